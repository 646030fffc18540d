import { getCookie, setCookie } from 'hono/cookie'
import { toDate } from '#platform/clock.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { isLang, type Lang } from '#texts/index.ts'
import { insertAttempt, takeAttempt } from './attempts.queries.ts'
import { isToken } from './links.ts'

/** What a way in was begun for. */
export type AttemptPurpose = 'sign_in' | 'link' | 'prove' | 'try' | 'passkey_add' | 'passkey_use' | 'passkey_prove'

export type Attempt = {
  purpose: AttemptPurpose
  providerId: string | null
  nonce: string
  codeVerifier: string
  /** Who had begun it, when they were signed in. */
  accountId: string | null
  /** The hash of the invitation that it is to use up. */
  linkHash: Buffer | null
  next: string | null
  lang: Lang
}

const minutes = 10
const cookieMinutes = 60

const isSecure = (c: Ctx) => c.get('municipality').origin.startsWith('https:')
const cookieName = (c: Ctx) => (isSecure(c) ? '__Host-attempt' : 'attempt')

/** Ties what comes back to the browser that began: an answer that somebody else has fetched lets nobody in. */
function browserOf(c: Ctx): string | null {
  const token = getCookie(c, cookieName(c))
  return isToken(token) ? token : null
}

/** Several attempts of one browser stand beside each other, one in each window. */
function markBrowser(c: Ctx): string {
  const token = browserOf(c) ?? newToken()
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: cookieMinutes * 60 } as const
  setCookie(c, cookieName(c), token, options)
  return token
}

type Beginning = Partial<Omit<Attempt, 'purpose' | 'lang'>> & { purpose: AttemptPurpose; state: string }

/** Notes what has to come back, within ten minutes, and marks the browser. */
export async function beginAttempt(c: Ctx, given: Beginning): Promise<void> {
  const { clock } = c.get('platform')
  const browser = markBrowser(c)
  const row = {
    municipality_id: c.get('municipality').id,
    id: newId(),
    purpose: given.purpose,
    state_hash: sha256(given.state),
    browser_hash: sha256(browser),
    provider_id: given.providerId ?? null,
    nonce: given.nonce ?? '',
    code_verifier: given.codeVerifier ?? '',
    account_id: given.accountId ?? null,
    link_hash: given.linkHash ?? null,
    next_path: given.next ?? null,
    lang: c.get('lang'),
    expires_at: toDate(clock().add({ minutes })),
  }
  await inTenant(c, (tx) => insertAttempt(tx, row, toDate(clock())))
}

/** What was begun under this state by this browser, once. Null: nothing, or too long ago, or it has come back already. */
export async function endAttempt(c: Ctx, state: string): Promise<Attempt | null> {
  const browser = browserOf(c)
  if (browser === null || state === '') return null
  const now = toDate(c.get('platform').clock())
  const row = await inTenant(c, (tx) => takeAttempt(tx, sha256(state), sha256(browser), now))
  if (!row) return null
  return {
    purpose: row.purpose as AttemptPurpose,
    providerId: row.provider_id,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    accountId: row.account_id,
    linkHash: row.link_hash,
    next: row.next_path,
    lang: isLang(row.lang) ? row.lang : 'da',
  }
}
