import { directionOf } from '#platform/i18n/direction.ts'
import { PageContext } from '../context.ts'
import { useLangAttributes } from '../lang/foreign.tsx'
import { Footer } from './footer.tsx'
import { Head } from './head.tsx'
import { Header } from './header.tsx'
import type { Crumb, PageShellProps } from './props.ts'

const CrumbText = ({ label, lang }: Crumb) => <bdi {...useLangAttributes(lang)}>{label}</bdi>

const Breadcrumb = ({ crumbs, label }: { crumbs: readonly Crumb[]; label: string }) => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol class="breadcrumb-list">
      {crumbs.map((crumb) => (
        <li class="breadcrumb-item">
          {crumb.href === undefined ? (
            <span aria-current="page">
              <CrumbText {...crumb} />
            </span>
          ) : (
            <a href={crumb.href}>
              <CrumbText {...crumb} />
            </a>
          )}
        </li>
      ))}
    </ol>
  </nav>
)

const Body = (props: PageShellProps) => (
  <body class={props.width === 'wide' ? 'page-wide' : undefined}>
    <a class="skipnav" href="#indhold">
      {props.texts.skipToContent}
    </a>
    <Header {...props} />
    <div class="container page-container">
      {props.breadcrumb && props.breadcrumb.length > 0 && <Breadcrumb crumbs={props.breadcrumb} label={props.texts.breadcrumb} />}
      <main id="indhold" tabindex={-1}>
        {props.children}
      </main>
    </div>
    <Footer {...props.footer} />
  </body>
)

/** A whole page: everything but the doctype. */
export const Page = (props: PageShellProps) => (
  <PageContext.Provider value={{ lang: props.lang, assets: props.assets }}>
    <html lang={props.lang} dir={directionOf(props.lang)}>
      <Head {...props} />
      <Body {...props} />
    </html>
  </PageContext.Provider>
)
