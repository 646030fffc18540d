import { settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import { AccessibilityPage } from './accessibility.views.tsx'
import { contactOn } from './office.ts'

/** The day on which the draft was last compared with what the software does. */
const draftedOn = '2026-11-22'

const ownStatement = async (tx: Tx, day: string) =>
  (await settingValues(tx, ['accessibility_statement'], null, day)).accessibility_statement || null

/** The address that Danish authorities are expected to have: the municipality's own statement, or ours until there is one. */
export async function toStatement(c: Ctx) {
  const own = await inTenant(c, (tx) => ownStatement(tx, today(c)))
  return c.redirect(own ?? localPath(c.get('lang'), '/tilgaengelighed'), 302)
}

/**
 * The statement that lov nr. 692 af 8. juni 2018 asks for, in the order of the model in (EU) 2018/1523. The setting `accessibility_statement`
 * holds the address of the municipality's own, once it is published.
 */
export async function accessibilityPage(c: Ctx) {
  const t = c.get('t')
  const { own, contact } = await inTenant(c, async (tx) => ({
    own: await ownStatement(tx, today(c)),
    contact: await contactOn(tx, today(c)),
  }))
  const { name, origin } = c.get('municipality')
  const view = (
    <AccessibilityPage
      t={t}
      municipality={name}
      origin={origin}
      ownStatement={own}
      contact={contact}
      drafted={dateInWords(c.get('lang'), draftedOn)}
    />
  )
  const { title, lead } = t.site.accessibility
  return page(c, { title, description: lead(name), crumbs: [{ label: title }], lastChanged: new Date(`${draftedOn}T12:00:00Z`) }, view)
}
