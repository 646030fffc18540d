import { Temporal } from 'temporal-polyfill'

const iso = /^(\d{4})-(\d{2})-(\d{2})$/
const danish = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/

/** A day that somebody wrote, as YYYY-MM-DD: from a browser's calendar, or as Danes write it (24-12-2026). Null: there is no such day. */
export function readDay(text: string): string | null {
  const written = text.trim()
  const [year, month, day] = iso.exec(written)?.slice(1) ?? danish.exec(written)?.slice(1).reverse() ?? []
  if (!year || !month || !day || Number(year) < 1900 || Number(year) > 2200) return null
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

const shifted = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** What is written as the last day is stored as the first day without. */
export const dayAfter = (day: string) => shifted(day, 1)
export const dayBefore = (day: string) => shifted(day, -1)
