import type { CaseStory } from '#modules/cases/index.ts'
import { localPath } from '#platform/http/context.ts'
import { Foreign } from '#ui/lang/foreign.tsx'
import { datedItems, leftOpen, pastDecisions } from './case-history.ts'
import { Attachments, Decisions, type Local } from './item.views.tsx'
import { publishedModelsOfItems } from './published.queries.ts'

/** What the public may read of the items of a case: each decision with how it fell, the papers, and what older minutes tell. One query. */
export const caseStory: CaseStory = async (tx, c, shortIds) => {
  const items = datedItems(await publishedModelsOfItems(tx, shortIds), shortIds)
  const byAddress = new Map(items.map(({ item }) => [item.shortId, item]))
  const lang = c.get('lang')
  const local: Local = { t: c.get('t'), lang, href: (path) => localPath(lang, path) }
  return {
    past: pastDecisions(items),
    shown: (shortId) => {
      const item = byAddress.get(shortId)
      if (!item) return null
      return (
        <>
          {item.summary && (
            <Foreign lang={item.lang} as="p">
              {item.summary}
            </Foreign>
          )}
          <Decisions local={local} item={item} level={3} />
          <Attachments local={local} item={item} level={3} />
        </>
      )
    },
    ahead: (shortId) => leftOpen(items, shortId),
  }
}
