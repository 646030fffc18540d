import type { Winner } from '../types.ts'
import type { Block } from './block.ts'
import { type Found, found } from './found.ts'
import { prizeKey, prizeNames } from './prizes.ts'
import type { PlanSource } from './source.ts'
import { splitSentences } from './words.ts'

const WINNERS = /(?<!\p{L})(?:pris)?(?:vinder|modtager)(?:e|en|ne|ere|erne)?(?!\p{L})|pris(?:vinder|modtager)/iu
const YEAR_HEAD = /^(?:.{0,60}(?:vinder|modtager)\p{L}* )?(?:i |for |år )?((?:19|20)\d{2}):?$/iu
const YEAR_FIRST = /^((?:19|20)\d{2})\s?[:.–—-]?\s+(\S.*)$/u
const YEAR_LAST = /^(.{3,160}?)[\s,]*\(?((?:19|20)\d{2})\)?$/u
const WENT_TO =
  /(\p{L}{3,}pris(?:en)?) (?:for |i )?((?:19|20)\d{2}) (?:gik|går|blev (?:tildelt|givet|overrakt)|tildeles|blev uddelt)(?: til)? ([^.]{3,160})/giu
const RECEIVED =
  /(?:^|[.;] )([^.;]{3,120}?) (?:modtog|fik|vandt|har modtaget|har fået|er modtager af|blev modtager af|blev vinder af) (?:\p{L}+ Kommunes )?(\p{L}{3,}pris(?:en)?) (?:for |i )?((?:19|20)\d{2})/giu
const BY = /,?\s+(?:v\/|v\.|v|ved|repræsenteret ved)\s+(?=\p{Lu})/u
const BODY =
  /(?:klub|forening(?:en)?|skole(?:n)?|center|centret|råd|bageri|netværk(?:et)?|gruppe(?:n)?|café|cafe|børnehave(?:n)?|team|projekt(?:et)?|kommune|butik|virksomhed|kirke(?:n)?|menighed|bibliotek(?:et)?|fond(?:en)?|beredskab|beredsskab|brugsen|værksted(?:et)?|hotel|gård(?:en)?|selskab(?:et)?|service|firma|spejdere?|institution(?:en)?|plejehjem|kollegium|afdeling|forbund|cykler|byg|frivillige)$/iu
const LEGAL =
  /(?<!\p{L})(?:ApS|A\/S|I\/S|K\/S|AMBA|IF|IK|BK|FC|VVS|Røde Kors|Dansk|Danske|KFUM|KFUK|Foreningen|Restaurant|Café|Pizzeria|De|Det|Den)(?!\p{L})/u
const TRADE =
  /^(?:maler|murer|tømrer|smed|bager|slagter|frisør|købmand|gartner|gartneri|autoværksted|firma|hotel|kro|rema|netto|føtex|bilka|kvickly|superbrugsen|meny|spar|lidl|aldi)(?:en)? /iu
const NOBODY = /^(?:(?:19|20)\d{2}\s?[:–-]?\s)?(?:ikke uddelt|ingen(?: uddeling)?|aflyst|prisen blev ikke uddelt)\.?$/iu
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|van|von|de|da|al|el|bin|der|af)){1,4}$/u

/** Who got which prize when: lists under a year, lines with a year, and sentences that say so. */
export function readWinners({ blocks, title }: PlanSource): Found<Winner>[] {
  const listed = winnersInLists(blocks, title)
  const said = blocks.flatMap((block) => winnersInText(block))
  const keys = new Set(listed.map(({ value }) => winnerKey(value)))
  return [...listed, ...said.filter(({ value }) => !keys.has(winnerKey(value)))]
}

function winnerKey({ year, names, organisation }: Winner): string {
  return `${year}|${names.join()}|${organisation}`
}

function winnersInLists(blocks: Block[], title: string | null): Found<Winner>[] {
  const spelt = new Map(
    blocks
      .flatMap(({ text }) => prizeNames(text))
      .toReversed()
      .map(({ name }) => [prizeKey(name), name] as const),
  )
  const winners: Found<Winner>[] = []
  let year: number | null = null
  let open = false
  let prize: string | null = null
  for (const [at, block] of blocks.entries()) {
    const yearHead = block.text.length < 100 ? YEAR_HEAD.exec(block.text) : null
    if (yearHead && (open || WINNERS.test(block.text))) {
      year = Number(yearHead[1])
      open = true
      prize = prizeNames(block.text)[0]?.name ?? prize
    } else if (isHead(block)) {
      open = true
      year = null
      prize = prizeNames(block.text)[0]?.name ?? prizeNames(block.section)[0]?.name ?? prizeNames(title ?? '')[0]?.name ?? null
    } else if (open && NOBODY.test(block.text)) continue
    else if (open && isWinnerLine(block, year) && !headsText(block, blocks[at + 1]))
      winners.push(found(readLine(block.text, year, prize, spelt), block))
    else if (block.kind !== 'entry') open = false
  }
  return winners
}

