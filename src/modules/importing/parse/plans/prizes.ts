import type { Prize } from '../types.ts'
import type { Block } from './block.ts'
import { type Found, found } from './found.ts'
import type { PlanSource } from './source.ts'
import { findAmount, splitSentences } from './words.ts'

/** One prize by its name: "Frivilligprisen", "Fjordby Kommunes Integrationspris"; what merely costs something is none. */
const PRIZE_NAME = /(?<!\p{L})(\p{L}{2,}pris(?:en)?)(?!\p{L})/giu
const COSTS =
  /^(?:enheds|styk|markeds|købs|salgs|kost|husleje|time|billet|indkøbs|over|total|tilbuds|bolig|aktie|vejr|normal|fast|under|rabat|entre|minimums|maksimal|listi?e|forbruger|brændstof|el|vand|varme|mad|spare|medie|antik|års|dagns|døgn|takst|grund|kvadratmeter|meter|rente|ejendoms|andels|vejlednings|råvare)pris/iu
const CRITERIA =
  /kriteri(?:er|erne|um|et)(?!\p{L})|lægges (?:der )?(?:særlig )?vægt på|skal (?:kandidaten|modtageren|indsatsen) opfylde|betingelse(?:r|rne)|(?:kandidat|person|forening|modtager|ildsjæl|organisation)\p{L}*[^.]{0,80},? (?:som|der):$/iu
const AMOUNT_WORDS = /(?:pris(?:en|beløb)?|præmie|check|kontant|følger|består|beløb|kr)/iu

/** The prizes with their amounts and what one has to fulfil; criteria that name no prize hold for all of them. */
export function readPrizes({ title, titleLine, blocks }: PlanSource): Found<Prize>[] {
  const prizes = [...withAmounts(blocks), ...namedInLists(blocks), ...amountsBelow(blocks, title, titleLine?.no ?? 0)]
  const byName = new Map<string, Found<Prize>>()
  for (const prize of prizes) {
    const known = byName.get(prizeKey(prize.value.name))
    if (known) known.value.amount ??= prize.value.amount
    else byName.set(prizeKey(prize.value.name), prize)
  }
  const all = [...byName.values()]
  addCriteria(all, blocks)
  return all
}

/** The same prize in another form: "frivillighedsprisen", "Frivillighedspris". */
export function prizeKey(name: string): string {
  return name.toLowerCase().replace(/pris(?:en)?$/u, 'pris')
}

/** The names of prizes in a text, with a capital. */
export function prizeNames(text: string): { name: string; at: number; length: number }[] {
  return [...text.matchAll(PRIZE_NAME)]
    .filter(([, name = '']) => !COSTS.test(name))
    .map((match) => ({ name: capital(match[1] ?? ''), at: match.index, length: match[0].length }))
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** "Frivilligprisen på 10.000 kr.", each in its own sentence. */
function withAmounts(blocks: Block[]): Found<Prize>[] {
  return blocks.flatMap((block) =>
    splitSentences(block.text).flatMap(({ text }) => {
      const amount = findAmount(text)
      const names = prizeNames(text)
      const name = amount ? (names.findLast(({ at }) => at < amount.at) ?? names[0]) : undefined
      return amount && name ? [found({ name: name.name, amount: amount.amount, criteria: [] }, block)] : []
    }),
  )
}

/** Entries that are nothing but the name of a prize. */
function namedInLists(blocks: Block[]): Found<Prize>[] {
  return blocks.flatMap((block) => {
    const [name] = block.kind === 'entry' ? prizeNames(block.text) : []
    return name && name.at === 0 && name.length === block.text.replace(/[.,;]$/, '').length
      ? [found({ name: name.name, amount: null, criteria: [] }, block)]
      : []
  })
}

/** A heading (or the title of a page about a prize) names it, the text below says how much. */
function amountsBelow(blocks: Block[], title: string | null, titleLine: number): Found<Prize>[] {
  const prizes: Found<Prize>[] = []
  let current = named(title, { from: titleLine, to: titleLine })
  const end = (): void => {
    if (current && (current.value.amount !== null || current.sure)) prizes.push(current)
  }
  for (const block of blocks) {
    const head = block.kind === 'heading' ? named(block.text, block) : null
    if (head) {
      if (current && prizeKey(head.value.name) === prizeKey(current.value.name)) continue
      end()
      current = { ...head, sure: false }
      continue
    }
    const amount = current && current.value.amount === null ? amountAlone(block.text) : null
    if (current && amount !== null) {
      current.value.amount = amount
      current.to = block.to
    }
  }
  end()
  return prizes
}

/** The sum in a sentence that names no prize: "Prisen er på 7.500 kr.", "En kontant præmie på 10.000 kr." */
function amountAlone(text: string): number | null {
  const said = splitSentences(text).filter((sentence) => AMOUNT_WORDS.test(sentence.text) && prizeNames(sentence.text).length === 0)
  return said.map((sentence) => findAmount(sentence.text)?.amount ?? null).find((amount) => amount !== null) ?? null
}

/** The one prize that a title is about; a title with several is about all of them. */
function named(title: string | null, place: { from: number; to: number }): (Found<Prize> & { sure: boolean }) | null {
  const names = new Set(prizeNames(title ?? '').map(({ name }) => name))
  const [name] = names
  if (!name || names.size > 1 || /(?:vinder|modtager|uddeling)/iu.test(title ?? '')) return null
  return { ...found({ name, amount: null, criteria: [] }, place), sure: true }
}

function addCriteria(prizes: Found<Prize>[], blocks: Block[]): void {
  for (const [at, block] of blocks.entries()) {
    if (!introducesCriteria(block)) continue
    const criteria = criteriaBelow(blocks, at)
    if (criteria.length === 0) continue
    const said = prizeNames(block.text)
    const names = new Set((said.length > 0 ? said : prizeNames(block.section)).map(({ name }) => prizeKey(name)))
    const own = prizes.filter(({ value }) => names.has(prizeKey(value.name)))
    for (const prize of own.length > 0 ? own : prizes) {
      prize.value.criteria.push(...criteria.map(({ text }) => text))
    }
  }
}

/** The lines that the criteria of prizes stand on, for showing the source. */
export function criteriaLines(blocks: Block[]): Block[] {
  return blocks.flatMap((block, at) => (introducesCriteria(block) ? criteriaBelow(blocks, at) : []))
}

function introducesCriteria({ kind, text }: Block): boolean {
  return CRITERIA.test(text) && (kind === 'heading' || text.endsWith(':'))
}

/** The list below; without one, the paragraphs up to the next heading. */
function criteriaBelow(blocks: Block[], at: number): Block[] {
  const list: Block[] = []
  for (let i = at + 1; i < blocks.length; i++) {
    const block = blocks[i]
    if (!block || block.kind === 'heading') break
    if (block.kind === 'entry') list.push(block)
    else if (list.some(({ kind }) => kind === 'entry')) break
    else list.push(block)
  }
  const entries = list.filter(({ kind }) => kind === 'entry')
  return entries.length > 0 ? entries : blocks[at]?.kind === 'heading' ? list : []
}
