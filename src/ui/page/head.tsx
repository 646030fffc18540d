import { raw } from 'hono/html'
import { scriptOf } from '#platform/i18n/direction.ts'
import { linkedDataText } from './linked-data.ts'
import type { PageShellProps } from './props.ts'

/** Preloaded so that the text does not jump late: the one face that most of the page is set in. */
const bodyFont = (lang: string) => `plex-sans-${scriptOf(lang)}-400.woff2`

const Styles = ({ lang, assets, themeHref, styles = [] }: Pick<PageShellProps, 'lang' | 'assets' | 'themeHref' | 'styles'>) => (
  <>
    <link rel="preload" href={assets(bodyFont(lang))} as="font" type="font/woff2" crossorigin="anonymous" />
    <link rel="stylesheet" href={assets(scriptOf(lang) === 'arabic' ? 'site.rtl.css' : 'site.css')} />
    {styles.map((sheet) => (
      <link rel="stylesheet" href={assets(sheet)} />
    ))}
    {themeHref && <link rel="stylesheet" href={themeHref} />}
  </>
)

const Addresses = ({ canonical, alternates = [], feeds = [] }: Pick<PageShellProps, 'canonical' | 'alternates' | 'feeds'>) => (
  <>
    {canonical && <link rel="canonical" href={canonical} />}
    {alternates.map((alternate) => (
      <link rel="alternate" hreflang={alternate.lang} href={alternate.href} />
    ))}
    {feeds.map((feed) => (
      <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
    ))}
  </>
)

/** The title says first whether something went wrong, then which page, then which site; where a long word may break is no part of it. */
export const documentTitle = ({ title, siteName, titlePrefix }: Pick<PageShellProps, 'title' | 'siteName' | 'titlePrefix'>) =>
  `${titlePrefix ? `${titlePrefix}: ` : ''}${title}${title === siteName ? '' : ` – ${siteName}`}`.replaceAll('\u00AD', '')

export const Head = (props: PageShellProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{documentTitle(props)}</title>
    {props.description && <meta name="description" content={props.description} />}
    {props.noindex && <meta name="robots" content="noindex" />}
    <Addresses {...props} />
    {props.linkedData && props.linkedData.length > 0 && <script type="application/ld+json">{raw(linkedDataText(props.linkedData))}</script>}
    <Styles {...props} />
    <link rel="icon" href={props.assets('icon.svg')} type="image/svg+xml" />
    {['site.js', ...(props.scripts ?? [])].map((script) => (
      <script src={props.assets(script)} defer />
    ))}
  </head>
)
