import type { Texts } from '#texts/index.ts'
import { RadioGroup } from '#ui/form/choices.tsx'
import { DateField, Select } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import { noRole, wholeMunicipality } from './role-form.ts'
import type { UsersText } from './users.text.ts'
import { givenRoles } from './users.ts'

export type Named = { id: string; name: string }
export type Typed = Readonly<Record<string, string>>

type Props = { t: Texts; text: UsersText; typed: Typed; errors: Typed; bodies: readonly Named[]; mayBeNone?: boolean }

/** A role, where it holds and for how long. */
export const RoleFields = ({ t, text, typed, errors, bodies, mayBeNone }: Props) => (
  <>
    <RadioGroup
      name="rolle"
      label={text.role_.role}
      hint={text.role_.hint}
      value={typed['rolle'] ?? ''}
      error={errors['rolle']}
      required
      choices={[
        ...(mayBeNone ? [{ value: noRole, label: text.invitePage.noRole }] : []),
        ...givenRoles.map((role) => ({ value: role, label: t.accounts.roles[role] })),
      ]}
    />
    <Select
      name="sted"
      label={text.role_.body}
      hint={text.role_.bodyHint}
      value={typed['sted'] ?? wholeMunicipality}
      error={errors['sted']}
      choices={[
        { value: wholeMunicipality, label: text.role_.whole },
        ...bodies.map((body) => ({ value: body.id, label: body.name, lang: 'da' })),
      ]}
    />
    <SpanFields text={text} typed={typed} errors={errors} lastDayHint={text.role_.lastDayHint} />
  </>
)

type SpanProps = Pick<Props, 'text' | 'typed' | 'errors'> & {
  lastDayHint?: string
  /** Before the names of the fields, where a page asks twice. */
  prefix?: string
}

export const SpanFields = ({ text, typed, errors, lastDayHint, prefix = '' }: SpanProps) => {
  const field = (name: string) => ({ name: prefix + name, value: typed[prefix + name], error: errors[prefix + name] })
  return (
    <FieldRow>
      <DateField {...field('fra')} label={text.role_.from} />
      <DateField {...field('til')} label={text.role_.lastDay} hint={lastDayHint} />
    </FieldRow>
  )
}
