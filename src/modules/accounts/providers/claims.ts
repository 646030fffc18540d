import type { RoleRule } from './providers.queries.ts'

/** The values of a claim: one text or several. Everything else (numbers, objects, nothing) gives no role. */
export const valuesOf = (claim: unknown): string[] => [claim].flat().filter((value) => typeof value === 'string')

/** The rules that a person's claims fulfil. Values are compared as they are: `Sekretær` is not `sekretær`. */
export function rulesMet(rules: readonly RoleRule[], claimName: string, claims: Readonly<Record<string, unknown>>): RoleRule[] {
  if (claimName === '' || !Object.hasOwn(claims, claimName)) return []
  const values = new Set(valuesOf(claims[claimName]))
  return rules.filter((rule) => values.has(rule.claimValue))
}

/** An address that the provider says it has looked into; null when there is none or it says nothing about it. */
export const verifiedEmail = (claims: Readonly<Record<string, unknown>>): string | null =>
  claims['email_verified'] === true && typeof claims['email'] === 'string' ? claims['email'].trim().toLowerCase() : null
