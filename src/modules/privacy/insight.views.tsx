import { deviceName } from '#modules/accounts/index.ts'
import { localPath } from '#platform/http/context.ts'
import { shortDate } from '#platform/i18n/dates.ts'
import { isolate } from '#platform/i18n/direction.ts'
import type { Row } from '#platform/personal/holding.ts'
import { isLang, type Lang, type Texts, textsOf } from '#texts/index.ts'
import type { Child } from '#ui/context.ts'
import { DateText, Moment } from '#ui/date-text/date-text.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import type { InsightPart } from './insight.ts'

export type Reader = {
  t: Texts
  lang: Lang
  timeZone: string
  /** What links begin with where the page is read outside the site. */
  origin?: string
}

const known = (words: Readonly<Record<string, string>>, key: string) => (Object.hasOwn(words, key) ? words[key] : undefined)

const hands = ({ audit: { operator, system } }: Texts) => ({ operator, system })

/** Codes of the program that have words of their own. */
const wordsFor = (t: Texts): Record<string, Readonly<Record<string, string>>> => ({
  action: t.audit.actions,
  role: t.accounts.roles,
  function: t.council.functions,
  purpose: { ...t.privacy.purposes, ...t.privacy.codes.purposes },
  kind: t.privacy.codes.kinds,
  state: { ...t.importing.states, ...t.privacy.codes.mailStates, ...t.participation.proposals.states },
  stage: t.privacy.codes.stages,
  cause: t.privacy.codes.causes,
  transports: t.privacy.codes.transports,
  means: t.accounts.ways.mine.sessions.meansOf,
  actor: hands(t),
  granted_by: hands(t),
})

/** Words for what a column holds, where the program has any; undefined where it stands as it is. */
export function wordOf(t: Texts, column: string, text: string): string | undefined {
  if (column === 'device') return deviceName(t, text) ?? t.accounts.ways.mine.sessions.unknownDevice
  return known(wordsFor(t)[column] ?? {}, text)
}

/** Where that stands which a column names by its address. */
const addresses: Readonly<Record<string, (name: string) => string>> = {
  meeting_id: (slug) => `/moeder/${slug}`,
  item_id: (shortId) => `/punkt/${shortId}`,
  short_id: (shortId) => `/punkt/${shortId}`,
}

/** A day without an hour, as the database writes it. */
const plainDay = /^\d{4}-\d\d-\d\d$/

const Day = ({ lang, day }: { lang: Lang; day: string }) => (
  <DateText datetime={day} text={isolate(shortDate(lang, new Date(`${day}T12:00:00Z`), 'UTC'))} />
)

const isNothing = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')

const Value = ({ reader, column, value }: { reader: Reader; column: string; value: unknown }): Child => {
  if (isNothing(value)) return <>–</>
  if (value instanceof Date) return <Moment {...reader} at={value} />
  if (isWords(value)) return <bdi>{value.map((one) => wordOf(reader.t, column, one) ?? one).join(', ')}</bdi>
  if (typeof value === 'object') return <code dir="ltr">{JSON.stringify(value)}</code>
  const text = String(value)
  if (plainDay.test(text)) return <Day lang={reader.lang} day={text} />
  if (column === 'lang' && isLang(text)) return <span lang={text}>{textsOf(text).language.name}</span>
  const path = addresses[column]?.(text)
  if (path !== undefined)
    return (
      <a href={`${reader.origin ?? ''}${localPath(reader.lang, path)}`}>
        <bdi dir="ltr">{text}</bdi>
      </a>
    )
  const word = wordOf(reader.t, column, text)
  return word === undefined ? <DanishText>{text}</DanishText> : <span>{word}</span>
}

const title = (t: Texts, column: string) => known(t.privacy.columns, column) ?? column
const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

/** A wide row reads better as facts under each other. */
const widest = 6

const Rows = ({ reader, part }: { reader: Reader; part: InsightPart }) => {
  const { t } = reader
  const columns = part.columns.filter((column) => part.rows.some((row) => !isEmpty(row[column])))
  if (columns.length <= widest)
    return (
      <Table
        caption={t.privacy.holdings[part.key]}
        captionHidden
        rows={part.rows}
        columns={columns.map((column) => ({
          title: title(t, column),
          cell: (row: Row) => <Value reader={reader} column={column} value={row[column]} />,
        }))}
      />
    )
  return (
    <>
      {part.rows.map((row) => (
        <SummaryList
          rows={columns
            .filter((column) => !isEmpty(row[column]))
            .map((column) => ({ term: title(t, column), value: <Value reader={reader} column={column} value={row[column]} /> }))}
        />
      ))}
    </>
  )
}

/** Where on the page a part stands. */
export const anchorOf = ({ key, table }: Pick<InsightPart, 'key' | 'table'>) => `${key}-${table}`.replaceAll('_', '-')

/** The rows of one table, without a heading. */
export const InsightRows = ({ reader, part }: { reader: Reader; part: InsightPart }) => (
  <>
    <Rows reader={reader} part={part} />
    {part.isCut && <p>{reader.t.privacy.mine.cut}</p>}
  </>
)

const InsightSection = ({ reader, part }: { reader: Reader; part: InsightPart }) => (
  <Section title={reader.t.privacy.holdings[part.key]} id={anchorOf(part)}>
    <InsightRows reader={reader} part={part} />
  </Section>
)

/** Everything about one person; what there is nothing of is named at the end. */
export const InsightParts = ({ reader, parts }: { reader: Reader; parts: readonly InsightPart[] }) => {
  const { t } = reader
  const filled = parts.filter((part) => part.rows.length > 0)
  const hidden = parts.filter((part) => part.hidden > 0)
  const keys = new Set([...filled, ...hidden].map((part) => part.key))
  const empty = [...new Set(parts.map((part) => part.key))].filter((key) => !keys.has(key))
  return (
    <>
      {filled.map((part) => (
        <InsightSection reader={reader} part={part} />
      ))}
      {hidden.map((part) => (
        <Section title={t.privacy.holdings[part.key]}>
          <p>{t.privacy.mine.hidden(part.hidden)}</p>
        </Section>
      ))}
      {empty.length > 0 && (
        <Section title={t.privacy.mine.nothing}>
          <p>{t.privacy.mine.empty}</p>
          <ul>
            {empty.map((key) => (
              <li>{t.privacy.holdings[key]}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
