import type { Tx } from '#platform/db/db.ts'
import type { Grant } from '#platform/http/actor.ts'
import { grantRole } from '../accounts.ts'
import { grantRowsOf, lockAccount } from '../users/users.queries.ts'
import { endGrantRows, type Managing } from '../users/users.ts'
import { rulesMet } from './claims.ts'
import { grantsByProvider, type ProviderRow, type RoleRule, roleRulesOf } from './providers.queries.ts'

const isSame = (a: Grant, b: Grant) => a.role === b.role && a.bodyId === b.bodyId

/** Gives an account the roles that its claims give today, and takes back those that the same provider gave before and that they give no more. */
export async function followClaims(
  tx: Tx,
  by: Managing,
  provider: Pick<ProviderRow, 'id' | 'roleClaim'>,
  accountId: string,
  claims: Readonly<Record<string, unknown>>,
): Promise<void> {
  await lockAccount(tx, accountId)
  const wanted = rulesMet(await roleRulesOf(tx, provider.id), provider.roleClaim, claims)
  const held = await grantsByProvider(tx, provider.id, by.today, accountId)
  await takeBack(
    tx,
    by,
    held.filter((grant) => !wanted.some((rule) => isSame(rule, grant))),
  )
  const given: Grant[] = [...held]
  for (const { role, bodyId } of wanted) {
    if (given.some((grant) => isSame(grant, { role, bodyId }))) continue
    await grantRole(tx, by.municipalityId, { accountId, role, bodyId, from: by.today, providerId: provider.id }, by)
    given.push({ role, bodyId })
  }
}

/** Takes back what a provider has given and what its rules, as they are now, give nobody. */
export async function keepToRules(tx: Tx, by: Managing, providerId: string, rules: readonly RoleRule[]): Promise<void> {
  const held = await grantsByProvider(tx, providerId, by.today)
  await takeBack(
    tx,
    by,
    held.filter((grant) => !rules.some((rule) => isSame(rule, grant))),
  )
}

async function takeBack(tx: Tx, by: Managing, grants: readonly (Grant & { id: string; accountId: string })[]) {
  for (const { id, accountId } of grants) {
    const rows = await grantRowsOf(tx, accountId)
    const grant = rows.find((row) => row.id === id)
    if (grant) await endGrantRows(tx, by, grant, rows, by.today)
  }
}
