import { describe, expect, test } from 'vitest'
import { appoint, createBody, createPerson } from '#modules/council/index.ts'
import type { Role } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { createAccount, grantRole } from '../accounts.ts'

const db = await testDatabase()
let towns = 100

/** A municipality with its administrator at the page. */
async function aTown(database = db) {
  const municipality = await aMunicipality(db, { code: String(++towns), name: `By ${towns}` })
  const admin = await testApp(database, { municipality, as: 'administrator' })
  const { platform } = admin
  const inside = <R>(work: Parameters<typeof platform.db.in<R>>[1]) => platform.db.in(municipality.id, work)
  const someone = (name: string, ...roles: { role: Role; to?: string }[]) =>
    inside(async (tx) => {
      const personId = await createPerson(tx, municipality.id, { name })
      const id = await createAccount(tx, municipality.id, { personId, email: `${newId()}@example.org` })
      for (const { role, to = null } of roles)
        await grantRole(tx, municipality.id, { accountId: id, role, bodyId: null, from: '2026-01-01', to })
      return { id, personId }
    })
  const body = (name = `Råd ${newId()}`) => inside((tx) => createBody(tx, municipality.id, { name, kind: 'council' }))
  return { municipality, admin, platform, inside, someone, body }
}

describe('who has access to what', () => {
  test('names grants and places, says by whom, and as it was on another day', async () => {
    const { admin, inside, municipality, platform, someone, body } = await aTown()
    const bodyId = await body('Integrationsrådet')
    const amal = await someone('Amal Haddad', { role: 'secretary', to: '2026-02-01' })
    const acting = { municipalityId: municipality.id, actor: 'operator' as const, clock: platform.clock }
    await inside((tx) =>
      appoint(tx, acting, { personId: amal.personId, bodyId, seatId: null, function: 'chair', from: '2026-01-15', to: null }),
    )
    const file = async (query = '') =>
      (await (await admin.get(`/adgang.csv${query}`)).text()).split('\r\n').filter((line) => line.includes('Amal'))
    expect(await file()).toEqual([expect.stringContaining(';Formandskab;Integrationsrådet;Plads: Formand;;;2026-01-15;')])
    await db.owner
      .updateTable('account')
      .set({ created_at: new Date('2025-12-01') })
      .where('id', '=', amal.id)
      .execute()
    expect(await file('?dag=2026-01-20')).toHaveLength(2)
    expect(await file('?dag=2026-01-20&rolle=secretary')).toEqual([
      expect.stringContaining(';Sekretær;Hele kommunen;Givet;den, der driver programmet;;2026-01-01;2026-01-31'),
    ])
  })

  test('the file opens in a Danish spreadsheet, and no name in it is a formula', async () => {
    const { admin, someone } = await aTown()
    await someone('=cmd|calc; "x"', { role: 'secretary' })
    const answer = await admin.get('/adgang.csv')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="adgang-2026-03-02.csv"')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [head, ...lines] = bytes.subarray(3).toString('utf8').split('\r\n')
    expect(head).toBe('Navn;E-mail;Rolle;Gælder for;Hvordan;Givet af;Stedfortræder for;Fra;Til og med')
    expect(lines.some((line) => line.startsWith(`"'=cmd|calc; ""x""";`))).toBe(true)
  })
})

describe('however many there are', () => {
  const counting = countingDatabase(db)

  /** People with an account, a role that was granted, and a place in the council, without a word in the audit. */
  async function fill(municipalityId: string, bodyId: string, people: number) {
    const key = { municipality_id: municipalityId }
    const rows = Array.from({ length: people }, () => ({ personId: newId(), accountId: newId() }))
    await db.owner
      .insertInto('person')
      .values(rows.map(({ personId }, n) => ({ ...key, id: personId, name: `Person ${n}` })))
      .execute()
    await db.owner
      .insertInto('account')
      .values(rows.map(({ personId, accountId }) => ({ ...key, id: accountId, person_id: personId, email: `${accountId}@example.org` })))
      .execute()
    await db.owner
      .insertInto('role_grant')
      .values(
        rows.map(({ accountId }) => ({
          ...key,
          id: newId(),
          account_id: accountId,
          role: 'secretary',
          body_id: bodyId,
          valid_from: '2026-01-01',
        })),
      )
      .execute()
    await db.owner
      .insertInto('membership')
      .values(
        rows.map(({ personId }) => ({
          ...key,
          id: newId(),
          person_id: personId,
          body_id: bodyId,
          function: 'member',
          valid_from: '2026-01-01',
        })),
      )
      .execute()
    return rows[0]?.accountId ?? ''
  }

  test('the lists, a user, and the members of a body take as many queries for 300 as for one', async () => {
    const counts = async (people: number) => {
      const { admin, municipality, body } = await aTown(counting.db)
      const bodyId = await body('Integrationsrådet')
      const id = await fill(municipality.id, bodyId, people)
      const root = '/opsaetning/raad/integrationsraadet/perioder'
      const counted: Record<string, number> = {}
      for (const path of ['/brugere', '/adgang', '/adgang.csv', `/brugere/${id}`, root, `${root}/historik`]) {
        const { queries, result } = await counting.count(() => admin.get(path))
        expect((await result.text()).includes(`Person ${people - 1}`) || path.includes(id), path).toBe(true)
        counted[path.replace(id, 'id')] = queries
      }
      return counted
    }
    expect(await counts(300)).toEqual(await counts(1))
  })
})
