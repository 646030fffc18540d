import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { da } from '#texts/da.text.ts'
import { accountIdOf, actionWords, actorWords, thingWords } from './entry.ts'

const db = await testDatabase()
let code = 900
const aTown = () => aMunicipality(db, { code: String(code++) })

const write = (app: TestApp, municipalityId: string, actions: AuditAction[]) =>
  app.platform.db.in(municipalityId, async (tx) => {
    for (const action of actions)
      await recordAudit(tx, municipalityId, app.platform.clock, {
        actor: 'operator',
        action,
        thing: 'meeting/x',
        payload: { hemmeligt: 'sesam' },
      })
  })
const numbers = (html: string) => {
  const page = load(html)
  return page('main tbody tr')
    .map((_, row) => Number(page(row).find('td').first().text()))
    .get()
}
const read = async (app: TestApp, path = '/aendringer') => (await app.get(path)).text()

test('the log shows the newest first, page by page without a gap, and says on request that the chain is whole', async () => {
  const town = await aTown()
  const app = await testApp(db, { municipality: town, as: 'administrator' })
  await write(
    app,
    town.id,
    Array.from({ length: 120 }, () => 'meeting.withdraw'),
  )
  const total = (await db.owner.selectFrom('audit_head').select('seq').where('municipality_id', '=', town.id).executeTakeFirstOrThrow()).seq
  expect(await read(app)).not.toContain('Kæden er')
  const first = await read(app, '/aendringer?efterproev=ja')
  expect(first).toContain(`Kæden er hel: ${total} poster`)
  const seen: number[] = []
  for (let path: string | undefined = '/aendringer'; path; ) {
    const html = await read(app, path)
    seen.push(...numbers(html))
    path = load(html)('main nav a[href*="foer="]').attr('href')
  }
  expect(seen).toEqual(Array.from({ length: total }, (_, index) => total - index))
})

test('who did it is named, and what a payload holds is not shown', async () => {
  const town = await aTown()
  const app = await testApp(db, { municipality: town, as: 'administrator' })
  await write(app, town.id, ['unheard.of' as AuditAction])
  await app.post('/log-ud')
  const again = await testApp(db, { municipality: town, as: 'administrator' })
  const html = await read(again)
  expect(html).toContain('Test administrator')
  expect(html).toContain('loggede ud')
  expect(html).toContain('unheard.of' as AuditAction)
  expect(html).not.toContain('sesam')
})

test('a changed entry breaks the chain there, and the page says so', async () => {
  const town = await aTown()
  const app = await testApp(db, { municipality: town, as: 'administrator' })
  await write(app, town.id, ['meeting.withdraw', 'meeting.withdraw', 'meeting.withdraw'])
  await db.owner
    .updateTable('audit_entry')
    .set({ action: 'meeting.call' })
    .where('municipality_id', '=', town.id)
    .where('seq', '=', 4)
    .execute()
  const html = await read(app, '/aendringer?efterproev=ja')
  expect(html).toContain('Kæden er brudt ved post 4')
  expect(html).toContain('Posten er ændret, efter at den blev skrevet.')
})

test('the log is the whole municipality’s: an administrator of one body does not see it, nor does anybody of another municipality', async () => {
  const [town, neighbour] = [await aTown(), await aTown()]
  const arranging = await testApp(db, { municipality: town, as: 'administrator' })
  await write(arranging, town.id, ['secret.action' as AuditAction])
  const other = await testApp(db, { municipality: neighbour, as: 'administrator' })
  expect(await read(other)).not.toContain('secret.action')
  const bodyId =
    (await db.owner.selectFrom('body').select('id').where('municipality_id', '=', town.id).executeTakeFirst())?.id ?? (await aBody(town.id))
  const ofOneBody = await testApp(db, { municipality: town, as: 'administrator', bodyId })
  expect((await ofOneBody.get('/aendringer')).status).toBe(404)
})

async function aBody(municipalityId: string) {
  const id = '01890000-0000-7000-8000-000000000001'
  await db.owner.insertInto('body').values({ municipality_id: municipalityId, id, kind: 'council', name: 'Råd', slug: 'raad' }).execute()
  return id
}

test.each(['-1', 'x', '1e3', '99999999999999999999', "1' or 1=1", ''])('?foer=%s is no number and shows the newest', async (before) => {
  const town = await aTown()
  const app = await testApp(db, { municipality: town, as: 'administrator' })
  const answer = await app.get(`/aendringer?foer=${encodeURIComponent(before)}`)
  expect(answer.status).toBe(200)
  expect(numbers(await answer.text())).toEqual([2, 1])
})

test('an entry in words', () => {
  const id = '01890000-0000-7000-8000-000000000001'
  expect(accountIdOf(`account/${id}`)).toBe(id)
  expect(accountIdOf(`account/${id}'--`)).toBeNull()
  expect(actorWords(da, `account/${id}`, new Map([[id, 'Ida']]))).toEqual({ name: 'Ida' })
  expect(actorWords(da, `account/${id}`, new Map())).toEqual({ words: 'Ukendt konto' })
  expect(actorWords(da, 'operator', new Map())).toEqual({ words: 'Driften' })
  expect(actionWords(da, 'session.open')).toBe('loggede ind')
  for (const odd of ['toString', '__proto__', 'constructor']) expect([actionWords(da, odd), thingWords(da, odd).kind]).toEqual([null, null])
  expect(thingWords(da, 'meeting/moeder/2026')).toEqual({ kind: 'Møde', id: 'moeder/2026' })
})
