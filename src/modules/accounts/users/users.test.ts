import { describe, expect, test } from 'vitest'
import { appointAll, createBody, createPerson, endMembership, type Keeping, keptMemberships } from '#modules/council/index.ts'
import { openDatabase, tenantDb } from '#platform/db/db.ts'
import type { Role } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { createAccount, grantRole } from '../accounts.ts'
import { openSession } from '../index.ts'
import { grantRowsOf } from './users.queries.ts'
import { deputise, endRole, endUser, inviteUser, type Managing } from './users.ts'

const db = await testDatabase()
const day = '2026-03-02'

/** A municipality with an administrator at the page, and one more so that nobody is the last. */
async function aTown() {
  const municipality = await aMunicipality(db, { code: String(++towns), name: `By ${towns}` })
  const admin = await testApp(db, { municipality, as: 'administrator' })
  const { platform } = admin
  const inside = <R>(work: Parameters<typeof platform.db.in<R>>[1]) => platform.db.in(municipality.id, work)
  const by: Managing = { municipalityId: municipality.id, actor: 'operator', clock: platform.clock, today: day }
  const someone = (name: string, ...roles: { role: Role; bodyId?: string; to?: string }[]) =>
    inside(async (tx) => {
      const personId = await createPerson(tx, municipality.id, { name })
      const id = await createAccount(tx, municipality.id, { personId, email: `${newId()}@example.org` })
      for (const { role, bodyId = null, to = null } of roles)
        await grantRole(tx, municipality.id, { accountId: id, role, bodyId, from: '2026-01-01', to })
      return { id, personId, name, cookie: await openSession(tx, municipality, id, platform.clock) }
    })
  const body = (name = `Råd ${newId()}`) => inside((tx) => createBody(tx, municipality.id, { name, kind: 'council' }))
  return { municipality, admin, platform, inside, by, someone, body }
}
let towns = 100

const asks = (app: Awaited<ReturnType<typeof testApp>>, cookie: string, path: string) => app.get(path, { cookie })
const outbox = (municipalityId: string) =>
  db.owner.selectFrom('outgoing_mail').select(['kind', 'params', 'lang', 'address']).where('municipality_id', '=', municipalityId).execute()

