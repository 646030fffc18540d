import { isUuid } from '#platform/ids.ts'
import type { Secrets } from '#platform/secrets.ts'

/**
 * What a link lets its holder do: confirm one thing to be followed, or see and end all that an address follows. The token is sealed with the machine's
 * key and carries what it is for, so that nothing of it is kept (decision 027).
 */
type Purpose = 'confirm' | 'mine'

/** Whose links: the key, and the municipality that they serve in. */
export type Sealing = { secrets: Secrets; municipalityId: string }

const placeOf = ({ municipalityId }: Sealing, purpose: Purpose) => `follow/${purpose}/${municipalityId}`
const seal = (at: Sealing, purpose: Purpose, text: string) => at.secrets.seal(text, placeOf(at, purpose)).toString('base64url')

const open = (at: Sealing, purpose: Purpose, token: string | undefined): string | null =>
  token !== undefined && /^[\w-]{40,600}$/.test(token) ? at.secrets.open(Buffer.from(token, 'base64url'), placeOf(at, purpose)) : null

/** Days for which an address can be confirmed; after them what was asked for is erased. */
export const confirmDays = 7

/** @returns the token with which one thing is confirmed */
export const confirmToken = (at: Sealing, followId: string, now: Date) => seal(at, 'confirm', `${followId} ${now.getTime()}`)

/** What a token confirms; null: it is none of ours, or too old. */
export function readConfirmToken(at: Sealing, token: string | undefined, now: Date): string | null {
  const [id = '', made = ''] = (open(at, 'confirm', token) ?? '').split(' ')
  const age = now.getTime() - Number(made)
  return isUuid(id) && age <= confirmDays * 24 * 3_600_000 ? id : null
}

/** @returns the token with which somebody sees and ends what they follow; it serves as long as they follow anything */
export const mineToken = (at: Sealing, address: string) => seal(at, 'mine', address)

/** Whose token it is; null: none of ours. */
export const readMineToken = (at: Sealing, token: string | undefined): string | null => open(at, 'mine', token)

const withToken = (path: string, token: string) => `${path}?${new URLSearchParams({ n: token })}`
export const confirmPath = (token: string) => withToken('/foelg/bekraeft', token)
export const minePath = (token: string) => withToken('/foelg/mine', token)
export const endPath = (token: string) => withToken('/foelg/slut', token)
