import { DateField, Select, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import type { Screen } from './board.ts'
import type { Typed } from './fields.ts'

export type FormState = { typed: Typed; errors: Typed; once: string }

type Props = { screen: Screen; typed: Typed; errors: Typed; prefix?: string }

/** Who appointed, when and on what basis. */
export const AppointingFields = ({ screen: { text, board }, typed, errors, prefix = '' }: Props) => {
  const field = (name: string) => ({ name: prefix + name, value: typed[prefix + name], error: errors[prefix + name] })
  return (
    <>
      <FieldRow>
        <Select
          {...field('af')}
          label={text.form.by}
          empty={text.form.nobody}
          choices={board.bodies.map((body) => ({ value: body.id, label: body.name, lang: 'da' }))}
        />
        <DateField {...field('den')} label={text.form.on} />
      </FieldRow>
      <TextField {...field('grundlag')} label={text.form.basis} hint={text.form.basisHint} width="full" />
    </>
  )
}
