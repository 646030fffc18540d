import type { TermDetails } from '#modules/council/index.ts'
import { RadioGroup } from '#ui/form/choices.tsx'
import { DateField, Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { Screen } from './board.ts'
import { AppointingFields, type FormState } from './fields.views.tsx'
import { yearsOf } from './words.ts'

type Props = FormState & { screen: Screen; title: string; term: TermDetails | null }

export const TermFormPage = ({ screen, title, term, typed, errors, once }: Props) => {
  const { t, text, board } = screen
  const withSeats = board.terms.filter((one) => board.seats.some((seat) => seat.termId === one.id))
  return (
    <>
      <PageHeading title={title} kicker={board.body.name} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        <Section title={text.form.when}>
          <FieldRow>
            <DateField name="fra" label={text.form.from} value={typed['fra']} error={errors['fra']} required />
            <DateField name="til" label={text.form.lastDay} value={typed['til']} error={errors['til']} required />
          </FieldRow>
          <Textarea
            name="regler"
            label={text.form.rules}
            hint={text.form.rulesHint}
            value={typed['regler']}
            error={errors['regler']}
            rows={4}
          />
        </Section>
        <Section title={text.form.appointing}>
          <AppointingFields screen={screen} typed={typed} errors={errors} />
        </Section>
        {!term && withSeats.length > 0 && (
          <RadioGroup
            name="kopi"
            label={text.form.seats}
            value={typed['kopi'] ?? ''}
            choices={[
              ...withSeats.slice(0, 3).map((one) => ({ value: one.id, label: text.form.copy(yearsOf(one)) })),
              { value: '', label: text.form.noCopy },
            ]}
          />
        )}
        <ButtonRow>
          <Button label={term ? text.form.save : text.form.create} />
        </ButtonRow>
      </Form>
    </>
  )
}
