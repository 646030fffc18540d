import type { Texts } from '#texts/index.ts'

/** Reasons for a withdrawal that tell nothing of what was wrong, in words of every language. */
export const reasonCodes = ['mistake', 'personal', 'misplaced', 'tooEarly'] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** How a reason is kept: its code, and what was added in own words. */
export const keptReason = (code: ReasonCode, own: string) => (own === '' ? `#${code}` : `#${code} ${own}`)

const kept = /^#(\w+)(?: ([\s\S]*))?$/

/** The reason as the reader's language says it, with what was added as it was written. */
export function reasonInWords(t: Texts, reason: string): string {
  const [, name = '', own = ''] = kept.exec(reason) ?? []
  const code = reasonCodes.find((one) => one === name)
  return code ? [t.meetings.withdrawalReasons[code], own].filter(Boolean).join(' ') : reason
}
