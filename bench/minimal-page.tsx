import type { Child } from 'hono/jsx'
import type { ItemModel, MeetingModel } from '#modules/meetings/index.ts'
import type { RichText } from '#platform/richtext/richtext.ts'

export type PageModel = MeetingModel

const dates = new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'long', year: 'numeric' })
const inWords = (at: Date | string) => dates.format(new Date(at))

const Icon = ({ name }: { name: string }) => (
  <svg class="icon-svg" aria-hidden="true" focusable="false">
    <use href={`/assets/icons.svg#${name}`} />
  </svg>
)

const Links = () => (
  <ul class="nav-list">
    {['raadet', 'moeder', 'sager'].map((path) => (
      <li>
        <a class="nav-link" href={`/${path}`}>
          {path}
        </a>
      </li>
    ))}
  </ul>
)

const Languages = ({ slug }: { slug: string }) => (
  <ul class="language-list">
    {['da', 'ar', 'en'].map((lang) => (
      <li>
        <a class="language-link" href={`/${lang}/moeder/${slug}`} hreflang={lang} lang={lang}>
          <bdi dir="ltr">{lang}</bdi>
        </a>
      </li>
    ))}
  </ul>
)

const Header = ({ slug }: { slug: string }) => (
  <header class="site-header">
    <div class="top-bar">
      <nav aria-label="Sprog">
        <Languages slug={slug} />
      </nav>
      <a class="account-link" href="/log-ind">
        Log ind
      </a>
    </div>
    <a class="brand" href="/">
      <svg class="brand-mark" viewBox="0 0 48 32" aria-hidden="true" focusable="false">
        <path d="M2 30a22 22 0 0 1 44 0M0 22h48M13 12v10M24 8v14M35 12v10" fill="none" stroke="currentColor" stroke-width="3" />
      </svg>
      <bdi class="brand-name">Fjordby Kommune</bdi>
    </a>
    <div class="phone-menus">
      <details class="phone-menu" data-menu="true">
        <summary class="phone-menu-button">
          <Icon name="language" />
          <span>Sprog</span>
        </summary>
        <Languages slug={slug} />
      </details>
      <details class="phone-menu" data-menu="true">
        <summary class="phone-menu-button">
          <Icon name="menu" />
          <span>Menu</span>
        </summary>
        <Links />
      </details>
    </div>
    <form class="site-search-form" action="/soeg" method="get">
      <label class="sr-only" for="site-search">
        Søg
      </label>
      <input class="form-input" id="site-search" type="search" name="q" dir="auto" placeholder="Søg" autocomplete="off" />
      <button class="button button-primary button-search" type="submit" aria-label="Søg">
        <Icon name="search" />
      </button>
    </form>
    <nav class="main-nav" aria-label="Hovedmenu">
      <Links />
    </nav>
  </header>
)

const Prose = ({ doc }: { doc: RichText }) => (
  <div class="prose">
    {doc.blocks.map((block) =>
      block.type === 'list' ? (
        <ul>
          {block.items.map((item) => (
            <li>{item.inline.map((run) => run.text)}</li>
          ))}
        </ul>
      ) : block.type === 'table' ? null : (
        <p>{block.inline.map((run) => run.text)}</p>
      ),
    )}
  </div>
)

const Item = ({ item }: { item: ItemModel }) => (
  <article class="agenda-item" id={`punkt-${item.shortId}`}>
    <p class="kicker">Punkt {item.number}</p>
    <h2>
      <a href={`/punkt/${item.shortId}`}>
        <bdi>{item.title}</bdi>
      </a>
    </h2>
    <div class="tag-row" />
    {item.cases.map((file) => (
      <p>
        Sag{' '}
        <a href={`/sager/${file.slug}`}>
          <bdi>{file.number}</bdi>
        </a>
      </p>
    ))}
    {item.decisions.map((decision) => (
      <div class="highlight">
        <h3 class="highlight-title">Beslutning</h3>
        <div>
          <Prose doc={decision.content} />
        </div>
        <div class="tag-row" />
      </div>
    ))}
    <details class="more">
      <summary class="more-summary">
        <Icon name="chevron-down" />
        <span>Læs hele punktet</span>
      </summary>
      <div class="more-text">
        {item.sections.map((section) => (
          <section class="section">
            <h3>{section.caption}</h3>
            <div>
              <Prose doc={section.content} />
            </div>
          </section>
        ))}
      </div>
    </details>
  </article>
)

