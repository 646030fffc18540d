import { Temporal } from 'temporal-polyfill'
import { accountNames, may } from '#modules/accounts/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { officePage, onceKey, page } from '#ui/page/respond.tsx'
import { buildModel } from '../build-model.ts'
import { MeetingPage } from '../meeting.views.tsx'
import { readPapers } from '../papers/read.ts'
import { actingOf } from '../plan/acting.ts'
import { hostOf, type MeetingAt, mayEdit, mayReadDraft, meetingAtSlug } from '../plan/stand.ts'
import { meetingName } from '../titles.ts'
import { correctPath } from '../versions/correct-form.ts'
import { type AnswerRefusal, asNextPublished, findingsOf, keepFinding, reopenFinding } from './findings.ts'
import { twiceField } from './findings.views.tsx'
import { outgoing } from './outgoing.ts'
import { adoptedMinutes, readinessOf } from './release.queries.ts'
import { releaseTexts } from './release.text.ts'
import { markReady, type Refusal, refusePerson, release, returnMinutes, undecided } from './release.ts'
import { ReleasePage } from './release.views.tsx'

/** The meeting of the address, for those who may release its minutes. @throws 404 for everybody else */
async function atHand(tx: Tx, c: Ctx): Promise<MeetingAt> {
  const at = await meetingAtSlug(tx, c.req.param('slug') ?? '')
  if (!may(c.get('actor'), 'release', thingOf(at))) throw new AppError(404, 'no right to release')
  return at
}

const thingOf = (at: MeetingAt) => ({ kind: 'meeting' as const, bodyIds: hostOf(at), isPublic: false })

async function load(tx: Tx, c: Ctx) {
  const at = await atHand(tx, c)
  const full = await buildModel(tx, at.id)
  if (!full) throw new AppError(404, 'no such meeting')
  const wasReleased = full.minutes !== 'none'
  // What was withdrawn is looked through again before it comes back, and so is a paper that came since.
  const waiting = full.items.find((item) => item.attachments.some((paper) => paper.isUnsent))
  const isReleased = wasReleased && at.stand.isPublic && !waiting
  const findings = isReleased ? [] : await findingsOf(tx, at.id)
  const ready = await readinessOf(tx, at.id)
  const actors = [...findings.flatMap((finding) => finding.answer?.by ?? []), ...(ready?.ready_by ? [ready.ready_by] : [])]
  const accounts = [...new Set(actors)].map((actor) => actor.replace('account/', ''))
  const names = new Map([...(await accountNames(tx, accounts))].map(([id, name]) => [`account/${id}`, name]))
  const stopped = wasReleased ? null : await refusePerson(tx, c.get('actor'), at, full)
  const approves = wasReleased
    ? []
    : (await adoptedMinutes(tx, at.id)).filter((row) => row.state === 'released' && row.current_snapshot_id !== null)
  return { at, full, findings, ready, names, stopped, isReleased, wasReleased, waiting, approves }
}

type Loaded = Awaited<ReturnType<typeof load>>
type Shown = { status?: 200 | 409 | 422; errors?: FieldErrors; refusal?: Refusal | 'changed' | null; comment?: string }

/** What nobody has read yet is read first, so that the page does not ask about what a machine could have answered. */
async function loadRead(c: Ctx): Promise<Loaded> {
  const { id } = await inTenant(c, (tx) => atHand(tx, c))
  await readPapers(c.get('platform'), c.get('municipality').id, id)
  return inTenant(c, (tx) => load(tx, c))
}

/** Where somebody came from: the secretariat works on the meeting, the chair reads it. */
const homeOf = (c: Ctx, at: MeetingAt) => `/moeder/${at.slug}${mayEdit(c.get('actor'), at) ? '/arbejde' : ''}`

/** What those who work on the meeting do with it once everything is looked through; minutes are released on this very page. */
function nextOf(
  c: Ctx,
  at: MeetingAt,
  { isHeld, wasReleased, waiting }: Pick<Loaded, 'wasReleased' | 'waiting'> & { isHeld: boolean },
): string | null {
  if (!mayEdit(c.get('actor'), at) || (isHeld && !wasReleased)) return null
  if (waiting && wasReleased && at.stand.isPublic) return localPath(c.get('lang'), correctPath(waiting.shortId))
  return localPath(c.get('lang'), wasReleased ? `/moeder/${at.slug}/traek-tilbage` : `/moeder/${at.slug}/arbejde#naeste`)
}

const nameOf = ({ row, bodies }: MeetingAt) => meetingName({ title: row.title, bodies })

