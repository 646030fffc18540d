import { Hono } from 'hono'
import { latestItems, latestMeetings } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type AtomEntry, atomText, atomType, updatedAtOf } from '#platform/feed/atom.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { forEverybody } from '#platform/http/cors.ts'
import { isHeld, markOf } from '#platform/http/held.ts'
import type { Limits } from '#platform/http/limits.ts'
import { readAbout } from '../about.ts'
import { pathsFound } from '../found.ts'
import { thingInWords } from '../mails.ts'
import { allMeetings, publicBody, publicCaseAt, type Thing, thingAsked } from '../things.ts'
import { entriesAt, itemEntry, meetingEntry, type Telling } from './entries.ts'

const mostEntries = 50

/** What is new, for feed readers: all meetings, those of a body, the items of a case, what a search finds. */
export const feedRoutes = (limits: Limits) =>
  new Hono<AppEnv>()
    .get('/moeder.atom', allow('public'), forEverybody, (c) => feed(c, async () => allMeetings))
    .get('/raadet/:slug/nyt.atom', allow('public'), forEverybody, (c) => feed(c, (tx) => publicBody(tx, c.req.param('slug'))))
    .get('/sager/:slug/nyt.atom', allow('public'), forEverybody, (c) => feed(c, (tx) => publicCaseAt(tx, c.req.param('slug'))))
    .get('/soeg.atom', allow('public'), forEverybody, limits.limit('search'), (c) => {
      const asked = new URL(c.req.url).searchParams
      asked.set('om', 'soeg')
      return feed(c, (tx) => thingAsked(tx, asked))
    })

async function feed(c: Ctx, find: (tx: Tx) => Promise<(Thing & { itemIds?: string[] }) | null>) {
  const { origin, name, timeZone } = c.get('municipality')
  const [t, lang] = [c.get('t'), c.get('lang')]
  const url = (path: string) => origin + localPath(lang, path)
  const { thing, entries } = await inTenant(c, async (tx) => {
    const thing = await find(tx)
    if (!thing) throw new AppError(404, 'nothing public to follow')
    return { thing, entries: await entriesOf(tx, { t, lang, zone: timeZone, url }, thing) }
  })
  const title = t.follow.feedOf(thing.kind === 'meetings' ? `${t.follow.things.meetings} – ${name}` : thingInWords(t, thing))
  return answer(c, { self: url(thing.feed), page: url(thing.path), title, lang, author: name, entries })
}

async function entriesOf(tx: Tx, telling: Telling, thing: Thing & { itemIds?: string[] }): Promise<AtomEntry[]> {
  const about = readAbout(thing.about)
  if (about.kind === 'case') return (await latestItems(tx, thing.itemIds ?? [], mostEntries)).map((row) => itemEntry(telling, row))
  if (about.kind === 'search') return (await entriesAt(tx, telling, await pathsFound(tx, about.search))).slice(0, mostEntries)
  return (await latestMeetings(tx, about.kind === 'body' ? about.id : null, mostEntries)).map((row) => meetingEntry(telling, row))
}

function answer(c: Ctx, given: Parameters<typeof atomText>[0]) {
  const text = atomText(given)
  const headers = { ETag: markOf(text), 'Cache-Control': 'no-cache', 'Last-Modified': updatedAtOf(given).toUTCString() }
  // By the mark alone: what is withdrawn leaves the feed without a later date, and must not stay with a reader who asks by the date.
  if (isHeld(c.req.header('if-none-match'), headers.ETag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'Content-Type': `${atomType}; charset=utf-8` })
}
