import { fieldsOf, spec } from './spec.ts'

/** A rule of OParl 1.1 that something breaks, and where. */
export type Fault = { rule: string; at: string; what: string }
export type OparlObject = { id: string; type: string; created: string; modified: string; [field: string]: unknown }
export type ListPage = { data: OparlObject[]; pagination: Record<string, number>; links: { next?: string; self?: string; first?: string } }
export type Ask = (path: string, method?: string) => Promise<Response>

export const prefix = 'https://schema.oparl.org/1.1/'
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/
const values: Record<string, (value: unknown) => boolean> = {
  s: (value) => typeof value === 'string' && value !== '',
  u: (value) => typeof value === 'string' && URL.canParse(value),
  d: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  dt: (value) => typeof value === 'string' && moment.test(value) && !Number.isNaN(Date.parse(value)),
  b: (value) => typeof value === 'boolean',
  i: (value) => Number.isInteger(value) && Number(value) >= 0,
  x: (value) => typeof value === 'object',
}
const ruleOf: Record<string, string> = { dt: 'R12', s: 'R11' }

/** What an object says of the one that it stands in: of these, one at least when it stands alone. */
const backReferences: Record<string, readonly string[]> = {
  LegislativeTerm: ['body'],
  Membership: ['person'],
  AgendaItem: ['meeting'],
  Consultation: ['paper'],
  File: ['meeting', 'agendaItem', 'person', 'paper'],
}

export const typeOf = ({ type }: Pick<OparlObject, 'type'>) => (type.startsWith(prefix) ? type.slice(prefix.length) : '')
const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** Looks at one object and what is within it: R5, R9, R11, R12, R15, the fields and their types. @param holder in which it stands */
export function lookAt(object: OparlObject, holder: OparlObject | null = null): Fault[] {
  const faults: Fault[] = []
  const type = typeOf(object)
  const say = (rule: string, what: string) => void faults.push({ rule, at: object.id, what })
  const known = fieldsOf(type)
  if (!spec[type]) say('R16', `type ${object.type}`)
  if (object['deleted'] === true) {
    if (holder) say('R9', 'something that is gone stands within something else')
    const rest = Object.keys(object).filter((name) => !['id', 'type', 'created', 'modified', 'deleted'].includes(name))
    if (rest.length > 0) say('R9', `what is gone still says ${rest}`)
    return faults
  }
  for (const [name, value] of Object.entries(object)) {
    if (value === null || value === '') say('R11', `${name} is empty`)
    const field = known.get(name)
    if (!field && !name.startsWith('brobygger:')) say('R15', `${name} is no field of ${type}`)
    if (!field) continue
    if (field.isMany !== Array.isArray(value)) say('fields', `${name} is ${field.isMany ? 'no list' : 'a list'}`)
    if (field.isAlone && holder) say('R5', `${name} stands within ${holder.id}`)
    for (const each of many(value)) {
      if (field.kind === 'within') faults.push(...lookWithin(object, name, field.of, each as OparlObject))
      else if (!(values[field.kind === 'value' ? field.of : 'u'] ?? (() => false))(each))
        say(ruleOf[field.of] ?? 'fields', `${name}: ${each}`)
    }
  }
  for (const [name, { isNeeded }] of known) if (isNeeded && object[name] === undefined) say('R11', `${name} is missing`)
  const back = backReferences[type]
  if (!holder && back && !back.some((name) => object[name])) say('R5', 'stands alone and does not say where it belongs')
  if (Date.parse(object.created) > Date.parse(object.modified)) say('R10', 'changed before it was made')
  for (const [start, end] of [['start', 'end'] as const, ['startDate', 'endDate'] as const])
    if (object[start] && object[end] && String(object[start]) > String(object[end])) say('fields', `${end} before ${start}`)
  return faults
}

function lookWithin(holder: OparlObject, name: string, of: string, each: OparlObject): Fault[] {
  const faults = lookAt(each, holder)
  if (typeOf(each) !== of) faults.push({ rule: 'fields', at: holder.id, what: `${name} is ${each.type}` })
  if (Date.parse(each.modified) > Date.parse(holder.modified))
    faults.push({ rule: 'R10', at: holder.id, what: `${name} ${each.id} changed after what it stands in` })
  return faults
}

/** Every object that stands in another one. */
const within = (object: OparlObject): OparlObject[] =>
  Object.entries(object).flatMap(([name, value]) =>
    fieldsOf(typeOf(object)).get(name)?.kind === 'within' ? (many(value) as OparlObject[]).flatMap((each) => [each, ...within(each)]) : [],
  )

/** The addresses of objects that an object names, and of the lists. */
function linksOf(object: OparlObject): { objects: [id: string, type: string][]; lists: [url: string, type: string][] } {
  const found: ReturnType<typeof linksOf> = { objects: [], lists: [] }
  for (const [name, value] of Object.entries(object)) {
    const field = fieldsOf(typeOf(object)).get(name)
    if (field?.kind === 'link') for (const each of many(value)) found.objects.push([String(each), field.of])
    if (field?.kind === 'list') found.lists.push([String(value), field.of])
  }
  return found
}

