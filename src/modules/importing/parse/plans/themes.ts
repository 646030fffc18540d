import { titleKey } from '../lines.ts'
import type { Initiative, Theme } from '../types.ts'
import type { Block } from './block.ts'
import { type Found, found } from './found.ts'
import { THEME_WORDS } from './run-on.ts'
import type { PlanSource } from './source.ts'

/** A theme with the blocks that belong to it, for whoever reads its targets. */
export interface ThemeRead {
  theme: Found<Theme>
  blocks: Block[]
  /** The blocks that neither the intent nor an initiative holds. */
  goals: Block[]
}

const MARKED = new RegExp(`^(?:${THEME_WORDS})\\s*(\\d{1,2})?\\s*[:.–-]\\s*(\\S.*)$`, 'iu')
const ANNOUNCES =
  /(?:temaer(?:ne)?|indsatsområder(?:ne)?|fokusområder(?:ne)?|pejlemærker(?:ne)?|indsatsspor(?:ene)?|kerneområder(?:ne)?|hovedområder(?:ne)?|strategispor|målsætninger(?:ne)?)(?!\p{L})[^.]{0,80}:$|^(?:(?:de |vores )?\p{L}* ?(?:temaer|indsatsområder|fokusområder|pejlemærker))$/iu
const GENERIC =
  /^(?:forord|indledning|introduktion|baggrund|om (?:politikken|planen|strategien|os)|vision|mission|formål|værdi|målgruppe|lovgrundlag|organisering|opfølgning|evaluering|økonomi|implementering|proces|tidsplan|indhold|læsevejledning|afslutning|afrunding|kontakt|bilag|kilde|litteratur|resum|sammenfatning|definition|begreb|ordforklaring|status|relatere|ramme|princip|udmøntning|revision|ikrafttræden|samarbejdspart|høring|godkend|vedtage|de \d+ |de (?:to|tre|fire|fem|seks|syv|otte) |temaer|indsatsområder|fokusområder|pejlemærker|sådan (?:læses|er planen)|integrationspolitik|hvad er|hvorfor|menneskesyn|grundlag|udgangspunkt|overordne|fakta|tal og)/iu
const GOALS =
  /^(?:(?:det |vores |de )?(?:overordnede |konkrete |politiske )?(?:mål(?:et|ene)?|målsætning(?:en|er|erne)?|delmål|resultatmål|effektmål|måltal|succeskriteri(?:er|erne|um)|indikator(?:er)?|sådan måler vi.*|vi (?:vil )?måler? på.*))(?: (?:er|for|frem mod|inden|i|og måltal)(?!\p{L}).*)?:?$/iu
const ACTIONS =
  /^(?:(?:konkrete |vores |nye |de )?(?:initiativer|indsatser|handlinger|aktiviteter|tiltag)(?:ne)?|sådan gør vi|det gør vi|det vil vi(?: gøre)?|hvordan|vi vil|derfor vil vi|kommunen vil|vi gør det ved at|handleplan|det betyder,? at vi)(?: .{0,60})?:?$/iu
const INTENTS =
  /^(?:vision(?:en)?|formål(?:et)?|hensigt(?:en|serklæring)?|ambition(?:en)?|intention(?:en)?|hvad vil vi|det ønsker vi)(?: .{0,40})?:?$/iu

/** The themes of a policy or plan: marked as such, announced in a list, numbered, or headings over lists of what is to be done. */
export function readThemes({ kind, blocks }: PlanSource): ThemeRead[] {
  const announced = announcedList(blocks)
  const listed = nested(announced)
  const heads = themeHeads(blocks, kind === 'policy' || kind === 'plan', announced)
  if (heads.length > 0) return heads.map((at, i) => readTheme(blocks, at, heads[i + 1] ?? blocks.length, i))
  return listed
}

function themeHeads(blocks: Block[], isPolicy: boolean, announced: Block[]): number[] {
  const headings = blocks.flatMap((block, at) => (block.kind === 'heading' ? [at] : []))
  const marked = headings.filter((at) => MARKED.test(blocks[at]?.text ?? ''))
  if (marked.length > 1) return marked
  const titles = new Set(announced.map(({ text }) => titleKey(text)))
  const named = headings.filter((at) => titles.has(titleKey(blocks[at]?.text ?? '')))
  if (named.length > 1 && named.length * 2 >= titles.size) return named
  if (!isPolicy || announced.some(({ indent }) => indent > 0)) return []
  const special = headings.filter((at) => !GENERIC.test(blocks[at]?.text ?? '') && !isCaption(blocks[at]?.text ?? ''))
  const numbered = special.filter((at) => blocks[at]?.number !== null)
  if (numbered.length > 1) return numbered
  const doing = special.filter((at) => hasActions(blocks, at))
  return doing.length > 1 ? doing : []
}

