import type { MeetingOfDay } from '#modules/meetings/index.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Button, ButtonRow, Form } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
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
        meeting.minutes !== null && <Versions {...props} />
      )}
    </Alert>
  )
}

const bare = (title: string | null) => (title ?? '').toLocaleLowerCase('da').trim()

const Versions = ({ texts, draft, meeting, href }: ReviewProps & { meeting: MeetingOfDay }) => {
  const words = texts.sameDay
  const differing = draft.items.flatMap((item) => {
    const there =
      meeting.items.find((one) => bare(one.title) === bare(item.title)) ??
      meeting.items.find((one) => one.number !== null && one.number === item.number)
    return there && (there.decision ?? '').trim() !== (item.decision ?? '').trim() ? [{ there, here: item.decision ?? '' }] : []
  })
  if (differing.length === 0) return <p>{words.none}</p>
  return (
    <>
      <p>{words.version}</p>
      <ul class="doubt-list">
        {differing.map(({ there, here }) => (
          <li class="doubt">
            <div>
              <b>
                <DanishText>{there.title}</DanishText>
              </b>
              <WordDiff parts={wordDiff(there.decision ?? '', here)} texts={texts.diff} lang="da" />
            </div>
            <ButtonRow>
              <a href={href(`/punkt/${there.shortId}/${meeting.minutes === 'draft' ? 'beslutning' : 'ret'}`)}>{words.correct}</a>
            </ButtonRow>
          </li>
        ))}
      </ul>
    </>
  )
}
