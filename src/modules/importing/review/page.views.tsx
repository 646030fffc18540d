import { OutgoingSummary } from '#modules/meetings/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Moment } from '#ui/date-text/date-text.tsx'
import { Checkbox, RadioGroup } from '#ui/form/choices.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { Heading, PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { titleOf } from '../title.ts'
import { Saved, Source } from './marks.views.tsx'
import { onPage } from './paging.ts'
import { DoubtsElsewhere } from './paging.views.tsx'
import { doubtField, type ReviewDoubt, type ReviewProps, toldOnce } from './props.ts'
import { Result } from './result.views.tsx'
import { SameDay } from './same-day.views.tsx'

/** Result beside its source, each doubt marked where it stands in both and told once. */
export const ReviewPage = (props: ReviewProps) => {
  const { texts, state, errors, href } = props
  return (
    <>
      <ErrorSummary title={texts.problem} errors={errors} />
      {props.hasFindings && props.meetingHref && (
        <p>
          <a href={`${props.meetingHref}/frigiv`}>{texts.toFindings}</a>
        </p>
      )}
      <Top {...props} />
      {props.known && <Alert kind="info">{props.known}</Alert>}
      {props.saved?.place === null && (
        <Alert kind="success">
          <Saved {...props} />
        </Alert>
      )}
      {state === 'undone' && <Alert kind="info">{texts.undone}</Alert>}
      {state === 'confirmed' && (
        <Alert kind="success">
          {props.documentHref ? texts.releasedDocument : texts.releasedMeeting}
          {!props.documentHref && props.meetingHref && (
            <>
              {' '}
              <a href={`${props.meetingHref}/arbejde`}>{texts.toWork}</a>
            </>
          )}
        </Alert>
      )}
      {state === 'draft' && <Stand {...props} />}
      {state === 'confirmed' && props.offered.length > 0 && <Offered {...props} />}
      {state === 'draft' && <Doubts {...props} />}
      {state !== 'undone' && (
        <div class="beside">
          <Section title={texts.result} id="resultat">
            <Result {...props} />
          </Section>
          <Section title={texts.source} id="kilde">
            <p>
              <a href={href(`/import/${props.id}/fil`)}>{texts.fetchSource}</a>
            </p>
            <Source {...props} />
          </Section>
        </div>
      )}
      {props.edits.length > 0 && <Edits {...props} />}
      {state === 'draft' && (
        <Section title={texts.undo}>
          <p>{texts.undoHint}</p>
          <ButtonLink label={texts.undo} href={href(`/import/${props.id}/fortryd`)} variant="secondary" />
        </Section>
      )}
      {state === 'confirmed' && props.documentHref && <Withdraw {...props} />}
    </>
  )
}

const stateKinds = { draft: 'draft', confirmed: 'approved', undone: 'cancelled' } as const

const Top = ({ t, texts, fileName, state, draft, meetingHref, documentHref, batchHref }: ReviewProps) => (
  <PageHeading title={titleOf(draft, fileName)} lang="da" kicker={texts.title(fileName)}>
    <Tag kind={stateKinds[state]} text={t.importing.states[state]} />
    {meetingHref && <a href={meetingHref}>{texts.toMeeting}</a>}
    {documentHref && <a href={documentHref}>{texts.toDocument}</a>}
    {batchHref && <a href={batchHref}>{texts.toBatch}</a>}
  </PageHeading>
)

/** Where the document stands: a meeting, or what it lacks to be one. */
const Stand = (props: ReviewProps) => {
  const { texts, lack, withdrawnAt, isFilled, sameDay, meetingHref, lang, timeZone } = props
  return (
    <>
      {withdrawnAt && <Alert kind="info">{texts.withdraw.done(dateInWords(lang, withdrawnAt, timeZone))}</Alert>}
      {isFilled && <Alert kind="info">{texts.sameDay.filled}</Alert>}
      {lack && <Alert kind="info">{texts.lacks[lack]}</Alert>}
      {!meetingHref && sameDay.length > 0 && <SameDay {...props} />}
      {props.offered.length > 0 && <Offered {...props} />}
    </>
  )
}

