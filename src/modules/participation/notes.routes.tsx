import { Hono } from 'hono'
import { may } from '#modules/accounts/index.ts'
import { type BesideItem, readableItem } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { nowOf } from './acting.ts'
import { most } from './limits.ts'
import { NoteAside, NotePage } from './notes.views.tsx'
import { deleteNote, noteOf, putNote } from './participation.queries.ts'

export const noteRoutes = () =>
  new Hono<AppEnv>()
    .get('/punkt/:shortId/note', allow('signedIn'), (c) => notePage(c))
    .post('/punkt/:shortId/note', allow('signedIn'), change)

const mayNote = (c: Ctx, bodyIds: string[]) => may(c.get('actor'), 'takePart', { kind: 'meeting', bodyIds, isPublic: false })

/** The item, as long as this reader may read it and takes part in its meeting. @throws 404 */
async function load(tx: Tx, c: Ctx) {
  const found = await readableItem(tx, c, c.req.param('shortId') ?? '')
  const accountId = c.get('actor').accountId
  if (
    !found ||
    accountId === null ||
    !mayNote(
      c,
      found.meeting.bodies.map((body) => body.id),
    )
  )
    throw new AppError(404, 'no such item for them')
  return { item: found.item, accountId }
}

const savedAt = (c: Ctx, at: Date) =>
  c
    .get('t')
    .participation.note.saved(
      `${dayInWords(c.get('lang'), at, c.get('municipality').timeZone)} ${c.get('t').meetings.at} ${timeOfDay(c.get('lang'), at, c.get('municipality').timeZone)}`,
    )

async function notePage(c: Ctx, given: { text: string; errors: FieldErrors } | null = null) {
  const { item, note } = await inTenant(c, async (tx) => {
    const { item, accountId } = await load(tx, c)
    return { item, note: await noteOf(tx, accountId, item.id) }
  })
  const t = c.get('t')
  const errors = given?.errors ?? {}
  const itemHref = localPath(c.get('lang'), `/punkt/${item.shortId}`)
  const title = item.title ?? t.meetings.closedItem
  return page(
    c,
    {
      title: t.participation.note.title,
      status: given ? 422 : 200,
      hasErrors: given !== null,
      crumbs: [{ label: title, href: itemHref, lang: item.lang }, { label: t.participation.note.title }],
      noindex: true,
    },
    <NotePage
      t={t}
      action={localPath(c.get('lang'), c.req.path)}
      once={onceKey()}
      item={{ title, lang: item.title ? item.lang : undefined, href: itemHref }}
      text={given?.text ?? c.get('kept')?.['text'] ?? note?.text ?? ''}
      saved={note ? savedAt(c, note.modifiedAt) : null}
      errors={errors}
    />,
  )
}

/** Nothing of a note goes on record: who writes notes, on what and when, is nobody else's affair. */
async function change(c: Ctx) {
  const { values } = formOf(c)
  const text = (values['text'] ?? '').replaceAll('\r\n', '\n').trim()
  const { item } = await inTenant(c, (tx) => load(tx, c))
  const removes = values['do'] === 'remove' || text === ''
  if (!removes && text.length > most.note) return notePage(c, { text, errors: { text: c.get('t').participation.note.tooLong(most.note) } })
  const { location } = await once(c, async (tx) => {
    const { accountId } = await load(tx, c)
    const keys = { municipality_id: c.get('municipality').id, account_id: accountId, item_id: item.id }
    if (removes) await deleteNote(tx, accountId, item.id)
    else await putNote(tx, { ...keys, text, modified_at: nowOf(c) })
    return { location: `/punkt/${item.shortId}` }
  })
  return seeOther(c, location)
}

/** One's own note on the page of its item. */
export async function noteBeside(tx: Tx, c: Ctx, item: BesideItem) {
  const { accountId } = c.get('actor')
  if (accountId === null || !mayNote(c, item.bodyIds)) return null
  const note = await noteOf(tx, accountId, item.id)
  return (
    <NoteAside
      t={c.get('t')}
      href={localPath(c.get('lang'), `/punkt/${item.shortId}/note`)}
      note={note ? { text: note.text, saved: savedAt(c, note.modifiedAt) } : null}
    />
  )
}
