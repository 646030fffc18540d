import type { Lang, Texts } from '#texts/index.ts'
import type { BodyPageData } from './body-page.ts'

export type BodyPageProps = BodyPageData & {
  t: Texts
  lang: Lang
  zone: string
  /** The municipality's own address, without a path. */
  origin: string
  /** Milliseconds since 1970. */
  now: number
  /** A path of this site in the reader's language. */
  href: (path: string) => string
}
