import { Hono } from 'hono'
import { accountNames } from '#modules/accounts/index.ts'
import { settingValues } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { uuid } from '#platform/ids.ts'
import { officePage } from '#ui/page/respond.tsx'
import type { Cause, ErasePlan } from './erase-person.ts'
import { type ErasingRow, erasingById, latestErasings } from './erasing.queries.ts'
import { privacyTexts } from './privacy.text.ts'
import { ReceiptPage } from './receipt.views.tsx'
import { dueNow, type RetentionCounts, retentionKinds, type Schedule } from './retention.ts'
import { type Receipt, SchedulePage } from './schedule.views.tsx'
import { requirePrivacy } from './shared.ts'

const path = '/sletning'
const mostReceipts = 60

/** What goes by itself, and the receipts of what has gone. */
export const scheduleRoutes = (schedule: Schedule) =>
  new Hono<AppEnv>()
    .get(path, allow('administrator'), office, (c) => schedulePage(c, schedule))
    .get(`${path}/:id{${uuid}}`, allow('administrator'), office, receiptPage)

/** Whose hand it was: a person by name, the program itself or its operator. */
const byWhom = (c: Ctx, actor: string, names: ReadonlyMap<string, string>) => {
  const { schedule } = officeText(c, privacyTexts)
  return actor === 'system' ? schedule.system : actor === 'operator' ? schedule.operator : (names.get(actor.split('/')[1] ?? '') ?? '')
}

const isPerson = (counts: unknown): counts is ErasePlan => typeof counts === 'object' && counts !== null && 'fates' in counts

const sizeOf = ({ counts }: ErasingRow): number =>
  isPerson(counts)
    ? counts.fates.reduce((sum, fate) => sum + fate.erased + fate.blanked, 0)
    : Object.values(counts as RetentionCounts).reduce((sum, count) => sum + count, 0)

const accountsOf = (rows: readonly ErasingRow[]) => rows.flatMap(({ actor }) => (actor.startsWith('account/') ? actor.slice(8) : []))

async function schedulePage(c: Ctx, schedule: Schedule) {
  requirePrivacy(c)
  const t = c.get('t')
  const text = officeText(c, privacyTexts).schedule
  const { id, timeZone } = c.get('municipality')
  const at = { municipalityId: id, timeZone, clock: c.get('platform').clock }
  const { due, days, rows, names } = await inTenant(c, async (tx) => {
    const rows = await latestErasings(tx, mostReceipts)
    const { retention, erasure } = await settingValues(tx, ['retention', 'erasure'], null, today(c))
    const names = await accountNames(tx, [...new Set(accountsOf(rows))])
    return { due: await dueNow(tx, at, schedule), days: { ...retention, apologyReasons: erasure.apologyReasons }, rows, names }
  })
  const href = (to: string) => localPath(c.get('lang'), to)
  const receipts = rows.map(
    (row): Receipt => ({
      href: href(`${path}/${row.id}`),
      at: row.at,
      kind: row.kind === 'person' ? 'person' : 'schedule',
      by: byWhom(c, row.actor, names),
      count: sizeOf(row),
    }),
  )
  const kinds = retentionKinds.map((kind) => ({
    text: t.privacy.kinds[kind],
    days: days[kind],
    due: due[kind],
    isOfBody: kind === 'apologyReasons',
  }))
  const view = <SchedulePage text={text} lang={c.get('lang')} timeZone={timeZone} href={href} kinds={kinds} receipts={receipts} />
  return officePage(c, { title: text.title, crumbs: [{ label: text.title }], help: text.help }, view)
}

async function receiptPage(c: Ctx) {
  requirePrivacy(c)
  const texts = officeText(c, privacyTexts)
  const { row, names } = await inTenant(c, async (tx) => {
    const row = await erasingById(tx, c.req.param('id') ?? '')
    if (!row) throw new AppError(404, 'no such receipt')
    return { row, names: await accountNames(tx, accountsOf([row])) }
  })
  const title = row.kind === 'person' ? texts.receipt.person : texts.receipt.schedule
  const view = (
    <ReceiptPage
      t={c.get('t')}
      text={texts}
      lang={c.get('lang')}
      timeZone={c.get('municipality').timeZone}
      title={title}
      at={row.at}
      firstAt={row.firstAt}
      by={byWhom(c, row.actor, names)}
      person={isPerson(row.counts) && row.personId ? { id: row.personId, cause: row.cause as Cause, plan: row.counts } : null}
      counts={isPerson(row.counts) ? null : (row.counts as RetentionCounts)}
    />
  )
  const crumbs = [{ label: texts.schedule.title, href: localPath(c.get('lang'), path) }, { label: title }]
  return officePage(c, { title, crumbs, help: texts.receipt.help }, view)
}
