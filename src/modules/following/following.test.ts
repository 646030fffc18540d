import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { applyRule, rowsAbout } from '#platform/personal/personal.queries.ts'
import { testDatabase } from '#test/database.ts'
import { aTown, tokenIn } from './following.testing.ts'
import { followHoldings } from './holdings.ts'

const db = await testDatabase()
const ours = await aTown(db, '901')
const { app, municipality } = ours
const rows = (address: string) => db.owner.selectFrom('follow').selectAll().where('address', '=', address).execute()
const mailsTo = (address: string) => db.owner.selectFrom('outgoing_mail').selectAll().where('address', '=', address).execute()
let n = 0
const anAddress = () => `laeser${++n}@example.org`
const mainOf = async (answer: Response) => load(await answer.text())('main')

describe('to follow something', () => {
  test('is asked for without an account, and begins when the link in the mail is opened and its button pressed', async () => {
    const address = anAddress()
    const asked = await ours.ask('/foelg', ` ${address.toUpperCase()} `)
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/foelg/sendt'])
    const [mail] = await ours.delivered()
    expect(mail).toMatchObject({ to: address, subject: expect.stringContaining('Bekræft') })
    const token = tokenIn(mail)
    // A program that opens links before the reader does confirms nothing.
    for (const method of ['GET', 'HEAD']) expect((await app.request(method, `/foelg/bekraeft?n=${token}`)).status).toBe(200)
    expect((await rows(address))[0]?.confirmed_at).toBeNull()
    const pressed = await app.post('/foelg/bekraeft', { n: token })
    expect(pressed.status).toBe(303)
    expect((await rows(address))[0]?.confirmed_at).not.toBeNull()
    const mine = await mainOf(await app.get(pressed.headers.get('location') ?? ''))
    expect(mine.text()).toContain('Alle møder')
  })

  test('pressing twice is pressing once; the link itself is spent', async () => {
    const address = anAddress()
    await ours.ask('/foelg', address)
    const token = tokenIn((await ours.delivered())[0])
    const both = await Promise.all([1, 2].map(() => app.post('/foelg/bekraeft', { n: token })))
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await rows(address)).toHaveLength(1)
    const again = await app.get(`/foelg/bekraeft?n=${token}`)
    expect([again.status, again.headers.get('cache-control')]).toEqual([422, 'no-store'])
  })

  test('sending the form twice sends one mail', async () => {
    const address = anAddress()
    const once = newId()
    await ours.ask('/foelg', address, { once })
    await ours.ask('/foelg', address, { once })
    expect(await ours.delivered()).toHaveLength(1)
  })

  test('says the same whether an address is known or not', async () => {
    const address = anAddress()
    await ours.follow('/foelg', address)
    const [known, unknown] = [await ours.ask('/foelg', address), await ours.ask('/foelg', anAddress())]
    expect([known.status, known.headers.get('location')]).toEqual([unknown.status, unknown.headers.get('location')])
    const links = await Promise.all([address, anAddress()].map((email) => app.post('/foelg/mine', { do: 'link', email })))
    expect(links.map((one) => [one.status, one.headers.get('location')])).toEqual([
      [303, '/foelg/sendt'],
      [303, '/foelg/sendt'],
    ])
  })

  test('nobody can have an address flooded', async () => {
    const address = anAddress()
    for (let i = 0; i < 9; i++) await ours.ask(`/foelg?om=soeg&q=ord${i}`, address)
    expect((await ours.delivered()).filter(({ to }) => to === address)).toHaveLength(5)
  })

  test('what others asked for and nobody confirmed takes none of its owner’s hundred places', async () => {
    const address = anAddress()
    const asked = Array.from({ length: 150 }, (_, i) => ({ about: `search/q=ord${i}`, asked_at: new Date('2026-03-01T12:00:00Z') }))
    await db.owner
      .insertInto('follow')
      .values(asked.map((row) => ({ ...row, municipality_id: municipality.id, id: newId(), address, lang: 'da' })))
      .execute()
    await ours.follow('/foelg', address)
    expect((await rows(address)).filter((row) => row.confirmed_at !== null).map(({ about }) => about)).toEqual(['meetings'])
  })

  test('of what was confirmed there are at most a hundred', async () => {
    const address = anAddress()
    const confirmed_at = new Date('2026-03-01T12:00:00Z')
    const own = Array.from({ length: 100 }, (_, i) => ({ about: `search/q=ord${i}`, confirmed_at }))
    await db.owner
      .insertInto('follow')
      .values(own.map((row) => ({ ...row, municipality_id: municipality.id, id: newId(), address, lang: 'da' })))
      .execute()
    const asked = await ours.ask('/foelg', address)
    expect([asked.headers.get('location'), await ours.delivered(), (await rows(address)).length]).toEqual(['/foelg/sendt', [], 100])
  })

  test('what no mail asks about any more that day is not kept either, and the answer is the same', async () => {
    const address = anAddress()
    const answers = []
    for (let i = 0; i < 8; i++) answers.push(await ours.ask(`/foelg?om=soeg&q=ord${i}`, address))
    expect(new Set(answers.map((answer) => answer.headers.get('location')))).toEqual(new Set(['/foelg/sendt']))
    expect([(await rows(address)).length, (await ours.delivered()).length]).toEqual([5, 5])
  })

  test.each([
    'karla',
    'a@b',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org, b@example.org',
    '"<script>"@x',
    `${'a'.repeat(2_000)}@example.org`,
  ])('what is no address is told so and kept in the field: %s', async (typed) => {
    const answer = await ours.ask('/foelg', typed)
    expect(answer.status).toBe(422)
    const main = await mainOf(answer)
    expect(main.find('#error-summary a').attr('href')).toBe('#email')
    expect(await ours.delivered()).toEqual([])
  })

  test('a search of 2,000 characters and strange signs is cut as the search page cuts it, and can be followed', async () => {
    const address = anAddress()
    const query = new URLSearchParams({ om: 'soeg', q: `<script>alert(1)</script> ملاحظة ${'lang '.repeat(400)}` })
    await ours.follow(`/foelg?${query}`, address)
    const [row] = await rows(address)
    expect(row?.confirmed_at).not.toBeNull()
    expect(decodeURIComponent(row?.about ?? '').length).toBeLessThan(300)
  })

  test('what is not public cannot be followed', async () => {
    const meeting = await ours.planned()
    const [item] = await ours.itemsOf(meeting.id)
    await ours.aCase('26/99', 'Hemmelig sag', [item?.id ?? ''])
    for (const om of ['raad/findes-ikke', 'sag/26-99', 'sag/', 'raad/', 'soeg', 'x/y', '__proto__'])
      expect((await app.get(`/foelg?${new URLSearchParams({ om })}`)).status, om).toBe(404)
  })
})

