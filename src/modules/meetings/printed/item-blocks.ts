import { dateInWords } from '#platform/i18n/dates.ts'
import type { Heading, Inline, PaperBlock } from '#platform/paper/paper.ts'
import type { DecisionModel, ItemModel } from '../model.ts'
import { paperPath } from '../papers/address.ts'
import { isUnwritten } from '../public-model.ts'
import { danish, markOf, type PaperLocal } from './local.ts'
import { richBlocks } from './rich.ts'

type ItemParts = {
  /** The level of the item's own heading. */
  level: number
  decisions: boolean
  /** Papers named in a list; where they are enclosed the list would say it twice. */
  attachments: boolean
}

/** An item with everything in it that this model holds: its heading, what it belongs to, its sections, its decisions. */
export function itemBlocks(local: PaperLocal, item: ItemModel, parts: ItemParts): PaperBlock[] {
  const { t } = local
  const isBare = item.isClosed && item.sections.length === 0 && item.decisions.length === 0
  return [
    itemHeading(local, item, parts.level),
    ...factsOf(local, item),
    ...(isBare ? [aside(t.meetings.closedText)] : []),
    ...(item.isClosed && !isBare ? [aside(t.meetings.closedPart)] : []),
    ...(item.summary && parts.decisions ? [lead(local, item)] : []),
    ...item.sections
      .filter(({ content }) => !isUnwritten(content))
      .flatMap((section) => [
        heading(parts.level + 1, [{ text: section.caption }], markOf(local, section.lang)),
        ...(section.isClosed && !item.isClosed ? [aside(t.meetings.closedPart)] : []),
        ...richBlocks(local, section.content, parts.level + 2, section.lang),
      ]),
    ...historyBlocks(local, item, parts.level + 1),
    ...(parts.attachments ? attachmentBlocks(local, item, parts.level + 1) : []),
    ...(parts.decisions ? item.decisions.map((decision) => decisionBox(local, decision, parts.level + 1)) : []),
    ...(parts.decisions ? recusedBlocks(local, item) : []),
  ]
}

export const heading = (level: number, inline: Inline[], lang?: string | undefined): Heading => ({
  type: 'heading',
  level,
  inline,
  ...(lang !== undefined && { lang }),
})

const aside = (text: string): PaperBlock => ({ type: 'paragraph', look: 'small', inline: [{ text }] })

const lead = (local: PaperLocal, { summary, lang }: ItemModel): PaperBlock => {
  const mark = markOf(local, lang)
  return { type: 'paragraph', look: 'lead', inline: [{ text: summary }], ...(mark !== undefined && { lang: mark }) }
}

/** "Punkt 37: Sprogcaféen"; a title in another language than the paper says so. */
export function itemTitle({ t, ...local }: PaperLocal, item: ItemModel): Inline[] {
  const number = item.number === null ? '' : t.meetings.item(item.number)
  const mark = item.title === null ? undefined : markOf({ t, ...local }, item.lang)
  const title = { text: item.title ?? t.meetings.closedItem, ...(mark !== undefined && { lang: mark }) }
  return number === '' ? [title] : [{ text: `${number}: ` }, title]
}

const itemHeading = (local: PaperLocal, item: ItemModel, level: number) => heading(level, itemTitle(local, item))

/** One small line below the heading: the supplement it came with, its cases, who presents it. */
function factsOf(local: PaperLocal, item: ItemModel): PaperBlock[] {
  const { t, href } = local
  const facts: Inline[][] = [
    ...(item.supplement === null ? [] : [[{ text: t.meetings.supplement(item.supplement), strong: true }]]),
    ...item.cases.map((file): Inline[] => [
      { text: `${t.meetings.case} ` },
      // Between letters from right to left a number with a hyphen would be turned round.
      { ...danish(local, file.number), href: href(`/sager/${file.slug}`) },
      ...(file.title ? [{ text: ': ' }, danish(local, file.title)] : []),
    ]),
    ...(item.presenter ? [[{ text: `${t.meetings.presenter} ` }, { ...danish(local, item.presenter), isName: true }]] : []),
  ]
  if (facts.length === 0) return []
  return [{ type: 'paragraph', look: 'kicker', inline: facts.flatMap((fact, i) => (i > 0 ? [{ text: ' · ' }, ...fact] : fact)) }]
}

