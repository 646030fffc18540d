import { action, type Entries, everybody, page, screen, signedIn, staff, uuid } from './access-entry.ts'

const nobodys = '00000000-0000-4000-8000-000000000000'

/** The front, search, signing in, the desk, and what belongs to the machine. */
export const houseRoutes: Entries = [
  ...page('/', everybody),
  ...page('/soeg', everybody, '/soeg?q=bolig'),
  ...page('/tilgaengelighed', everybody),
  ...page('/sitemap.xml', everybody),
  ...page('/sitemap/:file{[0-9]+\\.xml}', everybody, '/sitemap/1.xml'),
  ...page('/robots.txt', everybody),
  ...page('/tema.css', everybody),
  ...page('/api', everybody),
  ...page('/api/meetings', everybody),
  ...page('/api/meetings/:slug', everybody, ({ slugs }) => `/api/meetings/${slugs.released}`),
  ...page('/api/bodies', everybody),
  ...page('/api/cases', everybody),
  ...page('/raadet', everybody),
  ...page('/raadet/:slug', everybody, ({ slugs }) => `/raadet/${slugs.body}`),
  ...page('/raadet/:slug/:year{[0-9]+}', everybody, ({ slugs }) => `/raadet/${slugs.body}/2026`),
  ...page('/sager', everybody),
  ...page('/sager/:file{[a-z0-9-]+\\.(?:pdf|docx|html)}', everybody, ({ slugs }) => `/sager/${slugs.case}.html`),
  ...page('/sager/:slug', everybody, ({ slugs }) => `/sager/${slugs.case}`),
  ...screen('/log-ind', everybody),
  ...page('/log-ind/sendt', everybody),
  ...screen('/log-ind/link', everybody),
  ...action('/log-ud', everybody),
  ...page('/log-ind/ude', everybody),
  // Nobody has set a provider up here: what comes back is not one that was begun, and says so.
  ...action(`/log-ind/udbyder/:id{${uuid}}`, everybody, `/log-ind/udbyder/${nobodys}`),
  ...page(`/log-ind/udbyder/:id{${uuid}}/tilbage`, everybody, `/log-ind/udbyder/${nobodys}/tilbage?state=x&code=y`),
  ...screen('/log-ind/bekraeft', signedIn),
  ...action('/log-ind/noegle/begynd', everybody),
  ...action('/log-ind/noegle', everybody),
  ...screen('/min-adgang', signedIn),
  ...action('/min-adgang/noegle/begynd', signedIn),
  ...page('/skrivebord', signedIn),
  ...screen('/import', staff),
  ...screen(`/import/:id{${uuid}}`, staff, ({ importId }) => `/import/${importId}`),
  ...page('/genveje', staff),
  ...page('/aendringer', 'A'),
  ...screen('/beskeder', staff),
  ...page(`/beskeder/:id{${uuid}}`, staff, ({ mailId }) => `/beskeder/${mailId}`),
  ...page('/health', everybody),
  // Nobody gets in from elsewhere: the demo door and the measurements are for the machine itself, and their own tests open them.
  ...screen('/demo', ''),
  ...page('/metrics', ''),
  // These municipalities have no logo.
  ...page('/logo', ''),
  ...page('/assets/*', '', '/assets/findes-ikke.css'),
]
