import { may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'

/** Something that mails are about. `title` is Danish content, `path` a Danish path. */
export type Matter = { title: string; at: Date | null; path: string; bodyIds: string[] }

/** Tells what these are (`meeting/<id>` …); those that it does not know are left out. Given in at the composition root. */
export type Matters = (tx: Tx, abouts: readonly string[]) => Promise<Map<string, Matter>>

/**
 * Whether somebody may see whom mails of a matter went to: the staff of a meeting's bodies; for accounts, and for what nobody knows any more,
 * the administrator of the whole municipality.
 */
export const maySee = (actor: Actor, matter: Matter | undefined) =>
  matter
    ? may(actor, 'edit', { kind: 'meeting', bodyIds: matter.bodyIds, isPublic: false })
    : may(actor, 'read', { kind: 'account', accountId: null })
