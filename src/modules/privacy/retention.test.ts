import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { createAccount } from '#modules/accounts/index.ts'
import { addPerson, appoint, putSetting } from '#modules/council/index.ts'
import { homeZone } from '#platform/clock.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil } from '#test/make.ts'
import { plantImport } from '#test/plant-files.ts'
import { schedule } from '../../holdings.ts'
import { dueNow, keepToSchedule, type RetentionKind, retentionKinds } from './retention.ts'

const db = await testDatabase()
const now = '2026-06-01T12:00:00Z'
const days = (count: number) => new Date(Date.parse(now) - count * 86_400_000)
let code = 900

/** A municipality of its own with somebody in it, and what the schedule does there now. */
async function aTown() {
  const municipality = await aMunicipality(db, { code: String(code++) })
  const app = await testApp(db, { municipality, as: 'administrator', now })
  const { id } = municipality
  const { acting, host } = await aCouncil(app.platform, id)
  const inside = app.platform.db.in
  const at = { municipalityId: id, timeZone: homeZone, clock: app.platform.clock }
  const person = (name: string) => inside(id, (tx) => addPerson(tx, acting, name))
  const account = (personId: string, email: string) => inside(id, (tx) => createAccount(tx, id, { personId, email }))
  const personId = await person('Test Person')
  const accountId = await account(personId, 'test@example.org')
  await db.owner
    .updateTable('account')
    .set({ last_sign_in_at: days(1) })
    .where('id', '=', accountId)
    .execute()
  return {
    id,
    app,
    acting,
    host,
    inside,
    personId,
    accountId,
    person,
    account,
    due: () => inside(id, (tx) => dueNow(tx, at, schedule)),
    run: async () => (await keepToSchedule(app.platform, schedule, { municipalityId: id, timeZone: homeZone, actor: 'system' })).counts,
    set: (value: Partial<Record<RetentionKind, number>>) =>
      inside(id, (tx) => putSetting(tx, id, { key: 'retention', bodyId: null, validFrom: '2026-01-01', value })),
  }
}
type Town = Awaited<ReturnType<typeof aTown>>

/** One thing of a kind whose time began that many days ago, and the days that it is kept. */
const things: Partial<Record<RetentionKind, { kept: number; make: (town: Town, since: Date) => Promise<unknown> }>> = {
  sessions: {
    kept: 30,
    make: ({ id, accountId }, since) =>
      db.owner
        .insertInto('session')
        .values({
          ...{ municipality_id: id, id: newId(), token_hash: Buffer.from(newId()), account_id: accountId, idle_minutes: 30 },
          ...{ created_at: days(900), last_seen_at: since, expires_at: days(-1), ended_at: since, means: 'link', proved_at: since },
        })
        .execute(),
  },
  links: {
    kept: 30,
    make: ({ id, accountId }, since) =>
      db.owner
        .insertInto('one_time_link')
        .values({
          municipality_id: id,
          id: newId(),
          account_id: accountId,
          purpose: 'sign_in',
          token_hash: Buffer.from(newId()),
          expires_at: since,
        })
        .execute(),
  },
  attempts: {
    kept: 1,
    make: ({ id }, since) =>
      db.owner
        .insertInto('sign_in_attempt')
        .values({
          ...{ municipality_id: id, id: newId(), purpose: 'sign_in', lang: 'da', expires_at: since },
          ...{ state_hash: Buffer.from(newId()), browser_hash: Buffer.from(newId()) },
        })
        .execute(),
  },
  keptForms: {
    kept: 1,
    make: ({ id, accountId }, since) =>
      db.owner
        .insertInto('kept_form')
        .values({
          municipality_id: id,
          id: newId(),
          token_hash: Buffer.from(newId()),
          account_id: accountId,
          path: '/',
          fields: '{}',
          expires_at: since,
        })
        .execute(),
  },
  formReceipts: {
    kept: 30,
    make: ({ id }, since) =>
      db.owner.insertInto('form_receipt').values({ municipality_id: id, once_key: newId(), location: '/', created_at: since }).execute(),
  },
  drafts: {
    kept: 90,
    make: ({ id, accountId }, since) =>
      db.owner
        .insertInto('text_draft')
        .values({ municipality_id: id, account_id: accountId, path: `/${newId()}`, fields: '{}', saved_at: since })
        .execute(),
  },
  readLog: {
    kept: 730,
    make: ({ id }, since) =>
      db.owner
        .insertInto('read_log')
        .values({ municipality_id: id, id: newId(), at: since, actor: 'system', thing: 'people', purpose: 'people' })
        .execute(),
  },
  mails: {
    kept: 90,
    make: ({ id, accountId }, since) =>
      db.owner
        .insertInto('outgoing_mail')
        .values({
          ...{ municipality_id: id, id: newId(), account_id: accountId, address: 'test@example.org', kind: 'meeting_called', params: '{}' },
          ...{ lang: 'da', state: 'sent', queued_at: days(900), finished_at: since },
        })
        .execute(),
  },
  follows: {
    kept: 7,
    make: ({ id }, since) =>
      db.owner
        .insertInto('follow')
        .values([
          { municipality_id: id, id: newId(), address: `${newId()}@example.org`, about: 'meetings', lang: 'da', asked_at: since },
          // What is confirmed stays as long as anybody wants it.
          { municipality_id: id, id: newId(), address: `${newId()}@example.org`, about: 'meetings', lang: 'da', confirmed_at: days(900) },
        ])
        .execute(),
  },
  proposals: {
    kept: 365,
    make: ({ id, host, personId }, since) =>
      db.owner
        .insertInto('proposal')
        .values({
          ...{ municipality_id: id, id: newId(), body_id: host.id, person_id: personId, title: 'Nej', reason: '', state: 'rejected' },
          ...{ answer: 'Nej', created_at: days(900), answered_at: since },
        })
        .execute(),
  },
  neverUsedAccounts: {
    kept: 180,
    make: async (town, since) => {
      const accountId = await town.account(await town.person('Aldrig Inde'), 'aldrig@example.org')
      await db.owner
        .updateTable('account')
        .set({ invited_at: since, created_at: days(900) })
        .where('id', '=', accountId)
        .execute()
    },
  },
  endedAccounts: {
    kept: 365,
    make: async (town, since) => {
      const accountId = await town.account(await town.person('Forhen Bruger'), 'forhen@example.org')
      await db.owner
        .updateTable('account')
        .set({ last_sign_in_at: days(900), ended_at: since })
        .where('id', '=', accountId)
        .execute()
    },
  },
  undoneImports: {
    kept: 90,
    make: async ({ app, id }, since) => {
      const run = await plantImport(app.platform, id, 'fortrudt')
      await app.post(`/import/${run}/fortryd`)
      await db.owner.updateTable('import_run').set({ undone_at: since }).where('id', '=', run).execute()
    },
  },
}

