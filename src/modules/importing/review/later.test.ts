import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const visitor = await testApp(db, { municipality })
const { read } = reader(office.platform, municipality.id)
beforeAll(() =>
  office.platform.db.in(municipality.id, (tx) => createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council' })),
)

const minutes = (cafe: string, party: string, more = '') =>
  `Referat Integrationsrådet\n\nMødedato: d. 04-01-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog (formand)\n\nPunkt 1: Sprogcafé\n\nBaggrund\n\n${cafe}\n\nBeslutning\n\nRådet støtter ${party}.\n\nPunkt 2: Sommerfest\n\nBeslutning\n\nHolde${party === 'det' ? 's' : 'r vi ikke'}.\n${more}`
const mainOf = async (path: string, app: TestApp = office) => load(await (await app.get(path)).text())('main')
const pathOf = async (content: string) => {
  const result = await read(content)
  if (result.status === 'refused') throw new Error(result.refusal)
  return { path: `/import/${result.runId}`, url: result.url }
}

test('a later version of released minutes goes into the forms of corrections, item by item as somebody chooses, and nothing is public by it', async () => {
  const first = await pathOf(minutes('Der er plads.', 'det'))
  await office.post(first.path, { rigtig: 'alle' })
  expect((await office.post(first.path, { do: 'release' })).status).toBe(303)
  const versions = () => db.owner.selectFrom('snapshot').select('id').execute()
  const before = (await versions()).length
  const { path } = await pathOf(minutes('Der er god plads.', 'det fuldt ud', '\nPunkt 3: Eventuelt\n\nBeslutning\n\nIntet.\n'))
  const main = await mainOf(path)
  expect(main.find('#samme-dag ins').text()).toContain('fuldt')
  expect(main.find('#samme-dag').text()).toContain('Eventuelt')
  const forms = main.find('#samme-dag form').filter((_, form) => load(form)('input[value=correct]').length > 0)
  expect(forms).toHaveLength(2)
  const fields = forms
    .first()
    .find('input[type=checkbox]')
    .map((_, box) => box.attribs['name'] ?? '')
    .get()
  const hidden = Object.fromEntries(
    forms
      .first()
      .find('input[type=hidden]')
      .toArray()
      .map(({ attribs }) => [attribs['name'] ?? '', attribs['value'] ?? '']),
  )
  expect(fields).toEqual(['beslutning', expect.stringMatching(/^afsnit-/)])

  const nothing = await office.post(path, hidden)
  expect([nothing.status, load(await nothing.text())('#error-summary').text()]).toEqual([
    422,
    expect.stringContaining('Vælg, hvad der skal med'),
  ])
  const prepared = await office.post(path, { ...hidden, beslutning: 'ja', once: '' })
  const to = prepared.headers.get('location') ?? ''
  expect([prepared.status, to]).toEqual([303, expect.stringMatching(/^\/punkt\/.+\/ret$/)])
  expect((await versions()).length).toBe(before)
  expect(await (await visitor.get(first.url)).text()).not.toContain('fuldt ud')

  const form = (await mainOf(to)).find('form').filter((_, one) => load(one)('textarea[name=reason]').length > 0)
  expect(form.find('textarea[name=text]').text()).toContain('Rådet støtter det fuldt ud.')
  expect(form.find('textarea').text()).toContain('Der er plads.')
  expect((await mainOf(path)).find('#samme-dag').text()).toContain('Du er i gang med at rette punktet.')
  const again = await office.post(path, { ...hidden, beslutning: 'ja', once: '' })
  expect([again.status, load(await again.text())('#error-summary').text()]).toEqual([422, expect.stringContaining('allerede i gang')])

  const typed = Object.fromEntries(
    form
      .find('input, textarea, select')
      .toArray()
      .flatMap((field): [string, string][] => {
        const one = load(field)(field.tagName)
        const isOff = ['checkbox', 'radio'].includes(one.attr('type') ?? '') && one.attr('checked') === undefined
        return isOff || !one.attr('name')
          ? []
          : [[one.attr('name') ?? '', String(field.tagName === 'select' ? (one.find('[selected]').attr('value') ?? '') : one.val())]]
      }),
  )
  expect((await office.post(to, { ...typed, reason: 'Der manglede to ord.' })).status).toBe(303)
  expect(await (await visitor.get(first.url)).text()).toContain('fuldt ud')
  expect((await mainOf(path)).find('#samme-dag form input[value=correct]')).toHaveLength(2)
})

test('what somebody left as it is is not asked about when the same words come again, until they say otherwise', async () => {
  const of = (words: string, more = '') => minutes(words, 'det', more).replaceAll('04-01-2021', '11-01-2021')
  const first = await pathOf(of('Der er plads.'))
  await office.post(first.path, { rigtig: 'alle' })
  await office.post(first.path, { do: 'release' })
  const asked = async (path: string) => (await mainOf(path)).find('#samme-dag form input[value=leave-item]').closest('form')
  const { path } = await pathOf(of('Der er god plads.'))
  const form = await asked(path)
  const [moede, punkt] = ['moede', 'punkt'].map((name) => form.find(`input[name=${name}]`).attr('value') ?? '')
  expect((await office.post(path, { do: 'leave-item', moede: moede ?? '', punkt: punkt ?? '' })).status).toBe(303)
  expect([(await asked(path)).length, (await mainOf(path)).text()]).toEqual([0, expect.stringContaining('har I set på og ladt være')])

  const again = await pathOf(of('Der er god  plads.', '\nPunkt 3: Eventuelt\n\nBeslutning\n\nIntet.\n'))
  expect((await asked(again.path)).length).toBe(0)
  const other = await pathOf(of('Der er slet ingen plads.'))
  expect((await asked(other.path)).length).toBe(1)

  expect((await office.post(again.path, { do: 'ask-again', moede: moede ?? '', punkt: punkt ?? '' })).status).toBe(303)
  expect((await asked(again.path)).length).toBe(1)
})

test('is for those who work for the body', async () => {
  const otherBody = await office.platform.db.in(municipality.id, (tx) =>
    createBody(tx, municipality.id, { name: 'Seniorrådet', kind: 'council' }),
  )
  const senior = await testApp(db, { municipality, as: 'secretary', bodyId: otherBody })
  const { path } = await pathOf(minutes('Der er ingen plads.', 'noget'))
  const main = await mainOf(path)
  const inField = (name: string) => main.find(`input[name=${name}]`).attr('value') ?? ''
  const [moede, punkt] = [inField('moede'), inField('punkt')]
  expect((await senior.post(path, { do: 'correct', moede, punkt, beslutning: 'ja' })).status).toBe(404)
  for (const what of ['correct', 'leave-item', 'ask-again']) {
    expect((await senior.post(path, { do: what, moede, punkt })).status).toBe(404)
    expect((await office.post(path, { do: what, moede, punkt: 'findesikke', beslutning: 'ja' })).status).toBe(422)
  }
})
