import { Hono } from 'hono'
import { publicMeetingPaper, sendPublicPaper } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, type Middleware } from '#platform/http/context.ts'
import { isUuid } from '#platform/ids.ts'
import { base, bodiesPath, bodyLists, kinds, type ObjectType, objectTypes, organizationLists, pathOf, systemPath } from './address.ts'
import { answer, objectJson } from './answer.ts'
import { type Current, current } from './current.ts'
import { countRows, idOfName, listRows, objectById } from './objects.queries.ts'
import { type ListQuery, omitsInternal, readQuery } from './query.ts'
import type { ObjectRow } from './settle.ts'

const typesByKind = new Map<string, ObjectType>(objectTypes.map((type) => [kinds[type], type]))
const listTypes = (lists: Record<string, readonly [string, ObjectType]>) => new Map(Object.values(lists))
const listsOfBody = listTypes(bodyLists)
const listsOfOrganization = listTypes(organizationLists)

/** The OParl server of a municipality. Everything in it stands on a public page as well. */
export const oparlRoutes = () =>
  new Hono<AppEnv>()
    .use('/api/oparl/*', canonical)
    .get('/api/oparl', allow('public'), (c) => c.redirect(systemPath, 301))
    .get(base, allow('public'), (c) => c.redirect(systemPath, 301))
    .get(systemPath, allow('public'), (c) => sendObject(c, 'System', c.get('municipality').id))
    .get(bodiesPath, allow('public'), (c) => sendList(c, 'Body', null, bodiesPath))
    .get(`${base}/file/:id/access`, allow('public'), (c) => sendFile(c, 'access'))
    .get(`${base}/file/:id/download`, allow('public'), (c) => sendFile(c, 'download'))
    .get(`${base}/body/:id/:list`, allow('public'), (c) => sendListOf(c, 'Body', listsOfBody))
    .get(`${base}/organization/:id/:list`, allow('public'), (c) => sendListOf(c, 'Organization', listsOfOrganization))
    .get(`${base}/:kind/:id`, allow('public'), (c) => {
      const type = typesByKind.get(c.req.param('kind'))
      if (!type || type === 'System') throw new AppError(404, 'oparl: no such type')
      return sendObject(c, type, c.req.param('id'))
    })

/** Each thing has one address; what leads to it otherwise leads there: another language, capital letters, a stroke at the end. */
const canonical: Middleware = async (c, next) => {
  const url = new URL(c.req.url)
  const path = c.req.path.toLowerCase().replace(/\/+$/, '')
  return url.pathname === path ? next() : c.redirect(path + url.search, 301)
}

/** Asks the objects as they are now. */
const asking = <R>(c: Ctx, work: (tx: Tx, state: Current) => Promise<R>): Promise<R> =>
  inTenant(c, async (tx) => work(tx, await current(tx, c.get('platform'), c.get('municipality').id)))

const viewOf = (c: Ctx, { zone }: Current, omitInternal: boolean) => ({ origin: c.get('municipality').origin, zone, omitInternal })

/** @throws 404 where there is and was no such object that the public could read */
async function found(tx: Tx, type: ObjectType, id: string): Promise<ObjectRow | { at: string }> {
  if (isUuid(id)) {
    const row = await objectById(tx, type, id)
    if (row) return row
  } else {
    const other = await idOfName(tx, type, id)
    if (other) return { at: pathOf(type, other) }
  }
  throw new AppError(404, `oparl: no such ${type}`)
}

async function sendObject(c: Ctx, type: ObjectType, id: string) {
  const omitInternal = omitsInternal(c)
  const { row, state } = await asking(c, async (tx, state) => ({ row: await found(tx, type, id), state }))
  if ('at' in row) return c.redirect(row.at + new URL(c.req.url).search, 301)
  return answer(c, objectJson(row, viewOf(c, state, omitInternal)), row.modified_at)
}

async function sendListOf(c: Ctx, holder: 'Body' | 'Organization', lists: Map<string, ObjectType>) {
  const id = c.req.param('id') ?? ''
  const list = c.req.param('list') ?? ''
  const type = lists.get(list)
  if (!type) throw new AppError(404, `oparl: no such list of a ${holder}`)
  if (holder === 'Organization') return sendList(c, type, id, `${pathOf(holder, id)}/${list}`)
  if (id !== c.get('municipality').id) throw new AppError(404, 'oparl: no such Body')
  return sendList(c, type, null, `${pathOf(holder, id)}/${list}`)
}

/** One page of a list: in the order in which the objects first came, so that no page ever says twice or leaves out what another one has. */
async function sendList(c: Ctx, type: ObjectType, organization: string | null, path: string) {
  const query = readQuery(c, type, organization)
  const { state, rows, total } = await asking(c, async (tx, state) => {
    if (organization !== null) {
      const holder = await found(tx, 'Organization', organization)
      if ('at' in holder) throw new AppError(404, 'oparl: no such Organization')
    }
    return { state, rows: await listRows(tx, query.filter, query.after, query.limit + 1), total: await countRows(tx, query.filter) }
  })
  const shown = rows.slice(0, query.limit)
  const view = viewOf(c, state, query.omitInternal)
  const links = linksOf(view.origin + path, query, rows.length > query.limit ? (shown.at(-1)?.seq ?? null) : null)
  const pagination = { totalElements: total, elementsPerPage: query.limit, totalPages: Math.max(1, Math.ceil(total / query.limit)) }
  const data = shown.map((row) => objectJson(row, view)).join(',')
  return answer(c, `{"data":[${data}],"pagination":${JSON.stringify(pagination)},"links":${JSON.stringify(links)}}`, state.changedAt)
}

function linksOf(path: string, { after, kept }: ListQuery, last: number | null) {
  const at = (place: number) => {
    const given = new URLSearchParams(kept)
    if (place > 0) given.set('after', String(place))
    return given.size > 0 ? `${path}?${given}` : path
  }
  return { first: at(0), self: at(after), ...(last !== null && { next: at(last) }) }
}

/** @throws 410 where the file is no longer public, 404 where it never was */
async function sendFile(c: Ctx, way: 'access' | 'download') {
  const row = await asking(c, (tx) => found(tx, 'File', c.req.param('id') ?? ''))
  if ('at' in row) throw new AppError(404, 'oparl: no such File')
  if (row.content === null) throw new AppError(410, 'oparl: the file was withdrawn')
  const { 'brobygger:document': document } = JSON.parse(row.content)
  if (document !== 'agenda' && document !== 'minutes') return sendPublicPaper(c, row.id, way)
  return publicMeetingPaper(c, row.source.replace('meeting/', ''), document, way === 'access' ? 'inline' : 'attachment')
}
