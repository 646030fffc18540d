import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { appoint, createBody, createPerson } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const colleague = await testApp(db, { municipality, as: 'administrator' })
const visitor = await testApp(db, { municipality })
const { read, acting } = reader(office.platform, municipality.id)
let bodyId = ''

beforeAll(async () => {
  bodyId = await office.platform.db.in(municipality.id, (tx) =>
    createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council' }),
  )
})

let day = 0
const dates = () => {
  const at = new Date(Date.UTC(2021, 0, 4 + day++))
  return `${String(at.getUTCDate()).padStart(2, '0')}-${String(at.getUTCMonth() + 1).padStart(2, '0')}-${at.getUTCFullYear()}`
}
const minutes = ({ date = dates(), people = 'Ida Krog (formand)', decision = 'Rådet støtter det.', kind = 'Referat' } = {}) =>
  `${kind} Integrationsrådet\n\nMødedato: d. ${date} kl. 17.30\n\nMødedeltagere:\n\n${people}\n\nPunkt 1: Sprogcafé\n\nBaggrund\n\nDer er plads.\n\n${decision === '' ? '' : `Beslutning\n\n${decision}\n\n`}Punkt 2: Sommerfest\n\nBaggrund\n\nI haven.\n`

async function draft(content: string) {
  const result = await read(content)
  if (result.status === 'refused') throw new Error(result.refusal)
  return { ...result, path: `/import/${result.runId}` }
}
const mainOf = async (path: string, app = office) => load(await (await app.get(path)).text())('main')
const change = (path: string, ret: string, values: Record<string, string>, app = office) =>
  app.post(path, { do: 'edit', ret, set: '99', ...values })
