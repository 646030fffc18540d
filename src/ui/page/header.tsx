import { directionOf } from '#platform/i18n/direction.ts'
import { Icon } from '../icon/icon.tsx'
import type { AccountLinks, LanguageLink, NavigationItem, PageShellProps } from './props.ts'

const NavigationLinks = ({ items }: { items: readonly NavigationItem[] }) => (
  <ul class="nav-list">
    {items.map((item) => (
      <li>
        <a class="nav-link" href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
        </a>
      </li>
    ))}
  </ul>
)

/** The names run their own way, but stand on the page's side: the link carries the language, what is inside it the direction. */
const LanguageLinks = ({ languages }: { languages: readonly LanguageLink[] }) => (
  <ul class="language-list">
    {languages.map(({ lang, name, href }, index) => (
      <li>
        <a class="language-link" href={href} hreflang={lang} lang={lang} aria-current={index === 0 ? 'true' : undefined}>
          <bdi dir={directionOf(lang)}>{name}</bdi>
        </a>
      </li>
    ))}
  </ul>
)

const Account = ({ name, links, signOut }: AccountLinks) => (
  <div class="account">
    {name && (
      <span class="account-name">
        <Icon name="person" />
        <bdi>{name}</bdi>
      </span>
    )}
    {links.map((link) => (
      <a class="account-link" href={link.href} aria-current={link.current ? 'page' : undefined}>
        {link.label}
      </a>
    ))}
    {signOut && (
      <form method="post" action={signOut.action}>
        {Object.entries(signOut.hidden ?? {}).map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
        <button class="account-link" type="submit">
          {signOut.label}
        </button>
      </form>
    )}
  </div>
)

/** Small screens: native disclosures, so that both open without scripts. Each copy is hidden at the width of the other. */
const PhoneMenus = ({ languages, navigation, texts, account }: PageShellProps) => (
  <div class="phone-menus">
    {languages.length > 1 && (
      <details class="phone-menu" data-menu>
        <summary class="phone-menu-button">
          <Icon name="language" />
          <span>{texts.languages}</span>
        </summary>
        <nav class="phone-menu-panel" aria-label={texts.languages}>
          <LanguageLinks languages={languages} />
        </nav>
      </details>
    )}
    <details class="phone-menu" data-menu>
      <summary class="phone-menu-button">
        <Icon name="menu" />
        <span>{texts.menu}</span>
      </summary>
      <div class="phone-menu-panel">
        <nav aria-label={texts.mainNavigation}>
          <NavigationLinks items={navigation} />
        </nav>
        {account && <Account {...account} />}
      </div>
    </details>
  </div>
)

const SearchForm = ({ search, texts }: Pick<PageShellProps, 'search' | 'texts'>) =>
  search ? (
    <search class="site-search">
      <form class="site-search-form" action={search.action} method="get">
        <label class="sr-only" for="site-search">
          {texts.search}
        </label>
        <input
          class="form-input"
          id="site-search"
          type="search"
          name={search.name}
          value={search.value}
          dir="auto"
          placeholder={texts.search}
          autocomplete="off"
        />
        <button class="button button-primary button-search" type="submit" aria-label={texts.search}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  ) : null

const TopBar = ({ languages, texts, account }: PageShellProps) => (
  <div class="top-bar">
    <div class="container top-bar-inner">
      <nav aria-label={texts.languages}>{languages.length > 1 && <LanguageLinks languages={languages} />}</nav>
      {account && <Account {...account} />}
    </div>
  </div>
)

const Bridge = () => (
  <svg class="brand-mark" viewBox="0 0 48 32" aria-hidden="true" focusable="false">
    <path d="M2 30a22 22 0 0 1 44 0M0 22h48M13 12v10M24 8v14M35 12v10" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>
)

/** The name of the municipality is text, not a picture: it scales, it prints and it needs no description. A logo stands beside it. */
const Brand = ({ homeHref, municipality, tagline, logo }: PageShellProps) => (
  <a class="brand" href={homeHref}>
    {logo ? <img class="brand-logo" src={logo.src} width={logo.width} height={logo.height} alt="" /> : <Bridge />}
    <span class="brand-words">
      <bdi class="brand-name">{municipality}</bdi>
      {tagline && <span class="brand-tagline">{tagline}</span>}
    </span>
  </a>
)

export const Header = (props: PageShellProps) => (
  <header class="site-header">
    {props.demo && (
      <div class="demo-banner">
        <p class="container">{props.demo}</p>
      </div>
    )}
    <TopBar {...props} />
    <div class="container header-main">
      <Brand {...props} />
      <PhoneMenus {...props} />
      <SearchForm {...props} />
    </div>
    <nav class="main-nav" aria-label={props.texts.mainNavigation}>
      <div class="container">
        <NavigationLinks items={props.navigation} />
      </div>
    </nav>
  </header>
)
