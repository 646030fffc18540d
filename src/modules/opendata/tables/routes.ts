import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { type PublishedMeeting, publishedAfter, publishedMark } from '#modules/meetings/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant } from '#platform/http/context.ts'
import { fileDisposition } from '#platform/http/disposition.ts'
import { isHeld, markOf } from '#platform/http/held.ts'
import { csvMark, csvRow } from '#platform/text/csv.ts'
import { answer } from '../answer.ts'
import { readmeOf } from './readme.ts'
import { tableWords } from './tables.text.ts'
import { type Cell, type OpenTable, openTables } from './tables.ts'

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8', md: 'text/markdown; charset=utf-8' }

/** Raised when a column changes: copies that somebody keeps are then old. */
const edition = 1

/** Everything public as tables, for spreadsheets and programs, each with a file that explains it. */
export const openTableRoutes = () =>
  new Hono<AppEnv>()
    .get('/api/tables', allow('public'), (c) => answer(c, { tables: openTables.map((table) => listed(c, table)) }))
    .get('/api/tables/:file{[a-z]+\\.(?:csv|json|md)}', allow('public'), async (c) => {
      const [name, ending] = c.req.param('file').split('.') as [string, keyof typeof types]
      const table = openTables.find((each) => each.name === name)
      if (!table) throw new AppError(404, 'no such table')
      const { origin, name: municipality } = c.get('municipality')
      const mark = ending === 'md' ? municipality : await inTenant(c, publishedMark)
      const etag = markOf([edition, origin, table.name, ending, mark].join('\n'))
      const about = { ...headers, ETag: etag, 'Content-Type': types[ending] }
      if (isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304, about)
      if (ending === 'md') return c.body(readmeOf(table, municipality, origin), 200, about)
      const name_ = fileDisposition('inline', `${table.name}.${ending}`)
      const text = ending === 'csv' ? csvText(table, rowsOf(c, table)) : jsonText(table, rowsOf(c, table))
      return c.body(Readable.toWeb(Readable.from(encoded(text))) as ReadableStream, 200, { ...about, 'Content-Disposition': name_ })
    })

const headers = { 'Cache-Control': 'no-cache' }

function listed(c: Ctx, { name }: OpenTable) {
  const { title, row } = tableWords[name]
  const address = `${c.get('municipality').origin}/api/tables/${name}`
  return {
    name,
    title: title.en,
    description: `Each row is ${row.en}.`,
    csv: `${address}.csv`,
    json: `${address}.json`,
    readme: `${address}.md`,
  }
}

/** Meetings that lie in memory at a time. */
const together = 50

/** The rows of a table, a few meetings at a time: however many there are, few lie in memory. */
async function* rowsOf(c: Ctx, table: OpenTable): AsyncGenerator<Cell[][]> {
  const { origin } = c.get('municipality')
  let after: string | null = null
  for (;;) {
    const meetings: PublishedMeeting[] = await inTenant(c, (tx) => publishedAfter(tx, after, together))
    yield meetings.flatMap((meeting) => table.rowsOf(meeting, origin))
    after = meetings.at(-1)?.model.id ?? null
    if (meetings.length < together) return
  }
}

async function* csvText(table: OpenTable, pages: AsyncGenerator<Cell[][]>) {
  yield csvMark + csvRow(table.columns)
  for await (const rows of pages) yield rows.map((row) => csvRow(row.map((cell) => (cell === null ? '' : String(cell))))).join('')
}

async function* jsonText({ name, columns }: OpenTable, pages: AsyncGenerator<Cell[][]>) {
  yield `{"schema":"brobygger/table/1","table":${JSON.stringify(name)},"columns":${JSON.stringify(columns)},"rows":[\n`
  let parted = ''
  for await (const rows of pages) {
    if (rows.length === 0) continue
    yield parted + rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i]])))).join(',\n')
    parted = ',\n'
  }
  yield '\n]}\n'
}

async function* encoded(parts: AsyncGenerator<string>) {
  for await (const part of parts) yield Buffer.from(part)
}
