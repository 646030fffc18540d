import { load } from 'cheerio'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifyChain } from '#platform/audit/audit.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { migratedTables } from '#test/source.ts'
import { aHouse } from './privacy.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const office = await testApp(db, { municipality, as: 'administrator' })
const house = await aHouse(office, municipality)

/** Every table in which a word stands, whatever the column. */
async function whereStands(word: string): Promise<string[]> {
  const found: string[] = []
  for (const table of migratedTables()) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} t where strpos(lower(t::text), lower(${word})) > 0`.execute(db.owner)
    if ((rows[0]?.n ?? 0) > 0) found.push(table)
  }
  return found.sort()
}

const form = async (personId: string) => {
  const page = load(await (await office.get(`/personer/${personId}/sletning`)).text())
  return { plan: String(page('[name=plan]').attr('value') ?? ''), once: newId(), grund: 'request', sikker: 'ja' }
}
const send = (personId: string, fields: Record<string, string>) => office.post(`/personer/${personId}/sletning`, fields)

test('the question changes nothing, and nothing goes before it is answered', async () => {
  const one = await house.somebody({ name: 'Asta Afventer', email: 'asta@example.org' })
  await one.endAccount()
  const before = await whereStands('asta@example.org')
  const fields = await form(one.personId)
  expect(await whereStands('asta@example.org')).toEqual(before)
  for (const missing of ['grund', 'sikker']) {
    const answer = await send(one.personId, { ...fields, [missing]: '' })
    expect(answer.status).toBe(422)
  }
  expect(await whereStands('asta@example.org')).toEqual(before)
})

test('somebody who never sat anywhere is gone from every table, and the chain of changes holds', async () => {
  const one = await house.somebody({ name: 'Gorm Glemt', email: 'gorm@example.org' })
  expect(await whereStands('gorm@example.org')).toEqual(
    expect.arrayContaining(['account', 'audit_entry', 'outgoing_mail', 'private_note', 'proposal']),
  )
  await one.endAccount()
  const answer = await send(one.personId, await form(one.personId))
  expect(answer.status).toBe(303)
  expect(await whereStands('gorm@example.org')).toEqual([])
  expect(await whereStands('Gorm Glemt')).toEqual([])
  expect((await office.platform.db.in(municipality.id, verifyChain)).fault).toBeNull()
  const receipt = await (await office.get(answer.headers.get('location') ?? '')).text()
  expect(receipt).toContain('Navnet bliver slettet')
  expect(receipt).not.toMatch(/gorm/i)
  expect(await whereStands(one.personId)).toContain('erasing')
})

test('of somebody who sat in a council the name and the seat stay, and nothing else', async () => {
  const one = await house.somebody({
    name: 'Frida Forhen',
    email: 'frida@example.org',
    sits: { from: '2025-01-01', to: '2026-01-01' },
    apology: 'Jeg skulle opereres',
  })
  await one.endAccount()
  expect((await send(one.personId, await form(one.personId))).status).toBe(303)
  expect(await whereStands('frida@example.org')).toEqual([])
  expect(await whereStands('opereres')).toEqual([])
  expect(await whereStands('Frida Forhen')).toEqual(expect.arrayContaining(['apology', 'person']))
  const seats = await db.owner.selectFrom('membership').select('id').where('person_id', '=', one.personId).execute()
  expect(seats).toHaveLength(1)
})

test('whoever still signs in or sits is not erased', async () => {
  const signsIn = await house.somebody({ name: 'Ida Inde', email: 'ida@example.org' })
  const sits = await house.somebody({ name: 'Sif Siddende', email: 'sif@example.org', sits: { from: '2026-01-01', to: null } })
  await sits.endAccount()
  for (const [one, sentence] of [
    [signsIn, 'Afslut brugeren først'],
    [sits, 'Afslut pladsen først'],
  ] as const) {
    const answer = await send(one.personId, { plan: 'x', once: newId(), grund: 'request', sikker: 'ja' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
    expect(await whereStands(one.email)).toContain('account')
  }
})

test('what has changed since the question was read is asked anew', async () => {
  const one = await house.somebody({ name: 'Nils Nyt', email: 'nils@example.org' })
  await one.endAccount()
  const fields = await form(one.personId)
  await db.owner.deleteFrom('private_note').where('account_id', '=', one.accountId).execute()
  const answer = await send(one.personId, fields)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Noget er ændret')
  expect(await whereStands('nils@example.org')).toContain('account')
})

test('a form that is sent twice erases once', async () => {
  const one = await house.somebody({ name: 'Dorte Dobbelt', email: 'dorte@example.org' })
  await one.endAccount()
  const fields = await form(one.personId)
  const [first, second] = [await send(one.personId, fields), await send(one.personId, fields)]
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const receipts = await db.owner.selectFrom('erasing').select('id').where('person_id', '=', one.personId).execute()
  expect(receipts).toHaveLength(1)
})

test('somebody of the same name is left as they are', async () => {
  const [one, twin] = [
    await house.somebody({ name: 'Tove Tvilling', email: 'tove@example.org' }),
    await house.somebody({ name: 'Tove Tvilling', email: 'anden-tove@example.org' }),
  ]
  await one.endAccount()
  expect((await send(one.personId, await form(one.personId))).status).toBe(303)
  expect(await whereStands('anden-tove@example.org')).toEqual(expect.arrayContaining(['account', 'private_note', 'proposal']))
  const names = await db.owner
    .selectFrom('person')
    .select('name')
    .where('id', 'in', [one.personId, twin.personId])
    .orderBy('name')
    .execute()
  expect(names.map(({ name }) => name)).toEqual(['Slettet person', 'Tove Tvilling'])
})
