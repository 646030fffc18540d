import { Hono } from 'hono'
import { bodySummaries, lastDay } from '#modules/council/index.ts'
import { type ReadPurpose, recordRead } from '#platform/audit/audit.ts'
import { atLocal, toDate } from '#platform/clock.ts'
import { roles } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { freshProof } from '#platform/http/proof.ts'
import { dayAfter, readDay } from '#platform/i18n/days.ts'
import { isUuid } from '#platform/ids.ts'
import { csv } from '#platform/text/csv.ts'
import { plainLine } from '#platform/text/plain.ts'
import { textsOf } from '#texts/index.ts'
import { officePage } from '#ui/page/respond.tsx'
import { accessTexts } from './access.text.ts'
import { type Access, accessOn, fitting } from './access.ts'
import { AccessPage } from './access.views.tsx'
import { actorName, requireUsers } from './shared.ts'

/** The list that is gone through when access is reviewed, on paper and in a spreadsheet. */
export const accessRoutes = () =>
  new Hono<AppEnv>()
    .get('/adgang', allow('administrator'), office, accessPage)
    .get('/adgang.csv', allow('administrator'), freshProof, accessFile)

/** What is asked for in the address. What nobody could have chosen counts as not chosen. */
function askedOf(c: Ctx) {
  const bodyId = c.req.query('raad') ?? ''
  const written = plainLine(c.req.query('dag') ?? '')
  return {
    written,
    day: (written && readDay(written)) || today(c),
    filter: { bodyId: isUuid(bodyId) ? bodyId : null, role: roles.find((role) => role === c.req.query('rolle')) ?? null },
  }
}

function load(c: Ctx, purpose: ReadPurpose) {
  const { day, filter } = askedOf(c)
  const zone = c.get('municipality').timeZone
  const midnight = day < today(c) ? atLocal(dayAfter(day), '00:00', zone) : null
  return inTenant(c, async (tx) => {
    await recordRead(tx, c.get('municipality').id, actorName(c), 'accounts', purpose)
    return { rows: fitting(await accessOn(tx, day, midnight && toDate(midnight)), filter), bodies: await bodySummaries(tx) }
  })
}

async function accessPage(c: Ctx) {
  requireUsers(c, 'read')
  const text = officeText(c, accessTexts)
  const { day, filter, written } = askedOf(c)
  const { rows, bodies } = await load(c, 'who has access, on the screen')
  const href = (path: string) => localPath(c.get('lang'), path)
  const chosen = new URLSearchParams({
    ...(day !== today(c) && { dag: day }),
    ...(filter.bodyId && { raad: filter.bodyId }),
    ...(filter.role && { rolle: filter.role }),
  }).toString()
  const view = (
    <AccessPage
      t={c.get('t')}
      text={text}
      lang={c.get('lang')}
      href={href}
      rows={rows}
      bodies={bodies}
      day={day}
      badDay={written !== '' && readDay(written) === null ? written : null}
      filter={filter}
      fileHref={`/adgang.csv${chosen && `?${chosen}`}`}
    />
  )
  return officePage(c, { title: text.title, crumbs: [{ label: text.title }], help: text.help }, view)
}

/** Always in Danish: it is a paper of the municipality. */
async function accessFile(c: Ctx) {
  requireUsers(c, 'read')
  const { rows } = await load(c, 'who has access, as a file')
  const { csv: words } = accessTexts.da
  c.header('Content-Disposition', `attachment; filename="${words.file}-${askedOf(c).day}.csv"`)
  c.header('Cache-Control', 'no-store')
  c.header('Content-Language', 'da')
  return c.body(csv([words.head, ...rows.map(cells)]), 200, { 'Content-Type': 'text/csv; charset=utf-8' })
}

function cells(row: Access): string[] {
  const t = textsOf('da')
  const text = accessTexts.da
  const [by, deputy] = row.by === 'grant' ? [row.grantedBy, row.deputyFor ?? ''] : ['', '']
  return [
    row.name,
    row.email,
    t.accounts.roles[row.role],
    row.body?.name ?? text.whole,
    row.by === 'grant' ? text.csv.grant : `${text.csv.seat}: ${t.council.functions[row.function]}`,
    typeof by === 'object' ? by.name : by === '' ? '' : text.operator,
    deputy,
    row.from,
    row.to === null ? '' : lastDay(row.to),
  ]
}
