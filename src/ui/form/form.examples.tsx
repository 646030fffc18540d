import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from './choices.tsx'
import { DateField, FileField, Select, Textarea, TextField } from './fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from './form.tsx'

const kinds = [
  { value: 'volunteer', label: 'En frivillig', hint: 'En person eller en gruppe' },
  { value: 'company', label: 'En virksomhed' },
]
const days = [
  { value: 'mon', label: 'Mandag' },
  { value: 'tue', label: 'Tirsdag' },
]

export const formExamples: Examples = {
  empty: () => (
    <Form action="/indstil" once="token-1" multipart label="Indstil en kandidat">
      <TextField name="name" label="Navn på den, du indstiller" required autocomplete="off" />
      <TextField name="email" label="Din e-mail" type="email" hint="Vi svarer dig her" autocomplete="email" />
      <FieldRow>
        <TextField name="postcode" label="Postnummer" width="short" inputmode="numeric" maxlength={4} />
        <DateField name="day" label="Dag" min="2031-01-01" max="2031-12-31" />
      </FieldRow>
      <Textarea name="reason" label="Hvorfor?" limit={{ characters: 2000, text: 'Højst 2.000 tegn' }} />
      <Select name="area" label="Område" empty="Vælg" choices={days} />
      <RadioGroup name="kind" label="Hvem indstiller du?" choices={kinds} value="company" />
      <CheckboxGroup name="days" label="Hvornår kan vi ringe?" choices={days} values={['tue']} />
      <FileField name="file" label="Vedhæft en fil" hint="PDF eller billede, højst 10 MB" accept=".pdf,.jpg,.png" />
      <Checkbox name="consent" label="Den, jeg indstiller, har sagt ja" />
      <ButtonRow>
        <Button label="Send indstilling" icon="send" />
        <ButtonLink label="Annuller" href="/" variant="tertiary" />
      </ButtonRow>
    </Form>
  ),
  'with errors': () => (
    <>
      <ErrorSummary
        title="Der er noget, der mangler"
        errors={{
          'e-name': 'Skriv navnet på den, du indstiller',
          'e-when': 'Vælg en dag, der ikke er gået',
          'e-kind': 'Vælg, hvem du indstiller',
          'e-consent': 'Spørg, før du indstiller',
          form: 'Fristen er udløbet',
        }}
      />
      <Form action="/indstil" once="token-2">
        <TextField name="e-name" label="Navn på den, du indstiller" error="Skriv navnet på den, du indstiller" hint="Fulde navn" />
        <DateField name="e-when" label="Dag" error="Vælg en dag, der ikke er gået" value="2011-01-01" />
        <RadioGroup name="e-kind" label="Hvem indstiller du?" choices={kinds} error="Vælg, hvem du indstiller" />
        <Checkbox name="e-consent" label="Den, jeg indstiller, har sagt ja" error="Spørg, før du indstiller" />
        <ButtonRow>
          <Button label="Send igen" />
          <Button label="Gem kladde" variant="secondary" name="action" value="draft" />
          <Button label="Slet" variant="warning" icon="delete" description="Slet indstillingen" />
        </ButtonRow>
      </Form>
    </>
  ),
  hostile: () => (
    <Form action="/x?a=1&b=2" once={hostile} hidden={{ next: hostile }}>
      <TextField name="items[0].title" label={hostile} hint={hostile} value={hostile} error={hostile} />
      <Textarea name="h-text" label={longWord} value={`\n${hostile}</textarea>`} />
      <Select name="h-choice" label={arabic} choices={[{ value: hostile, label: hostile }]} value={hostile} />
      <RadioGroup name="h-radio" label={hostile} choices={[{ value: hostile, label: arabic, lang: 'ar', hint: longWord }]} />
    </Form>
  ),
}
