import { sha256 } from '#platform/ids.ts'
import type { Ctx } from './context.ts'

/** The mark of a text, by which a reader can ask whether it is still the same. */
export const markOf = (text: string) => `"${sha256(text).toString('base64url').slice(0, 22)}"`

/** Whether the reader says that they hold what this mark stands for. Weak or strong is the same to us: compression on the way may have marked it weak. */
export const isHeld = (c: Ctx, mark: string) =>
  (c.req.header('if-none-match') ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === mark || each === '*')
