import { houseSchemas } from './house-schemas.ts'
import { oparlSchemas } from './oparl-schemas.ts'
import { paths } from './paths.ts'

const tags = [
  { name: 'meetings', description: 'Meetings, bodies and cases in the house’s own form: the whole of a meeting in one answer.' },
  { name: 'tables', description: 'Meetings, decisions and attendance in rows and columns, each table with a file that explains it.' },
  {
    name: 'oparl',
    description: 'OParl 1.1 (https://oparl.org): the same for programs that know the standard, with every change and its moment.',
  },
  { name: 'calendar', description: 'Calendars (RFC 5545) for people’s own calendar programs.' },
  { name: 'feed', description: 'What is new, as Atom (RFC 4287) for feed readers; each also under a language, as /en/moeder.atom.' },
]

/** All open data of a municipality, described as OpenAPI 3.1. */
export const openApi = ({ origin, name, licence }: { origin: string; name: string; licence: string }) => ({
  openapi: '3.1.0',
  info: {
    title: `Open data of ${name}`,
    version: '1.0.0',
    description:
      'What everybody may read on the pages, for programs. Nothing that is closed, no reason why somebody was away, and no personal data that do not stand on a public page. Every answer may be read from any page (CORS) and carries an ETag.',
    license: { name: licence, url: licence },
  },
  servers: [{ url: origin }],
  tags,
  paths,
  components: { schemas: { ...houseSchemas, ...oparlSchemas } },
})