/** The same document came again with papers that it did not have. */
const Offered = ({ texts, offered, once, state, documentHref }: ReviewProps) => {
  const words = texts.offered
  const isDocument = state === 'confirmed' && documentHref !== null
  return (
    <Section title={words.title} id="tilbudte-bilag">
      <p>{state === 'draft' ? words.text : isDocument ? words.ofDocument : words.ofMeeting}</p>
      <DanishText as="div">
        <ul>
          {offered.map(({ title, item }) => (
            <li>{item === '' ? title : `${title} (${item})`}</li>
          ))}
        </ul>
      </DanishText>
      <Form once={once()} label={words.title}>
        <ButtonRow>
          {!isDocument && <Button label={words.take(offered.length)} name="do" value="take-papers" />}
          <Button label={words.leave} variant="secondary" name="do" value="leave-papers" />
        </ButtonRow>
      </Form>
    </Section>
  )
}

const Doubts = (props: ReviewProps) => {
  const { texts, doubts, once, errors, values, lack } = props
  const open = toldOnce(doubts.filter((doubt) => doubt.answer === null))
  const light = open.filter((doubt) => !doubt.grave && !doubt.isQuestion)
  const hasOpenFile = [...props.papers.values()].flat().some(({ hasFile, isClosed }) => hasFile && !isClosed)
  return (
    <Section title={open.length > 0 ? texts.doubts(open.length) : texts.releaseTitle} id="tvivl">
      {doubts.length === 0 && <p>{texts.noDoubts}</p>}
      {doubts.length > 0 && <p>{open.length === 0 ? texts.allAnswered : texts.howToAnswer}</p>}
      <Form once={once()} action={`${props.href(`/import/${props.id}`)}${onPage(props.paging.current)}`} label={texts.releaseTitle}>
        {doubts.length > 0 && (
          <ul class="doubt-list">
            {toldOnce(doubts.filter(props.isHere)).map((doubt) => (
              <Doubt {...props} doubt={doubt} />
            ))}
          </ul>
        )}
        <DoubtsElsewhere {...props} open={open} />
        {open.length > 0 && (
          <ButtonRow>
            <Button label={texts.saveSeen} variant="secondary" name="do" value="save" />
            {light.length > 5 && <Button label={texts.allRight(light.length)} variant="secondary" name="rigtig" value="alle" />}
          </ButtonRow>
        )}
        {lack === null ? (
          props.outgoing && <OutgoingSummary lang={props.lang} outgoing={props.outgoing} />
        ) : (
          <OutgoingDocument {...props} />
        )}
        <p class="form-hint">{lack === null ? texts.releaseMeeting : texts.releaseDocument}</p>
        {lack !== null && (
          <Checkbox name="fil" value="ja" label={texts.withFile} hint={texts.withFileHint} checked={values['fil'] === 'ja'} />
        )}
        {lack !== null && hasOpenFile && (
          <Checkbox name="bilag" value="ja" label={texts.withPapers} hint={texts.withPapersHint} checked={values['bilag'] === 'ja'} />
        )}
        <div id="frigiv">
          <ButtonRow>
            <Button label={texts.release} name="do" value="release" />
          </ButtonRow>
        </div>
        {errors['frigiv'] && <p class="form-error-message">{errors['frigiv']}</p>}
      </Form>
    </Section>
  )
}

/** The last that somebody reads before a document goes out. */
const OutgoingDocument = ({ t, texts, lang, draft, fileName, wording }: ReviewProps) => {
  const words = texts.outgoing
  return (
    <>
      <Heading level={3}>{words.title}</Heading>
      <SummaryList
        rows={[
          { term: texts.fields.title, value: <DanishText>{titleOf(draft, fileName)}</DanishText> },
          { term: texts.fields.kind, value: t.documents.kinds[draft.kind] },
          { term: texts.fields.date, value: draft.date ? dateInWords(lang, draft.date) : texts.nothing },
          { term: words.words, value: wording.kept > 0 ? words.butKept(wording.out, wording.kept) : words.all(wording.out) },
        ]}
      />
    </>
  )
}

