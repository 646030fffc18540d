import { beforeAll, describe, expect, test } from 'vitest'
import type { DeskEntry } from '#modules/accounts/index.ts'
import { createBody, putSetting } from '#modules/council/index.ts'
import { toDate } from '#platform/clock.ts'
import { type TenantDb, tenantDb } from '#platform/db/db.ts'
import type { Actor, Role } from '#platform/http/actor.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aCouncil, aMeeting, anItem } from '#test/make.ts'
import { createMeeting, meetingsAtDesk, publishAgenda, releaseMinutes } from './index.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const app = await testApp(db, { municipality: ours, now: '2026-03-02T12:00:00Z' })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const now = app.platform.clock()
const inTenant = app.platform.db.in.bind(app.platform.db, ours.id) as <R>(work: Parameters<typeof app.platform.db.in<R>>[1]) => Promise<R>
const guest = await inTenant((tx) => createBody(tx, ours.id, { name: 'Kulturudvalget', kind: 'committee' }))

const actorIn = (role: Role, bodyId: string | null = host.id, accountId = `${role}`): Actor => ({
  accountId,
  personId: null,
  sessionId: null,
  name: '',
  grants: [{ role, bodyId }],
})
const secretary = actorIn('secretary')
const chair = actorIn('chair')
const desk = (actor: Actor, platform: TenantDb = app.platform.db) => platform.in(ours.id, (tx) => meetingsAtDesk(tx, actor, now))
const of = async (actor: Actor, slug: string) => (await desk(actor)).filter((entry) => entry.path.startsWith(`/moeder/${slug}/`)).map(short)
const short = ({ kind, path, at, isDue }: DeskEntry) => ({
  kind,
  page: path.split('/').slice(3).join('/'),
  by: isDue ? at?.toISOString().slice(0, 10) : null,
})

const planned = (startsAt: string) => ({ state: 'planned' as const, hasMinutes: false, startsAt: new Date(startsAt), items: [anItem()] })
const agenda = (meetingId: string, set: Record<string, unknown>) =>
  db.owner.updateTable('agenda').set(set).where('meeting_id', '=', meetingId).execute()
const minutes = (meetingId: string, set: Record<string, unknown>) =>
  db.owner.updateTable('minutes').set(set).where('meeting_id', '=', meetingId).execute()
const call = (id: string) => inTenant((tx) => publishAgenda(tx, acting, id))

describe('before the meeting', () => {
  test('an agenda is to be ready seven days before, and shows three weeks ahead of that', async () => {
    const soon = await hold(planned('2026-03-20T16:00:00Z'))
    const far = await hold(planned('2026-06-20T16:00:00Z'))
    expect(await of(secretary, soon.slug)).toEqual([{ kind: 'agendaDue', page: 'arbejde', by: '2026-03-13' }])
    expect(await of(secretary, far.slug)).toEqual([])
    expect(await of(chair, soon.slug)).toEqual([])
  })

  test('an agenda that was held out is for the chair to approve, and the secretariat waits', async () => {
    const meeting = await hold(planned('2026-03-19T16:00:00Z'))
    await agenda(meeting.id, { asked_at: toDate(now), asked_by: 'account/x' })
    expect(await of(chair, meeting.slug)).toEqual([{ kind: 'agendaToApprove', page: 'arbejde/godkend', by: '2026-03-12' }])
    expect(await of(secretary, meeting.slug)).toEqual([{ kind: 'agendaAsked', page: 'arbejde', by: null }])
    await agenda(meeting.id, { asked_at: null, asked_by: null, returned_at: toDate(now), return_comment: 'Tag budgettet med' })
    expect(await of(secretary, meeting.slug)).toEqual([{ kind: 'agendaReturned', page: 'arbejde', by: '2026-03-12' }])
    expect(await of(chair, meeting.slug)).toEqual([])
    await agenda(meeting.id, { state: 'approved', returned_at: null, return_comment: '' })
    expect(await of(chair, meeting.slug)).toEqual([])
    expect(await of(secretary, meeting.slug)).toEqual([{ kind: 'meetingToCall', page: 'arbejde', by: '2026-03-12' }])
  })

  test('a called meeting asks for nothing until somebody stays away, and on its day for who is there', async () => {
    const meeting = await hold(planned('2026-03-18T16:00:00Z'))
    await call(meeting.id)
    expect(await of(secretary, meeting.slug)).toEqual([])
    await db.owner
      .insertInto('apology')
      .values({
        municipality_id: ours.id,
        id: crypto.randomUUID(),
        meeting_id: meeting.id,
        position: 0,
        name: 'Anna Ask',
        received_at: toDate(now),
      })
      .execute()
    expect(await of(secretary, meeting.slug)).toEqual([{ kind: 'apologies', page: 'afbud', by: null }])
    const today = await hold(planned('2026-03-02T18:00:00Z'))
    await call(today.id)
    expect(await of(secretary, today.slug)).toEqual([{ kind: 'meetingToday', page: 'fremmoede', by: null }])
    const yesterday = await hold(planned('2026-03-01T18:00:00Z'))
    await call(yesterday.id)
    expect(await of(secretary, yesterday.slug)).toEqual([{ kind: 'meetingToRecord', page: 'fremmoede', by: '2026-03-01' }])
    expect(await of(chair, today.slug)).toEqual([])
  })
})

