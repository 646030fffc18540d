import { fromPlainText, type RichText } from '#platform/richtext/richtext.ts'

/** What stands in a section until somebody writes. */
export const defaultText = (text: string, lang: string): RichText =>
  text.trim() === '' ? { version: 1, lang, blocks: [] } : fromPlainText(text, lang)
