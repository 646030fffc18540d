import { Readable } from 'node:stream'
import yazl from 'yazl'
import { toDate } from '#platform/clock.ts'
import type { Ctx } from '#platform/http/context.ts'
import { commaOf, directionOf } from '#platform/i18n/direction.ts'
import { Moment } from '#ui/date-text/date-text.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { type InsightPart, insightJson } from './insight.ts'
import { anchorOf, InsightParts, type Reader } from './insight.views.tsx'
import type { Known } from './subject.ts'

/** What is known about somebody, as it is taken along. */
export type Insight = { subject: Known; parts: readonly InsightPart[] }

const names = { page: 'oplysninger.html', data: 'oplysninger.json' }

/** Enough for a page that is read from a disk, on a phone or on paper, without anything beside it. */
const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
h1{font-size:2rem;line-height:1.2}h2{font-size:1.35rem;margin-top:2.5rem}table{border-collapse:collapse;width:100%}
td,th{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #bbb;overflow-wrap:anywhere}
dl>div{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.3rem 0}dt{font-weight:600;min-width:12rem}dd{margin:0;overflow-wrap:anywhere;flex:1}
dl{border-bottom:1px solid #bbb;padding-bottom:1rem}.sr-only{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;padding:.75rem 0;border-bottom:1px solid #bbb}
td,th{display:block;border:0;padding:.2rem 0}td::before,th[data-title]::before{content:attr(data-title) ": ";font-weight:600}dt{min-width:100%}}`

type DocumentProps = { reader: Reader; title: string; municipality: string; at: Date; parts: readonly InsightPart[] }

const Document = ({ reader, title, municipality, at, parts }: DocumentProps) => {
  const { t, lang } = reader
  const words = t.privacy.file
  const filled = parts.filter(({ rows }) => rows.length > 0)
  return (
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <PageHeading title={title} />
          <p>
            <DanishText>{municipality}</DanishText>
            {commaOf(lang)}
            <Moment {...reader} at={at} />
          </p>
          <h2>{words.contents}</h2>
          <ul>
            <li>
              <bdi>{names.page}</bdi>: {words.page}
            </li>
            <li>
              <a href={names.data}>{names.data}</a>: {words.data} {words.codes}
            </li>
          </ul>
          <p>{words.papers}</p>
          <nav aria-label={words.index}>
            <h2>{words.index}</h2>
            <ol>
              {filled.map((part) => (
                <li>
                  <a href={`#${anchorOf(part)}`}>{t.privacy.holdings[part.key]}</a> ({part.rows.length})
                </li>
              ))}
            </ol>
          </nav>
          <InsightParts reader={reader} parts={parts} />
        </main>
      </body>
    </html>
  )
}

const readerOf = (c: Ctx): Reader => {
  const { timeZone, origin } = c.get('municipality')
  return { t: c.get('t'), lang: c.get('lang'), timeZone, origin }
}

const dataOf = (c: Ctx, at: Date, given: Insight) =>
  JSON.stringify(insightJson({ municipality: c.get('municipality').name, at, codes: c.get('t').privacy.file.codes, ...given }), null, 2)

function asFile(c: Ctx, { subject }: Insight, ending: string) {
  c.header('Content-Disposition', `attachment; filename="oplysninger-${subject.personId}.${ending}"`)
  c.header('Cache-Control', 'no-store')
}

/** What is known as a file that other programs read. */
export function answerJson(c: Ctx, given: Insight) {
  asFile(c, given, 'json')
  return c.body(dataOf(c, toDate(c.get('platform').clock()), given), 200, { 'Content-Type': 'application/json; charset=utf-8' })
}

/** The same to read and for other programs, in one file, packed while it is sent. */
export async function answerZip(c: Ctx, title: string, given: Insight) {
  const at = toDate(c.get('platform').clock())
  const page = <Document reader={readerOf(c)} title={title} municipality={c.get('municipality').name} at={at} parts={given.parts} />
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(`<!doctype html>${await page}`), names.page, { mtime: at })
  zip.addBuffer(Buffer.from(dataOf(c, at, given)), names.data, { mtime: at })
  zip.end()
  asFile(c, given, 'zip')
  return c.body(Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream, 200, { 'Content-Type': 'application/zip' })
}
