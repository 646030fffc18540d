import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import type { ItemModel, ReleaseRule } from '../model.ts'
import { DraftPapers } from '../printed/links.views.tsx'
import { Findings, type FindingsProps } from './findings.views.tsx'
import type { Outgoing } from './outgoing.ts'
import { OutgoingSummary } from './outgoing.views.tsx'
import type { Refusal } from './release.ts'

export type ReleaseProps = Omit<FindingsProps, 'sendsBack'> & {
  t: Texts
  name: string
  /** The page of the meeting to go back to. */
  home: string
  /** Where those who work on the meeting go on when everything has its answer and nothing is released from here. */
  next: string | null
  /** The minutes are what goes out next; before the meeting was held it is its agenda. */
  isHeld: boolean
  /** They are out already. */
  isReleased: boolean
  /** They have been out, and may have been withdrawn since. */
  wasReleased: boolean
  rule: ReleaseRule
  /** Days as YYYY-MM-DD. */
  deadline: string
  isLate: boolean
  outgoing: Outgoing
  undecided: Pick<ItemModel, 'shortId' | 'title' | 'lang'>[]
  ready: { by: string; at: Date } | null
  /** Why this person may not release the minutes now. */
  stopped: Refusal | null
  mayMarkReady: boolean
  /** Minutes have been begun and are not released. */
  hasDraft: boolean
  /** The days of the meetings whose minutes are approved with the release, in words. */
  approves: string[]
  /** What was asked for and refused. */
  refusal: Refusal | 'changed' | null
  /** What was typed to send them back with. */
  comment: string
  /** What they were sent back with. */
  returned: string
}

export const ReleasePage = (props: ReleaseProps) => {
  const { t, words, href, slug, isHeld, errors, refusal, name } = props
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      {refusal && (
        <Alert kind="error" announce>
          {words.errors[refusal]}
        </Alert>
      )}
      <PageHeading title={isHeld ? words.title : words.titleBefore} lead={isHeld ? words.lead : words.leadBefore}>
        <p>
          <a href={props.home}>{words.toMeeting}</a>: <DanishText>{name}</DanishText>
        </p>
      </PageHeading>
      {props.isReleased ? (
        <Released {...props} />
      ) : (
        <>
          <Findings {...props} sendsBack={maySendBack(props)} />
          <GoOn {...props} />
          <Section title={words.preview.title}>
            <p>{words.preview.text}</p>
            <ButtonLink href={href(`/moeder/${slug}/forhaandsvisning`)} label={words.preview.link} icon="visibility" />
            {props.hasDraft && <DraftPapers local={{ t, href }} slug={slug} />}
          </Section>
          {isHeld && !props.wasReleased && <ReleaseSection {...props} />}
        </>
      )}
    </>
  )
}

/** Back to the call, the supplement, or what was withdrawn: what was looked through stands in the way of it no longer. */
const GoOn = ({ words, next, findings }: ReleaseProps) =>
  next === null || findings.some((finding) => finding.answer === null) ? null : (
    <ButtonLink href={next} label={words.next} variant="primary" />
  )

const Released = ({ words, href, slug }: ReleaseProps) => (
  <Alert kind="success" title={words.release.done}>
    <p>{words.release.doneText}</p>
    <p>
      <a href={href(`/moeder/${slug}`)}>{words.release.see}</a>
    </p>
  </Alert>
)

const ReleaseSection = (props: ReleaseProps) => {
  const { words, lang, deadline, isLate, rule, ready, names, findings } = props
  const isOpen = findings.some((finding) => finding.answer === null)
  return (
    <Section title={words.release.title} id="frigiv">
      <p>{isLate ? words.release.late(dateInWords(lang, deadline)) : words.release.deadline(dateInWords(lang, deadline))}</p>
      <Undecided {...props} />
      {props.approves.map((day) => (
        <p>{words.release.approves(day)}</p>
      ))}
      <p>{words.release.rule[rule]}</p>
      {ready && <p>{words.release.readyBy(names.get(ready.by) ?? '', dateInWords(lang, ready.at))}</p>}
      {props.returned && (
        <Alert kind="warning" title={words.release.returned}>
          <DanishText as="p">{props.returned}</DanishText>
        </Alert>
      )}
      <OutgoingSummary lang={lang} outgoing={props.outgoing} />
      {isOpen ? <Alert kind="warning">{words.release.waitsFor}</Alert> : <Steps {...props} />}
      {maySendBack(props) && <SendBack {...props} />}
    </Section>
  )
}

/** Somebody else said that they are ready, and it is this person's turn: also when something has been changed since. */
const maySendBack = ({ ready, rule, stopped }: ReleaseProps) =>
  ready !== null && rule !== 'secretary' && (stopped === null || stopped === 'changedSinceReady')

const SendBack = ({ words, once, comment, errors }: ReleaseProps) => (
  <Form once={once()} hidden={{ do: 'retur' }} label={words.release.returnTitle}>
    <Textarea
      name="besked"
      label={words.release.comment}
      hint={words.release.commentHint}
      value={comment}
      error={errors['besked']}
      rows={4}
    />
    <Button label={words.release.return} variant="secondary" />
  </Form>
)

/** Saying that they are ready and releasing them: what the rule lets this person do, and why it does not let them do the other. */
const Steps = ({ words, once, rule, stopped, mayMarkReady }: ReleaseProps) => (
  <>
    {stopped && <Alert kind="info">{words.errors[stopped]}</Alert>}
    {rule !== 'secretary' && mayMarkReady && (
      <Form once={once()} hidden={{ do: 'klar' }} label={words.release.ready}>
        {stopped !== 'needsSecondPerson' && <p>{words.release.readyHint}</p>}
        <Button
          label={stopped === 'needsSecondPerson' ? words.release.readyAgain : words.release.ready}
          variant={stopped && stopped !== 'needsSecondPerson' ? 'primary' : 'secondary'}
        />
      </Form>
    )}
    {!stopped && (
      <Form once={once()} hidden={{ do: 'frigiv' }} label={words.release.button}>
        <p>{words.release.what}</p>
        <ButtonRow>
          <Button label={words.release.button} icon="check" />
        </ButtonRow>
      </Form>
    )}
  </>
)

const Undecided = (props: ReleaseProps) => {
  const { words, href, undecided, mayEdit } = props
  return undecided.length === 0 ? null : (
    <Alert kind="warning">
      <p>{words.release.undecided(undecided.length)}</p>
      <ul>
        {undecided.map((item) => (
          <li>
            {mayEdit ? (
              <a href={href(`/punkt/${item.shortId}/beslutning`)}>
                <Foreign lang={item.lang}>{item.title}</Foreign>
              </a>
            ) : (
              <Foreign lang={item.lang}>{item.title}</Foreign>
            )}
          </li>
        ))}
      </ul>
      {!mayEdit && <p>{`${words.release.missingForChair} ${maySendBack(props) ? words.release.sendBack : ''}`.trim()}</p>}
    </Alert>
  )
}
