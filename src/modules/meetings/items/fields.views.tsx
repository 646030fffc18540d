import type { CaseFile } from '#modules/cases/index.ts'
import { Details } from '#ui/details/details.tsx'
import { CheckboxGroup, RadioGroup } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { beganAs, type ItemField, type ItemValues, itemFields, most } from './item-form.ts'
import type { ItemTexts } from './items.text.ts'

export type CaseFields = { linked: readonly CaseFile[]; kept: readonly string[]; known: readonly CaseFile[]; words: string; title: string }

type FieldsProps = {
  t: ItemTexts
  values: ItemValues
  /** What the fields hold in the database, where they hold anything: sent along, so that two people's changes can be told apart. */
  saved: ItemValues | null
  errors: FieldErrors
  langs: readonly Choice[]
  cases: CaseFields
}

const inDetails: readonly string[] = ['oplaeg', 'minutter', 'sprog', 'resume', 'sag', 'sag_titel'] satisfies (
  | ItemField
  | 'sag'
  | 'sag_titel'
)[]

/** What an item is, apart from its texts. What is seldom changed is folded away, unless something in it is wrong. */
export const ItemFields = (props: FieldsProps) => {
  const { t, values, saved, errors } = props
  const field = (name: ItemField) => ({ name, value: values[name], error: errors[name] })
  return (
    <>
      {saved && itemFields.map((name) => <input type="hidden" name={beganAs(name)} value={saved[name]} />)}
      <TextField {...field('titel')} label={t.title} hint={t.titleHint(most.titel)} width="full" required />
      <RadioGroup
        {...field('aabenhed')}
        label={t.openness}
        choices={[
          { value: 'closed', label: t.closed, hint: t.closedHint },
          { value: 'open', label: t.open, hint: t.openHint },
        ]}
      />
      <TextField {...field('offentlig_titel')} label={t.publicTitle} hint={t.publicTitleHint} width="full" />
      <Details summary={t.more} open={Object.keys(errors).some((name) => inDetails.includes(name))}>
        <FieldRow>
          <TextField {...field('oplaeg')} label={t.presenter} />
          <TextField {...field('minutter')} label={t.minutes} inputmode="numeric" width="short" />
          <Select {...field('sprog')} label={t.language} choices={props.langs} />
        </FieldRow>
        <Textarea {...field('resume')} label={t.summary} rows={2} limit={{ characters: most.resume, text: t.summaryHint(most.resume) }} />
        <Cases t={t} cases={props.cases} errors={errors} />
      </Details>
    </>
  )
}

const nameOf = (file: CaseFile) => (file.title ? `${file.number} ${file.title}` : file.number)

/** The fields of the item's cases. Known ones are offered while the number is typed. */
const Cases = ({ t, cases, errors }: { t: ItemTexts; cases: CaseFields; errors: FieldErrors }) => (
  <>
    {cases.linked.length > 0 && (
      <>
        <input type="hidden" name="sager.foer" value="ja" />
        <CheckboxGroup
          name="sager"
          label={t.linkedCases}
          hint={t.linkedCasesHint}
          choices={cases.linked.map((file) => ({ value: file.id, label: nameOf(file) }))}
          values={cases.kept}
        />
      </>
    )}
    <FieldRow>
      <TextField name="sag" label={t.findCase} hint={t.findCaseHint} value={cases.words} error={errors['sag']} />
      <TextField name="sag_titel" label={t.newCaseTitle} value={cases.title} error={errors['sag_titel']} />
    </FieldRow>
    {cases.known.length > 0 && (
      <datalist id="sager-kendte" data-for="sag">
        {cases.known.map((file) => (
          <option value={file.number}>{nameOf(file)}</option>
        ))}
      </datalist>
    )}
  </>
)
