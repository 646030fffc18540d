import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { formOf, formTypes } from '#platform/http/forms.ts'
import { timeOfDay } from '#platform/i18n/dates.ts'
import { fromHtml, maxHtml } from '#platform/richtext/html.ts'
import { toMarkdown } from '#platform/richtext/markdown.ts'
import { mayEdit, meetingAt, meetingAtSlug } from '../plan/stand.ts'
import { itemByShortId } from './item.queries.ts'
import { keepOwnDraft, pathField } from './own-draft.ts'

/** The forms whose writing is kept while it goes on: those of an item, and a new item on an agenda. */
const ofItem = /^\/punkt\/([a-z0-9]{8})\/(?:rediger|beslutning|ret)$/
const ofMeeting = /^\/moeder\/([a-z0-9-]{1,200})\/punkter\/nyt$/

/** @throws 404 when there is no such form, or not for this writer */
async function refuseForeignForm(tx: Tx, c: Ctx, path: string) {
  const shortId = ofItem.exec(path)?.[1]
  const slug = ofMeeting.exec(path)?.[1]
  const item = shortId === undefined ? undefined : await itemByShortId(tx, shortId)
  const at = item ? await meetingAt(tx, item.meeting_id) : slug === undefined ? null : await meetingAtSlug(tx, slug)
  if (!at || !mayEdit(c.get('actor'), at)) throw new AppError(404, 'no such form')
}

/** Keeps what is being written in a form; the office script sends it every few seconds. */
export async function keepWriting(c: Ctx) {
  const { values } = formOf(c)
  const path = values[pathField] ?? ''
  if (path === '') throw new AppError(400, 'a draft of no form')
  await inTenant(c, async (tx) => {
    await refuseForeignForm(tx, c, path)
    await keepOwnDraft(tx, c, path, values)
  })
  const now = new Date(c.get('platform').clock().epochMilliseconds)
  return c.json({ time: timeOfDay(c.get('lang'), now, c.get('municipality').timeZone) })
}

/** What was pasted as HTML, as the Markdown that a text area takes. */
export async function cleanPaste(c: Ctx) {
  const isForm = formTypes.some((type) => (c.req.header('content-type') ?? '').startsWith(type))
  const html = isForm ? (formOf(c).values['html'] ?? '') : await bodyText(c)
  return c.text(toMarkdown(fromHtml(html)))
}

/** A word processor's HTML is many times its text, so more is read here than a form may hold. */
async function bodyText(c: Ctx): Promise<string> {
  const most = 2 * maxHtml
  if (Number(c.req.header('content-length') ?? 0) > most) throw new AppError(413, 'pasted too much')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) throw new AppError(413, 'pasted too much')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
