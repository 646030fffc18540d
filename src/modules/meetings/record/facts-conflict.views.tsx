import type { BodySummary } from '#modules/council/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { conflictTexts } from '../items/conflict.text.ts'
import { SavedBy } from '../items/conflict.views.tsx'
import type { decisionTexts } from './decision.text.ts'
import { factsLine } from './decision.ts'
import { decidedAmong } from './decision-form.ts'
import { factsFields, type ShownFacts } from './facts-answer.ts'
import type { Votes } from './record-model.ts'

type Props = {
  texts: (typeof decisionTexts)['da']
  conflictText: (typeof conflictTexts)['da']
  conflict: ShownFacts
  error: string | undefined
  /** The bodies that meet, the host first. */
  deciding: readonly BodySummary[]
}

/** The outcome, sentence and vote that another saved meanwhile, and the choice between them and those in the fields. */
export const FactsConflict = ({ texts, conflictText, conflict, error, deciding }: Props) => {
  const { now, by, when } = conflict
  const { votes } = now
  const decided = decidedAmong(now, deciding)
    .map(({ name }) => name)
    .join(', ')
  return (
    <div class="text-conflict">
      <Alert kind="warning" title={texts.conflict.title} announce>
        {when !== null && (
          <p>
            <SavedBy t={{ ...conflictText, ...texts.conflict }} by={by} when={when} />
          </p>
        )}
        <p>{texts.conflict.text}</p>
      </Alert>
      <input type="hidden" name={factsFields.theirs} value={factsLine(now)} />
      <SummaryList
        rows={[
          { term: texts.conflict.outcome, value: now.outcome ? texts.outcomes[now.outcome] : texts.noOutcome },
          { term: texts.conflict.summary, value: now.summary ? <DanishText>{now.summary}</DanishText> : texts.conflict.nothing },
          {
            term: texts.conflict.votes,
            value: votes ? <Vote texts={texts} votes={votes} /> : texts.conflict.nothing,
          },
          ...(deciding.length < 2 ? [] : [{ term: texts.decided, value: <DanishText>{decided}</DanishText> }]),
        ]}
      />
      <RadioGroup
        name={factsFields.choice}
        label={conflictText.question}
        error={error}
        choices={[
          { value: 'mine', label: texts.conflict.useMine },
          { value: 'theirs', label: texts.conflict.useTheirs },
        ]}
      />
    </div>
  )
}

const Vote = ({ texts, votes }: Pick<Props, 'texts'> & { votes: Votes }) => (
  <>
    {texts.conflict.votesOf(votes.for, votes.against, votes.abstain)}
    {'. '}
    {texts.ballots[votes.ballot ?? 'counts']}
    {votes.note && <DanishText as="p">{votes.note}</DanishText>}
  </>
)
