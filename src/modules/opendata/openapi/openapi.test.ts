import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/app.ts'
import { aDemoHouse } from '#test/demo-house.ts'
import { loadDemo } from '../../../demo/load.ts'
import { base } from '../oparl/address.ts'
import type { ListPage, OparlObject } from '../oparl/validator.testing.ts'
import { openTables } from '../tables/tables.ts'
import { openApi } from './document.ts'
import { paths } from './paths.ts'

const { db, house, files } = await aDemoHouse()
const origin = 'http://localhost'
let app: TestApp

const read = async <T>(path: string): Promise<T> => (await app.get(path)).json() as Promise<T>
const slugs = async () => (await read<{ meetings: { slug: string }[] }>('/api/meetings')).meetings.map(({ slug }) => slug)

beforeAll(async () => {
  const { id } = await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))
  app = await testApp(db, { municipality: { id, host: 'localhost', origin }, files, now: '2026-11-22T12:00:00Z' })
})

/** The description with every object closed: a field that it does not name is found. */
const closed = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(closed)
  if (given === null || typeof given !== 'object') return given
  const made = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, closed(value)]))
  return made['type'] === 'object' && made['properties'] && made['additionalProperties'] === undefined
    ? { ...made, additionalProperties: false }
    : made
}

const document = openApi({ origin, name: 'Fjordby', licence: 'https://creativecommons.org/licenses/by/4.0/' })
const ajv = new Ajv2020({ strict: false, allErrors: true })
// The package's own types know the version for CommonJS alone.
;(formats as unknown as (to: Ajv2020) => void)(ajv)
ajv.addSchema({ $id: 'doc', ...(closed({ components: document.components }) as object) })
const faultsOf = (name: string, data: unknown) => {
  const validate = ajv.getSchema(`doc#/components/schemas/${name}`)
  if (!validate) throw new Error(`no schema ${name}`)
  return validate(data)
    ? []
    : (validate.errors ?? []).slice(0, 3).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
}

/** Every address of the description with what its parameters may be, read from the data themselves. */
async function examplesOf(path: string): Promise<string[]> {
  if (path === '/soeg.atom') return [`${path}?q=bydelsm%C3%B8dre`]
  if (!path.includes('{')) return [path]
  if (path.includes('{table}')) return openTables.map(({ name }) => path.replace('{table}', name))
  if (path.startsWith('/raadet/'))
    return (await read<{ bodies: { slug: string }[] }>('/api/bodies')).bodies.map(({ slug }) => path.replace('{slug}', slug))
  if (path.startsWith('/sager/'))
    return (await read<{ cases: { slug: string }[] }>('/api/cases')).cases.map(({ slug }) => path.replace('{slug}', slug))
  if (path.includes('{slug}')) return (await slugs()).map((slug) => path.replace('{slug}', slug))
  const [body] = (await read<ListPage>(`${base}/bodies`)).data
  const lists: Record<string, string> = { body: '', ...listOfKind }
  const kind = path.split('/')[4] ?? ''
  if (kind === 'body') return [path.replace('{id}', body?.id.split('/').at(-1) ?? '')]
  const list = await read<ListPage>(`${String(body?.[lists[kind] ?? '']).slice(origin.length)}?limit=30`)
  const objects = path.endsWith('/access') || path.endsWith('/download') ? list.data.slice(0, 2) : list.data
  return objects.map(({ id }: OparlObject) => path.replace('{id}', id.split('/').at(-1) ?? ''))
}
const listOfKind = {
  organization: 'organization',
  person: 'person',
  membership: 'membership',
  meeting: 'meeting',
  agendaitem: 'agendaItem',
  paper: 'paper',
  consultation: 'consultation',
  file: 'file',
  location: 'locationList',
  term: 'legislativeTermList',
}

type Described = { get: { responses: { 200: { content: Record<string, { schema: { $ref?: string } }> } } } }

test('the description is OpenAPI 3.1', async () => {
  const served = await read<Record<string, unknown>>('/api/openapi.json')
  expect(served).toMatchObject({ openapi: '3.1.0', servers: [{ url: origin }] })
  const result = await new Validator().validate(structuredClone(served))
  expect([result.valid, result.errors ?? []]).toEqual([true, []])
})

describe('what stands in the description is what is answered', () => {
  test.each(Object.keys(paths))(
    '%s',
    async (path) => {
      const { content } = (paths[path] as Described).get.responses[200]
      const [[type = '', { schema } = { schema: {} }] = []] = Object.entries(content)
      const examples = await examplesOf(path)
      expect(examples.length).toBeGreaterThan(0)
      for (const example of examples) {
        const answer = await app.get(example)
        expect([example, answer.status]).toEqual([example, 200])
        expect([example, answer.headers.get('access-control-allow-origin')]).toEqual([example, '*'])
        if (type !== '*/*') expect(answer.headers.get('content-type')).toContain(type)
        const name = schema.$ref?.split('/').at(-1)
        if (name) expect([example, faultsOf(name, await answer.json())]).toEqual([example, []])
        const mark = answer.headers.get('etag') ?? ''
        expect([example, mark !== '', (await app.get(example, { 'if-none-match': mark })).status]).toEqual([example, true, 304])
        expect([example, (await app.request('HEAD', example)).status]).toEqual([example, 200])
      }
    },
    60_000,
  )

  test('and every open address of the program stands in it', () => {
    const isForPrograms = (path: string) => path.startsWith('/api') || /\.(?:ics|atom)$/.test(path)
    const own = app.app.routes.filter(({ method, path }) => method === 'GET' && isForPrograms(path)).map(({ path }) => path)
    const described = new Set(Object.keys(paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1')))
    const kinds = new RegExp(`^${base}/(?:[a-z]+/:id|(?:body|organization)/:id/:list)$`)
    const left = [...new Set(own)].filter((path) => !described.has(path) && !kinds.test(path) && path !== `${base}/:kind/:id`)
    expect(left.sort()).toEqual(['/api/oparl', base, '/api/tables/:file{[a-z]+\\.(?:csv|json|md)}'])
  })

  test('refusals too', async () => {
    expect(faultsOf('Refusal', await read('/api/meetings/findes-ikke'))).toEqual([])
    expect(faultsOf('OparlError', await read(`${base}/meeting/findes-ikke`))).toEqual([])
  })
})

describe('/api', () => {
  const asked = async (accept: string, path = '/api') => {
    const answer = await app.get(path, { accept })
    return [answer.status, answer.headers.get('location')]
  }
  test('is data for programs and a page for people, in their language', async () => {
    expect(await asked('text/html,application/xhtml+xml,*/*;q=0.8')).toEqual([302, '/aabne-data'])
    expect(await asked('text/html', '/ar/api')).toEqual([302, '/ar/aabne-data'])
    for (const accept of ['*/*', '', 'application/json', 'application/json, text/html']) expect(await asked(accept)).toEqual([200, null])
    expect((await app.get('/api')).headers.get('vary')).toContain('Accept')
    const page = await (await app.get('/en/aabne-data')).text()
    for (const path of ['/api/oparl/v1.1/system', '/api/openapi.json', '/api/meetings', 'https://creativecommons.org/licenses/by/4.0/'])
      expect(page).toContain(path)
  })
})
