import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import type { ObjectType } from './address.ts'
import type { Filter } from './objects.queries.ts'

/** Objects on a page of a list, and at most. */
export const pageSize = 100

const moments = ['created_since', 'created_until', 'modified_since', 'modified_until'] as const
type Moment = (typeof moments)[number]

export type ListQuery = {
  filter: Filter
  /** The place in the list after which the page begins. */
  after: number
  limit: number
  omitInternal: boolean
  /** What every page of the same list is asked with. */
  kept: URLSearchParams
}

/** @throws 400 where something that OParl defines cannot be read; what it does not define is left alone */
export function readQuery(c: Ctx, type: ObjectType, within: string | null): ListQuery {
  const at = Object.fromEntries(moments.map((name) => [name, momentOf(c, name)])) as Record<Moment, Date | null>
  const limit = countOf(c, 'limit', 1)
  const after = countOf(c, 'after', 0)
  const omitInternal = omitsInternal(c)
  const kept = new URLSearchParams()
  for (const name of moments) if (at[name]) kept.set(name, written(c, name))
  if (limit !== null) kept.set('limit', String(Math.min(limit, pageSize)))
  if (omitInternal) kept.set('omit_internal', 'true')
  return {
    filter: {
      ...{ type, within },
      createdSince: at.created_since,
      createdUntil: at.created_until,
      modifiedSince: at.modified_since,
      modifiedUntil: at.modified_until,
    },
    ...{ after: after ?? 0, limit: Math.min(limit ?? pageSize, pageSize), omitInternal, kept },
  }
}

export function omitsInternal(c: Ctx): boolean {
  const value = c.req.query('omit_internal')
  if (value === undefined || value === 'true' || value === 'false') return value === 'true'
  throw new AppError(400, 'oparl: omit_internal is true or false')
}

/** A plus sign that somebody did not write as %2B arrives as a space. */
const written = (c: Ctx, name: Moment) => (c.req.query(name) ?? '').replace(' ', '+')

function momentOf(c: Ctx, name: Moment): Date | null {
  if (c.req.query(name) === undefined) return null
  const text = written(c, name)
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)$/.test(text) ? new Date(text) : null
  if (at === null || Number.isNaN(at.getTime())) throw new AppError(400, `oparl: ${name} is no date-time like 2026-01-31T12:00:00+01:00`)
  return at
}

function countOf(c: Ctx, name: string, least: number): number | null {
  const text = c.req.query(name)
  if (text === undefined) return null
  if (!/^\d{1,15}$/.test(text) || Number(text) < least) throw new AppError(400, `oparl: ${name} is a whole number from ${least}`)
  return Number(text)
}
