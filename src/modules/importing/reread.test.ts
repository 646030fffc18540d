import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { createBody, putSettings } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'
import type { ParsedDocument } from './parse/types.ts'

const db = await testDatabase()
const now = '2026-03-02T12:00:00Z'
let code = 940
const caption = 'Tolkefaglige bemærkninger'
const item = (n: number) =>
  `Punkt ${n}: Sprogcafé ${n}\n\nBaggrund\n\nDer er plads.\n\n${caption}\n\nDer er brug for ${n} tolke.\n\nBeslutning\n\nGodkendt.\n\n`
const minutes = `Referat Integrationsrådet\n\nMødedato: d. 04-01-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\n${item(1)}${item(2)}`

async function aTown() {
  const municipality = await aMunicipality(db, { code: String(code++) })
  const administrator = await testApp(db, { municipality, as: 'administrator', now })
  const bodyId = await administrator.platform.db.in(municipality.id, (tx) =>
    createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council' }),
  )
  const { files } = administrator.platform
  const secretary = await testApp(db, { municipality, as: 'secretary', bodyId, now, files })
  const { read, acting } = reader(administrator.platform, municipality.id)
  const result = await read(minutes)
  if (result.status === 'refused') throw new Error(result.refusal)
  const path = `/import/${result.runId}`
  const teach = () =>
    administrator.platform.db.in(municipality.id, (tx) =>
      putSettings(tx, acting, { bodyId: null, values: { import_captions: [{ caption, kind: 'economy' }] }, validFrom: '2026-03-02' }),
    )
  const run = async () => {
    const row = await db.owner.selectFrom('import_run').select('parsed').where('id', '=', result.runId).executeTakeFirstOrThrow()
    return row.parsed as unknown as ParsedDocument
  }
  const doubts = () =>
    db.owner.selectFrom('import_doubt').select(['code', 'answer']).where('import_run_id', '=', result.runId).orderBy('position').execute()
  return { administrator, secretary, path, url: result.url, teach, run, doubts }
}
const mainOf = async (path: string, app: Awaited<ReturnType<typeof testApp>>) => load(await (await app.get(path)).text())('main')

test('a caption that the import does not know is taught from its doubt by whoever may; the others are told whom to ask', async () => {
  const { administrator, secretary, path } = await aTown()
  const link = (await mainOf(path, administrator)).find('a[href*="overskrifter"]').first().attr('href') ?? ''
  expect(link).toBe(`/opsaetning/kommune/overskrifter?ny=${encodeURIComponent(caption)}`)
  expect((await mainOf(link, administrator)).find('input[name="overskrift-ord-0"]').attr('value')).toBe(caption)
  const told = await mainOf(path, secretary)
  expect(told.find('a[href*="overskrifter"]')).toHaveLength(0)
  expect(told.find('.doubt-list').text()).toMatch(/kan en administrator lære importen den under Opsætning\. Spørg /)
  expect((await secretary.get(link)).status).toBe(404)
})

test('the document is read again with what has been taught; changes and answers stay, and the meeting follows', async () => {
  const { secretary, path, url, teach, run, doubts } = await aTown()
  await secretary.post(`${path}?ret=items.p1.decision`, { do: 'edit', ret: 'items.p1.decision', set: '0', v: 'Udsat.' })
  const kinds = async () => (await run()).items[0]?.sections.map(({ kind }) => kind)
  expect(await kinds()).toEqual(['background', 'decision'])
  expect((await mainOf(path, secretary)).find('button[value=reread]')).toHaveLength(0)
  await teach()
  expect((await mainOf(path, secretary)).find('button[value=reread]').length).toBeGreaterThan(0)
  expect((await secretary.post(path, { do: 'reread' })).status).toBe(303)
  expect(await kinds()).toEqual(['background', 'economy', 'decision'])
  expect((await doubts()).map(({ code: one }) => one)).not.toContain('unknownCaption')
  const main = await mainOf(url, secretary)
  expect([main.text().includes('Udsat.'), main.text().includes(caption)]).toEqual([true, true])
})

test('what was changed of a text that is read otherwise now is never laid over another one', async () => {
  const { secretary, path, teach, run } = await aTown()
  const ret = 'items.p0.sections.p0'
  expect((await secretary.post(`${path}?ret=${ret}`, { do: 'edit', ret, set: '0', overskrift: 'Baggrund', v: 'Andet.' })).status).toBe(303)
  await teach()
  const before = JSON.stringify(await run())
  const answer = await secretary.post(path, { do: 'reread' })
  expect([answer.status, load(await answer.text())('#error-summary').text()]).toEqual([422, expect.stringContaining('læst anderledes nu')])
  expect(JSON.stringify(await run())).toBe(before)
})
