import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '902' })
const office = await testApp(db, { municipality, as: 'secretary' })
const { read } = reader(office.platform, municipality.id)

const minutes = `Referat Integrationsrådet

Mødedato: d. 02-03-2026 kl. 17.30

Punkt 1: Sprogcafé

Sagens forløb

12-01-2026 Børneudvalget
Oversendes.

02-03-2026 Integrationsrådet
Godkendt af alle.

Beslutning

Godkendt af alle.
`

test('what the meeting decided is not printed twice, least of all in two versions once it was put right', async () => {
  await office.platform.db.in(municipality.id, (tx) => createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council' }))
  const result = await read(minutes)
  if (result.status !== 'created') throw new Error(result.status)
  const path = `/import/${result.runId}`
  expect((await office.post(path, { do: 'edit', ret: 'items.p0.decision', v: 'Godkendt med en rettelse.', set: '0' })).status).toBe(303)
  const href = load(await (await office.get(result.url)).text())('main a[href*="/punkt/"]').attr('href') ?? ''
  const page = await (await office.get(href)).text()
  expect(page).toContain('Godkendt med en rettelse.')
  expect(page).toContain('Oversendes.')
  expect(page).not.toContain('Godkendt af alle.')
})
