import { wordDiff } from '#platform/text/word-diff.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import type { ItemTexts } from './items.text.ts'

export type ShownChange = { at: string; when: string; part: string; by: string; plain: string; before: string | null; lang: string }

type HistoryProps = { t: ItemTexts; title: string; lang: string; kicker: string; changes: readonly ShownChange[]; editHref: string }

/** Who changed what in an item, the newest first. */
export const HistoryPage = ({ t, title, lang, kicker, changes, editHref }: HistoryProps) => (
  <>
    <PageHeading title={title} lang={lang} kicker={kicker}>
      <a href={editHref} data-shortcut="u">
        {t.historyEdit}
      </a>
    </PageHeading>
    {changes.length === 0 ? (
      <EmptyState title={t.historyEmpty} text={t.historyEmptyText} action={{ href: editHref, label: t.historyEdit }} />
    ) : (
      <Timeline
        events={changes.map((change) => ({
          datetime: change.at,
          date: change.when,
          title: change.part,
          place: change.by,
          children: <Change t={t} change={change} />,
        }))}
      />
    )}
  </>
)

const Change = ({ t, change }: { t: ItemTexts; change: ShownChange }) =>
  change.before === null && change.by === t.system ? (
    <>
      <p>{t.historyFirst}</p>
      <WordDiff parts={[{ kind: 'same', text: change.plain }]} texts={t.diff} lang={change.lang} />
    </>
  ) : (
    <WordDiff parts={wordDiff(change.before ?? '', change.plain)} texts={t.diff} lang={change.lang} />
  )
