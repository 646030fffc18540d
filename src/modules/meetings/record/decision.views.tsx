import { dateInWords } from '#platform/i18n/dates.ts'
import { fromMarkdown } from '#platform/richtext/markdown.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { Checkbox, RadioGroup } from '#ui/form/choices.tsx'
import { type Choice, DateField, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { RichField } from '#ui/rich-field/rich-field.tsx'
import { StructuredText } from '#ui/richtext/structured-text.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import type { decisionTexts } from './decision.text.ts'
import type { DecisionConflict } from './decision.ts'
import { type Fields, outcomes } from './decision-form.ts'
import type { DecisionPageData } from './decision-page.ts'
import type { RecordItem } from './record-model.ts'

type Props = DecisionPageData & {
  texts: (typeof decisionTexts)['da']
  lang: string
  href: (path: string) => string
  once: string
  values: Fields
  /** The text as this writer sent it, also where the field holds another's with it. */
  mine: string
  errors: Record<string, string>
  base: { revision: number; facts: string }
  conflict: DecisionConflict | undefined
  refusal: 'wrongState' | 'agendaClosed' | undefined
  /** The meeting has begun and its minutes are not released. */
  isOpen: boolean
  previous: RecordItem | null
  next: RecordItem | null
  recused: string[]
  /** A decision was saved on the way here. */
  isSaved: boolean
  /** How many are there at this moment; null when the meeting is not now. */
  present: number | null
  targetChoices: Choice[]
}

export const DecisionPage = (props: Props) => {
  const { texts, item, at, href, errors, refusal, isOpen, previous, next } = props
  return (
    <>
      <ErrorSummary title={texts.errors.summary} errors={errors} />
      <PageHeading title={texts.forItem(item.number, item.title)} lang={item.lang} kicker={texts.title}>
        <ButtonRow>
          {previous && <ButtonLink label={texts.previous} icon="arrow-back" href={href(`/punkt/${previous.shortId}/beslutning`)} />}
          {next && <ButtonLink label={texts.next} icon="arrow-forward" href={href(`/punkt/${next.shortId}/beslutning`)} />}
          <ButtonLink label={texts.toMinutes} href={href(`/moeder/${at.slug}/referat`)} />
        </ButtonRow>
      </PageHeading>
      {refusal && (
        <Alert kind="warning" announce>
          <p>{refusal === 'wrongState' ? texts.errors.wrongState : texts.again.refused}</p>
        </Alert>
      )}
      {props.isSaved && <Alert kind="success" title={texts.saved} announce />}
      {props.conflict && <Conflict {...props} conflict={props.conflict} />}
      {item.approves && isOpen && (
        <Alert kind="info">{texts.approves(dateInWords(props.lang, item.approves.startsAt, item.approves.timeZone))}</Alert>
      )}
      {!isOpen && <Closed {...props} />}
      {(isOpen || refusal === 'wrongState') && <DecisionForm {...props} />}
      {isOpen && <Again {...props} />}
    </>
  )
}

const Closed = ({ texts, at, item, href, stored }: Props) => (
  <>
    <Alert kind="info">
      <p>{at.stand.meeting === 'held' ? texts.over : texts.notBegun}</p>
      {at.stand.meeting === 'held' && (
        <p>
          <a href={href(`/punkt/${item.shortId}/ret`)}>{texts.toCorrect}</a>
        </p>
      )}
    </Alert>
    {stored && (
      <Foreign lang={item.lang} as="div">
        <StructuredText doc={stored.content} />
      </Foreign>
    )}
  </>
)

const People = ({ texts, present, recused, href, at }: Props) => (
  <>
    {present !== null && (
      <p>
        {texts.present(present)} <a href={href(`/moeder/${at.slug}/fremmoede`)}>{texts.presentLink}</a>
      </p>
    )}
    {recused.length > 0 && <Alert kind="warning">{texts.recused(recused.join(', '))}</Alert>}
  </>
)

const DecisionForm = (props: Props) => {
  const { texts, once, base, values, errors, item, templates, next } = props
  return (
    <Form once={once} hidden={{ base: String(base.revision), 'base-facts': base.facts }} label={texts.title}>
      <People {...props} />
      {templates.length > 0 && (
        <FieldRow>
          <Select
            name="template"
            label={texts.template}
            empty={texts.noTemplate}
            choices={templates.map(({ name }, index) => ({ value: String(index), label: name, lang: 'da' }))}
            value={values['template']}
          />
          <Button label={texts.useTemplate} variant="secondary" name="do" value="template" />
        </FieldRow>
      )}
      <RichField name="text" label={texts.text} value={values['text']} error={errors['text']} lang={item.lang} rows={8} required />
      <OutcomeFields {...props} />
      <TextField
        name="summary"
        label={texts.summary}
        hint={texts.summaryHint}
        value={values['summary']}
        error={errors['summary']}
        width="full"
      />
      <Votes {...props} />
      {item.isClosed ? (
        <p>{texts.closedItem}</p>
      ) : (
        <RadioGroup
          name="openness"
          label={texts.openness}
          value={values['openness'] || 'open'}
          choices={[
            { value: 'open', label: texts.open },
            { value: 'closed', label: texts.closed },
          ]}
        />
      )}
      <ButtonRow>
        <Button label={texts.save} name="do" value="save" />
        {next && <Button label={texts.saveNext} variant="secondary" name="do" value="next" />}
      </ButtonRow>
    </Form>
  )
}

type FieldProps = Pick<Props, 'texts' | 'values' | 'errors' | 'bodies'>

export const OutcomeFields = ({ texts, values, errors, bodies }: FieldProps) => (
  <>
    <RadioGroup
      name="outcome"
      label={texts.outcome}
      value={values['outcome'] ?? ''}
      choices={[...outcomes.map((value) => ({ value, label: texts.outcomes[value] })), { value: '', label: texts.noOutcome }]}
    />
    <FieldRow>
      <DateField
        name="postponed"
        label={texts.postponedTo}
        hint={texts.postponedHint}
        value={values['postponed']}
        error={errors['postponed']}
      />
      <Select
        name="referred"
        label={texts.referredTo}
        hint={texts.referredHint}
        empty={texts.choose}
        value={values['referred']}
        error={errors['referred']}
        choices={bodies.map(({ id, name }) => ({ value: id, label: name, lang: 'da' }))}
      />
    </FieldRow>
  </>
)

const Votes = ({ texts, values, errors }: Props) => {
  const counts = ['for', 'against', 'abstain'] as const
  const used = [...counts, 'note', 'votes_right'].some((name) => values[name] || errors[name])
  return (
    <Details summary={texts.votes} open={used}>
      <p>{texts.votesHint}</p>
      <FieldRow>
        {counts.map((name) => (
          <TextField name={name} label={texts[name]} value={values[name]} error={errors[name]} inputmode="numeric" width="short" />
        ))}
      </FieldRow>
      {(errors['votes_right'] || values['votes_right']) && (
        <Checkbox
          name="votes_right"
          value="ja"
          label={texts.votesRight}
          checked={values['votes_right'] === 'ja'}
          error={errors['votes_right']}
        />
      )}
      <Textarea name="note" label={texts.note} value={values['note']} error={errors['note']} rows={3} />
    </Details>
  )
}

/** What somebody else saved meanwhile, and how it differs from what this writer sent. */
const Conflict = ({ texts, conflict, values, mine, item, stored }: Props & { conflict: DecisionConflict }) => {
  const { facts, text } = conflict
  const theirs = text?.doc ?? stored?.content
  const sent = fromMarkdown(mine)
  const { votes } = facts
  return (
    <Alert kind="warning" title={texts.conflict.title} announce>
      <p>
        {texts.conflict.text} {values['text'] === mine ? texts.conflict.mine : texts.conflict.both}
      </p>
      <Section title={texts.conflict.theirs(text?.by ?? null)}>
        {theirs && (
          <Foreign lang={item.lang} as="div">
            <StructuredText doc={theirs} headingLevel={3} />
          </Foreign>
        )}
        <SummaryList
          rows={[
            { term: texts.conflict.outcome, value: facts.outcome ? texts.outcomes[facts.outcome] : texts.noOutcome },
            { term: texts.conflict.summary, value: facts.summary ? <DanishText>{facts.summary}</DanishText> : texts.conflict.nothing },
            {
              term: texts.conflict.votes,
              value: votes ? texts.conflict.votesOf(votes.for, votes.against, votes.abstain) : texts.conflict.nothing,
            },
          ]}
        />
      </Section>
      {theirs && 'doc' in sent && (
        <Section title={texts.conflict.differences}>
          <WordDiff parts={wordDiff(toPlainText(theirs), toPlainText(sent.doc))} texts={texts.diff} lang={item.lang} />
        </Section>
      )}
    </Alert>
  )
}

/** A postponed item comes up again; one that was referred belongs to somebody else now. */
const Again = ({ texts, stored, bodies, targetChoices, once, errors, at }: Props) => {
  if (stored?.outcome !== 'postponed' && stored?.outcome !== 'referred') return null
  const elsewhere = stored.outcome === 'referred' && stored.referredToBodyId !== at.host.id
  return (
    <Section title={texts.again.title}>
      {elsewhere ? (
        <p>{texts.again.elsewhere(bodies.find(({ id }) => id === stored.referredToBodyId)?.name ?? '')}</p>
      ) : targetChoices.length === 0 ? (
        <p>{texts.again.none}</p>
      ) : (
        <Form once={once} hidden={{ do: 'copy' }} label={texts.again.title}>
          <p>{texts.again.text}</p>
          <Select name="meeting" label={texts.again.meeting} choices={targetChoices} error={errors['meeting']} />
          <Button label={texts.again.button} variant="secondary" />
        </Form>
      )}
    </Section>
  )
}
