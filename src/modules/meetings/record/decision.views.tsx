import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { type Choice, Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { StructuredText } from '#ui/richtext/structured-text.tsx'
import type { conflictTexts } from '../items/conflict.text.ts'
import { TextOrConflict } from '../items/conflict.views.tsx'
import { DraftNotice, KeptWriting } from '../items/draft.views.tsx'
import { conflictFields } from '../items/settled.ts'
import type { WritingTexts } from '../items/writing.text.ts'
import type { decisionTexts } from './decision.text.ts'
import { DecidingField, OutcomeFields, VoteFields } from './decision-fields.views.tsx'
import type { Fields } from './decision-form.ts'
import { type DecisionPageData, decisionPath } from './decision-page.ts'
import { factsFields, type ShownDecisionConflict } from './facts-answer.ts'
import { FactsConflict } from './facts-conflict.views.tsx'
import type { RecordItem } from './record-model.ts'

type Props = DecisionPageData & {
  texts: (typeof decisionTexts)['da']
  lang: string
  href: (path: string) => string
  once: string
  values: Fields
  errors: Record<string, string>
  base: { revision: number; facts: string }
  conflict: ShownDecisionConflict | undefined
  conflictText: (typeof conflictTexts)['da']
  writing: WritingTexts
  /** When the draft in the fields was kept, in words; null: they hold none. */
  draftKept: string | null
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
  const to = (other: RecordItem) => href(`/punkt/${other.shortId}/beslutning`)
  return (
    <>
      <ErrorSummary title={texts.errors.summary} errors={errors} />
      <PageHeading title={texts.forItem(item.number, item.title)} lang={item.lang} kicker={texts.title}>
        <ButtonRow>
          {previous && <ButtonLink label={texts.previous} icon="arrow-back" href={to(previous)} shortcut="k" />}
          {next && <ButtonLink label={texts.next} icon="arrow-forward" href={to(next)} shortcut="j" />}
          <ButtonLink label={texts.toMinutes} href={href(`/moeder/${at.slug}/referat`)} shortcut="u" />
        </ButtonRow>
      </PageHeading>
      {refusal && (
        <Alert kind="warning" announce>
          <p>{refusal === 'wrongState' ? texts.errors.wrongState : texts.again.refused}</p>
        </Alert>
      )}
      {props.isSaved && (
        <Alert kind="success" title={texts.saved} announce>
          {next === null && (
            <p>
              <a href={href(`/moeder/${at.slug}/referat`)}>{texts.lastSaved}</a>
            </p>
          )}
        </Alert>
      )}
      {props.draftKept !== null && <DraftNotice texts={props.writing} when={props.draftKept} once={`${props.once}`} />}
      {item.approves && isOpen && (
        <Alert kind="info">{texts.approves(dateInWords(props.lang, item.approves.startsAt, item.approves.timeZone))}</Alert>
      )}
      {!isOpen && <Closed {...props} />}
      {(isOpen || refusal === 'wrongState') && (
        <KeptWriting path={decisionPath(item.shortId)} texts={props.writing}>
          <DecisionForm {...props} />
        </KeptWriting>
      )}
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
  const { texts, once, base, values, errors, item, templates, next, at, conflict, conflictText } = props
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
      <TextOrConflict
        t={conflictText}
        name="text"
        label={texts.text}
        value={values['text']}
        conflict={conflict?.text ?? null}
        error={errors['text']}
        choiceError={errors[conflictFields('text').choice]}
        lang={item.lang}
        rows={8}
        required
      />
      {conflict?.facts && (
        <FactsConflict
          texts={texts}
          conflictText={conflictText}
          conflict={conflict.facts}
          error={errors[factsFields.choice]}
          deciding={at.bodies}
        />
      )}
      <DecidingField {...props} deciding={at.bodies} />
      <OutcomeFields {...props} />
      <TextField
        name="summary"
        label={texts.summary}
        hint={texts.summaryHint}
        value={values['summary']}
        error={errors['summary']}
        width="full"
      />
      <VoteFields {...props} />
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
