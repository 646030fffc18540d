import type { SettingKind, SettingValues } from '#modules/council/index.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import type { OfficeLang, OfficeTexts } from '#platform/http/office.ts'
import type { Child } from '#ui/context.ts'
import type { Fields, List } from './rows.ts'
import type { FrameText } from './settings.text.ts'

/** What a setting says, in words: for those who compare two, and for the list of what held before. */
export type Line = { term: string; value: readonly string[] }
export type ScreenWords = { title: string; lead: string; card: string; help: readonly string[] }
export type Read<K extends SettingKind> = { values: Partial<Pick<SettingValues, K>> } | { errors: FieldErrors }
export type InsideProps<W> = { fields: Fields; errors: FieldErrors; words: W; frame: FrameText; action: string }

/**
 * A screen for settings that belong together: one idea, one address. Everything around the fields (from when they hold, what held before, two
 * people at once, lists that are edited without a script) is the same for all and stands in this folder.
 */
export type Screen<K extends SettingKind = SettingKind, W extends ScreenWords = ScreenWords> = {
  /** Last part of the address. */
  path: string
  kinds: readonly K[]
  /** Whose leave it takes: what a body's secretary may set, or what the municipality's administrator alone may. */
  right: 'body' | 'municipality'
  texts: OfficeTexts<W>
  lists?: readonly List[]
  /** Every field of the form, filled with these values. */
  toFields(values: Pick<SettingValues, K>): Fields
  /** The form as a link asks for it: what the link names is filled in, and nothing is saved. */
  asked?(fields: Fields, query: (name: string) => string | undefined): Fields
  read(fields: Fields, words: W, frame: FrameText): Read<K>
  describe(values: Partial<Pick<SettingValues, K>>, words: W, lang: OfficeLang): Line[]
  Inside(props: InsideProps<W>): Child
  /** Another button of the form was pressed: what the form then holds, or why not; nothing is saved. Null: there is no such button. */
  press?(pressed: string, fields: Fields, today: string, words: W): { fields: Fields } | { errors: FieldErrors } | null
}

/** What was typed, without space around it. Browsers send line breaks as two characters; kept is one. */
export const trimmed = (fields: Fields, name: string) => (fields[name] ?? '').replaceAll('\r\n', '\n').trim()

/** Lines of a text field, without empty ones. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
