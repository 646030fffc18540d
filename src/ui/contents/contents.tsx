import type { Child } from '../context.ts'
import { useLangAttributes } from '../lang/foreign.tsx'

export type ContentsItem = {
  /** `#anchor` of a part of this page, or another page. */
  href: string
  label: string
  /** Number of the item on the agenda. */
  number?: string | undefined
  lang?: string | undefined
  current?: boolean | undefined
}

const ContentsLink = ({ href, label, number, lang, current }: ContentsItem) => (
  <a class="contents-link" href={href} aria-current={current ? 'page' : undefined}>
    {number && (
      <bdi class="contents-number" dir="ltr">
        {number}
      </bdi>
    )}
    <bdi {...useLangAttributes(lang)}>{label}</bdi>
  </a>
)

/** Table of contents of a long page. It can be folded; the client script folds it on small screens. */
export const SideContents = ({ title, items }: { title: string; items: readonly ContentsItem[] }) => (
  <nav class="contents" aria-label={title}>
    <details open data-fold-on-phone>
      <summary class="contents-title">{title}</summary>
      <ol class="contents-list">
        {items.map((item) => (
          <li>
            <ContentsLink {...item} />
          </li>
        ))}
      </ol>
    </details>
  </nav>
)

/** Side contents beside the text, where there is room; above it on small screens, or below it when they are about something else. */
export const WithSide = ({ side, after = false, children }: { side: Child; after?: boolean | undefined; children?: Child }) => (
  <div class={after ? 'with-side with-side-after' : 'with-side'}>
    {!after && <div class="with-side-side">{side}</div>}
    <div class="with-side-main">{children}</div>
    {after && <div class="with-side-side">{side}</div>}
  </div>
)
