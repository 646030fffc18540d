import { uuid } from '#platform/ids.ts'
import type { Texts } from '#texts/index.ts'

const account = new RegExp(`^account/(${uuid})$`)

/** The id in `account/<id>`; null for everything else, so that nothing but an id ever reaches a query. */
export const accountIdOf = (text: string): string | null => account.exec(text)?.[1] ?? null

/** Who did it, in words: a person by name, else the part of the house that acted. */
export function actorWords(t: Texts, actor: string, names: ReadonlyMap<string, string>): { name: string } | { words: string } {
  const id = accountIdOf(actor)
  if (id !== null) return wordsOfAccount(t, id, names)
  if (actor === 'operator' || actor === 'system' || actor === 'public') return { words: t.audit[actor] }
  return { words: actor }
}

const wordsOfAccount = (t: Texts, id: string, names: ReadonlyMap<string, string>) => {
  const name = names.get(id)
  return name ? { name } : { words: t.audit.unknown }
}

const knownIn = (known: Readonly<Record<string, string>>, key: string): string | null =>
  Object.hasOwn(known, key) ? (known[key] ?? null) : null

/** What happened, in words; null when the action is not one that has words. */
export const actionWords = (t: Texts, action: string) => knownIn(t.audit.actions, action)

/** The kind of a thing (`meeting/<id>`) in words, and the rest that tells which one. */
export function thingWords(t: Texts, thing: string): { kind: string | null; id: string } {
  const [kind = '', ...rest] = thing.split('/')
  return { kind: knownIn(t.audit.things, kind), id: rest.join('/') }
}
