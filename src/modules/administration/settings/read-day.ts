import { Temporal } from 'temporal-polyfill'
import type { FrameText } from './settings.text.ts'

const furthestYears = 10

/** A day that exists, written YYYY-MM-DD; null for anything else. */
export function asDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** From when something is to hold; nothing typed: from today. */
export function readValidFrom(typed: string, today: string, t: FrameText): { day: string } | { error: string } {
  if (typed.trim() === '') return { day: today }
  const day = asDay(typed.trim())
  if (day === null) return { error: t.badDay }
  if (day < today) return { error: t.pastDay }
  if (day > Temporal.PlainDate.from(today).add({ years: furthestYears }).toString()) return { error: t.farDay }
  return { day }
}
