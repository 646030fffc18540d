import type { Appointing, Who } from '#modules/council/index.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { dayAfter, readDay } from '#platform/i18n/days.ts'
import type { Board } from './board.ts'
import type { TermsText } from './terms.text.ts'

/** What was typed in a form, by field. */
export type Typed = Readonly<Record<string, string>>

/** The longest texts that are taken. */
export const longest = { rules: 4_000, basis: 1_000, note: 500, label: 200, name: 200, profile: 2_000 } as const

/** Reads the fields of one form and gathers what is wrong with them. */
export function reader(typed: Typed, text: TermsText, errors: FieldErrors) {
  const wrong = (name: string, message: string) => {
    errors[name] ??= message
    return null
  }
  const written = (name: string, limit: number) => {
    const value = (typed[name] ?? '').trim()
    if (value.length > limit) wrong(name, text.errors.long(limit))
    return value
  }
  /** A day that must be there. */
  const day = (name: string, missing = text.errors.day): string | null => readDay(typed[name] ?? '') ?? wrong(name, missing)
  /** The last day, as the first day without; nothing written: until further notice. */
  const lastDay = (name: string): string | null => {
    if (!typed[name]) return null
    const last = readDay(typed[name] ?? '')
    return last === null ? wrong(name, text.errors.day) : dayAfter(last)
  }
  const appointing = (prefix: string, bodies: Board['bodies']): Appointing => {
    const by = typed[`${prefix}af`] ?? ''
    const on = typed[`${prefix}den`] ? day(`${prefix}den`) : null
    const appointedByBodyId = bodies.find((body) => body.id === by)?.id ?? null
    return { appointedByBodyId, appointedOn: on, basis: written(`${prefix}grundlag`, longest.basis) }
  }
  return { wrong, written, day, lastDay, appointing }
}

export type Reader = ReturnType<typeof reader>

/** How a term or membership came about, as the fields of a form. */
export const appointingTyped = (prefix: string, given: Appointing): Typed => ({
  [`${prefix}af`]: given.appointedByBodyId ?? '',
  [`${prefix}den`]: given.appointedOn ?? '',
  [`${prefix}grundlag`]: given.basis,
})

export const hasErrors = (errors: FieldErrors) => Object.keys(errors).length > 0
export const isSomebody = (who: Who | 'nobody' | 'ask'): who is Who => typeof who === 'object'
