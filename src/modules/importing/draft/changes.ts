import { z } from 'zod'
import { documentKinds } from '../parse/types.ts'

const key = z.string().min(1).max(80)
const line = z.string().max(2_000)
const text = z.string().max(200_000)
const nullable = <T extends z.ZodType>(type: T) => type.nullable()
const part = { item: key }

/** Where a line that fitted nowhere can be put. */
export const placesOfLines = ['text', 'decision', 'earlier', 'paper', 'attendees', 'absent', 'nowhere'] as const
/** Those that are a part of an item. */
export const isInItem = (to: (typeof placesOfLines)[number]) => to === 'text' || to === 'decision' || to === 'earlier' || to === 'paper'

/** One thing that somebody changed of what was read. It says all that it takes to do it again on what was read. */
export const change = z.discriminatedUnion('op', [
  z.object({ op: z.literal('fact'), field: z.enum(['title', 'body', 'date', 'time', 'endTime', 'place']), value: nullable(line) }),
  z.object({ op: z.literal('kind'), value: z.enum(documentKinds) }),
  z.object({
    op: z.literal('head'),
    ...part,
    number: nullable(line),
    title: nullable(line),
    caseNumber: nullable(line),
    closed: z.boolean(),
  }),
  z.object({ op: z.literal('decision'), ...part, value: nullable(text) }),
  z.object({ op: z.literal('earlier'), ...part, entry: key, body: nullable(line), date: nullable(z.iso.date()), text: nullable(text) }),
  z.object({ op: z.literal('removeEarlier'), ...part, entry: key }),
  // What was read as decided on another day is this meeting's decision, or the other way round.
  z.object({ op: z.literal('thisDay'), ...part, entry: key }),
  z.object({ op: z.literal('otherDay'), ...part, as: key }),
  z.object({ op: z.literal('paper'), ...part, paper: key, title: line, closed: z.boolean(), to: key }),
  z.object({ op: z.literal('removePaper'), ...part, paper: key }),
  z.object({ op: z.literal('section'), ...part, section: key, caption: nullable(line), text: nullable(text) }),
  z.object({ op: z.literal('addItem'), ...part, after: nullable(key), title: line }),
  z.object({ op: z.literal('removeItem'), ...part }),
  z.object({ op: z.literal('merge'), ...part }),
  z.object({ op: z.literal('split'), ...part, section: key, paragraph: z.number().int().min(0), as: key }),
  z.object({ op: z.literal('present'), person: key, name: line, role: nullable(line), party: nullable(line) }),
  z.object({ op: z.literal('away'), person: key, name: line, reason: nullable(line) }),
  z.object({ op: z.literal('removePerson'), person: key, list: z.enum(['attendees', 'absent']) }),
  z.object({
    op: z.literal('place'),
    line: z.number().int(),
    text: line,
    to: z.enum(placesOfLines),
    item: nullable(key),
  }),
  z.object({ op: z.literal('same'), name: line, personId: z.uuid() }),
  z.object({ op: z.literal('other'), name: line, personId: z.uuid() }),
  z.object({ op: z.literal('apart') }),
])
export type Change = z.infer<typeof change>

/** The place of the draft that a change is about, as pages and doubts name it. */
export function placeOfChange(given: Change): string {
  switch (given.op) {
    case 'fact':
      return given.field
    case 'kind':
      return 'kind'
    case 'head':
    case 'addItem':
    case 'removeItem':
    case 'merge':
    case 'split':
      return `items.${given.item}`
    case 'decision':
    case 'otherDay':
      return `items.${given.item}.decision`
    case 'earlier':
    case 'removeEarlier':
    case 'thisDay':
      return `items.${given.item}.earlierDecisions.${given.entry}`
    case 'paper':
    case 'removePaper':
      return `items.${given.item}.attachments.${given.paper}`
    case 'section':
      return `items.${given.item}.sections.${given.section}`
    case 'present':
      return `attendees.${given.person}`
    case 'away':
      return `absent.${given.person}`
    case 'removePerson':
      return `${given.list}.${given.person}`
    case 'place':
      return `unplaced.${given.line}`
    case 'same':
    case 'other':
      return `people.${given.name}`
    case 'apart':
      return 'meeting'
  }
}