test('every kind of the schedule is tried here, but for reasons of apologies, which have their own test', () => {
  expect([...Object.keys(things), 'apologyReasons'].sort()).toEqual([...retentionKinds].sort())
})

test.each(Object.entries(things))('%s go when their days have passed, and not a day before', async (kind, { kept, make }) => {
  const town = await aTown()
  const count = async () => (await town.due())[kind as RetentionKind]
  const before = await count()
  await make(town, days(kept - 1))
  expect(await count()).toBe(before)
  town.app.travel({ hours: 48 })
  expect(await count()).toBe(before + 1)
  expect((await town.run())[kind as RetentionKind]).toBe(before + 1)
  expect(await count()).toBe(0)
})

test('of an import that was undone the document and its file went at once, and the nights take what was left lying', async () => {
  const town = await aTown()
  await things.undoneImports?.make(town, days(900))
  expect(await db.owner.selectFrom('source_document').select('id').where('municipality_id', '=', town.id).execute()).toEqual([])
  await sweepFiles(town.app.platform, town.id)
  expect(await db.owner.selectFrom('stored_file').select('sha256').where('municipality_id', '=', town.id).execute()).toEqual([])
})

test('the municipality’s own number of days holds', async () => {
  const town = await aTown()
  await things.drafts?.make(town, days(10))
  expect((await town.due()).drafts).toBe(0)
  await town.set({ drafts: 9 })
  expect((await town.due()).drafts).toBe(1)
})

test('a mail that is on its way and a proposal that waits are left alone, however old', async () => {
  const town = await aTown()
  await things.mails?.make(town, days(900))
  await things.proposals?.make(town, days(900))
  await db.owner.updateTable('outgoing_mail').set({ state: 'queued', finished_at: null }).where('municipality_id', '=', town.id).execute()
  await db.owner.updateTable('proposal').set({ state: 'later' }).where('municipality_id', '=', town.id).execute()
  expect(await town.due()).toMatchObject({ mails: 0, proposals: 0 })
})

test('whoever sits is never erased by the schedule, used or not, and nor is somebody with another account', async () => {
  const town = await aTown()
  for (const kind of ['neverUsedAccounts', 'endedAccounts'] as const) await things[kind]?.make(town, days(900))
  expect(await town.due()).toMatchObject({ neverUsedAccounts: 1, endedAccounts: 1 })
  const people = await db.owner.selectFrom('person').select(['id', 'name']).where('municipality_id', '=', town.id).execute()
  const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? ''
  const [unused, former] = [idOf('Aldrig Inde'), idOf('Forhen Bruger')]
  const place = { bodyId: town.host.id, seatId: null, function: 'member', from: '2026-01-01', to: null } as const
  await town.inside(town.id, (tx) => appoint(tx, town.acting, { ...place, personId: unused }))
  const second = await town.account(former, 'igen@example.org')
  await db.owner
    .updateTable('account')
    .set({ last_sign_in_at: days(1) })
    .where('id', '=', second)
    .execute()
  expect(await town.due()).toMatchObject({ neverUsedAccounts: 0, endedAccounts: 0 })
})

test('each run leaves a receipt with its numbers, also when there was nothing, and the administrator reads it', async () => {
  const town = await aTown()
  await town.run()
  await things.endedAccounts?.make(town, days(900))
  await town.run()
  const page = load(await (await town.app.get('/sletning')).text())
  const links = page('#kvitteringer')
    .parent()
    .find('a[href^="/sletning/"]')
    .map((_, link) => page(link).attr('href'))
    .get()
  expect(links.length).toBeGreaterThanOrEqual(3)
  const receipts = await Promise.all(links.map(async (link) => (await town.app.get(link)).text()))
  expect(receipts.some((text) => text.includes('Kvittering: sletning efter planen'))).toBe(true)
  expect(receipts.some((text) => text.includes('Tiden er gået'))).toBe(true)
  for (const text of receipts) expect(text).not.toContain('forhen@example.org')
})
