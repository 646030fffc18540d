/**
 * What the tables hold about people, said once by whoever owns each table: the insight that somebody has a right to, and what erasing does, are both
 * made from this. `test/holdings.test.ts` walks the database's own catalogue and fails when a column that refers to a person is not named here.
 */

/** A person with all that rows may name them by. */
export type Subject = {
  personId: string
  /** As it stands today; '' when it was erased before. */
  name: string
  accounts: readonly { id: string; email: string }[]
  /** Lists and meetings in which the person stands among others: reading one of them, since this moment, was reading about the person too. */
  among: { things: readonly string[]; since: Date }
}

/**
 * How a column names somebody: by the person's id, an account's id, `account/<id>` alone or beside `person/<id>`, the same or a list that the person
 * stands on, by writing the name in a text, or by the mail address of an account.
 */
export type NamedBy = 'person' | 'account' | 'actor' | 'thing' | 'read' | 'name' | 'email'

/** Why something stays. Each has a sentence in every language. */
export const keepReasons = ['archive', 'case', 'accountability'] as const
export type KeepReason = (typeof keepReasons)[number]

/** Why a column is not shown: it is a key or a counter of the program, a secret that would let somebody in, or tells of other people. */
export type Withheld = 'key' | 'secret' | 'others'

/** Rules apply in their order; a row follows the first that fits it. */
export type Erasing = { when?: { column: string; in: readonly string[] } } & (
  | { do: 'delete' }
  /** `own`: columns that must differ from row to row get an address that leads nowhere. */
  | { do: 'blank'; set: Readonly<Record<string, string | null>>; own?: readonly string[] }
  | { do: 'keep'; why: KeepReason }
)

export type Holding = {
  /** Names it in texts and receipts. */
  key: HoldingKey
  table: string
  /** The columns that name whom a row is about; one of them is enough. */
  by: Readonly<Record<string, NamedBy>>
  /** What the person is shown of a row. */
  tells: readonly string[]
  withholds?: Readonly<Record<string, Withheld>>
  /** Columns that point to something with a name or an address of its own, which is shown instead. */
  refers?: Readonly<Record<string, Referred>>
  /** Only the hand of the person in something that is about something else: the other columns of the table are no personal data of theirs. */
  isTrace?: true
  /** The person's own and nobody else's: an administrator sees that it is there, and never what it says. */
  ownOnly?: true
  /** Says nothing without the name, so that the name stays as long as such a row does. */
  needsName?: true
  erase: readonly Erasing[]
}

export const referred = { body: 'name', meeting: 'slug', agenda_item: 'short_id', person: 'name' } as const
export type Referred = keyof typeof referred

export const holdingKeys = [
  'person',
  'membership',
  'attendance',
  'apology',
  'presenter',
  'recognised',
  'proposal',
  'note',
  'seen',
  'account',
  'role',
  'session',
  'link',
  'identity',
  'calendar',
  'passkey',
  'attempt',
  'mail',
  'follow',
  'draft',
  'kept_form',
  'read_about',
  'read_by',
  'change_about',
  'change_by',
  'erasing',
  'hand',
] as const
export type HoldingKey = (typeof holdingKeys)[number]

/** What is kept no longer than its time, counted from the first of these moments that there is. */
export type Expiring = {
  key: ExpiringKey
  table: string
  since: readonly string[]
  when?: { column: string; in: readonly string[] }
}
export const expiringKeys = [
  'sessions',
  'links',
  'attempts',
  'keptForms',
  'formReceipts',
  'drafts',
  'readLog',
  'mails',
  'follows',
  'proposals',
] as const
export type ExpiringKey = (typeof expiringKeys)[number]

/** What one row tells, by column. */
export type Row = Record<string, unknown>
