import type { MeetingModel } from '../model.ts'
import { asNextPublished } from './findings.ts'

/** What the public gets with the next step of a meeting, and how much stays in the house. */
export type Outgoing = {
  open: number
  closed: number
  decisions: number
  papers: number
  papersKept: number
  /** Null: names do not go out with this step. */
  people: { present: string[]; apologies: string[] } | null
}

/** Counted in the very model that will be published: what is not in it does not go out. */
export function outgoing(full: MeetingModel): Outgoing {
  const model = asNextPublished(full)
  const isFile = ({ sha256 }: { sha256?: string }) => sha256 !== undefined
  const papersIn = ({ items }: MeetingModel) => items.flatMap((item) => item.attachments).filter(isFile).length
  const closed = model.items.filter((item) => item.isClosed).length
  return {
    ...{ open: model.items.length - closed, closed, decisions: model.items.flatMap((item) => item.decisions).length },
    ...{ papers: papersIn(model), papersKept: papersIn(full) - papersIn(model) },
    people:
      model.minutes === 'none'
        ? null
        : { present: model.present.map(({ name }) => name), apologies: model.apologies.map(({ name }) => name) },
  }
}
