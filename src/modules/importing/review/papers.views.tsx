import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { DraftItem } from '../draft/draft.ts'
import { EditLink, Marks, openAt } from './marks.views.tsx'
import { PaperForm } from './part-forms.views.tsx'
import { anchorOf, type ReviewProps, type ShownPaper } from './props.ts'

type Props = ReviewProps & { item: DraftItem; place: string }

/** Which papers an item has, who may read each, and the file where it came along. */
export const Papers = (props: Props) => {
  const { texts, item, papers, place, editing, state } = props
  const shown = papers.get(item.key) ?? []
  const open = openAt(props, place)
  if (shown.length === 0 && editing !== `${place}.new`) return null
  return (
    <div class="import-text" id={anchorOf(place)}>
      <h5>
        {open.length > 0 ? <mark>{texts.fields.attachments}</mark> : texts.fields.attachments} <Marks texts={texts} doubts={open} />
      </h5>
      <ul class="import-papers">
        {shown.map((paper) => (
          <Paper {...props} paper={paper} />
        ))}
      </ul>
      {state === 'draft' && editing === `${place}.new` && <PaperForm {...props} paper={null} />}
    </div>
  )
}

const Paper = (props: Props & { paper: ShownPaper }) => {
  const { texts, place, href, editing, state, paper } = props
  const { title, isClosed, hasFile, path, read } = paper
  const own = `${place}.${paper.key}`
  const name = <DanishText as="span">{title}</DanishText>
  return (
    <li id={anchorOf(own)}>
      {path ? <a href={href(path)}>{name}</a> : name}{' '}
      {isClosed ? <Tag kind="closed" text={texts.papers.closed} /> : hasFile && <Tag kind="approved" text={texts.papers.open} />}
      {!hasFile && <span class="form-hint">{texts.papers.titleOnly}</span>}{' '}
      {state === 'draft' && editing !== own && <EditLink {...props} place={own} what={title} />}
      {read !== null && read !== title && <span class="as-read">{texts.asRead(read)}</span>}
      {state === 'draft' && editing === own && <PaperForm {...props} />}
    </li>
  )
}
