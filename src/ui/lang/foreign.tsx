import { directionOf } from '#platform/i18n/direction.ts'
import { PageContext, usePage, type WithChildren } from '../context.ts'

/** Attributes for an element whose text is in `lang`: none when the text around it is in that language already (WCAG 3.1.2). */
export function useLangAttributes(lang: string | undefined): { lang?: string; dir?: string } {
  const around = usePage().lang
  return lang === undefined || lang === around ? {} : { lang, dir: directionOf(lang) }
}

/** Tells everything inside that the text around it is in `lang`. */
export const InLanguage = ({ lang, children }: WithChildren & { lang: string | undefined }) => {
  const around = usePage()
  if (lang === undefined || lang === around.lang) return <>{children}</>
  return <PageContext.Provider value={{ ...around, lang }}>{children}</PageContext.Provider>
}

type ForeignProps = WithChildren & {
  /** Language of the text, which may or may not be the page's; `undefined` when it is that of the text around it. */
  lang: string | undefined
  /** `bdi` inside a sentence; a block element when the text stands alone. */
  as?: 'bdi' | 'span' | 'p' | 'div' | 'section'
}

/**
 * Text that may be in another language than the page: marked with language and direction, so that it is read and ordered rightly.
 * A `bdi` stays on the page's side, which suits titles; a block moves to its own side, which suits paragraphs.
 */
export const Foreign = ({ lang, as: Element = 'bdi', children }: ForeignProps) => {
  const language = useLangAttributes(lang)
  if (lang === undefined && Element === 'bdi') return <>{children}</>
  return (
    <Element {...language}>
      <InLanguage lang={lang}>{children}</InLanguage>
    </Element>
  )
}

/** Danish text, such as agendas and names of bodies, on a page in any language. */
export const DanishText = ({ as = 'bdi', children }: Omit<ForeignProps, 'lang'>) => (
  <Foreign lang="da" as={as}>
    {children}
  </Foreign>
)
