import { expect } from 'vitest'
import { openSession } from '#modules/accounts/index.ts'
import { sha256 } from '#platform/ids.ts'
import type { TestApp } from './app.ts'
import type { TestDatabase } from './database.ts'

/**
 * Somebody whose session ends while they write, and who signs in again in the same browser.
 * @param send sends what they wrote with the session that has ended
 * @returns how they open a page afterwards, and their new session
 */
export async function interrupted(
  db: TestDatabase,
  municipality: { id: string; origin: string },
  app: TestApp,
  send: () => Response | Promise<Response>,
) {
  const token = sha256(app.cookie?.split('=')[1] ?? '')
  const { account_id: accountId } = await db.owner
    .selectFrom('session')
    .select('account_id')
    .where('token_hash', '=', token)
    .executeTakeFirstOrThrow()
  app.travel({ hours: 5 })
  const answer = await send()
  expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('/log-ind?videre=')])
  const kept = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const session = await app.platform.db.in(municipality.id, (tx) => openSession(tx, municipality, accountId, app.platform.clock))
  const cookie = `${session}`
  return { page: (path: string) => app.get(path, { cookie: `${cookie}; ${kept}` }), cookie }
}
