import type { Lang } from '#texts/index.ts'
import { Moment } from '#ui/date-text/date-text.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { PrivacyText } from './privacy.text.ts'

export type Receipt = { href: string; at: Date; kind: 'schedule' | 'person'; by: string; count: number }

type Props = {
  text: PrivacyText['schedule']
  lang: Lang
  timeZone: string
  href: (path: string) => string
  kinds: readonly { text: string; days: number; due: number; isOfBody: boolean }[]
  receipts: readonly Receipt[]
}

export const SchedulePage = ({ text, href, kinds, receipts, ...reader }: Props) => (
  <>
    <PageHeading title={text.title} lead={text.lead} />
    <Table
      caption={text.table}
      captionHidden
      rows={kinds}
      columns={[
        { title: text.what, rowHeader: true, cell: (kind) => kind.text },
        { title: text.days, align: 'end', cell: ({ days, isOfBody }) => (isOfBody ? `${days} (${text.ofBody})` : days) },
        { title: text.due, align: 'end', cell: ({ due }) => due },
      ]}
    />
    <ButtonRow>
      <ButtonLink href={href('/opsaetning/kommune/opbevaring')} label={text.change} />
      <ButtonLink href={href('/opsaetning/kommune/sletning')} label={text.changeReasons} variant="tertiary" />
    </ButtonRow>
    <Section title={text.runs} id="kvitteringer">
      {receipts.length === 0 ? <p>{text.noRuns}</p> : <Receipts text={text} receipts={receipts} {...reader} />}
    </Section>
  </>
)

type Reader = { lang: Lang; timeZone: string }

const Receipts = ({ text, receipts, ...reader }: Pick<Props, 'text' | 'receipts'> & Reader) => (
  <Table
    caption={text.runsTable}
    captionHidden
    rows={receipts}
    columns={[
      {
        title: text.when,
        rowHeader: true,
        cell: ({ href, at }) => (
          <a href={href}>
            <Moment {...reader} at={at} />
          </a>
        ),
      },
      {
        title: text.kind,
        cell: ({ kind, by }) => (
          <>
            {text.kinds[kind]} (<DanishText>{by}</DanishText>)
          </>
        ),
      },
      { title: text.count, align: 'end', cell: ({ count }) => count },
    ]}
  />
)
