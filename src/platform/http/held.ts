import { shortHash } from '#platform/ids.ts'

/** The mark of a text, by which a reader can ask whether it is still the same. */
export const markOf = (text: string) => `"${shortHash(text)}"`

/** Whether an If-None-Match names this mark. Weak or strong is the same to us: compression on the way may have marked it weak. */
export const isHeld = (condition: string | undefined, mark: string) =>
  (condition ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === mark || each === '*')
