import { sha256 } from '#platform/ids.ts'
import type { Manifest } from './archive.ts'

type Holding = Pick<Manifest, 'tables' | 'files'>

/** One line for each table and one for the files: what is equal line by line is equal. */
export const linesOf = ({ tables, files }: Holding): string[] => [
  ...Object.entries(tables).map(([name, { rows, sha256: hash }]) => `${hash}  ${String(rows).padStart(8)}  ${name}`),
  ...(files.sha256 ? [`${files.sha256}  ${String(files.count).padStart(8)}  files`] : []),
]

/** One hash for all that an installation, or an archive, holds. */
export const contentHash = (holding: Holding): string => sha256(`${linesOf(holding).join('\n')}\n`).toString('hex')

/** What an archive is, for the operator. */
export function describe(manifest: Manifest): string {
  const { kind, at, program, postgres, tables, files, heads, municipality, withFiles, migrations } = manifest
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const what = kind === 'backup' ? 'whole installation' : `${municipality?.name} (${municipality?.code})`
  return [
    `${what}, ${at}, Brobygger ${program} (${migrations.at(-1)}), PostgreSQL ${postgres}`,
    `${Object.keys(tables).length} tables, ${rows} rows, ${withFiles ? `${files.count} files` : 'without files'}`,
    `content ${contentHash(manifest)}`,
    ...heads.map(({ code, seq, hash }) => `changes of ${code}: entry ${seq}, ${hash}`),
  ].join('\n')
}
