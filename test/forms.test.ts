import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { maxFileBytes, maxFormBytes } from '#platform/http/forms.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from './database.ts'
import { reader } from './make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const visitor = await testApp(db, { municipality })
const office = await testApp(db, { municipality, as: 'secretary' })
const { read } = reader(office.platform, municipality.id)

const words = 'Det her har jeg brugt en time på'
const mainOf = async (answer: Response) => load(await answer.text())('main')

/** A draft that somebody must read through, of a meeting in a year of its own: `lines` lines that each raise a doubt. @returns its page and the fields of its doubts */
let year = 1900
async function aDraft(lines = 2) {
  const phones = Array.from({ length: lines }, (_, i) => `Ring til Bodil på 12 34 56 7${i}.`).join('\n\n')
  const result = await read(
    `Referat fra møde i Beboerrådet d. 12/4 ${year++} kl. 19\n\n1. Velkomst i rum ${year}\n\nBeslutning\n\n${phones}\n`,
  )
  if (result.status !== 'created') throw new Error('the draft was not made')
  const rows = await db.owner
    .selectFrom('import_doubt')
    .select('id')
    .where('import_run_id', '=', result.runId)
    .orderBy('position')
    .execute()
  return { runId: result.runId, path: `/import/${result.runId}`, fields: rows.map((row) => `tvivl-${row.id}`) }
}

const allTicked = (fields: string[]) => Object.fromEntries(fields.map((field) => [field, 'ja']))
const stateOf = async (runId: string) =>
  (await db.owner.selectFrom('import_run').select('state').where('id', '=', runId).executeTakeFirstOrThrow()).state
const confirmations = async (runId: string) =>
  (
    await db.owner
      .selectFrom('audit_entry')
      .select('seq')
      .where('action', '=', 'import.confirm')
      .where('thing', '=', `import/${runId}`)
      .execute()
  ).length

