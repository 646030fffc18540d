import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { appoint, changeSeats, constituteTerm, createPerson, seatsOfBody } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const arranging = await testApp(db, { municipality })
const { acting, host, hold } = await aCouncil(arranging.platform, municipality.id)
const elsewhere = await aCouncil(arranging.platform, municipality.id, 'Kulturudvalget')
const inside = <R>(work: Parameters<typeof arranging.platform.db.in<R>>[1]) => arranging.platform.db.in(municipality.id, work)
const secretary = await testApp(db, { municipality, as: 'secretary', bodyId: host.id })
const stranger = await testApp(db, { municipality, as: 'secretary', bodyId: elsewhere.host.id })
const root = '/opsaetning/raad/integrationsraadet/perioder'
const page = async (path: string) => load(await (await secretary.get(path)).text())

/** A term with one seat in it. */
const aTerm = (startsOn: string, endsOn: string) =>
  inside(async (tx) => {
    const input = { appointedByBodyId: null, appointedOn: null, basis: '', rules: '', startsOn, endsOn }
    const made = await constituteTerm(tx, acting, host.id, input, null)
    const id = 'id' in made ? made.id : ''
    const newGroup = { name: 'Skoler', seats: ['Søskolen'] }
    await changeSeats(tx, acting, { id, bodyId: host.id }, { groups: [], labels: new Map(), removed: new Set(), newGroup })
    return { id, seatId: (await seatsOfBody(tx, host.id)).find((seat) => seat.termId === id)?.id ?? '' }
  })

describe('a term made by mistake', () => {
  test('is deleted with its empty seats, after a question, and what it was is written down', async () => {
    const { id } = await aTerm('2030-01-01', '2034-01-01')
    expect((await stranger.post(`${root}/${id}`, { do: 'delete' })).status).toBe(404)
    expect((await page(`${root}/${id}`))('details form input[name=do]').attr('value')).toBe('delete')
    const answer = await secretary.post(`${root}/${id}`, { do: 'delete' })
    expect(answer.headers.get('location')).toBe(`${root}?slettet=ja`)
    expect((await secretary.get(`${root}/${id}`)).status).toBe(404)
    expect((await secretary.post(`${root}/${id}`, { do: 'delete' })).status).toBe(404)
    const entries = await db.owner
      .selectFrom('audit_entry')
      .select(['action', 'payload'])
      .where('municipality_id', '=', municipality.id)
      .where('action', '=', 'term.delete')
      .execute()
    expect(entries).toMatchObject([{ payload: { startsOn: '2030-01-01', seats: [{ group: 'Skoler', represents: 'Søskolen' }] } }])
  })

  test('cannot be deleted when somebody has sat in it, or a meeting lies in its days: the page says what hangs on it', async () => {
    const { id, seatId } = await aTerm('2026-01-01', '2030-01-01')
    await inside(async (tx) => {
      const personId = await createPerson(tx, municipality.id, { name: 'Bo Birk' })
      await appoint(tx, acting, { personId, bodyId: host.id, seatId, function: 'member', from: '2026-01-01', to: '2026-02-01' })
    })
    // The last evening of the term in Denmark, and the first of the next one.
    await hold({ startsAt: new Date('2029-12-31T22:30:00Z') })
    await hold({ startsAt: new Date('2029-12-31T23:30:00Z') })
    const $ = await page(`${root}/${id}`)
    expect($('main').text()).toContain('den er i brug: 1 medlemskab på dens pladser og 1 møde i dens dage')
    expect($('input[value=delete]')).toHaveLength(0)
    const answer = await secretary.post(`${root}/${id}`, { do: 'delete' })
    expect([
      answer.status,
      load(await answer.text())('main')
        .text()
        .includes('Intet er slettet'),
    ]).toEqual([409, true])
    expect((await secretary.get(`${root}/${id}`)).status).toBe(200)
  })
})
