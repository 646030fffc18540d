import { getCookie, setCookie } from 'hono/cookie'
import { toDate } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { newId, newToken, sha256 } from '#platform/ids.ts'
import { type Ctx, inTenant, type Middleware, seeOther } from './context.ts'
import { visibleValues } from './forms.ts'
import { insertKept, takeKept } from './kept.queries.ts'

const cookie = 'bevaret'
const minutes = 60

const cookieOptions = (c: Ctx) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('municipality').origin.startsWith('https:') }) as const

/**
 * Sends somebody without a session to the sign-in page and back again afterwards. When a form came with a session that has ended, what was
 * typed is laid aside for that same account for an hour.
 */
export async function askToSignIn(c: Ctx) {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.method !== 'POST') throw new AppError(401, 'not signed in')
  return sendAside(c, '/log-ind', c.get('endedSessionOf'))
}

/** Where somebody who is signed in shows anew who they are. */
export const provePath = '/log-ind/bekraeft'

/** Asks whoever is signed in to show anew who they are, and leads back afterwards. What was typed is laid aside as when a session has ended. */
export const askToProve = (c: Ctx) => sendAside(c, provePath, c.get('actor').accountId)

/** To a page from which the way leads back here. @param account whose what was typed is; null: nobody's, and it is not laid aside */
async function sendAside(c: Ctx, path: string, account: string | null) {
  const form = c.get('form')
  const typed = form ? visibleValues(form) : {}
  if (account && !isFromScript(c) && Object.keys(typed).length > 0) await lay(c, account, typed)
  return seeOther(c, `${path}?videre=${encodeURIComponent(c.req.path + chosen(c))}`)
}

/** What a script sends comes from no page that is opened again; laid aside it would take the place of the form that does. */
const isFromScript = (c: Ctx) => (c.req.header('Sec-Fetch-Mode') ?? 'navigate') !== 'navigate'

/** How a page is told what the last press did: after a sign-in that is over. */
const saysWhatWasDone = ['gemt', 'sendt', 'sat', 'lagt', 'slettet', 'lukket', 'fulgt', 'fortrudt', 'oprettet', 'gjort', 'kopi']

/** What a reader had chosen on the page (a filter, a year) goes along, also with a form, which is sent to its own address; a link's token never does. */
function chosen(c: Ctx): string {
  const { search, searchParams } = new URL(c.req.url)
  if (searchParams.has('n')) return ''
  if (c.req.method === 'GET') return search
  for (const name of saysWhatWasDone) searchParams.delete(name)
  return searchParams.size > 0 ? `?${searchParams}` : ''
}

async function lay(c: Ctx, accountId: string, fields: Record<string, string>) {
  const token = newToken()
  const expires = c.get('platform').clock().add({ minutes })
  await inTenant(c, (tx) =>
    insertKept(tx, {
      municipality_id: c.get('municipality').id,
      id: newId(),
      token_hash: sha256(token),
      account_id: accountId,
      path: c.req.path,
      fields: JSON.stringify(fields),
      expires_at: toDate(expires),
    }),
  )
  setCookie(c, cookie, token, { ...cookieOptions(c), maxAge: minutes * 60 })
}

/** On the page where somebody was interrupted: gives back what they had typed, once, to the same account only. */
export const restoreKept: Middleware = async (c, next) => {
  const token = getCookie(c, cookie)
  const accountId = c.get('actor').accountId
  if (c.req.method === 'GET' && token && accountId) {
    const now = toDate(c.get('platform').clock())
    const row = await inTenant(c, (tx) => takeKept(tx, sha256(token), accountId, c.req.path, now))
    if (row) {
      c.set('kept', row.fields as Record<string, string>)
      setCookie(c, cookie, '', { ...cookieOptions(c), maxAge: 0 })
    }
  }
  await next()
}
