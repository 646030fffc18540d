import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { proveAgain, signIn } from '../sessions.ts'
import { type NewPasskey, readUse } from './ceremony.ts'
import {
  deletePasskey,
  insertPasskey,
  lockPasskey,
  markPasskeyUsed,
  passkeyExists,
  passkeysOf,
  renamePasskey,
  stopPasskey,
} from './passkeys.queries.ts'

const mostPasskeys = 20
export const longestName = 60

const record = (c: Ctx, tx: Tx, action: AuditAction, accountId: string) => {
  const actor = `account/${accountId}` as const
  return recordAudit(tx, c.get('municipality').id, c.get('platform').clock, { actor, action, thing: actor })
}

const accountOf = (c: Ctx) => c.get('actor').accountId ?? ''

/** Keeps a passkey of whoever is signed in. */
export async function addPasskey(c: Ctx, tx: Tx, made: NewPasskey, name: string): Promise<{ refusal: 'full' | 'failed' } | { id: string }> {
  const accountId = accountOf(c)
  if ((await passkeysOf(tx, accountId)).length >= mostPasskeys) return { refusal: 'full' }
  if (await passkeyExists(tx, made.credentialId)) return { refusal: 'failed' }
  const id = newId()
  const { credentialId, publicKey, signCount, transports } = made
  const key = { credential_id: credentialId, public_key: publicKey, sign_count: signCount, transports }
  const row = { municipality_id: c.get('municipality').id, id, account_id: accountId, name, created_at: toDate(c.get('platform').clock()) }
  await insertPasskey(tx, { ...row, ...key })
  await record(c, tx, 'passkey.add', accountId)
  return { id }
}

export async function nameOwn(c: Ctx, tx: Tx, id: string, name: string): Promise<boolean> {
  const done = await renamePasskey(tx, accountOf(c), id, name)
  if (done) await record(c, tx, 'passkey.rename', accountOf(c))
  return done !== undefined
}

export async function removeOwn(c: Ctx, tx: Tx, id: string): Promise<boolean> {
  const done = await deletePasskey(tx, accountOf(c), id)
  if (done) await record(c, tx, 'passkey.remove', accountOf(c))
  return done !== undefined
}

/** Authenticators that count count upwards; one that does not is always at nought (WebAuthn, 6.1.1). */
export const isCopied = (kept: number, shown: number) => (kept > 0 || shown > 0) && shown <= kept

type Used = { token: string } | { refusal: 'refused' | 'stopped' }

/**
 * Signs in with the passkey of an answer, or shows anew who whoever is signed in is.
 * @returns the session's token for `giveCookie`
 */
export async function usePasskey(c: Ctx, json: string | undefined, isProof: boolean): Promise<Used> {
  const used = await readUse(c, json)
  if (!used) return { refusal: 'refused' }
  return inTenant(c, async (tx) => {
    const key = await lockPasskey(tx, used.credentialId)
    if (!key || (used.accountId !== null && used.accountId !== key.accountId)) return { refusal: 'refused' }
    const counter = await used.counterWith(key.publicKey)
    if (counter === null) return { refusal: 'refused' }
    if (key.stoppedAt !== null) return { refusal: 'stopped' }
    const now = toDate(c.get('platform').clock())
    if (isCopied(key.signCount, counter)) {
      await stopPasskey(tx, key.id, now)
      await record(c, tx, 'passkey.stop', key.accountId)
      return { refusal: 'stopped' }
    }
    if (isProof && key.accountId !== c.get('actor').accountId) return { refusal: 'refused' }
    await markPasskeyUsed(tx, key.id, counter, now)
    const token = await (isProof ? proveAgain(c, tx, { purpose: 'passkey' }) : signIn(c, tx, key.accountId, { purpose: 'passkey' }))
    return token === null ? { refusal: 'refused' } : { token }
  })
}
