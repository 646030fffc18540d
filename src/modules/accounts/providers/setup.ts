import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Managing } from '../users/users.ts'
import { sealSecret } from './provider.ts'
import {
  endSessionsThrough,
  insertProvider,
  lockProvider,
  type ProviderRow,
  replaceRoleRules,
  updateProvider,
} from './providers.queries.ts'
import { keepToRules } from './roles.ts'
import type { ProviderInput } from './setup.form.ts'

const record = (tx: Tx, by: Managing, action: AuditAction, id: string, payload: Record<string, unknown> = {}) =>
  recordAudit(tx, by.municipalityId, by.clock, { actor: by.actor, action, thing: `provider/${id}`, payload })

/** What the change log keeps of it: everything but the secret, of which it says only that there is a new one. */
const noted = ({ secret, ...input }: ProviderInput) => ({ ...input, newSecret: secret !== null })

const columns = ({ name, issuer, clientId, trustsEmail, roleClaim }: ProviderInput) => ({
  name,
  issuer,
  client_id: clientId,
  trusts_email: trustsEmail,
  role_claim: roleClaim,
})

const putRules = (tx: Tx, by: Managing, id: string, { rules }: ProviderInput) =>
  replaceRoleRules(
    tx,
    id,
    rules.map(({ claimValue, role, bodyId }) => ({
      municipality_id: by.municipalityId,
      id: newId(),
      provider_id: id,
      claim_value: claimValue,
      role,
      body_id: bodyId,
    })),
  )

/** Sets a provider up, switched off. @returns its id */
export async function createProvider(tx: Tx, by: Managing, secrets: Secrets, input: ProviderInput): Promise<string> {
  const id = newId()
  const secret = input.secret === null ? null : sealSecret(secrets, by.municipalityId, { id, issuer: input.issuer }, input.secret)
  const row = { municipality_id: by.municipalityId, id, client_secret: secret, created_at: toDate(by.clock()) }
  await insertProvider(tx, { ...row, ...columns(input) })
  await putRules(tx, by, id, input)
  await record(tx, by, 'provider.create', id, noted(input))
  return id
}

/** Changes a provider. Roles that its rules give nobody any more end at once; who it is asked as is to be tried anew. */
export async function changeProvider(tx: Tx, by: Managing, secrets: Secrets, id: string, input: ProviderInput): Promise<boolean> {
  const provider = await lockProvider(tx, id)
  if (!provider) return false
  const isElsewhere = input.issuer !== provider.issuer
  const isOther = isElsewhere || input.clientId !== provider.clientId || input.secret !== null
  const secret =
    input.secret === null ? provider.clientSecret : sealSecret(secrets, by.municipalityId, { id, issuer: input.issuer }, input.secret)
  await updateProvider(tx, id, {
    ...columns(input),
    client_secret: secret,
    ...(isOther && { tried_at: null }),
    ...(isElsewhere && { other_hosts: [] }),
  })
  await putRules(tx, by, id, input)
  await keepToRules(tx, by, id, input.roleClaim === '' ? [] : input.rules)
  await record(tx, by, 'provider.change', id, noted(input))
  return true
}

/**
 * Notes at which hosts beside the issuer's own a provider may be asked: those that its description names today, and no earlier ones. It is to be tried anew.
 * @param asked the provider as it was when its issuer was asked: hosts of one issuer are not confirmed for another that was put in its place meanwhile
 */
export async function confirmHosts(tx: Tx, by: Managing, asked: Pick<ProviderRow, 'id' | 'issuer'>, hosts: string[]): Promise<boolean> {
  const { id } = asked
  if ((await lockProvider(tx, id))?.issuer !== asked.issuer) return false
  await updateProvider(tx, id, { other_hosts: hosts, tried_at: null })
  await record(tx, by, 'provider.hosts', id, { hosts })
  return true
}

/** Takes a provider into use, once it has been tried. */
export async function turnOn(tx: Tx, by: Managing, id: string): Promise<{ refusal: 'tryFirst' } | { id: string } | null> {
  const provider = await lockProvider(tx, id)
  if (!provider) return null
  if (provider.triedAt === null) return { refusal: 'tryFirst' }
  await updateProvider(tx, id, { is_on: true })
  await record(tx, by, 'provider.on', id)
  return { id }
}

/** Switches a provider off: whoever came through it is signed out, and what it has given ends. Who is known by it stays known. */
export async function turnOff(tx: Tx, by: Managing, id: string): Promise<{ id: string } | null> {
  const provider = await lockProvider(tx, id)
  if (!provider) return null
  await updateProvider(tx, id, { is_on: false })
  await endSessionsThrough(tx, id, toDate(by.clock()))
  await keepToRules(tx, by, id, [])
  await record(tx, by, 'provider.off', id)
  return { id }
}
