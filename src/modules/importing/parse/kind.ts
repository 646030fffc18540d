import type { Blocks } from './block-types.ts'
import { bodyIn } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { readMoment } from './dates.ts'
import { type Head, meetingWord } from './head-fields.ts'
import { type HeadField, isMeetingLabel } from './labels.ts'
import { withoutMarkup } from './lines.ts'
import type { DocumentKind } from './types.ts'

/** How far down a document says what it is. */
const OPENING_LINES = 10
const MAX_TITLE = 160

const NAVIGATION =
  /^(?:(?:skip|spring|gå) til (?:hoved ?indhold(?:et)?|indhold(?:et)?)|skip to (?:main )?content|menu|søg|hjem|forside|del|luk|læs op|brødkrumme)$|^hjem (?:\p{Lu}|\/|>)/iu
const PAGE_SIGN =
  /^(?:nyttige genveje|cookies?|tilgængelighedserklæring|hold dig opdateret.*|(?:læs|hent|se|find|tilmeld dig)(?: \S+){0,4} (?:om|her)(?:[ .].*)?)$/iu
const MEETING = /(?<!\p{L})(?:\p{L}*møde|mødet)(?!\p{L})/iu
const OF_BODY = /\p{L}(?:råds|udvalgs|bestyrelses)møde(?!\p{L})/iu
const MAX_TITLE_WORDS = 10
const TRANSCRIPT = /^transkript(?:ion)?:?$/iu
const DOCUMENT_WORDS: [DocumentKind, RegExp][] = [
  ['report', /(?:beretning|rapport|redegørelse|evaluering|erfaringsnotat|årsregnskab|statusnotat)(?:en)?(?!\p{L})/iu],
  ['prize', /(?:pris|prisen|priser|priserne|prisuddeling|prisuddelingen|indstillingsskema)(?!\p{L})/iu],
  ['policy', /politik(?:ken|ker|kerne)?(?!\p{L})/iu],
  ['plan', /(?:plan|planen|handleplan|handlingsplan|strategi|strategien)(?!\p{L})/iu],
]

/**
 * Whether the document minutes or calls a meeting. Numbered paragraphs and a caption such as "Økonomi" stand in many policies, so it
 * takes items together with a word, a label or a decision that belongs to meetings, or such a word with a label.
 */
export function isMeeting(lines: ClassifiedLine[], blocks: Blocks): boolean {
  const opening = lines.slice(0, OPENING_LINES).filter(({ text }) => text.length <= MAX_TITLE)
  const said = opening.some(({ text }) => meetingWord(text) !== null)
  const run = blocks.head.some(({ labels }) => labels[0]?.field === 'prefix' && meetingWord(labels[0].value) !== null)
  const label = blocks.head.some(({ labels }) => labels.some((found) => isMeetingLabel(found.label)))
  const word = said || run
  const items = blocks.items.length > 0
  const named = lines.some(({ heading }) => heading?.form === 'named')
  const decision = blocks.items.some(({ sections }) => sections.some(({ mark }) => mark?.kind === 'decision'))
  const hour = opening.some(({ text }) => saysWhen(text) && bodyIn(text) !== null)
  const fields = new Set(blocks.head.flatMap(({ labels }) => labels.map(({ field }) => field)))
  const headed = ['when', 'time', 'place', 'body'].filter((field) => fields.has(field as HeadField)).length > 2
  const moment = opening.some(({ text }) => MEETING.test(text)) && opening.some(({ text }) => saysWhen(text))
  // "Sag 306-2009-600" and "Åbent" below a title, as a case system prints a single item
  const kept = blocks.items.some(({ caseLine, opennessLines }) => caseLine?.caseNumber?.labelled && opennessLines.length > 0)
  const titles = new Set(opening.flatMap(({ text }) => (isMeetingTitle(text) ? [text] : [])))
  return (
    (items && (word || label || moment || headed || decision || kept || titles.size > 0 || (named && blocks.items.length > 1))) ||
    (word && (label || moment || hour || titles.size === 1))
  )
}

/** "Referat Fjordby Byråd 03-05-2021", "Seniorrådsmøde d. 3. maj 2021": whose meeting, the day, and little else. */
function isMeetingTitle(text: string): boolean {
  const { dates, time, rest } = readMoment(text, true)
  const says = meetingWord(text) !== null || OF_BODY.test(rest)
  return says && dates.length === 1 && (time !== null || bodyIn(rest) !== null) && (rest.match(/\p{L}+/gu)?.length ?? 0) <= MAX_TITLE_WORDS
}

/** A day with its hour: in a letter or a plan a date stands alone. */
function saysWhen(text: string): boolean {
  const { dates, time } = readMoment(text, true)
  return dates.length > 0 && time !== null
}

/** Minutes if the document calls itself so or has decisions, else an agenda. */
export function meetingKind(head: Head, hasDecisions: boolean): 'minutes' | 'agenda' {
  if (head.kindWord === 'minutes' || hasDecisions) return 'minutes'
  return head.kindWord === 'agenda' || head.kindWord === null ? 'agenda' : 'minutes'
}

/** Kind and title line of a document that is no meeting's. Signs of a web page weigh more than a word in the title ("ny plan vedtaget"). */
export function otherKind(lines: ClassifiedLine[]): { kind: DocumentKind; title: string; titleLine: ClassifiedLine | undefined } {
  const transcript = lines.findIndex(({ text }) => TRANSCRIPT.test(text))
  const titleLine = lines.slice(transcript + 1).find((line) => !isNavigation(line) && line.text.length <= MAX_TITLE)
  const title = titleLine ? withoutPage(withoutMarkup(titleLine.text), lines) : ''
  const opening = lines.slice(0, OPENING_LINES)
  if (opening.some(isNavigation)) return { kind: 'webpage', title, titleLine }
  const word = DOCUMENT_WORDS.find(([, words]) => words.test(title))
  if (word) return { kind: word[0], title, titleLine }
  return { kind: lines.some(isPageSign) ? 'webpage' : 'other', title, titleLine }
}

/** "1 Integrationspolitik" is the first page of a transcript when the next begins with 2. */
function withoutPage(title: string, lines: ClassifiedLine[]): string {
  const numbered = /^1 (?=\p{Lu})/u.test(title) && lines.slice(0, OPENING_LINES).some(({ text }) => /^2(?: \p{Lu}|$)/u.test(text))
  return numbered ? title.slice(2) : title
}

/** A link for getting about on a web site. */
export function isNavigation({ text }: ClassifiedLine): boolean {
  return text.length <= 300 && NAVIGATION.test(text)
}

function isPageSign({ text }: ClassifiedLine): boolean {
  return text.length <= 300 && PAGE_SIGN.test(text)
}
