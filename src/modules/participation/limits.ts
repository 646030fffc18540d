/** How many characters each text may have. Nothing is cut: more is refused, with what was typed. */
export const most = { reason: 500, title: 200, why: 4_000, answer: 2_000, note: 10_000 } as const
