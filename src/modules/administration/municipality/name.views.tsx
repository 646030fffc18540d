import type { FieldErrors } from '#platform/http/forms.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { Heading, PageHeading } from '#ui/heading/heading.tsx'
import type { Fields } from '../settings/rows.ts'
import type { Line } from '../settings/screen.ts'
import type { FrameText } from '../settings/settings.text.ts'
import { Conflict } from '../settings/settings.views.tsx'
import type { municipalityTexts } from './municipality.text.ts'

type Props = {
  words: (typeof municipalityTexts.name)['da']
  t: FrameText
  once: string
  action: string
  basis: string
  fields: Fields
  errors: FieldErrors
  saved: boolean
  conflict: { now: Line[]; mine: Line[] } | null
  languages: { name: string; label: string; lang: string }[]
}

export const NamePage = ({ words, t, once, action, basis, fields, errors, saved, conflict, languages }: Props) => (
  <>
    <PageHeading title={words.title} lead={words.lead} />
    {saved && (
      <Alert kind="success" announce>
        <p>{words.saved}</p>
      </Alert>
    )}
    <ErrorSummary title={t.errors} errors={errors} />
    {conflict && <Conflict t={t} conflict={conflict} />}
    <Form action={action} once={once} hidden={{ grundlag: basis }} label={words.title}>
      <TextField name="navn" label={words.name} hint={words.nameHint} value={fields['navn']} error={errors['navn']} required />
      <Heading level={2}>{words.languages}</Heading>
      <p>{words.always}</p>
      {languages.map(({ name, label, lang }) => (
        <Checkbox name={name} label={label} lang={lang} value="ja" checked={fields[name] === 'ja'} />
      ))}
      <ButtonRow>
        <Button label={t.save} />
      </ButtonRow>
    </Form>
  </>
)