describe('what a form is answered', () => {
  test('bad input: the same page again, with what was typed and a way from the summary to the field', async () => {
    const answer = await visitor.post('/log-ind', { email: 'karla uden snabel' })
    expect(answer.status).toBe(422)
    const main = await mainOf(answer)
    expect(main.find('#email').attr('value')).toBe('karla uden snabel')
    const link = main.find('#error-summary a').attr('href')
    expect(link).toBe('#email')
    expect(main.find(`${link}[aria-invalid=true]`)).toHaveLength(1)
  })

  test('good input: on to another page, so that reloading sends nothing again', async () => {
    const answer = await visitor.post('/log-ind', { email: 'karla@example.org' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/log-ind/sendt'])
  })

  test('a body that is no form', async () => {
    const answer = await office.request('POST', '/import', { body: '{"do":"release"}', headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(415)
    expect(await answer.text()).toContain('Brug formularen på siden')
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field may be called %s', async (name) => {
    const answer = await visitor.post('/log-ind', { [name]: words, email: 'x' })
    expect(answer.status).toBe(422)
    const shown = await visitor.post('/log-ind', { [name]: words }, { origin: 'null' })
    expect(await shown.text()).toContain(words)
  })

  test('a sign that no database can hold is a bad request, not a failure', async () => {
    for (const path of ['/moeder/a%00b', '/punkt/%00', '/soeg?q=%00']) expect((await visitor.get(path)).status, path).toBeLessThan(500)
    const draft = await aDraft()
    expect((await office.post(draft.path, { do: 'save\0', [draft.fields[0] ?? '']: 'ja\0' })).status).toBeLessThan(500)
  })

  test('signs that no keyboard types and no page may hold are left out; line breaks and the marks of Arabic stay', async () => {
    const shown = await (await visitor.post('/log-ind', { email: 'a\b\u001b\u0085\u007f\u202eb' })).text()
    expect(shown).toContain('value="ab"')
    const kept = await visitor.post('/log-ind', { words: 'linje\r\n\tto \u200fثلاثة' }, { origin: 'null' })
    expect(await kept.text()).toContain('linje\r\n\tto \u200fثلاثة')
  })
})

describe('the same form twice', () => {
  test('one after the other: one effect, and both land in the same place', async () => {
    const { path, fields, runId } = await aDraft()
    const form = { ...allTicked(fields), do: 'release', once: newId() }
    const answers = [await office.post(path, form), await office.post(path, form)]
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    expect(answers[1]?.headers.get('location')).toBe(answers[0]?.headers.get('location'))
    expect(await confirmations(runId)).toBe(1)
  })

  test('at the very same time, on two connections: one effect, and both land in the same place', async () => {
    const { path, fields, runId } = await aDraft()
    const form = { ...allTicked(fields), do: 'release', once: newId() }
    const answers = await db.owner.transaction().execute(async (tx) => {
      await sql`select from import_run where id = ${runId} for update`.execute(tx)
      const both = [office.post(path, form), office.post(path, form)]
      await waitingForLocks(db, 2)
      return both
    })
    const [first, second] = await Promise.all(answers)
    expect([first?.status, second?.status]).toEqual([303, 303])
    expect(second?.headers.get('location')).toBe(first?.headers.get('location'))
    expect(await confirmations(runId)).toBe(1)
  })

  test('one that was refused can be sent again', async () => {
    const { path, fields, runId } = await aDraft()
    const once = newId()
    expect((await office.post(path, { do: 'release', once })).status).toBe(422)
    expect((await office.post(path, { ...allTicked(fields), do: 'release', once })).status).toBe(303)
    expect(await stateOf(runId)).toBe('confirmed')
  })

  test('going back and choosing otherwise is another form', async () => {
    const { path, fields, runId } = await aDraft()
    const once = newId()
    expect((await office.post(path, { [fields[0] ?? '']: 'ja', do: 'save', once })).status).toBe(303)
    expect((await office.post(path, { ...allTicked(fields), do: 'release', once })).status).toBe(303)
    expect(await stateOf(runId)).toBe('confirmed')
  })
})

describe('what is too large or broken hands back what was read', () => {
  const multipart = (body: string, type = 'multipart/form-data; boundary=grænse') =>
    office.request('POST', '/import', { body: Buffer.from(body), headers: { 'content-type': type } })

  test('text of more than a megabyte', async () => {
    const answer = await visitor.post('/log-ind', { note: words, lang: 'æ'.repeat(maxFormBytes / 6 + 1) })
    expect(answer.status).toBe(413)
    const main = await mainOf(answer)
    expect(main.text()).toContain(words)
    expect(main.find('form')).toHaveLength(0)
  })

  test('text of more than a megabyte in all, spread over many parts of an upload', async () => {
    const form = new FormData()
    form.set('note', words)
    for (let i = 0; i < 4; i++) form.set(`tekst${i}`, 'a'.repeat(maxFormBytes / 3))
    const answer = await office.request('POST', '/import', { body: form })
    expect(answer.status).toBe(413)
    const text = await answer.text()
    expect(text).toContain(words)
    expect(text.length).toBeLessThan(2 * maxFormBytes)
  })

  test('a file of more than twenty megabytes', async () => {
    const form = new FormData()
    form.set('note', words)
    form.set('filer', new File([new Uint8Array(maxFileBytes + 1)], 'stor.txt'))
    const answer = await office.request('POST', '/skrivebord', { body: form })
    expect(answer.status).toBe(413)
    const text = await answer.text()
    expect(text).toContain(words)
    expect(text).toContain('Filer skal du vælge igen.')
  })

  test.each([
    ['cut off', `--graense\r\nContent-Disposition: form-data; name="note"\r\n\r\n${words}\r\n--graense\r\nContent-Dispo`, undefined],
    ['without its boundary', `--graense\r\n`, 'multipart/form-data'],
    ['with another boundary', `--andet\r\nContent-Disposition: form-data; name="note"\r\n\r\n${words}\r\n--andet--`, undefined],
  ])('an upload %s', async (_, body, type) => {
    const answer = await multipart(body, type ?? 'multipart/form-data; boundary=graense')
    expect(answer.status).toBe(400)
    const text = await answer.text()
    expect(text).toContain('Vi kunne ikke læse det, du sendte')
    if (body.startsWith(`--graense\r\nContent-Disposition: form-data`)) expect(text).toContain(words)
  })
})

describe('a form from another site', () => {
  test.each(['https://evil.example', 'null', `${municipality.origin}.evil.example`, municipality.origin.replace('https', 'http')])(
    'from %s is not carried out; what was typed is shown, and can be sent again from here',
    async (origin) => {
      const { path, fields, runId } = await aDraft()
      const answer = await office.post(path, { ...allTicked(fields), do: 'release', note: words, once: newId() }, { origin })
      expect(answer.status).toBe(403)
      expect(await stateOf(runId)).toBe('draft')
      const main = await mainOf(answer)
      expect(main.find('.typed-text').text()).toContain(words)
      const again = main.find('form')
      expect(again.attr('action')).toBe(path)
      const resent = Object.fromEntries(again.serializeArray().map(({ name, value }) => [name, value]))
      expect((await office.post(path, resent)).status).toBe(303)
      expect(await stateOf(runId)).toBe('confirmed')
    },
  )

  test('and so is one that does not say where it comes from', async () => {
    const body = new URLSearchParams({ note: words })
    const answer = await visitor.app.request(`${municipality.origin}/log-ind`, {
      method: 'POST',
      body,
      headers: { host: municipality.host },
    })
    expect(answer.status).toBe(403)
  })
})

test('too many forms from one place: wait, for so long, and here is what you wrote', async () => {
  const app = await testApp(db, { municipality, limits: 0.3 })
  for (let i = 0; i < 3; i++) expect((await app.post('/log-ind', { email: 'a@example.org' })).status).toBe(303)
  const answer = await app.post('/log-ind', { email: 'a@example.org', note: words })
  expect(answer.status).toBe(429)
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await answer.text()).toContain(words)
})

describe('a failure of ours', () => {
  /** Makes the database fail for real while something is asked of the app. */
  async function whileBroken<R>(breaking: string, mending: string, work: () => R | Promise<R>): Promise<R> {
    await sql.raw(breaking).execute(db.owner)
    try {
      return await work()
    } finally {
      await sql.raw(mending).execute(db.owner)
    }
  }

  async function expectKept(answer: Response, app: TestApp) {
    expect(answer.status).toBe(500)
    const main = await mainOf(answer)
    const id = main.find('code').text()
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(main.text()).toContain(words)
    expect(main.text()).not.toMatch(/error|exception|relation|P0001|42P01/i)
    const logged = app.logLines.filter((line) => line.includes(id))
    expect(logged.some((line) => line.includes('request failed'))).toBe(true)
    expect(app.logLines.join('\n')).not.toContain(words)
    expect(app.logLines.join('\n')).not.toContain('hemmeligt')
  }

  test('says which failure it was, keeps what was typed and tells nothing else', async () => {
    const { path, fields } = await aDraft()
    const answer = await whileBroken(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception E'bad value\\n ${words} hemmeligt'; end $$;
       create trigger fail before update on import_doubt for each row execute function fail()`,
      'drop trigger fail on import_doubt; drop function fail',
      () => office.post(`${path}?q=hemmeligt`, { ...allTicked(fields), do: 'save', note: words }),
    )
    await expectKept(answer, office)
  })

  test('also while finding out who sends it', async () => {
    const answer = await whileBroken('alter table session rename to session_gone', 'alter table session_gone rename to session', () =>
      office.post('/import', { note: words }),
    )
    await expectKept(answer, office)
  })
})

test('no line of the log holds what was asked for or typed', async () => {
  await visitor.get('/soeg?q=hemmelighed')
  await visitor.post('/log-ind', { email: 'hemmelighed@example.org' })
  await visitor.get('/moeder/hemmelighed')
  expect(visitor.logLines.length).toBeGreaterThan(3)
  expect(visitor.logLines.join('\n')).not.toContain('hemmelighed')
})
