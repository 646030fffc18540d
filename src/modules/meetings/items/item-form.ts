import { sha256, uuid } from '#platform/ids.ts'
import { fromMarkdown, type MarkdownProblem, toMarkdown } from '#platform/richtext/markdown.ts'
import type { RichText } from '#platform/richtext/richtext.ts'
import type { ItemColumns, WrittenItem, WrittenSection } from './item.queries.ts'
import { docOf } from './save-text.ts'
import { conflictFields, settled, undecided, unsettledText } from './settled.ts'

type Values = Readonly<Record<string, string>>

export const itemFields = ['titel', 'offentlig_titel', 'aabenhed', 'oplaeg', 'minutter', 'sprog', 'resume'] as const
export type ItemField = (typeof itemFields)[number]
export type ItemValues = Record<ItemField, string>

/** What the fields of an item take. Papers that were read in may hold more; they stay as they are until somebody changes them. */
export const most = { titel: 500, offentlig_titel: 500, oplaeg: 200, resume: 2000, overskrift: 200 } as const

/** Under this name a field sends what stood in it when the form was made. */
export const beganAs = (name: string) => `${name}.foer`

const seen = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').trim()

export const valuesOf = (item: WrittenItem): ItemValues => ({
  titel: item.title,
  offentlig_titel: item.public_title ?? '',
  aabenhed: item.openness,
  oplaeg: item.presenter,
  minutter: item.minutes_allotted === null ? '' : String(item.minutes_allotted),
  sprog: item.lang,
  resume: item.summary,
})

export const emptyItem = (lang: string): ItemValues => ({
  titel: '',
  offentlig_titel: '',
  aabenhed: 'closed',
  oplaeg: '',
  minutter: '',
  sprog: lang,
  resume: '',
})

export const columnsOf = (values: ItemValues): ItemColumns => ({
  title: seen(values.titel),
  public_title: seen(values.offentlig_titel) || null,
  openness: values.aabenhed,
  presenter: seen(values.oplaeg),
  minutes_allotted: values.minutter === '' ? null : Number(values.minutter),
  lang: values.sprog,
  summary: seen(values.resume),
})

const typed = (values: Values, name: ItemField, otherwise: string) => (values[name] === undefined ? otherwise : seen(values[name]))

/**
 * What somebody typed joined with what others saved meanwhile: fields that only one of them touched are settled, the others clash.
 * @param values the form, with what each field began as
 */
export function joined(values: Values, now: ItemValues): { values: ItemValues; clashes: ItemField[] } {
  const result = { ...now }
  const clashes: ItemField[] = []
  for (const name of itemFields) {
    const mine = typed(values, name, now[name])
    const began = values[beganAs(name)] === undefined ? seen(now[name]) : seen(values[beganAs(name)])
    if (mine === began) continue
    result[name] = mine
    if (seen(now[name]) !== began && seen(now[name]) !== mine) clashes.push(name)
  }
  return { values: result, clashes }
}

export type ItemProblem = 'titleMissing' | 'tooLong' | 'minutes' | 'openness' | 'language'

/** The fields that cannot be saved as they stand. What was too long before and is not touched may stay. */
export function problemsOf(values: ItemValues, before: ItemValues, langs: readonly string[]): Partial<Record<ItemField, ItemProblem>> {
  const problems: Partial<Record<ItemField, ItemProblem>> = {}
  if (values.titel === '') problems.titel = 'titleMissing'
  for (const name of ['titel', 'offentlig_titel', 'oplaeg', 'resume'] as const)
    if (values[name].length > most[name] && values[name] !== seen(before[name])) problems[name] = 'tooLong'
  if (!['open', 'closed'].includes(values.aabenhed)) problems.aabenhed = 'openness'
  if (values.minutter !== '' && !(/^\d{1,4}$/.test(values.minutter) && Number(values.minutter) >= 1 && Number(values.minutter) <= 1440))
    problems.minutter = 'minutes'
  if (!langs.includes(values.sprog) && values.sprog !== before.sprog) problems.sprog = 'language'
  return problems
}

export const sectionNames = (id: string) => ({
  text: `afsnit.${id}.tekst`,
  caption: `afsnit.${id}.overskrift`,
  closed: `afsnit.${id}.lukket`,
  base: `afsnit.${id}.rev`,
  began: `afsnit.${id}.foer`,
  kind: `afsnit.${id}.slags`,
})

/** Every name under which a section sends anything. */
export const namesOfSection = (id: string): string[] => {
  const names = sectionNames(id)
  return [...Object.values(names), ...Object.values(conflictFields(names.text))]
}

export type SectionForm = {
  id: string
  kind: string
  caption: string
  text: string
  isClosed: boolean
  /** The revision that the writer began from, and a fingerprint of what stood there. */
  base: number
  began: string
}

/** Tells whether a section was touched without sending its whole text along twice. */
export const fingerprint = ({ caption, text, isClosed }: Pick<SectionForm, 'caption' | 'text' | 'isClosed'>) =>
  sha256(JSON.stringify([seen(caption), seen(text), isClosed]))
    .toString('hex')
    .slice(0, 24)

export const isTouched = (section: SectionForm) => fingerprint(section) !== section.began

export function savedSection(row: WrittenSection): SectionForm {
  const content = { caption: row.caption, text: toMarkdown(docOf(row)), isClosed: row.openness !== 'open' }
  return { id: row.id, kind: row.kind, ...content, base: row.revision, began: fingerprint(content) }
}

const ofSection = new RegExp(`^afsnit\\.(${uuid})\\.rev$`)

/** The sections that came with a form, in their order. */
export const typedSections = (values: Values): SectionForm[] =>
  Object.keys(values).flatMap((key) => {
    const id = ofSection.exec(key)?.[1]
    if (id === undefined) return []
    const names = sectionNames(id)
    const decided = settled(values, names.text)
    const open = undecided(values, names.text)
    return {
      id,
      kind: values[names.kind] ?? 'other',
      caption: seen(values[names.caption]),
      text: seen(decided?.text ?? (open ? unsettledText(open) : values[names.text])),
      isClosed: values[names.closed] !== undefined,
      base: decided?.base ?? Number(values[names.base]),
      began: values[names.began] ?? '',
    }
  })

/** The sections as a form shows them: what is saved, and over it what somebody typed and has not saved. */
export function shownSections(rows: readonly WrittenSection[], values: Values): SectionForm[] {
  const mine = new Map(typedSections(values).map((section) => [section.id, section]))
  return rows.map((row) => {
    const saved = savedSection(row)
    const own = mine.get(row.id)
    return own && isTouched(own) && fingerprint(own) !== saved.began ? own : saved
  })
}

/** What was typed for sections that somebody else has removed meanwhile. */
export const orphans = (rows: readonly WrittenSection[], values: Values): SectionForm[] =>
  typedSections(values).filter((section) => isTouched(section) && section.text !== '' && !rows.some((row) => row.id === section.id))

/** Whether a form holds anything that is not saved. */
export const holdsMore = (item: WrittenItem, rows: readonly WrittenSection[], values: Values): boolean => {
  const saved = valuesOf(item)
  const fields = joined(values, saved).values
  return (
    itemFields.some((name) => seen(fields[name]) !== seen(saved[name])) ||
    shownSections(rows, values).some((section) => isTouched(section)) ||
    orphans(rows, values).length > 0 ||
    ['sag', 'sag_titel'].some((name) => seen(values[name]) !== '')
  )
}

/** The text of a section as a document, or what stands in the way. */
export const readSection = (section: SectionForm, lang: string): { doc: RichText } | MarkdownProblem => fromMarkdown(section.text, lang)
