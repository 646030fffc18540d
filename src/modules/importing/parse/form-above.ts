import type { CaptionMark } from './captions.ts'
import { type CaseMark, caseMark } from './case-numbers.ts'
import { closedWords } from './closed-words.ts'
import type { HeadingMark } from './forms.ts'
import { type Line, MAX_HEADING_LENGTH } from './lines.ts'
import type { GroupMark, OpennessMark } from './openness.ts'

interface FormLine extends Line {
  heading: HeadingMark | null
  caption: CaptionMark | null
  caseNumber: CaseMark | null
  openness: OpennessMark | null
  group: GroupMark | null
  furniture: boolean
}

/** "Punkt: 82     Acadre sagsnr.: 08/21954     Journalnr.: 04.04.00S55" */
const FORM = /^punkt:\s*(\d{1,4}[a-z]?)\s{2,}(\p{L}[^:]{2,30}:.*)$/iu
/** "Sagsforløb: IR", "Mødedato: 3. maj 2021     Sagsansvarlig enhed: Sekretariatet" */
const FIELD = /^\p{L}[\p{L} ./-]{2,40}:/u
/** So many lines a form has at most, and so many forms are a way of printing. */
const MAX_FORM = 10
const MIN_FORMS = 2

const OF_FORM = { heading: null, caption: null, group: null, furniture: true }

/**
 * A form with the number of the item, its case and who deals with it, printed over the title of each item. The title heads the item; of
 * the form only the case and whether the item is closed are of use.
 */
export function withFormsAbove<T extends FormLine>(lines: T[]): T[] {
  const changed = new Map<T, Partial<FormLine>>()
  let forms = 0
  for (const [at, line] of lines.entries()) {
    const [, number, fields = ''] = (line.text.length <= MAX_HEADING_LENGTH && FORM.exec(line.text)) || []
    const form = number ? lines.slice(at + 1, at + MAX_FORM) : []
    const end = form.findIndex((one) => !isOfForm(one))
    const title = form[end]
    if (!number || !title) continue
    forms++
    changed.set(line, { heading: null, caseNumber: caseMark(fields), furniture: true })
    for (const one of form.slice(0, end)) changed.set(one, { ...OF_FORM, openness: one.openness?.closed ? null : one.openness })
    // Whatever the form calls closed is read in the title, where one function reads it in all layouts.
    const closed = form.slice(0, end).some(({ text, openness }) => openness?.closed || closedWords(text) !== null)
    changed.set(title, { heading: { form: 'named', number, title: `${closed ? '(lukket) ' : ''}${title.text}`, rest: '' }, caption: null })
  }
  return forms < MIN_FORMS ? lines : lines.map((line) => ({ ...line, ...changed.get(line) }))
}

function isOfForm({ text, openness, furniture }: FormLine): boolean {
  return furniture || openness !== null || FIELD.test(text)
}
