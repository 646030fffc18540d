import { titleKey } from '../lines.ts'
import { doubt } from '../meeting-source.ts'
import type { Doubt, PlanFields, Span } from '../types.ts'
import { contentsLines, readContents, readRelated } from './contents.ts'
import { readFacts, readHeadings, readMunicipality, readVision } from './facts.ts'
import type { Found } from './found.ts'
import { readGroups } from './groups.ts'
import { otherYear, readDialogueMeetings, readHearings } from './hearings.ts'
import { nearNames } from './near-names.ts'
import { criteriaLines, readPrizes } from './prizes.ts'
import type { PlanSource } from './source.ts'
import { readTargets } from './target-places.ts'
import { readThemes, type ThemeRead } from './themes.ts'
import { readWinners } from './winners.ts'

/** What a document that is no meeting's says, with the lines of every entry and what a person should look at. */
export interface PlanRead {
  fields: PlanFields
  spans: Span[]
  doubts: Doubt[]
}

export type Lists = { [Key in keyof PlanFields]: Found<PlanFields[Key][number]>[] }

/** Reads the fields of policies, plans, prizes, reports and web pages. Nothing is inferred that is not printed. */
export function readPlan(source: PlanSource): PlanRead {
  const { blocks, titleLine } = source
  const winners = readWinners(source)
  const ofWinners = new Set(winners.map(({ from }) => from))
  const own = {
    ...source,
    blocks: blocks.filter(
      (block) => (!ofWinners.has(block.from) || block.text.endsWith('.')) && !(/\d{4}:?$/.test(block.text) && isYearHead(block.text)),
    ),
  }
  const passages = blocks.map((block) => ({ ...block, item: null }))
  const title = titleLine ? [{ text: titleLine.text, from: titleLine.no, to: titleLine.no }] : []
  const themes = readThemes(own)
  const ofThemes = new Set(themes.flatMap((theme) => theme.blocks))
  const facts = readFacts([...title, ...blocks])
  const areas = facts
    .filter(({ value }) => value.key === 'focusArea')
    .map(({ value }) => String(value.value))
    .slice(0, 20)
  const lists: Lists = {
    themes: themes.map(({ theme }) => theme),
    targets: readTargets(own, themes, areas),
    prizes: readPrizes(own),
    winners,
    hearings: readHearings(source),
    dialogueMeetings: readDialogueMeetings(source),
    workingGroups: readGroups(passages),
    followUps: [],
    contents: readContents(source),
    relatedDocuments: readRelated(source),
    facts: [
      ...readMunicipality([...title, ...blocks]),
      ...facts,
      ...readVision(blocks),
      ...readHeadings(
        own.blocks.filter((block) => !ofThemes.has(block)),
        source.title,
      ),
    ],
  }
  const fields = fieldsOf(lists)
  const spans = [...spansOf(lists), ...moreSpans(source, lists, themes)]
  return { fields, spans, doubts: planDoubts(source, lists, fields) }
}

/** "Prisvinder 2014:" heads winners and nothing else. */
function isYearHead(text: string): boolean {
  return /(?:vinder|modtager)/iu.test(text) || /^(?:19|20)\d{2}:?$/.test(text)
}

export function fieldsOf(lists: Lists): PlanFields {
  const values = <T>(all: Found<T>[]): T[] => all.map(({ value }) => value)
  return {
    themes: values(lists.themes),
    targets: values(lists.targets),
    prizes: values(lists.prizes),
    winners: values(lists.winners),
    hearings: values(lists.hearings),
    dialogueMeetings: values(lists.dialogueMeetings),
    workingGroups: values(lists.workingGroups),
    followUps: values(lists.followUps),
    contents: values(lists.contents),
    relatedDocuments: values(lists.relatedDocuments),
    facts: values(lists.facts),
  }
}

export function spansOf(lists: Lists): Span[] {
  return Object.entries(lists).flatMap(([key, all]: [string, Found<unknown>[]]) =>
    all.map(({ from, to }, i) => ({ path: `${key}[${i}]`, from, to })),
  )
}

/** Lines that are held but stand apart from their entry: criteria below a list of prizes, a contents list printed twice. */
function moreSpans(source: PlanSource, lists: Lists, themes: ThemeRead[]): Span[] {
  const criteria = lists.prizes.length > 0 ? criteriaLines(source.blocks) : []
  const contents = contentsLines(source)
  return [
    ...criteria.map(({ from, to }) => ({ path: 'prizes', from, to })),
    ...contents.map(({ no }) => ({ path: 'contents', from: no, to: no })),
    ...themes.flatMap(({ theme }, i) =>
      theme.value.initiatives.length > 0 ? [{ path: `themes[${i}].initiatives`, from: theme.from, to: theme.to }] : [],
    ),
  ]
}

function planDoubts(source: PlanSource, lists: Lists, fields: PlanFields): Doubt[] {
  return [
    ...source.joins.map(({ line, before, after }) => doubt('joinedWord', line, '', { before, after })),
    ...lists.targets.flatMap(({ value, from }, i) =>
      value.kind === 'unset' ? [doubt('targetUnset', from, `targets[${i}]`, { text: value.text })] : [],
    ),
    ...lists.dialogueMeetings.flatMap(({ value, from }, i) => {
      const year = value.year === null ? otherYear(value.text) : null
      return year === null ? [] : [doubt('yearUnsure', from, `dialogueMeetings[${i}]`, { text: value.text, year })]
    }),
    ...nearNames(fields, source.blocks),
    ...titlesDisagree(lists),
  ]
}

/** A theme that the contents list calls something else; both are in the same order. */
function titlesDisagree({ themes, contents }: Lists): Doubt[] {
  const titles = contents.map(({ value }) => value.title)
  const first = titles.findIndex((title) => titleKey(title) === titleKey(themes[0]?.value.title ?? ''))
  if (first === -1 || titles.length - first < themes.length) return []
  return themes.flatMap(({ value, from }, i) => {
    const listed = titles[first + i] ?? ''
    if (titleKey(listed) === titleKey(value.title)) return []
    return [doubt('contentsDisagree', from, `themes[${i}].title`, { contents: listed, item: value.title, position: String(first + i + 1) })]
  })
}
