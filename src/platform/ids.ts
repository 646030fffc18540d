import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { v5, v7 } from 'uuid'

/** A new row's id: sortable by time of making (RFC 9562, version 7). */
export const newId = () => v7()

/** The id that something without a row has within something that has one: always the same (RFC 9562, version 5). */
export const idWithin = (id: string, name: string) => v5(name, id)

/** How such an id looks: part of a pattern, as an address or a field has it. */
export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const wholeUuid = new RegExp(`^${uuid}$`)
export const isUuid = (text: string) => wholeUuid.test(text)

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Eight characters for an address that people may read aloud: 40 random bits, no l, o, 0 or 1. */
export const newShortId = () => Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('')

/** A secret for a link or cookie: 32 random bytes as text. Only its hash is ever stored. */
export const newToken = () => randomBytes(32).toString('base64url')

export const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()

/** A hash in few signs, for marks and keys: 132 bits as text. */
export const shortHash = (data: string | Uint8Array) => sha256(data).toString('base64url').slice(0, 22)

export const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && timingSafeEqual(a, b)

/** A text as part of an address: æ, ø, å by their Danish spelling, the rest as plain letters, digits and hyphens. */
export const slugify = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '') || 'uden-navn'
