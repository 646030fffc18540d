import type { Child } from 'hono/jsx'
import { routePath } from 'hono/route'
import { hasRole } from '#platform/http/actor.ts'
import { type Ctx, localPath } from '#platform/http/context.ts'
import { officeLangs } from '#platform/http/office.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { newId } from '#platform/ids.ts'
import { allLangs, type Lang, textsOf } from '#texts/index.ts'
import { Alert } from '../alert/alert.tsx'
import { Help } from '../help/help.tsx'
import { breadcrumbData, type LinkedData } from './linked-data.ts'
import { Page } from './page.tsx'
import type { Crumb, FooterProps, NavigationItem, PageShellProps } from './props.ts'

export type PageOptions = {
  title: string
  description?: string | undefined
  /** Between the front page and this page. */
  crumbs?: Crumb[]
  status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 421 | 422 | 429 | 500 | 503
  /** The form on the page has errors: the title says so first. */
  hasErrors?: boolean
  lastChanged?: Date | undefined
  width?: 'normal' | 'wide' | undefined
  /** The address that holds what this page is an earlier state of. */
  canonicalPath?: string
  /** What the page is about, as schema.org describes it. Only what everybody may read; it is left out for whoever is signed in. */
  linkedData?: readonly LinkedData[]
  /** What tells a program of news about this page, in the reader's language. */
  feeds?: PageShellProps['feeds']
  /** The page is the work of signed-in people and never for search engines. */
  noindex?: boolean
  searchValue?: string | undefined
  scripts?: string[]
  /** The languages that the page is kept in, where those are fewer than the shell's. */
  languages?: readonly Lang[]
  /** What the screen is for and how it is used. */
  help?: readonly string[]
  /** A screen of the back office, whoever looks at it. */
  isOffice?: boolean
}

/** What the composition root tells the shell once. */
export type ShellSettings = {
  assets: (logical: string) => string
  look: (c: Ctx) => Promise<OwnLook>
}

/** What is a municipality's own on every page: contact lines, and its colours and logo where it has set some. */
export type OwnLook = Pick<FooterProps, 'contact' | 'email' | 'phone'> & Pick<PageShellProps, 'themeHref' | 'logo'>

let settings: ShellSettings = { assets: (logical) => `/assets/${logical}`, look: async () => ({ contact: [] }) }
export const configureShell = (given: ShellSettings) => {
  settings = given
}
export const assetUrl = (logical: string) => settings.assets(logical)

/** A fresh key for a form, so that sending it twice has one effect. */
export const onceKey = () => newId()

const isStaff = (c: Ctx) => hasRole(c.get('actor'), 'secretary', 'administrator')

const navigation = (c: Ctx): NavigationItem[] => {
  const t = c.get('t').shell
  const to = (path: string, label: string): NavigationItem => ({
    href: localPath(c.get('lang'), path),
    label,
    current: c.req.path === path || c.req.path.startsWith(`${path}/`),
  })
  return [
    to('/raadet', t.council),
    to('/moeder', t.meetings),
    to('/sager', t.cases),
    to('/dokumenter', t.documents),
    ...(isStaff(c) ? [to('/import', t.imports)] : []),
  ]
}

function account(c: Ctx) {
  const t = c.get('t').shell
  const to = (path: string, label: string) => ({ href: localPath(c.get('lang'), path), label })
  if (c.get('actor').accountId === null) return { links: [to('/log-ind', t.signIn)] }
  return {
    name: c.get('actor').name,
    links: [to('/skrivebord', t.desk), ...(isStaff(c) ? [to('/opsaetning', t.setup)] : []), to('/min-adgang', t.access)],
    signOut: { action: localPath(c.get('lang'), '/log-ud'), label: t.signOut },
  }
}

const languageLinks = (c: Ctx, kept: readonly Lang[] = allLangs) => {
  const path = c.req.path + searchOf(c)
  const link = (lang: (typeof allLangs)[number]) => ({ lang, name: textsOf(lang).language.name, href: localPath(lang, path) })
  const offered = kept.filter((lang) => c.get('municipality').languages.includes(lang))
  return [link(c.get('lang')), ...offered.filter((lang) => lang !== c.get('lang')).map(link)]
}

/** Only what a reader chose (search words, filters) goes along to another language; never a token. */
const searchOf = (c: Ctx) => (['/soeg', '/moeder', '/foelg'].includes(routePath(c)) ? new URL(c.req.url).search : '')

