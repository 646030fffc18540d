import { Parser } from 'htmlparser2'

const blocks = new Set(
  'address article blockquote body caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
const unseen = new Set(['script', 'style', 'noscript', 'template', 'head', 'nav', 'svg', 'select', 'button', 'iframe'])

/** HTML as text: headings, table rows and list entries each a line of their own, an empty line between blocks. Linear; never throws. */
export function htmlToText(html: string): string {
  const out: string[] = []
  let hidden = 0
  const parser = new Parser({
    onopentag(name) {
      if (unseen.has(name)) hidden++
      else if (name === 'br') out.push('\n')
      else if (name === 'li') out.push('\n- ')
      else if (blocks.has(name)) out.push('\n\n')
    },
    ontext(text) {
      if (hidden === 0) out.push(text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden = Math.max(0, hidden - 1)
      else if (name === 'td' || name === 'th') out.push('\t')
      else if (blocks.has(name)) out.push('\n')
    },
  })
  parser.end(html)
  const lines = out.join('').split('\n')
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
