import {
  type Candidate,
  type MembershipFunction,
  PersonPick,
  type PersonPickTexts,
  type Pick as PickedPerson,
} from '#modules/council/index.ts'
import { DateField, Select } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import type { Screen } from './board.ts'
import { AppointingFields, type FormState } from './fields.views.tsx'
import { functionName } from './words.ts'

type Props = FormState & {
  screen: Screen
  title: string
  functions: readonly MembershipFunction[]
  pickTexts: PersonPickTexts
  pick: PickedPerson
  known: readonly Candidate[]
}

/** One person into one place. */
export const OnePage = ({ screen, title, functions, pickTexts, pick, known, typed, errors, once }: Props) => {
  const { t, text, board } = screen
  return (
    <>
      <PageHeading title={title} kicker={board.body.name} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        <PersonPick texts={pickTexts} name="navn" label={text.appoint.name} pick={pick} known={known} errors={errors} required />
        <Select
          name="hverv"
          label={text.appoint.function}
          value={typed['hverv']}
          error={errors['hverv']}
          choices={functions.map((fn) => ({ value: fn, label: functionName(screen, fn), lang: 'da' }))}
        />
        <FieldRow>
          <DateField name="fra" label={text.appoint.from} value={typed['fra']} error={errors['fra']} required />
          <DateField name="til" label={text.appoint.lastDay} hint={text.appoint.lastDayHint} value={typed['til']} error={errors['til']} />
        </FieldRow>
        <AppointingFields screen={screen} typed={typed} errors={errors} />
        <Button label={text.one.send} />
      </Form>
    </>
  )
}