/** What repeats this meeting's decision word for word stands in the decision already. */
function historyBlocks(local: PaperLocal, item: ItemModel, level: number): PaperBlock[] {
  const entries = item.history.filter((entry) => !entry.repeatsDecision)
  if (entries.length === 0) return []
  const lang = markOf(local, 'da')
  return [
    heading(level, [{ text: local.t.meetings.history }]),
    ...entries.flatMap((entry): PaperBlock[] => [
      {
        type: 'paragraph',
        look: 'kicker',
        inline: [{ text: entry.date ? `${dateInWords(local.lang, entry.date)} ` : '' }, danish(local, entry.body)],
      },
      ...entry.text.split('\n').map((text): PaperBlock => ({ type: 'paragraph', inline: [{ text }], ...(lang !== undefined && { lang }) })),
    ]),
  ]
}

/** On which day a paper came after its item. */
export const sentLater = ({ t, lang }: PaperLocal, day: string) => t.meetings.sentLater(dateInWords(lang, day))

function attachmentBlocks(local: PaperLocal, item: ItemModel, level: number): PaperBlock[] {
  const isListed = item.sections.some((section) => section.kind === 'attachments')
  const papers = item.attachments.filter((attachment) => attachment.sha256 !== undefined || !isListed)
  if (papers.length === 0) return []
  const items = papers.map(({ id, fileName, title, lateOn }) => ({
    inline: [
      { ...danish(local, title), ...(id && fileName && { href: local.href(paperPath({ id, fileName })) }) },
      ...(lateOn === undefined ? [] : [{ text: ` (${sentLater(local, lateOn)})` }]),
    ],
  }))
  return [heading(level, [{ text: local.t.meetings.attachments }]), { type: 'list', ordered: false, items }]
}

function decisionBox(local: PaperLocal, decision: DecisionModel, level: number): PaperBlock {
  const { t } = local
  const outcome = outcomeOf(local, decision)
  return {
    type: 'box',
    look: 'decision',
    blocks: [
      heading(level, [{ text: t.meetings.decision }]),
      ...(decision.isClosed ? [aside(t.meetings.closedPart)] : []),
      ...richBlocks(local, decision.content, level + 1, decision.lang),
      ...(outcome ? [{ type: 'paragraph' as const, inline: [{ text: outcome, strong: true }] }] : []),
      ...howDecided(local, decision),
    ],
  }
}

/** By whom, where several met, and how the vote fell. */
function howDecided(local: PaperLocal, { decidedBy, votes }: DecisionModel): PaperBlock[] {
  const { t } = local
  const counted = votes !== undefined && votes.for + votes.against + votes.abstain > 0
  const secret = votes?.isSecret ? ` – ${t.meetings.votes.secret}` : ''
  const lines: Inline[][] = [
    ...(decidedBy ? [[{ text: `${t.meetings.decidedBy}: ` }, danish(local, decidedBy.join(', '))]] : []),
    ...(counted
      ? [[{ text: `${t.meetings.votes.title}: ${t.meetings.votes.counts(votes.for, votes.against, votes.abstain)}${secret}` }]]
      : []),
    ...(votes?.note?.split('\n').map((text) => [danish(local, text)]) ?? []),
  ]
  return lines.map((inline) => ({ type: 'paragraph', inline }))
}

function recusedBlocks(local: PaperLocal, { recused }: ItemModel): PaperBlock[] {
  if (!recused) return []
  const names = recused.flatMap(({ name }, i): Inline[] => [...(i > 0 ? [{ text: ', ' }] : []), { ...danish(local, name), isName: true }])
  return [{ type: 'paragraph', inline: [{ text: `${local.t.meetings.recused}: ` }, ...names] }]
}

function outcomeOf({ t, lang }: PaperLocal, { outcome, postponedTo, referredTo }: DecisionModel): string {
  if (!outcome) return ''
  if (postponedTo) return `${t.meetings.outcomes[outcome]} ${t.meetings.postponedTo(dateInWords(lang, postponedTo))}`
  return referredTo ? `${t.meetings.outcomes[outcome]} ${t.meetings.referredTo(referredTo)}` : t.meetings.outcomes[outcome]
}
