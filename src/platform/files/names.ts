const longestName = 200

/** A file's name as text to show: on one line, in one reading direction, of a length that a page can bear. Never a path. */
export function shownName(name: string): string {
  const text = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .trim()
  return [...text].slice(0, longestName).join('') || '–'
}

const endingOf = (name: string) => /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? ''

/** The last part of a path that some browser sent along; a name that is cut keeps its ending. */
export function fileNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const ending = endingOf(last)
  const stem = shownName(last.slice(0, last.length - ending.length))
  return `${[...stem].slice(0, longestName - ending.length).join('')}${ending}`
}

/** What a title can be made of a file's name: without ending, with spaces for underscores. */
export const titleOfFile = (name: string): string =>
  name
    .slice(0, name.length - endingOf(name).length)
    .replaceAll('_', ' ')
    .trim() || name
