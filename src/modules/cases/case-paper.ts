import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { dayInWords } from '#platform/i18n/dates.ts'
import type { Logo, Paper, PaperBlock } from '#platform/paper/paper.ts'
import { type PublicCase, titleOf } from './cases.ts'

/** How a paper speaks and looks, and what the public may read of each of these items, as blocks of a paper whose first heading is of level 3. */
export type PrintedItems = (
  tx: Tx,
  c: Ctx,
  shortIds: string[],
) => Promise<{ municipality: string; accent: string; logo: Logo | undefined; blocksOf: (shortId: string) => PaperBlock[] }>

/** A case as it has gone from meeting to meeting: each item with what was decided, newest first. */
export async function casePaper(c: Ctx, file: PublicCase, printedItems: PrintedItems): Promise<Paper> {
  const t = c.get('t')
  const lang = c.get('lang')
  const shortIds = file.items.map((item) => item.shortId)
  const { municipality, accent, logo, blocksOf } = await inTenant(c, (tx) => printedItems(tx, c, shortIds))
  const title = titleOf(t, file)
  const issuer = [...new Set(file.items.map((item) => item.meeting.hostBodyName))].join(', ')
  const newest = file.items[0]?.meeting.startsAt ?? new Date(0)
  return {
    lang,
    title,
    author: [issuer, municipality].filter(Boolean).join(', '),
    date: newest.toISOString(),
    accent,
    logo,
    running: { start: title, end: file.number },
    pageWords: t.papers.pages,
    blocks: [
      { type: 'paragraph', look: 'kicker', inline: [{ text: t.cases.numbered(file.number) }] },
      { type: 'heading', level: 1, inline: [{ text: title, ...(file.title !== '' && lang !== 'da' && { lang: 'da' }) }] },
      { type: 'paragraph', inline: [{ text: t.cases.onAgenda(file.items.length) }] },
      ...file.items.flatMap((item): PaperBlock[] => [
        { type: 'heading', level: 2, inline: [{ text: dayInWords(lang, item.meeting.startsAt, c.get('municipality').timeZone) }] },
        { type: 'paragraph', look: 'small', inline: [{ text: item.meeting.hostBodyName, ...(lang !== 'da' && { lang: 'da' }) }] },
        ...blocksOf(item.shortId),
      ]),
    ],
  }
}
