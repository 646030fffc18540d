import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { fjordby } from '#demo/fjordby/index.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aDemoHouse } from '#test/demo-house.ts'
import { loadDemo } from '../../../demo/load.ts'
import { objectTypes } from './address.ts'
import { type ListPage, lookAt, type OparlObject, prefix, typeOf, walk } from './validator.testing.ts'

const { db, house, files } = await aDemoHouse()
const origin = 'http://localhost'
const entry = `${origin}/api/oparl/v1.1/system`
let app: TestApp
let walked: Awaited<ReturnType<typeof walk>>

const ask = async (url: string, method = 'GET') => app.request(method, url.slice(origin.length))
const read = async <T = OparlObject>(url: string): Promise<T> => (await ask(url)).json() as Promise<T>
const all = (type: string) => [...walked.alone.values()].filter((object) => typeOf(object) === type)
const one = (type: string) => {
  const found = all(type)[0]
  if (!found) throw new Error(`no ${type}`)
  return found
}

beforeAll(async () => {
  const { id } = await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))
  app = await testApp(db, { municipality: { id, host: 'localhost', origin }, files, now: '2026-11-22T12:00:00Z' })
  walked = await walk(ask, entry)
}, 240_000)

describe('the whole demo municipality, read from the entry point', () => {
  test('breaks no rule', () => expect(walked.faults).toEqual([]))

  test('has every type of OParl, its ten lists, and two for each organization', () => {
    expect(new Set([...walked.alone.values()].map(typeOf))).toEqual(new Set(objectTypes))
    const body = one('Body')
    const named = [
      'organization',
      'person',
      'meeting',
      'paper',
      'agendaItem',
      'consultation',
      'file',
      'membership',
      'locationList',
      'legislativeTermList',
    ]
    for (const name of named) expect(walked.lists.get(String(body[name]))?.pages[0]?.data.length, name).toBeGreaterThan(0)
    for (const each of all('Organization'))
      for (const name of ['meeting', 'consultation']) expect(walked.lists.has(String(each[name]))).toBe(true)
  })

  test('and every object of a type stands in its list', () => {
    for (const [name, type] of [
      ['meeting', 'Meeting'],
      ['agendaItem', 'AgendaItem'],
      ['file', 'File'],
      ['paper', 'Paper'],
      ['person', 'Person'],
    ] as const) {
      const listed = walked.lists.get(String(one('Body')[name]))?.pages.flatMap(({ data }) => data.map(({ id }) => id)) ?? []
      expect(new Set(listed)).toEqual(new Set(all(type).map(({ id }) => id)))
    }
  })

  test('tells as many meetings and items as the pages do', async () => {
    const { meetings } = await read<{ meetings: unknown[] }>(`${origin}/api/meetings`)
    expect(all('Meeting')).toHaveLength(meetings.length)
    expect(all('AgendaItem').length).toBeGreaterThan(60)
  })

  test('says nothing that is closed, no address of a person and no reason why somebody was away', () => {
    const said = JSON.stringify([...walked.alone.values()])
    for (const secret of fjordby.secrets) expect(said.toLowerCase()).not.toContain(secret)
    for (const object of all('Person'))
      expect(Object.keys(object).sort()).toEqual(['body', 'created', 'id', 'membership', 'modified', 'name', 'type'])
    const closed = all('AgendaItem').filter((item) => item['public'] === false)
    expect(closed.length).toBeGreaterThan(0)
    for (const item of closed)
      for (const name of Object.keys(item))
        expect(['id', 'type', 'order', 'number', 'name', 'public', 'web', 'meeting', 'created', 'modified']).toContain(name)
  })

  test('R16: the version is the very beginning of every type, and there is no other version to name', () => {
    const system = one('System')
    expect(system['oparlVersion']).toBe(prefix)
    for (const { type } of walked.alone.values()) expect(type.startsWith(String(system['oparlVersion']))).toBe(true)
    expect(system['otherOparlVersions']).toBeUndefined()
  })
})

