import type { Blocks, ItemBlock, SectionBlock } from '../block-types.ts'
import type { ParsedDocument, PlanFields, Span } from '../types.ts'
import { pageOf } from './contents.ts'
import { readFacts, readMunicipality } from './facts.ts'
import { readFollowUps } from './follow-ups.ts'
import { found } from './found.ts'
import { type Passage, readGroups } from './groups.ts'
import { prizeNames } from './prizes.ts'
import { fieldsOf, type Lists, spansOf } from './read-plan.ts'
import { findAmount } from './words.ts'

/** What minutes and agendas say beside their items: groups set up, what is to be done, prizes with amounts, contents and facts. */
export function readMeetingPlans(
  blocks: Blocks,
  { date, attendees }: Pick<ParsedDocument, 'date' | 'attendees'>,
): { fields: PlanFields; spans: Span[] } {
  const texts = blocks.items.flatMap((item) =>
    item.sections.filter((section) => isOwn(section, item)).flatMap((section) => passagesOf(item, section)),
  )
  const decided = blocks.items.flatMap((item) => decisions(item).flatMap((section) => passagesOf(item, section)))
  const present = new Set(attendees.map(({ name }) => name))
  const lists: Lists = {
    ...{ themes: [], targets: [], winners: [], hearings: [], dialogueMeetings: [], relatedDocuments: [] },
    prizes: prizesIn(texts),
    workingGroups: readGroups(texts),
    followUps: readFollowUps(decided, date),
    contents: blocks.contents.map(({ line, title }) =>
      found({ title, page: line.contents ? pageOf(line.text) : null }, { from: line.no, to: line.no }),
    ),
    facts: [...readMunicipality(texts), ...readFacts(texts), ...guests(texts, present)],
  }
  return { fields: fieldsOf(lists), spans: spansOf(lists) }
}

/** The history repeats the decision: it is read only where the item has no decision of its own. */
function isOwn({ mark }: SectionBlock, item: ItemBlock): boolean {
  return mark?.kind !== 'proceedings' || decisions(item).every((section) => section.mark?.kind === 'proceedings')
}

function decisions({ sections }: ItemBlock): SectionBlock[] {
  return sections.filter(({ mark }) => mark?.kind === 'decision')
}

function passagesOf(item: ItemBlock, { mark, captionLine, lines }: SectionBlock): Passage[] {
  const inline = mark?.text != null && captionLine ? [{ text: mark.text, item: item.number, from: captionLine.no, to: captionLine.no }] : []
  return [...inline, ...lines.map(({ text, no }) => ({ text, item: item.number, from: no, to: no }))]
}

function prizesIn(texts: Passage[]): Lists['prizes'] {
  const prizes = texts.flatMap((passage) => {
    const amount = passage.text.length <= 2000 ? findAmount(passage.text) : null
    const name = amount ? prizeNames(passage.text).findLast(({ at }) => at < amount.at) : undefined
    return amount && name ? [found({ name: name.name, amount: amount.amount, criteria: [] }, passage)] : []
  })
  const seen = new Set<string>()
  return prizes.filter(({ value }) => !seen.has(value.name) && seen.add(value.name))
}

/** Who informs the meeting without being listed as present. */
function guests(texts: Passage[], present: Set<string>): Lists['facts'] {
  const seen = new Set<string>()
  const listed = [...present]
  return texts.flatMap((passage) => {
    const match =
      /^(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2}) (?:orienterede|orienterer|fortalte|fortæller|gennemgik|præsenterede|holdt oplæg)(?!\p{L})/u.exec(
        passage.text,
      )
    const name = match?.[1]
    if (!name || seen.has(name) || listed.some((member) => member.startsWith(name))) return []
    seen.add(name)
    return [found({ key: 'guest', value: name, text: passage.text }, passage)]
  })
}