function isCaption(text: string): boolean {
  return GOALS.test(text) || ACTIONS.test(text) || INTENTS.test(text)
}

function hasActions(blocks: Block[], at: number): boolean {
  for (let i = at + 1; i < blocks.length; i++) {
    const block = blocks[i]
    if (block?.kind === 'entry' || ACTIONS.test(block?.text ?? '')) return true
    if (block?.kind === 'heading' && !isCaption(block.text)) return false
  }
  return false
}

/** The entries below "... arbejder med tre indsatsområder:", or below a heading "Temaer". */
function announcedList(blocks: Block[]): Block[] {
  for (const [at, block] of blocks.entries()) {
    if (!ANNOUNCES.test(block.text) || blocks[at + 1]?.kind !== 'entry') continue
    const end = blocks.findIndex((next, i) => i > at && next.kind !== 'entry')
    return blocks.slice(at + 1, end === -1 ? blocks.length : end)
  }
  return []
}

/** The entries themselves as themes, each with the deeper entries below it. */
function nested(entries: Block[]): ThemeRead[] {
  const themes: ThemeRead[] = []
  const top = entries.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  for (const entry of entries) {
    const last = themes.at(-1)
    if (entry.indent === top || !last) {
      const number = entry.number ?? String(themes.length + 1)
      const value = { number, title: bare(entry.text), intent: null, initiatives: [] }
      themes.push({ theme: found(value, entry), blocks: [entry], goals: [] })
    } else {
      last.theme.value.initiatives.push({ number: entry.number, text: entry.text })
      last.theme.to = entry.to
      last.blocks.push(entry)
    }
  }
  return themes
}

function bare(title: string): string {
  return title.replace(/[:.]$/, '').trim()
}

function readTheme(blocks: Block[], at: number, end: number, place: number): ThemeRead {
  const head = blocks[at]
  const marked = MARKED.exec(head?.text ?? '')
  const title = bare(marked?.[2] ?? head?.text ?? '')
  const number = marked?.[1] ?? head?.number ?? String(place + 1)
  const read: ThemeRead = {
    theme: found({ number, title, intent: null, initiatives: [] }, { from: head?.from ?? 0, to: head?.to ?? 0 }),
    blocks: head ? [head] : [],
    goals: [],
  }
  const intent: string[] = []
  let under: 'intent' | 'goals' | 'actions' = 'intent'
  let listTop: number | null = null
  for (const block of blocks.slice(at + 1, end)) {
    const caption = block.kind !== 'entry' && block.kind !== 'row' ? captionOf(block) : null
    if (block.kind === 'heading' && !caption) {
      if (GENERIC.test(block.text)) break
      under = 'intent'
      continue
    }
    read.blocks.push(block)
    const top: number | null = block.kind === 'entry' ? listTop : null
    listTop = block.kind === 'entry' ? Math.min(listTop ?? block.indent, block.indent) : null
    if (caption) under = caption
    else if (under === 'goals' || block.kind === 'row') read.goals.push(block)
    else if (block.kind === 'entry') addInitiative(read.theme.value.initiatives, block, top)
    else if (under === 'intent' && read.theme.value.initiatives.length === 0) intent.push(block.text)
    else continue
    read.theme.to = Math.max(read.theme.to, block.to)
  }
  read.theme.value.intent = intent.length > 0 ? intent.join('\n') : null
  return read
}

function captionOf(block: Block): 'intent' | 'goals' | 'actions' | null {
  const short = block.text.length <= 100 && (block.kind === 'heading' || block.text.endsWith(':'))
  if (!short) return null
  if (GOALS.test(block.text)) return 'goals'
  if (ACTIONS.test(block.text)) return 'actions'
  return INTENTS.test(block.text) ? 'intent' : null
}

/** A deeper entry is part of the one above it; `top` is the indent of the list, null outside one. */
function addInitiative(initiatives: Initiative[], block: Block, top: number | null): void {
  const last = initiatives.at(-1)
  if (last && top !== null && block.indent > top) last.text = `${last.text}\n${block.text}`
  else initiatives.push({ number: block.number, text: block.text })
}
