import type { MessageTexts } from './messages.text.ts'

/** Faults on the way that say nothing of the recipient, as the mail program names them. */
const silences = /^(ECONNECTION|ECONNREFUSED|ECONNRESET|ESOCKET|ETIMEDOUT|EDNS|ETLS|ENOTFOUND|EPROTOCOL)\b/

/** What went wrong with a mail, as a sentence. @param problem what the mail server or the mail program said */
export function problemInWords(problem: string, words: MessageTexts['problems']): string {
  if (silences.test(problem)) return words.silent
  if (/^(EAUTH|ENOAUTH|EOAUTH2|53[045])\b/.test(problem)) return words.keptOut
  if (/\b5\.1\.\d\b|^55[013]\b.*(user|mailbox|recipient|address|unknown|exist)/i.test(problem)) return words.unknown
  if (/\b[45]\.2\.2\b|^[45]52\b/.test(problem)) return words.full
  if (/\b5\.7\.\d+\b|^554\b/.test(problem)) return words.unwanted
  if (/^5\d\d\b/.test(problem)) return words.refused
  if (/^4\d\d\b/.test(problem)) return words.busy
  return words.other
}