/** The look and the keys of the back office; who works there has the keys on every page. */
const comfort = (c: Ctx, { isOffice, scripts = [] }: Pick<PageOptions, 'isOffice' | 'scripts'>) =>
  isOffice || isStaff(c) ? { styles: ['office.css'], scripts: ['office.js', ...scripts] } : { scripts }

/** What the page says of itself to programs, and where it stands; pages that search engines are to leave alone say nothing. */
function linkedDataOf(c: Ctx, { crumbs, linkedData = [], noindex, isOffice, canonicalPath, status = 200 }: PageOptions) {
  if (noindex || isOffice || status !== 200 || c.get('actor').accountId !== null) return []
  const { origin } = c.get('municipality')
  const href = (path: string) => origin + localPath(c.get('lang'), path)
  const self = href(canonicalPath ?? c.req.path)
  const home = { label: c.get('t').shell.home, href: localPath(c.get('lang'), '/') }
  return [...linkedData, ...(crumbs ? [breadcrumbData([home, ...crumbs], self, (path) => origin + path)] : [])]
}

/** Answers with a whole page in the reader's language. */
export async function page(c: Ctx, options: PageOptions, children: Child) {
  const t = c.get('t')
  const municipality = c.get('municipality')
  const href = (path: string) => localPath(c.get('lang'), path)
  const links = languageLinks(c, options.languages)
  const { themeHref, logo, ...contact } = await settings.look(c)
  const html = (
    <Page
      lang={c.get('lang')}
      title={options.title}
      siteName={t.shell.siteName(municipality.name)}
      titlePrefix={options.hasErrors ? t.shell.errorPrefix : undefined}
      description={options.description}
      noindex={municipality.isDemo || options.noindex || (options.status ?? 200) !== 200}
      canonical={`${municipality.origin}${href(options.canonicalPath ?? c.req.path)}`}
      alternates={options.noindex ? [] : links.map((link) => ({ lang: link.lang, href: `${municipality.origin}${link.href}` }))}
      feeds={options.feeds}
      linkedData={linkedDataOf(c, options)}
      assets={settings.assets}
      themeHref={themeHref}
      logo={logo}
      {...comfort(c, options)}
      texts={t.shell}
      municipality={municipality.name}
      tagline={t.shell.tagline}
      homeHref={href('/')}
      demo={municipality.isDemo ? t.shell.demo : undefined}
      search={{ action: href('/soeg'), name: 'q', value: options.searchValue }}
      navigation={navigation(c)}
      languages={links}
      account={account(c)}
      breadcrumb={options.crumbs ? [{ label: t.shell.home, href: href('/') }, ...options.crumbs] : undefined}
      footer={{
        heading: t.shell.contact,
        contactLang: 'da',
        ...contact,
        links: [
          { href: href('/was'), label: t.shell.accessibility },
          { href: href('/privatliv'), label: t.shell.privacy },
          { href: href('/aabne-data'), label: t.shell.openData },
        ],
        linksLabel: t.shell.footerLinks,
        lastChanged: options.lastChanged && {
          label: t.shell.lastChanged,
          datetime: options.lastChanged.toISOString(),
          text: dateInWords(c.get('lang'), options.lastChanged, municipality.timeZone),
        },
      }}
      width={options.width}
    >
      <Notices c={c} />
      {children}
      {options.help && <Help summary={t.shell.help} text={options.help} />}
    </Page>
  )
  c.header('Content-Language', c.get('lang'))
  c.header('Cache-Control', c.get('actor').accountId === null && c.req.method === 'GET' ? 'no-cache' : 'no-store')
  return c.html(`<!doctype html>${await html}`, options.status ?? 200)
}

type OfficeOptions = Omit<PageOptions, 'languages' | 'noindex'> & { help: readonly string[] }

/** A page of the back office: every one has its help, none is for search engines, and the comfort of office.js is loaded. */
export const officePage = (c: Ctx, options: OfficeOptions, children: Child) =>
  page(c, { width: 'wide', ...options, noindex: true, languages: officeLangs, isOffice: true }, children)

/** What was kept from an ended session, and an honest word about a translation nobody has reviewed. */
const Notices = ({ c }: { c: Ctx }) => {
  const t = c.get('t')
  return (
    <>
      {c.get('kept') && (
        <Alert kind="success" title={t.form.keptTitle} announce>
          <p>{t.form.kept}</p>
        </Alert>
      )}
      {t.language.reviewed === null && (
        <p class="translation-note">
          {t.language.unreviewed}{' '}
          <a href={localPath('da', c.req.path)} hreflang="da">
            {t.language.readInDanish}
          </a>
        </p>
      )}
    </>
  )
}