const Contents = ({ items }: { items: ItemModel[] }) => (
  <nav class="contents" aria-label="Punkter på mødet">
    <details open data-fold-on-phone="true">
      <summary class="contents-title">Punkter på mødet</summary>
      <ol class="contents-list">
        {items.map((item) => (
          <li>
            <a class="contents-link" href={`#punkt-${item.shortId}`}>
              <span class="contents-number">{item.number}</span>
              <bdi>{item.title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </details>
  </nav>
)

const Fact = ({ term, children }: { term: string; children: Child }) => (
  <div class="summary-row">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

const Facts = ({ meeting }: { meeting: PageModel }) => (
  <>
    <dl class="summary-list">
      <Fact term="Tid">
        <time datetime={meeting.startsAt}>{inWords(meeting.startsAt)}</time>
      </Fact>
      <Fact term="Sted">
        <bdi>{meeting.place}</bdi>
      </Fact>
      <Fact term="Hvem mødes">
        <bdi>{meeting.bodies[0]?.name}</bdi>
      </Fact>
    </dl>
    <details class="more">
      <summary class="more-summary">
        <Icon name="chevron-down" />
        <span>Til stede</span>
      </summary>
      <ul class="plain-list columns">
        {meeting.present.map((person) => (
          <li>
            <bdi>{person.name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  </>
)

const Steps = () => (
  <ol class="step-line" aria-label="Mødets trin">
    {['Planlagt', 'Indkaldt', 'Afholdt', 'Referat frigivet', 'Referat godkendt'].map((step) => (
      <li class="step step-done">
        <span class="step-dot">
          <Icon name="check" />
        </span>
        <span class="step-words">
          <span class="step-label">{step}</span>
          <span class="sr-only"> (sket)</span>
        </span>
      </li>
    ))}
  </ol>
)

const Footer = ({ changedAt }: { changedAt: Date }) => (
  <footer class="site-footer">
    <div class="container footer-columns">
      <section class="footer-contact" aria-labelledby="footer-heading">
        <h2 id="footer-heading">Kontakt</h2>
        {[
          'Center for Sprog og Integration',
          'Sejlmagervej 12',
          '9980 Fjordby',
          'Mandag til onsdag kl. 9-15',
          'Torsdag kl. 9-17',
          'Fredag kl. 9-12',
        ].map((line) => (
          <p>
            <bdi>{line}</bdi>
          </p>
        ))}
      </section>
    </div>
    <p class="container last-changed">
      Sidst ændret <time datetime={changedAt.toISOString()}>{inWords(changedAt)}</time>
    </p>
  </footer>
)

/** The meeting page in plain JSX: the product's elements, written where they stand. */
export const MinimalPage = ({ meeting, slug, changedAt }: { meeting: PageModel; slug: string; changedAt: Date }) => (
  <html lang="da" dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{meeting.bodies[0]?.name}</title>
      <link rel="stylesheet" href="/assets/site.css" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <script src="/assets/site.js" defer />
    </head>
    <body>
      <a class="skipnav" href="#indhold">
        Gå til indhold
      </a>
      <Header slug={slug} />
      <main id="indhold" tabindex={-1}>
        <div class="page-heading">
          <p class="kicker">Ordinært møde</p>
          <h1>{meeting.bodies[0]?.name}</h1>
          <p class="font-lead">{inWords(meeting.startsAt)}</p>
          <Steps />
        </div>
        <Facts meeting={meeting} />
        <div class="with-side">
          <Contents items={meeting.items} />
          <div>
            {meeting.items.map((item) => (
              <Item item={item} />
            ))}
          </div>
        </div>
      </main>
      <Footer changedAt={changedAt} />
    </body>
  </html>
)