export async function releasePage(
  c: Ctx,
  { status = 200, errors = {}, refusal = null, comment = c.get('kept')?.['besked'] ?? '' }: Shown = {},
) {
  const { at, full, findings, ready, names, stopped, isReleased, wasReleased, waiting, approves } = await loadRead(c)
  const words = officeText(c, releaseTexts)
  const lang = c.get('lang')
  const href = (path: string) => localPath(lang, path)
  const isHeld = at.stand.meeting === 'held'
  const title = isHeld ? words.title : words.titleBefore
  const deadline = Temporal.PlainDate.from(at.day).add({ days: at.settings.deadlines.minutes }).toString()
  return officePage(
    c,
    {
      title: `${title}: ${nameOf(at)}`,
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: words.help,
      crumbs: [{ label: nameOf(at), href: href(homeOf(c, at)), lang: 'da' }, { label: title }],
    },
    <ReleasePage
      t={c.get('t')}
      words={words}
      lang={lang}
      href={href}
      once={onceKey}
      slug={at.slug}
      home={href(homeOf(c, at))}
      next={nextOf(c, at, { isHeld, wasReleased, waiting })}
      name={nameOf(at)}
      findings={findings}
      names={names}
      errors={errors}
      refusal={refusal}
      isHeld={isHeld}
      isReleased={isReleased}
      wasReleased={wasReleased}
      rule={at.rules.releaseRule}
      deadline={deadline}
      isLate={deadline < dayOf(c.get('platform').clock(), at.row.time_zone)}
      undecided={undecided(full)}
      outgoing={outgoing(full)}
      ready={ready?.ready_by && ready.ready_at ? { by: ready.ready_by, at: ready.ready_at } : null}
      stopped={stopped}
      approves={approves.map((row) => dateInWords(lang, row.starts_at, row.time_zone))}
      mayEdit={mayEdit(c.get('actor'), at)}
      hasDraft={at.stand.minutes === 'draft' && mayReadDraft(c.get('actor'), at)}
      mayMarkReady={may(c.get('actor'), 'markReady', thingOf(at))}
      comment={comment}
      returned={at.row.minutes_return_comment ?? ''}
    />,
  )
}

type Result = { location: string } | { refusal: Refusal | AnswerRefusal }

export async function changeRelease(c: Ctx) {
  const { values } = formOf(c)
  const at = await inTenant(c, (tx) => atHand(tx, c))
  const comment = commentOf(values)
  const wrong = values['do'] === 'retur' ? commentProblem(c, comment) : null
  if (wrong) return releasePage(c, { status: 422, errors: { besked: wrong }, comment })
  const result = await once(c, (tx): Promise<Result> => carryOut(tx, c, at, values))
  if ('location' in result) return seeOther(c, result.location)
  if (result.refusal === 'lookAgain') {
    const field = twiceField(values['fund'] ?? '')
    return releasePage(c, { status: 422, errors: { [field]: officeText(c, releaseTexts).errors.lookAgain } })
  }
  return releasePage(c, { status: 409, refusal: result.refusal, comment })
}

const mostComment = 2_000
const commentOf = (values: Record<string, string>) => (values['besked'] ?? '').trim()

function commentProblem(c: Ctx, comment: string): string | null {
  const { errors } = officeText(c, releaseTexts)
  if (comment === '') return errors.commentMissing
  return comment.length > mostComment ? errors.commentLong : null
}

async function carryOut(tx: Tx, c: Ctx, at: MeetingAt, values: Record<string, string>): Promise<Result> {
  const acting = actingOf(c)
  const fingerprint = values['fund'] ?? ''
  const here = `/moeder/${at.slug}/frigiv`
  switch (values['do']) {
    case 'behold': {
      const kept = await keepFinding(tx, acting, at.id, fingerprint, values[twiceField(fingerprint)] === 'ja')
      return 'refusal' in kept ? kept : { location: `${here}#fund` }
    }
    case 'fortryd':
      await reopenFinding(tx, acting, at.id, fingerprint)
      return { location: `${here}#fund` }
    case 'klar': {
      const ready = await markReady(tx, acting, at.id)
      return 'refusal' in ready ? ready : { location: `${here}#frigiv` }
    }
    case 'retur': {
      const returned = await returnMinutes(tx, acting, at.id, commentOf(values))
      return 'refusal' in returned ? returned : { location: `${here}#frigiv` }
    }
    case 'frigiv': {
      const released = await release(tx, acting, at.id)
      return 'refusal' in released ? released : { location: here }
    }
    default:
      throw new AppError(400, 'the form says nothing that can be done')
  }
}

/** Exactly the page that the public will read, from the tables as they stand, under a banner that says so. */
export async function previewPage(c: Ctx) {
  const { at, full } = await inTenant(c, (tx) => load(tx, c))
  const words = officeText(c, releaseTexts)
  const lang = c.get('lang')
  const href = (path: string) => localPath(lang, path)
  const now = new Date(c.get('platform').clock().epochMilliseconds)
  return page(
    c,
    {
      title: `${words.preview.banner}: ${nameOf(at)}`,
      noindex: true,
      languages: ['da', 'en'],
      crumbs: [{ label: nameOf(at), href: href(homeOf(c, at)), lang: 'da' }, { label: words.preview.link }],
    },
    <>
      <Alert kind="warning" title={words.preview.banner}>
        <p>{words.preview.bannerText}</p>
        <p>
          <a href={href(`/moeder/${at.slug}/frigiv`)}>{words.preview.back}</a>
        </p>
      </Alert>
      <MeetingPage
        local={{ t: c.get('t'), lang, href }}
        meeting={asNextPublished(full)}
        publication={{ version: 0, stage: 'minutes', reason: '', at: now }}
      />
    </>,
  )
}
