import { readKind, type SettingKind, type SettingValues } from '#modules/council/index.ts'

/** What was set to hold from one day on; only what was set that day. */
export type Written = { from: string; values: Partial<SettingValues> }

/** Rows of single settings, put together by the day from which they hold, the latest first. What cannot be read is left out. */
export function writtenByDay(rows: readonly { key: string; value: unknown; validFrom: string }[]): Written[] {
  const days = new Map<string, Record<string, unknown>>()
  for (const { key, value, validFrom } of rows) {
    const values = days.get(validFrom) ?? {}
    values[key] = readKind(key as SettingKind, value)
    days.set(validFrom, values)
  }
  return [...days].map(([from, values]) => ({ from, values: values as Partial<SettingValues> }))
}

/** Splits them at a day: what is to come, soonest first; what holds; what held before. */
export function around(written: readonly Written[], today: string): { coming: Written[]; current: Written | null; earlier: Written[] } {
  const begun = written.filter(({ from }) => from <= today)
  return { coming: written.filter(({ from }) => from > today).toReversed(), current: begun[0] ?? null, earlier: begun.slice(1) }
}
