import { sentences } from './attendance-prose.ts'
import type { ItemBlock, SectionBlock } from './block-types.ts'
import { isOfMeetingHeld, type ToldByHead } from './minutes-by-words.ts'
import { tellsOutcome } from './outcome.ts'

/** Two items are the least that show a way of printing. */
const MIN_ITEMS = 2
/** Where so many items say what became of them right below their titles, the text of the others is what was said of them too. */
const MIN_TELLING = 3
/** The text begins with what there is to decide. */
const ASKS =
  /^(?:indstilling|det (?:indstilles|foreslås)|forslag (?:om|fra|til)|ansøgning)(?!\p{L})|^\p{Lu}[^.]{0,100} (?:indstiller|foreslår|har stillet|stiller|ansøger|anmoder)(?!\p{L})/iu
/** "6.2 Åbent hus": headwords tell nothing. */
const COUNTED = /^\d{1,2}(?:\.\d{1,2})?[.)]? /
/** What is yet to come, or what others have done. */
const ELSEWHERE =
  /^(?:når|hvis|såfremt)(?!\p{L})|(?<!\p{L})kan (?:først|tidligst|endnu ikke)(?!\p{L})|^(?:kommunalbestyrelsen|byrådet|kommunen|regionen|\p{L}+ministeriet|\p{L}+udvalget) har(?!\p{L})/iu
/** "(Økonomiudvalget)": who asks, on a line of its own below. */
const ASKED_BY = /^\([^()]{3,80}\)$/u
/**
 * Small councils and old minute books print what was said right under the heading, and nothing else. Where a document calls itself
 * minutes, or shows that it is, and has no caption and no sign anywhere, the text of an item is its decision if it says what became of the matter, and where
 * several items do, also if it does not; each is a doubt. Where one caption stands, the text without any is the case. What there is to
 * decide ends where it is told who asks; where that is not told, nothing is taken. Gives the section of each decision; a text of two parts
 * becomes two sections.
 */
export function uncaptioned(items: ItemBlock[], head: ToldByHead): Map<ItemBlock, SectionBlock> {
  const plain = items.every(({ sections }) => sections.every(({ mark }) => mark === null))
  if (items.length < MIN_ITEMS || !plain || !isOfMeetingHeld(items, head)) return new Map()
  const last = items.some(isBesideTitle) ? new Map() : lastParagraphs(items)
  if (last.size > 0) return last
  const said = items.flatMap((item) => {
    const text = saidOf(item)
    return text ? [{ item, text, isTold: tells(item, text) }] : []
  })
  const all = said.filter(({ isTold }) => isTold).length >= MIN_TELLING
  const decisions = said.filter(({ text, isTold }) => isTold || (all && ofThisMeeting(text.lines) !== ''))
  return new Map(decisions.map(({ item, text }) => [item, setApart(item, text)] as const))
}

/** "3. Nøglen. Siv har den.": what stands on the line of the title was said of it, and is no case. */
function isBesideTitle({ headingLines, sections: [section] }: ItemBlock): boolean {
  return section !== undefined && headingLines.some(({ no }) => no === section.lines[0]?.no)
}

/** "KO: Hvem har nøglen?", "Formanden fortalte om mødet": what was said at the meeting, and no case. */
const SPOKEN = /^\p{Lu}{2,4}(?::| \p{Ll})|(?<!\p{L})(?:fortalte|orienterede|gennemgik|fremlagde|spurgte|oplyste|mindede|takkede)(?!\p{L})/u

/** So begins what was decided, and seldom a paragraph of the case. */
const BEGINS =
  /^(?:(?:\p{Lu}\p{Ll}+(?:en|et|erne) )?(?:(?:blev|er|bliver) (?:herefter |derefter |således )?(?:enstemmigt )?)?(?:godkend|vedtag|tiltråd|tiltræd|anbefal|udsat|udsætt|imødekom|forkast|afvist|fastholdt|drøftet|oversend|bevilge[ts]|taget? til |tages til )|indstilles |til efterretning|det blev besluttet)/iu

export const beginsAsDecision = (text: string): boolean => /^\p{Lu}/u.test(text) && BEGINS.test(text)

/**
 * Minute books print the case in paragraphs, and as the last what became of it. Told by most of the matters of several paragraphs ending
 * so, and none of them having such a paragraph before; then it is the last paragraph of each that says what became of it.
 */
function lastParagraphs(items: ItemBlock[]): Map<ItemBlock, SectionBlock> {
  const told = items.flatMap((item) => {
    const [section] = item.sections
    const begins = section?.lines.flatMap(({ blankBefore }, at) => (blankBefore || at === 0 ? [at] : [])) ?? []
    const from = begins.at(-1) ?? 0
    const sure = begins.length > 1 && BEGINS.test(section?.lines[from]?.text ?? '')
    const early = begins.slice(0, -1).some((at) => BEGINS.test(section?.lines[at]?.text ?? ''))
    return section && item.sections.length === 1 ? [{ item, section, from, sure, early, several: begins.length > 1 }] : []
  })
  const several = told.filter((one) => one.several)
  const sure = several.filter((one) => one.sure).length
  if (sure < MIN_TELLING || sure * 2 <= several.length || several.length * 2 <= told.length || several.some(({ early }) => early))
    return new Map()
  const spoken = several.filter(({ section, from }) => section.lines.slice(0, from).some(({ text }) => SPOKEN.test(text)))
  if (spoken.length >= MIN_ITEMS) return new Map()
  return new Map(
    told.flatMap(({ item, section, from }) => {
      const words: SectionBlock = { ...section, lines: section.lines.slice(from) }
      return tells(item, words) ? [[item, setApart(item, words)] as const] : []
    }),
  )
}

/** The section of an item without captions that says what became of the matter, or null. */
export function decides(item: ItemBlock): SectionBlock | null {
  const text = saidOf(item)
  return text && tells(item, text) ? setApart(item, text) : null
}

const tells = ({ title }: ItemBlock, { lines }: SectionBlock): boolean => tellsOutcome(ofThisMeeting(lines), title)

/** What there was to decide above it becomes a section of its own. */
function setApart(item: ItemBlock, text: SectionBlock): SectionBlock {
  const above = item.sections[0]?.lines.slice(0, -text.lines.length) ?? []
  item.sections = above.length === 0 ? [text] : [{ ...text, lines: above }, text]
  return text
}

/** What stands below the title, without what there was to decide. */
function saidOf(item: ItemBlock): SectionBlock | null {
  const [section] = item.sections
  if (!section || item.sections.length > 1) return null
  const from = ASKS.test(section.lines[0]?.text ?? '') ? section.lines.findIndex(({ text }) => ASKED_BY.test(text)) + 1 : 0
  if (from === 0 && ASKS.test(section.lines[0]?.text ?? '')) return null
  const said: SectionBlock = { ...section, lines: section.lines.slice(from) }
  if (said.lines.every(({ text }) => COUNTED.test(text))) return null
  return said
}

function ofThisMeeting(lines: SectionBlock['lines']): string {
  const said = lines.flatMap(({ text }) => sentences(text))
  return said.filter((sentence) => !ELSEWHERE.test(sentence)).join('\n')
}
