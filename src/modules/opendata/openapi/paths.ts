import { base, bodiesPath, bodyLists, kinds, objectTypes, organizationLists, systemPath } from '../oparl/address.ts'
import { openTables } from '../tables/tables.ts'
import { listName, schemaName } from './oparl-schemas.ts'
import { named, oneOf, type Schema, text, whole, yesNo } from './schema.ts'

export type Operation = { readonly [key: string]: unknown }

type Given = {
  summary: string
  tag: 'meetings' | 'tables' | 'oparl' | 'calendar' | 'feed'
  /** What is answered: the media type, and of JSON the schema. */
  type?: string
  schema?: string
  parameters?: readonly object[]
  errors?: readonly number[]
}

const inPath = (name: string, description: string) => ({ name, in: 'path', required: true, schema: text(), description })
const inQuery = (name: string, schema: Schema, description: string) => ({ name, in: 'query', required: false, schema, description })

const refusals: Record<number, string> = {
  400: 'A parameter cannot be read.',
  404: 'There is no such thing, or it is not public.',
  410: 'It was withdrawn.',
}

/** What calendar programs and feed readers ask for is refused as a page is: in words. */
const isForPeople = (tag: Given['tag']) => tag === 'calendar' || tag === 'feed'

const operation = (id: string, { summary, tag, type = 'application/json', schema, parameters = [], errors = [] }: Given): Operation => ({
  get: {
    operationId: id,
    summary,
    tags: [tag],
    ...(parameters.length > 0 && { parameters }),
    responses: {
      200: {
        description: summary,
        headers: { ETag: { schema: text(), description: 'Send it back as If-None-Match.' } },
        content: { [type]: { schema: schema ? named(schema) : text() } },
      },
      304: { description: 'It is as you have it.' },
      ...Object.fromEntries(
        errors.map((status) => [
          status,
          {
            description: refusals[status],
            ...(!isForPeople(tag) && { content: { 'application/json': { schema: named(tag === 'oparl' ? 'OparlError' : 'Refusal') } } }),
          },
        ]),
      ),
    },
  },
})

const slug = inPath('slug', 'The last part of the address of its page.')
const meetings: Record<string, Operation> = {
  '/api': operation('api', { tag: 'meetings', summary: 'What open data there is.', schema: 'Api' }),
  '/api/openapi.json': operation('openapi', { tag: 'meetings', summary: 'This description.', schema: 'OpenApi' }),
  '/api/meetings': operation('meetings', {
    tag: 'meetings',
    summary: 'Every public meeting: where its data is, and when it last changed.',
    schema: 'MeetingList',
  }),
  '/api/meetings/{slug}': operation('meeting', {
    tag: 'meetings',
    summary: 'One meeting as it was published, with agenda, decisions and minutes.',
    schema: 'Meeting',
    parameters: [slug],
    errors: [404, 410],
  }),
  '/api/bodies': operation('bodies', {
    tag: 'meetings',
    summary: 'Councils, committees and working groups with a public page.',
    schema: 'BodyList',
  }),
  '/api/cases': operation('cases', {
    tag: 'meetings',
    summary: 'Cases with the public items in which they were on an agenda, newest first.',
    schema: 'CaseList',
  }),
}

const table = { ...inPath('table', 'Which table.'), schema: oneOf(openTables.map(({ name }) => name)) }
const tables: Record<string, Operation> = {
  '/api/tables': operation('tables', { tag: 'tables', summary: 'Every table, and where it is.', schema: 'TableList' }),
  '/api/tables/{table}.csv': operation('tableAsCsv', {
    tag: 'tables',
    summary: 'A table as CSV (RFC 4180) in UTF-8, for spreadsheets.',
    type: 'text/csv',
    parameters: [table],
    errors: [404],
  }),
  '/api/tables/{table}.json': operation('tableAsJson', {
    tag: 'tables',
    summary: 'The same table as JSON.',
    schema: 'Table',
    parameters: [table],
    errors: [404],
  }),
  '/api/tables/{table}.md': operation('tableExplained', {
    tag: 'tables',
    summary: 'What each column of the table means.',
    type: 'text/markdown',
    parameters: [table],
    errors: [404],
  }),
}

const calendar: Record<string, Operation> = {
  '/raadet/{slug}/kalender.ics': operation('bodyCalendar', {
    tag: 'calendar',
    summary: 'The public meetings of a body as a calendar to subscribe to (RFC 5545).',
    type: 'text/calendar',
    parameters: [slug],
    errors: [404],
  }),
  '/moeder/{slug}/kalender.ics': operation('meetingCalendar', {
    tag: 'calendar',
    summary: 'One public meeting as a calendar entry (RFC 5545).',
    type: 'text/calendar',
    parameters: [slug],
    errors: [404, 410],
  }),
}

