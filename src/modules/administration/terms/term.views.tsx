import {
  type Composition,
  composition,
  type FilledSeat,
  groupCounts,
  type KeptMembership,
  lastDay,
  leftOver,
  SeatPicture,
  type TermDetails,
} from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { dayBefore } from '#platform/i18n/days.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { DateField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import type { Screen } from './board.ts'
import type { FormState } from './fields.views.tsx'
import { dayOfTerm } from './list.views.tsx'
import { type DeleteProps, DeleteTerm } from './term-delete.views.tsx'
import { functionName, seatName, spanOf, yearsOf } from './words.ts'

type Props = FormState & { screen: Screen; term: TermDetails } & Omit<DeleteProps, 'screen'>

/** A term: how it came about, its seats in a picture and a table, and what can be done. */
export const TermPage = (props: Props) => {
  const { screen, term, errors } = props
  const { t, text, board, href, root } = screen
  const seats = board.seats.filter((seat) => seat.termId === term.id)
  const day = dayOfTerm(screen, term)
  const shown = composition(seats, board.kept, day)
  return (
    <>
      <PageHeading title={text.page.title(board.body.name, yearsOf(term))} lang="da" />
      <ErrorSummary title={t.form.problem} errors={errors} />
      {props.isRefused && <Alert kind="warning" title={text.page.delete.refused} announce />}
      <LeftOver {...props} />
      <ButtonRow>
        {seats.length > 0 && <ButtonLink variant="primary" href={href(`${root}/${term.id}/udpeg`)} label={text.page.appoint} />}
        <ButtonLink href={href(`${root}/${term.id}/pladser`)} label={text.page.seats} />
        <ButtonLink href={href(`${root}/${term.id}/ret`)} label={text.page.edit} />
        <ButtonLink href={href(`${root}/medlemmer/inviter`)} label={text.invite.title} />
        <ButtonLink href={href(`${root}/historik`)} label={text.history} />
      </ButtonRow>
      <Section title={text.page.who}>
        {seats.length === 0 ? (
          <EmptyState
            title={text.page.noSeats}
            text={text.page.noSeatsText}
            action={{ href: href(`${root}/${term.id}/pladser`), label: text.page.seats }}
          />
        ) : (
          <>
            <p>{text.page.on(dateInWords(screen.lang, day))}</p>
            <div class="seats-beside">
              <SeatPicture t={t} name={board.body.name} groups={groupCounts(shown)} />
              <Table caption={text.page.who} captionHidden columns={seatColumns(screen)} rows={seatsOf(shown)} />
            </div>
          </>
        )}
      </Section>
      <Coming screen={screen} term={term} day={day} />
      <Beside screen={screen} shown={shown} />
      <Facts screen={screen} term={term} />
      <DeleteTerm {...props} />
    </>
  )
}

const seatsOf = (shown: Composition) => shown.groups.flatMap((group) => group.seats)

const Member = ({ screen, member }: { screen: Screen; member: { id: string; name: string } }) => (
  <a href={screen.href(`${screen.root}/medlemmer/${member.id}`)}>
    <DanishText>{member.name}</DanishText>
  </a>
)

const seatColumns = (screen: Screen): Column<FilledSeat>[] => {
  const { text, href, root, lang } = screen
  const add = (seat: FilledSeat, fn: string) => href(`${root}/medlemmer/ny?plads=${seat.id}&hverv=${fn}`)
  return [
    { title: text.page.seat, rowHeader: true, cell: (seat) => <DanishText>{seatName(screen, seat)}</DanishText> },
    {
      title: text.page.person,
      cell: (seat) => (
        <>
          {seat.holder ? (
            <>
              <Member screen={screen} member={seat.holder} />
              {seat.holder.function !== 'member' && (
                <>
                  {', '}
                  <DanishText>{functionName(screen, seat.holder.function).toLocaleLowerCase('da')}</DanishText>
                </>
              )}
            </>
          ) : (
            <>
              {seat.vacantSince ? text.page.vacantSince(dateInWords(lang, seat.vacantSince)) : text.vacant}{' '}
              <a href={add(seat, 'member')} aria-label={text.page.fillSeat(seatName(screen, seat))}>
                {text.page.fill}
              </a>
            </>
          )}
        </>
      ),
    },
    {
      title: text.page.standIn,
      cell: (seat) => (
        <>
          {seat.standIns.map((member) => (
            <>
              <Member screen={screen} member={member} />: <Account screen={screen} member={member} />
              <br />
            </>
          ))}
          <a href={add(seat, 'stand_in')} aria-label={text.page.addStandInFor(seatName(screen, seat))}>
            {text.page.addStandIn}
          </a>
        </>
      ),
    },
    { title: text.page.account, cell: (seat) => (seat.holder ? <Account screen={screen} member={seat.holder} /> : '–') },
  ]
}

