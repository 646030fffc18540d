import { accountNames } from '#modules/accounts/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { officePage } from '#ui/page/respond.tsx'
import { crumbsOf } from './edit-page.tsx'
import { HistoryPage } from './history.views.tsx'
import { changesOf } from './item.queries.ts'
import { itemTexts } from './items.text.ts'
import { itemAndMeeting } from './load.ts'
import { whenInWords } from './when.ts'

const mostShown = 200

export async function showHistory(c: Ctx) {
  const shortId = c.req.param('shortId') ?? ''
  const t = officeText(c, itemTexts)
  const { item, at, rows, names } = await inTenant(c, async (tx) => {
    const found = await itemAndMeeting(tx, c, shortId)
    if (!found) throw new AppError(404, 'no such item')
    const changes = await changesOf(tx, found.item.id, mostShown)
    const ids = changes.flatMap((row) => (row.actor.startsWith('account/') ? [row.actor.slice('account/'.length)] : []))
    return { ...found, rows: changes, names: await accountNames(tx, ids) }
  })
  const to = (path: string) => localPath(c.get('lang'), path)
  const changes = rows.map((row) => ({
    at: row.at.toISOString(),
    when: whenInWords(c, row.at),
    part: row.part === 'item' ? t.itself : row.caption,
    by: names.get(row.actor.replace('account/', '')) ?? t.system,
    plain: row.plain,
    before: row.before,
    lang: item.lang,
  }))
  return officePage(
    c,
    {
      title: `${t.historyTitle}: ${item.title}`,
      crumbs: [
        ...crumbsOf(c, { at }),
        { label: t.editTitle(item.number_text), href: to(`/punkt/${shortId}/rediger`) },
        { label: t.history },
      ],
      help: t.historyHelp,
    },
    <HistoryPage
      t={t}
      title={item.title}
      lang={item.lang}
      kicker={t.historyTitle}
      changes={changes}
      editHref={to(`/punkt/${shortId}/rediger`)}
    />,
  )
}