const rowsOf = async (table: 'meeting' | 'attendance_event' | 'agenda_item' | 'decision') =>
  (
    await db.owner
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('a field is put right by clicking', () => {
  test('opens in place, holds what was read, and the meeting follows; what was read stays beside it and comes back', async () => {
    const { path, url } = await draft(minutes())
    expect((await mainOf(`${path}?ret=items.p0.decision`)).find('#ret textarea').text()).toContain('Rådet støtter det.')
    expect((await change(path, 'items.p0.decision', { v: 'Rådet støtter det ikke.' })).status).toBe(303)
    expect((await mainOf(url)).text()).toContain('støtter det ikke')
    const main = await mainOf(path)
    expect(main.find('.as-read').text()).toContain('Rådet støtter det.')
    const rettelse = main.find('#rettelser input[name=rettelse]').attr('value') ?? ''
    expect((await office.post(path, { do: 'undo-edit', rettelse })).status).toBe(303)
    expect((await mainOf(url)).text()).not.toContain('støtter det ikke')
  })

  test('the address of the meeting and its items stay, whatever is changed of them', async () => {
    const { path, url } = await draft(minutes())
    const link = (await mainOf(url)).find('a[href^="/punkt/"]').first().attr('href') ?? ''
    await change(path, 'items.p0', { titel: 'Sprogcafé i kælderen', nummer: '7', sag: '' })
    expect((await mainOf(link)).text()).toContain('Sprogcafé i kælderen')
    expect((await office.get(url)).status).toBe(200)
  })

  test('what cannot be comes back with what was typed and a sentence', async () => {
    const { path } = await draft(minutes())
    const answer = await office.post(`${path}?ret=time`, { do: 'edit', ret: 'time', set: '0', v: 'halv ni' })
    expect(answer.status).toBe(422)
    const $ = load(await answer.text())
    expect([$('#ret input[name=v]').attr('value'), $('#error-summary a').attr('href')]).toEqual(['halv ni', '#v'])
  })

  test('says there that it is kept, where the address leads, and shows the line of the source; what is gone says so on top', async () => {
    const { path } = await draft(minutes())
    const to = (await change(path, 'items.p0.decision', { v: 'Rådet er imod.' })).headers.get('location') ?? ''
    expect(to).toMatch(/#gemt$/)
    const main = await mainOf(to)
    expect(main.find('#felt-items-p0-decision #gemt[tabindex="-1"][role=status]').text()).toContain('Rettelsen er gemt')
    const line = main.find('#gemt a').attr('href') ?? 'none'
    expect([main.find(line).text(), main.find('.source').attr('data-at')]).toEqual([expect.stringContaining('Beslutning'), line.slice(1)])
    expect((await mainOf(path)).find('#gemt')).toHaveLength(0)
    const fact = (await change(path, 'place', { v: 'Salen' })).headers.get('location') ?? ''
    expect((await mainOf(fact)).find('#felt-place dd:not(.summary-action) #gemt').text()).toContain('Rettelsen er gemt')
    const gone = (await change(path, 'attendees.p0', { do: 'remove' })).headers.get('location') ?? ''
    expect((await mainOf(gone)).find('.alert #gemt').text()).toContain('Rettelsen er gemt')
  })

  test('of two who change the same place the second is told and loses nothing', async () => {
    const { path } = await draft(minutes())
    expect((await change(path, 'place', { v: 'Salen', set: '0' }, colleague)).status).toBe(303)
    const answer = await office.post(`${path}?ret=place`, { do: 'edit', ret: 'place', set: '0', v: 'Kælderen' })
    expect(answer.status).toBe(422)
    const $ = load(await answer.text())
    expect($('#error-summary').text()).toContain('Nogen har rettet det samme sted')
    expect($('#ret .form-error-message').text()).toContain('Nogen har rettet det samme sted')
    expect($('#ret input[name=v]').attr('value')).toBe('Kælderen')
    expect((await change(path, 'title', { v: 'En anden overskrift', set: '0' })).status).toBe(303)
  })

  test('answers the doubts about it', async () => {
    const { path } = await draft(`Dagsorden\n\nMødedato: d. ${dates()} kl. 17.30\n\nPunkt 1: Valg\n\nPunkt 2: Eventuelt\n`)
    expect((await mainOf(path)).text()).toContain('Det fremgår ikke, hvem der holdt mødet')
    await change(path, 'body', { v: 'Integrationsrådet' })
    const row = await db.owner.selectFrom('import_doubt').select('answer').where('code', '=', 'noBody').executeTakeFirstOrThrow()
    expect(row.answer).toBe('corrected')
  })

  test('is refused once somebody has worked on the meeting itself', async () => {
    const { path, url } = await draft(minutes())
    await db.owner.updateTable('meeting').set({ place: 'Skrevet ved mødet' }).where('slug', '=', url.replace('/moeder/', '')).execute()
    const answer = await change(path, 'place', { v: 'Kælderen' })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Ret det derfor dér')])
    expect((await mainOf(url)).text()).toContain('Skrevet ved mødet')
  })
})

test('a document without date, council and items becomes a meeting when somebody writes them in, and a document again', async () => {
  const before = await rowsOf('meeting')
  const { path, url } = await draft('Noter fra en aften\n\nVi talte om haven.\n')
  expect(url).toBe(path)
  for (const [ret, values] of [
    ['kind', { v: 'minutes' }],
    ['body', { v: 'Integrationsrådet' }],
    ['date', { v: '2020-05-04' }],
    ['items.first', { titel: 'Haven' }],
  ] as const)
    expect((await change(path, ret, values)).status, ret).toBe(303)
  expect(await rowsOf('meeting')).toBe(before + 1)
  expect((await mainOf(path)).find('a[href^="/moeder/2020-05-04"]')).toHaveLength(1)
  expect((await change(path, 'kind', { v: 'other' })).status).toBe(303)
  expect(await rowsOf('meeting')).toBe(before)
})

describe('names', () => {
  test('are tied to members only by the very same name, or when somebody says so', async () => {
    const member = async (name: string) =>
      office.platform.db.in(municipality.id, async (tx) => {
        const personId = await createPerson(tx, municipality.id, { name })
        await appoint(tx, acting, { personId, bodyId, seatId: null, function: 'member', from: '2021-01-01', to: null })
        return personId
      })
    const [exact, near] = [await member('Bo Friis'), await member('Marta Gjøstad')]
    const { path, runId } = await draft(minutes({ people: 'Bo Friis\n\nMarta Gjørstad' }))
    const tied = async () =>
      (
        await db.owner
          .selectFrom('attendance_event as e')
          .innerJoin('meeting as m', 'm.id', 'e.meeting_id')
          .select(['e.name', 'e.person_id'])
          .where('m.import_run_id', '=', runId)
          .orderBy('e.position')
          .execute()
      ).map(({ name, person_id }) => [name, person_id])
    expect(await tied()).toEqual([
      ['Bo Friis', exact],
      ['Marta Gjørstad', null],
    ])
    const form = (await mainOf(path)).find('input[name=person]').closest('form')
    expect(form.text()).toContain('Er »Marta Gjørstad«, som står i dokumentet, den samme som medlemmet Marta Gjøstad?')
    const standing = async (query = '') =>
      (await mainOf(`${path}${query}`))
        .find('.import-people > li')
        .toArray()
        .map((row) => load(row)('.state-tag').text())
    expect(await standing()).toEqual(['Medlem: Bo Friis', expect.stringContaining('svar på spørgsmålet')])
    expect((await mainOf(`${path}?ret=attendees.p0`)).find('#ret .state-tag').text()).toBe('Medlem: Bo Friis')
    await office.post(path, { do: 'edit', ret: 'people.Marta Gjørstad', set: '0', navn: 'Marta Gjørstad', person: near, svar: 'ja' })
    expect((await tied())[1]).toEqual(['Marta Gjørstad', near])
    expect((await standing())[1]).toContain('Medlem: Marta Gjøstad (I har sagt')
  })

  test('that are much alike are asked about with what a tick says of each', async () => {
    const { path } = await draft(minutes({ people: 'Sanida Aziz\n\nSaniha Aziz' }))
    expect((await mainOf(path)).find('#tvivl .form-hint').first().text()).toBe(
      'Sætter du hak, er »Sanida Aziz« og »Saniha Aziz« to personer. Er det den samme, retter eller fjerner du det ene navn på listen.',
    )
  })

  test('that no member has are said to be guests; where no members are known the list says so once', async () => {
    const { path } = await draft(minutes({ people: 'Bo Friis\n\nJytte Sand' }))
    expect((await mainOf(path)).find('.import-people .state-tag').last().text()).toContain('føres som gæst')
    const elsewhere = await draft(minutes().replace('Integrationsrådet', 'Klimarådet'))
    const main = await mainOf(elsewhere.path)
    expect([main.find('.import-people .state-tag').length, main.text()]).toEqual([
      0,
      expect.stringContaining('Vi kender ingen medlemmer den dag'),
    ])
  })
})

describe('a body that has a meeting on that day', () => {
  test('the minutes fill the meeting whose agenda is there: it is one meeting, and undoing takes out what came with them', async () => {
    const date = dates()
    const agenda = await draft(minutes({ date, kind: 'Dagsorden', decision: '' }))
    const before = [await rowsOf('meeting'), await rowsOf('decision')]
    const { path, url } = await draft(minutes({ date }))
    expect(url).toBe(path)
    const main = await mainOf(path)
    const moede = main.find('input[name=moede]').attr('value') ?? ''
    expect(load(await (await office.post(path, { do: 'release' })).text())('#error-summary').text()).toContain('Vælg først')
    expect((await office.post(path, { do: 'fill', moede })).status).toBe(303)
    expect([await rowsOf('meeting'), await rowsOf('decision')]).toEqual([before[0], (before[1] ?? 0) + 1])
    expect((await mainOf(agenda.url)).text()).toContain('Rådet støtter det.')
    await change(path, 'items.p0.decision', { v: 'Rådet er imod.' })
    expect((await mainOf(agenda.url)).text()).toContain('Rådet er imod.')
    expect((await office.post(`${path}/fortryd`)).status).toBe(303)
    expect([await rowsOf('meeting'), await rowsOf('decision')]).toEqual(before)
    expect((await mainOf(agenda.url)).text()).not.toContain('Rådet er imod.')
  })

  test('a later version of minutes that are out is no second meeting, unless somebody says so', async () => {
    const date = dates()
    const first = await draft(minutes({ date }))
    await office.post(first.path, { rigtig: 'alle' })
    expect((await office.post(first.path, { do: 'release' })).status).toBe(303)
    const { path } = await draft(minutes({ date, decision: 'Rådet støtter det fuldt ud.' }))
    expect((await mainOf(path)).find('#samme-dag ins').text()).toContain('fuldt')
    expect((await office.post(path, { do: 'apart', set: '0' })).status).toBe(303)
    expect((await mainOf(path)).find(`a[href="${first.url}-2"]`)).toHaveLength(1)
  })
})

test('each doubt is told once, and marked at its field and its line with a way back to it', async () => {
  const { path } = await draft(minutes({ decision: 'Ring til Bodil på 010203-1234.' }))
  const main = await mainOf(path)
  const sentence = 'noget, der ligner et CPR-nummer'
  expect(main.text().split(sentence)).toHaveLength(2)
  expect(main.find('.doubt-grave')).toHaveLength(1)
  expect(main.find('#resultat a.doubt-mark-grave[href="#tvivl-1"]').length).toBeGreaterThan(0)
  expect(main.find('#kilde .doubted-gravely a[href="#tvivl-1"]')).toHaveLength(1)
})

test('words that stand in several items are one doubt: told once with every place, named once by the refusal, and answered by one tick', async () => {
  const item = (n: number) =>
    `Punkt ${n}: Sprogcafé ${n}\n\nBaggrund\n\nDer er plads.\n\nUdgangspunkt\n\nFem hold.\n\nBeslutning\n\nJa.\n\n`
  const { path } = await draft(
    `Referat Integrationsrådet\n\nMødedato: d. ${dates()} kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\n${[1, 2].map(item).join('')}`,
  )
  const row = (await mainOf(path)).find('.doubt-list > li').filter((_, li) => load(li).text().includes('»Udgangspunkt« ligner'))
  expect(row).toHaveLength(1)
  expect(row.find('a[href^="#linje-"]')).toHaveLength(2)
  const refused = load(await (await office.post(path, { do: 'release' })).text())('#error-summary a')
  const told = refused.toArray().map((a) => load(a).text())
  expect([new Set(told).size, told[0]]).toEqual([told.length, expect.stringMatching(/^Svar på tvivl \d+/)])
  await office.post(path, { do: 'save', [row.find('input[type=checkbox]').attr('name') ?? '']: 'ja' })
  expect((await mainOf(path)).find('.doubt-list input[type=checkbox]')).toHaveLength(told.length - 1)
})

test('heads and feet of pages are folded to one line with their number; what else found no field is listed', async () => {
  const [before = '', after = ''] = minutes().split('Punkt 2')
  const feet = (page: number) => `\nSide ${page} af 3\n\f\n`
  const { path } = await draft(`${before}${feet(1)}Punkt 2${after}${feet(2)}Punkt 3: Eventuelt\n\nBeslutning\n\nIntet.\n${feet(3)}`)
  const unplaced = (await mainOf(path)).find('#felt-unplaced')
  expect([unplaced.find('details summary').text(), unplaced.find('details li').length]).toEqual([expect.stringMatching(/^3 linjer fra/), 3])
  expect(unplaced.find('li').not('details li').text()).not.toContain('Side 1 af 3')
})

test('before the release stands what goes out with it, of a meeting and of a document', async () => {
  const { path } = await draft(minutes({ people: 'Ida Krog (formand)\n\nBo Friis' }))
  const told = async () => (await mainOf(path)).find('#tvivl .summary-list').text()
  expect(await told()).toContain('2 åbne')
  expect(await told()).toContain('2: Ida Krog, Bo Friis')
  await change(path, 'items.p1', { titel: 'Sommerfest', nummer: '2', sag: '', lukket: 'ja' })
  expect(await told()).toContain('1 åbent, 1 lukket')
  await change(path, 'kind', { v: 'other' })
  expect(await told()).toContain('10 linjer fra kilden; 3 bliver i huset')
})

test('whoever works for another body does not come near, and an import of nobody’s is for who brought it', async () => {
  const otherBody = await office.platform.db.in(municipality.id, (tx) =>
    createBody(tx, municipality.id, { name: 'Seniorrådet', kind: 'council' }),
  )
  const senior = await testApp(db, { municipality, as: 'secretary', bodyId: otherBody })
  const ours = await draft(minutes())
  const nobodys = await draft('Bare ord uden nogens navn.\n')
  for (const { path } of [ours, nobodys]) {
    expect((await senior.get(path)).status).toBe(404)
    expect((await senior.post(path, { do: 'edit', ret: 'place', set: '0', v: 'x' })).status).toBe(404)
    expect((await senior.post(`${path}/fortryd`)).status).toBe(404)
  }
  expect((await visitor.get(ours.path)).status).toBe(303)
})
