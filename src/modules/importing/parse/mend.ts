/** The bytes 0x80–0x9f as Windows-1252 prints them; what it leaves free stays a control character. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map([...HIGH].map((sign, i) => [sign, 0x80 + i]))
/** A letter that begins two bytes of UTF-8 read as Windows-1252, and then the signs that can continue it. */
const BROKEN = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/
const BROKEN_PART = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}/g
/** Text that was broken twice is mended twice; more has not been seen. */
const MAX_ROUNDS = 2
/** From so many mended lines on, the rest of the text is known to have gone the same way. */
const CERTAIN_LINES = 3

/**
 * Mends UTF-8 that was read as Windows-1252 once too often ("mÃ¸de" → "møde"), line by line and only where it is certain: the whole line
 * must be such bytes and make valid UTF-8. In a text with several such lines the broken letters of other lines are mended one by one.
 */
export function mendLetters(text: string): { text: string; mended: number } {
  if (text.includes('├')) return mendDos(text)
  if (!BROKEN.test(text)) return { text, mended: 0 }
  const lines = text.split('\n')
  const whole = lines.map(mendLine)
  const sure = whole.filter((line, i) => line !== lines[i]).length
  const result = sure < CERTAIN_LINES ? whole : whole.map((line) => line.replace(BROKEN_PART, mendPart))
  return { text: result.join('\n'), mended: result.filter((line, i) => line !== lines[i]).length }
}

/** The same letters where an old code page of DOS read them: "├" and what stood for the second byte. */
const OF_DOS: Record<string, string> = {
  ...{ '├ą': 'å', '├Ñ': 'å', '├Ž': 'æ', '├ª': 'æ', '├ş': 'ø', '├╕': 'ø', '├ů': 'Å', '├à': 'Å', '├ć': 'Æ', '├å': 'Æ', '├ś': 'Ø', '├ÿ': 'Ø' },
  ...{ '├ę': 'é', '├®': 'é', '├⌐': 'é', '├Â': 'ö', '├╢': 'ö', '├╝': 'ü', '├Ą': 'ä', '├ñ': 'ä' },
}

/** Bullets from symbol fonts become "•" where a line begins, and the letters and arrows of such fonts what they look like elsewhere. */
export function readPrivateSigns(text: string): string {
  if (!/(?:[\ue000-\uf8ff]|\u0335)/.test(text)) return text
  return text.replace(/^([ \t]*)(?:[\ue000-\uf8ff]|\u0335)/gm, '$1•').replace(/[\ue000-\uf8ff]/g, (sign) => {
    if (sign === '\uf0e0' || sign === '\uf0e8') return '→'
    const code = sign.charCodeAt(0) - 0xf000
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '•'
  })
}

/** Drops the marks of quoted mail where nearly every line carries them; there they part nothing from nothing. */
export function withoutQuoteMarks(text: string): string {
  if (!text.includes('\n>')) return text
  const lines = text.split('\n')
  const full = lines.filter((line) => line.trim() !== '')
  const quoted = full.filter((line) => line.startsWith('>'))
  if (quoted.length < 5 || quoted.length * 2 < full.length) return text
  return lines.map((line) => line.replace(/^(?:> ?){1,9}/, '')).join('\n')
}

function mendDos(text: string): { text: string; mended: number } {
  const lines = text.split('\n')
  const whole = lines.map((line) => line.replace(/├./gu, (pair) => OF_DOS[pair] ?? pair))
  return { text: whole.join('\n'), mended: whole.filter((line, i) => line !== lines[i]).length }
}

function mendLine(line: string): string {
  let mended = line
  for (let round = 0; round < MAX_ROUNDS && BROKEN.test(mended); round++) {
    const next = reread(mended)
    if (next === null) break
    mended = next
  }
  return mended
}

function mendPart(part: string): string {
  for (let length = part.length; length > 1; length--) {
    const letter = reread(part.slice(0, length))
    if (letter !== null) return letter + part.slice(length)
  }
  return part
}

/** The text as the UTF-8 that its signs are the bytes of, or null when they are not all such bytes or not valid. */
function reread(text: string): string | null {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = byteOf.get(text.charAt(i)) ?? (code <= 0xff ? code : -1)
    if (byte === -1) return null
    bytes[i] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
