import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { ItemFacts, type Local, Sections } from '../item.views.tsx'
import type { ItemModel, MeetingModel } from '../model.ts'
import { meetingName, meetingTime } from '../titles.ts'
import type { MeetingAt } from './stand.ts'

type Props = {
  local: Local
  at: MeetingAt
  meeting: MeetingModel
  once: string
  may: { approve: boolean; reopen: boolean }
  comment: string
  errors: FieldErrors
  isStale: boolean
}

/** The draft agenda as the chair group reads it, and their answer. */
export const ApprovePage = (props: Props) => {
  const { local, at, meeting, once, may, errors, isStale } = props
  const t = local.t.planning.approve
  return (
    <>
      <PageHeading title={meetingName(meeting)} lang="da" kicker={t.kicker} lead={meetingTime(local.t, local.lang, meeting)} />
      {isStale && (
        <Alert kind="warning" announce>
          {t.wrongState}
        </Alert>
      )}
      <ErrorSummary title={local.t.form.problem} errors={errors} />
      <Standing {...props} />
      {may.reopen && (
        <Form once={once} hidden={{ do: 'reopen' }}>
          <Button label={t.reopen} variant="secondary" />
        </Form>
      )}
      <Section title={t.agenda}>
        {meeting.items.length === 0 ? <p>{t.noItems}</p> : meeting.items.map((item) => <DraftItem local={local} item={item} />)}
      </Section>
      {may.approve && at.row.asked_at && (
        <>
          <Form once={once} hidden={{ do: 'approve' }}>
            <Button label={t.button} icon="check" />
          </Form>
          <SendBack {...props} />
        </>
      )}
    </>
  )
}

const Standing = ({ local, at }: Props) => {
  const t = local.t.planning.approve
  if (at.stand.agenda === 'published')
    return (
      <Alert kind="info">
        <p>{t.called}</p>
        <ButtonLink label={t.toMeeting} href={local.href(`/moeder/${at.slug}`)} />
      </Alert>
    )
  if (at.stand.agenda === 'approved') return <Alert kind="success">{t.approved}</Alert>
  if (at.row.asked_at)
    return (
      <p>
        {t.lead} {t.asked(dateInWords(local.lang, at.row.asked_at, at.row.time_zone))}
      </p>
    )
  return (
    <Alert kind="info">
      <p>{at.row.returned_at ? t.returned : t.notAsked}</p>
      {at.row.return_comment && <DanishText as="p">{at.row.return_comment}</DanishText>}
    </Alert>
  )
}

const DraftItem = ({ local, item }: { local: Local; item: ItemModel }) => (
  <article class="agenda-item">
    <h3>
      <Foreign lang={item.lang}>{item.title}</Foreign>
    </h3>
    {item.isClosed && (
      <TagRow>
        <Tag kind="closed" text={local.t.meetings.closedItem} />
      </TagRow>
    )}
    {item.summary && (
      <p class="item-summary">
        <Foreign lang={item.lang}>{item.summary}</Foreign>
      </p>
    )}
    <ItemFacts local={local} item={item} />
    {(item.sections.length > 0 || item.attachments.length > 0) && (
      <Details summary={local.t.meetings.background}>
        <Sections local={local} item={item} level={4} />
      </Details>
    )}
  </article>
)

const SendBack = ({ local, once, comment, errors }: Props) => {
  const t = local.t.planning.approve
  return (
    <Section title={t.returnTitle}>
      <Form once={once} hidden={{ do: 'return' }}>
        <Textarea name="besked" label={t.comment} value={comment} error={errors['besked']} rows={4} />
        <Button label={t.return} variant="secondary" />
      </Form>
    </Section>
  )
}
