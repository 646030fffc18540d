import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { DraftItem } from '../draft/draft.ts'
import { Marks, openAt } from './marks.views.tsx'
import { anchorOf, type ReviewProps } from './props.ts'

/** Which papers an item has, who may read each, and the file where it came along. */
export const Papers = (props: ReviewProps & { item: DraftItem; place: string }) => {
  const { texts, item, papers, place, href } = props
  const shown = papers.get(item.key) ?? []
  const open = openAt(props, place)
  if (shown.length === 0) return null
  return (
    <div class="import-text" id={anchorOf(place)}>
      <h5>
        {open.length > 0 ? <mark>{texts.fields.attachments}</mark> : texts.fields.attachments} <Marks texts={texts} doubts={open} />
      </h5>
      <ul class="import-papers">
        {shown.map(({ title, isClosed, hasFile, path }) => (
          <li>
            {path ? (
              <a href={href(path)}>
                <DanishText as="span">{title}</DanishText>
              </a>
            ) : (
              <DanishText as="span">{title}</DanishText>
            )}{' '}
            {isClosed ? <Tag kind="closed" text={texts.papers.closed} /> : hasFile && <Tag kind="approved" text={texts.papers.open} />}
            {!hasFile && <span class="form-hint">{texts.papers.titleOnly}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
