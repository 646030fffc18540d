import { NoMail, type NoMailText } from '#modules/accounts/index.ts'
import {
  type Candidate,
  isEndOpen,
  isFresh,
  type KeptMembership,
  lastDay,
  looseFunctions,
  PersonPick,
  type PersonPickTexts,
  type Pick as PickedPerson,
  seatFunctions,
  titular,
} from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { Details } from '#ui/details/details.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { DateField, Select, TextField } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Screen } from './board.ts'
import { appointingTyped, type Typed } from './fields.ts'
import { AppointingFields, type FormState } from './fields.views.tsx'
import { functionName, seatName, spanOf } from './words.ts'

/** The forms of the page, by what they do. */
export const memberActions = ['end', 'pass', 'change', 'right', 'back', 'account', 'again'] as const
export type MemberAction = (typeof memberActions)[number]
/** Somebody who is no stand-in of the seat. */
export const other = 'anden'

type Props = FormState & {
  screen: Screen
  member: KeptMembership
  pickTexts: PersonPickTexts
  pick: PickedPerson
  known: readonly Candidate[]
  mayInvite: boolean
  noMail: NoMailText | null
  langs: readonly { value: string; label: string; lang: string }[]
  /** The form that was sent and is shown again. */
  sent: MemberAction | null
}

/** One membership: how it came about, and what can become of it. */
export const MemberPage = (props: Props) => {
  const { screen, member, errors } = props
  const { t, board, today, zone } = screen
  const open = isEndOpen(member, today, zone)
  const fresh = isFresh(member, today, zone)
  return (
    <>
      <PageHeading title={member.name} lang="da" kicker={board.body.name} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Facts {...props} />
      {open && titular.includes(member.function) && <PassOn {...props} />}
      {open && <End {...props} />}
      {open && <ChangeFunction {...props} />}
      <PutRight {...props} fresh={fresh} />
      {fresh && <TakeBack {...props} />}
      <Account {...props} />
    </>
  )
}

const Facts = ({ screen, member }: Props) => {
  const { text, board, lang, zone, href, root } = screen
  const seat = board.seats.find((one) => one.id === member.seatId)
  const before = board.kept.find((one) => one.id === member.succeedsId)
  const maybe = (term: string, value: string | null | undefined) => (value ? [{ term, value: <DanishText>{value}</DanishText> }] : [])
  const edit = { href: href(`${root}/personer/${member.personId}`), label: text.member.editPerson }
  return (
    <Section title={text.member.facts}>
      <SummaryList
        rows={[
          {
            term: text.member.person,
            value: <DanishText>{member.name}</DanishText>,
            action: { ...edit, description: text.member.editPersonOf(member.name) },
          },
          { term: text.member.function, value: <DanishText>{functionName(screen, member.function)}</DanishText> },
          { term: text.member.seat, value: seat ? <DanishText>{seatName(screen, seat)}</DanishText> : text.member.noSeat },
          { term: text.member.when, value: spanOf(screen, member) },
          ...maybe(text.member.succeeds, before?.name),
          ...maybe(text.member.by, member.appointedBy),
          ...maybe(text.member.on, member.appointedOn && dateInWords(lang, member.appointedOn)),
          ...maybe(text.member.basis, member.basis),
          ...maybe(text.member.note, member.endNote),
          ...maybe(text.member.recorded, member.recordedAt && dateInWords(lang, member.recordedAt, zone)),
        ]}
      />
    </Section>
  )
}

/** What was typed and what is wrong with it belongs to the form that was sent. */
const of = ({ sent, typed, errors }: Props, action: MemberAction) =>
  sent === action ? { typed, errors, open: true } : { typed: {} as Typed, errors: {} as Typed, open: false }

const End = (props: Props) => {
  const { screen, member, once } = props
  const { text } = screen
  const { typed, errors, open } = of(props, 'end')
  return (
    <Details summary={text.member.end} open={open}>
      <Form once={once} hidden={{ do: 'end' }} label={text.member.end}>
        <DateField
          name="slut-dag"
          label={text.member.lastDay}
          hint={text.member.endHint}
          value={typed['slut-dag'] ?? (member.to ? lastDay(member.to) : '')}
          error={errors['slut-dag']}
        />
        <Note screen={screen} name="slut-tekst" value={typed['slut-tekst'] ?? member.endNote} error={errors['slut-tekst']} />
        <Button label={text.member.endIt} />
      </Form>
    </Details>
  )
}

type NoteProps = { screen: Screen; name: string; value: string | undefined; error: string | undefined }
const Note = ({ screen: { text }, name, value, error }: NoteProps) => (
  <TextField name={name} label={text.member.noteLabel} hint={text.member.noteHint} value={value} error={error} width="full" />
)

