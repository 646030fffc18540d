import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'

const db = await testDatabase()

test('inviting asks for a role, or for the word that there is to be none', async () => {
  const admin = await testApp(db, { municipality: await aMunicipality(db), as: 'administrator' })
  const form = { navn: 'Nora Ny', email: 'nora@example.org', sprog: 'da', sted: 'alle', fra: '2026-03-02', til: '' }
  const unsaid = await admin.post('/brugere/ny', form)
  expect([unsaid.status, await unsaid.text()]).toEqual([422, expect.stringContaining('Vælg en rolle, eller sig')])
  expect((await admin.post('/brugere/ny', { ...form, rolle: 'ingen' })).status).toBe(303)
})
