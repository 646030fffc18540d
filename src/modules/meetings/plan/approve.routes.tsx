import { may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { buildModel } from '../build-model.ts'
import { openSteps } from '../transitions.ts'
import { actingOf } from './acting.ts'
import { approveAgenda, reopenAgenda, returnAgenda } from './approval.ts'
import { ApprovePage } from './approve.views.tsx'
import { hostOf, type MeetingAt, mayReadDraft, meetingAtSlug } from './stand.ts'
import { movedOn } from './workspace.routes.tsx'

const mostComment = 2_000

/** For the chair of the host, and for the secretariat, who see what the chair sees. @throws 404 for anybody else */
async function readable(tx: Tx, c: Ctx): Promise<MeetingAt> {
  const at = await meetingAtSlug(tx, c.req.param('slug') ?? '')
  if (!mayReadDraft(c.get('actor'), at)) throw new AppError(404, 'no right to this draft')
  return at
}

type Shown = { comment?: string; errors?: FieldErrors; isStale?: boolean }

export async function approvePage(c: Ctx, { comment = c.get('kept')?.['besked'] ?? '', errors = {}, isStale = false }: Shown = {}) {
  const { at, meeting } = await inTenant(c, async (tx) => {
    const at = await readable(tx, c)
    return { at, meeting: await buildModel(tx, at.id) }
  })
  if (!meeting) throw new AppError(404, 'no such meeting')
  const elsewhere = movedOn(c, at)
  if (elsewhere) return elsewhere
  const t = c.get('t')
  const actor = c.get('actor')
  const steps = openSteps(actor, { bodyIds: hostOf(at), stand: at.stand, rules: at.rules })
  const isChair = may(actor, 'approveAgenda', { kind: 'meeting', bodyIds: hostOf(at), isPublic: false })
  const hasErrors = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.planning.approve.title,
      crumbs: [{ label: t.meetings.title, href: localPath(c.get('lang'), '/moeder') }, { label: t.planning.approve.title }],
      noindex: true,
      status: hasErrors || isStale ? 422 : 200,
      hasErrors,
    },
    <ApprovePage
      local={{ t, lang: c.get('lang'), href: (path) => localPath(c.get('lang'), path) }}
      at={at}
      meeting={meeting}
      once={onceKey()}
      may={{ approve: steps.includes('approveAgenda'), reopen: isChair && steps.includes('reopenAgenda') }}
      comment={comment}
      errors={errors}
      isStale={isStale}
    />,
  )
}

export async function approve(c: Ctx) {
  const { values } = formOf(c)
  const t = c.get('t').planning.approve
  const what = values['do'] ?? ''
  const comment = (values['besked'] ?? '').trim()
  if (what === 'return' && comment === '') return approvePage(c, { comment, errors: { besked: t.commentMissing } })
  if (what === 'return' && comment.length > mostComment) return approvePage(c, { comment, errors: { besked: t.commentLong } })
  const result = await once(c, async (tx): Promise<{ location: string } | { refusal: 'stale' }> => {
    const at = await readable(tx, c)
    const done = await answer(tx, c, at.id, what, comment)
    return 'refusal' in done ? { refusal: 'stale' } : { location: `/moeder/${done.slug}/arbejde/godkend` }
  })
  return 'refusal' in result ? approvePage(c, { comment, isStale: true }) : seeOther(c, result.location)
}

function answer(tx: Tx, c: Ctx, meetingId: string, what: string, comment: string) {
  if (what === 'approve') return approveAgenda(tx, actingOf(c), meetingId)
  if (what === 'return') return returnAgenda(tx, actingOf(c), meetingId, comment)
  if (what === 'reopen') return reopenAgenda(tx, actingOf(c), meetingId)
  throw new AppError(400, 'no such answer')
}