describe('inviting', () => {
  const form = { navn: 'Nora Ny', email: 'Nora.Ny@example.org', sprog: 'en', rolle: 'secretary', sted: 'alle', fra: day, til: '' }

  test('makes a person, an account and a role, and lays the mail ready without any token in it', async () => {
    const { admin, municipality } = await aTown()
    const answer = await admin.post('/brugere/ny', form)
    expect(answer.status).toBe(303)
    const page = await (await admin.get(answer.headers.get('location') ?? '')).text()
    for (const words of ['nora.ny@example.org', 'Inviteret', 'Invitationen er ikke sendt endnu']) expect(page).toContain(words)
    expect(await outbox(municipality.id)).toEqual([{ kind: 'invitation', params: {}, lang: 'en', address: 'nora.ny@example.org' }])
    await db.owner.updateTable('outgoing_mail').set({ state: 'sent' }).where('municipality_id', '=', municipality.id).execute()
    for (const path of ['/brugere', answer.headers.get('location') ?? ''])
      expect(await (await admin.get(path)).text()).not.toContain('Invitationen er ikke sendt endnu')
  })

  test('sent twice, makes one account and one person', async () => {
    const { admin, municipality } = await aTown()
    const once = { ...form, once: '0192a3b4-0000-7000-8000-000000000002' }
    const answers = await Promise.all([0, 1].map(() => admin.post('/brugere/ny', once)))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    expect(await outbox(municipality.id)).toHaveLength(1)
  })

  test('asks when there is somebody of that name, and merges nobody', async () => {
    const { admin, inside, municipality } = await aTown()
    const known = await inside((tx) => createPerson(tx, municipality.id, { name: 'Nora Ny' }))
    const asked = await admin.post('/brugere/ny', form)
    expect(asked.status).toBe(422)
    const page = await asked.text()
    expect(page).toContain('Hvem er Nora Ny?')
    expect(page).toContain('nora.ny@example.org'.replace('nora.ny', 'Nora.Ny'))
    const answer = await admin.post('/brugere/ny', { ...form, 'navn-person': known })
    expect(answer.status).toBe(303)
    const people = await db.owner
      .selectFrom('person')
      .select('id')
      .where('name', '=', 'Nora Ny')
      .where('municipality_id', '=', municipality.id)
      .execute()
    expect(people).toEqual([{ id: known }])
    const twice = await (await admin.post('/brugere/ny', { ...form, email: 'anden@example.org', 'navn-person': known })).text()
    expect(twice).toContain('Personen er allerede bruger')
    expect((await admin.post('/brugere/ny', { ...form, email: 'tredje@example.org', 'navn-person': 'ny' })).status).toBe(303)
  })

  test('refuses an address that somebody has, and says what is wrong with the others, keeping what was typed', async () => {
    const { admin } = await aTown()
    await admin.post('/brugere/ny', form)
    const taken = await admin.post('/brugere/ny', { ...form, navn: 'Otto <b>Olsen</b>' })
    expect(taken.status).toBe(422)
    const page = await taken.text()
    expect(page).toContain('Adressen bruges allerede af en anden')
    expect(page).toContain('Otto &lt;b&gt;Olsen&lt;/b&gt;')
    const wrong = await (
      await admin.post('/brugere/ny', { ...form, navn: '', email: 'x', sprog: 'tlh', rolle: 'department', til: '2025-01-01' })
    ).text()
    for (const sentence of [
      'Skriv et navn',
      'Skriv en hel e-mailadresse',
      'Vælg et sprog',
      'En forvaltning hører til ét sted',
      'ligger før den første',
    ])
      expect(wrong, sentence).toContain(sentence)
  })

  test('of two at once with one address, one is refused', async () => {
    const { inside, by } = await aTown()
    const invite = (name: string) => inside((tx) => inviteUser(tx, by, { who: { name }, email: 'en@example.org', lang: 'da', roles: [] }))
    const results = await Promise.all([invite('Anna'), invite('Bo')])
    expect(results.filter((result) => 'id' in result)).toHaveLength(1)
    expect(results.find((result) => 'refusal' in result)).toMatchObject({ refusal: { kind: 'emailTaken' } })
  })

  test('again kills the links that went out before', async () => {
    const { admin, inside, by } = await aTown()
    const made = await inside((tx) => inviteUser(tx, by, { who: { name: 'Nora' }, email: 'n@example.org', lang: 'da', roles: [] }))
    const id = 'id' in made ? made.id : ''
    const link = { id: newId(), municipality_id: by.municipalityId, account_id: id, purpose: 'invitation', token_hash: Buffer.alloc(32, 1) }
    await db.owner
      .insertInto('one_time_link')
      .values({ ...link, expires_at: new Date('2026-03-09') })
      .execute()
    expect((await admin.post(`/brugere/${id}`, { do: 'again' })).status).toBe(303)
    expect(await db.owner.selectFrom('one_time_link').select('id').where('account_id', '=', id).execute()).toEqual([])
    expect(await outbox(by.municipalityId)).toHaveLength(2)
  })
})