describe('R3: each thing has one address', () => {
  const leads = async (path: string) => {
    const answer = await app.get(path)
    return [answer.status, answer.headers.get('location')]
  }
  const base = '/api/oparl/v1.1'
  test('and what else leads to it does so for good', async () => {
    for (const path of ['/api/oparl', base, `${base}/`, '/en/api/oparl/v1.1/system', `${base}/SYSTEM`, `${base}/system/`])
      expect(await leads(path), path).toEqual([301, path.endsWith('/v1.1/') ? base : `${base}/system`])
    const meeting = one('Meeting')
    const slug = String(meeting['web']).split('/').at(-1)
    expect(await leads(`${base}/meeting/${slug}?omit_internal=true`)).toEqual([
      301,
      `${meeting.id.slice(origin.length)}?omit_internal=true`,
    ])
    const item = all('AgendaItem').find((each) => each['web'])
    expect(await leads(`${base}/agendaitem/${String(item?.['web']).split('/').at(-1)}`)).toEqual([301, item?.id.slice(origin.length)])
    expect(await leads(meeting.id.slice(origin.length).toUpperCase().replace('/API/OPARL/V1.1/MEETING', `${base}/meeting`))).toEqual([
      301,
      meeting.id.slice(origin.length),
    ])
  })
})

describe('R6 and R7: lists', () => {
  const query = (given: Record<string, string>) => new URLSearchParams(given).toString()
  const everyPage = async (url: string) => {
    const pages: ListPage[] = []
    for (let next: string | undefined = url; next; next = pages.at(-1)?.links.next) pages.push(await read<ListPage>(next))
    return pages
  }

  test('have a hundred objects on each page but the last, in the same order whatever the length of a page', async () => {
    const url = String(one('Body')['agendaItem'])
    const long = await everyPage(url)
    expect(long.length).toBeGreaterThan(1)
    expect(long.slice(0, -1).map(({ data }) => data.length)).toEqual(long.slice(0, -1).map(() => 100))
    const short = await everyPage(`${url}?limit=37`)
    expect(short.flatMap(({ data }) => data.map(({ id }) => id))).toEqual(long.flatMap(({ data }) => data.map(({ id }) => id)))
    expect((await read<ListPage>(`${url}?limit=5000`)).data).toHaveLength(100)
  })

  test.each(['created_since', 'created_until', 'modified_since', 'modified_until'] as const)(
    '%s takes exactly those, on every list, and stays in every link',
    async (name) => {
      for (const [url, { pages }] of walked.lists) {
        const objects = pages.flatMap(({ data }) => data)
        const field = name.startsWith('created') ? 'created' : 'modified'
        const at = objects.map((object) => object[field]).sort()[Math.floor(objects.length / 2)] ?? '2026-01-01T00:00:00+01:00'
        const fits = (object: OparlObject) =>
          name.endsWith('since') ? Date.parse(object[field]) >= Date.parse(at) : Date.parse(object[field]) <= Date.parse(at)
        const found = await everyPage(`${url}?${query({ [name]: at, limit: '20' })}`)
        const alive = found.flatMap(({ data }) => data).filter((object) => !object['deleted'])
        expect(
          alive.map(({ id }) => id),
          url,
        ).toEqual(objects.filter(fits).map(({ id }) => id))
        for (const { links } of found) for (const link of Object.values(links)) expect(new URL(link).searchParams.get(name), link).toBe(at)
      }
    },
  )

  test('a plus sign may arrive as a space; what cannot be read is refused as OParl refuses', async () => {
    const url = String(one('Body')['meeting'])
    expect((await ask(`${url}?modified_since=2020-01-01T00:00:00+01:00`)).status).toBe(200)
    const bad = [
      'modified_since=i%20går',
      'created_until=2026-01-01',
      'created_since=2026-13-01T00:00:00%2B01:00',
      'limit=0',
      'limit=mange',
      'after=-1',
      'omit_internal=ja',
    ]
    for (const wrong of bad) {
      const answer = await ask(`${url}?${wrong}`)
      expect([wrong, answer.status]).toEqual([wrong, 400])
      expect(await answer.json()).toMatchObject({ type: `${prefix}Error`, message: expect.any(String), debug: expect.any(String) })
    }
  })

  test('R8: omit_internal leaves out what stands in lists of its own, in lists, links and objects', async () => {
    for (const [type, names] of [
      ['Meeting', ['agendaItem']],
      ['Person', ['membership']],
      ['Body', ['legislativeTerm']],
    ] as const) {
      const having = all(type).find((object) => names.every((name) => object[name] !== undefined))
      const lean = await read(`${having?.id}?omit_internal=true`)
      for (const name of names) expect([type, having?.[name] !== undefined, lean[name]]).toEqual([type, true, undefined])
    }
    const page = await read<ListPage>(`${one('Body')['meeting']}?omit_internal=true&limit=3`)
    expect(page.data.every((meeting) => meeting['agendaItem'] === undefined)).toBe(true)
    expect(page.links.next).toContain('omit_internal=true')
  })
})

