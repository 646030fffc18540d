import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const visitor = await testApp(db, { municipality })
const { read } = reader(office.platform, municipality.id)
const bodyNamed = (name: string) =>
  office.platform.db.in(municipality.id, (tx) => createBody(tx, municipality.id, { name, kind: 'council' }))
let own = office

beforeAll(async () => {
  await bodyNamed('Seniorrådet')
  own = await testApp(db, { municipality, as: 'secretary', bodyId: await bodyNamed('Integrationsrådet') })
})

const minutes = ({ body = 'Integrationsrådet', date = '', kind = 'Referat', item = 'Punkt 1: Sprogcafé' } = {}) =>
  `${kind} ${body}\n\n${date && `Mødedato: d. ${date} kl. 17.30\n\n`}${item}\n\nBaggrund\n\nDer er plads i okapien.\n\n${kind === 'Referat' ? 'Beslutning\n\nRådet støtter det.\n\n' : ''}`

async function draft(content: string) {
  const result = await read(content)
  if (result.status === 'refused') throw new Error(result.refusal)
  return { ...result, path: `/import/${result.runId}` }
}
const meetingOf = async (runId: string) =>
  db.owner.selectFrom('meeting').select('id').where('import_run_id', '=', runId).executeTakeFirstOrThrow()
const decisions = async () => (await db.owner.selectFrom('decision').select('id').execute()).length
const summaryOf = async (answer: Response) => load(await answer.text())('#error-summary').text()

describe('minutes fill a meeting of their own body and day alone', () => {
  test.each([
    ['another body', { body: 'Seniorrådet', date: '02-03-2026' }],
    ['another day', { date: '03-03-2026' }],
  ])('not one of %s, whose id somebody sends', async (_, of) => {
    const { runId, url } = await draft(minutes({ ...of, kind: 'Dagsorden' }))
    const { id } = await meetingOf(runId)
    const { path } = await draft(minutes({ date: 'body' in of ? '02-03-2026' : '04-03-2026' }))
    const before = await decisions()
    const answer = await own.post(path, { do: 'fill', moede: id, set: '0' })
    expect([answer.status, await summaryOf(answer)]).toEqual([422, expect.stringContaining('findes ikke længere')])
    expect(await decisions()).toBe(before)
    await own.post(path, { do: 'release', rigtig: 'alle' })
    expect((await visitor.get(url)).status).toBe(404)
  })

  test('and leave it when their own day is put right: it stands as before', async () => {
    const agenda = await draft(minutes({ date: '05-03-2026', kind: 'Dagsorden' }))
    const { id } = await meetingOf(agenda.runId)
    const { path } = await draft(minutes({ date: '05-03-2026' }))
    expect((await own.post(path, { do: 'fill', moede: id, set: '0' })).status).toBe(303)
    expect((await own.post(path, { do: 'edit', ret: 'date', v: '6.3.2026', set: '9' })).status).toBe(303)
    expect(await (await own.get(agenda.url)).text()).not.toContain('Rådet støtter det.')
    expect((await own.get('/moeder/2026-03-06-integrationsraadet')).status).toBe(200)
  })

  test.each(['', 'x', newId()])('an id that is none is refused: »%s«', async (moede) => {
    const { path } = await draft(minutes({ date: '07-03-2026' }))
    expect((await own.post(path, { do: 'fill', moede, set: '0' })).status).toBe(422)
  })
})

test('taking a change back never hands a draft to a body that one does not work for', async () => {
  const { path } = await draft(minutes({ body: 'Seniorrådet', date: '09-03-2026' }))
  await office.post(path, { do: 'edit', ret: 'body', v: 'Integrationsrådet', set: '0' })
  const rettelse = load(await (await own.get(path)).text())('#rettelser input[name=rettelse]').attr('value') ?? ''
  const answer = await own.post(path, { do: 'undo-edit', rettelse })
  expect([answer.status, await summaryOf(answer)]).toEqual([422, expect.stringContaining('arbejder du ikke for')])
  expect((await own.get(path)).status).toBe(200)
})

test('what is no released document cannot be withdrawn', async () => {
  const { path } = await draft(minutes({ date: '10-03-2026' }))
  expect((await own.post(path, { do: 'withdraw', hvorfor: 'mistake' })).status).toBe(422)
})

describe('a closed item never goes out inside a document', () => {
  const closed = () => draft(minutes({ item: `Punkt 1: Lukket: Personsag ${newId()}` }))
  const release = (path: string) => office.post(path, { do: 'release', rigtig: 'alle', fil: 'ja' })

  test.each([
    ['as long as there is no day that makes it a meeting', {}],
    ['when somebody says that it is no minutes', { ret: 'kind', v: 'report' }],
    ['when somebody takes the item out of the draft, but not out of the text', { do: 'remove', ret: 'items.p0' }],
  ])('%s', async (_, change) => {
    const { path } = await closed()
    if ('ret' in change) expect((await office.post(path, { do: 'edit', set: '0', ...change })).status).toBe(303)
    const address = (await release(path)).headers.get('location') ?? ''
    expect(address).toMatch(/^\/dokumenter\//)
    const html = await (await visitor.get(address)).text()
    expect(html).not.toContain('okapien')
    expect(html).not.toContain('Personsag')
    expect(await (await visitor.get('/soeg?q=okapien')).text()).not.toContain('/dokumenter/')
  })

  test('but when somebody has opened it', async () => {
    const { path } = await closed()
    await office.post(path, { do: 'edit', ret: 'items.p0', titel: 'Sprogcafé', set: '0' })
    expect((await release(path)).headers.get('location')).toMatch(/^\/dokumenter\//)
  })
})
