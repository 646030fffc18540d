import { z } from 'zod'
import { sentences, settingOf } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, today } from '#platform/http/context.ts'
import type { FooterProps } from '#ui/page/props.ts'

const text = z.string().trim().default('')

/** The setting `office`: where the secretariat is found. */
const office = z.object({
  name: text,
  address: text,
  postalCode: text,
  city: text,
  phone: text,
  email: z.union([z.literal(''), z.email()]).default(''),
  hours: z.array(z.string()).default([]),
})
export type Office = z.infer<typeof office>

/** Where the secretariat is found; null when nobody has entered it, or what was entered cannot be read. */
export async function officeOf(tx: Tx, day: string): Promise<Office | null> {
  const read = office.safeParse(await settingOf(tx, 'office', null, day))
  return read.success ? read.data : null
}

export const mailHref = (email: string) => `mailto:${email}`
export const phoneHref = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`

type ContactLines = Pick<FooterProps, 'contact' | 'email' | 'phone'>

/** Name, address and opening hours as lines, with mail and telephone as links. */
export function contactLines(from: Office | null): ContactLines {
  if (!from) return { contact: [] }
  const town = [from.postalCode, from.city].filter(Boolean).join(' ')
  return {
    contact: [from.name, from.address, town, ...from.hours].filter(Boolean),
    ...(from.email && { email: { href: mailHref(from.email), text: from.email } }),
    ...(from.phone && { phone: { href: phoneHref(from.phone), text: from.phone } }),
  }
}

const keptFor = 5_000
const known = new Map<string, { at: number; lines: ContactLines }>()

/**
 * The contact lines in the footer of every page, at most a few seconds old. It never throws: while the database is gone, error pages show what
 * was known last, or nothing.
 */
export async function contactFor(c: Ctx): Promise<ContactLines> {
  const { id } = c.get('municipality')
  const hit = known.get(id)
  const now = Date.now()
  if (hit && now - hit.at < keptFor) return hit.lines
  const lines = await readContact(c).catch(() => hit?.lines ?? { contact: [] })
  if (known.size > 1_000) known.clear()
  known.set(id, { at: Date.now(), lines })
  return lines
}

const readContact = (c: Ctx) =>
  inTenant(c, async (tx) => {
    const found = await officeOf(tx, today(c))
    return found ? contactLines(found) : { contact: sentences(await settingOf(tx, 'contact', null, today(c))) }
  })
