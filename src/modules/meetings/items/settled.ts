import { bothTexts } from '#platform/text/both-texts.ts'

type Values = Readonly<Record<string, string>>

/** The names under which a conflict's answer comes back with its form. */
export const conflictFields = (name: string) => ({
  choice: `${name}.valg`,
  mine: `${name}.min`,
  theirs: `${name}.anden`,
  base: `${name}.anden_rev`,
})

const chosen = (values: Values, name: string) => {
  const fields = conflictFields(name)
  const offered = new Map([
    ['mine', values[fields.mine]],
    ['theirs', values[fields.theirs]],
    ['together', values[name]],
  ])
  return offered.get(values[fields.choice] ?? '')
}

/** What somebody who was shown two texts decided: the text, and the revision that they have seen. Null: nothing was decided. */
export function settled(values: Values, name: string): { text: string; base: number } | null {
  const base = Number(values[conflictFields(name).base] ?? Number.NaN)
  const text = chosen(values, name)
  return text === undefined || !Number.isInteger(base) ? null : { text, base }
}

/** The texts of somebody who was shown two and chose none. Null: there was nothing to choose, or something was chosen. */
export function undecided(values: Values, name: string): { mine: string; theirs: string; together: string } | null {
  const fields = conflictFields(name)
  if (values[fields.base] === undefined || chosen(values, name) !== undefined) return null
  return { mine: values[fields.mine] ?? '', theirs: values[fields.theirs] ?? '', together: values[name] ?? '' }
}

/** The answer to a conflict in the place of its question: the text that was chosen, and in `base` the revision that its writer has seen. */
export function answered(values: Values, name: string, base: string): Record<string, string> {
  const asked: string[] = Object.values(conflictFields(name))
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => !asked.includes(key)))
  const decided = settled(values, name)
  if (decided) return { ...rest, [name]: decided.text, [base]: String(decided.base) }
  const open = undecided(values, name)
  return open ? { ...rest, [name]: unsettledText(open) } : rest
}

const seen = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** What somebody who chose none would miss most: the texts as they put them together, or, if they have not touched that, their own. */
export const unsettledText = ({ mine, theirs, together }: { mine: string; theirs: string; together: string }) =>
  seen(together) === bothTexts(theirs, mine) ? mine : together

/** The texts put together, for somebody who is asked once more: as they left them, with what came since. */
export const togetherAgain = ({ theirs, together }: { theirs: string; together: string }, now: string) =>
  seen(theirs) === seen(now) ? together : bothTexts(now, together)
