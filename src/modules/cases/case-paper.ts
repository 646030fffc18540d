import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { dateInWords, dayInWords } from '#platform/i18n/dates.ts'
import type { Inline, Logo, Paper, PaperBlock, PaperFile } from '#platform/paper/paper.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { eventsByYear, type LeftOpen, leftOpenInWords, type PastDecision, whatIsAhead } from './case-story.ts'
import { type PublicCase, titleOf } from './cases.ts'

/** How a paper speaks and looks, and what the public may read of each of these items, as blocks of a paper whose first heading is of level 2. */
export type PrintedItems = (
  tx: Tx,
  c: Ctx,
  shortIds: string[],
  papers: boolean,
) => Promise<{
  municipality: string
  accent: string
  logo: Logo | undefined
  past: PastDecision[]
  ahead: (shortId: string) => LeftOpen | null
  blocksOf: (shortId: string) => PaperBlock[]
  /** The files whose pages these blocks show. */
  filesOf: (blocks: readonly PaperBlock[]) => Promise<PaperFile[]>
}>

export type CasePaper = { paper: Paper; files: () => Promise<PaperFile[]> }

/**
 * A case as it has gone from meeting to meeting, newest first: each item with what was decided, and what minutes repeat from before.
 * @param whole with the pages of every paper, and a contents before them
 */
export async function casePaper(c: Ctx, file: PublicCase, printedItems: PrintedItems, whole: boolean): Promise<CasePaper> {
  const t = c.get('t')
  const lang = c.get('lang')
  const zone = c.get('municipality').timeZone
  const shortIds = file.items.map((item) => item.shortId)
  const { municipality, accent, logo, past, ahead, blocksOf, filesOf } = await inTenant(c, (tx) => printedItems(tx, c, shortIds, whole))
  const title = titleOf(t, file)
  const issuer = [...new Set(file.items.map((item) => item.meeting.hostBodyName))].join(', ')
  const newest = file.items[0]?.meeting.startsAt ?? new Date(0)
  const danish = (text: string): Inline => ({ text, ...(lang !== 'da' && { lang: 'da' }) })
  const events = eventsByYear(file, past, (at) => dayOf(at, zone)).flatMap(({ events }) => events)
  const blocks: PaperBlock[] = [
    { type: 'paragraph', look: 'kicker', inline: [{ text: t.cases.numbered(file.number) }] },
    { type: 'heading', level: 1, inline: [file.title === '' ? { text: title } : danish(title)] },
    { type: 'paragraph', inline: [{ text: t.cases.onAgenda(file.items.length) }] },
    ...aheadBlocks(whatIsAhead(file, ahead, toDate(c.get('platform').clock())), { t, lang, danish }, zone),
    ...(whole ? [{ type: 'contents' as const, title: t.papers.contents }] : []),
    ...events.flatMap((event): PaperBlock[] => {
      if (event.kind === 'past') return pastBlocks(event.past, { t, lang, danish })
      const [heading, ...rest] = blocksOf(event.item.shortId)
      const when = dayInWords(lang, event.item.meeting.startsAt, zone)
      const place: PaperBlock = {
        type: 'paragraph',
        look: 'kicker',
        inline: [{ text: `${when} · ` }, danish(event.item.bodies.join(', '))],
      }
      return heading ? [heading, place, ...rest] : []
    }),
  ]
  const paper = {
    ...{ lang, title, accent, logo, blocks },
    author: [issuer, municipality].filter(Boolean).join(', '),
    date: newest.toISOString(),
    running: { start: title, end: file.number },
    pageWords: t.papers.pages,
  }
  return { paper, files: () => filesOf(blocks) }
}

type Speech = { t: Texts; lang: Lang; danish: (text: string) => Inline }

/** What comes next, before all that has been. */
function aheadBlocks({ coming, left }: ReturnType<typeof whatIsAhead>, { t, lang, danish }: Speech, zone: string): PaperBlock[] {
  const said = left ? leftOpenInWords(t, lang, left) : t.cases.nothingNext
  const lines: Inline[][] = coming.map(({ meeting, bodies, title }) => [
    { text: `${dayInWords(lang, meeting.startsAt, zone)}, ` },
    danish(`${bodies.join(', ')}: ${title}`),
  ])
  return [
    { type: 'heading', level: 2, inline: [{ text: t.cases.next }] },
    ...(lines.length > 0 ? lines : [[{ text: said }]]).map((inline): PaperBlock => ({ type: 'paragraph', inline })),
  ]
}

const pastBlocks = ({ body, date, text, itemTitle }: PastDecision, { t, lang, danish }: Speech): PaperBlock[] => [
  { type: 'heading', level: 2, inline: [danish(body)] },
  { type: 'paragraph', look: 'kicker', inline: [{ text: date === null ? t.cases.undated : dateInWords(lang, date) }] },
  ...text.split('\n').map((words): PaperBlock => ({ type: 'paragraph', inline: [danish(words)] })),
  { type: 'paragraph', look: 'small', inline: [{ text: `${t.cases.toldUnder} ` }, danish(itemTitle)] },
]
