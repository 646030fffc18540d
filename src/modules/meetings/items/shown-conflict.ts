import type { Ctx } from '#platform/http/context.ts'
import type { Conflict } from './save-text.ts'
import { togetherAgain, undecided } from './settled.ts'
import { whenInWords } from './when.ts'

/** Two texts that were written over the same one, as a form shows them to the second writer. */
export type ShownConflict = {
  found: Pick<Conflict, 'markdown' | 'revision' | 'by'>
  /** When the other text was saved, in words. */
  when: string
  mine: string
  /** As somebody left it who was asked before and chose nothing. */
  together: string | undefined
}

/** @param name the field that the text stands in; `mine`: what it held, unless this writer was asked before */
export function shownConflict(
  c: Ctx,
  values: Readonly<Record<string, string>>,
  name: string,
  found: Conflict,
  mine: string,
): ShownConflict {
  const open = undecided(values, name)
  return {
    found,
    when: whenInWords(c, found.at),
    mine: open?.mine ?? mine,
    together: open ? togetherAgain(open, found.markdown) : undefined,
  }
}
