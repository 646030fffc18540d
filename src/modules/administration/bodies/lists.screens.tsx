import { type SettingValues, sectionKinds } from '#modules/council/index.ts'
import { Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, FieldRow } from '#ui/form/form.tsx'
import { ListEditor } from '../settings/list-editor.views.tsx'
import { mostOf, oneOf, readRows } from '../settings/read-rows.ts'
import { type Fields, isBlank, type List, rowsOf, withRows } from '../settings/rows.ts'
import type { Screen } from '../settings/screen.ts'
import { screenTexts, suggested } from './screens.text.ts'

const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const outcomes = ['adopted', 'noted', 'postponed', 'referred', 'withdrawn', 'rejected'] as const
const roles = ['approve_agenda', 'last_minutes', 'any_other_business'] as const

const standing: List = {
  name: 'punkt',
  columns: ['titel', 'rolle', 'plads', 'tekst'],
  lead: 'titel',
  typed: ['titel', 'tekst'],
  fresh: { plads: 'first' },
}
const captions: List = {
  name: 'afsnit',
  columns: ['overskrift', 'art', 'hvornaar', 'tekst'],
  lead: 'overskrift',
  typed: ['overskrift', 'tekst'],
  fresh: { art: 'other', hvornaar: 'always' },
}
const templates: List = { name: 'saetning', columns: ['navn', 'udfald', 'tekst'], lead: 'navn', typed: ['navn', 'tekst'], fresh: {} }

type Values = Pick<SettingValues, 'standing_items' | 'captions' | 'decision_templates'>
const standingRows = (values: Values['standing_items']) =>
  values.map(({ title, standing: role, place, text }) => ({ titel: title, rolle: role ?? '', plads: place, tekst: text }))
const captionRows = (values: Values['captions']) =>
  values.map(({ kind, caption, text, always }) => ({ overskrift: caption, art: kind, hvornaar: always ? 'always' : 'chosen', tekst: text }))
const templateRows = (values: Values['decision_templates']) =>
  values.map(({ name, outcome, text }) => ({ navn: name, udfald: outcome, tekst: text }))

/** Rows of values with an empty one to go on with. */
const filled = (list: List, rows: readonly Fields[]) => withRows({}, list, [...rows, list.fresh])
/** What is usual, put after what was typed. */
const withUsual = (fields: Fields, list: List, usual: readonly Fields[]) =>
  withRows(fields, list, [...rowsOf(fields, list).filter((row) => !isBlank(list, row)), ...usual, list.fresh])
const nothingTyped = (fields: Fields, list: List) => rowsOf(fields, list).every((row) => isBlank(list, row))

const Suggest = ({ list, fields, label }: { list: List; fields: Fields; label: string }) =>
  nothingTyped(fields, list) ? (
    <div class="list-suggestion">
      <Button label={label} variant="secondary" name="do" value="suggest" />
    </div>
  ) : null

export const standingScreen: Screen<'standing_items', (typeof screenTexts.standing)['da']> = {
  path: 'faste-punkter',
  kinds: ['standing_items'],
  right: 'body',
  texts: screenTexts.standing,
  lists: [standing],
  toFields: ({ standing_items }) => filled(standing, standingRows(standing_items)),
  read(fields, words, frame) {
    const taken = new Set<string>()
    const { rows, errors } = readRows(fields, standing, { frame, missing: words.missing }, ({ row, text, fail }) => {
      const role = roles.find((one) => one === row['rolle']) ?? null
      if (role && taken.has(role)) fail('rolle', words.twice)
      if (role) taken.add(role)
      const place = oneOf(['first', 'last'] as const, row['plads'])
      return { title: text('titel', words.name, mostOf.title), standing: role, place, text: text('tekst', words.text) }
    })
    return Object.keys(errors).length > 0 ? { errors } : { values: { standing_items: rows } }
  },
  describe: ({ standing_items = [] }, words) =>
    (['first', 'last'] as const).map((place) => ({
      term: words.places[place],
      value: standing_items.filter((item) => item.place === place).map((item) => [item.title, item.text].filter(Boolean).join(': ')),
    })),
  press: (pressed, fields) =>
    pressed === 'suggest' ? { fields: withUsual(fields, standing, standingRows(suggested.standing_items)) } : null,
  Inside: ({ words, ...props }) => (
    <>
      <Suggest list={standing} fields={props.fields} label={words.suggest} />
      <ListEditor list={standing} label={words.item} ordered {...props}>
        {({ name, row, error }) => (
          <>
            <TextField name={name('titel')} label={words.name} value={row['titel']} error={error('titel')} width="full" />
            <FieldRow>
              <Select name={name('plads')} label={words.place} value={row['plads']} choices={choicesOf(words.places)} />
              <Select
                name={name('rolle')}
                label={words.role}
                value={row['rolle']}
                error={error('rolle')}
                choices={choicesOf(words.roles)}
              />
            </FieldRow>
            <Textarea name={name('tekst')} label={words.text} value={row['tekst']} error={error('tekst')} rows={2} />
          </>
        )}
      </ListEditor>
    </>
  ),
}

