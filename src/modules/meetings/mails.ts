import { apologyLink } from '#modules/accounts/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { meetingIcs } from '#platform/calendar/ics.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { localPath } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { MailGiven, MailKind, MailKinds, MailWords } from '#platform/outbox/kinds.ts'
import { type Texts, textsOf } from '#texts/index.ts'
import { calendarEntry, sequenceOf } from './calendar/entries.ts'
import type { MeetingKind } from './model.ts'
import { bodyIdsOf, type StandRow, standById } from './plan/stand.queries.ts'
import { latestVersion } from './published.queries.ts'
import { meetingName, meetingTime } from './titles.ts'

/** What a mail may say of a meeting: what stands on its public page, nothing of its items and nothing of a person. */
type MeetingFacts = { row: StandRow; version: number; name: string; when: string; day: string; where: string; link: string }

async function factsOf(tx: Tx, { params, lang, municipality }: MailGiven): Promise<MeetingFacts | null> {
  const row = typeof params['meetingId'] === 'string' ? await standById(tx, params['meetingId']) : undefined
  if (!row) return null
  const ids = await bodyIdsOf(tx, row.id)
  const bodies = new Map((await bodySummaries(tx, ids)).map((body) => [body.id, body]))
  const t = textsOf(lang)
  const time = { startsAt: row.starts_at, timeZone: row.time_zone, timeKnown: row.time_known, endsAt: row.ends_at?.toISOString() ?? null }
  return {
    row,
    version: await latestVersion(tx, row.id),
    name: meetingName({ title: row.title, bodies: ids.flatMap((id) => bodies.get(id) ?? []) }),
    when: meetingTime(t, lang, time),
    day: dateInWords(lang, row.starts_at, row.time_zone),
    where: [row.is_virtual ? t.meetings.virtual : '', row.place].filter(Boolean).join(', '),
    link: municipality.origin + localPath(lang, `/moeder/${row.slug}`),
  }
}

const icsOf = ({ row, version, name, link }: MeetingFacts, { lang }: MailGiven) =>
  meetingIcs(
    calendarEntry(
      {
        id: row.id,
        sequence: sequenceOf({ revision: row.revision, version }),
        changedAt: row.modified_at,
        title: name,
        kind: row.kind as MeetingKind,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        timeZone: row.time_zone,
        timeKnown: row.time_known,
        place: row.place,
        isVirtual: row.is_virtual,
        state: row.state,
        slug: row.slug,
      },
      { t: textsOf(lang), url: () => link },
    ),
  )

type Words = Texts['planning']['mails']
type Said = { subject: string; lines: string[] }

/** A letter about a meeting: a greeting, what happened, when and where, the link, and the name of the sender. */
function letter(words: Words, given: MailGiven, facts: MeetingFacts, { subject, lines }: Said): Pick<MailWords, 'subject' | 'text'> {
  const paragraphs = [
    words.hello(given.actorName),
    lines[0],
    [words.when(facts.when), ...(facts.where ? [words.where(facts.where)] : [])].join('\n'),
    ...lines.slice(1),
    words.regards(given.municipality.name),
  ]
  return { subject, text: `${paragraphs.join('\n\n')}\n` }
}

