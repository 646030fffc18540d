import type { MeetingOfDay } from '#modules/meetings/index.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Details } from '#ui/details/details.tsx'
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
  const later = laterThan(meeting, draft, props.left)
  const { missing } = later
  const items = later.items.filter(({ parts }) => parts.length > 0)
  const left = later.items.filter((item) => item.left.length > 0)
  return (
    <>
      <p>{items.length > 0 ? words.lead : left.length > 0 ? words.allLeft : words.none}</p>
      {items.length > 0 && (
        <ul class="doubt-list">
          {items.map((item) => (
            <LaterItemForm {...props} item={item} />
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <Details summary={words.left(left.length)}>
          <ul class="doubt-list">
            {left.map((item) => (
              <LeftItem {...props} item={item} />
            ))}
          </ul>
        </Details>
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

/** What somebody left, and the way to be asked about it after all. */
const LeftItem = (props: ReviewProps & { meeting: MeetingOfDay; item: LaterItem }) => {
  const { texts, meeting, item, once } = props
  const words = texts.later
  return (
    <li class="doubt">
      <div>
        <ItemTitle item={item} />
        <Parts {...props} parts={item.left} />
        <Form once={once()} hidden={{ do: 'ask-again', moede: meeting.id, punkt: item.shortId }} label={words.askAgainOf(item.title)}>
          <ButtonRow>
            <Button label={words.askAgain} description={words.askAgainOf(item.title)} variant="tertiary" />
          </ButtonRow>
        </Form>
      </div>
    </li>
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
        <ItemTitle item={item} />
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
            <Parts {...props} parts={item.parts} />
            <p>
              {isBegun && `${words.begun} `}
              <a href={href(`/punkt/${item.shortId}/${meeting.minutes === 'draft' ? 'beslutning' : 'ret'}`)}>{words.toItem(item.title)}</a>
            </p>
          </>
        )}
        <Form once={once()} hidden={{ do: 'leave-item', moede: meeting.id, punkt: item.shortId }} label={words.leaveOf(item.title)}>
          <ButtonRow>
            <Button label={words.leave} description={words.leaveOf(item.title)} variant="tertiary" />
          </ButtonRow>
        </Form>
      </div>
    </li>
  )
}

const ItemTitle = ({ item }: { item: LaterItem }) => (
  <p>
    <b>
      <DanishText>{item.title}</DanishText>
    </b>
  </p>
)

const Parts = (props: ReviewProps & { parts: LaterPart[] }) => (
  <>
    {props.parts.map((part) => (
      <>
        <p>{nameOf(props, part)}</p>
        <Diff {...props} part={part} />
      </>
    ))}
  </>
)

const Diff = ({ texts, part }: ReviewProps & { part: LaterPart }) => (
  <WordDiff parts={wordDiff(part.there, part.here)} texts={texts.diff} lang="da" />
)

const nameOf = ({ texts }: ReviewProps, { name, caption }: LaterPart) =>
  caption ?? (name === decisionPart ? texts.fields.decision : texts.fields.itemTitle)
