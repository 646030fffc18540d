import { composition, currentTerm, groupCounts, holdsOn, type KeptMembership, lastDay, type TermDetails } from '#modules/council/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import { Tag, type TagKind } from '#ui/tag/tag.tsx'
import type { Screen } from './board.ts'
import { functionName, spanOf, yearsOf } from './words.ts'

export const TermsPage = ({ screen, isDeleted }: { screen: Screen; isDeleted: boolean }) => {
  const { text, href, root, board, today } = screen
  const loose = board.kept.filter((each) => each.seatId === null && (each.to === null || each.to > today))
  return (
    <>
      <PageHeading title={text.list.title(board.body.name)} lead={text.list.lead} />
      {isDeleted && <Alert kind="success" title={text.page.delete.done} announce />}
      <ButtonRow>
        <ButtonLink variant="primary" href={href(`${root}/ny`)} label={text.list.new} />
        <ButtonLink href={href(`${root}/medlemmer/inviter`)} label={text.invite.title} />
        <ButtonLink href={href(`${root}/historik`)} label={text.history} />
      </ButtonRow>
      <Section title={text.terms}>
        {board.terms.length === 0 ? (
          <EmptyState title={text.list.none} text={text.list.noneText} />
        ) : (
          <Table caption={text.list.table} captionHidden columns={termColumns(screen)} rows={board.terms} />
        )}
      </Section>
      <Section title={text.list.loose}>
        <p>{text.list.looseText}</p>
        {loose.length === 0 ? (
          <p>{text.list.noLoose}</p>
        ) : (
          <Table caption={text.list.loose} captionHidden columns={looseColumns(screen)} rows={loose} />
        )}
        <ButtonRow>
          <ButtonLink href={href(`${root}/medlemmer/ny`)} label={text.list.addLoose} />
        </ButtonRow>
      </Section>
    </>
  )
}

type State = 'current' | 'coming' | 'over' | 'runOut'
const kinds: Record<State, TagKind> = { current: 'approved', coming: 'pending', over: 'neutral', runOut: 'pending' }

function stateOf({ board, today }: Screen, term: TermDetails): State {
  if (term.startsOn > today) return 'coming'
  if (currentTerm(board.terms, today)?.id !== term.id) return 'over'
  return term.endsOn <= today ? 'runOut' : 'current'
}

/** The day that shows how a term is composed: today within it, its first day before, its last day after. */
export function dayOfTerm({ today, board }: Pick<Screen, 'today' | 'board'>, term: TermDetails): string {
  if (today < term.startsOn) return term.startsOn
  // The body sits on until another term begins.
  return today < term.endsOn || currentTerm(board.terms, today)?.id === term.id ? today : lastDay(term.endsOn)
}

const termColumns = (screen: Screen): Column<TermDetails>[] => {
  const { text, href, root, board } = screen
  return [
    {
      title: text.list.years,
      rowHeader: true,
      cell: (term) => (
        <a href={href(`${root}/${term.id}`)}>
          <bdi>{yearsOf(term)}</bdi>
        </a>
      ),
    },
    { title: text.list.when, cell: (term) => spanOf(screen, { from: term.startsOn, to: term.endsOn }) },
    {
      title: text.list.seats,
      cell: (term) => {
        const seats = board.seats.filter((seat) => seat.termId === term.id)
        const counts = groupCounts(composition(seats, board.kept, dayOfTerm(screen, term)))
        return text.list.seatCount(
          seats.length,
          counts.reduce((sum, group) => sum + group.vacant, 0),
        )
      },
    },
    {
      title: text.list.state,
      cell: (term) => {
        const state = stateOf(screen, term)
        return <Tag kind={kinds[state]} text={text.list.states[state]} />
      },
    },
  ]
}

const looseColumns = (screen: Screen): Column<KeptMembership>[] => {
  const { text, href, root, today } = screen
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
    { title: text.list.function, cell: (each) => <DanishText>{functionName(screen, each.function)}</DanishText> },
    {
      title: text.list.when,
      cell: (each) => (holdsOn(each, today) ? spanOf(screen, each) : `${text.page.coming}: ${spanOf(screen, each)}`),
    },
  ]
}
