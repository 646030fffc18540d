import { Temporal } from 'temporal-polyfill'
import { demoCalendar } from '#demo/fjordby/calendar.ts'
import { fjordby } from '#demo/fjordby/index.ts'
import type { Prose } from '#demo/fjordby/types.ts'

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(from: readonly T[], roll: () => number): T => from[Math.floor(roll() * from.length)] as T

const danish = (prose: Prose): string[] => (typeof prose === 'string' ? [prose] : 'list' in prose ? prose.list : [])

/** Every open paragraph and title of the demo municipality, its dates written out. */
export function demoTexts(): { paragraphs: string[]; titles: string[] } {
  const calendar = demoCalendar(Temporal.PlainDate.from('2026-03-15'), fjordby.meetings)
  const open = fjordby.meetings.flatMap((meeting) => {
    const day = calendar.meetingDay(meeting.when)
    return meeting.items.filter((item) => !item.closed).map((item) => ({ item, fill: (text: string) => calendar.fill(text, day) }))
  })
  return {
    // An import would take an item that speaks of closed doors for a closed one.
    paragraphs: open
      .flatMap(({ item, fill }) => [...(item.background ?? []), ...(item.decision?.text ?? [])].flatMap(danish).map(fill))
      .filter((text) => !/lukke/i.test(text)),
    titles: open.filter(({ item }) => !item.standing).map(({ item, fill }) => fill(item.title)),
  }
}

const texts = demoTexts()

export type MinutesPlan = {
  /** YYYY-MM-DD */
  date: string
  items: number
  /** Characters of running text in one item, roughly. */
  charactersPerItem: number
  seed: number
  body?: string
}

/** Minutes as a secretary would send them, made of the demo's own sentences. The same plan gives the same text. */
export function minutesText(plan: MinutesPlan): string {
  const roll = dice(plan.seed)
  const [year, month, day] = plan.date.split('-')
  const head = [
    `REFERAT ${plan.body ?? 'Integrationsrådet'} d. ${day}-${month}-${year}`,
    `Mødedato: ${day}-${month}-${year} kl. 17.00`,
    'Mødested: Beboerhuset i Mågeparken',
    'Mødedeltagere:',
    ...fjordby.people.slice(0, 15).map((person) => person.name),
  ]
  const items = Array.from({ length: plan.items }, (_, i) => itemText(i + 1, plan, roll))
  return `${[...head, ...items].join('\n\n')}\n`
}

function itemText(number: number, { date, charactersPerItem, seed }: MinutesPlan, roll: () => number): string {
  const text = (share: number) => {
    const paragraphs: string[] = []
    for (let left = charactersPerItem * share; left > 0; left -= paragraphs.at(-1)?.length ?? left)
      paragraphs.push(pick(texts.paragraphs, roll))
    return paragraphs.join('\n\n')
  }
  const caseNumber = `${date.slice(0, 4)}-${String(100_000 + ((seed * 37 + number) % 900_000)).padStart(6, '0')}`
  const parts = [
    `Punkt ${number}: ${pick(texts.titles, roll)}`,
    caseNumber,
    'Indstilling',
    text(0.15),
    'Baggrund og vurdering',
    text(0.5),
    'Økonomi',
    text(0.1),
    'Beslutning',
    text(0.25),
  ]
  return parts.join('\n\n')
}
