import type { MeetingOfDay } from '#modules/meetings/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Button, Form } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { LaterVersion } from './later.views.tsx'
import type { ReviewProps } from './props.ts'

/** A body that has a meeting on that day already: the same meeting, a later version of its minutes, or another one. */
export const SameDay = (props: ReviewProps) => {
  const { texts, sameDay, once, seq } = props
  const words = texts.sameDay
  return (
    <Section title={words.title} id="samme-dag">
      <p>{words.text}</p>
      {sameDay.map((meeting) => (
        <OneMeeting {...props} meeting={meeting} />
      ))}
      <Form once={once()} hidden={{ do: 'apart', set: String(seq) }} label={words.apart}>
        <Button label={words.apart} variant="secondary" />
      </Form>
    </Section>
  )
}

const OneMeeting = (props: ReviewProps & { meeting: MeetingOfDay }) => {
  const { texts, draft, meeting, once, href } = props
  const words = texts.sameDay
  const canFill =
    draft.kind === 'minutes' &&
    (meeting.minutes === null || (meeting.minutes === 'draft' && meeting.items.every((item) => item.decision === null)))
  return (
    <Alert kind="info">
      <p>
        <a href={href(`/moeder/${meeting.slug}`)}>{words.see}</a>
      </p>
      {canFill ? (
        <>
          <p>{words.fillHint}</p>
          <Form once={once()} hidden={{ do: 'fill', moede: meeting.id }} label={words.fill}>
            <Button label={words.fill} />
          </Form>
        </>
      ) : (
        meeting.minutes !== null && <LaterVersion {...props} />
      )}
    </Alert>
  )
}
