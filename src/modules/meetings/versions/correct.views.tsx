import { fromMarkdown } from '#platform/richtext/markdown.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { RichField } from '#ui/rich-field/rich-field.tsx'
import { StructuredText } from '#ui/richtext/structured-text.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import type { MeetingAt } from '../plan/stand.ts'
import { OutcomeFields } from '../record/decision.views.tsx'
import type { Fields } from '../record/decision-form.ts'
import type { correctTexts } from './correct.text.ts'
import type { CorrectConflict } from './correct.ts'
import { type Correctable, sectionField } from './correct-form.ts'

type Props = Correctable & {
  texts: (typeof correctTexts)['da']
  href: (path: string) => string
  once: string
  at: MeetingAt
  shortId: string
  /** The public has minutes of the meeting now. */
  isOpen: boolean
  values: Fields
  /** What this writer sent, also where a field holds another's text with it. */
  mine: Fields
  bases: Fields
  errors: Record<string, string>
  conflict: CorrectConflict | undefined
  refusal: 'wrongState' | 'nothingChanged' | undefined
}

export const CorrectPage = (props: Props) => {
  const { texts, item, at, href, errors, refusal, conflict, isOpen } = props
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
        </Alert>
      )}
      {conflict && <Conflict {...props} conflict={conflict} />}
      {!isOpen && <NotNow {...props} />}
      {(isOpen || refusal === 'wrongState') && <CorrectForm {...props} />}
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
  const { texts, once, values, errors, bases, item, sections, at, href } = props
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
        <RichField name="text" label={texts.decision.text} value={values['text']} error={errors['text']} lang={item.lang} rows={6} />
        <OutcomeFields {...props} texts={texts.decision} />
        <TextField
          name="summary"
          label={texts.decision.summary}
          hint={texts.decision.summaryHint}
          value={values['summary']}
          error={errors['summary']}
          width="full"
        />
        {sections.map(({ id, caption, lang, isClosed }) => (
          <RichField
            name={sectionField(id)}
            label={isClosed ? `${caption} (${texts.closedSection})` : caption}
            value={values[sectionField(id)]}
            error={errors[sectionField(id)]}
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

/** What holds now of each text that somebody else has written meanwhile, beside what this writer sent. */
const Conflict = ({ texts, conflict, sections, stored, mine, item }: Props & { conflict: CorrectConflict }) => {
  const decision = conflict.decision && (conflict.decision.text?.doc ?? stored?.content)
  return (
    <Alert kind="warning" title={texts.conflict.title} announce>
      <p>{texts.conflict.text}</p>
      {conflict.title && (
        <Section title={texts.conflict.itemTitle}>
          <p>
            <Foreign lang={item.lang}>{conflict.title.title}</Foreign>
          </p>
        </Section>
      )}
      {decision && <Both texts={texts} title={texts.decision.text} theirs={decision} mine={mine['text'] ?? ''} lang={item.lang} />}
      {conflict.decision && (
        <p>
          {texts.decision.conflict.outcome}:{' '}
          {conflict.decision.facts.outcome ? texts.decision.outcomes[conflict.decision.facts.outcome] : texts.decision.noOutcome}.{' '}
          {texts.decision.conflict.summary}: <DanishText>{conflict.decision.facts.summary || texts.decision.conflict.nothing}</DanishText>
        </p>
      )}
      {sections.map(({ id, caption, lang }) => {
        const theirs = conflict.sections.get(id)
        return theirs && <Both texts={texts} title={caption} theirs={theirs.doc} mine={mine[sectionField(id)] ?? ''} lang={lang} />
      })}
    </Alert>
  )
}

const Both = ({
  texts,
  title,
  theirs,
  mine,
  lang,
}: {
  texts: Props['texts']
  title: string
  theirs: RichText
  mine: string
  lang: string
}) => {
  const typed = fromMarkdown(mine)
  return (
    <Section title={title}>
      <Foreign lang={lang} as="div">
        <StructuredText doc={theirs} headingLevel={3} />
      </Foreign>
      <p>{texts.decision.conflict.differences}</p>
      {'doc' in typed && <WordDiff parts={wordDiff(toPlainText(theirs), toPlainText(typed.doc))} texts={texts.decision.diff} lang={lang} />}
    </Section>
  )
}
