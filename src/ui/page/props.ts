import type { Child } from '../context.ts'
import type { LinkedData } from './linked-data.ts'

export type NavigationItem = { href: string; label: string; current?: boolean | undefined }
/** `name` in its own language: "العربية", never "Arabisk". `href` leads to this same page in that language. */
export type LanguageLink = { lang: string; name: string; href: string }
/** The last crumb is the page itself and has no `href`. */
export type Crumb = { label: string; href?: string | undefined; lang?: string | undefined }
export type Alternate = { lang: string; href: string }

/** The words of the shell itself, in the page's language. */
export type ShellTexts = {
  skipToContent: string
  menu: string
  /** Names the main navigation for those who jump between landmarks. */
  mainNavigation: string
  languages: string
  breadcrumb: string
  search: string
}

/** Who is signed in, or the way in. */
export type AccountLinks = {
  name?: string | undefined
  links: readonly NavigationItem[]
  signOut?: { action: string; label: string; hidden?: Readonly<Record<string, string>> | undefined } | undefined
}

export type FooterProps = {
  heading: string
  /** Lines of the address and the like, in the municipality's language. */
  contact: readonly string[]
  contactLang?: string | undefined
  email?: { href: string; text: string } | undefined
  phone?: { href: string; text: string } | undefined
  /** Accessibility statement, privacy, feeds … */
  links: readonly NavigationItem[]
  linksLabel: string
  lastChanged?: { label: string; datetime: string; text: string } | undefined
}

/** Everything that the page around the content shows. All words come in here, so that the shell is the same in every language. */
export type PageShellProps = {
  lang: string
  /** Title of this page alone; the site's name is added after it. */
  title: string
  siteName: string
  /** Put before the title when the form has errors, so that it is the first thing heard: "Fejl". */
  titlePrefix?: string | undefined
  description?: string | undefined
  noindex?: boolean | undefined
  /** Absolute URL of this page. */
  canonical?: string | undefined
  /** Absolute URLs of this page in every language, itself included; `x-default` may be among them. */
  alternates?: readonly Alternate[] | undefined
  feeds?: readonly { href: string; title: string; type: string }[] | undefined
  /** What the page is about, for programs. */
  linkedData?: readonly LinkedData[] | undefined
  /** Logical asset name to URL; comes from the manifest of the asset build. */
  assets: (logical: string) => string
  /** The municipality's three colours: address of a style sheet made by `themeCss`. */
  themeHref?: string | undefined
  /** Logical names of further style sheets, for pages that hold more than the others. */
  styles?: readonly string[] | undefined
  /** Logical names of further scripts, for pages that have more comfort than the others. */
  scripts?: readonly string[] | undefined
  texts: ShellTexts
  /** The name in the head, and the line under it. */
  municipality: string
  tagline?: string | undefined
  /** The municipality's own picture in the head, in pixels as it was made. Its text is the municipality's name. */
  logo?: { src: string; width: number; height: number } | undefined
  homeHref: string
  demo?: string | undefined
  search?: { action: string; name: string; value?: string | undefined } | undefined
  navigation: readonly NavigationItem[]
  /** The current language first. */
  languages: readonly LanguageLink[]
  account?: AccountLinks | undefined
  breadcrumb?: readonly Crumb[] | undefined
  footer: FooterProps
  /** `wide` for working pages with broad tables. */
  width?: 'normal' | 'wide' | undefined
  children?: Child
}
