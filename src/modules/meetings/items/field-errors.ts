import type { FieldErrors } from '#platform/http/forms.ts'
import { type ItemField, type ItemProblem, type ItemValues, most } from './item-form.ts'
import type { ItemTexts } from './items.text.ts'

/** A sentence for each field that cannot be saved as it stands. */
export function fieldErrorsOf(t: ItemTexts, problems: Partial<Record<ItemField, ItemProblem>>, values: ItemValues): FieldErrors {
  const labels = { titel: t.title, offentlig_titel: t.publicTitle, oplaeg: t.presenter, resume: t.summary }
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => {
      const field = name as keyof typeof labels
      return [name, problem === 'tooLong' ? t.problems.tooLong(labels[field], most[field], values[field].length) : t.problems[problem]]
    }),
  )
}
