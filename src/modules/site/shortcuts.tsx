import type { Ctx } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { officePage } from '#ui/page/respond.tsx'
import { shortcutTexts } from './shortcuts.text.ts'
import { ShortcutsPage } from './shortcuts.views.tsx'

/** The keyboard shortcuts of the back office. */
export function shortcutsPage(c: Ctx) {
  const t = officeText(c, shortcutTexts)
  return officePage(c, { title: t.title, crumbs: [{ label: t.title }], help: t.help, width: 'normal' }, <ShortcutsPage t={t} />)
}