/** A subject is one line, and of a long title the mail's own text says the rest. */
const inSubject = (name: string) => {
  const line = name.replace(/\s+/g, ' ')
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`
}

/** A mail to those who are called to a meeting, for as long as it is in one of these states. */
const invitation = (
  states: readonly string[],
  say: (words: Words, facts: MeetingFacts, given: MailGiven) => { subject: string; text: string; calendar?: string },
): MailKind => ({
  render: async (tx, given) => {
    const facts = await factsOf(tx, given)
    if (!facts || !states.includes(facts.row.state)) return null
    const words = textsOf(given.lang).planning.mails
    const { subject, text, calendar = words.calendar } = say(words, facts, given)
    const lines = [text, `${words.read}\n${facts.link}`, ...(await apology(tx, given, facts, words)), calendar]
    return { ...letter(words, given, facts, { subject, lines }), attachments: [icsOf(facts, given)] }
  },
})

/** The way to say no without signing in, while there is a meeting to stay away from. */
async function apology(tx: Tx, given: MailGiven, { row }: MeetingFacts, words: Words): Promise<string[]> {
  const { municipality, accountId, clock, lang } = given
  if (row.state !== 'called' || row.starts_at <= toDate(clock())) return []
  const path = await apologyLink(tx, municipality.id, accountId, row.id, row.starts_at, clock)
  return [`${words.apology}\n${municipality.origin}${localPath(lang, path)}`]
}

/** What somebody else answered the secretariat, for as long as it holds. */
const answered = (holds: (row: StandRow) => boolean, answer: 'approved' | 'returned' | 'minutesReturned'): MailKind => ({
  render: async (tx, given) => {
    const facts = await factsOf(tx, given)
    if (!facts || !holds(facts.row)) return null
    const words = textsOf(given.lang).planning.mails
    const lines = [words[answer].text(facts.name), `${words.read}\n${facts.link}/arbejde`]
    return letter(words, given, facts, { subject: words[answer].subject(inSubject(facts.name), facts.day), lines })
  },
})

/** The mails of a meeting's way up to the day on which it is held. Each is written as the meeting stands when the mail goes out. */
export const meetingMails: MailKinds = {
  meeting_called: invitation(['called'], (words, { name, day }) => ({
    subject: words.called.subject(inSubject(name), day),
    text: words.called.text(name),
  })),
  meeting_moved: invitation(['called'], (words, { name, day }) => ({
    subject: words.moved.subject(inSubject(name), day),
    text: words.moved.text(name),
  })),
  meeting_cancelled: invitation(['cancelled'], (words, { name, day }) => ({
    subject: words.cancelled.subject(inSubject(name), day),
    text: words.cancelled.text(name),
    calendar: words.cancelled.calendar,
  })),
  /** `params.supplement`: its number. */
  supplement: invitation(['called'], (words, { name, day }, { params }) => {
    const n = Number(params['supplement'])
    return { subject: words.supplement.subject(inSubject(name), day, n), text: words.supplement.text(name, n) }
  }),
  /** To the administrators, for as long as the meeting is away: which meeting, never why. */
  withdrawn: {
    render: async (tx, given) => {
      const facts = await factsOf(tx, given)
      if (!facts || facts.row.current_snapshot_id !== null) return null
      const words = textsOf(given.lang).planning.mails
      const lines = [`${words.withdrawn.text(facts.name)}\n${facts.link}/traek-tilbage`]
      return letter(words, given, facts, { subject: words.withdrawn.subject(inSubject(facts.name), facts.day), lines })
    },
  },
  agenda_to_approve: {
    render: async (tx, given) => {
      const facts = await factsOf(tx, given)
      if (facts?.row.state !== 'planned' || facts.row.agenda_state !== 'draft' || !facts.row.asked_at) return null
      const words = textsOf(given.lang).planning.mails
      const lines = [words.toApprove.text(facts.name), `${words.read}\n${facts.link}/arbejde/godkend`]
      return letter(words, given, facts, { subject: words.toApprove.subject(inSubject(facts.name), facts.day), lines })
    },
  },
  /** To the secretariat, for as long as the answer stands: that there is one, never what was written with it. */
  agenda_approved: answered(({ state, agenda_state }) => state === 'planned' && agenda_state === 'approved', 'approved'),
  agenda_returned: answered(
    ({ state, agenda_state, asked_at, returned_at }) =>
      state === 'planned' && agenda_state === 'draft' && returned_at !== null && asked_at === null,
    'returned',
  ),
  minutes_returned: answered(
    ({ minutes_state, minutes_returned_at }) => minutes_state === 'draft' && minutes_returned_at !== null,
    'minutesReturned',
  ),
  /** To whoever releases what somebody else said was ready. */
  minutes_ready: {
    render: async (tx, given) => {
      const facts = await factsOf(tx, given)
      if (facts?.row.minutes_state !== 'draft' || !facts.row.ready_at) return null
      const words = textsOf(given.lang).planning.mails
      const lines = [words.minutesReady.text(facts.name), `${words.read}\n${facts.link}/frigiv`]
      return letter(words, given, facts, { subject: words.minutesReady.subject(inSubject(facts.name), facts.day), lines })
    },
  },
  minutes_released: {
    render: async (tx, given) => {
      const facts = await factsOf(tx, given)
      if (facts?.row.minutes_state !== 'released' || facts.row.current_snapshot_id === null) return null
      const words = textsOf(given.lang).planning.mails
      const lines = [words.minutesReleased.text(facts.name), `${words.read}\n${facts.link}`]
      return letter(words, given, facts, { subject: words.minutesReleased.subject(inSubject(facts.name), facts.day), lines })
    },
  },
}
