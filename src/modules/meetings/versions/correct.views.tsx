import { Alert } from '#ui/alert/alert.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import type { conflictTexts } from '../items/conflict.text.ts'
import { TextOrConflict } from '../items/conflict.views.tsx'
import { DraftNotice, KeptWriting } from '../items/draft.views.tsx'
import { conflictFields } from '../items/settled.ts'
import type { WritingTexts } from '../items/writing.text.ts'
import type { MeetingAt } from '../plan/stand.ts'
import { DecidingField, OutcomeFields, VoteFields } from '../record/decision-fields.views.tsx'
import type { Fields } from '../record/decision-form.ts'
import { factsFields } from '../record/facts-answer.ts'
import { FactsConflict } from '../record/facts-conflict.views.tsx'
import type { correctTexts } from './correct.text.ts'
import type { CorrectRefusal } from './correct.ts'
import { type Correctable, correctPath, type ShownCorrectConflict, sectionField } from './correct-form.ts'

type Props = Correctable & {
  texts: (typeof correctTexts)['da']
  href: (path: string) => string
  once: string
  at: MeetingAt
  shortId: string
  /** The public has minutes of the meeting now. */
  isOpen: boolean
  values: Fields
  bases: Fields
  errors: Record<string, string>
  conflict: ShownCorrectConflict | undefined
  conflictText: (typeof conflictTexts)['da']
  writing: WritingTexts
  /** When the draft in the fields was kept, in words; null: they hold none. */
  draftKept: string | null
  refusal: Exclude<CorrectRefusal, 'needsApproval'> | undefined
}

export const CorrectPage = (props: Props) => {
  const { texts, item, at, href, errors, refusal, isOpen } = props
  const title = texts.decision.forItem(item.number, item.title)
  return (
    <>
      <ErrorSummary title={texts.errors.summary} errors={errors} />
      <PageHeading title={title} lang={item.lang} kicker={texts.title} lead={isOpen ? texts.lead : undefined}>
        <ButtonRow>
          <ButtonLink label={texts.back} href={href(`/moeder/${at.slug}/referat`)} />
        </ButtonRow>
      </PageHeading>
      {refusal && (
        <Alert kind="warning" announce>
          <p>{texts.errors[refusal]}</p>
          {refusal === 'findings' && (
            <p>
              <a href={href(`/moeder/${at.slug}/frigiv`)}>{texts.toFindings}</a>
            </p>
          )}
        </Alert>
      )}
      {props.draftKept !== null && <DraftNotice texts={props.writing} when={props.draftKept} once={`${props.once}`} />}
      {!isOpen && <NotNow {...props} />}
      {(isOpen || refusal === 'wrongState') && (
        <KeptWriting path={correctPath(props.shortId)} texts={props.writing}>
          <CorrectForm {...props} />
        </KeptWriting>
      )}
    </>
  )
}

const NotNow = ({ texts, at, href, shortId }: Props) => {
  const released = at.stand.minutes !== 'none' && at.stand.minutes !== 'draft'
  return (
    <Alert kind="info">
      <p>{released ? texts.isWithdrawn : texts.notOut}</p>
      <p>
        {released ? (
          <a href={href(`/moeder/${at.slug}/traek-tilbage`)}>{texts.toWithdrawal}</a>
        ) : (
          <a href={href(`/punkt/${shortId}/beslutning`)}>{texts.toDecision}</a>
        )}
      </p>
    </Alert>
  )
}

const CorrectForm = (props: Props) => {
  const { texts, once, values, errors, bases, item, sections, at, href, conflict, conflictText } = props
  return (
    <>
      <Alert kind="warning">
        <p>
          {texts.withdrawInstead} <a href={href(`/moeder/${at.slug}/traek-tilbage`)}>{texts.withdrawLink}</a>
        </p>
      </Alert>
      <Form once={once} hidden={bases} label={texts.title}>
        <TextField name="title" label={texts.itemTitle} value={values['title']} error={errors['title']} width="full" required />
        {item.openness !== 'open' && (
          <TextField
            name="public"
            label={texts.publicTitle}
            hint={texts.publicTitleHint}
            value={values['public']}
            error={errors['public']}
            width="full"
          />
        )}
        <TextOrConflict
          t={conflictText}
          name="text"
          label={texts.decision.text}
          value={values['text']}
          conflict={conflict?.decision?.text ?? null}
          error={errors['text']}
          choiceError={errors[conflictFields('text').choice]}
          lang={item.lang}
          rows={6}
        />
        {conflict?.decision?.facts && (
          <FactsConflict
            texts={texts.decision}
            conflictText={conflictText}
            conflict={conflict.decision.facts}
            deciding={props.deciding}
            error={errors[factsFields.choice]}
          />
        )}
        <DecidingField {...props} texts={texts.decision} />
        <OutcomeFields {...props} texts={texts.decision} />
        <VoteFields {...props} texts={texts.decision} />
        <TextField
          name="summary"
          label={texts.decision.summary}
          hint={texts.decision.summaryHint}
          value={values['summary']}
          error={errors['summary']}
          width="full"
        />
        {sections.map(({ id, caption, lang, isClosed }) => (
          <TextOrConflict
            t={conflictText}
            name={sectionField(id)}
            label={isClosed ? `${caption} (${texts.closedSection})` : caption}
            value={values[sectionField(id)]}
            conflict={conflict?.sections.get(id) ?? null}
            error={errors[sectionField(id)]}
            choiceError={errors[conflictFields(sectionField(id)).choice]}
            lang={lang}
          />
        ))}
        <Textarea
          name="reason"
          label={texts.reason}
          hint={texts.reasonHint}
          value={values['reason']}
          error={errors['reason']}
          rows={2}
          required
        />
        {errors['seen'] && <Checkbox name="seen" value="ja" label={texts.seen} error={errors['seen']} />}
        <ButtonRow>
          <Button label={texts.save} />
        </ButtonRow>
      </Form>
    </>
  )
}
