import { PageHeading } from '#ui/heading/heading.tsx'
import { Table } from '#ui/table/table.tsx'
import type { shortcutTexts } from './shortcuts.text.ts'

const Keys = ({ keys }: { keys: string }) => (
  <>
    {keys.split(' ').map((key, index) => (
      <>
        {index > 0 && ' '}
        <kbd>{key}</kbd>
      </>
    ))}
  </>
)

/** All keys in a list: a page of its own, and what the office script shows in a dialog. */
export const ShortcutsPage = ({ t }: { t: (typeof shortcutTexts)['da'] }) => (
  <>
    <PageHeading title={t.title} lead={t.lead} />
    <div id="genveje" data-title={t.title} data-close={t.close} data-switch={t.use}>
      <Table
        caption={t.caption}
        captionHidden
        columns={[
          { title: t.key, cell: ([keys = '']) => <Keys keys={keys} />, rowHeader: true },
          { title: t.does, cell: ([, does]) => does },
        ]}
        rows={t.keys}
      />
    </div>
  </>
)