function isHead({ kind, text }: Block): boolean {
  return WINNERS.test(text) && text.length < 120 && (kind === 'heading' || text.endsWith(':')) && !/kriteri|indstil/iu.test(text)
}

/** A heading over a paragraph is no winner. */
function headsText(block: Block, next: Block | undefined): boolean {
  return block.kind === 'heading' && next?.kind === 'paragraph' && next.text.length > 100 && prizeNames(block.text).length === 0
}

/** Short, no sentence, and with a year of its own where none stands above. */
function isWinnerLine({ text, kind }: Block, year: number | null): boolean {
  if (text.length > 160 || (/\.$/.test(text) && text.split(' ').length > 8)) return false
  if (year !== null) return kind === 'entry' || kind === 'row' || /\p{Lu}/u.test(text)
  return YEAR_FIRST.test(text) || (YEAR_LAST.test(text) && /^\p{Lu}/u.test(text))
}

function readLine(text: string, above: number | null, prize: string | null, spelt: Map<string, string>): Winner {
  const first = YEAR_FIRST.exec(text)
  const last = first ? null : above === null ? YEAR_LAST.exec(text) : null
  const year = first ? Number(first[1]) : last ? Number(last[2]) : above
  return { year, ...splitWinner((first?.[2] ?? last?.[1] ?? text).replace(/\|/g, ', ').replace(/\.$/, ''), prize, spelt) }
}

/** "Frivilligprisen: Ida Krog, Havnens Venner", "Ida Krog – Havnens Venner, Frivilligprisen", "Havnens Bageri v/ Ida Krog". */
function splitWinner(text: string, prize: string | null, spelt: Map<string, string>): Omit<Winner, 'year'> {
  const name = prizeNames(text).find(({ at, length }) => at === 0 || at + length === text.trimEnd().length)
  const rest = name ? trimSigns(text.slice(0, name.at) + text.slice(name.at + name.length)) : text
  const who = splitWho(rest)
  return { prize: name ? (spelt.get(prizeKey(name.name)) ?? name.name) : prize, ...who }
}

function trimSigns(text: string): string {
  return text.replace(/^[\s,:;–—-]+|[\s,:;–—-]+$/gu, '')
}

function splitWho(text: string): { names: string[]; organisation: string | null } {
  const by = BY.exec(text)
  if (by) return { names: people(text.slice(by.index + by[0].length)), organisation: trimSigns(text.slice(0, by.index)) }
  const bracket = /^(.*\S) \(([^)]+)\)$/u.exec(text)
  const parts = bracket?.[1] && bracket[2] ? [bracket[1], bracket[2]] : text.split(/ [–—-] |, (?!\p{Ll})/u)
  const [head = '', ...others] = parts.map(trimSigns)
  const fromHead = people(head)
  if (fromHead.length === 0) {
    const behind = others.length > 0 ? people(others.join(', ')) : []
    return behind.length > 0 ? { names: behind, organisation: head } : { names: [], organisation: trimSigns(text) }
  }
  const more = others.filter((part) => people(part).length === 0)
  const names = [...fromHead, ...others.flatMap(people)]
  return { names, organisation: more.length > 0 ? more.join(', ') : null }
}

/** The persons named, [] when the words name something else. "Heidi og Jens Krog" share the surname. */
function people(text: string): string[] {
  const parts = text.split(/ og | & |, /u).map((part) => part.trim())
  const surname = parts.at(-1)?.split(' ').at(-1) ?? ''
  const last = parts.at(-1) ?? ''
  const names = parts.map((part) => (/^\p{Lu}[\p{L}'’-]+$/u.test(part) && parts.length > 1 && isPerson(last) ? `${part} ${surname}` : part))
  return names.every(isPerson) ? names : []
}

function isPerson(name: string): boolean {
  return PERSON.test(name) && !LEGAL.test(name) && !TRADE.test(name) && !name.split(' ').some((word) => BODY.test(word))
}

function winnersInText(block: Block): Found<Winner>[] {
  return splitSentences(block.text).flatMap(({ text }) => {
    const went = [...text.matchAll(WENT_TO)].map(([, prize, year, who = '']) => ({ prize, year, who }))
    const received = [...text.matchAll(RECEIVED)].map(([, who = '', prize, year]) => ({ prize, year, who }))
    return [...went, ...received].map(({ prize, year, who }) => {
      const value: Winner = {
        year: Number(year),
        prize: capitalised(prize ?? ''),
        ...splitWho(trimSigns(withoutLead(who).split(/, (?:der|som|for)(?: |$)| for /u)[0] ?? '')),
      }
      return found(value, block)
    })
  })
}

/** "Sidste års vinder var Ida Krog, som" → "Ida Krog, som". */
function withoutLead(who: string): string {
  return who.replace(/^.{0,60} (?:var|er|blev|da) (?=\p{Lu})/u, '')
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
