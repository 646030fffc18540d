/** How far into a document its first element must stand. */
const nearStart = 10_000

/**
 * The name of the first element of a document that is nothing but markup, without its namespace's prefix; `html` also for what begins with
 * an HTML doctype. Null when it begins with anything else.
 */
export function rootName(text: string): string | null {
  let at = 0
  while (at < nearStart) {
    if (/\s/.test(text.charAt(at))) at++
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else if (/^<!doctype\s+html/i.test(text.slice(at, at + 20))) return 'html'
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) at = afterDoctype(text, at)
    else return /^<(?:[\p{L}_][\p{L}\d_.-]*:)?([\p{L}_][\p{L}\d_.-]*)[\s/>]/u.exec(text.slice(at, at + 200))?.[1] ?? null
  }
  return null
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found === -1 ? nearStart : found + end.length
}

/** A doctype may hold declarations of its own between brackets. */
function afterDoctype(text: string, from: number): number {
  const end = text.indexOf('>', from)
  const inside = text.indexOf('[', from)
  return inside !== -1 && inside < end ? after(text, '>', after(text, ']', inside) - 1) : after(text, '>', from)
}

const htmlTag = /<(?:p|div|h[1-6]|table|br|ul|span)[\s/>]/i

/** Whether text is HTML: by how it begins, or by its name when there are tags in it. */
export function isHtml(text: string, fileName: string): boolean {
  const root = rootName(text)?.toLowerCase()
  if (root !== undefined && ['html', 'head', 'body'].includes(root)) return true
  return /\.x?html?$/i.test(fileName) && htmlTag.test(text.slice(0, 100_000))
}
