import type { MeetingOfDay } from '#modules/meetings/index.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Checkbox } from '#ui/form/choices.tsx'
import { Button, ButtonRow, Form } from '#ui/form/form.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import { decisionPart, type LaterItem, type LaterPart, laterThan } from './later.ts'
import type { ReviewProps } from './props.ts'

/** What a later version of minutes says otherwise, item by item. What is chosen goes into the form of a correction, which somebody publishes there. */
export const LaterVersion = (props: ReviewProps & { meeting: MeetingOfDay }) => {
  const { texts, draft, meeting } = props
  const words = texts.later
  const { items, missing } = laterThan(meeting, draft)
  return (
    <>
      <p>{items.length === 0 ? words.none : words.lead}</p>
      {items.length > 0 && (
        <ul class="doubt-list">
          {items.map((item) => (
            <LaterItemForm {...props} item={item} />
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <>
          <p>{words.missing}</p>
          <DanishText as="div">
            <ul>
              {missing.map((what) => (
                <li>{what}</li>
              ))}
            </ul>
          </DanishText>
        </>
      )}
    </>
  )
}

/** Only what the public has can be corrected; a draft of the meeting's own is written in where it stands. */
const canCorrect = ({ minutes, isPublic }: MeetingOfDay) => minutes !== 'draft' && isPublic

const LaterItemForm = (props: ReviewProps & { meeting: MeetingOfDay; item: LaterItem }) => {
  const { texts, meeting, item, once, begun, href, errors } = props
  const words = texts.later
  const isBegun = begun.has(item.shortId)
  return (
    <li class="doubt" id={`punkt-${item.shortId}`}>
      <div>
        <p>
          <b>
            <DanishText>{item.title}</DanishText>
          </b>
        </p>
        {errors[`punkt-${item.shortId}`] && <p class="form-error-message">{errors[`punkt-${item.shortId}`]}</p>}
        {canCorrect(meeting) && !isBegun ? (
          <Form once={once()} hidden={{ do: 'correct', moede: meeting.id, punkt: item.shortId }} label={words.prepareOf(item.title)}>
            {item.parts.map((part) => (
              <>
                <Checkbox
                  name={part.name}
                  value="ja"
                  label={nameOf(props, part)}
                  checked={props.values['punkt'] !== item.shortId || props.values[part.name] === 'ja'}
                />
                <Diff {...props} part={part} />
              </>
            ))}
            <ButtonRow>
              <Button label={words.prepare} description={words.prepareOf(item.title)} variant="secondary" />
            </ButtonRow>
          </Form>
        ) : (
          <>
            {item.parts.map((part) => (
              <>
                <p>{nameOf(props, part)}</p>
                <Diff {...props} part={part} />
              </>
            ))}
            <p>
              {isBegun && `${words.begun} `}
              <a href={href(`/punkt/${item.shortId}/${meeting.minutes === 'draft' ? 'beslutning' : 'ret'}`)}>{words.toItem(item.title)}</a>
            </p>
          </>
        )}
      </div>
    </li>
  )
}

const Diff = ({ texts, part }: ReviewProps & { part: LaterPart }) => (
  <WordDiff parts={wordDiff(part.there, part.here)} texts={texts.diff} lang="da" />
)

const nameOf = ({ texts }: ReviewProps, { name, caption }: LaterPart) =>
  caption ?? (name === decisionPart ? texts.fields.decision : texts.fields.itemTitle)
