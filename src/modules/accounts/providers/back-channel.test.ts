import { expect, test } from 'vitest'
import { openSession } from '#modules/accounts/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { identityProvider } from '#test/identity-provider.ts'
import { setUp, somebody, visitor } from './providers.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const idp = await identityProvider()
const options = { municipality, privateHosts: [idp.host], now: new Date().toISOString() }
const app = await testApp(db, options)
const admin = await testApp(db, { ...options, as: 'administrator' })
const id = await setUp(admin, municipality, idp)
const signedOutUri = `${municipality.origin}/log-ind/ude`
const answers: number[] = []

/** Tells the provider where to say that somebody has signed out, and whether to say from which sign-in. */
function register(withSid: boolean) {
  const backchannel_logout_uri = `${municipality.origin}/log-ind/udbyder/${id}/log-ud`
  const more = {
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      const answer = await app.app.request(String(url), { ...init, headers: { ...init?.headers, host: municipality.host } })
      answers.push(answer.status)
      return answer
    },
  }
  idp.register(`${municipality.origin}/log-ind/udbyder/${id}/tilbage`, signedOutUri, more as object, {
    backchannel_logout_uri,
    backchannel_logout_session_required: withSid,
  })
}

/** Somebody whom the provider knows, with a browser in which they are signed in by it. */
async function known() {
  const { accountId, invitation } = await somebody(app, municipality)
  const subject = newId()
  idp.people[subject] = {}
  const comesIn = async (fields: Record<string, string> = {}) => {
    idp.signsIn(subject)
    const visit = visitor(app, idp)
    await visit.signIn(id, fields)
    return visit
  }
  return { accountId, comesIn, first: await comesIn({ n: invitation }) }
}

type Visit = ReturnType<typeof visitor>
const isIn = async (visit: Visit) => (await visit.get('/skrivebord')).status === 200
const signsOutThere = (visit: Visit) =>
  visit.goesThere(`${idp.issuer}/session/end?${new URLSearchParams({ client_id: idp.clientId, post_logout_redirect_uri: signedOutUri })}`)

test('whoever signs out at the provider is signed out here, in that browser and in no other, and the change log says so', async () => {
  register(true)
  const { accountId, first, comesIn } = await known()
  const second = await comesIn()
  const other = await known()
  const byLink = await app.platform.db.in(municipality.id, (tx) => openSession(tx, municipality, accountId, app.platform.clock))
  expect([await isIn(first), await isIn(second), await isIn(other.first)]).toEqual([true, true, true])
  expect(await signsOutThere(first)).toBe(signedOutUri)
  expect(answers.splice(0)).toEqual([200])
  expect([await isIn(first), await isIn(second), await isIn(other.first)]).toEqual([false, true, true])
  expect((await app.get('/skrivebord', { cookie: byLink })).status, 'signed in in another way').toBe(200)
  const entries = await db.owner
    .selectFrom('audit_entry')
    .select(['actor', 'thing', 'payload'])
    .where('action', '=', 'session.end_by_provider')
    .execute()
  expect(entries).toEqual([{ actor: 'system', thing: `account/${accountId}`, payload: { providerId: id } }])
})

test('a provider that does not say from which sign-in ends all that came through it', async () => {
  register(false)
  const { first, comesIn } = await known()
  const second = await comesIn()
  const other = await known()
  await signsOutThere(second)
  expect(answers.splice(0)).toEqual([200])
  expect([await isIn(first), await isIn(second), await isIn(other.first)]).toEqual([false, false, true])
})

test('whoever has signed out here first is signed out there too, and nothing is made of being told', async () => {
  register(true)
  const { first } = await known()
  const back = await first.goesThere(first.leadsTo(await first.post('/log-ud')))
  expect([back, answers.splice(0)]).toEqual([signedOutUri, [200]])
})

test('whoever has shown the provider anew who they are is signed out with that sign-in', async () => {
  register(true)
  const { first } = await known()
  first.forgottenThere()
  const proved = await first.through(await first.post('/log-ind/bekraeft', { do: 'provider', udbyder: id, videre: '/min-adgang' }))
  expect([proved.status, await isIn(first)]).toEqual([303, true])
  await signsOutThere(first)
  expect([answers.splice(0), await isIn(first)]).toEqual([[200], false])
})

test('a session that has ended keeps nothing of what the provider said', async () => {
  register(true)
  const { accountId, first } = await known()
  const row = () =>
    db.owner
      .selectFrom('session')
      .select(['provider_subject', 'provider_sid', 'id_token'])
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  expect(Object.values((await row()) ?? {})).not.toContain(null)
  await first.post('/log-ud')
  expect(Object.values((await row()) ?? {})).toEqual([null, null, null])
})