const PassOn = (props: Props) => {
  const { screen, member, once, pickTexts, pick, known } = props
  const { text, board, today } = screen
  const { typed, errors, open } = of(props, 'pass')
  const standIns = board.kept.filter(
    (one) => member.seatId !== null && one.seatId === member.seatId && one.function === 'stand_in' && (one.to === null || one.to > today),
  )
  return (
    <Details summary={text.member.pass} open={open}>
      <p>{text.member.passText}</p>
      <Form once={once} hidden={{ do: 'pass' }} label={text.member.pass}>
        {standIns.length > 0 && (
          <RadioGroup
            name="over-hvem"
            label={text.member.passWho}
            value={typed['over-hvem'] ?? standIns[0]?.personId}
            error={errors['over-hvem']}
            choices={[
              ...standIns.map((one) => ({ value: one.personId, label: text.member.passStandIn(one.name), lang: 'da' })),
              { value: other, label: text.member.passOther },
            ]}
          />
        )}
        <PersonPick
          texts={pickTexts}
          name="over-navn"
          label={standIns.length > 0 ? text.member.passName : text.member.passWho}
          pick={pick}
          known={known}
          errors={errors}
        />
        <DateField name="over-dag" label={text.member.passLastDay} value={typed['over-dag']} error={errors['over-dag']} required />
        <Note screen={screen} name="over-tekst" value={typed['over-tekst']} error={errors['over-tekst']} />
        <AppointingFields screen={screen} prefix="over-" typed={typed} errors={errors} />
        <Button label={text.member.passIt} />
      </Form>
    </Details>
  )
}

const FunctionSelect = ({
  screen,
  member,
  name,
  value,
  error,
}: Props & { name: string; value: string | undefined; error: string | undefined }) => (
  <Select
    name={name}
    label={screen.text.member.function}
    value={value ?? member.function}
    error={error}
    choices={(member.seatId === null ? looseFunctions : seatFunctions).map((fn) => ({
      value: fn,
      label: functionName(screen, fn),
      lang: 'da',
    }))}
  />
)

const ChangeFunction = (props: Props) => {
  const { screen, once } = props
  const { text, today } = screen
  const { typed, errors, open } = of(props, 'change')
  return (
    <Details summary={text.member.change} open={open}>
      <Form once={once} hidden={{ do: 'change' }} label={text.member.change}>
        <FieldRow>
          <FunctionSelect {...props} name="skift-hverv" value={typed['skift-hverv']} error={errors['skift-hverv']} />
          <DateField name="skift-dag" label={text.member.changeFrom} value={typed['skift-dag'] ?? today} error={errors['skift-dag']} />
        </FieldRow>
        <AppointingFields screen={screen} prefix="skift-" typed={typed} errors={errors} />
        <Button label={text.member.changeIt} />
      </Form>
    </Details>
  )
}

const PutRight = (props: Props & { fresh: boolean }) => {
  const { screen, member, once, fresh } = props
  const { text } = screen
  const { typed, errors, open } = of(props, 'right')
  return (
    <Details summary={text.member.right} open={open}>
      {!fresh && <p>{text.member.rightOld}</p>}
      <Form once={once} hidden={{ do: 'right' }} label={text.member.right}>
        {fresh && (
          <FieldRow>
            <FunctionSelect {...props} name="ret-hverv" value={typed['ret-hverv']} error={errors['ret-hverv']} />
            <DateField name="ret-dag" label={text.form.from} value={typed['ret-dag'] ?? member.from} error={errors['ret-dag']} />
          </FieldRow>
        )}
        <AppointingFields screen={screen} prefix="ret-" typed={{ ...appointingTyped('ret-', member), ...typed }} errors={errors} />
        <Note screen={screen} name="ret-tekst" value={typed['ret-tekst'] ?? member.endNote} error={errors['ret-tekst']} />
        <Button label={text.member.rightIt} />
      </Form>
    </Details>
  )
}

const TakeBack = ({ screen: { text }, once, sent }: Props) => (
  <Details summary={text.member.back} open={sent === 'back'}>
    <p>{text.member.backText}</p>
    <Form once={once} hidden={{ do: 'back' }} label={text.member.back}>
      <Button variant="warning" label={text.member.backIt} />
    </Form>
  </Details>
)

const Account = (props: Props) => {
  const { screen, member } = props
  const account = screen.board.accounts.get(member.personId)
  return (
    <Section title={screen.text.member.account} id="konto">
      {account?.hasSignedIn ? (
        <p>{screen.text.member.accountYes}</p>
      ) : (
        <>
          <NoMail text={props.noMail} />
          {account ? <InvitedOnce {...props} invitedAt={account.invitedAt} /> : <NotInvited {...props} />}
        </>
      )}
    </Section>
  )
}

const InvitedOnce = ({ screen: { text, lang, zone }, once, mayInvite, invitedAt }: Props & { invitedAt: Date | null }) => (
  <>
    <p>{invitedAt ? text.member.accountInvited(dateInWords(lang, invitedAt, zone)) : text.member.accountUnused}</p>
    {mayInvite && (
      <Form once={once} hidden={{ do: 'again' }} label={text.member.account}>
        <Button variant="secondary" label={text.member.accountAgain} />
      </Form>
    )}
  </>
)

const NotInvited = (props: Props) => {
  const { screen, once, mayInvite, langs } = props
  const { text } = screen
  const { typed, errors } = of(props, 'account')
  if (!mayInvite) return <p>{text.member.accountElsewhere}</p>
  return (
    <>
      <p>{text.member.accountText}</p>
      <Form once={once} hidden={{ do: 'account' }} label={text.member.account}>
        <FieldRow>
          <TextField
            name="konto-mail"
            type="email"
            label={text.member.email}
            value={typed['konto-mail']}
            error={errors['konto-mail']}
            autocomplete="off"
          />
          <Select name="konto-sprog" label={text.member.lang} value={typed['konto-sprog'] ?? 'da'} choices={langs} />
        </FieldRow>
        <Button variant="secondary" label={text.member.accountIt} />
      </Form>
    </>
  )
}
