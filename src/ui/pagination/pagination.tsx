import { Icon } from '../icon/icon.tsx'

export type PaginationProps = {
  /** Names the landmark: "Sider med søgeresultater". */
  label: string
  /** From 1. */
  current: number
  total: number
  hrefOf: (page: number) => string
  texts: { previous: string; next: string; page: (page: number) => string }
}

/** First, last and the neighbours of the current page; `null` where pages are left out. */
export function shownPages(current: number, total: number): (number | null)[] {
  const near = new Set([1, current - 1, current, current + 1, total].filter((page) => page >= 1 && page <= total))
  return [...near]
    .sort((a, b) => a - b)
    .flatMap((page, index, pages) => ((pages[index - 1] ?? page - 1) < page - 1 ? [null, page] : [page]))
}

const PageLink = ({ page, props }: { page: number | null; props: PaginationProps }) =>
  page === null ? (
    <li class="page-gap">…</li>
  ) : (
    <li>
      <a
        class="page-link"
        href={props.hrefOf(page)}
        aria-label={props.texts.page(page)}
        aria-current={page === props.current ? 'page' : undefined}
      >
        {page}
      </a>
    </li>
  )

/** Renders nothing when there is only one page. */
export const Pagination = (props: PaginationProps) => {
  const { label, current, total, hrefOf, texts } = props
  if (total <= 1) return null
  return (
    <nav class="pages" aria-label={label}>
      {current > 1 && (
        <a class="page-step" href={hrefOf(current - 1)} rel="prev">
          <Icon name="chevron-left" />
          <span>{texts.previous}</span>
        </a>
      )}
      <ol class="page-numbers">
        {shownPages(current, total).map((page) => (
          <PageLink page={page} props={props} />
        ))}
      </ol>
      {current < total && (
        <a class="page-step" href={hrefOf(current + 1)} rel="next">
          <span>{texts.next}</span>
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  )
}
