import { captionKey, headsDecision, sectionKinds } from '#modules/importing/index.ts'
import { Select, TextField } from '#ui/form/fields.tsx'
import { ListEditor } from '../settings/list-editor.views.tsx'
import { type ReadRow, readRows } from '../settings/read-rows.ts'
import { isBlank, type List, rowsOf, withRows } from '../settings/rows.ts'
import type { Screen } from '../settings/screen.ts'
import { importCaptionsTexts } from './import-captions.text.ts'

type Words = (typeof importCaptionsTexts)['da']

/** A line with a longer one is never read as a caption with its text behind it. */
const longestCaption = 80

const captions: List = {
  name: 'overskrift',
  columns: ['ord', 'art'],
  lead: 'ord',
  typed: ['ord', 'art'],
  fresh: {},
}

/** One row; `seen` are the captions of the rows above it. What is in doubt is refused, never read otherwise than it was written. */
function captionOf({ row, text, fail }: ReadRow, seen: Set<string>, words: Words) {
  const caption = text('ord', words.caption, longestCaption).normalize('NFC').replace(/\s+/g, ' ')
  const kind = sectionKinds.find((one) => one === row['art'])
  if (!kind) fail('art', row['art'] ? words.unknownKind : words.noKind)
  if (caption !== '' && !/\p{L}/u.test(caption)) fail('ord', words.noWord)
  const key = captionKey(caption)
  if (key !== '' && seen.has(key)) fail('ord', words.twice(caption))
  seen.add(key)
  if (kind && kind !== 'decision' && headsDecision(caption)) fail('art', words.isDecision(caption))
  return { caption, kind: kind ?? 'other' }
}

export const importCaptionsScreen: Screen<'import_captions', Words> = {
  path: 'overskrifter',
  kinds: ['import_captions'],
  right: 'municipality',
  texts: importCaptionsTexts,
  lists: [captions],
  toFields: ({ import_captions }) =>
    withRows({}, captions, [...import_captions.map(({ caption, kind }) => ({ ord: caption, art: kind })), captions.fresh]),
  asked(fields, query) {
    const caption = (query('ny') ?? '').trim().slice(0, longestCaption)
    const rows = rowsOf(fields, captions)
    if (caption === '' || rows.some(({ ord = '' }) => captionKey(ord) === captionKey(caption))) return fields
    return withRows(fields, captions, [...rows.filter((row) => !isBlank(captions, row)), { ord: caption, art: '' }])
  },
  read(fields, words, frame) {
    const seen = new Set<string>()
    const { rows, errors } = readRows(fields, captions, { frame, missing: words.missing }, (given) => captionOf(given, seen, words))
    return Object.keys(errors).length > 0 ? { errors } : { values: { import_captions: rows } }
  },
  describe: ({ import_captions = [] }, words) =>
    import_captions.map(({ caption, kind }) => ({ term: caption, value: [words.kinds[kind]] })),
  Inside: ({ words, ...props }) => (
    <ListEditor list={captions} label={words.item} {...props}>
      {({ name, row, error }) => (
        <>
          <TextField name={name('ord')} label={words.caption} value={row['ord']} error={error('ord')} width="full" />
          <Select
            name={name('art')}
            label={words.kind}
            value={row['art']}
            error={error('art')}
            empty={words.choose}
            choices={sectionKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
        </>
      )}
    </ListEditor>
  ),
}
