import { sha256 } from '#platform/ids.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import type { AttachmentModel, ItemModel, MeetingModel } from '../model.ts'
import { findPersonalData, type PersonalKind } from './scan.ts'

/** `unreadable`: a paper with something in it that no machine could read, so that a person has to. */
export type FindingKind = PersonalKind | 'unreadable'

/** Where in a meeting something stands: the item (null: the meeting itself) and which part of it, with the part's own caption or title. */
export type Place = {
  item: Pick<ItemModel, 'id' | 'shortId' | 'number' | 'title'> | null
  part: Part
  caption: string
  /** The paper that it stands in. */
  file?: { id: string; fileName: string }
}
export type Part = 'meeting' | 'people' | 'title' | 'summary' | 'presenter' | 'case' | 'section' | 'decision' | 'history' | 'paper'

/** Something that nobody may publish before a person has said that it shall stand there. */
export type Finding = {
  /** Hex. The same thing in the same place of the same meeting has the same one, and nothing else has. */
  fingerprint: string
  kind: FindingKind
  match: string
  /** The words around it, on one line. */
  before: string
  after: string
  place: Place
  /** Nobody has read the paper yet: what stands in it may still be found. */
  isBeingRead?: boolean
}

/** What machines have read of a paper's file, by the file's hash. */
type PaperReading = { text: string; whole: boolean; isRead: boolean }

/** What is for programs and never seen by a reader, or names things by numbers of its own. Everything else of a model is searched. */
const machineKeys = [
  'schema',
  'id',
  'slug',
  'shortId',
  'sha256',
  'mediaType',
  'timeZone',
  'startsAt',
  'endsAt',
  'releasedAt',
  'approvedAt',
  'lateOn',
]
const machineParts = [
  'at',
  'arrivedAt',
  'leftAt',
  'rootHash',
  'signature',
  'approvedBy',
  'lang',
  'kind',
  'outcome',
  'state',
  'minutes',
  'agenda',
]
const unsaid = new Set([...machineKeys, ...machineParts])

/** As many characters of context as help to find the place again. */
const around = 60
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

type Text = { path: string[]; text: string }

/** Everything in a model that a person reads, each text with its place; formatted text as one text with the addresses of its links. */
function textsIn(value: unknown, path: string[] = []): Text[] {
  if (typeof value === 'string') return value === '' ? [] : [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  if (isRichText(value)) return [{ path, text: [toPlainText(value), ...linksIn(value)].join('\n') }]
  if (Array.isArray(value)) return value.flatMap((one: unknown, i) => textsIn(one, [...path, String(i)]))
  return Object.entries(value).flatMap(([key, one]) => (unsaid.has(key) ? [] : textsIn(one, [...path, key])))
}

const isRichText = (value: object): value is RichText => 'blocks' in value && Array.isArray(value.blocks)

const linksIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (key === 'href' && typeof one === 'string' ? [one] : linksIn(one)))
}

/**
 * Everything in what is about to be public that a person has to answer for: in every text of the model, and in what machines have read of its papers.
 * @param model the public model, as it will be
 */
export function sweep(model: MeetingModel, readings: Map<string, PaperReading>): Finding[] {
  const { items, ...facts } = model
  const found = [
    ...textsIn(facts).flatMap((text) => findingsIn(model.id, text, { item: null, part: partOf(text.path), caption: '' })),
    ...items.flatMap((item) => itemFindings(model.id, item, readings)),
  ]
  return [...new Map(found.map((one) => [one.fingerprint, one])).values()]
}

function itemFindings(meetingId: string, item: ItemModel, readings: Map<string, PaperReading>): Finding[] {
  const texts = textsIn(item).flatMap((text) => findingsIn(meetingId, under(item, text), placeIn(item, text.path)))
  const papers = item.attachments.flatMap((paper, i) => paperFindings(meetingId, item, paper, i, readings))
  return [...texts, ...papers]
}

const under = (item: ItemModel, { path, text }: Text): Text => ({ path: ['items', item.id, ...path], text })

/** The words of a paper, and the paper itself when they are not all of it. A paper without a file is a title. */
function paperFindings(meetingId: string, item: ItemModel, paper: AttachmentModel, index: number, readings: Map<string, PaperReading>) {
  if (!paper.id || !paper.sha256) return []
  const place = placeIn(item, ['attachments', String(index)])
  const path = ['papers', paper.id]
  const reading = readings.get(paper.sha256)
  const unread: Finding[] = reading?.whole
    ? []
    : [
        {
          fingerprint: fingerprintOf(meetingId, 'unreadable', paper.sha256, path),
          kind: 'unreadable',
          match: '',
          before: '',
          after: '',
          place,
          isBeingRead: reading?.isRead === false,
        },
      ]
  return [...findingsIn(meetingId, { path, text: reading?.text ?? '' }, place), ...unread]
}

function findingsIn(meetingId: string, { path, text }: Text, place: Place): Finding[] {
  const visible = text.replace(invisible, '')
  return findPersonalData(visible).map(({ kind, match, start, end }) => ({
    fingerprint: fingerprintOf(meetingId, kind, normalised(kind, match), path),
    kind,
    match,
    before: oneLine(visible.slice(Math.max(0, start - around), start)),
    after: oneLine(visible.slice(end, end + around)),
    place,
  }))
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

/** The same number divided in another way is the same number. */
const normalised = (kind: FindingKind, match: string) => (kind === 'email' ? match.toLowerCase() : match.replace(/[^\p{Nd}+]/gu, ''))

const fingerprintOf = (meetingId: string, kind: FindingKind, match: string, path: string[]) =>
  sha256(JSON.stringify([meetingId, kind, match, path])).toString('hex')

const partOf = (path: string[]): Part => (path[0] === 'present' || path[0] === 'apologies' ? 'people' : 'meeting')

const parts: Record<string, Part> = {
  summary: 'summary',
  presenter: 'presenter',
  cases: 'case',
  sections: 'section',
  decisions: 'decision',
  recused: 'people',
  history: 'history',
  attachments: 'paper',
}

function placeIn(item: ItemModel, [key = '', index = '']: string[]): Place {
  const at = Number(index)
  const captions: Partial<Record<Part, string | undefined>> = {
    section: item.sections[at]?.caption,
    decision: item.decisions[at]?.caption,
    paper: item.attachments[at]?.title,
  }
  const part = parts[key] ?? 'title'
  const { id, fileName, sha256: stored } = (part === 'paper' ? item.attachments[at] : undefined) ?? {}
  return {
    item: { id: item.id, shortId: item.shortId, number: item.number, title: item.title },
    part,
    caption: captions[part] ?? '',
    ...(id !== undefined && fileName !== undefined && stored !== undefined && { file: { id, fileName } }),
  }
}
