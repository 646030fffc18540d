import { captionKind } from './caption-table.ts'
import { closedWords } from './closed-words.ts'
import { meetingWord } from './head-fields.ts'
import type { Line } from './lines.ts'

/** "R e f e r a t", "L U K K E T  P U N K T" */
const SPACED = /^\p{L}(?: {1,5}\p{L}){3,60}:?$/u

/** Words that were spaced out for show, read as they are meant; only those that mean something here, since a row of letters may list parties. */
export function withoutSpacing(line: Line): Line {
  if (line.text.length > 200 || !SPACED.test(line.text)) return line
  const text = line.text
    .split(/ {2,}/)
    .map((word) => word.replaceAll(' ', ''))
    .join(' ')
  return meetingWord(text) !== null || captionKind(text) !== null || closedWords(text) !== null ? { ...line, text } : line
}