describe('links', () => {
  test('of another municipality, of another purpose, changed or made up lead nowhere', async () => {
    const theirs = await aTown(db, '902')
    const address = anAddress()
    await theirs.ask('/foelg', address)
    const token = tokenIn((await theirs.delivered())[0])
    for (const bad of [token, `${token.slice(0, -4)}AAAA`, 'A'.repeat(80), '', '../x'])
      for (const path of ['/foelg/bekraeft', '/foelg/mine', '/foelg/slut']) {
        const [got, posted] = [await app.get(`${path}?n=${bad}`), await app.post(path, { n: bad })]
        expect([got.status, posted.status], `${path} ${bad}`).toEqual([422, 422])
      }
    expect((await theirs.app.post('/foelg/mine', { n: token })).status).toBe(422)
    expect((await rows(address))[0]?.confirmed_at).toBeNull()
    // The links of their mails serve there, and there alone, though the address follows something in both.
    const confirmed = await theirs.app.post('/foelg/bekraeft', { n: token })
    expect(confirmed.status).toBe(303)
    const mine = confirmed.headers.get('location') ?? ''
    await ours.follow('/foelg', address)
    expect([(await theirs.app.get(mine)).status, (await app.get(mine)).status]).toEqual([200, 422])
  })

  test('to confirm serve for seven days', async () => {
    const town = await aTown(db, '903')
    await town.ask('/foelg', anAddress())
    const token = tokenIn((await town.delivered())[0])
    town.app.travel({ hours: 7 * 24 })
    expect((await town.app.get(`/foelg/bekraeft?n=${token}`)).status).toBe(200)
    town.app.travel({ minutes: 1 })
    expect((await town.app.get(`/foelg/bekraeft?n=${token}`)).status).toBe(422)
    expect((await town.app.post('/foelg/bekraeft', { n: token })).status).toBe(422)
  })

  test('stand in no table, no log line and no change log; nor does an address stand in the log', async () => {
    const address = anAddress()
    await ours.ask('/foelg', address)
    const token = tokenIn((await ours.delivered())[0])
    const pressed = await app.post('/foelg/bekraeft', { n: token })
    const mine = new URL(pressed.headers.get('location') ?? '', municipality.origin).searchParams.get('n') ?? ''
    await app.get(`/foelg/mine?n=${mine}`)
    const audit = await db.owner.selectFrom('audit_entry').select(['thing', 'payload']).where('action', 'like', 'follow.%').execute()
    const receipts = await db.owner.selectFrom('form_receipt').selectAll().execute()
    const kept = JSON.stringify([audit, receipts, await mailsTo(address), await rows(address)])
    const logged = app.logLines.join('\n')
    expect(audit.length).toBeGreaterThan(0)
    for (const secret of [token, mine]) for (const text of [kept, logged]) expect(text).not.toContain(secret)
    expect(logged + JSON.stringify(audit)).not.toContain(address)
  })
})

