/** What no keyboard types: control characters but tab and line break, and the marks that turn the letters after them around. */
const untypable = /(?![\t\n\r])\p{Cc}|[\u202d\u202e]/gu

/**
 * Text from outside without the signs that HTML, XML and calendars may not hold (https://html.spec.whatwg.org/#preprocessing-the-input-stream)
 * and those that show a text otherwise than it is. The direction marks of Arabic and Hebrew stay.
 */
export const plainText = (text: string) => text.replace(untypable, '')

/** The same for a field of one line: its line breaks are spaces. A browser takes them away itself, a program that sends the form need not. */
export const plainLine = (text: string) => plainText(text).replace(/\s+/g, ' ').trim()
