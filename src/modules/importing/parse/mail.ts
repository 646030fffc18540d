import type { ClassifiedLine } from './classify.ts'

const FIELD =
  /^(?:fra|til|cc|bcc|kopi til|sendt|dato|emne|vedr\.?|vedhæft(?:et|ede filer|ninger)|prioritet|from|to|sent|date|subject|attachments):(?:\s|$)/iu
const SENDER = /^(?:fra|from):/iu
/** A memo also has its "Til:" and "Dato:"; only a mail tells the minute, or an address. */
const OF_MAIL = /^(?:sendt|sent|dato|date):.*\d{1,2}[:.]\d{2}|^(?:fra|til|from|to):.*@/iu
const MIN_FIELDS = 2
const MAX_FIELD = 300

/** The lines that a mail puts above what it sends on: who sent it, to whom and when. That is not when and where a meeting was. */
export function mailHeads(lines: ClassifiedLine[]): ClassifiedLine[] {
  const found: ClassifiedLine[] = []
  let at = 0
  while (at < lines.length) {
    let to = at
    while (to < lines.length && isField(lines, to, at)) to++
    const head = lines.slice(at, to)
    if (head.length >= MIN_FIELDS && head.some(({ text }) => SENDER.test(text)) && head.some(({ text }) => OF_MAIL.test(text)))
      found.push(...head)
    at = Math.max(to, at + 1)
  }
  return found
}

function isField(lines: ClassifiedLine[], at: number, first: number): boolean {
  const line = lines[at]
  return line !== undefined && line.text.length <= MAX_FIELD && FIELD.test(line.text) && (at === first || !line.blankBefore)
}
