import type { BodySummary } from '#modules/council/index.ts'
import { Details } from '#ui/details/details.tsx'
import { Checkbox, RadioGroup } from '#ui/form/choices.tsx'
import { DateField, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import type { decisionTexts } from './decision.text.ts'
import { decidingChoices, type Fields, idsOf, outcomes } from './decision-form.ts'
import { ballots } from './record-model.ts'

type FieldProps = {
  texts: (typeof decisionTexts)['da']
  values: Fields
  errors: Record<string, string>
  bodies: readonly BodySummary[]
}

/** Which of the bodies that meet have decided; nothing to ask where one meets alone. */
export const DecidingField = ({ texts, values, deciding }: Pick<FieldProps, 'texts' | 'values'> & { deciding: readonly BodySummary[] }) =>
  deciding.length < 2 ? null : (
    <RadioGroup
      name="decided"
      label={texts.decided}
      hint={texts.decidedHint}
      value={values['decided']}
      choices={decidingChoices(deciding).map((group) => ({
        value: idsOf(group),
        label: group.map(({ name }) => name).join(', '),
        lang: 'da',
      }))}
    />
  )

export const OutcomeFields = ({ texts, values, errors, bodies }: FieldProps) => (
  <>
    <RadioGroup
      name="outcome"
      label={texts.outcome}
      value={values['outcome'] ?? ''}
      choices={[...outcomes.map((value) => ({ value, label: texts.outcomes[value] })), { value: '', label: texts.noOutcome }]}
    />
    <FieldRow>
      <DateField
        name="postponed"
        label={texts.postponedTo}
        hint={texts.postponedHint}
        value={values['postponed']}
        error={errors['postponed']}
      />
      <Select
        name="referred"
        label={texts.referredTo}
        hint={texts.referredHint}
        empty={texts.choose}
        value={values['referred']}
        error={errors['referred']}
        choices={bodies.map(({ id, name }) => ({ value: id, label: name, lang: 'da' }))}
      />
    </FieldRow>
  </>
)

export const VoteFields = ({ texts, values, errors }: Omit<FieldProps, 'bodies'>) => {
  const counts = ['for', 'against', 'abstain'] as const
  const used = [...counts, 'note', 'votes_right'].some((name) => values[name] || errors[name])
  return (
    <Details summary={texts.votes} open={used}>
      <p>{texts.votesHint}</p>
      <FieldRow>
        {counts.map((name) => (
          <TextField name={name} label={texts[name]} value={values[name]} error={errors[name]} inputmode="numeric" width="short" />
        ))}
      </FieldRow>
      {(errors['votes_right'] || values['votes_right']) && (
        <Checkbox
          name="votes_right"
          value="ja"
          label={texts.votesRight}
          checked={values['votes_right'] === 'ja'}
          error={errors['votes_right']}
        />
      )}
      <Textarea name="note" label={texts.note} value={values['note']} error={errors['note']} rows={3} />
      <RadioGroup
        name="ballot"
        label={texts.ballot}
        value={values['ballot'] || 'counts'}
        choices={ballots.map((value) => ({ value, label: texts.ballots[value] }))}
      />
    </Details>
  )
}
