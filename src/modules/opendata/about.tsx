import { settingValues } from '#modules/council/index.ts'
import { type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { page } from '#ui/page/respond.tsx'
import { AboutOpenData } from './about.views.tsx'
import { answer } from './answer.ts'
import { openApi } from './openapi/document.ts'

/** What there is, in English as the names in the data are. */
const endpoints = [
  { path: '/api/meetings', description: 'Every public meeting: its address, where its data is, and when it last changed.' },
  {
    path: '/api/meetings/{slug}',
    description: 'One meeting as it was published, with agenda, decisions and minutes. Schema brobygger/meeting/1.',
  },
  { path: '/api/bodies', description: 'Councils, committees and working groups with a public page.' },
  { path: '/api/cases', description: 'Cases with the public items in which they were on an agenda, newest first.' },
  { path: '/api/tables', description: 'Meetings, decisions and attendance as CSV and JSON, each with a file that explains its columns.' },
  {
    path: '/api/oparl/v1.1/system',
    description: 'The same as OParl 1.1, with every change and its moment. The entry point: follow its addresses.',
  },
  { path: '/raadet/{slug}/kalender.ics', description: 'The public meetings of a body as a calendar (RFC 5545).' },
  { path: '/moeder/{slug}/kalender.ics', description: 'One public meeting as a calendar entry (RFC 5545).' },
  { path: '/api/openapi.json', description: 'All addresses and fields as OpenAPI 3.1.' },
]

const licenceOf = (c: Ctx) => inTenant(c, async (tx) => (await settingValues(tx, ['open_data_licence'], null, today(c))).open_data_licence)

/** Programs are told in JSON, people on a page in their language. */
export async function about(c: Ctx) {
  c.header('Vary', 'Accept', { append: true })
  if (isForPeople(c.req.header('accept'))) return c.redirect(localPath(c.get('lang'), '/aabne-data'), 302)
  const { name, code, origin } = c.get('municipality')
  return answer(c, {
    schema: 'brobygger/api/1',
    municipality: { name, code },
    licence: await licenceOf(c),
    openapi: `${origin}/api/openapi.json`,
    documentation: `${origin}/aabne-data`,
    endpoints: endpoints.map(({ path, description }) => ({ url: `${origin}${path}`, description })),
  })
}

/** Browsers name HTML first; whoever takes anything gets JSON. */
function isForPeople(accept = ''): boolean {
  const types = accept.split(',').map((type) => type.trim().split(';')[0])
  const html = types.indexOf('text/html')
  const json = types.indexOf('application/json')
  return html >= 0 && (json < 0 || html < json)
}

export async function describe(c: Ctx) {
  const { name, origin } = c.get('municipality')
  return answer(c, openApi({ origin, name, licence: await licenceOf(c) }))
}

export async function aboutPage(c: Ctx) {
  const t = c.get('t')
  const { title, lead } = t.openData
  const licence = await licenceOf(c)
  return page(
    c,
    { title, description: lead, crumbs: [{ label: title }] },
    <AboutOpenData t={t} licence={licence} origin={c.get('municipality').origin} />,
  )
}
