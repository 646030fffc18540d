import { columnWords, readmeWords, tableWords } from './tables.text.ts'
import type { OpenTable } from './tables.ts'

/** What a table holds, column by column, in Danish and then in English; Markdown. */
export const readmeOf = (table: OpenTable, municipality: string, origin: string): string =>
  (['da', 'en'] as const).map((lang) => explained(table, lang, municipality, origin)).join('\n---\n\n')

function explained({ name, columns }: OpenTable, lang: 'da' | 'en', municipality: string, origin: string): string {
  const words = readmeWords[lang]
  const { title, row } = tableWords[name]
  const address = `${origin}/api/tables/${name}`
  return [
    `# ${title[lang]}`,
    words.from(municipality),
    `${words.row} ${row[lang]}.`,
    `## ${words.forms}`,
    `- <${address}.csv>: ${words.csv}\n- <${address}.json>: ${words.json}`,
    words.never,
    [
      `| ${words.column} | ${words.means} |`,
      '| --- | --- |',
      ...columns.map((each) => `| \`${each}\` | ${columnWords[each][lang]} |`),
    ].join('\n'),
    '',
  ].join('\n\n')
}
