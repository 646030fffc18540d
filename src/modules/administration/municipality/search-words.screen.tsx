import type { FieldErrors } from '#platform/http/forms.ts'
import { Textarea } from '#ui/form/fields.tsx'
import { linesOf, type Screen, trimmed } from '../settings/screen.ts'
import { searchWordsTexts } from './search-words.text.ts'

type Words = (typeof searchWordsTexts)['da']

const mostLines = 200
const longestLine = 200

const word = /^[\p{L}\p{M}-]{2,60}$/u
/** With bars inside, never at an end. */
const cutWord = /^[\p{L}\p{M}]+(?:\|[\p{L}\p{M}]+)*$/u

const membersOf = (line: string) =>
  line
    .split('=')
    .map((member) => member.trim())
    .filter(Boolean)

/** What is wrong with the first line that is not as it should be. */
function fault(lines: readonly string[], words: Words, faultOf: (line: string) => string | null): string | null {
  if (lines.length > mostLines) return words.tooMany(mostLines)
  for (const line of lines) {
    const found = line.length > longestLine ? words.tooLong(line.slice(0, 40)) : faultOf(line)
    if (found !== null) return found
  }
  return null
}

export const searchWordsScreen: Screen<'search_words', Words> = {
  path: 'soegeord',
  kinds: ['search_words'],
  right: 'municipality',
  texts: searchWordsTexts,
  toFields: ({ search_words: { same, cuts, parts } }) => ({
    ens: same.map((group) => group.join(' = ')).join('\n'),
    delte: cuts.join('\n'),
    led: parts.join('\n'),
  }),
  read(fields, words) {
    const [same, cuts, parts] = ['ens', 'delte', 'led'].map((name) => linesOf(trimmed(fields, name)))
    if (!same || !cuts || !parts) return { errors: {} }
    const faults = {
      ens: fault(same, words, (line) => (membersOf(line).length < 2 ? words.needsTwo(line) : null)),
      delte: fault(cuts, words, (line) => (cutWord.test(line) ? null : words.badWord(line))),
      led: fault(parts, words, (line) => (word.test(line) ? null : words.badWord(line))),
    }
    const errors: FieldErrors = Object.fromEntries(
      Object.entries(faults).flatMap(([name, found]) => (found === null ? [] : [[name, found]])),
    )
    return Object.keys(errors).length > 0 ? { errors } : { values: { search_words: { same: same.map(membersOf), cuts, parts } } }
  },
  describe: ({ search_words }, words) =>
    search_words
      ? [
          { term: words.same, value: search_words.same.map((group) => group.join(' = ')) },
          { term: words.cuts, value: search_words.cuts },
          { term: words.parts, value: search_words.parts },
        ]
      : [],
  Inside: ({ fields, errors, words }) => (
    <>
      <Textarea name="ens" label={words.same} hint={words.sameHint} value={fields['ens']} error={errors['ens']} rows={6} />
      <Textarea name="delte" label={words.cuts} hint={words.cutsHint} value={fields['delte']} error={errors['delte']} rows={6} />
      <Textarea name="led" label={words.parts} hint={words.partsHint} value={fields['led']} error={errors['led']} rows={4} />
    </>
  ),
}
