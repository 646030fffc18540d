import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { identityProvider } from '#test/identity-provider.ts'
import { headingOf, setUp, somebody, visitor } from './providers.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const idp = await identityProvider()
const now = new Date().toISOString()
const options = { municipality, privateHosts: [idp.host], now }
const app = await testApp(db, options)
const admin = await testApp(db, { ...options, as: 'administrator' })
const id = await setUp(admin, municipality, idp)

test('an invited person ties their account to the provider and comes in by it from then on, without any address', async () => {
  const { invitation } = await somebody(app, municipality)
  const subject = newId()
  idp.people[subject] = {}
  idp.signsIn(subject)
  const first = visitor(app, idp)
  expect(await (await first.get(`/log-ind/link?n=${invitation}`)).text()).toContain('Log ind med Kommunens login')
  const came = await first.signIn(id, { n: invitation, videre: '/moeder' })
  expect([came.status, came.headers.get('location')]).toEqual([303, '/moeder'])
  expect(await first.name()).toBe('Karla Kanal')
  const again = visitor(app, idp)
  expect((await again.signIn(id)).headers.get('location')).toBe('/skrivebord')
  expect(await again.name()).toBe('Karla Kanal')
})

test('somebody whom nobody has invited is told whom to ask, and nothing is made of them', async () => {
  idp.signsIn(newId())
  const stranger = visitor(app, idp)
  const answer = await stranger.signIn(id)
  expect([answer.status, await headingOf(answer)]).toEqual([422, 'Du er ikke oprettet her'])
  expect((await stranger.get('/skrivebord')).status).toBe(303)
})
