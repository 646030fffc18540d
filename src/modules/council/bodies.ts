import canonicalize from 'canonicalize'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { replaceEntries } from '#platform/search/search.ts'
import { bodySummaries, findBodyByName, writeBody } from './body.queries.ts'
import { type Acting, announceBody, createBody, type NewBody } from './council.ts'
import type { BodySummary } from './model.ts'

/** What may be changed of a body. Its address stays, whatever it is called. */
export type BodyChanges = Pick<
  BodySummary,
  'name' | 'kind' | 'parentId' | 'description' | 'offices' | 'publicMeetings' | 'isPublic' | 'releaseRule'
>
export type BodyRefusal = 'nameTaken' | 'noSuchParent' | 'parentIsPart'

const turn = 'bodies'

/** Founds a body, on record. */
export async function foundBody(tx: Tx, acting: Acting, body: NewBody): Promise<{ refusal: BodyRefusal } | { id: string; slug: string }> {
  await takeTurn(tx, acting.municipalityId, turn)
  if (await findBodyByName(tx, body.name)) return { refusal: 'nameTaken' }
  if (body.parentId && (await bodySummaries(tx, [body.parentId])).length === 0) return { refusal: 'noSuchParent' }
  const id = await createBody(tx, acting.municipalityId, body)
  await record(tx, acting, 'body.create', id, { name: body.name, kind: body.kind })
  const [made] = await bodySummaries(tx, [id])
  return { id, slug: made?.slug ?? '' }
}

/**
 * Changes what a body is called and how it stands; pages and search show it from this commit on.
 * @returns a refusal, or the names of the fields that are different now
 */
export async function updateBody(
  tx: Tx,
  acting: Acting,
  id: string,
  changes: Partial<BodyChanges>,
): Promise<{ refusal: BodyRefusal } | { changed: string[] }> {
  await takeTurn(tx, acting.municipalityId, turn)
  const bodies = await bodySummaries(tx)
  const body = bodies.find((each) => each.id === id)
  if (!body) throw new Error(`no body ${id}`)
  const next = { ...body, ...changes }
  const refusal = refuseBody(bodies, next)
  if (refusal) return { refusal }
  const changed = Object.entries(changes).flatMap(([key, value]) => (isSame(value, body[key as keyof BodyChanges]) ? [] : [key]))
  if (changed.length === 0) return { changed }
  await writeBody(tx, next, toDate(acting.clock()))
  await record(tx, acting, 'body.update', id, Object.fromEntries(changed.map((key) => [key, next[key as keyof BodyChanges]])))
  if (next.isPublic) await announceBody(tx, acting.municipalityId, id)
  else if (body.isPublic) await replaceEntries(tx, acting.municipalityId, `body/${id}`, [])
  return { changed }
}

const isSame = (a: unknown, b: unknown) => canonicalize(a) === canonicalize(b)

/** Names differ by more than capitals, and nothing is a part of its own part. */
export function refuseBody(bodies: readonly BodySummary[], body: BodySummary): BodyRefusal | null {
  const lower = (name: string) => name.trim().toLocaleLowerCase('da')
  if (bodies.some((each) => each.id !== body.id && lower(each.name) === lower(body.name))) return 'nameTaken'
  for (let above = body.parentId, steps = 0; above !== null; steps++) {
    if (above === body.id || steps > bodies.length) return 'parentIsPart'
    const parent = bodies.find((each) => each.id === above)
    if (!parent) return 'noSuchParent'
    above = parent.parentId
  }
  return null
}

const record = (tx: Tx, acting: Acting, action: AuditAction, id: string, payload: Record<string, unknown>) =>
  recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: `body/${id}`, payload })
