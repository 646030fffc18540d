import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, Form } from '#ui/form/form.tsx'
import { Heading, PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag, type TagKind, TagRow } from '#ui/tag/tag.tsx'
import { most } from './limits.ts'

type State = keyof Texts['participation']['proposals']['states']

export type OwnProposal = {
  id: string
  title: string
  reason: string
  state: State
  facts: string[]
  answer: string
  itemHref: string | null
  canTakeBack: boolean
}

type Props = {
  t: Texts
  action: string
  once: () => string
  choices: Choice[]
  late: string | null
  by: string | null
  values: { meeting: string; title: string; reason: string }
  errors: FieldErrors
  isAnswered: boolean
  isSent: boolean
  own: OwnProposal[]
}

const kinds: Record<State, TagKind> = {
  open: 'pending',
  later: 'pending',
  accepted: 'approved',
  rejected: 'cancelled',
  withdrawn: 'neutral',
}

export const ProposalsPage = (props: Props) => {
  const { t, isSent, isAnswered, late, by, errors, own } = props
  const texts = t.participation.proposals
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <PageHeading title={texts.title} lead={texts.lead} />
      {isSent && <Alert kind="success" title={texts.sent} announce />}
      {isAnswered && <Alert kind="error" title={texts.answered} announce />}
      {late && <Alert kind="info" title={late} />}
      {by && <p>{by}</p>}
      <ProposalForm {...props} />
      <Section title={texts.mine}>
        {own.length === 0 ? <EmptyState {...texts.none} /> : own.map((proposal) => <Own {...props} proposal={proposal} />)}
      </Section>
    </>
  )
}

const ProposalForm = ({ t, action, once, choices, values, errors }: Props) => {
  const texts = t.participation.proposals
  return (
    <Form action={action} once={once()} hidden={{ do: 'propose' }}>
      <Select
        name="meeting"
        label={texts.meeting}
        choices={choices}
        value={values.meeting}
        error={errors['meeting']}
        empty={texts.choose}
        required
      />
      <TextField name="title" label={texts.itemTitle} value={values.title} error={errors['title']} width="full" required />
      <Textarea
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        value={values.reason}
        error={errors['reason']}
        rows={6}
        limit={{ characters: most.why, text: texts.tooLong(most.why) }}
        required
      />
      <Button label={texts.send} />
    </Form>
  )
}

const Own = ({ t, action, once, proposal }: Props & { proposal: OwnProposal }) => {
  const texts = t.participation.proposals
  return (
    <article class="link-card">
      <Heading level={3} class="own-meeting-title">
        <span dir="auto">{proposal.title}</span>
      </Heading>
      <TagRow>
        <Tag kind={kinds[proposal.state]} text={texts.states[proposal.state]} />
      </TagRow>
      {proposal.facts.map((fact) => (
        <p>{fact}</p>
      ))}
      <p dir="auto">{proposal.reason}</p>
      {proposal.answer && (
        <>
          <p>
            <strong>{texts.answer}</strong>
          </p>
          <DanishText as="p">{proposal.answer}</DanishText>
        </>
      )}
      {proposal.itemHref && (
        <p>
          <a href={proposal.itemHref}>{texts.toItem}</a>
        </p>
      )}
      {proposal.canTakeBack && (
        <Details summary={texts.takeBack}>
          <p>{texts.takeBackText}</p>
          <Form action={action} once={once()} hidden={{ do: 'takeBack', id: proposal.id }}>
            <Button label={texts.takeBackSure} variant="secondary" description={texts.takeBackOf(proposal.title)} />
          </Form>
        </Details>
      )}
    </article>
  )
}
