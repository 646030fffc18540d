/** The names under which a conflict's answer comes back with its form. */
export const conflictFields = (name: string) => ({
  choice: `${name}.valg`,
  mine: `${name}.min`,
  theirs: `${name}.anden`,
  base: `${name}.anden_rev`,
})

/** What somebody who was shown two texts decided: the text, and the revision that they have seen. Null: there was nothing to decide. */
export function settled(values: Readonly<Record<string, string>>, name: string): { text: string; base: number } | null {
  const fields = conflictFields(name)
  const base = Number(values[fields.base] ?? '')
  if (values[fields.base] === undefined || !Number.isInteger(base)) return null
  const text =
    { mine: values[fields.mine], theirs: values[fields.theirs], together: values[name] }[values[fields.choice] ?? ''] ?? values[name]
  return { text: text ?? '', base }
}
