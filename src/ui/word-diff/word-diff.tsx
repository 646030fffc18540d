import { directionOf } from '#platform/i18n/direction.ts'
import { usePage } from '../context.ts'
import { useLangAttributes } from '../lang/foreign.tsx'

export type WordDiffPart = { kind: 'same' | 'added' | 'removed'; text: string }
/** Words that are heard, not seen: before what came, before what went, and after either. */
export type WordDiffTexts = { added: string; removed: string; end: string }

/**
 * What became of a text, word by word. What came is underlined after a plus, what went is struck out after a minus; a screen reader is told in
 * words where each begins and ends, because it need not say `ins` and `del`.
 */
export const WordDiff = ({
  parts,
  texts,
  lang,
}: {
  parts: readonly WordDiffPart[]
  texts: WordDiffTexts
  /** The language of the text that is compared. */
  lang?: string | undefined
}) => {
  const own = useLangAttributes(lang)
  const page = usePage().lang
  const heard = own.lang === undefined ? {} : { lang: page, dir: directionOf(page) }
  return (
    <div class="word-diff" {...own}>
      {parts.map(({ kind, text }) => {
        if (kind === 'same') return text
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark>
            <span class="sr-only" {...heard}>{` ${texts[kind]} `}</span>
            <bdi>{text}</bdi>
            <span class="sr-only" {...heard}>{` ${texts.end} `}</span>
          </Mark>
        )
      })}
    </div>
  )
}