describe('after the meeting', () => {
  test('minutes are due seven days after; ready, they are for a second person and not for the first', async () => {
    const meeting = await hold({ startsAt: new Date('2026-02-20T16:00:00Z') })
    expect(await of(secretary, meeting.slug)).toEqual([{ kind: 'minutesDraft', page: 'referat', by: '2026-02-27' }])
    await minutes(meeting.id, { ready_at: toDate(now), ready_by: `account/${secretary.accountId}` })
    expect(await of(secretary, meeting.slug)).toEqual([])
    expect(await of(actorIn('secretary', host.id, 'colleague'), meeting.slug)).toEqual([
      { kind: 'minutesToRelease', page: 'frigiv', by: '2026-02-27' },
    ])
    expect(await of(chair, meeting.slug)).toEqual([{ kind: 'minutesToRelease', page: 'frigiv', by: '2026-02-27' }])
  })

  test('minutes that were sent back are for the secretariat again, before all that nobody waits for', async () => {
    const meeting = await hold({ startsAt: new Date('2026-02-21T16:00:00Z') })
    await minutes(meeting.id, { returned_at: toDate(now), return_comment: 'Kamal var også til stede' })
    expect(await of(secretary, meeting.slug)).toEqual([{ kind: 'minutesReturned', page: 'arbejde', by: '2026-02-28' }])
    expect(await of(chair, meeting.slug)).toEqual([])
  })

  test('released minutes belong on the next agenda until they stand on one, and are approved after it', async () => {
    const meeting = await hold({ startsAt: new Date('2026-02-10T16:00:00Z'), title: 'Februar' })
    await inTenant((tx) => releaseMinutes(tx, acting, meeting.id))
    const entries = async () => (await desk(secretary)).filter(({ title }) => title === 'Februar').map(({ kind, path }) => [kind, path])
    const [first] = await db.owner
      .selectFrom('meeting')
      .select('slug')
      .where('state', '=', 'planned')
      .orderBy('starts_at')
      .limit(1)
      .execute()
    expect(await entries()).toEqual([['minutesToApprove', `/moeder/${first?.slug}/arbejde`]])
    const next = await hold(planned('2026-03-25T16:00:00Z'))
    await db.owner.updateTable('agenda_item').set({ approves_meeting_id: meeting.id }).where('meeting_id', '=', next.id).execute()
    expect(await entries()).toEqual([])
    await db.owner.updateTable('meeting').set({ state: 'held' }).where('id', '=', next.id).execute()
    expect(await entries()).toEqual([['minutesToApprove', `/moeder/${next.slug}/referat`]])
    await minutes(meeting.id, { state: 'approved' })
    expect(await entries()).toEqual([])
  })

  test('the chair signs approved minutes where the rules ask for it', async () => {
    const meeting = await hold({ startsAt: new Date('2026-02-11T16:00:00Z') })
    await inTenant((tx) => releaseMinutes(tx, acting, meeting.id))
    await minutes(meeting.id, { state: 'approved' })
    expect(await of(chair, meeting.slug)).toEqual([])
    await inTenant((tx) =>
      putSetting(tx, ours.id, { key: 'approval', bodyId: host.id, value: { signature: true }, validFrom: '2026-01-01' }),
    )
    expect(await of(chair, meeting.slug)).toEqual([{ kind: 'minutesToSign', page: 'underskriv', by: null }])
    expect(await of(secretary, meeting.slug)).toEqual([])
  })
})

describe('whose desk it is', () => {
  let joint: { slug: string }
  beforeAll(async () => {
    joint = await hold({ ...planned('2026-03-17T16:00:00Z'), otherBodyIds: [guest] })
  })

  test('only the host’s: who works for another body, or only sits in one, has no work with the meeting', async () => {
    expect(await of(secretary, joint.slug)).toHaveLength(1)
    expect(await of(actorIn('administrator', null), joint.slug)).toHaveLength(1)
    expect(await of(actorIn('secretary', guest), joint.slug)).toEqual([])
    for (const role of ['member', 'substitute', 'department'] as const) expect(await desk(actorIn(role))).toEqual([])
  })

  test('however many meetings there are, the number of queries stays the same', async () => {
    const counting = countingDatabase(db)
    const count = async () => (await counting.count(() => desk(secretary, tenantDb(counting.db.app)))).queries
    const few = await count()
    await inTenant(async (tx) => {
      for (let n = 0; n < 40; n++)
        await createMeeting(
          tx,
          ours.id,
          aMeeting(host, n % 2 ? planned('2026-03-16T16:00:00Z') : { startsAt: new Date('2026-02-12T16:00:00Z') }),
          toDate(now),
        )
    })
    expect(await count()).toBe(few)
    expect(few).toBeLessThan(15)
  })
})

test('what was withdrawn is for the secretariat to put right, and for two months', async () => {
  const withdrawn = async (startsAt: string) => {
    const meeting = await hold(planned(startsAt))
    await call(meeting.id)
    await db.owner.updateTable('meeting').set({ current_snapshot_id: null, state: 'called' }).where('id', '=', meeting.id).execute()
    return meeting
  }
  const recent = await withdrawn('2026-02-10T16:00:00Z')
  const old = await withdrawn('2025-12-10T16:00:00Z')
  expect(await of(secretary, recent.slug)).toEqual([{ kind: 'meetingWithdrawn', page: 'traek-tilbage', by: null }])
  expect(await of(chair, recent.slug)).toEqual([])
  expect(await of(secretary, old.slug)).toEqual([])
})
