import type { DeskEntry, DeskFact } from '#modules/accounts/index.ts'
import { namesOf } from '#modules/council/index.ts'
import { itemsWaiting } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRole, scopeOf } from '#platform/http/actor.ts'
import { nameOf } from './acting.ts'
import { type OwnMeeting, ownMeetings } from './mine.ts'
import { proposalsOf, proposalsTo } from './proposal.queries.ts'

/** Answers stay on the desk of the one who proposed for so many days. */
const answerDays = 14
const dayInMs = 86_400_000
const mostProposals = 20
const nextMeetings = 3

/** What takes part in somebody's desk: own meetings and answers to own proposals; for the secretariat the proposals to answer. */
export async function participationAtDesk(tx: Tx, actor: Actor, now: Date): Promise<DeskEntry[]> {
  return [...(await proposalsToAnswer(tx, actor)), ...(await itemsToTakeUp(tx, actor)), ...(await ownEntries(tx, actor, now))]
}

async function proposalsToAnswer(tx: Tx, actor: Actor): Promise<DeskEntry[]> {
  if (!hasRole(actor, 'secretary', 'administrator')) return []
  const rows = await proposalsTo(tx, scopeOf(actor, 'secretary', 'administrator'), ['open'], mostProposals)
  const names = await namesOf(
    tx,
    rows.map((row) => row.personId),
  )
  return rows.map((row) => ({
    kind: 'proposal',
    title: row.title,
    path: `/forslag/${row.id}`,
    at: row.createdAt,
    facts: [{ fact: 'proposedBy', name: names.get(row.personId) ?? '' }],
  }))
}

/** What another body has sent here, or this one has put off, and no agenda holds yet. */
async function itemsToTakeUp(tx: Tx, actor: Actor): Promise<DeskEntry[]> {
  if (!hasRole(actor, 'secretary', 'administrator')) return []
  const items = await itemsWaiting(tx, scopeOf(actor, 'secretary', 'administrator'), mostProposals)
  return items.map((item) => ({
    kind: 'waitingItem',
    title: item.title,
    path: '/forslag',
    at: item.postponedTo === null ? item.from.startsAt : new Date(item.postponedTo),
  }))
}

async function ownEntries(tx: Tx, actor: Actor, now: Date): Promise<DeskEntry[]> {
  if (!hasRole(actor, 'chair', 'member', 'substitute') || actor.personId === null) return []
  const { ahead, recent } = await ownMeetings(tx, actor, now, { ahead: 12, recent: 5 })
  // A recent meeting is of interest to somebody who was there to see it announced, as long as something of it is new.
  const news = recent.filter((meeting) => meeting.news.some(({ news }) => news !== 'announced' && news !== 'agenda'))
  // A year of meetings is planned at once: that one further ahead is planned stands among one's own meetings and is no news here.
  const coming = ahead.filter((meeting, i) => i < nextMeetings || meeting.news.some(({ news }) => news !== 'announced'))
  return [...coming, ...news].map(entryOf).concat(await answers(tx, actor.personId, now))
}

function entryOf(meeting: OwnMeeting): DeskEntry {
  const facts: DeskFact[] = [
    ...meeting.news.map((of): DeskFact => ({ fact: 'news', of })),
    ...(meeting.isAway ? [{ fact: 'apologySent' as const }] : []),
  ]
  const path = meeting.version === null ? '/mine-moeder' : `/moeder/${meeting.slug}`
  return {
    kind: meeting.stand.meeting === 'held' ? 'heldMeeting' : 'nextMeeting',
    title: nameOf(meeting),
    path,
    meetingPath: `/moeder/${meeting.slug}`,
    at: meeting.startsAt,
    facts,
  }
}

async function answers(tx: Tx, personId: string, now: Date): Promise<DeskEntry[]> {
  const rows = await proposalsOf(tx, personId, mostProposals)
  return rows.flatMap((row): DeskEntry[] => {
    const { state, answeredAt, title } = row
    if (state === 'open' || state === 'withdrawn' || answeredAt === null || now.getTime() - answeredAt.getTime() > answerDays * dayInMs)
      return []
    return [{ kind: 'proposalAnswered', title, path: '/mine-moeder/forslag', at: answeredAt, facts: [{ fact: 'answer', answer: state }] }]
  })
}
