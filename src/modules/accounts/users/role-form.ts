import type { Role } from '#platform/http/actor.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { dayAfter, readDay } from '#platform/i18n/days.ts'
import type { UsersText } from './users.text.ts'
import { givenRoles, type RoleInput } from './users.ts'

/** How a form says "the whole municipality"; an empty choice says nothing. */
export const wholeMunicipality = 'alle'

/** First and last day as a form has them, the last one as the first day without. Nothing written at the end: until further notice. */
export function readSpan(values: Readonly<Record<string, string>>, today: string, t: UsersText, errors: FieldErrors, prefix = '') {
  const written = { from: values[`${prefix}fra`] ?? '', last: values[`${prefix}til`] ?? '' }
  const from = readDay(written.from || today)
  const last = written.last ? readDay(written.last) : null
  if (from === null) errors[`${prefix}fra`] = t.errors.day
  if (written.last && last === null) errors[`${prefix}til`] = t.errors.day
  if (from !== null && last !== null && last < from) errors[`${prefix}til`] = t.errors.dayOrder
  return { from: from ?? today, to: last === null ? null : dayAfter(last) }
}

/** Says that somebody is to have no role; nothing chosen says nothing. */
export const noRole = 'ingen'

/** A role, where it holds and for how long; null when none is chosen or something is wrong with it. */
export function readRole(
  values: Readonly<Record<string, string>>,
  known: { bodyIds: readonly string[]; today: string },
  t: UsersText,
  errors: FieldErrors,
): RoleInput | null {
  const role: Role | undefined = givenRoles.find((one) => one === values['rolle'])
  if (!role) return null
  const where = values['sted'] ?? ''
  const bodyId = known.bodyIds.includes(where) ? where : null
  if (bodyId === null && where !== wholeMunicipality) errors['sted'] = t.errors.body
  else if (bodyId === null && role === 'department') errors['sted'] = t.errors.department
  const span = readSpan(values, known.today, t, errors)
  return errors['sted'] || errors['fra'] || errors['til'] ? null : { role, bodyId, ...span }
}
