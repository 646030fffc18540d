import { type Actor, hasRole, hasRoleIn, type Role } from '#platform/http/actor.ts'

/** A meeting of one or more bodies. Public: what the public may see of it is released. */
export type MeetingThing = { kind: 'meeting'; bodyIds: string[]; isPublic: boolean }
/** An agenda item with all that belongs to it; public when its meeting is. A missing openness is to be given as closed. */
export type ItemThing = { kind: 'item'; bodyIds: string[]; isPublic: boolean; openness: 'open' | 'closed' }
export type BodyThing = { kind: 'body'; bodyIds: string[]; isPublic: boolean }
/** Reading a document in. No bodies: it is not known yet whose meeting it describes. */
export type ImportThing = { kind: 'import'; bodyIds: string[] }
export type AccountThing = { kind: 'account'; accountId: string | null }
export type ChangeLogThing = { kind: 'changeLog' }
/** What holds for the whole municipality: its name, colours and bodies, and what of them the public sees. */
export type MunicipalityThing = { kind: 'municipality' }

export type Thing = MeetingThing | ItemThing | BodyThing | ImportThing | AccountThing | ChangeLogThing | MunicipalityThing

const staff = ['secretary', 'administrator'] as const
const preparing = ['chair', ...staff] as const
const seated = ['member', ...preparing] as const
const invited = ['substitute', ...seated] as const

/**
 * Who may do what, beside what is open to everyone. `read` is the thing as it was sent out; `readDraft` the unfinished papers.
 * Whether a release needs a second person or the chair is a rule of the body, which the meeting adds to this.
 */
export const rights = {
  meeting: {
    read: invited,
    readDraft: preparing,
    edit: staff,
    announce: staff,
    askApproval: staff,
    approveAgenda: ['chair'],
    reopenAgenda: preparing,
    call: staff,
    supplement: staff,
    move: staff,
    cancel: staff,
    remove: staff,
    begin: staff,
    record: staff,
    markReady: staff,
    release: preparing,
    approveMinutes: staff,
    sign: ['chair'],
    correct: staff,
    withdraw: staff,
    publishAgain: staff,
    // An apology, a proposal, a note of one's own.
    takePart: invited,
  },
  item: { read: invited, readDraft: preparing, edit: staff, withdraw: staff },
  // A substitute observes without a seat, and a closed item is for those who sit.
  closedItem: { read: seated, readDraft: preparing, edit: staff, withdraw: staff },
  body: { read: invited, edit: staff },
  import: { read: staff, import: staff, confirm: staff, undo: staff },
  account: { read: ['administrator'], edit: ['administrator'], invite: ['administrator'], end: ['administrator'] },
  changeLog: { read: ['administrator'] },
  municipality: { edit: ['administrator'] },
} as const satisfies Record<string, Record<string, readonly Role[]>>

export type ActionOn<T extends Thing> = keyof (typeof rights)[T['kind']] & string

/** Whether somebody may do something to something. Everything that is not written down is denied. */
export function may<T extends Thing>(actor: Actor, action: ActionOn<T>, thing: T): boolean {
  if (action === 'read' && isOpenToAll(thing)) return true
  if (action === 'read' && thing.kind === 'account' && thing.accountId !== null && thing.accountId === actor.accountId) return true
  const holders = holdersOf(thing, action)
  if (thing.kind === 'import' && thing.bodyIds.length === 0) return hasRole(actor, ...holders)
  return hasRoleIn(actor, 'bodyIds' in thing ? thing.bodyIds : [], ...holders)
}

function isOpenToAll(thing: Thing) {
  if (thing.kind === 'item') return thing.isPublic && thing.openness === 'open'
  return (thing.kind === 'meeting' || thing.kind === 'body') && thing.isPublic
}

function holdersOf(thing: Thing, action: string): readonly Role[] {
  const actions: Record<string, readonly Role[]> = rights[thing.kind === 'item' && thing.openness !== 'open' ? 'closedItem' : thing.kind]
  return Object.hasOwn(actions, action) ? (actions[action] ?? []) : []
}
