import { type KeptMembership, lastDay } from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import type { Screen } from './board.ts'
import { functionName, seatName } from './words.ts'

/** One line for each membership that there ever was, the latest first. */
export const HistoryPage = ({ screen }: { screen: Screen }) => {
  const { text, board, href, root } = screen
  return (
    <>
      <PageHeading title={text.log.title(board.body.name)} lead={text.log.lead} />
      {board.kept.length === 0 ? (
        <EmptyState title={text.log.none} text={text.log.noneText} action={{ href: href(root), label: text.terms }} />
      ) : (
        <Table caption={text.log.table} captionHidden columns={columns(screen)} rows={board.kept.toReversed()} />
      )}
    </>
  )
}

const columns = (screen: Screen): Column<KeptMembership>[] => {
  const { text, board, href, root, lang } = screen
  const seats = new Map(board.seats.map((seat) => [seat.id, seat]))
  const day = (on: string) => dateInWords(lang, on)
  return [
    {
      title: text.list.name,
      rowHeader: true,
      cell: (each) => (
        <a href={href(`${root}/medlemmer/${each.id}`)}>
          <DanishText>{each.name}</DanishText>
        </a>
      ),
    },
    {
      title: text.list.function,
      cell: (each) => {
        const seat = each.seatId === null ? undefined : seats.get(each.seatId)
        return (
          <DanishText>
            {functionName(screen, each.function)}
            {seat && `, ${seatName(screen, seat)}`}
          </DanishText>
        )
      },
    },
    { title: text.form.from, cell: (each) => day(each.from) },
    {
      title: text.log.ended,
      cell: (each) => (
        <>
          {each.to === null ? text.untilFurther : day(lastDay(each.to))}
          {each.endNote && <DanishText as="p">{each.endNote}</DanishText>}
        </>
      ),
    },
    {
      title: text.log.appointed,
      cell: (each) => (
        <>
          <DanishText>{[each.appointedBy, each.appointedOn && day(each.appointedOn)].filter(Boolean).join(', ') || '–'}</DanishText>
          {each.basis && <DanishText as="p">{each.basis}</DanishText>}
        </>
      ),
    },
  ]
}
