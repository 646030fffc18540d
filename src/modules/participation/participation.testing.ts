import { createAccount, openSession } from '#modules/accounts/index.ts'
import { appoint, createPerson, createSeat, createSeatGroup, createTerm, type MembershipFunction } from '#modules/council/index.ts'
import { newId } from '#platform/ids.ts'
import type { TestApp } from '#test/app.ts'

type Place = { id: string; origin: string }

/** A body's seats, as many as asked for. */
export const someSeats = (app: TestApp, municipality: Place, bodyId: string, count: number) =>
  app.platform.db.in(municipality.id, async (tx) => {
    const termId = await createTerm(tx, municipality.id, { bodyId, startsOn: '2026-01-01', endsOn: '2030-01-01' })
    const seatGroupId = await createSeatGroup(tx, municipality.id, { termId, name: 'Alle', position: 0 })
    const seats: string[] = []
    for (let position = 0; position < count; position++) seats.push(await createSeat(tx, municipality.id, { seatGroupId, position }))
    return seats
  })

export type Somebody = { name: string; personId: string; accountId: string; cookie: string }

/** Somebody with an account and a session who has a place in a body. */
export const somebody = (
  app: TestApp,
  municipality: Place,
  given: { name: string; bodyId: string; fn?: MembershipFunction; seatId?: string | null; from?: string; to?: string | null },
): Promise<Somebody> =>
  app.platform.db.in(municipality.id, async (tx) => {
    const { name, bodyId, fn = 'member', seatId = null, from = '2026-01-01', to = null } = given
    const personId = await createPerson(tx, municipality.id, { name })
    const accountId = await createAccount(tx, municipality.id, { personId, email: `${newId()}@example.org` })
    const acting = { municipalityId: municipality.id, actor: 'system' as const, clock: app.platform.clock }
    const appointed = await appoint(tx, acting, { personId, bodyId, seatId, function: fn, from, to })
    if ('refusal' in appointed) throw new Error(appointed.refusal)
    return { name, personId, accountId, cookie: await openSession(tx, municipality, accountId, app.platform.clock) }
  })
