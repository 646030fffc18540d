import { type BodySummary, bodySummaries } from '#modules/council/index.ts'
import {
  itemsWaiting,
  letGo,
  type MeetingOverview,
  meetingsToPlan,
  reopenAgenda,
  type TakeUpRefusal,
  takeUp,
  type WaitingItem,
} from '#modules/meetings/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { scopeOf } from '#platform/http/actor.ts'
import { type Ctx, localPath } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { onceKey } from '#ui/page/respond.tsx'
import { actingOf, nameOf, nowOf, readiest, timeOf } from './acting.ts'
import { waitingTexts } from './waiting.text.ts'
import { meetingField, type WaitingEntry } from './waiting.views.tsx'

const staff = ['secretary', 'administrator'] as const
const mostItems = 100
const mostMeetings = 200

type Loaded = { items: WaitingItem[]; meetings: MeetingOverview[]; bodies: Map<string, BodySummary> }

/** What waits for the agendas that somebody makes, and the coming meetings of those bodies; a constant number of queries. */
export async function loadWaiting(tx: Tx, c: Ctx): Promise<Loaded> {
  const items = await itemsWaiting(tx, scopeOf(c.get('actor'), ...staff), mostItems)
  const receivers = [...new Set(items.map((item) => item.bodyId))]
  return {
    items,
    meetings: await meetingsToPlan(tx, receivers, nowOf(c), mostMeetings),
    bodies: new Map((await bodySummaries(tx)).map((body) => [body.id, body])),
  }
}

/** The items as the page lists them; what was chosen before is chosen again. */
export function waitingEntries(c: Ctx, { items, meetings, bodies }: Loaded, values: Record<string, string>): WaitingEntry[] {
  const texts = officeText(c, waitingTexts)
  const href = (path: string) => localPath(c.get('lang'), path)
  return items.map((item) => {
    const own = meetings.filter((meeting) => meeting.bodies[0]?.id === item.bodyId)
    const isTheirs = item.from.bodyId === item.bodyId
    const date = dateInWords(c.get('lang'), item.from.startsAt, item.from.timeZone)
    const until = item.postponedTo === null ? texts.toNext : texts.until(dateInWords(c.get('lang'), item.postponedTo))
    return {
      id: item.id,
      title: item.title,
      lang: item.lang,
      isClosed: item.isClosed,
      // A closed item has no page for those who work for another body.
      href: href(item.isClosed && !isTheirs ? `/moeder/${item.from.slug}` : `/punkt/${item.shortId}`),
      why: item.outcome === 'referred' ? texts.referred(date) : `${texts.postponed(date)} ${until}`,
      fromBody: bodies.get(item.from.bodyId)?.name ?? '',
      body: bodies.get(item.bodyId)?.name ?? '',
      cases: item.cases.map(({ number, slug }) => ({ number, href: item.isClosed ? null : href(`/sager/${slug}`) })),
      meetings: own.map((meeting) => ({ value: meeting.id, label: `${timeOf(c, meeting)}, ${nameOf(meeting)}`, lang: 'da' })),
      chosen: values[meetingField(item.id)] ?? presetOf(item, own),
      once: onceKey(),
    }
  })
}

/** The meeting on the day that it was postponed to, or the first one from then on. */
const presetOf = ({ postponedTo }: WaitingItem, meetings: readonly MeetingOverview[]) =>
  (readiest(meetings.filter((meeting) => postponedTo === null || dayOf(meeting.startsAt, meeting.timeZone) >= postponedTo)) ?? meetings[0])
    ?.id ?? ''

export type Answered = { location: string } | { refusal: TakeUpRefusal } | { errors: Record<string, string> }

/** Somebody says what is to happen with an item that waits. */
export async function answerWaiting(c: Ctx, { items, meetings }: Loaded): Promise<Answered> {
  const { values } = formOf(c)
  const decision = values['decision'] ?? ''
  const item = items.find(({ id }) => id === decision)
  if (values['do'] === 'letGo')
    return once<TakeUpRefusal>(c, async (tx) => {
      const done = item ? await letGo(tx, actingOf(c), decision) : { refusal: 'gone' as const }
      return 'refusal' in done ? done : { location: '/forslag?lagt=vaek' }
    })
  const chosen = values[meetingField(decision)]
  const meeting = meetings.find(({ id, bodies }) => id === chosen && bodies[0]?.id === item?.bodyId)
  if (item && !meeting) return { errors: { [meetingField(decision)]: officeText(c, waitingTexts).choose } }
  return once<TakeUpRefusal>(c, async (tx) => {
    if (item && meeting && values['do'] === 'reopen') await reopenAgenda(tx, actingOf(c), meeting.id)
    const taken = item && meeting ? await takeUp(tx, actingOf(c), decision, meeting.id) : { refusal: 'gone' as const }
    return 'refusal' in taken
      ? taken
      : { location: `/forslag?sat=ja&punkt=${taken.shortId}${values['do'] === 'reopen' ? '&aabnet=ja' : ''}` }
  })
}
