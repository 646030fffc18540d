import type pg from 'pg'
import { UnusableInput } from '#platform/errors.ts'
import { asJson, headerName, type Making, type Manifest, manifestName, partName } from './archive.ts'
import { fileEntries, headerOf, noFiles, openSnapshot, type Progress, type Source, tableEntries } from './backup.ts'
import { loadScript, plainSchema, readme } from './plain.ts'
import { type Contents, headsOf, literal, quoted, type Table, tablesOf } from './tables.ts'
import { wholeEntry } from './tar.ts'

/** What no export holds of a municipality, by table or by table.column, and why. Such a column may be empty. */
export const leftOutOfExports: Record<string, string> = {
  session: 'who is signed in at this moment: whoever had it could go on as them',
  one_time_link: 'links that let somebody in',
  kept_form: 'what was typed when a session ended, under a key that lets somebody in',
  sign_in_attempt: 'who is signing in at this moment',
  logout_token: 'what sign-ins said in the last minutes, of no use elsewhere',
  'identity_provider.client_secret': 'sealed with a key of the machine; the administrator writes it again at /opsaetning/log-ind',
  calendar_feed: 'secret addresses of calendars: their owners make new ones',
  form_receipt: 'keys of forms that were sent, of no use elsewhere',
}

/** Tables that belong to a municipality and travel with it, with the rows that are its own. */
export async function exportedTables(client: pg.Client, municipalityId: string): Promise<(Table & { where: string })[]> {
  const id = literal(municipalityId)
  return (await tablesOf(client)).flatMap((table) => {
    if (table.name === 'municipality') return [{ ...table, where: `id = ${id}` }]
    const columns = table.columns.filter((column) => !(`${table.name}.${column}` in leftOutOfExports))
    return table.isTenants && !(table.name in leftOutOfExports) ? [{ ...table, columns, where: `municipality_id = ${id}` }] : []
  })
}

/** The first line of each part of a CSV. */
export const headingOf = (columns: string[]) =>
  Buffer.from(`${columns.map((column) => (/^[a-z0-9_]+$/.test(column) ? column : quoted(column))).join(',')}\n`)

/**
 * Everything of one municipality, and nothing of another, as a bundle that a plain PostgreSQL takes without Brobygger: tables as CSV, files, the
 * SQL that makes and fills the tables and counts every row.
 * @throws UnusableInput when there is no such municipality
 */
export async function* exportOf(source: Source, code: string, told: Progress): Making {
  const client = await openSnapshot(source)
  try {
    const header = await headerOf(client, source, { kind: 'municipality', withFiles: true })
    const municipality = await municipalityOf(client, code)
    yield* wholeEntry(headerName, asJson(header))
    const exported = await exportedTables(client, municipality.id)
    const { tables, numbers } = { tables: {} as Record<string, Contents>, numbers: new Map<string, number>() }
    for (const table of exported) {
      const nameOf = (part: number) => {
        numbers.set(table.name, part)
        return partName(table.name, part, 'csv')
      }
      const which = { where: table.where, format: 'csv' } as const
      yield* tableEntries(client, table, { which, nameOf, opening: headingOf(table.columns) }, tables, told)
    }
    const files = noFiles()
    yield* fileEntries(client, source, municipality.id, files, told)
    const heads = (await headsOf(client)).filter((head) => head.municipality === municipality.id)
    const manifest: Manifest = { ...header, tables, files, heads, municipality, leftOut: leftOutOfExports }
    const { tablesSql, keysSql } = await plainSchema(client, exported)
    yield* wholeEntry('schema.sql', Buffer.from(tablesSql))
    yield* wholeEntry('load.sql', Buffer.from(loadScript(manifest, numbers, keysSql)))
    yield* wholeEntry('README.txt', Buffer.from(readme(manifest)))
    yield* wholeEntry(manifestName, asJson(manifest))
    return manifest
  } finally {
    await client.end()
  }
}

async function municipalityOf(client: pg.Client, code: string) {
  const { rows } = await client.query<{ id: string; code: string; name: string }>(
    'select id::text as id, code, name from municipality where code = $1',
    [code],
  )
  if (!rows[0]) throw new UnusableInput(`There is no municipality with code ${code}.`)
  return rows[0]
}
