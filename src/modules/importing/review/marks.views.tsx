import { directionOf } from '#platform/i18n/direction.ts'
import { type Child, usePage } from '#ui/context.ts'
import { Details } from '#ui/details/details.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { LinesElsewhere } from './paging.views.tsx'
import { anchorOf, type ReviewDoubt, type ReviewProps, toldOnce } from './props.ts'

/** Where there is doubt about something, and the way to what it says: each doubt is told once, in the list. */
export const Marks = ({ texts, doubts }: { texts: ReviewProps['texts']; doubts: readonly ReviewDoubt[] }) => {
  const { lang } = usePage()
  return (
    <>
      {doubts.map((doubt) => (
        <a
          class={doubt.grave && doubt.answer === null ? 'doubt-mark doubt-mark-grave' : 'doubt-mark'}
          href={`#tvivl-${doubt.n}`}
          lang={lang}
        >
          {texts.doubt(doubt.n)}
          {doubt.grave && doubt.answer === null && `: ${doubt.grave}`}
        </a>
      ))}
    </>
  )
}

export const openAt = ({ doubts }: Pick<ReviewProps, 'doubts'>, place: string) =>
  toldOnce(doubts.filter((doubt) => doubt.anchor === anchorOf(place) && doubt.answer === null))

/** A value with its doubts, and what was read when somebody changed it since. */
export const Marked = (
  props: ReviewProps & { place: string; value: string | null; read?: string | null | undefined; children?: Child },
) => {
  const { texts, place, value, read, children } = props
  const open = openAt(props, place)
  const shown = children ?? (value ? <DanishText>{value}</DanishText> : <em>{texts.nothing}</em>)
  return (
    <>
      {open.length > 0 ? <mark>{shown}</mark> : shown} <Marks texts={texts} doubts={open} />
      {read !== undefined && (read ?? '') !== (value ?? '') && (
        <span class="as-read">{texts.asRead(read === null || read === '' ? texts.nothing : read)}</span>
      )}
    </>
  )
}

type Editable = Pick<ReviewProps, 'href' | 'id' | 'texts' | 'saved' | 'atLine' | 'lineHref'> & { place: string; what: string }

/** The link that opens the small form of a place; after a change it is said here that it is kept. */
export const EditLink = ({ href, id, texts, place, what, ...props }: Editable) => (
  <>
    <a class="edit-link" href={`${href(`/import/${id}`)}?ret=${encodeURIComponent(place)}#ret`} aria-label={texts.editOf(what)}>
      {texts.edit}
    </a>
    {props.saved?.place === place && <Saved texts={texts} {...props} />}
  </>
)

/** The address leads here, and the focus with it. */
export const Saved = ({ texts, atLine, lineHref }: Pick<ReviewProps, 'texts' | 'atLine' | 'lineHref'>) => (
  <span class="saved" id="gemt" role="status" tabindex={-1}>
    {texts.saved} {atLine !== null && <a href={lineHref(atLine)}>{texts.inSource(atLine)}</a>}
  </span>
)

const longestPassage = 40

/** The lines of the source run as their own language does, whatever that of the page. */
export const writtenIn = ({ sourceLang }: Pick<ReviewProps, 'sourceLang'>) => ({ lang: sourceLang, dir: directionOf(sourceLang) })

/** The lines that something was read from, in place: for a phone, where the source lies far away. */
export const Passage = (props: ReviewProps & { path: string }) => {
  const { texts, spans, lines, path } = props
  const own = spans.filter((span) => span.path === path || span.path.startsWith(`${path}.`))
  if (own.length === 0) return null
  const from = Math.min(...own.map((span) => span.from))
  const to = Math.max(...own.map((span) => span.to))
  const shown = lines.slice(from - 1, Math.min(to, from + longestPassage - 1))
  return (
    <div class="passage">
      <Details summary={texts.passage(from, to)}>
        <div class="passage-lines" {...writtenIn(props)}>
          {shown.join('\n')}
        </div>
        {to - from >= longestPassage && <a href={props.lineHref(from + longestPassage)}>{texts.more}</a>}
      </Details>
    </div>
  )
}

/** The source with its lines, each doubt marked where it stands. */
export const Source = (props: ReviewProps) => {
  const { texts, lines, doubts, paging, atLine, state } = props
  const doubted = Map.groupBy(
    doubts.filter((doubt) => doubt.line !== null),
    (doubt) => doubt.line,
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area of its own, which the keyboard must reach; it is no fieldset
    <div class="source" role="group" aria-label={texts.source} tabindex={0} data-at={atLine === null ? undefined : `linje-${atLine}`}>
      <LinesElsewhere {...props} where="before" at={paging.from - 1} />
      <ol class="source-lines" {...writtenIn(props)} start={paging.from}>
        {lines.slice(paging.from - 1, paging.to).map((line, i) => {
          const n = paging.from + i
          const here = doubted.get(n) ?? []
          const open = here.filter((doubt) => doubt.answer === null)
          const grave = open.some((doubt) => doubt.grave !== null)
          return (
            <li
              id={`linje-${n}`}
              class={`source-line${n === atLine ? ' source-line-at' : ''}${open.length > 0 ? ' doubted' : ''}${grave ? ' doubted-gravely' : ''}`}
            >
              {open.length > 0 ? <mark>{line || ' '}</mark> : line || ' '} {state === 'draft' && <Marks texts={texts} doubts={here} />}
            </li>
          )
        })}
      </ol>
      <LinesElsewhere {...props} where="after" at={paging.to + 1} />
    </div>
  )
}

export const ClosedTag = ({ texts }: Pick<ReviewProps, 'texts'>) => <Tag kind="closed" text={texts.fields.closed} />
