const [page, margin, leading] = [{ width: 595, height: 842 }, 56, 16]
const perPage = Math.floor((page.height - 2 * margin) / leading)

/** Letters beyond ASCII as octal codes, so that every byte of the file is one character; the codes are those of Windows. */
const escaped = (line: string) =>
  [...line].map((sign) => (/[ -~]/.test(sign) ? sign.replace(/[\\()]/, '\\$&') : `\\${sign.charCodeAt(0).toString(8)}`)).join('')

/** Columns that are lined up by spaces need letters of one width. */
const isRow = /\S {3,}\S|^ {3,}\S/

function contentOf(lines: string[]): string {
  const shown = lines.map((line) => {
    const isHeading = line.startsWith('# ')
    const font = isHeading ? 'F2 13' : isRow.test(line) ? 'F3 9' : 'F1 11'
    return `/${font} Tf (${escaped(isHeading ? line.slice(2) : line)}) Tj T*`
  })
  return `BT ${leading} TL ${margin} ${page.height - margin} Td\n${shown.join('\n')}\nET`
}

/**
 * A text as a plain PDF without tags, as programs printed them before anybody asked for more. A line that begins with "# " is a heading; lines are
 * broken where the text breaks them, and hold letters of Western Europe alone.
 */
export function plainPdf(text: string): Buffer {
  const lines = text.trimEnd().split('\n')
  const pages = Array.from({ length: Math.ceil(lines.length / perPage) }, (_, n) => lines.slice(n * perPage, (n + 1) * perPage))
  const fonts = ['Helvetica', 'Helvetica-Bold', 'Courier'].map(
    (name) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`,
  )
  const firstPage = 6
  const kids = pages.map((_, n) => `${firstPage + 2 * n} 0 R`)
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages.length}/MediaBox[0 0 ${page.width} ${page.height}]>>`,
    ...fonts,
    ...pages.flatMap((own, n) => {
      const content = contentOf(own)
      return [
        `<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>/Contents ${firstPage + 2 * n + 1} 0 R>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ]
    }),
  ]
  return Buffer.from(fileOf(objects), 'latin1')
}

/** The objects one after the other, and the table that says at which byte each begins. */
function fileOf(objects: string[]): string {
  let file = '%PDF-1.4\n'
  const places = objects.map((object, n) => {
    const at = file.length
    file += `${n + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const start = file.length
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
}