const atom = { tag: 'feed', type: 'application/atom+xml' } as const
const searched = [
  { ...inQuery('q', text(), 'What is searched for, as on the page of the search.'), required: true },
  inQuery('slags', oneOf(['meeting', 'item']), 'Of these alone.'),
  inQuery('raad', text(), 'Of the body with this slug.'),
  inQuery('sag', text(), 'Of the case with this slug.'),
  inQuery('fra', whole(), 'From this year on.'),
  inQuery('til', whole(), 'Up to the end of this year.'),
]
const feeds: Record<string, Operation> = {
  '/moeder.atom': operation('meetingFeed', { ...atom, summary: 'The fifty meetings that were published or changed last.' }),
  '/raadet/{slug}/nyt.atom': operation('bodyFeed', {
    ...atom,
    summary: 'The same of one body.',
    parameters: [slug],
    errors: [404],
  }),
  '/sager/{slug}/nyt.atom': operation('caseFeed', {
    ...atom,
    summary: 'The items of one case, and what was decided on them.',
    parameters: [slug],
    errors: [404],
  }),
  '/soeg.atom': operation('searchFeed', {
    ...atom,
    summary: 'Meetings and items that a search finds, the newest first.',
    parameters: searched,
    errors: [404],
  }),
}

const at = (name: string, description: string) =>
  inQuery(name, { type: 'string', format: 'date-time' }, `${description} Write the plus sign of the offset as %2B.`)
const omitInternal = inQuery('omit_internal', yesNo(), 'Leaves out what stands in lists of its own.')
const listParameters = [
  at('created_since', 'Public since this moment or later.'),
  at('created_until', 'Public at this moment or earlier.'),
  at('modified_since', 'Changed at this moment or later; what was taken back is among it.'),
  at('modified_until', 'Changed at this moment or earlier.'),
  inQuery('limit', { type: 'integer', minimum: 1 }, 'Objects on a page, at most 100.'),
  inQuery('after', whole(), 'Where the page begins; it stands in links.next.'),
  omitInternal,
]

const id = inPath('id', 'It never changes.')
const list = (operationId: string, type: string, isOf: boolean) =>
  operation(operationId, {
    tag: 'oparl',
    summary: `A list of objects of the type ${type}, a page at a time.`,
    schema: listName(type),
    parameters: isOf ? [id, ...listParameters] : listParameters,
    errors: isOf ? [400, 404] : [400],
  })
const pdf = { tag: 'oparl', type: '*/*', parameters: [id], errors: [404, 410] } as const

const oparl: Record<string, Operation> = {
  [systemPath]: operation('oparlSystem', {
    tag: 'oparl',
    summary: 'The entry point of OParl 1.1: follow its addresses.',
    schema: schemaName('System'),
    parameters: [omitInternal],
    errors: [400],
  }),
  [bodiesPath]: list('oparlBodies', 'Body', false),
  ...Object.fromEntries(
    objectTypes.flatMap((type) =>
      type === 'System'
        ? []
        : [
            [
              `${base}/${kinds[type]}/{id}`,
              operation(`oparl${type}`, {
                tag: 'oparl',
                summary: `One object of the type ${type}. What was taken back is its id, its times and deleted: true.`,
                schema: schemaName(type),
                parameters: [id, omitInternal],
                errors: [400, 404],
              }),
            ],
          ],
    ),
  ),
  ...Object.fromEntries(
    Object.values(bodyLists).map(([path, type]) => [`${base}/body/{id}/${path}`, list(`oparlBody${type}s`, type, true)]),
  ),
  ...Object.fromEntries(
    Object.values(organizationLists).map(([path, type]) => [
      `${base}/organization/{id}/${path}`,
      list(`oparlOrganization${type}s`, type, true),
    ]),
  ),
  [`${base}/file/{id}/access`]: operation('oparlFileAccess', { ...pdf, summary: 'The file itself, to be shown.' }),
  [`${base}/file/{id}/download`]: operation('oparlFileDownload', { ...pdf, summary: 'The file itself, to be saved.' }),
}

/** Everything that programs may read, by its address. */
export const paths: Record<string, Operation> = { ...meetings, ...tables, ...oparl, ...calendar, ...feeds }
