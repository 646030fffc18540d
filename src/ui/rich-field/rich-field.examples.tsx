import { arabic, type Examples, hostile } from '../example.ts'
import { markdownError, RichField } from './rich-field.tsx'

export const richFieldExamples: Examples = {
  empty: () => <RichField name="text" label="Baggrund" />,
  'with an error': () => (
    <RichField
      name="text-2"
      label="Beslutning"
      hint="Skriv, hvad rådet besluttede."
      value={'Rådet besluttede\n![kort](https://broby.example/kort.png)'}
      error={markdownError('da', { line: 2, problem: 'image' })}
      rows={4}
      required
    />
  ),
  'in Arabic': () => <RichField name="text-3" label="Resumé" value={arabic} lang="ar" />,
  hostile: () => <RichField name="x[0].y" label={hostile} hint={hostile} value={`\n${hostile}</textarea>`} error={hostile} />,
}
