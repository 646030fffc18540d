import { Details } from '#ui/details/details.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { pageFurniture } from '../parse/parse.ts'
import { LineForm } from './forms.views.tsx'
import { EditLink, Marks, openAt, writtenIn } from './marks.views.tsx'
import { anchorOf, type ReviewProps } from './props.ts'

const mostLines = 300

/** Lines that no field holds. The heads and feet of pages are folded, but for those that are in doubt. */
export const Unplaced = (props: ReviewProps) => {
  const { texts, draft, spans, state } = props
  if (draft.unplaced.length === 0) return null
  const ofPages = new Set(spans.flatMap(({ path, from }) => (path === pageFurniture ? [from] : [])))
  const isOfPage = ({ line }: Line) => ofPages.has(line) && openAt(props, `unplaced.${line}`).length === 0
  const [folded, shown] = [draft.unplaced.filter(isOfPage), draft.unplaced.filter((one) => !isOfPage(one))]
  const isAbout = folded.some(({ line }) => props.editing === `unplaced.${line}` || props.saved?.place === `unplaced.${line}`)
  return (
    <Section title={texts.fields.unplaced} level={3} id={anchorOf('unplaced')}>
      {state === 'draft' && <p class="form-hint">{texts.fields.unplacedHint}</p>}
      <Lines {...props} unplaced={shown} />
      {folded.length > 0 && (
        <Details summary={texts.fields.ofPages(folded.length)} open={isAbout}>
          <Lines {...props} unplaced={folded} />
        </Details>
      )}
    </Section>
  )
}

type Line = ReviewProps['draft']['unplaced'][number]

const Lines = (props: ReviewProps & { unplaced: Line[] }) => {
  const { texts, editing, state, unplaced } = props
  return (
    <>
      <ul class="unplaced">
        {unplaced.slice(0, mostLines).map(({ line, text }) => (
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
      {unplaced.length > mostLines && <p>{texts.more}</p>}
    </>
  )
}
