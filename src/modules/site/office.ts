import { settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { knownSince } from '#platform/db/known.ts'
import { type Ctx, inTenant, today } from '#platform/http/context.ts'
import { sha256 } from '#platform/ids.ts'
import type { FooterProps } from '#ui/page/props.ts'
import type { OwnLook } from '#ui/page/respond.tsx'

/** Where the secretariat is found: lines of an address, and links to write and to call. */
export type Contact = Pick<FooterProps, 'contact' | 'email' | 'phone'>

/** The contact settings as they stand on a day. What cannot be used as an address or a number is left out. */
export const contactOn = async (tx: Tx, day: string): Promise<Contact> =>
  contactIn(await settingValues(tx, ['contact', 'contact_email', 'contact_phone'], null, day))

type ContactSettings = { contact: string[]; contact_email: string; contact_phone: string }

const contactIn = ({ contact, contact_email: mail, contact_phone: call }: ContactSettings): Contact => ({
  contact,
  ...(mail && { email: { href: `mailto:${mail}`, text: mail } }),
  ...(call && { phone: { href: `tel:${call.replaceAll(' ', '')}`, text: call } }),
})

/** What is the municipality's own on every page: its contact lines, its colours and its logo. */
async function lookOn(tx: Tx, day: string): Promise<OwnLook> {
  const settings = await settingValues(tx, ['contact', 'contact_email', 'contact_phone', 'theme', 'logo'], null, day)
  const { theme, logo } = settings
  return {
    ...contactIn(settings),
    // The address changes with the colours, so that no browser shows those of yesterday.
    ...(theme && { themeHref: `/tema.css?v=${sha256(JSON.stringify(theme)).toString('base64url').slice(0, 12)}` }),
    ...(logo && { logo: { src: `/logo?v=${logo.sha256.slice(0, 16)}`, width: logo.width, height: logo.height } }),
  }
}

const keptFor = 2_000
const known = new Map<string, { at: number; since: number; day: string; look: OwnLook }>()

/**
 * The municipality's own look for every page, at most a few seconds old. It never throws: while the database is gone, error pages show what was
 * known last, or nothing.
 */
export async function lookFor(c: Ctx): Promise<OwnLook> {
  const { id } = c.get('municipality')
  const hit = known.get(id)
  const since = knownSince()
  const day = today(c)
  if (hit && Date.now() - hit.at < keptFor && hit.since === since && hit.day === day) return hit.look
  const look = await inTenant(c, (tx) => lookOn(tx, day)).catch(() => hit?.look ?? { contact: [] })
  if (known.size > 1_000) known.clear()
  known.set(id, { at: Date.now(), since, day, look })
  return look
}
