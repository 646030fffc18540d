import type { Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Checkbox, CheckboxGroup } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, DateField, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { meetingKinds } from '../model.ts'
import type { planTexts } from './plan.text.ts'
import { dayValue, type Typed } from './plan-form.ts'

export type PlanWords = (typeof planTexts)['da']

export type Choices = { bodies: Choice[]; others: Choice[]; prepares: Choice[] }

export type FormProps = {
  t: Texts
  words: PlanWords
  lang: string
  href: (path: string) => string
  choices: Choices
  typed: Typed
  errors: FieldErrors
  once: string
}

type Fields = Pick<FormProps, 't' | 'words' | 'choices' | 'typed' | 'errors'>

export const KindField = ({ t, words, typed: { values }, errors }: Omit<Fields, 'choices'>) => (
  <Select
    name="slags"
    label={words.fields.kind}
    value={values['slags'] ?? 'ordinary'}
    error={errors['slags']}
    choices={meetingKinds.map((kind) => ({ value: kind, label: t.meetings.kinds[kind] }))}
  />
)

export const OthersField = ({ words, choices, typed: { lists }, errors }: Omit<Fields, 't'>) =>
  choices.others.length === 0 ? null : (
    <CheckboxGroup
      name="andre"
      label={words.fields.others}
      hint={words.fields.othersHint}
      error={errors['andre']}
      choices={choices.others}
      values={lists['andre']}
    />
  )

/** Which meeting this one prepares. The meetings of a series do not prepare the same one. */
const PreparesField = ({ words, choices, typed: { values }, errors }: Omit<Fields, 't'>) =>
  choices.prepares.length === 0 ? null : (
    <Select
      name="formoede"
      label={words.fields.prepares}
      hint={words.fields.preparesHint}
      value={values['formoede']}
      error={errors['formoede']}
      choices={choices.prepares}
      empty={words.fields.noPrepares}
    />
  )

export const TitleField = ({ words, typed: { values }, errors }: Omit<Fields, 't' | 'choices'>) => (
  <Textarea
    name="titel"
    label={words.fields.title}
    hint={words.fields.titleHint}
    value={values['titel']}
    error={errors['titel']}
    rows={2}
  />
)

/** The day of a meeting; once it has passed, with the question whether it is right. */
export const DayField = ({ words, typed: { values }, errors }: Omit<Fields, 't' | 'choices'>) => (
  <>
    <DateField name="dato" label={words.fields.day} value={dayValue(values['dato'])} error={errors['dato']} required />
    {(errors['gaaet'] || values['gaaet']) && (
      <Checkbox name="gaaet" value="ja" label={words.fields.past} checked={values['gaaet'] === 'ja'} error={errors['gaaet']} required />
    )}
  </>
)

export const TimeFields = ({ words, typed: { values }, errors }: Omit<Fields, 't' | 'choices'>) => (
  <FieldRow>
    <TextField
      name="start"
      type="time"
      width="short"
      label={words.fields.start}
      hint={words.fields.timeHint}
      value={values['start']}
      error={errors['start']}
      required
    />
    <TextField
      name="slut"
      type="time"
      width="short"
      label={words.fields.end}
      hint={words.fields.endHint}
      value={values['slut']}
      error={errors['slut']}
    />
  </FieldRow>
)

export const PlaceFields = ({ words, typed: { values }, errors }: Omit<Fields, 't' | 'choices'>) => (
  <>
    <TextField name="sted" width="full" label={words.fields.place} value={values['sted']} error={errors['sted']} />
    <Checkbox name="virtuelt" value="ja" label={words.fields.virtual} checked={values['virtuelt'] === 'ja'} />
  </>
)

/** What a meeting is and where; its day comes before. The same fields plan a meeting, a series, and change a meeting. */
export const FactFields = (props: Fields) => (
  <>
    <TimeFields {...props} />
    <PlaceFields {...props} />
    <KindField {...props} />
    <PreparesField {...props} />
    <OthersField {...props} />
    <TitleField {...props} />
  </>
)

export const HostField = ({ words, choices, typed: { values }, errors }: FormProps) => (
  <Select
    name="raad"
    label={words.fields.body}
    value={values['raad'] ?? (choices.bodies.length === 1 ? choices.bodies[0]?.value : '')}
    error={errors['raad']}
    choices={choices.bodies}
    empty={words.fields.choose}
    required
  />
)

/** Somebody who may not plan for any body; who may make one is shown the way. */
export const NothingToPlan = ({ words, href, mayAddBody }: Pick<PlanProps, 'words' | 'href' | 'mayAddBody'>) => (
  <>
    <PageHeading title={words.title} />
    <EmptyState title={words.none.title} text={mayAddBody ? words.none.first : words.none.text} />
    {mayAddBody && <ButtonLink label={words.none.add} href={href('/opsaetning/raad/nyt')} variant="primary" />}
  </>
)

export type PlanProps = FormProps & {
  /** What the public sees of a meeting that is only planned. */
  shown: string
  mayAddBody: boolean
}

export const PlanPage = (props: PlanProps) => {
  const { t, words, href, errors, once } = props
  if (props.choices.bodies.length === 0) return <NothingToPlan {...props} />
  return (
    <>
      <PageHeading title={words.title} lead={words.lead}>
        <ButtonRow>
          <ButtonLink label={words.toSeries} href={href('/moeder/planlaeg/serie')} />
          <ButtonLink label={words.toOverview} href={href('/moeder/planlaeg/oversigt')} variant="tertiary" />
        </ButtonRow>
      </PageHeading>
      <p>{props.shown}</p>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        <HostField {...props} />
        <DayField {...props} />
        <FactFields {...props} />
        <Button label={words.save} />
      </Form>
    </>
  )
}