describe('to stop', () => {
  const mineOf = async (email: string) => {
    const pressed = await ours.follow('/foelg', email)
    return new URL(pressed.headers.get('location') ?? '', municipality.origin).searchParams.get('n') ?? ''
  }

  test('one thing or all: with the last the address is forgotten, and every mail to it', async () => {
    const address = anAddress()
    const token = await mineOf(address)
    await ours.follow('/foelg?om=soeg&q=cykler', address)
    const [first] = await rows(address)
    await app.post('/foelg/mine', { n: token, do: 'end', id: first?.id ?? '' })
    expect(await rows(address)).toHaveLength(1)
    expect((await mailsTo(address)).length).toBeGreaterThan(0)
    expect((await app.get(`/foelg/slut?n=${token}`)).status).toBe(200)
    expect(await rows(address)).toHaveLength(1)
    const other = anAddress()
    await ours.follow('/foelg', other)
    await app.post('/foelg/slut', { n: token })
    expect(await rows(other)).toHaveLength(1)
    expect([await rows(address), await mailsTo(address)]).toEqual([[], []])
    expect((await mainOf(await app.get(`/foelg/mine?n=${token}`))).text()).toContain('Din adresse er slettet')
  })

  test('is one press in the reader’s mail program, which comes from no page of ours (RFC 8058)', async () => {
    const address = anAddress()
    const token = await mineOf(address)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const foreign = { origin: 'https://mail.example' }
    const press = (path: string) => app.request('POST', path, { body, headers: foreign })
    expect((await press(`/foelg/mine?n=${token}`)).status).toBe(403)
    expect((await press(`/foelg/slut?n=${'A'.repeat(80)}`)).status).toBe(422)
    expect(await rows(address)).toHaveLength(1)
    expect((await press(`/en/foelg/slut?n=${token}`)).status).toBe(200)
    expect(await rows(address)).toEqual([])
    expect((await press(`/foelg/slut?n=${token}`)).status).toBe(200)
  })

  test('nobody ends what another follows', async () => {
    const [mine, other] = [anAddress(), anAddress()]
    const token = await mineOf(mine)
    await ours.follow('/foelg', other)
    const [row] = await rows(other)
    await app.post('/foelg/mine', { n: token, do: 'end', id: row?.id ?? '' })
    expect(await rows(other)).toHaveLength(1)
  })
})

describe('the link to all of it', () => {
  test('is sent to an address that follows something, to no other, and no more than three times a day', async () => {
    const address = anAddress()
    await ours.follow('/foelg', address)
    for (let i = 0; i < 5; i++) await app.post('/foelg/mine', { do: 'link', email: address })
    await app.post('/foelg/mine', { do: 'link', email: anAddress() })
    await expect.poll(async () => (await mailsTo(address)).filter(({ kind }) => kind === 'follow_link').length).toBe(3)
    const sent = await ours.delivered()
    expect(sent.map(({ to }) => to)).toEqual([address, address, address])
    expect((await app.get(`/foelg/mine?n=${tokenIn(sent[0])}`)).status).toBe(200)
  })
})

test('what nobody confirms within its days is erased with its address, and what is confirmed stays', async () => {
  const [waits, stays] = [anAddress(), anAddress()]
  await ours.ask('/foelg', waits)
  await ours.follow('/foelg', stays)
  await sql`delete from follow where asked_at is not null and address = ${waits}`.execute(db.owner)
  expect([await rows(waits), await mailsTo(waits)]).toEqual([[], []])
  expect((await mailsTo(stays)).length).toBeGreaterThan(0)
})

test('whoever has an account with the address is shown what it follows, and it is erased with them; nobody else’s is', async () => {
  const [own, other] = [anAddress(), anAddress()]
  for (const address of [own, other]) await ours.follow('/foelg', address)
  const account = { id: newId(), email: own.toUpperCase() }
  const subject = { personId: newId(), name: 'Læser', accounts: [account], among: { things: [], since: new Date() } }
  const [holding] = followHoldings
  if (!holding) throw new Error('follows are held')
  expect(await ours.change((tx) => rowsAbout(tx, holding, subject))).toMatchObject([{ address: own, about: 'meetings' }])
  expect(await ours.change((tx) => applyRule(tx, holding, subject, 0))).toBe(1)
  expect([await rows(own), await mailsTo(own), (await rows(other)).length]).toEqual([[], [], 1])
})
