import { RadioGroup } from '#ui/form/choices.tsx'
import { TextField } from '#ui/form/fields.tsx'
import type { Candidate } from './people.ts'
import type { PersonPickTexts } from './person-pick.text.ts'
import { choiceField, type Pick, someoneElse } from './person-pick.ts'

type Props = {
  texts: PersonPickTexts
  name: string
  label: string
  hint?: string | undefined
  pick: Pick
  /** Shown as a question beneath the name. */
  known: readonly Candidate[]
  errors: Readonly<Record<string, string>>
  required?: boolean | undefined
}

/** A name, and, when there are people of that name, the question which of them is meant. */
export const PersonPick = (props: Props) => (
  <>
    <PersonName {...props} />
    <PersonQuestion {...props} />
  </>
)

/** The name alone, where the question stands elsewhere. */
export const PersonName = ({ name, label, hint, pick, errors, required }: Omit<Props, 'texts' | 'known'>) => (
  <TextField name={name} label={label} hint={hint} value={pick.name} error={errors[name]} required={required} autocomplete="off" />
)

export const PersonQuestion = ({ texts, name, pick, known, errors }: Omit<Props, 'label'>) =>
  known.length > 0 ? (
    <RadioGroup
      name={choiceField(name)}
      label={texts.who(pick.name)}
      hint={texts.why}
      error={errors[choiceField(name)]}
      value={pick.choice}
      choices={[
        ...known.map((candidate) => ({ value: candidate.id, label: candidate.name, lang: 'da', hint: whereabouts(texts, candidate) })),
        { value: someoneElse, label: texts.someoneElse },
      ]}
    />
  ) : null

function whereabouts(texts: PersonPickTexts, { places }: Candidate) {
  const named = (isNow: boolean) => places.filter((place) => place.isNow === isNow).map((place) => place.body)
  const [now, before] = [named(true), named(false)]
  const words = [now.length > 0 && texts.nowIn(now.join(', ')), before.length > 0 && texts.beforeIn(before.join(', '))].filter(Boolean)
  return words.join('. ') || texts.nowhere
}
