import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { most } from './limits.ts'

type Refusal = keyof Texts['participation']['apology']['refusals']

/** Which meeting it is about. The name is Danish content. */
export type ApologyMeeting = { name: string; when: string }

const Head = ({ t, meeting }: { t: Texts; meeting: ApologyMeeting }) => (
  <PageHeading title={t.participation.apology.title}>
    <p class="font-lead">
      <DanishText>{meeting.name}</DanishText>
      <br />
      {meeting.when}
    </p>
  </PageHeading>
)

type FormProps = {
  t: Texts
  action: string
  once?: string
  hidden?: Record<string, string>
  /** Whose apology it is, where a link and not a session says so. */
  from?: string
  by: { text: string; isLate: boolean; erased: string } | null
  reason: string
  errors: FieldErrors
}

const ApologyForm = ({ t, action, once, hidden = {}, from, by, reason, errors }: FormProps) => {
  const texts = t.participation.apology
  return (
    <>
      {by && <p>{by.text}</p>}
      {from !== undefined && (
        <p>
          <bdi>{texts.from(from)}</bdi>
        </p>
      )}
      <Form action={action} once={once} hidden={{ do: 'send', ...hidden }}>
        <Textarea
          name="reason"
          label={texts.reason}
          hint={by ? `${texts.reasonHint} ${by.erased}` : texts.reasonHint}
          value={reason}
          error={errors['reason']}
          rows={3}
          limit={{ characters: most.reason, text: texts.tooLong(most.reason) }}
        />
        <Button label={texts.send} />
      </Form>
    </>
  )
}

type OwnProps = FormProps & {
  meeting: ApologyMeeting
  isSent: boolean
  isTakenBack: boolean
  refusal: Refusal | null
  /** Null: the meeting has no page that this reader can open. */
  meetingHref: string | null
  mineHref: string
  allHref: string | null
  allLabel: string
}

/** The page of somebody who is signed in. */
export const OwnApologyPage = ({ meeting, isSent, isTakenBack, refusal, meetingHref, mineHref, allHref, allLabel, ...form }: OwnProps) => {
  const { t, errors, action, once } = form
  const texts = t.participation.apology
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Head t={t} meeting={meeting} />
      {refusal && <Alert kind="info" title={texts.refusals[refusal]} announce />}
      {isSent && (
        <>
          <Alert kind="success" title={texts.sent} announce>
            <p>{texts.sentText}</p>
          </Alert>
          {!refusal && (
            <>
              <p>{texts.takeBackText}</p>
              <Form action={action} once={once} hidden={{ do: 'takeBack' }}>
                <Button label={texts.takeBack} variant="secondary" />
              </Form>
            </>
          )}
        </>
      )}
      {isTakenBack && !isSent && <Alert kind="success" title={texts.takenBack} announce />}
      {!isSent && !refusal && <ApologyForm {...form} />}
      <ButtonRow>
        {meetingHref && <ButtonLink href={meetingHref} label={texts.toMeeting} />}
        <ButtonLink href={mineHref} label={texts.toMine} />
        {allHref && <ButtonLink href={allHref} label={allLabel} />}
      </ButtonRow>
    </>
  )
}

/** Only a button: programs that open the links of a mail to look for viruses do not press it. */
export const LinkApologyPage = ({ meeting, ...form }: FormProps & { meeting: ApologyMeeting }) => (
  <>
    <ErrorSummary title={form.t.form.problem} errors={form.errors} />
    <Head t={form.t} meeting={meeting} />
    <ApologyForm {...form} />
  </>
)

type AfterLinkProps = { t: Texts; meeting: ApologyMeeting; refusal: Refusal | null; signInHref: string }

/** What became of it: the apology is registered, or why there is none. */
export const AfterLinkPage = ({ t, meeting, refusal, signInHref }: AfterLinkProps) => {
  const texts = t.participation.apology
  return (
    <>
      <Head t={t} meeting={meeting} />
      {refusal ? (
        <Alert kind="info" title={texts.refusals[refusal]} announce />
      ) : (
        <>
          <Alert kind="success" title={texts.sent} announce>
            <p>{texts.sentText}</p>
          </Alert>
          <p>{texts.takeBackText}</p>
          <ButtonRow>
            <ButtonLink href={signInHref} label={texts.signIn} />
          </ButtonRow>
        </>
      )}
    </>
  )
}

export const DeadApologyLinkPage = ({ t, signInHref }: { t: Texts; signInHref: string }) => (
  <>
    <PageHeading title={t.participation.apology.dead.title} lead={t.participation.apology.dead.text} />
    <ButtonRow>
      <ButtonLink href={signInHref} label={t.participation.apology.dead.signIn} variant="primary" />
    </ButtonRow>
  </>
)
