import type { FieldErrors } from '#platform/http/forms.ts'
import { type Fields, fieldOf, isBlank, type List, mostRows, type Row, rowsOf } from './rows.ts'
import { trimmed } from './screen.ts'
import type { FrameText } from './settings.text.ts'

/** The most characters of a title or name, and of a text. */
export const mostOf = { title: 200, text: 5_000 } as const

export type ReadRow = {
  row: Row
  /** What was typed into a column, without space around it. @param name what the reader calls the column */
  text: (column: string, name: string, most?: number) => string
  fail: (column: string, message: string) => void
}

/**
 * Reads a list: blank rows are not there, and every other one needs its lead.
 * @param missing what is said of a row without its lead
 */
export function readRows<T>(
  fields: Fields,
  list: List,
  words: { frame: FrameText; missing: string },
  read: (given: ReadRow) => T,
): { rows: T[]; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const all = rowsOf(fields, list)
  const rows = all.flatMap((row, index): T[] => {
    if (isBlank(list, row)) return []
    const fail = (column: string, message: string) => {
      errors[fieldOf(list, column, index)] ??= message
    }
    const text = (column: string, name: string, most: number = mostOf.text) => {
      const typed = trimmed(row, column)
      if (typed.length > most) fail(column, words.frame.tooLong(name, most))
      return typed
    }
    if ((row[list.lead] ?? '').trim() === '') fail(list.lead, words.missing)
    return [read({ row, text, fail })]
  })
  if (rows.length > mostRows) errors[list.name] = words.frame.tooMany(mostRows)
  return { rows, errors }
}

/** The chosen one of a few; anything else is the first. */
export const oneOf = <T extends string>(choices: readonly T[], typed: string | undefined): T =>
  choices.find((choice) => choice === typed) ?? (choices[0] as T)
