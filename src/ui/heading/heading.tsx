import type { Child } from '../context.ts'
import { Foreign, InLanguage, useLangAttributes } from '../lang/foreign.tsx'

export type HeadingLevel = 2 | 3 | 4 | 5 | 6

type HeadingProps = {
  level: HeadingLevel
  id?: string | undefined
  class?: string | undefined
  lang?: string | undefined
  dir?: string | undefined
  children: Child
}

/** A heading whose level the page decides. */
export const Heading = ({ level, children, ...attributes }: HeadingProps) => {
  const Element = `h${level}` as const
  return <Element {...attributes}>{children}</Element>
}

export type PageHeadingProps = {
  title: string
  /** Language of the title, when it may differ from the page's. */
  lang?: string | undefined
  /** A word or two above the title: the body, the kind of page. */
  kicker?: string | undefined
  /** One sentence below it. */
  lead?: string | undefined
  /** Tags, dates, links that belong to the whole page. */
  children?: Child
}

/** The top of a page: its one `h1`. */
export const PageHeading = ({ title, lang, kicker, lead, children }: PageHeadingProps) => (
  <div class="page-heading">
    {kicker && <p class="kicker">{kicker}</p>}
    <h1>
      <Foreign lang={lang}>{title}</Foreign>
    </h1>
    {lead && <p class="font-lead">{lead}</p>}
    {children && <div class="page-heading-more">{children}</div>}
  </div>
)

export type SectionProps = {
  title: string
  /** Anchor for side contents. */
  id?: string | undefined
  level?: HeadingLevel | undefined
  /** Language of the whole part, heading and text, when it may differ from the page's. */
  lang?: string | undefined
  children?: Child
}

/** A part of a page under its own heading. */
export const Section = ({ title, id, level = 2, lang, children }: SectionProps) => (
  <section class="section" id={id} {...useLangAttributes(lang)}>
    <InLanguage lang={lang}>
      <Heading level={level}>{title}</Heading>
      {children}
    </InLanguage>
  </section>
)
