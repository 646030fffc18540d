/** A paper of the item, and no title. */
export const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|odt|msg|jpe?g|png|txt)$/iu
/** "Bilag 2 Kort over vejen", "Bilag 1a - Kort" */
const COUNTED = /^[Bb]ilag \d{1,2}[a-z]?(?:\s?[:.–-]\s?\S|\s+\p{Lu})/u
/** "Notat om vejen (1234567)": the system's own number of the document. */
const NUMBERED = /^\p{Lu}.*\S \(\d{5,8}(?:[-/]\d{1,4})?\)$/u
const MAX_NAME = 160

/** The line is the name of a paper and no sentence. */
export function isPaper(text: string): boolean {
  const name = text.slice(0, MAX_NAME + 1).replace(/^[-–•*·]\s+/u, '')
  if (text.length > MAX_NAME || /[.:;,]$/.test(name)) return false
  return FILE.test(name) || COUNTED.test(name) || NUMBERED.test(name)
}
