import { Hono } from 'hono'
import { accountNames } from '#modules/accounts/index.ts'
import { namesOf } from '#modules/council/index.ts'
import { readers, readings } from '#platform/audit/audit.queries.ts'
import { atLocal, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { dayAfter, readDay } from '#platform/i18n/days.ts'
import { isUuid } from '#platform/ids.ts'
import { plainLine } from '#platform/text/plain.ts'
import { officePage } from '#ui/page/respond.tsx'
import { privacyTexts } from './privacy.text.ts'
import { type ReadKind, ReadsPage, readKinds } from './reads.views.tsx'
import { requirePrivacy } from './shared.ts'

const path = '/laeselog'
const perPage = 50

/** Who has read what about whom. */
export const readsRoutes = () => new Hono<AppEnv>().get(path, allow('administrator'), office, readsPage)

/** What is asked for in the address. What nobody could have chosen counts as not chosen. */
function askedOf(c: Ctx) {
  const who = c.req.query('hvem') ?? ''
  const typed = (name: string) => plainLine(c.req.query(name) ?? '').slice(0, 40)
  const number = c.req.query('side') ?? ''
  return {
    who: isUuid(who) ? who : null,
    kind: readKinds.find((kind) => kind === c.req.query('om')) ?? null,
    from: typed('fra'),
    to: typed('til'),
    page: /^\d{1,5}$/.test(number) ? Math.max(1, Number(number)) : 1,
  }
}
export type Asked = ReturnType<typeof askedOf>

function filterOf(c: Ctx, asked: Asked) {
  const zone = c.get('municipality').timeZone
  const midnight = (day: string | null) => {
    const at = day === null ? null : atLocal(day, '00:00', zone)
    return at && toDate(at)
  }
  const [from, to] = [readDay(asked.from), readDay(asked.to)]
  return {
    actor: asked.who === null ? null : `account/${asked.who}`,
    thing: asked.kind === null ? null : isList(asked.kind) ? asked.kind : `${asked.kind}/%`,
    from: midnight(from),
    before: midnight(to === null ? null : dayAfter(to)),
  }
}
const isList = (kind: ReadKind) => kind.endsWith('s') || kind === 'people'

const idOf = (text: string, kind: string) => (text.startsWith(`${kind}/`) ? [text.slice(kind.length + 1)].filter((id) => isUuid(id)) : [])

/** One page of readings, with the names of those who read and of those who were read about. */
async function load(tx: Tx, filter: ReturnType<typeof filterOf>, page: number) {
  const rows = await readings(tx, filter, perPage + 1, (page - 1) * perPage)
  const everybody = await readers(tx)
  const accounts = [...everybody, ...rows.map(({ thing }) => thing)].flatMap((text) => idOf(text, 'account'))
  const names = await accountNames(tx, [...new Set(accounts)])
  const people = await namesOf(tx, [...new Set(rows.flatMap(({ thing }) => idOf(thing, 'person')))])
  const nameIn = (text: string) => names.get(idOf(text, 'account')[0] ?? '') ?? people.get(idOf(text, 'person')[0] ?? '') ?? null
  return {
    rows: rows.slice(0, perPage).map((row) => ({ ...row, who: nameIn(row.actor), whom: nameIn(row.thing) })),
    hasMore: rows.length > perPage,
    readers: everybody.flatMap((actor) => idOf(actor, 'account').map((id) => ({ id, name: names.get(id) ?? '' }))),
  }
}

async function readsPage(c: Ctx) {
  requirePrivacy(c)
  const text = officeText(c, privacyTexts).reads
  const asked = askedOf(c)
  const found = await inTenant(c, (tx) => load(tx, filterOf(c, asked), asked.page))
  const bad = (day: string) => (day !== '' && readDay(day) === null ? text.badDay : undefined)
  const view = (
    <ReadsPage
      t={c.get('t')}
      text={text}
      lang={c.get('lang')}
      timeZone={c.get('municipality').timeZone}
      action={localPath(c.get('lang'), path)}
      asked={asked}
      errors={{ from: bad(asked.from), to: bad(asked.to) }}
      {...found}
      readers={found.readers.sort((a, b) => a.name.localeCompare(b.name, 'da'))}
    />
  )
  return officePage(c, { title: text.title, crumbs: [{ label: text.title }], help: text.help }, view)
}
