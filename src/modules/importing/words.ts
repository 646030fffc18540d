import type { Texts } from '#texts/index.ts'
import type { ImportDoubt } from './import.ts'
import { sentenceOf } from './parse/sentence.ts'

/** A doubt as a sentence in the reader's language. */
export function doubtText(t: Texts, doubt: ImportDoubt): string {
  if (doubt.code === 'newBody') return t.importing.newBody(doubt.params)
  if (doubt.code === 'paperLeftOut') return t.importing.paperLeftOut(doubt.params)
  if (doubt.code === 'otherMunicipality') return t.importing.otherMunicipality(doubt.params)
  if (doubt.code === 'notRead') return t.importing.notRead
  return doubt.code === 'sameDay' ? t.importing.sameDay : sentenceOf(t, { ...doubt, code: doubt.code })
}
