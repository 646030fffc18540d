import { z } from 'zod'
import { TextField } from '#ui/form/fields.tsx'
import { type Screen, trimmed } from '../settings/screen.ts'
import { openDataTexts } from './open-data.text.ts'

const isAddress = (text: string) =>
  z
    .url({ protocol: /^https$/ })
    .max(300)
    .safeParse(text).success

export const openDataScreen: Screen<'open_data_licence', (typeof openDataTexts)['da']> = {
  path: 'aabne-data',
  kinds: ['open_data_licence'],
  right: 'municipality',
  texts: openDataTexts,
  toFields: ({ open_data_licence }) => ({ vilkaar: open_data_licence }),
  read(fields, words) {
    const licence = trimmed(fields, 'vilkaar')
    return isAddress(licence) ? { values: { open_data_licence: licence } } : { errors: { vilkaar: words.bad } }
  },
  describe: ({ open_data_licence }, words) => (open_data_licence ? [{ term: words.licence, value: [open_data_licence] }] : []),
  Inside: ({ fields, errors, words }) => (
    <TextField name="vilkaar" label={words.licence} hint={words.licenceHint} value={fields['vilkaar']} error={errors['vilkaar']} required />
  ),
}
