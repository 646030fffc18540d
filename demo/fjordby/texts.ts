import type { DemoItem, Prose } from './types.ts'

/** A paragraph's words, whatever its form. */
export const plain = (prose: Prose): string[] => (typeof prose === 'string' ? [prose] : 'list' in prose ? prose.list : [prose.text])

/** Every text of an item that a reader may see, one after the other. */
export function textsOf(item: DemoItem): string[] {
  const decision = [...(item.decision?.text ?? []), ...(item.correction?.corrected ?? [])]
  const single = [item.title, item.summary, item.recommendation?.text, item.economy, item.communication, item.correction?.reason]
  const closed = [item.closed?.publicTitle, item.closed?.reason]
  const earlier = (item.history ?? []).map(({ text }) => text)
  const given = [...single, ...closed, ...earlier].filter((text) => text !== undefined)
  return [
    ...given,
    ...(item.attachments ?? []).map((paper) => (typeof paper === 'string' ? paper : paper.title)),
    ...[...(item.background ?? []), ...decision].flatMap(plain),
  ]
}

/** Every string in the data, keys included. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(stringsIn)
}
