import { refusalOf } from '#platform/egress/egress.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { plainLine } from '#platform/text/plain.ts'
import { wholeMunicipality } from '../users/role-form.ts'
import { givenRoles } from '../users/users.ts'
import type { RoleRule } from './providers.queries.ts'
import type { SetupText } from './setup.text.ts'

export type Typed = Readonly<Record<string, string>>

/** What an administrator says of a provider. */
export type ProviderInput = {
  name: string
  issuer: string
  clientId: string
  /** Null: the one that is there stays. */
  secret: string | null
  trustsEmail: boolean
  roleClaim: string
  rules: RoleRule[]
}

/** Rules that a form has room for beyond those that are there. */
const spareRows = 3
const mostRows = 50
export const rowsShown = (rules: number) => Math.min(mostRows, rules + spareRows)

/** An issuer as a form may name it: an https address outside the house, or one that the operator has allowed. */
function issuerProblem(text: string, privateHosts: readonly string[], t: SetupText): string | null {
  if (text.length > 500 || !URL.canParse(text)) return t.errors.issuer
  const url = new URL(text)
  const refusal = refusalOf(url, privateHosts)
  if (refusal === 'an address of the house') return t.errors.privateHost
  return refusal || url.search || url.hash ? t.errors.issuer : null
}

/** The form as it is meant; null when something is wrong, and then `errors` says what. */
export function readProvider(
  typed: Typed,
  known: { bodyIds: readonly string[]; privateHosts: readonly string[]; issuer: string | null; hasSecret: boolean },
  t: SetupText,
  errors: FieldErrors,
): ProviderInput | null {
  const text = (name: string) => plainLine(typed[name] ?? '')
  const secret = typed['hemmelighed'] ? typed['hemmelighed'].trim() : null
  const input = { name: text('navn'), issuer: text('udsteder'), clientId: text('klient-id'), roleClaim: text('rolle-claim') }
  if (input.name === '' || input.name.length > 60) errors['navn'] = t.errors.name
  const problem = issuerProblem(input.issuer, known.privateHosts, t)
  if (problem) errors['udsteder'] = problem
  if (input.clientId === '' || input.clientId.length > 200) errors['klient-id'] = t.errors.clientId
  if (secret && secret.length > 1000) errors['hemmelighed'] = t.errors.secretLong
  if (known.hasSecret && secret === null && input.issuer !== known.issuer) errors['hemmelighed'] = t.errors.secretAgain
  if (input.roleClaim.length > 100) errors['rolle-claim'] = t.errors.roleClaim
  const rules = readRules(typed, known.bodyIds, t, errors)
  if (rules.length > 0 && input.roleClaim === '') errors['rolle-claim'] = t.errors.claimFirst
  if (Object.keys(errors).length > 0) return null
  return { ...input, secret, trustsEmail: typed['stol-email'] === 'ja', rules }
}

function readRules(typed: Typed, bodyIds: readonly string[], t: SetupText, errors: FieldErrors): RoleRule[] {
  const rules: RoleRule[] = []
  for (let row = 0; row < mostRows; row++) {
    const value = (typed[`vaerdi-${row}`] ?? '').trim()
    const role = givenRoles.find((one) => one === typed[`rolle-${row}`])
    if (value === '' && !role) continue
    if (value === '' || value.length > 200 || !role) {
      errors[`vaerdi-${row}`] = t.errors.rule
      continue
    }
    const where = typed[`sted-${row}`] ?? ''
    const bodyId = bodyIds.includes(where) ? where : null
    if (bodyId === null && where !== wholeMunicipality) errors[`sted-${row}`] = t.errors.body
    else if (bodyId === null && role === 'department') errors[`sted-${row}`] = t.errors.department
    rules.push({ claimValue: value, role, bodyId })
  }
  return rules
}
