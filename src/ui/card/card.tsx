import type { Child, WithChildren } from '../context.ts'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { Foreign } from '../lang/foreign.tsx'

export type LinkCardProps = {
  href: string
  title: string
  level?: HeadingLevel | undefined
  /** Above the title: a date, a kind. */
  kicker?: Child
  text?: string | undefined
  /** Language of title and text, when it may differ from the page's. */
  lang?: string | undefined
  /** Tags and short facts below. */
  children?: Child
}

/** A thing to open: a meeting, a decision, something to do. The whole card is the link's target; its name is the title alone. */
export const LinkCard = ({ href, title, level = 3, kicker, text, lang, children }: LinkCardProps) => (
  <article class="link-card">
    {kicker && <p class="kicker">{kicker}</p>}
    <Heading level={level} class="link-card-title">
      <a href={href}>
        <Foreign lang={lang}>{title}</Foreign>
      </a>
    </Heading>
    {text && (
      <p>
        <Foreign lang={lang}>{text}</Foreign>
      </p>
    )}
    {children && <div class="link-card-more">{children}</div>}
  </article>
)

/** Cards beside one another where there is room. */
export const CardList = ({ children }: WithChildren) => <div class="card-list">{children}</div>

/** What most readers came for, set off from the rest: the decision of an item. */
export const Highlight = ({ title, level = 3, children }: WithChildren & { title: string; level?: HeadingLevel | undefined }) => (
  <div class="highlight">
    <Heading level={level} class="highlight-title">
      {title}
    </Heading>
    {children}
  </div>
)