const Doubt = (props: ReviewProps & { doubt: ReviewDoubt }) => {
  const { texts, doubt, values, errors } = props
  const field = doubtField(doubt.id)
  return (
    <li class={doubt.grave && doubt.answer === null ? 'doubt doubt-grave' : 'doubt'} id={`tvivl-${doubt.n}`}>
      {doubt.answer === null && doubt.isQuestion ? (
        <p class="doubt-text">
          {texts.doubt(doubt.n)}: <a href="#samme-dag">{doubt.text}</a>
        </p>
      ) : doubt.answer === null ? (
        <div>
          {doubt.grave && <Tag kind="closed" text={doubt.grave} />}
          <Checkbox
            name={field}
            label={`${texts.doubt(doubt.n)}: ${doubt.text}`}
            hint={doubt.hint}
            value="ja"
            checked={values[field] === 'ja'}
            error={errors[field]}
          />
        </div>
      ) : (
        <p class="doubt-answered">
          {texts.doubt(doubt.n)}: {doubt.text}{' '}
          <Tag kind="approved" text={doubt.answer === 'corrected' ? texts.corrected : texts.answered} />
        </p>
      )}
      <p class="doubt-places">
        {props.doubts
          .filter(({ n }) => n === doubt.n)
          .map(({ anchor, line }) => (
            <>
              <a href={props.placeHref(anchor)}>{texts.field}</a>
              {line !== null && <a href={props.lineHref(line)}>{texts.line(line)}</a>}
            </>
          ))}
      </p>
      {doubt.caption && <Caption {...props} caption={doubt.caption} />}
    </li>
  )
}

/** A caption that the import does not know is taught once, for all that comes after; then this document is read again with it. */
const Caption = ({ texts, href, teaching, caption }: ReviewProps & { caption: NonNullable<ReviewDoubt['caption']> }) => {
  const words = texts.caption
  if (caption.isKnown)
    return (
      <ButtonRow>
        <Button label={words.again} description={words.againFor(caption.words)} variant="secondary" name="do" value="reread" />
      </ButtonRow>
    )
  if (!teaching.may) return <p class="form-hint">{words.ask(teaching.ask)}</p>
  return (
    <p class="form-hint">
      <a href={`${href('/opsaetning/kommune/overskrifter')}?ny=${encodeURIComponent(caption.words)}`}>{words.teach(caption.words)}</a>{' '}
      {words.comeBack}
    </p>
  )
}

const Edits = ({ texts, edits, once, state, lang, timeZone }: ReviewProps) => (
  <Section title={texts.edits.title} id="rettelser">
    <ul class="doubt-list">
      {edits.map((edit) => (
        <li class="doubt">
          <div>
            <p class="doubt-text">
              <b>{texts.edits.kinds[edit.kind]}</b> <DanishText>{edit.what}</DanishText>
            </p>
            <p class="form-hint">
              {edit.by}, <Moment lang={lang} timeZone={timeZone} at={edit.at} />
            </p>
          </div>
          {state === 'draft' && (
            <Form once={once()} hidden={{ do: 'undo-edit', rettelse: edit.id }} label={`${texts.edits.undo}: ${edit.what}`}>
              <Button label={texts.edits.undo} description={`${texts.edits.undo}: ${edit.what}`} variant="secondary" />
            </Form>
          )}
        </li>
      ))}
    </ul>
  </Section>
)

const withdrawReasons = ['mistake', 'personal', 'tooEarly'] as const

const Withdraw = ({ t, texts, once, values, errors }: ReviewProps) => (
  <Section title={texts.withdraw.title} id="traek-tilbage">
    <p>{texts.withdraw.text}</p>
    <Form once={once()} hidden={{ do: 'withdraw' }} label={texts.withdraw.title}>
      <RadioGroup
        name="hvorfor"
        label={texts.withdraw.reason}
        value={values['hvorfor'] ?? 'mistake'}
        error={errors['hvorfor']}
        choices={withdrawReasons.map((code) => ({ value: code, label: t.meetings.withdrawalReasons[code] }))}
      />
      <Button label={texts.withdraw.button} variant="warning" />
    </Form>
  </Section>
)
