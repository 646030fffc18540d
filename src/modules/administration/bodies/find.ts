import { may } from '#modules/accounts/index.ts'
import { type BodySummary, bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, localPath } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import type { Crumb } from '#ui/page/props.ts'
import { setupCrumb } from '../setup-crumb.ts'
import { bodiesTexts } from './bodies.text.ts'

export const bodiesPath = '/opsaetning/raad'
export const pathOf = (body: { slug: string }) => `${bodiesPath}/${body.slug}`

/** The reader sets up how this body works. What the public sees of it takes a right to the whole municipality. */
export const mayEdit = (c: Ctx, body: BodySummary) =>
  may(c.get('actor'), 'edit', { kind: 'body', bodyIds: [body.id], isPublic: body.isPublic })

/** The body in the address, among all others. @throws AppError 404 when there is none or the reader does not set it up */
export async function bodyAsked(tx: Tx, c: Ctx): Promise<{ body: BodySummary; bodies: BodySummary[] }> {
  const bodies = await bodySummaries(tx)
  const body = bodies.find(({ slug }) => slug === c.req.param('slug'))
  if (!body || !mayEdit(c, body)) throw new AppError(404, 'no such body to set up')
  return { body, bodies }
}

export const crumbsOf = (c: Ctx, body: BodySummary): Crumb[] => [
  setupCrumb(c),
  { label: officeText(c, bodiesTexts).list.title, href: localPath(c.get('lang'), bodiesPath) },
  { label: body.name, lang: 'da', href: localPath(c.get('lang'), pathOf(body)) },
]
