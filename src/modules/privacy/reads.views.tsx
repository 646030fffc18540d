import type { Lang, Texts } from '#texts/index.ts'
import { Moment } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { DateField, Select } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { PrivacyText } from './privacy.text.ts'

export const readKinds = [
  'account',
  'person',
  'meeting',
  'import',
  'accounts',
  'people',
  'mails',
  'proposals',
  'changes',
  'readings',
  'erasures',
] as const
export type ReadKind = (typeof readKinds)[number]

type Asked = { who: string | null; kind: ReadKind | null; from: string; to: string; page: number }
type Read = { at: Date; thing: string; purpose: string; who: string | null; whom: string | null }

type Props = {
  t: Texts
  text: PrivacyText['reads']
  lang: Lang
  timeZone: string
  action: string
  asked: Asked
  errors: { from: string | undefined; to: string | undefined }
  rows: readonly Read[]
  hasMore: boolean
  readers: readonly { id: string; name: string }[]
}

export const ReadsPage = (props: Props) => {
  const { text, rows, asked, hasMore } = props
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <Filter {...props} />
      {rows.length === 0 ? <EmptyState title={text.noneTitle} text={text.noneText} /> : <Reads {...props} />}
      {(asked.page > 1 || hasMore) && (
        <nav class="button-row" aria-label={text.pages}>
          {asked.page > 1 && <ButtonLink href={addressOf(props, asked.page - 1)} label={text.newer} />}
          {hasMore && <ButtonLink href={addressOf(props, asked.page + 1)} label={text.older} />}
        </nav>
      )}
    </>
  )
}

function addressOf({ action, asked }: Props, page: number) {
  const { who, kind, from, to } = asked
  const query = new URLSearchParams({
    ...(who && { hvem: who }),
    ...(kind && { om: kind }),
    ...(from && { fra: from }),
    ...(to && { til: to }),
    ...(page > 1 && { side: String(page) }),
  })
  return `${action}?${query}`
}

const Filter = ({ text, action, asked, errors, readers }: Props) => (
  <Form action={action} method="get" label={text.title}>
    <FieldRow>
      <Select
        name="hvem"
        label={text.who}
        value={asked.who ?? ''}
        empty={text.anybody}
        choices={readers.map(({ id, name }) => ({ value: id, label: name, lang: 'da' }))}
      />
      <Select
        name="om"
        label={text.about}
        value={asked.kind ?? ''}
        empty={text.anything}
        choices={readKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
      />
    </FieldRow>
    <FieldRow>
      <DateField name="fra" label={text.from} value={asked.from} error={errors.from} />
      <DateField name="til" label={text.to} value={asked.to} error={errors.to} />
    </FieldRow>
    <ButtonRow>
      <Button label={text.submit} icon="search" />
    </ButtonRow>
  </Form>
)

const kindOf = ({ thing }: Read) => readKinds.find((kind) => kind === thing.split('/')[0])
const wordsOf = (t: Texts, purpose: string) => Object.entries(t.privacy.purposes).find(([known]) => known === purpose)?.[1] ?? purpose

const Reads = ({ t, text, rows, lang, timeZone }: Props) => (
  <Table
    caption={text.table}
    captionHidden
    rows={rows}
    columns={[
      { title: text.when, cell: ({ at }) => <Moment lang={lang} timeZone={timeZone} at={at} /> },
      { title: text.who, rowHeader: true, cell: ({ who }) => (who ? <DanishText>{who}</DanishText> : text.unknown) },
      { title: text.what, cell: ({ purpose }) => wordsOf(t, purpose) },
      { title: text.about, cell: (row) => <About text={text} row={row} /> },
    ]}
  />
)

const About = ({ text, row }: { text: Props['text']; row: Read }) => {
  const kind = kindOf(row)
  if (row.whom) return <DanishText>{row.whom}</DanishText>
  if (!kind) return <>{row.thing}</>
  // Of a list the column before has said all.
  return <>{row.thing.includes('/') ? text.kinds[kind] : '–'}</>
}
