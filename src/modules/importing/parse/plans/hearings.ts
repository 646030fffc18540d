import type { DialogueMeeting, Hearing } from '../types.ts'
import type { Block } from './block.ts'
import { type Found, found } from './found.ts'
import type { PlanSource } from './source.ts'
import { findPeriods, splitEnumeration, splitSentences } from './words.ts'

const HEARINGS = /(?<!\p{L})(?:høring(?:en|er|erne)?|høringssvar(?:ene)?|hørt)(?!\p{L})/iu
const ANSWERED =
  /(?:har |blev |er )?(?:afgivet|afgav|sendt|indsendt|udarbejdet) høringssvar (?:til|om|vedr\.|vedrørende|over|på) ([^.]{3,300})/iu
const LEAD = /^(?:høring(?:ssvar)?(?:en)? (?:over|om|vedr\.|vedrørende|til|af|på) |forslag til (?=\p{L}+ (?:plan|politik|strategi)))/iu
const DIALOGUES = /(?<!\p{L})dialogmøder?(?:ne|t)?(?!\p{L})/iu
const HELD = /(?:har|blev|er)? ?(?:holdt|afholdt|gennemført|deltaget i)(?!\p{L})/iu
/** "i 2014 og 2016", "– 2014 og 2017", "(2019)": when it was; a year after any other word is a name's ("Prisvinder 2015"). */
const MEETING_YEARS =
  /(?:(?<!\p{L})(?:i|år|både i|maj|juni|juli|august|september|oktober|november|december|januar|februar|marts|april) |[–—-] ?|, ?|\()((?:19|20)\d{2}(?:(?:, | og | samt )(?:i )?(?:19|20)\d{2})*)(?!\d|\s?[-–]\s?\d)/iu
const ANY_YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu

/** What the body was heard about: each subject with each of its periods. */
export function readHearings({ blocks }: PlanSource): Found<Hearing>[] {
  const listed = entriesBelow(blocks, HEARINGS, DIALOGUES).flatMap((entry) => subjects(entry.text).map((hearing) => found(hearing, entry)))
  if (listed.length > 0) return listed
  return blocks.flatMap((block) =>
    splitSentences(block.text).flatMap(({ text }) => {
      const answered = ANSWERED.exec(text)
      return answered?.[1] ? splitEnumeration(answered[1]).flatMap((part) => subjects(part).map((hearing) => found(hearing, block))) : []
    }),
  )
}

/** "Budget 2015-2018 og 2016-2019" is two hearings. */
function subjects(text: string): Hearing[] {
  const periods = findPeriods(text)
  const first = periods[0]
  if (!first) return [{ subject: bare(text), period: null }]
  const before = text.slice(0, first.at).trim()
  const after = text.slice((periods.at(-1)?.at ?? 0) + (periods.at(-1)?.length ?? 0)).trim()
  const subject = bare(before === '' ? after : before)
  return subject === '' ? [] : periods.map(({ period }) => ({ subject, period }))
}

function bare(text: string): string {
  const trimmed = text
    .replace(LEAD, '')
    .replace(/[\s(,:;–-]+$/u, '')
    .replace(/^[\s),:;–-]+/u, '')
    .replace(/\.$/, '')
    .trim()
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
}

/** The meetings to talk with others, one for each year that the line names as its own. */
export function readDialogueMeetings({ blocks, kind }: PlanSource): Found<DialogueMeeting>[] {
  const listed = entriesBelow(blocks, DIALOGUES, null)
  const said =
    listed.length > 0 || kind !== 'report'
      ? []
      : blocks.flatMap((block) =>
          splitSentences(block.text)
            .filter(({ text }) => DIALOGUES.test(text) && HELD.test(text))
            .map(({ text }) => ({ ...block, text })),
        )
  return [...listed, ...said].flatMap((entry) => {
    const years = meetingYears(entry.text)
    const all = years.length > 0 ? years : [null]
    return all.map((year) => found({ text: entry.text, year }, entry))
  })
}

export function meetingYears(text: string): number[] {
  return (MEETING_YEARS.exec(text)?.[1]?.match(ANY_YEAR) ?? []).map(Number)
}

/** A year in the line that is not taken as the meeting's, for a person to look at. */
export function otherYear(text: string): string | null {
  const years = meetingYears(text).map(String)
  return text.match(ANY_YEAR)?.find((year) => !years.includes(year)) ?? null
}

/** The entries of the first list that a sentence or heading with these words introduces. */
function entriesBelow(blocks: Block[], words: RegExp, not: RegExp | null): Block[] {
  const lists: Block[] = []
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'entry' || !words.test(block.text) || not?.test(block.text)) continue
    const sentence = splitSentences(block.text).at(-1)?.text ?? ''
    const introduces = block.kind === 'heading' || (block.text.endsWith(':') && words.test(sentence))
    if (!introduces) continue
    for (let i = at + 1; blocks[i]?.kind === 'entry'; i++) lists.push(...blocks.slice(i, i + 1))
  }
  return [...new Set(lists)]
}
