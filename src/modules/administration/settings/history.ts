import { readKind, type SettingKind, type SettingRow, type SettingValues } from '#modules/council/index.ts'

/** What was set to hold from one day on; only what was set that day. `follows`: what the body has had nothing of its own in since then. */
export type Written = { from: string; values: Partial<SettingValues>; follows: SettingKind[] }

/** Rows of single settings, put together by the day from which they hold, the latest first. What cannot be read is left out. */
export function writtenByDay(rows: readonly SettingRow[]): Written[] {
  return [...Map.groupBy(rows, (row) => row.validFrom)].map(([from, ofDay]) => ({
    from,
    values: Object.fromEntries(
      ofDay.filter((row) => !row.follows).map(({ key, value }) => [key, readKind(key as SettingKind, value)]),
    ) as Partial<SettingValues>,
    follows: ofDay.filter((row) => row.follows).map(({ key }) => key as SettingKind),
  }))
}

/** Splits them at a day: what is to come, soonest first; what holds; what held before. */
export function around(written: readonly Written[], today: string): { coming: Written[]; current: Written | null; earlier: Written[] } {
  const begun = written.filter(({ from }) => from <= today)
  return { coming: written.filter(({ from }) => from > today).toReversed(), current: begun[0] ?? null, earlier: begun.slice(1) }
}
