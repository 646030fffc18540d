import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Details } from '#ui/details/details.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { BodyPageProps } from './body-page.props.ts'
import { type Change, type FilledSeat, groupCounts } from './composition.ts'
import type { Membership, Offices } from './model.ts'
import { SeatPicture } from './seat-picture.views.tsx'

/** The picture of the seats with its table, who waits beside them, and what changed on the way. */
export const Members = (props: BodyPageProps) => {
  const { t, composition, changes } = props
  const { groups, unseated, beside } = composition
  const nobody = groups.length === 0 && unseated.length === 0 && beside.length === 0
  return (
    <Section title={t.council.members} id="medlemmer">
      {nobody && <p>{t.council.noMembers}</p>}
      <div class={groups.length > 0 ? 'seats-beside' : undefined}>
        {groups.length > 0 && <SeatPicture t={t} name={props.body.name} groups={groupCounts(composition)} />}
        {groups.length + unseated.length > 0 && <MemberTable {...props} />}
      </div>
      {beside.length > 0 && <Beside {...props} />}
      <Profiles {...props} />
      {changes.length > 0 && (
        <Details summary={t.council.changes}>
          <Timeline events={changes.map((change) => changeEvent(props, change))} />
        </Details>
      )}
    </Section>
  )
}

/** What a body calls an office, in Danish; without a word of its own, the reader's word for it. */
const FunctionName = ({ t, offices, member }: { t: Texts; offices: Offices; member: Pick<Membership, 'function'> }) => {
  const own = offices[member.function]
  if (!own) return <>{t.council.functions[member.function]}</>
  return <DanishText>{capitalised(own)}</DanishText>
}

const capitalised = (word: string) => word.charAt(0).toLocaleUpperCase('da') + word.slice(1)

/** A row of the table: a seat, held or vacant, or a member without one. */
type Row = { seat: FilledSeat | null; member: Membership | null }

const MemberTable = (props: BodyPageProps) => {
  const { t, composition } = props
  const seats: Row[] = composition.groups.flatMap((group) => group.seats.map((seat) => ({ seat, member: seat.holder })))
  const rows = [...composition.unseated.map((member): Row => ({ seat: null, member })), ...seats]
  return <Table caption={t.council.table(props.body.name)} captionHidden columns={columns(props, seats.length > 0)} rows={rows} />
}

function columns({ t, lang, body }: BodyPageProps, withSeats: boolean): Column<Row>[] {
  const day = (date: string) => <DateText datetime={date} text={dateInWords(lang, date)} />
  return [
    { title: t.council.name, rowHeader: true, cell: ({ member }) => (member ? <DanishText>{member.name}</DanishText> : t.council.vacant) },
    { title: t.council.function, cell: ({ member }) => (member ? <FunctionName t={t} offices={body.offices} member={member} /> : '–') },
    ...(withSeats ? [{ title: t.council.seat, cell: ({ seat }: Row) => (seat ? <SeatName t={t} seat={seat} /> : '–') }] : []),
    {
      title: t.council.since,
      cell: ({ member, seat }) => {
        if (member) return day(member.from)
        return seat?.vacantSince ? t.council.vacantSince(dateInWords(lang, seat.vacantSince)) : '–'
      },
    },
  ]
}

const seatText = ({ group, represents }: { group: string; represents: string }) =>
  represents === '' || represents === group ? group : `${group}: ${represents}`

const SeatName = ({ t, seat }: { t: Texts; seat: FilledSeat }) => (
  <>
    <DanishText>{seatText(seat)}</DanishText>
    {seat.standIns.length > 0 && (
      <>
        <br />
        {t.council.standInFor} <DanishText>{seat.standIns.map((each) => each.name).join(', ')}</DanishText>
      </>
    )}
  </>
)

const Beside = ({ t, lang, body, composition }: BodyPageProps) => (
  <Section title={t.council.beside} level={3}>
    <p>{t.council.besideText}</p>
    <ul>
      {composition.beside.map((member) => (
        <li>
          <DanishText>{member.name}</DanishText>: <FunctionName t={t} offices={body.offices} member={member} />,{' '}
          {t.council.since.toLowerCase()} <DateText datetime={member.from} text={dateInWords(lang, member.from)} />
        </li>
      ))}
    </ul>
  </Section>
)

const Profiles = (props: BodyPageProps) => {
  const { groups, unseated, beside } = props.composition
  const shown = [...unseated, ...groups.flatMap((group) => group.seats.flatMap((seat) => seat.holder ?? [])), ...beside]
  const rows = shown.filter((member) => member.profile || member.basis)
  if (rows.length === 0) return null
  return (
    <Details summary={props.t.council.profiles}>
      <SummaryList rows={rows.map((member) => ({ term: member.name, value: <Profile {...props} member={member} /> }))} />
    </Details>
  )
}

const Profile = ({ t, lang, member }: BodyPageProps & { member: Membership }) => {
  const on = member.appointedOn && dateInWords(lang, member.appointedOn)
  return (
    <>
      {member.profile && <DanishText as="p">{member.profile}</DanishText>}
      {on && <p>{member.appointedBy ? t.council.appointedBy(member.appointedBy, on) : t.council.appointedOn(on)}</p>}
      {member.basis && <DanishText as="p">{member.basis}</DanishText>}
    </>
  )
}

function changeEvent({ t, lang, body }: BodyPageProps, change: Change) {
  const office = body.offices[change.who.function] ?? t.council.functions[change.who.function]
  const words = {
    tookOver: t.council.tookOver(change.before?.name ?? ''),
    left: t.council.left,
    changedFunction: t.council.changedFunction(office),
  }
  return {
    datetime: change.day,
    date: dateInWords(lang, change.day),
    title: change.who.name,
    lang: 'da',
    place: seatText(change.seat),
    children: (
      <>
        <p>{words[change.kind]}</p>
        {change.note && <DanishText as="p">{`${(change.before ?? change.who).name}: ${change.note}`}</DanishText>}
      </>
    ),
  }
}
