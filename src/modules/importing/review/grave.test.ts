import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901', name: 'Fjordby Kommune' })
const office = await testApp(db, { municipality, as: 'secretary' })
const { read } = reader(office.platform, municipality.id)
beforeAll(() =>
  office.platform.db.in(municipality.id, (tx) => createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council' })),
)

let day = 10
const minutes = (above: string) =>
  `${above}\n\nReferat Integrationsrådet\n\nMødedato: d. ${day++}-01-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog (formand)\n\nPunkt 1: Sprogcafé\n\nBeslutning\n\nJa.\n`
async function draft(content: string, confirm = false) {
  const result = await read(content, { confirm })
  if (result.status === 'refused') throw new Error(result.refusal)
  return { ...result, path: `/import/${result.runId}` }
}
const mainOf = async (path: string) => load(await (await office.get(path)).text())('main')

describe.each([
  ['another municipality’s minutes', () => minutes('Lindvig Kommune'), 'En anden kommune'],
  [
    'a document that calls itself confidential and has no items',
    () => `FORTROLIGT\n\nNotat ${day++}\n\nVi talte om haven.\n`,
    'Fortroligt',
  ],
])('%s', (_, content, tag) => {
  test('are asked about by themselves, and go out when somebody has said yes to just that', async () => {
    const { path } = await draft(content())
    expect((await mainOf(path)).find('.doubt-grave .state-tag').text()).toBe(tag)
    await office.post(path, { rigtig: 'alle' })
    expect((await office.post(path, { do: 'release' })).status).toBe(422)
    const field = (await mainOf(path)).find('.doubt-grave input').attr('name') ?? ''
    expect((await office.post(path, { do: 'release', [field]: 'ja' })).status).toBe(303)
  })

  test('do not go out at once when that is asked for, and can be undone', async () => {
    const { path, released } = await draft(content(), true)
    expect(released).toBe(false)
    expect((await office.post(`${path}/fortryd`)).status).toBe(303)
  })
})

test('minutes of our own are not asked about so', async () => {
  const { path, released } = await draft(minutes('Fjordby Kommune'), true)
  expect([released, (await mainOf(path)).find('.doubt-grave').length]).toEqual([true, 0])
})
