import { Temporal } from 'temporal-polyfill'
import { createAccount } from '#modules/accounts/index.ts'
import { appoint, createBody, createPerson, type MembershipFunction, putSetting, type SettingKind } from '#modules/council/index.ts'
import { homeZone } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, nobody, type Role } from '#platform/http/actor.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { addItem } from '../add-item.ts'
import { type MeetingPlan, planMeeting } from './plan.ts'
import type { StepActing } from './stand.ts'

export const somebody = (role: Role, bodyId: string | null, accountId = newId()): Actor => ({
  ...nobody,
  accountId,
  grants: [{ role, bodyId }],
})

/** A body with its members, and what a secretary and a chair of it do. The clock stands at noon on 2 March 2026 unless it is moved. */
export async function aBody(platform: Platform, municipalityId: string, name: string, isPublic = false) {
  const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipalityId, work)
  const bodyId = await act((tx) => createBody(tx, municipalityId, { name, kind: 'council', isPublic }))
  const acting = (by: Actor): StepActing => ({ municipalityId, actor: `account/${by.accountId}`, clock: platform.clock, by })
  const secretary = acting(somebody('secretary', bodyId))
  const chair = acting(somebody('chair', bodyId))
  const base: MeetingPlan = {
    bodyId,
    kind: 'ordinary',
    title: '',
    startsAt: new Date('2026-04-13T15:00:00Z'),
    endsAt: new Date('2026-04-13T17:00:00Z'),
    timeZone: homeZone,
    place: 'Rådhuset',
    isVirtual: false,
    otherBodyIds: [],
    preMeetingOfId: null,
  }
  const plan = (given: Partial<MeetingPlan> = {}, by = secretary) => act((tx) => planMeeting(tx, by, { ...base, ...given }))
  const set = (key: SettingKind, value: unknown) =>
    act((tx) => putSetting(tx, municipalityId, { key, bodyId, value, validFrom: '2000-01-01' }))
  const add = async (meetingId: string, title: string) => {
    const added = await act((tx) => addItem(tx, secretary, meetingId, { title, background: '', presenter: '' }))
    if ('refusal' in added) throw new Error(added.refusal)
    return added
  }
  /** Somebody who sits in the body; with an account when an address is given. */
  const member = (personName: string, email: string | null, fn: MembershipFunction = 'member') =>
    act(async (tx) => {
      const personId = await createPerson(tx, municipalityId, { name: personName })
      const given = { personId, bodyId, seatId: null, function: fn, from: '2020-01-01', to: null }
      await appoint(tx, { municipalityId, actor: 'system', clock: platform.clock }, given)
      const accountId = email === null ? null : await createAccount(tx, municipalityId, { personId, email })
      return { personId, accountId }
    })
  return { bodyId, name, act, base, secretary, chair, acting, plan, set, add, member }
}

export const at = (iso: string) => new Date(Temporal.Instant.from(iso).epochMilliseconds)
