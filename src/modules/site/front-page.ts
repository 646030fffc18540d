import { casesOfItems } from '#modules/cases/index.ts'
import { bodySummaries, type CouncilGlance, councilGlance, settingValues } from '#modules/council/index.ts'
import { latestDecisions, type MeetingSummary, type PublishedItem, upcomingMeetings } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Contact, contactOn } from './office.ts'

export type Decision = PublishedItem & { case: { number: string; slug: string } | null }

export type FrontPageData = {
  purpose: string | null
  howToJoin: string[]
  contact: Contact
  next: MeetingSummary | null
  /** Anyone may come to the next meeting. */
  nextIsOpen: boolean
  decisions: Decision[]
  council: CouncilGlance | null
}

const shownDecisions = 6

/** Everything on the front page, in a constant number of queries. */
export async function loadFrontPage(tx: Tx, now: Date, day: string): Promise<FrontPageData> {
  const settings = await settingValues(tx, ['purpose', 'how_to_join'], null, day)
  const [next = null] = await upcomingMeetings(tx, now, 1)
  const items = await latestDecisions(tx, shownDecisions)
  const cases = await casesOfItems(
    tx,
    items.map((item) => item.itemId),
  )
  const open = (await bodySummaries(tx)).filter((body) => body.isPublic && body.publicMeetings)
  return {
    purpose: settings.purpose[0] ?? null,
    howToJoin: settings.how_to_join,
    contact: await contactOn(tx, day),
    next,
    nextIsOpen: open.some((body) => body.name === next?.bodies[0]),
    decisions: items.map((item) => ({ ...item, case: cases.get(item.itemId)?.[0] ?? null })),
    council: await councilGlance(tx, day),
  }
}

/** A municipality that has just begun: nothing was entered, nothing published. */
export const isEmpty = ({ purpose, next, decisions, council }: FrontPageData) =>
  purpose === null && next === null && decisions.length === 0 && council === null
