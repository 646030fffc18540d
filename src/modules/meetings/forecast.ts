import type { SettingValues } from '#modules/council/index.ts'

/** How many of those who sit in a body are expected. `needed`: how many must be there; null where the body has no such rule. */
export type Forecast = { coming: number; of: number; needed: number | null; atRisk: boolean }

/**
 * Whether enough are coming, as far as anybody has said. Stand-ins count only once they have been called in.
 * @param members ids of the people who sit in the body
 * @param seats how many the body has, vacant ones among them; none: as many as sit in it
 * @param away ids of the people who have sent an apology; others than members are among them
 */
export function forecast(members: readonly string[], away: ReadonlySet<string>, quorum: SettingValues['quorum'], seats = 0): Forecast {
  const seated = new Set(members)
  const of = seated.size
  const coming = [...seated].filter((id) => !away.has(id)).length
  const all = seats || of
  const needed = quorum === null || all === 0 ? null : quorum.moreThanHalf ? Math.floor(all / 2) + 1 : Math.ceil(all / 2)
  return { coming, of, needed, atRisk: needed !== null && coming < needed }
}
