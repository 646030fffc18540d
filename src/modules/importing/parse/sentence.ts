import { type Texts, textsOf } from '#texts/index.ts'
import type { Doubt } from './types.ts'

/** A doubt as a sentence in plain language, with its line. */
export const sentenceOf = (t: Texts, { code, line, params }: Pick<Doubt, 'code' | 'line' | 'params'>): string =>
  (line === null ? '' : t.importing.line(line)) + t.importing.doubts[code](params)

/** The warnings of the published JSON are Danish, as the documents are. */
export const warningOf = (doubt: Doubt): string => sentenceOf(textsOf('da'), doubt)