/** Walks a whole system from its entry point: every list, every page, every object in it, within it and named by it. */
export async function walk(ask: Ask, entry: string) {
  const faults: Fault[] = []
  const say = (rule: string, at: string, what: string) => void faults.push({ rule, at, what })
  const { origin } = new URL(entry)
  const alone = new Map<string, OparlObject>()
  const listed = new Map<string, OparlObject>()
  const inside = new Map<string, OparlObject>()
  const lists = new Map<string, { type: string; pages: ListPage[] }>()
  const waiting: [string, string][] = [[entry, 'System']]

  async function json<T>(url: string): Promise<T | null> {
    if (new URL(url).origin !== origin) say('R3', url, `not of ${origin}`)
    const answer = await ask(url)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200) say('R4', url, `answers ${answer.status}`)
    if (!/^application\/json(?:;\s*charset=utf-8)?$/i.test(answer.headers.get('content-type') ?? '')) say('R1', url, 'is no JSON')
    if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) || !bytes.equals(Buffer.from(bytes.toString('utf8'))))
      say('R1', url, 'UTF-8')
    if (answer.headers.get('access-control-allow-origin') !== '*') say('R2', url, 'not for other pages')
    const head = await ask(url, 'HEAD')
    if (head.status !== answer.status || head.headers.get('etag') !== answer.headers.get('etag')) say('R13', url, 'HEAD answers otherwise')
    return answer.status === 200 ? (JSON.parse(bytes.toString('utf8')) as T) : null
  }

  function take(object: OparlObject) {
    for (const each of within(object)) {
      inside.set(`${each.id} in ${object.id}`, each)
      waiting.push([each.id, typeOf(each)])
    }
    for (const each of [object, ...within(object)]) {
      const { objects, lists: named } = linksOf(each)
      waiting.push(...objects)
      for (const [url, type] of named) if (!lists.has(url)) lists.set(url, { type, pages: [] })
    }
    if (typeOf(object) === 'Meeting') {
      const orders = (object['agendaItem'] as OparlObject[] | undefined)?.map((item) => item['order']) ?? []
      if (orders.some((order, place) => order !== place)) say('fields', object.id, 'order is not the place in the agenda')
    }
  }

  async function walkObjects() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [id, type] = next
      if (alone.has(id)) continue
      const object = await json<OparlObject>(id)
      if (!object) continue
      alone.set(id, object)
      if (object.id !== id) say('R3', id, `says that it is ${object.id}`)
      if (typeOf(object) !== type) say('fields', id, `is no ${type}`)
      faults.push(...lookAt(object))
      take(object)
    }
  }

  async function walkList(url: string, { type, pages }: { type: string; pages: ListPage[] }) {
    for (let next: string | undefined = url; next; next = pages.at(-1)?.links.next) {
      const page: ListPage | null = await json<ListPage>(next)
      if (!page?.data || !page.pagination || !page.links) return say('R6', next, 'is no page of a list')
      pages.push(page)
      for (const object of page.data) {
        if (typeOf(object) !== type) say('R6', next, `has a ${object.type}`)
        if (listed.has(`${object.id} in ${url}`)) say('R6', next, `${object.id} stands twice`)
        if (object['deleted']) say('R9', next, `${object.id} is gone`)
        listed.set(`${object.id} in ${url}`, object)
        waiting.push([object.id, type])
      }
    }
    const sizes = new Set(pages.slice(0, -1).map(({ pagination }) => pagination['elementsPerPage']))
    if (sizes.size > 1) say('R6', url, 'pages differ in length')
    const total = pages.reduce((sum, { data }) => sum + data.length, 0)
    if (pages.some(({ pagination }) => pagination['totalElements'] !== total)) say('R6', url, `has ${total}, and says otherwise`)
  }

  await walkObjects()
  const walked = new Set<string>()
  for (let more = true; more; ) {
    more = false
    for (const [url, list] of [...lists]) {
      if (walked.has(url)) continue
      walked.add(url)
      more = true
      await walkList(url, list)
    }
    await walkObjects()
  }
  for (const [place, object] of listed) {
    if (JSON.stringify(object) !== JSON.stringify(alone.get(object.id))) say('R6', place, 'is another in the list')
  }
  for (const [place, object] of inside) {
    const own: Record<string, unknown> = { ...alone.get(object.id) }
    for (const [name, { isAlone }] of fieldsOf(typeOf(object))) if (isAlone) delete own[name]
    const bare = (each: object) => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (bare(own) !== bare(object)) say('R10', place, 'is another within than alone')
  }
  return { faults, alone, lists }
}
