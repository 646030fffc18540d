import { allAccounts, endAccountsOf } from '#modules/accounts/index.ts'
import { type SettingValues, settingValues } from '#modules/council/index.ts'
import { forgetUndone, undoneBefore } from '#modules/importing/index.ts'
import { eraseReasons, reasonsDue } from '#modules/meetings/index.ts'
import type { AuditActor } from '#platform/audit/audit.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { removeUnused } from '#platform/files/keep.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { type Expiring, expiringKeys, type Holding } from '#platform/personal/holding.ts'
import { countExpired, deleteExpired } from '#platform/personal/personal.queries.ts'
import { type Erasing, erasePerson, refuseErasure } from './erase-person.ts'
import { insertErasing } from './erasing.queries.ts'
import { subjectOf } from './subject.ts'

/** Every kind that the schedule erases, in the order in which people read them. */
export const retentionKinds = ['neverUsedAccounts', 'endedAccounts', 'apologyReasons', 'undoneImports', ...expiringKeys] as const
export type RetentionKind = (typeof retentionKinds)[number]
export type RetentionCounts = Record<RetentionKind, number>
type RetentionDays = SettingValues['retention']

/** What the schedule needs of the house: where things are, and what there is. */
export type Schedule = { holdings: readonly Holding[]; expiring: readonly Expiring[] }

type At = { municipalityId: string; timeZone: string; clock: Clock }

/** So many days of 24 hours before now. */
const daysAgo = (clock: Clock, days: number) => toDate(clock().subtract({ hours: 24 * days }))

const daysOn = async (tx: Tx, day: string): Promise<RetentionDays> => (await settingValues(tx, ['retention'], null, day)).retention

/**
 * Whose time is up: people whose account was never used, or has ended, that long ago. Whoever has an account in use beside it, or sits somewhere or
 * is to, is left alone.
 */
async function peopleDue(tx: Tx, { clock, timeZone }: At, schedule: Schedule, days: RetentionDays) {
  const today = dayOf(clock(), timeZone)
  const unusedBefore = daysAgo(clock, days.neverUsedAccounts)
  const endedBefore = daysAgo(clock, days.endedAccounts)
  const due = { neverUsedAccounts: [] as string[], endedAccounts: [] as string[] }
  const accounts = (await allAccounts(tx)).filter(({ email }) => !email.endsWith('@slettet.invalid'))
  for (const [personId, own] of Map.groupBy(accounts, (account) => account.personId)) {
    const unused = own.every((one) => one.lastSignInAt === null && (one.invitedAt ?? one.createdAt) < unusedBefore)
    const ended = own.every((one) => one.endedAt !== null && one.endedAt < endedBefore)
    if (!unused && !ended) continue
    const subject = await subjectOf(tx, schedule.holdings, personId)
    const refusal = subject && (await refuseErasure(tx, { ...subject, inUse: false }, today))
    if (refusal === null) due[ended ? 'endedAccounts' : 'neverUsedAccounts'].push(personId)
  }
  return due
}

/** What a run would erase now. Nothing is changed. */
export async function dueNow(tx: Tx, at: At, schedule: Schedule): Promise<RetentionCounts> {
  const days = await daysOn(tx, dayOf(at.clock(), at.timeZone))
  const people = await peopleDue(tx, at, schedule, days)
  const counts = {
    neverUsedAccounts: people.neverUsedAccounts.length,
    endedAccounts: people.endedAccounts.length,
    apologyReasons: await reasonsDue(tx, at.clock),
    undoneImports: await undoneBefore(tx, daysAgo(at.clock, days.undoneImports)),
  } as RetentionCounts
  for (const kind of schedule.expiring) counts[kind.key] = await countExpired(tx, kind, daysAgo(at.clock, days[kind.key]))
  return counts
}

/**
 * Erases what is kept no longer, and leaves a receipt with the numbers, also when there was nothing: it shows that the run took place.
 * @returns the receipt's id
 */
export async function keepToSchedule(
  platform: Pick<Platform, 'db' | 'clock' | 'files'>,
  schedule: Schedule,
  given: { municipalityId: string; timeZone: string; actor: AuditActor },
): Promise<{ id: string; counts: RetentionCounts }> {
  const at = { ...given, clock: platform.clock }
  const done = await platform.db.in(given.municipalityId, (tx) => eraseDue(tx, at, schedule))
  await removeUnused(platform, given.municipalityId, done.files)
  return done
}

async function eraseDue(tx: Tx, at: At & { actor: AuditActor }, schedule: Schedule) {
  const { municipalityId, actor, clock } = at
  const today = dayOf(clock(), at.timeZone)
  const days = await daysOn(tx, today)
  const counts = Object.fromEntries(retentionKinds.map((kind) => [kind, 0])) as RetentionCounts
  const acting: Erasing = { municipalityId, actor, clock, today }
  const people = await peopleDue(tx, at, schedule, days)
  for (const kind of ['neverUsedAccounts', 'endedAccounts'] as const)
    for (const personId of people[kind]) {
      await endAccountsOf(tx, personId, toDate(clock()))
      const erased = await erasePerson(tx, acting, schedule.holdings, { personId, cause: 'schedule', mark: null })
      if (erased && 'id' in erased) counts[kind] += 1
    }
  counts.apologyReasons = await eraseReasons(tx, { municipalityId, actor: 'system', clock })
  const imports = await forgetUndone(tx, daysAgo(clock, days.undoneImports))
  counts.undoneImports = imports.count
  for (const kind of schedule.expiring) counts[kind.key] = await deleteExpired(tx, kind, daysAgo(clock, days[kind.key]))
  const id = newId()
  await insertErasing(tx, {
    municipality_id: municipalityId,
    id,
    kind: 'schedule',
    at: toDate(clock()),
    actor,
    counts: JSON.stringify(counts),
  })
  await recordAudit(tx, municipalityId, clock, { actor, action: 'schedule.erase', thing: `erasing/${id}`, payload: counts })
  return { id, counts, files: imports.files }
}
