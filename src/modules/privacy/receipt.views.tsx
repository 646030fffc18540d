import type { Lang, Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Moment } from '#ui/date-text/date-text.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { Outcome } from './erase.views.tsx'
import type { Cause, ErasePlan } from './erase-person.ts'
import type { PrivacyText } from './privacy.text.ts'
import { type RetentionCounts, retentionKinds } from './retention.ts'

type Props = {
  t: Texts
  text: PrivacyText
  lang: Lang
  timeZone: string
  title: string
  at: Date
  /** When it was done first, where a backup had brought the person back. */
  firstAt: Date | null
  by: string
  person: { id: string; cause: Cause; plan: ErasePlan } | null
  counts: RetentionCounts | null
}

/** What was erased, in numbers. */
export const ReceiptPage = ({ t, text, lang, timeZone, title, at, firstAt, by, person, counts }: Props) => {
  const words = text.receipt
  return (
    <>
      <PageHeading title={title} lead={words.lead} />
      {firstAt && <Alert kind="info" title={words.again} />}
      <SummaryList
        rows={[
          { term: words.when, value: <Moment lang={lang} timeZone={timeZone} at={at} /> },
          ...(firstAt ? [{ term: words.first, value: <Moment lang={lang} timeZone={timeZone} at={firstAt} /> }] : []),
          { term: words.by, value: <DanishText>{by}</DanishText> },
          ...(person
            ? [
                { term: words.cause, value: text.erase.causes[person.cause] },
                { term: words.number, value: <code dir="ltr">{person.id}</code> },
              ]
            : []),
        ]}
      />
      {person && (
        <Section title={words.outcome}>
          <Outcome t={t} text={text.erase} plan={person.plan} />
        </Section>
      )}
      {counts && (
        <Table
          caption={words.table}
          captionHidden
          rows={retentionKinds}
          columns={[
            { title: words.kind, rowHeader: true, cell: (kind) => t.privacy.kinds[kind] },
            { title: words.count, align: 'end', cell: (kind) => counts[kind] ?? 0 },
          ]}
        />
      )}
    </>
  )
}
