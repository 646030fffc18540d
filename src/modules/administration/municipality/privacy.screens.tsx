import { z } from 'zod'
import type { SettingValues } from '#modules/council/index.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { expiringKeys } from '#platform/personal/holding.ts'
import { TextField } from '#ui/form/fields.tsx'
import { type Screen, trimmed } from '../settings/screen.ts'
import { privacyScreenTexts } from './privacy.text.ts'

const mostName = 100
const isEmail = (text: string) => z.email().max(200).safeParse(text).success
const isPhone = (text: string) => /^\+?[\d ]{3,20}$/.test(text)
/** Where Danish authorities must publish it (bekendtgørelse nr. 904 af 22. august 2019). */
const isStatement = (text: string) =>
  z
    .url({ protocol: /^https$/, hostname: /^(www\.)?was\.digst\.dk$/ })
    .max(300)
    .safeParse(text).success

export const privacyScreen: Screen<'dpo' | 'accessibility_statement', (typeof privacyScreenTexts.privacy)['da']> = {
  path: 'privatliv',
  kinds: ['dpo', 'accessibility_statement'],
  right: 'municipality',
  texts: privacyScreenTexts.privacy,
  toFields: ({ dpo, accessibility_statement }) => ({
    navn: dpo.name,
    email: dpo.email,
    telefon: dpo.phone,
    erklaering: accessibility_statement,
  }),
  read(fields, words) {
    const name = trimmed(fields, 'navn').replace(/\s+/g, ' ')
    const [email, phone, statement] = [trimmed(fields, 'email'), trimmed(fields, 'telefon'), trimmed(fields, 'erklaering')]
    const errors = {
      ...(name.length > mostName && { navn: words.tooLong }),
      ...(email && !isEmail(email) && { email: words.badEmail }),
      ...(phone && !isPhone(phone) && { telefon: words.badPhone }),
      ...(statement && !isStatement(statement) && { erklaering: words.badStatement }),
    }
    return Object.keys(errors).length > 0 ? { errors } : { values: { dpo: { name, email, phone }, accessibility_statement: statement } }
  },
  describe: ({ dpo, accessibility_statement }, words) => [
    ...(dpo ? [{ term: words.dpo, value: [dpo.name, dpo.email, dpo.phone].filter(Boolean) }] : []),
    ...(accessibility_statement === undefined ? [] : [{ term: words.statement, value: [accessibility_statement].filter(Boolean) }]),
  ],
  Inside: ({ fields, errors, words }) => (
    <>
      <TextField name="navn" label={words.dpo} hint={words.dpoHint} value={fields['navn']} error={errors['navn']} />
      <TextField name="email" label={words.email} type="email" value={fields['email']} error={errors['email']} />
      <TextField name="telefon" label={words.phone} type="tel" value={fields['telefon']} error={errors['telefon']} width="short" />
      <TextField
        name="erklaering"
        label={words.statement}
        hint={words.statementHint}
        value={fields['erklaering']}
        error={errors['erklaering']}
      />
    </>
  ),
}

type Days = SettingValues['retention']
type Kind = keyof Days

const kinds = ['neverUsedAccounts', 'endedAccounts', 'undoneImports', ...expiringKeys] as const satisfies readonly Kind[]

/** A whole number of days that something may be kept; null for anything else that was typed. */
const daysOf = (typed: string) => (/^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 3_650 ? Number(typed) : null)

export const retentionScreen: Screen<'retention', (typeof privacyScreenTexts.retention)['da']> = {
  path: 'opbevaring',
  kinds: ['retention'],
  right: 'municipality',
  texts: privacyScreenTexts.retention,
  toFields: ({ retention }) => Object.fromEntries(kinds.map((kind) => [kind, String(retention[kind])])),
  read(fields, words) {
    const typed = kinds.map((kind) => [kind, daysOf(trimmed(fields, kind))] as const)
    const errors: FieldErrors = Object.fromEntries(typed.filter(([, days]) => days === null).map(([kind]) => [kind, words.bad]))
    return Object.keys(errors).length > 0 ? { errors } : { values: { retention: Object.fromEntries(typed) as Days } }
  },
  describe: ({ retention }, words) =>
    retention ? kinds.map((kind) => ({ term: words.kinds[kind], value: [words.days(retention[kind])] })) : [],
  Inside: ({ fields, errors, words }) => (
    <>
      {kinds.map((kind) => (
        <TextField
          name={kind}
          label={words.label(words.kinds[kind])}
          value={fields[kind]}
          error={errors[kind]}
          inputmode="numeric"
          width="short"
          required
        />
      ))}
    </>
  ),
}
