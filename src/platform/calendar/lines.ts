/** Bytes in a line of a calendar, its end not counted (RFC 5545, 3.1). */
const mostBytes = 75

/** A text as a value: what separates values is escaped, and nothing in it can end its line (RFC 5545, 3.3.11). */
export const textValue = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** An address as a value: it stands as it is, without what could end its line. */
export const uriValue = (uri: string) => uri.replace(/[\p{Cc}\p{Z}]/gu, (sign) => encodeURIComponent(sign))

/** A line as it is sent: broken before it grows longer than may be, never within a letter, and read again as one. */
export function folded(line: string): string {
  let room = mostBytes
  let text = ''
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (bytes > room) {
      text += '\r\n '
      // The space that says that the line goes on is one of them.
      room = mostBytes - 1
    }
    text += letter
    room -= bytes
  }
  return text
}
