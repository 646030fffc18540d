import { directionOf } from '#platform/i18n/direction.ts'
import { isSafeHref } from '#platform/richtext/richtext.ts'
import { logoBytes, logoSize, logoType } from './logo.ts'
import { type Heading, type Inline, type List, listedHeadings, type Paper, type PaperBlock, type PaperFile, type Table } from './paper.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const marks = (lang: string | undefined) => (lang === undefined ? '' : ` lang="${escaped(lang)}" dir="${directionOf(lang)}"`)

const deepestHeading = 6

const style = (
  accent: string,
) => `body{font:1rem/1.6 "IBM Plex Sans",Calibri,system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1,h2,a,.issuer{color:${accent}}h1,h2,h3,h4{line-height:1.25;overflow-wrap:anywhere}p,li,td,th{overflow-wrap:anywhere}
.issuer{font-weight:600;border-block-end:2px solid;padding-block-end:.5rem;margin-block-end:2rem;display:flex;justify-content:space-between;align-items:end;gap:1rem}.issuer p{margin:0}.issuer img{object-fit:contain}
.stamp{position:fixed;inset-block-start:.5rem;inset-inline-end:.5rem;border:2px solid #8a4b00;color:#8a4b00;background:#fff;padding:0 .5rem;font-weight:600}
nav .deeper{margin-inline-start:1.25rem}
.kicker,.small{font-size:.875rem;color:#4a4a4a}.kicker{margin-block:1.5rem .25rem}.lead{font-size:1.125rem}
.box{border-inline-start:4px solid ${accent};background:#f2f5f8;padding:.25rem 1rem;margin-block:1.25rem}.warning{border-color:#8a4b00;background:#fbf4ec}
.box h3{margin-block:.75rem .25rem}dt{font-weight:600}dd{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.375rem .5rem;border-block-end:1px solid #bbb}th{border-block-end:2px solid ${accent}}
@media print{body{margin:0}}`

/** A page that stands by itself: no script, nothing fetched from elsewhere. */
export function htmlFile(paper: Paper, files: readonly PaperFile[] = []): string {
  const headings = listedHeadings(paper.blocks)
  return [
    `<!doctype html><html lang="${escaped(paper.lang)}" dir="${directionOf(paper.lang)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(paper.title)}</title>`,
    `<meta name="author" content="${escaped(paper.author)}"><style>${style(paper.accent)}</style></head><body>`,
    `<div class="issuer"><p>${escaped(paper.author)}</p>${logoHtml(paper, files)}</div>${stampHtml(paper)}<main>`,
    ...paper.blocks.map((block) => blockHtml(block, headings)),
    '</main></body></html>',
  ].join('\n')
}

/** Nobody reads it aloud: the words beside it say the same. */
function logoHtml(paper: Paper, files: readonly PaperFile[]): string {
  const bytes = logoBytes(paper, files)
  if (!paper.logo || !bytes) return ''
  const { width, height } = logoSize(paper.logo)
  const size = `style="width:${width.toFixed(1)}mm;height:${height.toFixed(1)}mm"`
  return `<img alt="" ${size} src="data:image/${logoType(paper.logo)};base64,${Buffer.from(bytes).toString('base64')}">`
}

/** On paper it stands on every page. The text says the same in a sentence. */
const stampHtml = ({ stamp }: Paper) => (stamp ? `<div class="stamp" aria-hidden="true">${escaped(stamp)}</div>` : '')

function blockHtml(block: PaperBlock, headings: readonly Heading[]): string {
  switch (block.type) {
    case 'heading': {
      const level = Math.min(block.level, deepestHeading)
      const at = headings.indexOf(block)
      return `<h${level}${at < 0 ? '' : ` id="h${at + 1}"`}${marks(block.lang)}>${lineHtml(block.inline)}</h${level}>`
    }
    case 'paragraph':
      return `<p${block.look ? ` class="${block.look}"` : ''}${marks(block.lang)}>${lineHtml(block.inline)}</p>`
    case 'list':
      return listHtml(block)
    case 'table':
      return tableHtml(block)
    case 'terms':
      return `<dl>${block.rows.map((row) => `<dt>${escaped(row.term)}</dt><dd>${lineHtml(row.inline)}</dd>`).join('')}</dl>`
    case 'box':
      return `<div class="box ${block.look}">${block.blocks.map((inner) => blockHtml(inner, headings)).join('\n')}</div>`
    case 'contents':
      return `<h2>${escaped(block.title)}</h2><nav><ul>${headings.map(entryHtml).join('')}</ul></nav>`
    case 'enclosure':
      return block.otherwise.map((inner) => blockHtml(inner, headings)).join('\n')
    case 'break':
      return ''
  }
}

const entryHtml = (heading: Heading, at: number) =>
  `<li${heading.level > 2 ? ' class="deeper"' : ''}><a href="#h${at + 1}"${marks(heading.lang)}>${escaped(heading.inline.map((run) => run.text).join(''))}</a></li>`

function runHtml(run: Inline): string {
  const em = run.em ? `<em>${escaped(run.text)}</em>` : escaped(run.text)
  const strong = run.strong ? `<strong>${em}</strong>` : em
  if (run.href !== undefined && isSafeHref(run.href)) return `<a href="${escaped(run.href)}"${marks(run.lang)}>${strong}</a>`
  return run.lang === undefined ? strong : `<bdi${marks(run.lang)}>${strong}</bdi>`
}

const lineHtml = (inline: readonly Inline[]) => inline.map(runHtml).join('')

const listHtml = (list: List): string => {
  const tag = list.ordered ? 'ol' : 'ul'
  const items = list.items.map((item) => `<li>${lineHtml(item.inline)}${item.list ? listHtml(item.list) : ''}</li>`)
  return `<${tag}${marks(list.lang)}>${items.join('')}</${tag}>`
}

const tableHtml = (table: Table): string => {
  const cells = (row: Inline[][], tag: string) => row.map((cell) => `<${tag}>${lineHtml(cell)}</${tag.split(' ')[0]}>`).join('')
  const head = table.head.length === 0 ? '' : `<thead><tr>${cells(table.head, 'th scope="col"')}</tr></thead>`
  return `<table${marks(table.lang)}>${head}<tbody>${table.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`
}
