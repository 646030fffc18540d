import type { TenantDb, Tx } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import { contents } from './entries.ts'
import { madeFindable } from './search.queries.ts'

/** A kind of thing that is made findable: how its entries are called, which there are, and how one is made findable as it stands now. */
export interface Findable {
  /** 'meeting', of 'meeting/<id>'. */
  kind: string
  /** All of which there should be something to find. */
  ids: (tx: Tx) => Promise<string[]>
  /** Locks the thing first, so that nobody takes it back meanwhile; does nothing for one that is gone. */
  index: (tx: Tx, municipalityId: string, id: string) => Promise<void>
}

export interface Behind {
  kind: Findable
  id: string
}

/** What has no entries, or those of an older program. */
export async function behind(tx: Tx, kinds: readonly Findable[]): Promise<{ behind: Behind[]; total: number }> {
  const made = await madeFindable(tx, contents)
  const all: Behind[] = []
  for (const kind of kinds) all.push(...(await kind.ids(tx)).map((id) => ({ kind, id })))
  return { behind: all.filter(({ kind, id }) => !made.has(`${kind.kind}/${id}`)), total: all.length }
}

/** After so many things the log says how far it is. */
const stretch = 100
/** When so many fail one after another, it is the database that fails. */
const mostInARow = 10

/**
 * Makes everything findable that should be and is not, or was by an older program: after an upgrade, or where entries were lost. A transaction for
 * each thing, so that it goes on where it stopped; one that cannot be made findable holds up no other.
 * @returns how many things were made findable
 * @throws what the database throws, when nothing can be made findable any more
 */
export async function catchUp(
  { db, log }: { db: TenantDb; log: Log },
  municipalityId: string,
  kinds: readonly Findable[],
): Promise<number> {
  const { behind: waiting } = await db.in(municipalityId, (tx) => behind(tx, kinds))
  let [done, failed] = [0, 0]
  for (const [n, { kind, id }] of waiting.entries()) {
    try {
      await db.in(municipalityId, (tx) => kind.index(tx, municipalityId, id))
      done++
      failed = 0
    } catch (error) {
      if (++failed === mostInARow) throw error
      log.error({ municipalityId, thing: `${kind.kind}/${id}`, err: error }, 'something could not be made findable')
    }
    if ((n + 1) % stretch === 0) log.info({ municipalityId, done: n + 1, of: waiting.length }, 'things are made findable anew')
  }
  return done
}
