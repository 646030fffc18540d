const longestName = 200

/** A name without the signs that nobody sees and those that turn the letters after them around: "fdp.exe" must not look like "exe.pdf". */
export const cleanName = (name: string): string =>
  name
    .replace(/[\t-\r\u0085\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()

const endingOf = (name: string) => /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? ''

/** A file's name as text to show: clean, and of a length that a page can bear; one that is cut keeps its ending. */
export function shownName(name: string): string {
  const clean = cleanName(name)
  const ending = endingOf(clean)
  const stem = [...clean.slice(0, clean.length - ending.length)].slice(0, longestName - ending.length).join('')
  return `${stem || '–'}${ending}`
}

/** The last part of a path that some browser sent along. */
export const fileNameOf = (name: string): string => shownName(name.split(/[/\\]/).at(-1) ?? '')

/** What a title can be made of a file's name: without ending, with spaces for underscores. */
export const titleOfFile = (name: string): string =>
  name
    .slice(0, name.length - endingOf(name).length)
    .replaceAll('_', ' ')
    .trim() || name
