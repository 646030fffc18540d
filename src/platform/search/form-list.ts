/**
 * Which words a Danish form may be a form of: 'skrev' of 'skrive', 'mødrene' of 'mor'. The list is one long text, sorted, a line a form, and is searched
 * where it lies: hundreds of thousands of forms would take ten times the room as a map.
 *
 * A line is the form and then, for each word, how many letters come off its end and which are put on, parted by commas: 'skrev2ive'. Genitives
 * that only add an s are left out.
 */

/** The words of a form; none where the form is unknown. The first is the likeliest. */
export type WordsOfForm = (form: string) => string[]

const code = (form: string, word: string) => {
  let same = 0
  while (same < form.length && form[same] === word[same]) same++
  return `${form.length - same}${word.slice(same)}`
}

/** The block of lines for these forms. */
export function writeFormList(forms: ReadonlyMap<string, Iterable<string>>): string {
  const lines: string[] = []
  for (const [form, words] of forms) lines.push(`${form}${Array.from(words, (word) => code(form, word)).join(',')}`)
  return lines.sort().join('\n')
}

const decode = (form: string, codes: string) =>
  codes.split(',').map((each) => {
    const [, off = '0', on = ''] = /^(\d+)(.*)$/.exec(each) ?? []
    return form.slice(0, form.length - Number(off)) + on
  })

const isDigit = (charCode: number) => charCode >= 48 && charCode <= 57

/** How a form compares with the one at a place of the list: below 0 when it comes before it. */
function compare(form: string, list: string, at: number): number {
  for (let n = 0; ; n++) {
    const there = list.charCodeAt(at + n)
    const ends = isDigit(there) || Number.isNaN(there)
    if (n === form.length) return ends ? 0 : -1
    if (ends) return 1
    const difference = form.charCodeAt(n) - there
    if (difference !== 0) return difference
  }
}

/** Reads what `writeFormList` wrote. */
export function readFormList(list: string): WordsOfForm {
  const starts: number[] = list === '' ? [] : [0]
  for (let at = list.indexOf('\n'); at >= 0; at = list.indexOf('\n', at + 1)) starts.push(at + 1)
  const places = Int32Array.from(starts)
  function find(form: string): string[] {
    let [low, high] = [0, places.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = places[middle] ?? 0
      const order = compare(form, list, at)
      if (order === 0) return decode(form, list.slice(at + form.length, (places[middle + 1] ?? list.length + 1) - 1))
      if (order < 0) high = middle - 1
      else low = middle + 1
    }
    return []
  }
  return (form) => {
    if (form === '') return []
    const found = find(form)
    return found.length === 0 && form.length > 2 && form.endsWith('s') ? find(form.slice(0, -1)) : found
  }
}
