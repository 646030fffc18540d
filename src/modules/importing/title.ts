import { dateInWords } from '#platform/i18n/dates.ts'
import type { Draft } from './draft/draft.ts'

/** Says what kind of document it is, as every other one does. */
const KIND_ALONE =
  /^(?:(?:åbent? |lukket |godkendt |udkast til )?(?:(?:beslutnings|møde)?referat|(?:tillægs)?dagsorden|protokol|udskrift|indkaldelse|møde|notat|dokument|bilag)|beslutningsprotokol|fortroligt?)[.:]?$/iu

/** What a document is called where it stands among others: its own title, unless that is none; then its body and day, else its file. */
export function titleOf({ title, body, date }: Pick<Draft, 'title' | 'body' | 'date'>, fileName: string): string {
  const own = title?.trim() ?? ''
  if (own !== '' && !KIND_ALONE.test(own)) return own
  const kind = own.charAt(0).toUpperCase() + own.slice(1).toLowerCase()
  const whose = [body ?? '', date ? dateInWords('da', date) : ''].filter(Boolean)
  return whose.length === 0 ? fileName : [kind.replace(/[.:]$/, ''), ...whose].filter(Boolean).join(', ')
}
