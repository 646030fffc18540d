import { sentences } from './attendance-prose.ts'
import { namedRow } from './attendance-table.ts'
import { isBodyName } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import type { Field } from './head-fields.ts'
import { looksLikePeople } from './names.ts'

/** The fields that list people. */
export const LISTS: ReadonlySet<string> = new Set(['attendees', 'members', 'guests', 'absent'])
/** No entry of such a list is longer. */
export const MAX_ENTRY = 160
const GROUP = /^(\p{Lu}[\p{L} -]{2,40}):\s+(\S.*)$/u
const ENTRY = /^(?:[•·*–-]\s+)?(\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){1,4}):\s+(\S.*)$/u
/** "Ida Krog, formand (A)" */
const OF_PARTY = /^(\p{Lu}[\p{L}.' -]{4,50})(?:, \p{L}{4,20})? \(\p{Lu}{1,2}\)$/u
const FEWEST_MEMBERS = 3

/** "Ida Krog, formand (A)" over "Ole Lund (V)" and more such: the members, though no word says so. */
export function beginsParties(lines: ClassifiedLine[], at: number): boolean {
  const list = lines.slice(at, at + FEWEST_MEMBERS)
  return list.length === FEWEST_MEMBERS && list.every(({ text }) => looksLikePeople(OF_PARTY.exec(text)?.[1] ?? ''))
}

/** "Medlemmer:   Formand: Ida Krog (A)": the list begins with its chair. */
export function firstOf({ labels, ...line }: ClassifiedLine): Field | null {
  const [list, first, ...more] = labels
  if (!list || !LISTS.has(list.field) || list.value !== '' || first?.field !== 'person' || more.length > 0) return null
  return OF_PARTY.test(first.value) ? { ...list, value: first.value, lines: [{ ...line, labels }], below: true, role: first.label } : null
}

/** A row of a table below its heads: somebody's name, and what else it says. */
export function rowOf({ field, label }: Field, line: ClassifiedLine): Field | null {
  const row = line.labels.length === 0 ? namedRow(line) : null
  return row && { field, label, value: row.name, lines: [line], below: true, ...(row.rest === '' ? {} : { role: row.rest }) }
}

/** "Formand Ida Krog (A)" within a list is one of the list; with a colon it is a field of its own, except with a party where each has a line. */
export function titledOf({ field, label, value, below }: Field, line: ClassifiedLine): Field | null {
  const [only, ...more] = line.labels
  const ofParty = below && !line.blankBefore && only?.field === 'person' && more.length === 0 && OF_PARTY.test(only.value)
  if (LISTS.has(field) && ofParty) return { field, label, value: only.value, lines: [line], below: true, role: only.label }
  if (!LISTS.has(field) || only?.field !== 'person' || more.length > 0 || only.value === '' || /[:\t]/.test(line.text)) return null
  return (below || value === '') && looksLikePeople(line.text) ? { field, label, value: line.text, lines: [line], below: true } : null
}

/** "Forældrevalgte: Ida Krog, Ole Lund" within a list: a group of those who came, by whom it was chosen. */
export function groupOf({ field, label, value, below }: Field, line: ClassifiedLine): Field | null {
  if (!LISTS.has(field) || line.labels.length > 0 || !(below || value === '')) return null
  const [, role, listed] = GROUP.exec(line.text) ?? []
  // "Forældrevalgte: Afbud fra Ida Krog" below "Fraværende"
  const names = field === 'absent' ? listed?.replace(/^afbud(?: fra)?:? /iu, '') : listed
  if (!role || !names || !looksLikePeople(sentences(names)[0] ?? '')) return null
  // "Bestyrelsen: Ida Krog, Ole Lund" says of nobody what she is.
  return { field, label, value: names, lines: [line], below: true, ...(isBodyName(role) ? {} : { role }) }
}

/** "Ida Krog: valgt af byrådet", one a line: a person, and what she stands for. */
export function entryOf({ field, label, value, below }: Field, line: ClassifiedLine): Field | null {
  if (!LISTS.has(field) || line.labels.length > 0 || !(below || value === '') || line.text.length > MAX_ENTRY) return null
  const [, name = '', role] = ENTRY.exec(line.text) ?? []
  return role && looksLikePeople(name) ? { field, label, value: name, lines: [line], below: true, role } : null
}
