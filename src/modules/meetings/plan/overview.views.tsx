import { dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { PlanWords } from './plan.views.tsx'

export type OverviewRow = {
  path: string
  name: string
  kind: string
  startsAt: Date
  zone: string
  state: keyof PlanWords['overview']['states']
  items: number
}

const stateKinds = { planned: 'draft', announced: 'draft', approved: 'pending', called: 'new', held: 'pending' } as const

export const OverviewPage = ({
  words,
  lang,
  href,
  rows,
  made,
  shown,
}: {
  words: PlanWords
  lang: string
  href: (path: string) => string
  rows: OverviewRow[]
  /** How many were just created. */
  made: number | null
  /** Set when there are more than are shown. */
  shown: number | null
}) => {
  const w = words.overview
  return (
    <>
      <PageHeading title={w.title} lead={w.lead}>
        <ButtonRow>
          <ButtonLink label={words.toOne} href={href('/moeder/planlaeg')} variant="primary" />
          <ButtonLink label={words.toSeries} href={href('/moeder/planlaeg/serie')} />
        </ButtonRow>
      </PageHeading>
      {made !== null && <Alert kind="success" title={words.made(made)} announce />}
      {rows.length === 0 ? (
        <EmptyState title={w.empty.title} text={w.empty.text} />
      ) : (
        <Table
          caption={w.caption}
          captionHidden
          rows={rows}
          columns={[
            { title: w.when, cell: (row) => `${dayInWords(lang, row.startsAt, row.zone)} ${timeOfDay(lang, row.startsAt, row.zone)}` },
            {
              title: w.meeting,
              rowHeader: true,
              cell: (row) => (
                <a href={href(row.path)}>
                  <DanishText>{row.name}</DanishText>
                </a>
              ),
            },
            { title: w.state, cell: (row) => <Tag kind={stateKinds[row.state]} text={w.states[row.state]} /> },
            { title: w.items, align: 'end', cell: (row) => String(row.items) },
          ]}
        />
      )}
      {shown !== null && <p>{w.shown(shown)}</p>}
    </>
  )
}
