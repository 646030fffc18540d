import type { SeatOfBody, TermDetails } from '#modules/council/index.ts'
import { Checkbox } from '#ui/form/choices.tsx'
import { Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { Screen } from './board.ts'
import type { FormState } from './fields.views.tsx'
import { yearsOf } from './words.ts'

type Props = FormState & { screen: Screen; term: TermDetails; groups: readonly { id: string; name: string }[] }

/** Groups and seats of a term, all on one page. */
export const SeatsPage = (props: Props) => {
  const { screen, term, groups, typed, errors, once } = props
  const { t, text, board } = screen
  const held = new Set(board.kept.map((each) => each.seatId))
  return (
    <>
      <PageHeading title={text.seats.title} kicker={text.page.title(board.body.name, yearsOf(term))} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        {groups.map((group) => {
          const seats = board.seats.filter((seat) => seat.groupId === group.id)
          const name = `gruppe-${group.id}`
          return (
            <Section title={group.name}>
              <TextField name={name} label={text.seats.group} value={typed[name] ?? group.name} error={errors[name]} />
              {seats.map((seat, index) => (
                <SeatFields {...props} seat={seat} number={index + 1} inUse={held.has(seat.id)} />
              ))}
              <Textarea
                name={`flere-${group.id}`}
                label={text.seats.more}
                hint={text.seats.moreHint}
                value={typed[`flere-${group.id}`]}
                error={errors[`flere-${group.id}`]}
                rows={2}
              />
              {seats.every((seat) => !held.has(seat.id)) && (
                <Checkbox
                  name={`fjern-${group.id}`}
                  value="ja"
                  label={text.seats.removeGroup}
                  checked={typed[`fjern-${group.id}`] === 'ja'}
                  error={errors[`fjern-${group.id}`]}
                />
              )}
            </Section>
          )
        })}
        <Section title={text.seats.newGroup}>
          <FieldRow>
            <TextField name="ny" label={text.seats.group} value={typed['ny']} error={errors['ny']} />
            <TextField
              name="antal"
              label={text.seats.count}
              hint={text.seats.countHint}
              inputmode="numeric"
              width="short"
              value={typed['antal']}
              error={errors['antal']}
            />
          </FieldRow>
          <Textarea name="nye" label={text.seats.more} hint={text.seats.moreHint} value={typed['nye']} error={errors['nye']} rows={4} />
        </Section>
        <ButtonRow>
          <Button label={text.seats.save} />
          <Button label={text.seats.saveMore} name="videre" value="gruppe" variant="secondary" />
        </ButtonRow>
      </Form>
    </>
  )
}

const SeatFields = ({ screen, typed, errors, seat, number, inUse }: Props & { seat: SeatOfBody; number: number; inUse: boolean }) => {
  const { text } = screen
  const [label, remove] = [`plads-${seat.id}`, `fjern-${seat.id}`]
  return (
    <FieldRow>
      <TextField
        name={label}
        label={text.seats.seat(number)}
        hint={inUse ? text.seats.inUse : undefined}
        value={typed[label] ?? seat.represents}
        error={errors[label]}
      />
      {(!inUse || errors[remove]) && (
        <Checkbox
          name={remove}
          value="ja"
          label={text.seats.removeSeat(number, seat.group)}
          checked={typed[remove] === 'ja'}
          error={errors[remove]}
        />
      )}
    </FieldRow>
  )
}
