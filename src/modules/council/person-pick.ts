import type { Who } from './constitute-members.ts'
import type { Candidate } from './people.ts'

/** A person as a form has them: the name that was written, and who was chosen among those of that name. */
export type Pick = { name: string; choice: string }

/** The choice of somebody who is not among those known. */
export const someoneElse = 'ny'
export const choiceField = (name: string) => `${name}-person`

export const readPick = (values: Readonly<Record<string, string>>, name: string): Pick => ({
  name: (values[name] ?? '').trim().replace(/\s+/g, ' '),
  choice: values[choiceField(name)] ?? '',
})

/** Whom a form means: nobody, a person, or `ask`, because the name alone does not say. */
export function settle({ name, choice }: Pick, known: ReadonlyMap<string, readonly Candidate[]>): Who | 'nobody' | 'ask' {
  if (name === '') return 'nobody'
  const among = known.get(name) ?? []
  if (among.some((candidate) => candidate.id === choice)) return { id: choice }
  return among.length === 0 || choice === someoneElse ? { name } : 'ask'
}