export const sectionsScreen: Screen<'captions', (typeof screenTexts.sections)['da']> = {
  path: 'afsnit',
  kinds: ['captions'],
  right: 'body',
  texts: screenTexts.sections,
  lists: [captions],
  toFields: (values) => filled(captions, captionRows(values.captions)),
  read(fields, words, frame) {
    const { rows, errors } = readRows(fields, captions, { frame, missing: words.missing }, ({ row, text }) => ({
      kind: sectionKinds.find((kind) => kind === row['art']) ?? ('other' as const),
      caption: text('overskrift', words.name, mostOf.title),
      text: text('tekst', words.text),
      always: row['hvornaar'] !== 'chosen',
    }))
    return Object.keys(errors).length > 0 ? { errors } : { values: { captions: rows } }
  },
  describe: (values, words) =>
    (values.captions ?? []).map(({ kind, caption, text, always }) => ({
      term: caption,
      value: [words.kinds[kind], words.when[always ? 'always' : 'chosen'], text].filter(Boolean),
    })),
  press: (pressed, fields) => (pressed === 'suggest' ? { fields: withUsual(fields, captions, captionRows(suggested.captions)) } : null),
  Inside: ({ words, ...props }) => (
    <>
      <Suggest list={captions} fields={props.fields} label={words.suggest} />
      <ListEditor list={captions} label={words.item} ordered {...props}>
        {({ name, row, error }) => (
          <>
            <TextField name={name('overskrift')} label={words.name} value={row['overskrift']} error={error('overskrift')} width="full" />
            <FieldRow>
              <Select name={name('art')} label={words.kind} value={row['art']} choices={choicesOf(words.kinds)} />
              <Select name={name('hvornaar')} label={words.always} value={row['hvornaar']} choices={choicesOf(words.when)} />
            </FieldRow>
            <Textarea name={name('tekst')} label={words.text} value={row['tekst']} error={error('tekst')} rows={2} />
          </>
        )}
      </ListEditor>
    </>
  ),
}

export const decisionsScreen: Screen<'decision_templates', (typeof screenTexts.decisions)['da']> = {
  path: 'beslutninger',
  kinds: ['decision_templates'],
  right: 'body',
  texts: screenTexts.decisions,
  lists: [templates],
  toFields: (values) => filled(templates, templateRows(values.decision_templates)),
  read(fields, words, frame) {
    const { rows, errors } = readRows(fields, templates, { frame, missing: words.missing }, ({ row, text, fail }) => {
      if ((row['tekst'] ?? '').trim() === '') fail('tekst', words.missingText)
      return { name: text('navn', words.name, mostOf.title), outcome: oneOf(outcomes, row['udfald']), text: text('tekst', words.text) }
    })
    return Object.keys(errors).length > 0 ? { errors } : { values: { decision_templates: rows } }
  },
  describe: (values, words) =>
    (values.decision_templates ?? []).map(({ name, outcome, text }) => ({ term: name, value: [words.outcomes[outcome], text] })),
  press: (pressed, fields) =>
    pressed === 'suggest' ? { fields: withUsual(fields, templates, templateRows(suggested.decision_templates)) } : null,
  Inside: ({ words, ...props }) => (
    <>
      <Suggest list={templates} fields={props.fields} label={words.suggest} />
      <ListEditor list={templates} label={words.item} ordered {...props}>
        {({ name, row, error }) => (
          <>
            <FieldRow>
              <TextField name={name('navn')} label={words.name} value={row['navn']} error={error('navn')} />
              <Select name={name('udfald')} label={words.outcome} value={row['udfald']} choices={choicesOf(words.outcomes)} />
            </FieldRow>
            <Textarea name={name('tekst')} label={words.text} value={row['tekst']} error={error('tekst')} rows={2} />
          </>
        )}
      </ListEditor>
    </>
  ),
}
