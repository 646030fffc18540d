import { Hono } from 'hono'
import { accountNames, may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import type { Local } from '../item.views.tsx'
import type { MeetingModel } from '../model.ts'
import { type FoundMeeting, meetingBySlug } from '../published.queries.ts'
import { gone } from '../readable.ts'
import { meetingName } from '../titles.ts'
import { compareVersions } from './compare.ts'
import { readableVersions } from './earlier.ts'
import { type Version, versionPath, versionsOf, withdrawnVersions } from './versions.queries.ts'
import { VersionPage, VersionsPage } from './versions.views.tsx'

export const publicVersionRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/versioner', allow('public'), listPage)
    .get('/moeder/:slug/versioner/:n{[1-9][0-9]{0,5}}', allow('public'), versionPage)

const localOf = (c: Ctx): Local => ({ t: c.get('t'), lang: c.get('lang'), href: (path) => localPath(c.get('lang'), path) })

type Published = { found: FoundMeeting & { model: MeetingModel; version: number }; versions: Version[]; withdrawn: Set<number> }

/** A meeting that the public has a version of now, with all that went before. @throws 410 when it was withdrawn, 404 when there is none */
async function published(tx: Tx, c: Ctx): Promise<Published> {
  const slug = c.req.param('slug') ?? ''
  const found = await meetingBySlug(tx, slug)
  if (!found?.model || found.version === null) throw await gone(tx, c, `/moeder/${slug}`)
  return {
    found: { ...found, model: found.model, version: found.version },
    versions: await versionsOf(tx, found.id),
    withdrawn: await withdrawnVersions(tx, found.slug),
  }
}

const crumbsOf = (c: Ctx, { found }: Published) => [
  { label: c.get('t').meetings.title, href: localPath(c.get('lang'), '/moeder') },
  { label: meetingName(found.model), href: localPath(c.get('lang'), `/moeder/${found.slug}`), lang: 'da' },
]

/** Who published each version is for those who work with the meeting; everybody else reads that it was the office. */
async function namesFor(tx: Tx, c: Ctx, { found, versions }: Published): Promise<(by: string) => string | null> {
  const bodyIds = found.model.bodies.map(({ id }) => id)
  if (!may(c.get('actor'), 'edit', { kind: 'meeting', bodyIds, isPublic: true })) return () => null
  const idOf = (by: string) => (by.startsWith('account/') ? by.slice('account/'.length) : null)
  const names = await accountNames(
    tx,
    versions.flatMap(({ by }) => idOf(by) ?? []),
  )
  return (by) => names.get(idOf(by) ?? '') ?? null
}

async function listPage(c: Ctx) {
  const { of, nameOf } = await inTenant(c, async (tx) => {
    const of = await published(tx, c)
    return { of, nameOf: await namesFor(tx, c, of) }
  })
  const { found, versions, withdrawn } = of
  if (found.slug !== c.req.param('slug')) return c.redirect(localPath(c.get('lang'), `/moeder/${found.slug}/versioner`), 301)
  const texts = c.get('t').meetings.versions
  const name = meetingName(found.model)
  return page(
    c,
    {
      title: `${texts.title}: ${name}, ${dateInWords(c.get('lang'), new Date(found.model.startsAt), found.model.timeZone)}`,
      crumbs: [...crumbsOf(c, of), { label: texts.title }],
      noindex: true,
      canonicalPath: `/moeder/${found.slug}`,
      lastChanged: found.publishedAt ?? found.modifiedAt,
    },
    <VersionsPage
      local={localOf(c)}
      name={name}
      slug={found.slug}
      current={found.version}
      timeZone={found.model.timeZone}
      versions={versions.map((one) => {
        const isWithdrawn = withdrawn.has(one.version)
        return { ...one, reason: isWithdrawn ? '' : one.reason, by: nameOf(one.by), isWithdrawn }
      })}
    />,
  )
}

/** One version and the one before it, as they may be read today. */
async function loadVersion(tx: Tx, c: Ctx) {
  const of = await published(tx, c)
  const { found, versions, withdrawn } = of
  const n = Number(c.req.param('n'))
  const version = versions.find((one) => one.version === n)
  if (!version) throw new AppError(404, 'no such version')
  if (withdrawn.has(n)) throw await gone(tx, c, versionPath(found.slug, n))
  const readable = await readableVersions(tx, found.id, withdrawn.has(n - 1) ? [n] : [n - 1, n])
  const meeting = readable.get(n)
  if (!meeting) throw new AppError(404, 'no such version')
  return { of, version, meeting, before: readable.get(n - 1) ?? null }
}

async function versionPage(c: Ctx) {
  const { of, version, meeting, before } = await inTenant(c, (tx) => loadVersion(tx, c))
  const { found } = of
  const { version: n, stage, reason, at } = version
  if (found.slug !== c.req.param('slug')) return c.redirect(localPath(c.get('lang'), versionPath(found.slug, n)), 301)
  const texts = c.get('t').meetings.versions
  return page(
    c,
    {
      title: `${texts.name(n)}: ${meetingName(meeting)}, ${dateInWords(c.get('lang'), new Date(meeting.startsAt), meeting.timeZone)}`,
      crumbs: [
        ...crumbsOf(c, of),
        { label: texts.title, href: localPath(c.get('lang'), `/moeder/${found.slug}/versioner`) },
        { label: texts.name(n) },
      ],
      noindex: true,
      canonicalPath: `/moeder/${found.slug}`,
      lastChanged: at,
    },
    <VersionPage
      local={{ ...localOf(c), version: n }}
      slug={found.slug}
      meeting={meeting}
      publication={{ version: n, stage, reason, at }}
      current={found.version}
      before={before}
      differences={before && compareVersions(before, meeting)}
    />,
  )
}
