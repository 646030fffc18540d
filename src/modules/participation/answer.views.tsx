import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, Select, Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag, type TagKind } from '#ui/tag/tag.tsx'
import type { answerTexts } from './answer.text.ts'
import { most } from './limits.ts'
import type { ProposalState } from './proposal.state.ts'
import { WaitingList, WaitingNotice, type WaitingProps } from './waiting.views.tsx'

type AnswerWords = (typeof answerTexts)['da']

export type ListedProposal = {
  href: string
  title: string
  from: string
  body: string
  meeting: string
  sent: string
  state: ProposalState
}

const kinds: Record<ProposalState, TagKind> = {
  open: 'pending',
  later: 'pending',
  accepted: 'approved',
  rejected: 'cancelled',
  withdrawn: 'neutral',
}

type ListProps = {
  texts: AnswerWords
  waiting: ListedProposal[]
  later: ListedProposal[]
  answered: ListedProposal[]
  isSent: boolean
  /** An approved agenda was opened for it. */
  isReopened: boolean
  itemHref: string | null
  t: Texts
  errors: FieldErrors
  /** What was referred here, or put off. */
  items: WaitingProps & { refusal: keyof WaitingProps['texts']['refusals'] | null; isPut: boolean; isGone: boolean }
}

export const ListPage = ({ t, texts, waiting, later, answered, isSent, isReopened, itemHref, items, errors }: ListProps) => (
  <>
    <ErrorSummary title={t.form.problem} errors={errors} />
    <PageHeading title={texts.title} lead={texts.lead} />
    {isSent && (
      <Alert kind="success" title={texts.sent} announce>
        {itemHref && <a href={itemHref}>{texts.toEditor}</a>}
      </Alert>
    )}
    <WaitingNotice {...items} itemHref={itemHref} />
    {isReopened && <Alert kind="warning">{texts.reopened}</Alert>}
    <Section title={texts.waiting}>
      {waiting.length === 0 ? <EmptyState {...texts.none} /> : <Proposals texts={texts} caption={texts.waiting} rows={waiting} />}
    </Section>
    <WaitingList {...items} errors={errors} />
    {later.length > 0 && (
      <Section title={texts.later}>
        <Proposals texts={texts} caption={texts.later} rows={later} />
      </Section>
    )}
    {answered.length > 0 && (
      <Section title={texts.answered}>
        <Proposals texts={texts} caption={texts.answered} rows={answered} />
      </Section>
    )}
  </>
)

const Proposals = ({ texts, caption, rows }: { texts: AnswerWords; caption: string; rows: ListedProposal[] }) => (
  <Table
    caption={caption}
    captionHidden
    rows={rows}
    columns={[
      {
        title: texts.columns.title,
        rowHeader: true,
        cell: (row) => (
          <a href={row.href}>
            <DanishText>{row.title}</DanishText>
          </a>
        ),
      },
      { title: texts.columns.from, cell: (row) => <bdi>{row.from}</bdi> },
      { title: texts.columns.body, cell: (row) => <DanishText>{row.body}</DanishText> },
      { title: texts.columns.meeting, cell: (row) => row.meeting },
      { title: texts.columns.sent, cell: (row) => row.sent },
      { title: texts.columns.answer, cell: (row) => <Tag kind={kinds[row.state]} text={texts.states[row.state]} /> },
    ]}
  />
)

type AnswerProps = {
  t: Texts
  texts: AnswerWords
  once: string
  mark: string
  proposal: {
    title: string
    reason: string
    state: ProposalState
    from: string
    body: string
    sent: string
    meeting: string | null
    meetingHref: string | null
    answer: string
    answered: string | null
  }
  canAnswer: boolean
  meetings: Choice[]
  values: { answer: string; meeting: string; text: string }
  refusal: keyof AnswerWords['refusals'] | null
  errors: FieldErrors
}

export const AnswerPage = (props: AnswerProps) => {
  const { t, texts, proposal, canAnswer, refusal, errors } = props
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <PageHeading title={proposal.title} lang="da" kicker={texts.one} />
      {refusal && (
        <Alert kind="error" title={texts.refusals[refusal]} announce>
          {!canAnswer && props.values.text && <DanishText as="p">{props.values.text}</DanishText>}
        </Alert>
      )}
      <SummaryList
        rows={[
          { term: texts.columns.from, value: <bdi>{proposal.from}</bdi> },
          { term: texts.columns.body, value: <DanishText>{proposal.body}</DanishText> },
          { term: texts.columns.sent, value: proposal.sent },
          { term: texts.columns.meeting, value: proposal.meeting ?? texts.next },
          { term: texts.columns.answer, value: <Tag kind={kinds[proposal.state]} text={texts.states[proposal.state]} /> },
        ]}
      />
      <Section title={texts.reason}>
        {proposal.reason.split('\n').map((line) => (
          <DanishText as="p">{line}</DanishText>
        ))}
      </Section>
      {proposal.answered && (
        <Section title={texts.answerTitle}>
          <p>
            <bdi>{proposal.answered}</bdi>
          </p>
          {proposal.answer && <DanishText as="p">{proposal.answer}</DanishText>}
          {proposal.meetingHref && (
            <p>
              <a href={proposal.meetingHref}>{texts.toItem}</a>
            </p>
          )}
        </Section>
      )}
      {proposal.state === 'withdrawn' && <Alert kind="info" title={texts.withdrawn} />}
      {canAnswer && <AnswerForm {...props} />}
    </>
  )
}

const AnswerForm = ({ texts, once, mark, meetings, values, errors, refusal }: AnswerProps) => (
  <Section title={texts.answerTitle}>
    <Form once={once} hidden={{ mark }}>
      <RadioGroup
        name="answer"
        label={texts.choice}
        value={values.answer}
        error={errors['answer']}
        choices={(['accept', 'reject', 'later'] as const).map((value) => ({ value, ...texts.choices[value] }))}
        required
      />
      {meetings.length === 0 ? (
        <p>{texts.noMeetings}</p>
      ) : (
        <Select
          name="meeting"
          label={texts.meeting}
          hint={texts.meetingHint}
          choices={meetings}
          empty={texts.chooseMeeting}
          value={values.meeting}
          error={errors['meeting']}
        />
      )}
      <Textarea
        name="text"
        label={texts.text}
        hint={texts.textHint}
        value={values.text}
        error={errors['text']}
        rows={4}
        limit={{ characters: most.answer, text: texts.tooLong(most.answer) }}
      />
      <ButtonRow>
        <Button label={texts.send} />
        {refusal === 'agendaApproved' && <Button label={texts.reopen} variant="secondary" name="do" value="reopen" />}
      </ButtonRow>
    </Form>
  </Section>
)