describe('a change of rights takes effect at the next click', () => {
  test('a role that is given opens a page within one session, and one that is ended signs its holder out', async () => {
    const { admin, someone } = await aTown()
    const user = await someone('Rikke Rolle')
    const status = async () => (await asks(admin, user.cookie, '/import')).status
    expect(await status()).toBe(404)
    await admin.post(`/brugere/${user.id}`, { do: 'give', rolle: 'secretary', sted: 'alle', fra: '2026-02-01', til: '' })
    expect(await status()).toBe(200)
    const [grant] = await db.owner.selectFrom('role_grant').select(['id', 'granted_by']).where('account_id', '=', user.id).execute()
    expect(grant?.granted_by).toMatch(/^account\//)
    await admin.post(`/brugere/${user.id}`, { do: 'endRole', tildeling: grant?.id ?? '', slut: '' })
    expect(await status()).toBe(303)
    const rows = await db.owner.selectFrom('role_grant').select(['valid_from', 'valid_to']).where('account_id', '=', user.id).execute()
    expect(rows, 'the role that was stays to be read').toEqual([{ valid_from: '2026-02-01', valid_to: day }])
  })

  test('somebody who becomes a member has a member’s rights from that day, and whose membership ends has none', async () => {
    const { municipality, inside, someone, body } = await aTown()
    const bodyId = await body()
    const user = await someone('Mille Medlem')
    const app = await testApp(db, { municipality })
    const roles = async () => (await (await asks(app, user.cookie, '/skrivebord')).text()).includes('Medlem</dt>')
    const keeping: Keeping = {
      municipalityId: municipality.id,
      actor: 'operator',
      clock: app.platform.clock,
      today: day,
      zone: 'Europe/Copenhagen',
    }
    const given = { from: '2026-02-01', to: null, appointedByBodyId: null, appointedOn: null, basis: '' }
    expect(await roles()).toBe(false)
    const nominations = [{ key: 'a', who: { id: user.personId }, seatId: null, function: 'member' as const }]
    await inside((tx) => appointAll(tx, keeping, bodyId, { terms: given, nominations, endFormer: null }))
    expect(await roles()).toBe(true)
    await inside(async (tx) => {
      const [row] = await keptMemberships(tx, bodyId)
      await endMembership(tx, keeping, { bodyId, id: row?.id ?? '' }, { to: day, note: '' })
    })
    expect(await roles()).toBe(false)
  })

  test('an account that is ended is out at once: session, roles and unused links', async () => {
    const { admin, someone } = await aTown()
    const user = await someone('Gerda Gået', { role: 'secretary' })
    expect((await asks(admin, user.cookie, '/skrivebord')).status).toBe(200)
    expect((await admin.post(`/brugere/${user.id}`, { do: 'end' })).status).toBe(303)
    expect((await asks(admin, user.cookie, '/skrivebord')).headers.get('location')).toContain('/log-ind')
    const page = await (await admin.get(`/brugere/${user.id}`)).text()
    expect(page).toContain('Afsluttet')
    await admin.post(`/brugere/${user.id}`, { do: 'reopen' })
    const rows = await db.owner.selectFrom('role_grant').select('valid_to').where('account_id', '=', user.id).execute()
    expect(rows, 'the roles do not come back').toEqual([{ valid_to: day }])
  })
})

describe('the last administrator of a municipality', () => {
  test('is neither ended nor loses the role; one more with the role for good, and it goes', async () => {
    const { municipality, inside, by, someone } = await aTown()
    const [self] = await db.owner
      .selectFrom('role_grant')
      .select(['id', 'account_id'])
      .where('municipality_id', '=', municipality.id)
      .execute()
    const [id, grantId] = [self?.account_id ?? '', self?.id ?? '']
    await someone('For en tid', { role: 'administrator', to: '2026-12-31' })
    await someone('Et råds', {
      role: 'administrator',
      bodyId: await inside((tx) => createBody(tx, municipality.id, { name: 'Et råd', kind: 'council' })),
    })
    expect(await inside((tx) => endUser(tx, by, id))).toEqual({ refusal: { kind: 'lastAdministrator' } })
    expect(await inside((tx) => endRole(tx, by, id, grantId, day))).toEqual({ refusal: { kind: 'lastAdministrator' } })
    await someone('For altid', { role: 'administrator' })
    expect(await inside((tx) => endRole(tx, by, id, grantId, day))).toEqual({ id })
  })

  test('stays when two administrators end each other at the same moment', async () => {
    const { municipality, inside, by, someone } = await aTown()
    const [self] = await db.owner.selectFrom('role_grant').select('account_id').where('municipality_id', '=', municipality.id).execute()
    const other = await someone('Den anden', { role: 'administrator' })
    const second = openDatabase(db.connection('brobygger_app'), 1)
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const first = inside(async (tx) => {
      const result = await endUser(tx, by, other.id)
      await held
      return result
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    const last = tenantDb(second).in(municipality.id, (tx) => endUser(tx, by, self?.account_id ?? ''))
    await waitingForLocks(db, 1)
    goOn()
    expect(await first).toEqual({ id: other.id })
    expect(await last).toEqual({ refusal: { kind: 'lastAdministrator' } })
    await second.destroy()
  })
})

describe('a deputy', () => {
  test('has the other’s roles for the time, clipped to both, and is shown as such', async () => {
    const { admin, inside, by, someone, body } = await aTown()
    const bodyId = await body('Ældrerådet')
    const absent = await someone('Sanne Sekretær', { role: 'secretary', bodyId }, { role: 'department', bodyId, to: '2026-03-10' })
    const deputy = await someone('Viggo Vikar')
    const span = { do: 'deputise', vikar: deputy.id, 'vikar-fra': '2026-03-01', 'vikar-til': '2026-03-31' }
    expect((await admin.post(`/brugere/${absent.id}`, { ...span, 'vikar-til': '' })).status).toBe(422)
    expect((await admin.post(`/brugere/${absent.id}`, span)).status).toBe(303)
    const rows = (await inside((tx) => grantRowsOf(tx, deputy.id))).map(({ role, from, to, deputisesFor }) => [
      role,
      from,
      to,
      deputisesFor,
    ])
    expect(rows).toEqual([
      ['secretary', '2026-03-01', '2026-04-01', absent.id],
      ['department', '2026-03-01', '2026-03-10', absent.id],
    ])
    expect(await (await admin.get(`/brugere/${deputy.id}`)).text()).toContain('Stedfortræder for Sanne Sekretær')
    expect(await (await admin.get('/adgang')).text()).toContain('Stedfortræder for Sanne Sekretær')
    expect(await inside((tx) => deputise(tx, by, { deputyId: absent.id, forId: absent.id, from: day, to: '2026-04-01' }))).toEqual({
      refusal: { kind: 'ownDeputy' },
    })
    expect(await inside((tx) => deputise(tx, by, { deputyId: absent.id, forId: deputy.id, from: day, to: '2026-04-01' }))).toEqual({
      refusal: { kind: 'nothingToDeputise' },
    })
  })

  test('loses one of the roles when the other does', async () => {
    const { inside, by, someone } = await aTown()
    const absent = await someone('Sanne Sekretær', { role: 'secretary' }, { role: 'department' })
    const deputy = await someone('Viggo Vikar')
    await inside((tx) => deputise(tx, by, { deputyId: deputy.id, forId: absent.id, from: '2026-02-01', to: '2026-06-01' }))
    const own = (await inside((tx) => grantRowsOf(tx, absent.id))).find((row) => row.accountId === absent.id && row.role === 'secretary')
    await inside((tx) => endRole(tx, by, absent.id, own?.id ?? '', day))
    const lent = await inside((tx) => grantRowsOf(tx, deputy.id))
    expect(lent.map(({ role, to }) => [role, to]).sort()).toEqual([
      ['department', '2026-06-01'],
      ['secretary', day],
    ])
  })

  test('never has more than the one for whom: what ends there ends here', async () => {
    const { admin, inside, by, someone } = await aTown()
    const absent = await someone('Sanne Sekretær', { role: 'secretary' })
    const deputy = await someone('Viggo Vikar')
    await inside((tx) => deputise(tx, by, { deputyId: deputy.id, forId: absent.id, from: '2026-02-01', to: '2026-06-01' }))
    expect((await asks(admin, deputy.cookie, '/import')).status).toBe(200)
    await inside((tx) => endUser(tx, by, absent.id))
    expect((await asks(admin, deputy.cookie, '/import')).status).toBe(404)
  })
})

test('the list is read by the municipality’s administrator alone, finds by name, address, role and state, and each reading is noted', async () => {
  const { admin, municipality, someone, body } = await aTown()
  const bodyId = await body('Integrationsrådet')
  await someone('Amal Haddad', { role: 'secretary', bodyId })
  await someone('Bo <script>alert(1)</script>')
  const ofOneBody = await testApp(db, { municipality, as: 'administrator', bodyId })
  for (const path of ['/brugere', '/brugere/ny', '/adgang', '/adgang.csv']) expect((await ofOneBody.get(path)).status, path).toBe(404)
  const page = await (await admin.get('/brugere')).text()
  expect(page).toContain('Sekretær (Integrationsrådet)')
  expect(page).not.toContain('<script>alert(1)')
  const found = async (query: string) =>
    [...(await (await admin.get(`/brugere?${query}`)).text()).matchAll(/brugere\/[0-9a-f-]{36}"/g)].length
  expect(await found('q=haddad')).toBe(1)
  expect(await found('rolle=secretary')).toBe(1)
  expect(await found('tilstand=ended')).toBe(0)
  expect(await found('q=%25&tilstand=never')).toBe(0)
  const reads = await db.owner.selectFrom('read_log').select('thing').where('municipality_id', '=', municipality.id).execute()
  expect(reads.length).toBeGreaterThanOrEqual(5)
})
