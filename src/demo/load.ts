import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { demoCalendar } from '#demo/fjordby/calendar.ts'
import { fjordby } from '#demo/fjordby/index.ts'
import { publicHolidays } from '#modules/administration/index.ts'
import { putSetting, type SettingKind, settingKinds } from '#modules/council/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { homeZone, systemClock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { catchUp } from '#platform/search/catch-up.ts'
import { allLangs } from '#texts/index.ts'
import type { House } from '../boot.ts'
import { findable } from '../findable.ts'
import { type LoadedCouncil, loadAccounts, loadCouncil, need } from './council.ts'
import { loadDocuments } from './documents.ts'
import { loadMeetings } from './meetings.ts'

/** The demo municipality that is loaded, half-loaded by a start that was cut off, or not there. */
export async function demoState(house: House): Promise<{ id: string | null; isLoaded: boolean; others: number }> {
  const { rows } = await sql<{ id: string; is_demo: boolean; is_loaded: boolean }>`
    select id, is_demo, exists (select from audit_entry a where a.municipality_id = m.id and a.action = 'demo.load') as is_loaded
    from municipality m`.execute(house.owner)
  const demo = rows.find((row) => row.is_demo)
  return { id: demo?.id ?? null, isLoaded: demo?.is_loaded ?? false, others: rows.filter((row) => !row.is_demo).length }
}

/** Tables of a municipality in an order in which they can be emptied: what points before what is pointed at. */
async function emptyMunicipality(house: House, id: string) {
  await house.owner.transaction().execute(async (tx) => {
    await sql`update meeting set current_snapshot_id = null where municipality_id = ${id}`.execute(tx)
    await sql`update minutes set approved_by_item_id = null where municipality_id = ${id}`.execute(tx)
    const { rows } = await sql<{ name: string; points_at: string[] }>`
      select c.relname as name, array(select distinct f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as points_at
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(tx)
    for (const name of emptyingOrder(rows)) await sql`delete from ${sql.table(name)} where municipality_id = ${id}`.execute(tx)
    await sql`delete from municipality where id = ${id}`.execute(tx)
  })
}

/** A table can go when nothing that is left points at it. The three cycles were cut by emptying the pointing columns first. */
function emptyingOrder(tables: { name: string; points_at: string[] }[]): string[] {
  const cut = new Set(['meeting snapshot', 'minutes agenda_item'])
  const left = new Map(tables.map((table) => [table.name, table.points_at.filter((other) => !cut.has(`${table.name} ${other}`))]))
  const order: string[] = []
  while (left.size > 0) {
    const free = [...left.keys()].filter((name) => ![...left.values()].some((others) => others.includes(name)))
    if (free.length === 0) throw new Error(`tables that point at each other: ${[...left.keys()].join(', ')}`)
    for (const name of free) {
      order.push(name)
      left.delete(name)
    }
  }
  return order
}

/** Loads the invented municipality afresh; an earlier one, whole or half, goes first. Dates follow the day of loading. */
export async function loadDemo(house: House, today = Temporal.Now.plainDateISO(homeZone)): Promise<{ id: string }> {
  const earlier = await demoState(house)
  if (earlier.id) await emptyMunicipality(house, earlier.id)
  const id = newId()
  const { code, fullName } = fjordby.municipality
  await sql`insert into municipality (id, code, name, is_demo, languages) values (${id}, ${code}, ${fullName}, true, ${allLangs}::text[])`.execute(
    house.owner,
  )
  const calendar = demoCalendar(today, fjordby.meetings)
  const council = await house.platform.db.in(id, async (tx) => {
    await loadSettings(tx, id)
    const council = await loadCouncil(tx, id, calendar)
    await loadWays(tx, id, council)
    await loadClosingDays(tx, id, today.year)
    await loadAccounts(tx, id, council, calendar, today)
    await loadMeetings(tx, house.files, id, council, calendar, today)
    return council
  })
  await loadDocuments(house.platform, { municipalityId: id, council, calendar, today })
  // What was never published was laid down past the work that makes a draft findable.
  await catchUp(house.platform, id, findable)
  await house.platform.db.in(id, (tx) =>
    recordAudit(tx, id, systemClock, { actor: 'system', action: 'demo.load', thing: `municipality/${id}` }),
  )
  return { id }
}

async function loadSettings(tx: Tx, municipalityId: string) {
  const { theme, texts, contact } = fjordby.municipality
  const validFrom = '2000-01-01'
  const settings = {
    theme: { primary: theme.primary, dark: theme.primaryDark, darker: theme.primaryDark },
    purpose: texts.purpose,
    rules: texts.rules,
    how_to_join: texts.howToJoin,
    contact: [contact.name, contact.address, `${contact.postalCode} ${contact.city}`, ...contact.hours],
    contact_email: contact.email,
    contact_phone: contact.phone,
  }
  for (const [key, value] of Object.entries(settings)) await putSetting(tx, municipalityId, { key, bodyId: null, value, validFrom })
}

/** How the municipality's bodies work. @throws when the demo gives a value that the program could not read again */
async function loadWays(tx: Tx, municipalityId: string, { bodies }: LoadedCouncil) {
  for (const { body, values } of fjordby.settings)
    for (const [key, given] of Object.entries(values)) {
      const value = settingKinds[key as SettingKind].parse(given)
      await putSetting(tx, municipalityId, { key, bodyId: body ? need(bodies, body).id : null, value, validFrom: '2000-01-01' })
    }
}

/** This year's holidays and those of the next, with the weeks in summer in which nobody meets. */
async function loadClosingDays(tx: Tx, municipalityId: string, thisYear: number) {
  const value = [thisYear, thisYear + 1].flatMap((year) =>
    [...publicHolidays(year), { from: `${year}-07-01`, to: `${year}-07-31`, name: 'Sommerpause' }].sort((a, b) =>
      a.from.localeCompare(b.from),
    ),
  )
  await putSetting(tx, municipalityId, { key: 'closing_days', bodyId: null, value, validFrom: '2000-01-01' })
}
