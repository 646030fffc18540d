import { type BodySummary, bodyKinds, membershipFunctions } from '#modules/council/index.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Heading } from '#ui/heading/heading.tsx'
import type { Fields } from '../settings/rows.ts'
import type { BodiesText } from './bodies.text.ts'
import { officeField } from './facts.ts'

type Props = { t: BodiesText; fields: Fields; errors: FieldErrors; parents: readonly BodySummary[] }

/** The fields of a body's facts, for a new body and for one that is there. */
export const FactFields = ({ t, fields, errors, parents }: Props) => (
  <>
    <TextField name="navn" label={t.facts.name} value={fields['navn']} error={errors['navn']} width="full" required />
    <Select
      name="slags"
      label={t.facts.kind}
      value={fields['slags']}
      choices={bodyKinds.map((value) => ({ value, label: t.kinds[value] }))}
    />
    <Select
      name="hoererTil"
      label={t.facts.parent}
      value={fields['hoererTil']}
      error={errors['hoererTil']}
      empty={t.facts.noParent}
      choices={parents.map(({ id, name }) => ({ value: id, label: name, lang: 'da' }))}
    />
    <Textarea
      name="beskrivelse"
      label={t.facts.description}
      hint={t.facts.descriptionHint}
      value={fields['beskrivelse']}
      error={errors['beskrivelse']}
      rows={3}
    />
    <Checkbox name="aabne" label={t.facts.openMeetings} value="ja" checked={fields['aabne'] === 'ja'} />
    <Checkbox name="side" label={t.facts.page} value="ja" checked={fields['side'] === 'ja'} />
    <Heading level={2}>{t.facts.offices}</Heading>
    <p>{t.facts.officesText}</p>
    {membershipFunctions.map((office) => (
      <TextField
        name={officeField(office)}
        label={t.functions[office]}
        value={fields[officeField(office)]}
        error={errors[officeField(office)]}
      />
    ))}
  </>
)
