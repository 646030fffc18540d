import { lastDay } from '#modules/council/index.ts'
import { roles } from '#platform/http/actor.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { DateField, Select } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import type { AccessText } from './access.text.ts'
import type { Access, AccessFilter } from './access.ts'
import { Email } from './email.views.tsx'

type Props = {
  t: Texts
  text: AccessText
  lang: Lang
  href: (path: string) => string
  rows: readonly Access[]
  bodies: readonly { id: string; name: string }[]
  day: string
  /** What was written instead of a day. */
  badDay: string | null
  filter: AccessFilter
  fileHref: string
}

/** One line for each right that somebody has. */
export const AccessPage = (props: Props) => {
  const { text, lang, href, rows, day } = props
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <ButtonRow>
        <ButtonLink href={props.fileHref} label={text.download} />
        <ButtonLink href={href('/brugere')} label={text.toUsers} />
      </ButtonRow>
      <Filter {...props} />
      {rows.length === 0 ? (
        <EmptyState title={text.none} text={text.noneText} action={{ href: href('/adgang'), label: text.showAll }} />
      ) : (
        <>
          <p>
            {text.on(dateInWords(lang, day))}: {text.count(rows.length)}
          </p>
          <Table caption={text.title} captionHidden columns={columns(props)} rows={rows} />
        </>
      )}
    </>
  )
}

const Filter = ({ t, text, href, bodies, day, badDay, filter }: Props) => (
  <Form method="get" action={href('/adgang')} label={text.filter}>
    <FieldRow>
      <DateField name="dag" label={text.day} value={badDay ?? day} error={badDay === null ? undefined : text.badDay} />
      <Select
        name="raad"
        label={text.body}
        value={filter.bodyId ?? ''}
        empty={text.anyBody}
        choices={bodies.map((body) => ({ value: body.id, label: body.name, lang: 'da' }))}
      />
      <Select
        name="rolle"
        label={text.role}
        value={filter.role ?? ''}
        empty={text.anyRole}
        choices={roles.map((role) => ({ value: role, label: t.accounts.roles[role] }))}
      />
      <Button variant="secondary" label={text.show} />
    </FieldRow>
  </Form>
)

const columns = ({ t, text, lang, href }: Props): Column<Access>[] => [
  {
    title: text.person,
    rowHeader: true,
    cell: (row) => (
      <a href={href(`/brugere/${row.accountId}`)}>
        <DanishText>{row.name}</DanishText>
      </a>
    ),
  },
  { title: text.email, cell: (row) => <Email address={row.email} /> },
  { title: text.role, cell: (row) => t.accounts.roles[row.role] },
  { title: text.where, cell: (row) => (row.body ? <DanishText>{row.body.name}</DanishText> : text.whole) },
  { title: text.how, cell: (row) => <How t={t} text={text} row={row} /> },
  {
    title: text.period,
    cell: (row) => `${dateInWords(lang, row.from)} – ${row.to === null ? text.ongoing : dateInWords(lang, lastDay(row.to))}`,
  },
]

const How = ({ t, text, row }: Pick<Props, 't' | 'text'> & { row: Access }) => {
  if (row.by === 'membership') return <>{text.seat(t.council.functions[row.function].toLowerCase())}</>
  const by = typeof row.grantedBy === 'object' ? row.grantedBy.name : text.operator
  return <DanishText>{row.deputyFor === null ? text.granted(by) : `${text.deputy(row.deputyFor)}. ${text.granted(by)}`}</DanishText>
}
