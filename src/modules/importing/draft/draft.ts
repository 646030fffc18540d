import type { Absentee, Attendee, EarlierDecision, ParsedDocument, ParsedItem, ParsedSection } from '../parse/types.ts'

/** A place in a draft that keeps its name while others come and go: `p2` was read as the third, all else was added by somebody. */
type Keyed<T> = T & { key: string }

export type DraftSection = Keyed<ParsedSection>
/** What a body decided on another day, as the item tells it. */
export type DraftEarlier = Keyed<EarlierDecision>
/**
 * A paper of an item. Its file, if one came along, is known by the words that were read (`read`) in the item where they stood (`of`), or by its own key
 * (`f2`: the third that came along), when no list names it. `closed`: what somebody said of it; null: nobody has.
 */
export type DraftPaper = { key: string; title: string; read: string | null; of: string; closed: boolean | null }
/** `of`: the items that were read and of which this one is made, by their keys. */
export type DraftItem = Omit<Keyed<ParsedItem>, 'sections' | 'earlierDecisions' | 'attachments'> & {
  sections: DraftSection[]
  earlierDecisions: DraftEarlier[]
  attachments: DraftPaper[]
  of: string[]
}
export type DraftPerson = Keyed<Attendee>
export type DraftAbsentee = Keyed<Absentee>

/** What was read, with what people have changed of it since. Its other keys stand as they were read. */
export type Draft = Omit<ParsedDocument, 'items' | 'attendees' | 'absent'> & {
  items: DraftItem[]
  attendees: DraftPerson[]
  absent: DraftAbsentee[]
  /** What somebody took out, so that its file does not stay. */
  papersOut: DraftPaper[]
}

const keyed = <T extends object>(list: readonly T[]): Keyed<T>[] => list.map((one, i) => ({ ...one, key: `p${i}` }))

/** What was read, before anybody changed anything of it. */
export function draftOf(parsed: ParsedDocument): Draft {
  return {
    ...parsed,
    // What was read before ends were read says nothing of it.
    endTime: parsed.endTime ?? null,
    attendees: keyed(parsed.attendees),
    absent: keyed(parsed.absent),
    items: keyed(parsed.items).map((item) => ({
      ...item,
      sections: keyed(item.sections),
      earlierDecisions: keyed(item.earlierDecisions),
      attachments: item.attachments.map((title, i) => ({ key: `${item.key}-p${i}`, title, read: title, of: item.key, closed: null })),
      of: [item.key],
    })),
    papersOut: [],
    unplaced: [...parsed.unplaced],
  }
}

/** The place of a draft that a path of the parser's names: `items[2].sections[0]` is `items.p2.sections.p0`. */
export const placeOf = (path: string): string => path.replace(/\[(\d+)\]/g, '.p$1')

/** Sections that are shown and stored as text: a decision is a row of its own, and so is each entry of the history of the case. */
export const isText = ({ kind }: Pick<ParsedSection, 'kind'>): boolean => kind !== 'decision' && kind !== 'proceedings'

/** Lines of a section, each of which an item could begin at. */
export const paragraphsOf = (section: ParsedSection): string[] => (section.text ?? '').split('\n').filter((line) => line.trim() !== '')
