/** Doubts about the very same words wherever they stand. What looks alike in two lines and may differ, such as a number, is asked about in each. */
export const askedOnce = ['unknownCaption', 'joinedWord', 'nameVariant', 'nearName', 'dateWithoutYear'] as const

/** Doubts with the same key are one: told once with all their places, and answered at once. */
export const keyOfDoubt = ({ id, code, params }: { id: string; code: string; params: unknown }): string =>
  askedOnce.some((one) => one === code) ? JSON.stringify([code, params]) : id
