import type { Ctx } from '#platform/http/context.ts'
import { officePage } from '#ui/page/respond.tsx'
import { boardOf, screenOf } from './board.ts'
import { HistoryPage } from './history.views.tsx'
import { TermsPage } from './list.views.tsx'

/** Every term of a body, and who is in it without a seat. */
export async function termsPage(c: Ctx) {
  const screen = screenOf(c, await boardOf(c))
  const { text, board } = screen
  const crumbs = [...screen.crumbs.slice(0, -1), { label: text.terms }]
  return officePage(
    c,
    { title: text.list.title(board.body.name), crumbs, help: text.list.help },
    <TermsPage screen={screen} isDeleted={c.req.query('slettet') === 'ja'} />,
  )
}

/** Who came and went, when, by whom and on what basis. */
export async function historyPage(c: Ctx) {
  const screen = screenOf(c, await boardOf(c))
  const { text, board } = screen
  const crumbs = [...screen.crumbs, { label: text.history }]
  return officePage(c, { title: text.log.title(board.body.name), crumbs, help: text.log.help }, <HistoryPage screen={screen} />)
}
