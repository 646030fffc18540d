import { Pagination } from '#ui/pagination/pagination.tsx'
import { pagingTexts } from './paging.text.ts'
import { onPage } from './paging.ts'
import type { ReviewDoubt, ReviewProps } from './props.ts'

const wordsOf = ({ lang }: Pick<ReviewProps, 'lang'>) => pagingTexts[lang === 'en' ? 'en' : 'da']

/** The other items of a long document. */
export const Pages = ({ lang, href, id, paging: { current, total } }: Pick<ReviewProps, 'lang' | 'href' | 'id' | 'paging'>) => {
  const { pages } = wordsOf({ lang })
  const hrefOf = (page: number) => `${href(`/import/${id}`)}${onPage(page)}#resultat`
  return <Pagination label={pages.label} current={current} total={total} hrefOf={hrefOf} texts={pages} />
}

type Elsewhere = Pick<ReviewProps, 'lang' | 'lines' | 'lineHref'> & { where: 'before' | 'after'; at: number }
/** The way to lines of the source that stand on no page but their own. */
export const LinesElsewhere = ({ lang, lines, lineHref, where, at }: Elsewhere) =>
  at >= 1 && at <= lines.length ? (
    <p class="source-more">
      <a href={lineHref(at)}>{wordsOf({ lang })[where](at)}</a>
    </p>
  ) : null

/** Doubts stand with what they are about; the way to the next of them that stands on another page. */
export const DoubtsElsewhere = (props: ReviewProps & { open: readonly ReviewDoubt[] }) => {
  const here = new Set(props.doubts.filter(props.isHere).map(({ n }) => n))
  const elsewhere = props.open.filter(({ n }) => !here.has(n))
  const [next] = elsewhere
  if (!next) return null
  const [address = ''] = props.placeHref(next.anchor).split('#')
  return (
    <p>
      <a href={`${address}#tvivl-${next.n}`}>{wordsOf(props).doubts(elsewhere.length)}</a>
    </p>
  )
}
