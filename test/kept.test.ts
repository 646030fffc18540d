import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { createAccount, grantRole, openSession } from '#modules/accounts/index.ts'
import { createPerson } from '#modules/council/index.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { reader } from './make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { read } = reader((await testApp(db, { municipality })).platform, municipality.id)
const mainOf = async (answer: Response) => load(await answer.text())('main')

/** A draft with a doubt that somebody must look at. @returns its page and the field of the doubt */
async function aDraft() {
  const result = await read(
    `Referat fra møde i Beboerrådet d. 12/4 2021 kl. 19\n\n1. Velkomst ${newId()}\n\nBeslutning\n\nRing til Bodil på 12 34 56 78.\n`,
  )
  if (result.status !== 'created') throw new Error('the draft was not made')
  const rows = await db.owner.selectFrom('import_doubt').select('id').where('import_run_id', '=', result.runId).execute()
  return { path: `/import/${result.runId}`, fields: rows.map((row) => `tvivl-${row.id}`) }
}

describe('a session that ends in the middle of writing', () => {
  async function somebody(app: TestApp) {
    return app.platform.db.in(municipality.id, async (tx) => {
      const personId = await createPerson(tx, municipality.id, { name: 'Karla' })
      const accountId = await createAccount(tx, municipality.id, { personId, email: `${newId()}@example.org` })
      await grantRole(tx, municipality.id, { accountId, role: 'secretary', bodyId: null, from: '2000-01-01' })
      return accountId
    })
  }
  const signIn = (app: TestApp, accountId: string) =>
    app.platform.db.in(municipality.id, (tx) => openSession(tx, municipality, accountId, app.platform.clock))

  async function interrupted() {
    const app = await testApp(db, { municipality })
    const [karla, other] = [await somebody(app), await somebody(app)]
    const draft = await aDraft()
    const cookie = await signIn(app, karla)
    app.travel({ hours: 5 })
    const answer = await app.post(draft.path, { [draft.fields[0] ?? '']: 'ja', do: 'save', once: newId() }, { cookie })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/log-ind?videre=${encodeURIComponent(draft.path)}`])
    const kept = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const reading = async (accountId: string) => {
      const page = await mainOf(await app.get(draft.path, { cookie: `${await signIn(app, accountId)}; ${kept}` }))
      return {
        told: page.text().includes('Det du skrev, er gemt'),
        ticked: page
          .find('input[type=checkbox][checked]')
          .map((_, box) => page.find(box).attr('name') ?? '')
          .get(),
      }
    }
    return { app, draft, karla, other, reading, kept }
  }

  test('what was chosen stands on the page after signing in again: for the same account, once', async () => {
    const { draft, karla, other, reading } = await interrupted()
    const nothing = { told: false, ticked: [] }
    expect(await reading(other)).toEqual(nothing)
    expect(await reading(karla)).toEqual({ told: true, ticked: [draft.fields[0]] })
    expect(await reading(karla)).toEqual(nothing)
  })

  test('after an hour it is gone', async () => {
    const { app, karla, reading } = await interrupted()
    app.travel({ minutes: 61 })
    expect((await reading(karla)).told).toBe(false)
    expect(await db.owner.selectFrom('kept_form').select('id').where('account_id', '=', karla).execute()).toEqual([])
  })

  test('nothing is kept of a form without words, nor from somebody who never had a session', async () => {
    const { app, karla } = await interrupted()
    const cookie = await signIn(app, karla)
    app.travel({ hours: 5 })
    expect((await app.post('/import', { once: newId() }, { cookie })).headers.get('set-cookie')).toBeNull()
    expect((await app.post('/import', { note: 'Det her har jeg brugt en time på' })).headers.get('set-cookie')).toBeNull()
  })
})