const Account = ({ screen, member }: { screen: Screen; member: Pick<KeptMembership, 'id' | 'name' | 'personId'> }) => {
  const { text, board, href, root } = screen
  const account = board.accounts.get(member.personId)
  if (account) return <>{account.hasSignedIn ? text.page.hasAccount : text.page.notYet}</>
  return (
    <>
      {text.page.noAccount}{' '}
      <a href={href(`${root}/medlemmer/${member.id}#konto`)} aria-label={text.page.inviteWho(member.name)}>
        {text.page.invite}
      </a>
    </>
  )
}

const LeftOver = ({ screen, term, typed, errors, once }: Props) => {
  const { text, board } = screen
  const ownSeats = new Set(board.seats.filter((seat) => seat.termId === term.id).map((seat) => seat.id))
  const firstDay = board.kept.find((each) => each.seatId !== null && ownSeats.has(each.seatId))?.from
  // Nobody has been appointed: the body of the term before sits on.
  if (firstDay === undefined || board.terms[0]?.id !== term.id) return null
  const left = leftOver(board.kept, new Map(board.seats.map((seat) => [seat.id, seat])), term.id, firstDay)
  if (left.length === 0) return null
  return (
    <Alert kind="warning" title={text.page.leftTitle(left.length)}>
      <p>{text.page.leftText}</p>
      <p>
        <DanishText>{left.map((each) => each.name).join(', ')}</DanishText>
      </p>
      <Form once={once} hidden={{ do: 'endFormer' }} label={text.page.leftTitle(left.length)}>
        <DateField name="slut" label={text.page.leftDay} value={typed['slut'] ?? dayBefore(firstDay)} error={errors['slut']} />
        <Button variant="secondary" label={text.page.leftEnd} />
      </Form>
    </Alert>
  )
}

const Coming = ({ screen, term, day }: { screen: Screen; term: TermDetails; day: string }) => {
  const { text, board } = screen
  const seats = new Map(board.seats.filter((seat) => seat.termId === term.id).map((seat) => [seat.id, seat]))
  const later = board.kept.flatMap((each) => {
    const seat = each.seatId === null ? undefined : seats.get(each.seatId)
    return seat && each.from > day ? [{ each, seat }] : []
  })
  if (later.length === 0) return null
  return (
    <Section title={text.page.coming}>
      <ul>
        {later.map(({ each, seat }) => (
          <li>
            <Member screen={screen} member={each} />,{' '}
            <DanishText>{`${functionName(screen, each.function).toLocaleLowerCase('da')}, ${seatName(screen, seat)}`}</DanishText>,{' '}
            {spanOf(screen, each)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Beside = ({ screen, shown }: { screen: Screen; shown: Composition }) => {
  const { text, href, root } = screen
  const people = [...shown.unseated, ...shown.beside]
  return (
    <Section title={text.list.loose}>
      <p>{people.length === 0 ? text.list.noLoose : text.list.looseText}</p>
      {people.length > 0 && (
        <ul>
          {people.map((member) => (
            <li>
              <Member screen={screen} member={member} />,{' '}
              <DanishText>{functionName(screen, member.function).toLocaleLowerCase('da')}</DanishText>, {spanOf(screen, member)}.{' '}
              <Account screen={screen} member={member} />
            </li>
          ))}
        </ul>
      )}
      <ButtonRow>
        <ButtonLink href={href(`${root}/medlemmer/ny`)} label={text.list.addLoose} />
      </ButtonRow>
    </Section>
  )
}

const Facts = ({ screen, term }: { screen: Screen; term: TermDetails }) => {
  const { text, board, lang } = screen
  const by = board.bodies.find((body) => body.id === term.appointedByBodyId)?.name
  const rows = [
    { term: text.form.from, value: dateInWords(lang, term.startsOn) },
    { term: text.form.lastDay, value: dateInWords(lang, lastDay(term.endsOn)) },
    ...(by ? [{ term: text.form.by, value: <DanishText>{by}</DanishText> }] : []),
    ...(term.appointedOn ? [{ term: text.form.on, value: dateInWords(lang, term.appointedOn) }] : []),
    ...(term.basis ? [{ term: text.form.basis, value: <DanishText>{term.basis}</DanishText> }] : []),
    ...(term.rules ? [{ term: text.form.rules, value: <DanishText>{term.rules}</DanishText> }] : []),
  ]
  return (
    <Section title={text.page.facts}>
      <SummaryList rows={rows} />
    </Section>
  )
}
