import { Section } from '#ui/heading/heading.tsx'
import { LineForm } from './forms.views.tsx'
import { EditLink, Marks, openAt, writtenIn } from './marks.views.tsx'
import { anchorOf, type ReviewProps } from './props.ts'

const mostLines = 300

export const Unplaced = (props: ReviewProps) => {
  const { texts, draft, editing, state } = props
  if (draft.unplaced.length === 0) return null
  return (
    <Section title={texts.fields.unplaced} level={3} id={anchorOf('unplaced')}>
      {state === 'draft' && <p class="form-hint">{texts.fields.unplacedHint}</p>}
      <ul class="unplaced">
        {draft.unplaced.slice(0, mostLines).map(({ line, text }) => (
          <li id={anchorOf(`unplaced.${line}`)}>
            <a href={props.lineHref(line)} {...writtenIn(props)}>
              {text.trim() || texts.line(line)}
            </a>{' '}
            <Marks texts={texts} doubts={openAt(props, `unplaced.${line}`)} />{' '}
            {state === 'draft' &&
              (editing === `unplaced.${line}` ? (
                <LineForm {...props} line={line} text={text} />
              ) : (
                <EditLink {...props} place={`unplaced.${line}`} what={text} />
              ))}
          </li>
        ))}
      </ul>
      {draft.unplaced.length > mostLines && <p>{texts.more}</p>}
    </Section>
  )
}
