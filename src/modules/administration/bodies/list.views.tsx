import type { BodySummary } from '#modules/council/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { BodiesText } from './bodies.text.ts'

export type BodyRow = { body: BodySummary; href: string; parent: string | null }
type Props = { t: BodiesText; rows: BodyRow[]; createHref: string | null }

export const BodiesPage = ({ t, rows, createHref }: Props) => (
  <>
    <PageHeading title={t.list.title} lead={t.list.lead} />
    {rows.length === 0 ? (
      <EmptyState
        title={t.list.emptyTitle}
        text={t.list.emptyText}
        action={createHref ? { href: createHref, label: t.list.add } : undefined}
      />
    ) : (
      <>
        {createHref && (
          <ButtonRow>
            <ButtonLink href={createHref} label={t.list.add} icon="plus" />
          </ButtonRow>
        )}
        <Table<BodyRow>
          caption={t.list.caption}
          captionHidden
          rows={rows}
          columns={[
            {
              title: t.list.name,
              rowHeader: true,
              cell: ({ body, href }) => (
                <a href={href}>
                  <Foreign lang="da">{body.name}</Foreign>
                </a>
              ),
            },
            { title: t.list.kind, cell: ({ body }) => t.kinds[body.kind] },
            { title: t.list.parent, cell: ({ parent }) => (parent ? <Foreign lang="da">{parent}</Foreign> : '–') },
            { title: t.list.page, cell: ({ body }) => (body.isPublic ? t.list.yes : t.list.no) },
          ]}
        />
      </>
    )}
  </>
)
