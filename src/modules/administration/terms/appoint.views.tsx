import {
  type Candidate,
  type MembershipFunction,
  PersonName,
  type PersonPickTexts,
  PersonQuestion,
  type Pick as PickedPerson,
  type SeatOfBody,
  type TermDetails,
} from '#modules/council/index.ts'
import { Checkbox } from '#ui/form/choices.tsx'
import { DateField, Select } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import type { Screen } from './board.ts'
import { AppointingFields, type FormState } from './fields.views.tsx'
import { functionName, yearsOf } from './words.ts'

type Props = FormState & {
  screen: Screen
  term: TermDetails
  pickTexts: PersonPickTexts
  /** What was written on each line. */
  picks: ReadonlyMap<string, PickedPerson>
  known: ReadonlyMap<string, readonly Candidate[]>
  /** Who holds which seat already. */
  taken: ReadonlyMap<string, string>
  substitutes: number
  former: number
}

/** One line for each seat, so that a whole body is appointed at once. */
export const AppointPage = (props: Props) => {
  const { screen, term, typed, errors, once, former } = props
  const { t, text, board } = screen
  const groups = Map.groupBy(
    board.seats.filter((seat) => seat.termId === term.id),
    (seat) => seat.groupId,
  )
  return (
    <>
      <PageHeading title={text.appoint.title} kicker={text.page.title(board.body.name, yearsOf(term))} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        <Section title={text.appoint.common}>
          <FieldRow>
            <DateField name="fra" label={text.appoint.from} value={typed['fra']} error={errors['fra']} required />
            <DateField name="til" label={text.appoint.lastDay} hint={text.appoint.lastDayHint} value={typed['til']} error={errors['til']} />
          </FieldRow>
          <AppointingFields screen={screen} typed={typed} errors={errors} />
          {former > 0 && (
            <Checkbox name="tidligere" value="ja" label={text.appoint.endFormer(former)} checked={typed['tidligere'] === 'ja'} />
          )}
        </Section>
        {[...groups.values()].map((seats) => (
          <Section title={seats[0]?.group ?? ''}>
            {seats.map((seat, index) => (
              <SeatLine {...props} seat={seat} number={index + 1} />
            ))}
          </Section>
        ))}
        <Section title={text.appoint.substitutes}>
          <p>{text.appoint.substitutesText}</p>
          {Array.from({ length: props.substitutes }, (_, index) => (
            <>
              <Name {...props} line={`sup-${index + 1}`} label={text.appoint.substitute(index + 1)} />
              <Question {...props} line={`sup-${index + 1}`} />
            </>
          ))}
        </Section>
        <ButtonRow>
          <Button label={text.appoint.send} />
        </ButtonRow>
      </Form>
    </>
  )
}

const offices: readonly MembershipFunction[] = ['member', 'chair', 'deputy_chair']

const SeatLine = (props: Props & { seat: SeatOfBody; number: number }) => {
  const { screen, seat, number, taken, picks, typed, errors } = props
  const { text } = screen
  const holder = taken.get(seat.id)
  const name = seat.represents || text.appoint.seat(number)
  const isOpen = holder === undefined || Boolean(picks.get(seat.id)?.name)
  const standIn = `${seat.id}-s`
  return (
    <>
      <FieldRow>
        {isOpen ? (
          <Name {...props} line={seat.id} label={name} hint={before(screen, seat)} />
        ) : (
          <p>
            <strong>
              <DanishText>{name}</DanishText>
            </strong>
            <br />
            {text.appoint.taken}: <DanishText>{holder}</DanishText>
          </p>
        )}
        {isOpen && (
          <Select
            name={`hverv-${seat.id}`}
            label={text.appoint.functionFor(name)}
            value={typed[`hverv-${seat.id}`] ?? 'member'}
            error={errors[`hverv-${seat.id}`]}
            choices={offices.map((fn) => ({ value: fn, label: functionName(screen, fn), lang: 'da' }))}
          />
        )}
        <Name {...props} line={standIn} label={text.appoint.standInFor(name)} />
      </FieldRow>
      <Question {...props} line={seat.id} />
      <Question {...props} line={standIn} />
    </>
  )
}

/** Who sat in the seat of the same name in the term before. */
function before({ text, board }: Screen, seat: SeatOfBody): string | undefined {
  const same = board.seats.findLast(
    (one) =>
      one.termStartsOn < seat.termStartsOn &&
      one.group === seat.group &&
      one.represents === seat.represents &&
      one.position === seat.position,
  )
  const who = same && board.kept.findLast((each) => each.seatId === same.id && each.function !== 'stand_in')
  return who ? text.appoint.before(who.name) : undefined
}

type LineProps = Pick<Props, 'picks' | 'errors'> & { line: string }

const pickOf = ({ picks, line }: LineProps) => picks.get(line) ?? { name: '', choice: '' }

const Name = (props: LineProps & { label: string; hint?: string | undefined }) => (
  <PersonName name={`navn-${props.line}`} label={props.label} hint={props.hint} pick={pickOf(props)} errors={props.errors} />
)

/** Which of the people of that name is meant; under the line, where there is room to tell them apart. */
const Question = (props: LineProps & Pick<Props, 'pickTexts' | 'known'>) => {
  const pick = pickOf(props)
  const known = pick.name === '' ? [] : (props.known.get(pick.name) ?? [])
  return <PersonQuestion texts={props.pickTexts} name={`navn-${props.line}`} pick={pick} known={known} errors={props.errors} />
}
