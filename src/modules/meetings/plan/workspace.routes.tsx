import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf } from './acting.ts'
import { agendaRows, meetingsToFill } from './agenda.queries.ts'
import { type AgendaRefusal, copyItem, moveItem, moveItemTo, removeItem } from './agenda.ts'
import { anchorOf, titleOf } from './agenda-list.views.tsx'
import { announceMeeting, askApproval, reopenAgenda } from './approval.ts'
import { CarryPage } from './carry.views.tsx'
import { crumbsTo } from './plan.routes.tsx'
import { type MeetingAt, mayEdit, meetingAtSlug } from './stand.ts'
import { workspaceTexts } from './workspace.text.ts'
import { nameOf, workspaceOf } from './workspace.ts'
import { type Refusal, WorkspacePage } from './workspace.views.tsx'

const mostTargets = 100

/** The meeting of the address, for whoever may edit it. @throws 404 otherwise */
export async function editable(tx: Tx, c: Ctx): Promise<MeetingAt> {
  const at = await meetingAtSlug(tx, c.req.param('slug') ?? '')
  if (!mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to this meeting')
  return at
}

export const workspacePath = (slug: string) => `/moeder/${slug}/arbejde`

/** A page by an address that the meeting has left leads on to where it is now. */
export const movedOn = (c: Ctx, at: Pick<MeetingAt, 'slug'>) =>
  c.req.method === 'GET' && c.req.param('slug') !== at.slug
    ? c.redirect(localPath(c.get('lang'), c.req.path.replace(`/moeder/${c.req.param('slug')}`, `/moeder/${at.slug}`)), 301)
    : null

/** The crumbs of the pages under a workspace. */
export const crumbsUnder = (c: Ctx, at: MeetingAt, label: string) => [
  ...crumbsTo(c, '').slice(0, 1),
  { label: nameOf(at), href: localPath(c.get('lang'), workspacePath(at.slug)), lang: 'da' },
  { label },
]

export async function workspacePage(c: Ctx, refusal: Refusal | null = null) {
  const workspace = await inTenant(c, async (tx) => workspaceOf(tx, c.get('actor'), await editable(tx, c), c.get('platform').clock()))
  const elsewhere = movedOn(c, workspace.at)
  if (elsewhere) return elsewhere
  const words = officeText(c, workspaceTexts)
  return officePage(
    c,
    { title: words.title(workspace.name), crumbs: crumbsTo(c, workspace.name), help: words.help, status: refusal ? 422 : 200 },
    <WorkspacePage
      t={c.get('t')}
      words={words}
      lang={c.get('lang')}
      href={(path) => localPath(c.get('lang'), path)}
      once={onceKey()}
      workspace={workspace}
      refusal={refusal}
      isSupplementSent={c.req.query('sendt') === 'tillaeg' && workspace.at.row.last_supplement > 0}
    />,
  )
}

const moves = /^(?:(op|ned)\.([a-z0-9]{8})|til\.([a-z0-9]{8})\.(\d{1,4}))$/

type Outcome = { location: string } | { refusal: Refusal }

const steps = { ask: askApproval, reopen: reopenAgenda, announce: announceMeeting }
const isStep = (name: string): name is keyof typeof steps => Object.hasOwn(steps, name)

/** What the workspace itself does: moving items, and the steps that need no page of their own. */
export async function work(c: Ctx) {
  const { values } = formOf(c)
  const result = await once(c, async (tx): Promise<Outcome> => {
    const at = await editable(tx, c)
    if (values['do'] === 'order') return order(tx, c, at, values['flyt'] ?? '')
    const step = values['do'] ?? ''
    if (!isStep(step)) throw new AppError(400, 'no such step')
    const taken = await steps[step](tx, actingOf(c), at.id)
    return 'refusal' in taken ? taken : { location: `${workspacePath(taken.slug)}#naeste` }
  })
  return 'refusal' in result ? workspacePage(c, result.refusal) : seeOther(c, result.location)
}

async function order(tx: Tx, c: Ctx, at: MeetingAt, move: string): Promise<Outcome> {
  const [, direction, item, dragged, place] = moves.exec(move) ?? []
  const shortId = item ?? dragged
  if (!shortId) throw new AppError(400, 'no such move')
  const moved = await moveItem(tx, actingOf(c), at.id, shortId, direction === 'op' ? 'up' : direction === 'ned' ? 'down' : Number(place))
  return 'refusal' in moved ? moved : { location: `${workspacePath(at.slug)}#${anchorOf(shortId)}` }
}

async function itemOf(tx: Tx, c: Ctx) {
  const at = await editable(tx, c)
  const rows = await agendaRows(tx, at.id)
  const index = rows.findIndex((row) => row.short_id === c.req.param('shortId'))
  const item = rows[index]
  if (!item) throw new AppError(404, 'no such item')
  return { at, item, place: index + 1, of: rows.length, targets: await meetingsToFill(tx, at.host.id, at.id, mostTargets) }
}

export async function carryPage(c: Ctx, errors: FieldErrors = {}, refusal: AgendaRefusal | null = null) {
  const found = await inTenant(c, (tx) => itemOf(tx, c))
  const elsewhere = movedOn(c, found.at)
  if (elsewhere) return elsewhere
  const words = officeText(c, workspaceTexts)
  const hasErrors = Object.keys(errors).length > 0
  const [slug, copied = ''] = (c.req.query('kopi') ?? '').split('.')
  const filled = /^[a-z0-9]{8}$/.test(copied) ? found.targets.find((one) => one.slug === slug) : undefined
  const copy = filled && {
    href: `${workspacePath(filled.slug)}#${anchorOf(copied)}`,
    startsAt: filled.starts_at,
    zone: filled.time_zone,
  }
  return officePage(
    c,
    {
      title: words.item.title(titleOf(words, found.item)),
      crumbs: crumbsUnder(c, found.at, words.item.crumb),
      help: words.item.help,
      status: hasErrors || refusal ? 422 : 200,
      hasErrors,
    },
    <CarryPage
      {...found}
      t={c.get('t')}
      words={words}
      lang={c.get('lang')}
      href={(path) => localPath(c.get('lang'), path)}
      once={onceKey()}
      targets={found.targets.map((one) => ({ id: one.id, title: one.title, startsAt: one.starts_at, zone: one.time_zone }))}
      typed={c.get('form')?.values ?? c.get('kept') ?? {}}
      errors={errors}
      refusal={refusal}
      copy={copy ?? null}
    />,
  )
}

type Carried = { location: string } | { refusal: { refusal: AgendaRefusal } | { errors: FieldErrors } }

export async function carry(c: Ctx) {
  const { values } = formOf(c)
  const result = await once(c, (tx) => carried(tx, c, values))
  if ('location' in result) return seeOther(c, result.location)
  return 'errors' in result.refusal ? carryPage(c, result.refusal.errors) : carryPage(c, {}, result.refusal.refusal)
}

async function carried(tx: Tx, c: Ctx, values: Record<string, string>): Promise<Carried> {
  const { at, item, of, targets } = await itemOf(tx, c)
  const words = officeText(c, workspaceTexts).item
  const landing = (done: { refusal: AgendaRefusal } | object, location: string): Carried =>
    'refusal' in done ? { refusal: { refusal: done.refusal } } : { location }
  const here = workspacePath(at.slug)
  const given = [tx, actingOf(c), at.id, item.short_id] as const
  if (values['do'] === 'reopen') {
    await reopenAgenda(tx, actingOf(c), at.id)
    return { location: `${here}/punkt/${item.short_id}` }
  }
  if (values['do'] === 'place') {
    const place = /^\d{1,4}$/.test(values['plads'] ?? '') ? Number(values['plads']) : 0
    if (place < 1 || place > of) return { refusal: { errors: { plads: words.badPlace(of) } } }
    return landing(await moveItem(...given, place), `${here}#${anchorOf(item.short_id)}`)
  }
  if (values['do'] === 'remove') return landing(await removeItem(...given), `${here}#dagsorden`)
  if (values['do'] !== 'carry' && values['do'] !== 'copy') throw new AppError(400, 'no such change')
  const target = targets.find(({ id }) => id === values['til'])
  if (!target) return { refusal: { errors: { til: words.noTarget } } }
  if (values['do'] === 'carry')
    return landing(await moveItemTo(...given, target.id), `${workspacePath(target.slug)}#${anchorOf(item.short_id)}`)
  const made = await copyItem(...given, target.id)
  return landing(made, `${here}/punkt/${item.short_id}?kopi=${target.slug}.${'shortId' in made ? made.shortId : ''}`)
}
