import type { Child } from 'hono/jsx'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { openFindings } from '../release/findings.ts'
import { findPersonalData } from '../release/scan.ts'
import { steps as transitions } from '../transitions.ts'
import { actingOf } from './acting.ts'
import { lastNumber } from './call.queries.ts'
import { callMeeting, numberScope, sendSupplement } from './call.ts'
import { cancelMeeting, removeMeeting } from './cancel.ts'
import { type Invited, reachOf } from './invited.ts'
import { stepsTexts } from './steps.text.ts'
import { type CallForecast, CallPage, CancelPage, RemovePage, type StepProps, SupplementPage } from './steps.views.tsx'
import { crumbsUnder, editable, movedOn, workspacePage, workspacePath } from './workspace.routes.tsx'
import { workspaceTexts } from './workspace.text.ts'
import { type Workspace, workspaceOf } from './workspace.ts'
import type { Refusal } from './workspace.views.tsx'

const mostReason = 2_000

type Loaded = { workspace: Workspace; forecast: CallForecast }

/** The meeting, and what calling it or sending its supplement would do. */
const load = (c: Ctx): Promise<Loaded> =>
  inTenant(c, async (tx) => {
    const at = await editable(tx, c)
    const workspace = await workspaceOf(tx, c.get('actor'), at, c.get('platform').clock())
    const without = workspace.items.filter((item) => item.sent_out_at === null && item.number_text === null).length
    return {
      workspace,
      forecast: {
        invited: await reachOf(tx, at),
        numbers: await nextNumbers(tx, workspace, without),
        blocked: blockedBy(c, workspace) ?? ((await openFindings(tx, at.id)).length > 0 ? 'findings' : null),
      },
    }
  })

/** The numbers that would be given now. Somebody else may take them first: the step itself decides. */
async function nextNumbers(tx: Tx, { at }: Workspace, count: number): Promise<number[]> {
  if (count === 0) return []
  const last = await lastNumber(tx, at.host.id, await numberScope(tx, at))
  return Array.from({ length: count }, (_, i) => last + 1 + i)
}

function blockedBy(c: Ctx, { at }: Workspace): CallForecast['blocked'] {
  if (!transitions.call.from(at.stand, at.rules)) return at.stand.meeting === 'planned' ? 'needsApproval' : 'wrongState'
  return at.row.starts_at <= toDate(c.get('platform').clock()) ? 'past' : null
}

const propsOf = (c: Ctx, workspace: Workspace): StepProps => ({
  t: c.get('t'),
  words: officeText(c, workspaceTexts),
  steps: officeText(c, stepsTexts),
  lang: c.get('lang'),
  href: (path) => localPath(c.get('lang'), path),
  once: onceKey(),
  workspace,
})

type Screen = { title: string; crumb: string; help: readonly string[] }

/** A step's own page, for as long as the step is open; after that the workspace says how the meeting stands. */
async function stepPage(c: Ctx, { workspace }: { workspace: Workspace }, screen: Screen, view: Child, errors: FieldErrors = {}) {
  const elsewhere = movedOn(c, workspace.at)
  if (elsewhere) return elsewhere
  const hasErrors = Object.keys(errors).length > 0
  return officePage(
    c,
    {
      title: screen.title,
      crumbs: crumbsUnder(c, workspace.at, screen.crumb),
      help: screen.help,
      status: hasErrors ? 422 : 200,
      hasErrors,
    },
    view,
  )
}

/** Takes a step from its own page, and lands on the workspace. @param said what the workspace confirms where its stages show no change */
async function take(c: Ctx, step: (tx: Tx, meetingId: string) => Promise<{ refusal: Refusal } | { slug: string }>, said = '') {
  const result = await once(c, async (tx): Promise<{ location: string } | { refusal: Refusal }> => {
    const at = await editable(tx, c)
    const taken = await step(tx, at.id)
    return 'refusal' in taken ? taken : { location: workspacePath(taken.slug) + said }
  })
  return 'refusal' in result ? workspacePage(c, result.refusal) : seeOther(c, result.location)
}

export async function callPage(c: Ctx) {
  const loaded = await load(c)
  const props = propsOf(c, loaded.workspace)
  const w = props.steps.call
  return stepPage(c, loaded, w, <CallPage {...props} forecast={loaded.forecast} />)
}

export const call = (c: Ctx) => take(c, (tx, id) => callMeeting(tx, actingOf(c), id, formOf(c).values['do'] === 'holdt'))

export async function supplementPage(c: Ctx) {
  const loaded = await load(c)
  if (!loaded.workspace.open.has('supplement')) return workspacePage(c, 'wrongState')
  const props = propsOf(c, loaded.workspace)
  const w = props.steps.supplement
  const title = w.title(loaded.workspace.at.row.last_supplement + 1)
  return stepPage(c, loaded, { ...w, title }, <SupplementPage {...props} forecast={loaded.forecast} />)
}

export const supplement = (c: Ctx) => take(c, (tx, id) => sendSupplement(tx, actingOf(c), id), '?sendt=tillaeg')

export async function cancelPage(c: Ctx, reason = c.get('kept')?.['begrundelse'] ?? '', errors: FieldErrors = {}) {
  const loaded = await load(c)
  if (!loaded.workspace.open.has('cancel')) return workspacePage(c, 'wrongState')
  const props = propsOf(c, loaded.workspace)
  const invited: Invited[] = loaded.forecast.invited
  return stepPage(c, loaded, props.steps.cancel, <CancelPage {...props} invited={invited} reason={reason} errors={errors} />, errors)
}

export async function cancel(c: Ctx) {
  const reason = (formOf(c).values['begrundelse'] ?? '').trim()
  const w = officeText(c, stepsTexts).cancel
  if (reason === '') return cancelPage(c, reason, { begrundelse: w.noReason })
  if (reason.length > mostReason) return cancelPage(c, reason, { begrundelse: w.longReason })
  const [named] = findPersonalData(reason)
  if (named) return cancelPage(c, reason, { begrundelse: w.personalReason(named.match) })
  return take(c, (tx, id) => cancelMeeting(tx, actingOf(c), id, reason))
}

export async function removePage(c: Ctx) {
  const loaded = await load(c)
  if (!loaded.workspace.open.has('remove'))
    return workspacePage(c, loaded.workspace.at.stand.meeting === 'planned' ? 'wasPublic' : 'wrongState')
  const props = propsOf(c, loaded.workspace)
  return stepPage(c, loaded, props.steps.remove, <RemovePage {...props} />)
}

export async function remove(c: Ctx) {
  const result = await once(c, async (tx): Promise<{ location: string } | { refusal: Refusal }> => {
    const at = await editable(tx, c)
    const removed = await removeMeeting(tx, actingOf(c), at.id)
    return 'refusal' in removed ? removed : { location: '/moeder/planlaeg/oversigt' }
  })
  return 'refusal' in result ? workspacePage(c, result.refusal) : seeOther(c, result.location)
}