describe('R13: files and what has not changed', () => {
  const fileWith = (test: (file: OparlObject) => boolean) => all('File').find(test)
  const head = async (url: unknown) => {
    const answer = await ask(String(url), 'HEAD')
    return { status: answer.status, way: answer.headers.get('content-disposition') ?? '', type: answer.headers.get('content-type') ?? '' }
  }

  test('are shown at one address and saved at the other', async () => {
    for (const document of ['agenda', 'minutes']) {
      const file = fileWith((each) => each['brobygger:document'] === document)
      const shown = await head(file?.['accessUrl'])
      const saved = await head(file?.['downloadUrl'])
      expect([shown.status, saved.status]).toEqual([200, 200])
      expect(shown.way).not.toContain('attachment')
      expect(saved.way).toMatch(/^attachment; filename=".+"/)
      expect(saved.type).toContain(String(file?.['mimeType']))
    }
  })

  test('are sent compressed to whoever takes that, under the same mark', async () => {
    const path = String(one('Body')['meeting']).slice(origin.length)
    const packed = await app.get(path, { 'accept-encoding': 'gzip' })
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual([
      'gzip',
      expect.stringContaining('Accept-Encoding'),
    ])
    expect((await app.get(path, { 'if-none-match': packed.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('who has it already is told so, by its mark and by its moment', async () => {
    for (const url of [entry, one('Meeting').id, String(one('Body')['meeting'])]) {
      const path = url.slice(origin.length)
      const first = await app.get(path)
      expect((await app.get(path, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
      expect((await app.get(path, { 'if-modified-since': first.headers.get('last-modified') ?? '' })).status).toBe(304)
      expect((await app.get(path, { 'if-none-match': '"x"' })).status).toBe(200)
      expect((await app.get(path, { 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).status).toBe(200)
    }
  })
})

test('R14: what is not there is said as OParl says it, in the reader’s language, and other pages may hear it', async () => {
  const missing = [
    'meeting/01a20403-2a42-7686-a22b-5dadcf499c71',
    'meeting/nej',
    'moede/1',
    'system/x',
    'body/01a20403-2a42-7686-a22b-5dadcf499c71/meetings',
  ]
  for (const path of missing) {
    const answer = await app.get(`/api/oparl/v1.1/${path}`)
    expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([path, 404, '*'])
    expect(Object.keys((await answer.json()) as object)).toEqual(['type', 'message', 'debug'])
  }
  const asked = await app.request('OPTIONS', '/api/oparl/v1.1/system')
  expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS'])
})

describe('the validator itself', () => {
  const meeting = (given: object) => ({ ...one('Meeting'), ...given }) as OparlObject
  test.each([
    ['R12', { start: '2026-01-01T10:00:00Z' }],
    ['R12', { modified: '2026-01-01T10:00:00.5+01:00' }],
    ['R11', { name: '' }],
    ['R11', { name: null }],
    ['R11', { modified: undefined }],
    ['R15', { surprise: 'x' }],
    ['R10', { created: '2099-01-01T10:00:00+01:00' }],
    ['fields', { organization: 'x' }],
    ['R9', { deleted: true }],
  ])('sees that %s is broken by %j', (rule, broken) => expect(lookAt(meeting(broken)).map((fault) => fault.rule)).toContain(rule))

  test('sees what an object within another one may not say, and one that stands alone must', () => {
    const item = all('AgendaItem')[0] as OparlObject
    expect(lookAt({ ...item, meeting: undefined }).map(({ rule }) => rule)).toContain('R5')
    expect(lookAt(meeting({ agendaItem: [item] })).map(({ rule }) => rule)).toContain('R5')
  })
})
