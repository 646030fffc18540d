import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { ownWordsShape } from '#platform/search/own-words.ts'
import { settingsOf, settingsOfBodies } from './setting.queries.ts'

const day = z.iso.date()
const days = (fallback: number) => z.number().int().min(0).max(365).default(fallback)

/** A standing item comes by itself with every new agenda, before or after the others. `text` is plain text of its background. */
const standingItem = z.object({
  title: z.string().min(1),
  standing: z.enum(['approve_agenda', 'last_minutes', 'any_other_business']).nullable().default(null),
  place: z.enum(['first', 'last']),
  text: z.string().default(''),
})

export const sectionKinds = ['recommendation', 'background', 'communication', 'economy', 'legal', 'hearing', 'schedule', 'other'] as const

/** A section that items of the body have: its own caption, in this order, and what stands in it until somebody writes. */
const caption = z.object({
  kind: z.enum(sectionKinds),
  caption: z.string().min(1),
  text: z.string().default(''),
  /** Every new item gets it. */
  always: z.boolean().default(true),
})

/** What other papers call a section, and what it is when they are read in. The kinds are those that the import knows. */
const importCaption = z.object({
  caption: z.string().min(1).max(80),
  kind: z.enum([...sectionKinds, 'proceedings', 'decision', 'attachments']),
})

/** A sentence for a decision: `{punkt}`, `{dato}` and `{udvalg}` stand for the item's title, the date, and the body that decides or is sent the item. */
const template = z.object({
  name: z.string().min(1),
  outcome: z.enum(['adopted', 'noted', 'postponed', 'referred', 'withdrawn', 'rejected']),
  text: z.string().min(1),
})

/** Sentences for the public: a list, or one alone. */
const sentences = z
  .union([z.array(z.string()), z.string().transform((text) => [text])])
  .transform((texts) => texts.map((text) => text.trim()).filter(Boolean))
  .default([])

const email = z.union([z.email(), z.literal('')])
const phone = z.string().regex(/^$|^\+?[\d ]{3,20}$/)

/** Days that something is kept: at least one, at most ten years. */
const keptFor = (days: number) => z.number().int().min(1).max(3_650).default(days)

