/** A path as all systems would write it: no drive, no empty or upward parts, forward slashes, one kind of letters. */
const partsOf = (path: string): string[] =>
  decoded(path)
    .replaceAll('\\', '/')
    .split(/[?#]/, 1)
    .join('')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
    .map((part) => part.normalize('NFC').toLowerCase())

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/**
 * Which of the paths a case system means. Systems write other slashes and other capitals than there are on the disk, and name folders that
 * were not sent along: the longest common end counts, and of equals the one nearest to the document.
 * @param from the path of the document that names it
 * @returns null when there is none, or several and no telling which
 */
export function meantPath(named: string, from: string, paths: readonly string[]): string | null {
  const wanted = partsOf(named)
  if (wanted.length === 0) return null
  const folder = partsOf(from).slice(0, -1)
  const scored = paths
    .filter((path) => path !== from)
    .map((path) => ({ path, parts: partsOf(path) }))
    .map(({ path, parts }) => ({ path, end: commonEnd(parts, wanted), start: commonStart(parts, folder) }))
    .filter(({ end }) => end > 0)
    .sort((a, b) => b.end - a.end || b.start - a.start)
  const [best, next] = scored
  if (!best || (next && next.end === best.end && next.start === best.start)) return null
  return best.path
}

function commonEnd(a: string[], b: string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[a.length - 1 - count] === b[b.length - 1 - count]) count++
  return count
}

function commonStart(a: string[], b: string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count++
  return count
}

/** How a file and a paper are both called, whatever signs a disk allows in names. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
/** The keys of a file: its name with its ending, and without. */
export function keysOfFile(path: string): string[] {
  const base = path.split(/[\\/]/).at(-1) ?? ''
  return [nameKey(base), nameKey(base.replace(/\.[a-z0-9]{1,5}$/i, ''))]
}

/**
 * The file of a paper that its system knows by a number of its own: called by that number, else by the paper's name, where that is no other's.
 * @returns null when there is none, or several and no telling which
 */
export function meantByNumber(
  paper: { name: string; path: string },
  others: readonly { name: string }[],
  from: string,
  paths: readonly string[],
) {
  const isOnly = others.filter(({ name }) => nameKey(name) === nameKey(paper.name)).length === 1
  for (const wanted of [paper.path, isOnly ? paper.name : ''].map(nameKey)) {
    const fits = paths.filter((path) => path !== from && wanted !== '' && keysOfFile(path).includes(wanted))
    const found = fits.length === 1 ? (fits[0] ?? null) : nearest(fits, from)
    if (found !== null) return found
  }
  return null
}

function nearest(paths: readonly string[], from: string): string | null {
  const folder = partsOf(from).slice(0, -1)
  const [best, next] = paths.map((path) => ({ path, start: commonStart(partsOf(path), folder) })).sort((a, b) => b.start - a.start)
  return best && best.start !== next?.start ? best.path : null
}
