/** Reads the parts of a Hunspell dictionary that tell how words are inflected and compounded. Format: https://man.archlinux.org/man/hunspell.5.en */

/** An entry of the dictionary: one word in one way of inflection; homographs are entries of their own. */
export interface DictionaryEntry {
  word: string
  /** The word and its inflected forms; none where it only begins compounds. */
  forms: ReadonlySet<string>
  /** The shapes in which it may begin a compound: 'råds' of råd, 'arbejds' of arbejde. */
  beginnings: readonly string[]
}

interface Rule {
  strip: string
  add: string
  condition: RegExp
  flags: readonly string[]
}

const plainWord = /^(?:[a-zæøåéèêüöä]{2,}|[øå])$/

function suffixRules(affixes: string): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>()
  for (const [, flag = '', strip = '', result = '', condition = ''] of affixes.matchAll(/^SFX (\S+) (\S+) (\S+) (\S+)/gm)) {
    if (condition === undefined || /^[YN]$/.test(strip)) continue
    const [add = '', flags = ''] = result.split('/')
    const rule = {
      strip: strip === '0' ? '' : strip,
      add: add === '0' ? '' : add,
      condition: new RegExp(`${condition}$`),
      flags: flags.split(','),
    }
    rules.set(flag, [...(rules.get(flag) ?? []), rule])
  }
  return rules
}

/** Applies the rules of some flags, and those of the flags that the result carries: 'politik' → 'politikk' → 'politikken'. */
function* inflect(
  word: string,
  flags: readonly string[],
  rules: ReadonlyMap<string, readonly Rule[]>,
  depth = 2,
): Generator<[string, Rule]> {
  for (const flag of flags) {
    for (const rule of rules.get(flag) ?? []) {
      if (!word.endsWith(rule.strip) || !rule.condition.test(word)) continue
      const form = word.slice(0, word.length - rule.strip.length) + rule.add
      yield [form, rule]
      if (depth > 1) yield* inflect(form, rule.flags, rules, depth - 1)
    }
  }
}

const flagOf = (affixes: string, name: string) => new RegExp(`^${name} (\\S+)`, 'm').exec(affixes)?.[1] ?? ''

function entryOf(
  word: string,
  flags: string,
  notes: string,
  rules: ReadonlyMap<string, readonly Rule[]>,
  inside: string,
  unfinished: string,
) {
  const forms = new Set(Array.from(notes.matchAll(/ al:(\S+)/g), ([, form = '']) => form).filter((form) => plainWord.test(form)))
  const beginnings: string[] = []
  if (plainWord.test(word)) forms.add(word)
  for (const [form, rule] of inflect(word, flags.split(','), rules)) {
    if (!plainWord.test(form)) continue
    if (rule.flags.includes(inside)) beginnings.push(form)
    else if (!rule.flags.includes(unfinished)) forms.add(form)
  }
  return { word, forms, beginnings }
}

/** The words in lower case, and the beginnings of compounds ('langtids-'). Entries that only repeat a form of another entry are left out. */
export function* dictionaryEntries(affixes: string, words: string): Generator<DictionaryEntry> {
  const rules = suffixRules(affixes)
  const insideOnly = flagOf(affixes, 'ONLYINCOMPOUND')
  const unfinished = flagOf(affixes, 'NEEDAFFIX')
  for (const [, word = '', flags = '', notes = ''] of words.matchAll(/^([^/\s]+)(?:\/(\S+))?(.*)$/gm)) {
    if (plainWord.test(word.replace(/-$/, '')) && !notes.includes(' st:')) yield entryOf(word, flags, notes, rules, insideOnly, unfinished)
  }
}

/** The names of the dictionary, in lower case. */
export const properNames = (words: string) =>
  Array.from(words.matchAll(/^(\p{Lu}\p{Ll}{3,})(?:\/|$|\s)/gmu), ([, name = '']) => name.toLowerCase())