const hexColour = z.string().regex(/^#[0-9a-f]{6}$/i)

/**
 * Every setting of how a body works: its shape, and what holds where nobody has set it. A value is a row with the day from which it holds; a
 * body's own goes before the municipality's. What cannot be read counts as not set, so that a bad value never stops anybody's work.
 */
export const settingKinds = {
  standing_items: z.array(standingItem).default([]),
  captions: z.array(caption).default([]),
  decision_templates: z.array(template).default([]),
  /** Where the numbers of items begin again. */
  numbering: z.enum(['meeting', 'year', 'term', 'ever']).default('year'),
  deadlines: z
    .object({
      /** Days before the meeting that the agenda goes out, that members' proposals and apologies are due. */
      agenda: days(7),
      proposals: days(14),
      apologies: days(1),
      /** Days after the meeting within which the minutes are released. */
      minutes: days(7),
    })
    .prefault({}),
  /** Days after a meeting on which why people stayed away from it is erased. */
  erasure: z.object({ apologyReasons: z.number().int().min(1).max(365).default(30) }).prefault({}),
  /** Days after which what nobody needs any more is erased, each counted as `expiring` and the schedule in the privacy room say. */
  retention: z
    .object({
      neverUsedAccounts: keptFor(180),
      endedAccounts: keptFor(365),
      sessions: keptFor(30),
      links: keptFor(30),
      attempts: keptFor(1),
      keptForms: keptFor(1),
      formReceipts: keptFor(30),
      drafts: keptFor(90),
      readLog: keptFor(730),
      mails: keptFor(90),
      follows: keptFor(7),
      proposals: keptFor(365),
      undoneImports: keptFor(90),
    })
    .prefault({}),
  /** Who answers for personal data beside the municipality itself: its data protection officer. */
  dpo: z.object({ name: z.string().default(''), email: email.default(''), phone: phone.default('') }).prefault({}),
  /** The municipality's own statement of accessibility, once it is published; '' before that. */
  accessibility_statement: z.union([z.url({ protocol: /^https$/ }), z.literal('')]).default(''),
  /** The terms under which the open data may be used: the address of a licence. */
  open_data_licence: z.url({ protocol: /^https$/ }).default('https://creativecommons.org/licenses/by/4.0/'),
  /** What the public sees: of a planned meeting that it will be held; of a called one the agenda, or only that and when. */
  publicity: z.object({ planned: z.boolean().default(false), agenda: z.boolean().default(true) }).prefault({}),
  /** The chair group approves the agenda before the meeting is called; approved minutes are signed. */
  approval: z.object({ agenda: z.boolean().default(false), signature: z.boolean().default(false) }).prefault({}),
  /** How many must be there, as a share of the seats; null: no rule. */
  quorum: z.object({ moreThanHalf: z.boolean() }).nullable().default({ moreThanHalf: true }),
  /** What the council is for: the first sentence stands on the front page. */
  purpose: sentences,
  /** The rules of procedure in brief, and how one gets a seat; a line each. */
  rules: sentences,
  how_to_join: sentences,
  /** Where the secretariat is found: the lines of an address, and where to write and to call. */
  contact: sentences,
  contact_email: email.default(''),
  contact_phone: phone.default(''),
  /** Colours of buttons and lines; null: the site's own. */
  theme: z.object({ primary: hexColour, dark: hexColour, darker: hexColour }).nullable().default(null),
  /** A picture in the file store: its hash in hex. */
  logo: z
    .object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    })
    .nullable()
    .default(null),
  /** Days on which nobody meets, each with its name. */
  closing_days: z.array(z.object({ from: day, to: day, name: z.string().min(1) })).default([]),
  /** Words that the search does not know by itself. The search reads this setting in the database (migration 0019). */
  search_words: ownWordsShape.prefault({}),
  /** Captions of sections that the import does not know by itself. */
  import_captions: z.array(importCaption).default([]),
  /** Who mails come from, and where answers go. */
  sender: z.object({ name: z.string().default(''), replyTo: z.union([z.email(), z.literal('')]).default('') }).prefault({}),
} as const

export type SettingKind = keyof typeof settingKinds
export type SettingValues = { [K in SettingKind]: z.output<(typeof settingKinds)[K]> }
export type StandingItem = SettingValues['standing_items'][number]
export type SectionCaption = SettingValues['captions'][number]
export type DecisionTemplate = SettingValues['decision_templates'][number]

/** These settings as they stand for a body (null: for the municipality) on a day, in one query. */
export async function settingValues<K extends SettingKind>(
  tx: Tx,
  kinds: readonly K[],
  bodyId: string | null,
  day: string,
): Promise<Pick<SettingValues, K>> {
  const rows = await settingsOf(tx, kinds, bodyId, day)
  return Object.fromEntries(kinds.map((kind) => [kind, readSetting(kind, rows.get(kind))])) as Pick<SettingValues, K>
}

/** `settingValues` for several bodies, in one query. @returns the values by body; every body that was asked for is there */
export async function settingValuesOfBodies<K extends SettingKind>(
  tx: Tx,
  kinds: readonly K[],
  bodyIds: readonly string[],
  day: string,
): Promise<Map<string, Pick<SettingValues, K>>> {
  const rows = await settingsOfBodies(tx, kinds, bodyIds, day)
  const read = (values: Map<string, unknown>) =>
    Object.fromEntries(kinds.map((kind) => [kind, readSetting(kind, values.get(kind))])) as Pick<SettingValues, K>
  return new Map([...rows].map(([bodyId, values]) => [bodyId, read(values)]))
}

function readSetting(kind: SettingKind, value: unknown): unknown {
  const read = settingKinds[kind].safeParse(value)
  return read.success ? read.data : settingKinds[kind].parse(undefined)
}

/** A value as it was written; null when it cannot be read. */
export const readKind = <K extends SettingKind>(kind: K, value: unknown): SettingValues[K] | null => {
  const read = settingKinds[kind].safeParse(value)
  return read.success ? (read.data as SettingValues[K]) : null
}
