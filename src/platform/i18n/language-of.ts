/** So much of a text says in which language the whole is. */
const longestLook = 20_000

/** What languages with the letters of Latin cannot do without: their commonest words, and letters that are theirs alone. */
const latin: Record<string, { words: RegExp; letters: RegExp }> = {
  da: { words: /^(?:og|i|det|er|en|at|til|på|af|de|som|for|med|der|ikke)$/, letters: /[æøå]/g },
  en: { words: /^(?:the|of|and|to|in|is|that|for|with|be|on|are|this|by)$/, letters: /(?!)/g },
  tr: { words: /^(?:ve|bir|bu|için|ile|olarak|olan|çok|daha|gibi)$/, letters: /[ğış]/g },
  pl: { words: /^(?:i|w|na|z|do|się|że|nie|jest|oraz|dla|od|przez)$/, letters: /[ąęłżźśćń]/g },
  so: { words: /^(?:waa|iyo|ee|oo|ka|ku|uu|ay|in|la|soo|ah)$/, letters: /(?!)/g },
}
/** A few words of another language stand in many a Danish text. */
const muchMore = 1.5

/**
 * The language of a text as far as its letters and commonest words tell it, as BCP 47; Danish where they tell nothing. Text in letters of other
 * languages than ours is marked by its letters, so that it runs the right way and no voice reads it as Danish.
 */
export function languageOf(text: string): string {
  const looked = text.slice(0, longestLook).toLowerCase()
  const letters = looked.match(/\p{L}/gu)?.length ?? 0
  const count = (pattern: RegExp) => looked.match(pattern)?.length ?? 0
  // Names and numbers stand in their own letters in every text.
  const isMostly = (script: RegExp) => count(script) * 5 > letters * 2
  if (isMostly(/\p{Script=Arabic}/gu)) return count(/[پچژگیک]/g) > 0 ? 'fa' : 'ar'
  if (isMostly(/\p{Script=Cyrillic}/gu)) return count(/[іїєґ]/g) > 0 ? 'uk' : 'und-Cyrl'
  const words = looked.split(/[^\p{L}]+/u)
  const points = Object.entries(latin).map(([lang, known]) => ({
    lang,
    points: words.filter((word) => known.words.test(word)).length + count(known.letters),
  }))
  const danish = points.find(({ lang }) => lang === 'da')?.points ?? 0
  const [best] = points.toSorted((a, b) => b.points - a.points)
  return best && best.points > muchMore * danish ? best.lang : 'da'
}
