import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { ownWordsSetting } from './search.queries.ts'
import { type Language, loadLanguage } from './words-of.ts'

/**
 * A municipality's own words, as its secretariat writes them. What means the same holds for searches at once; what is cut differently once the texts
 * have been gone over again (reindex.ts).
 */
export interface OwnWords {
  /** Groups of words and phrases that mean the same. */
  same: string[][]
  /** Words with a bar where they are cut ('flex|trafik'), or without where they are never cut ('Prismen'). */
  cuts: string[]
  /** Words that begin and end compounds. */
  parts: string[]
}

/** Abbreviations of integration work that mean one thing alone, for as long as a municipality has written nothing else. */
const abbreviations: string[][] = [
  ['AVU', 'almen voksenuddannelse'],
  ['FGU', 'forberedende grunduddannelse'],
  ['FVU', 'forberedende voksenundervisning'],
  ['IGU', 'integrationsgrunduddannelse'],
  ['PPR', 'pædagogisk psykologisk rådgivning'],
  ['SFO', 'skolefritidsordning'],
  ['STU', 'særligt tilrettelagt ungdomsuddannelse'],
  ['VUC', 'voksenuddannelsescenter'],
]

export const noOwnWords: OwnWords = { same: [], cuts: [], parts: [] }

const words = z.array(z.string()).default([])

/** As they are kept, as a setting of the municipality. */
export const ownWordsShape = z.object({ same: z.array(z.array(z.string())).default(abbreviations), cuts: words, parts: words })

/** The municipality's words as they stand; what everybody has where it has written nothing, and none where they cannot be read: nothing stops a search. */
export async function ownWords(tx: Tx): Promise<OwnWords> {
  const read = ownWordsShape.safeParse((await ownWordsSetting(tx)) ?? {})
  return read.success ? read.data : noOwnWords
}

const lower = (word: string) => word.normalize('NFC').toLowerCase()

/** The language with the municipality's words. */
export const languageOf = ({ cuts, parts }: OwnWords): Promise<Language> =>
  loadLanguage({
    words: parts.map(lower),
    whole: cuts.filter((word) => !word.includes('|')).map(lower),
    cuts: cuts.filter((word) => word.includes('|')).map(lower),
  })
