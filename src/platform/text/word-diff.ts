import { diffArrays } from 'diff'

export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** A word, a sign or a line break, with the spaces that follow it. Letters and digits of every script make words. */
const word = /(?:[\p{L}\p{M}\p{N}_]+|\n+|[^\S\n]+|[^\s\p{L}\p{M}\p{N}_])[^\S\n]*/gu
const line = /[^\n]*\n+|[^\n]+/g

/**
 * Time grows with the square of the number of changed words. Beyond this many in one comparison what is left is shown as replaced, line by line:
 * two texts of 100 kB with nothing in common take a fraction of a second.
 */
const mostChanges = 1500

/**
 * What became of a text, word by word. `same` and `added` together are the new text, `same` and `removed` the old one but for its spaces.
 * Spaces alone are no change. First lines are compared, then the words of those that changed.
 * @param most changed words, beyond which the rest is shown as replaced
 */
export function wordDiff(before: string, after: string, most = mostChanges): DiffPart[] {
  const old = normal(before)
  const now = normal(after)
  if (old === now) return now === '' ? [] : [{ kind: 'same', text: now }]
  let left = most
  const lines = compare(old.match(line) ?? [], now.match(line) ?? [], left) ?? replaced(old, now)
  const parts = runs(lines).flatMap((run) => {
    if (run.removed === '' || run.added === '') return partsOf(run)
    const words = compare(run.removed.match(word) ?? [], run.added.match(word) ?? [], left)
    if (!words) return partsOf(run)
    left -= words.reduce((sum, part) => sum + (part.kind === 'same' ? 0 : part.count), 0)
    return words
  })
  return runs(runs(readable(parts)).flatMap(withoutEnd)).flatMap(partsOf)
}

const normal = (text: string) => text.replaceAll(/\r\n?/g, '\n')

type Counted = DiffPart & { count: number }

/** Null when more than `most` pieces changed. */
function compare(before: string[], after: string[], most: number): Counted[] | null {
  const changes = diffArrays(before, after, { comparator: sameButForSpaces, maxEditLength: most })
  return (
    changes?.map(({ value, added, removed, count }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
      count,
    })) ?? null
  )
}

const sameButForSpaces = (a: string, b: string) => a === b || (a.trim() === b.trim() && a.includes('\n') === b.includes('\n'))

const replaced = (before: string, after: string): DiffPart[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
]

/** A stretch without change, or one of changes with all that went and all that came. */
type Run = { same: string; removed: string; added: string }

function runs(parts: readonly DiffPart[]): Run[] {
  const all: Run[] = []
  for (const { kind, text } of parts) {
    const last = all.at(-1)
    if (last && (kind === 'same') === (last.same !== '')) last[kind] += text
    else all.push({ same: '', removed: '', added: '', [kind]: text })
  }
  return all
}

const partsOf = ({ same, removed, added }: Run): DiffPart[] =>
  (
    [
      { kind: 'same', text: same },
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
    ] as const
  ).filter(({ text }) => text !== '')

/** A sign alone between two changes is read as part of them: "3. 4." instead of one mark for each figure. */
const readable = (parts: readonly DiffPart[]): DiffPart[] =>
  parts.flatMap((part, i) => {
    const between = part.kind === 'same' && i > 0 && i < parts.length - 1 && !/[\p{L}\p{N}\n]/u.test(part.text)
    return between ? replaced(part.text, part.text) : [part]
  })

/** The space after a word that was replaced is no part of the change. */
function withoutEnd(run: Run): DiffPart[] {
  const end = /[^\S\n]+$/.exec(run.added)?.[0] ?? ''
  if (run.removed === '' || end === '' || end === run.added || !/[^\S\n]$/.test(run.removed) || run.removed.trim() === '')
    return partsOf(run)
  return [...partsOf({ same: '', removed: run.removed.trimEnd(), added: run.added.slice(0, -end.length) }), { kind: 'same', text: end }]
}
