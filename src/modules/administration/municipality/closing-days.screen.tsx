import { Temporal } from 'temporal-polyfill'
import type { SettingValues } from '#modules/council/index.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { DateField, TextField } from '#ui/form/fields.tsx'
import { Button, FieldRow } from '#ui/form/form.tsx'
import { ListEditor } from '../settings/list-editor.views.tsx'
import { asDay } from '../settings/read-day.ts'
import { mostOf, type ReadRow, readRows } from '../settings/read-rows.ts'
import { type Fields, isBlank, type List, rowsOf, withRows } from '../settings/rows.ts'
import { type Screen, trimmed } from '../settings/screen.ts'
import { holidaysOf } from './holidays.ts'
import { municipalityTexts } from './municipality.text.ts'

type Words = (typeof municipalityTexts.closing)['da']

const days: List = { name: 'dag', columns: ['fra', 'til', 'navn'], lead: 'navn', typed: ['fra', 'til', 'navn'], fresh: {} }

/** An earlier year is of no use to those who plan, and the calendar of a far one may be another. */
const yearOf = (typed: string, today: string): number | null => {
  const [year, now] = [Number(typed), Number(today.slice(0, 4))]
  return /^\d{4}$/.test(typed) && year >= now && year <= now + 10 ? year : null
}

/** The days of a year on which Danish public offices are closed, by their Danish names. */
export const publicHolidays = (year: number): SettingValues['closing_days'] =>
  holidaysOf(year).map(({ day, holiday }) => ({ from: day, to: day, name: municipalityTexts.closing.da.holidays[holiday] }))

/** Adds the holidays of the year that was asked for; those that already stand there are not added again. */
function withHolidays(fields: Fields, today: string, words: Words): { fields: Fields } | { errors: FieldErrors } {
  const year = yearOf(trimmed(fields, 'aar') || today.slice(0, 4), today)
  if (year === null) return { errors: { aar: words.badYear(today.slice(0, 4)) } }
  const rows = rowsOf(fields, days).filter((row) => !isBlank(days, row))
  const added = publicHolidays(year)
    .map(({ from, to, name }) => ({ fra: from, til: to, navn: name }))
    .filter((one) => !rows.some((row) => row['fra'] === one.fra && row['navn'] === one.navn))
  return { fields: withRows({ ...fields, aar: String(year + 1) }, days, [...rows, ...added, days.fresh]) }
}

function readClosing({ text, fail }: ReadRow, words: Words) {
  const from = asDay(text('fra', words.from))
  const typedEnd = text('til', words.to)
  const to = typedEnd === '' ? from : asDay(typedEnd)
  if (from === null) fail('fra', words.badDay)
  if (to === null) fail('til', words.badDay)
  if (from && to && to < from) fail('til', words.backwards)
  if (from && to && to > Temporal.PlainDate.from(from).add({ years: 1 }).toString()) fail('til', words.tooLongSpan)
  return { from: from ?? '', to: to ?? '', name: text('navn', words.name, mostOf.title) }
}

export const closingDaysScreen: Screen<'closing_days', Words> = {
  path: 'lukkedage',
  kinds: ['closing_days'],
  right: 'municipality',
  texts: municipalityTexts.closing,
  lists: [days],
  toFields: ({ closing_days }) =>
    withRows({}, days, [...closing_days.map(({ from, to, name }) => ({ fra: from, til: to, navn: name })), days.fresh]),
  read(fields, words, frame) {
    const { rows, errors } = readRows(fields, days, { frame, missing: words.missing }, (given) => readClosing(given, words))
    if (Object.keys(errors).length > 0) return { errors }
    return { values: { closing_days: rows.toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)) } }
  },
  describe: ({ closing_days = [] }, words, lang) =>
    (closing_days ?? []).map(({ from, to, name }) => ({
      term: name,
      value: [from === to ? dateInWords(lang, from) : words.period(dateInWords(lang, from), dateInWords(lang, to))],
    })),
  press: (pressed, fields, today, words) => (pressed === 'holidays' ? withHolidays(fields, today, words) : null),
  Inside: ({ words, ...props }) => (
    <>
      <FieldRow>
        <TextField
          name="aar"
          label={words.year}
          hint={words.yearHint}
          value={props.fields['aar']}
          error={props.errors['aar']}
          width="short"
          inputmode="numeric"
        />
        <Button label={words.fill} variant="secondary" name="do" value="holidays" />
      </FieldRow>
      <ListEditor list={days} label={words.item} {...props}>
        {({ name, row, error }) => (
          <>
            <TextField name={name('navn')} label={words.name} value={row['navn']} error={error('navn')} />
            <FieldRow>
              <DateField name={name('fra')} label={words.from} value={row['fra']} error={error('fra')} />
              <DateField name={name('til')} label={words.to} value={row['til']} error={error('til')} />
            </FieldRow>
          </>
        )}
      </ListEditor>
    </>
  ),
}
