import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { askToProve } from '#platform/http/kept.ts'
import { hasProof } from '#platform/http/proof.ts'
import { isUuid } from '#platform/ids.ts'
import { plainLine } from '#platform/text/plain.ts'
import { page } from '#ui/page/respond.tsx'
import { readNew } from '../passkeys/ceremony.ts'
import { addPasskey, longestName, nameOwn, removeOwn } from '../passkeys/passkeys.ts'
import { isPasskeyPlace } from '../passkeys/place.ts'
import type { OpenIdDeps } from '../providers/description.ts'
import { leaveFor } from '../providers/leave.tsx'
import { providerById } from '../providers/providers.queries.ts'
import { deviceWords } from './device-words.ts'
import { endOwn, loadMine, type Mine, unlinkOwn } from './mine.ts'
import { MinePage } from './mine.views.tsx'

type MineDeps = OpenIdDeps & { hasMail: boolean }

const path = '/min-adgang'
/** How somebody signs in, and where they are signed in. */
export const mineRoutes = (deps: MineDeps): Hono<AppEnv> =>
  new Hono<AppEnv>()
    .get(path, allow('signedIn'), (c) => minePage(c, deps, { typed: c.get('kept') ?? {}, errors: {} }))
    .post(path, allow('signedIn'), (c) => change(c, deps))

type Typed = Readonly<Record<string, string>>
type Shown = { typed: Typed; errors: FieldErrors }

async function minePage(c: Ctx, deps: MineDeps, { typed, errors }: Shown) {
  const t = c.get('t')
  const texts = t.accounts.ways.mine
  const mine = await inTenant(c, (tx) => loadMine(c, tx, deps.hasMail))
  const asked = c.req.query('gjort')
  const done = Object.entries(texts.done).find(([key]) => key === asked)?.[1] ?? null
  const canAdd = isPasskeyPlace(c)
  const view = (
    <MinePage
      t={t}
      lang={c.get('lang')}
      zone={c.get('municipality').timeZone}
      action={localPath(c.get('lang'), path)}
      add={canAdd ? { start: localPath(c.get('lang'), `${path}/noegle/begynd`), hasProof: hasProof(c) } : null}
      done={c.req.method === 'GET' ? done : null}
      typed={typed}
      errors={errors}
      {...mine}
    />
  )
  const hasErrors = Object.keys(errors).length > 0
  const options = { title: texts.title, crumbs: [{ label: texts.title }], noindex: true, scripts: canAdd ? ['passkey.js'] : [] }
  return page(c, { ...options, hasErrors, status: hasErrors ? 422 : 200 }, view)
}

/** Changes to the ways in are a thief's first thought: they ask for a fresh proof. Signing out somewhere never does. */
const guarded = ['add', 'remove', 'link', 'unlink']

async function change(c: Ctx, deps: MineDeps) {
  const typed: Typed = formOf(c).values
  const what = typed['do'] ?? ''
  if (guarded.includes(what) && !hasProof(c)) return askToProve(c)
  const refused = (errors: FieldErrors) => minePage(c, deps, { typed, errors })
  const done = (key: string) => seeOther(c, `${path}?gjort=${key}`)
  const id = isUuid(typed['id'] ?? '') ? (typed['id'] ?? '') : ''
  if (what === 'add') return add(c, typed, refused)
  if (what === 'rename') return rename(c, typed, id, refused)
  if (what === 'link') return link(c, deps, id)
  if (what === 'endOthers') {
    await endOwn(c, { but: c.get('actor').sessionId ?? '' })
    return done('endedOthers')
  }
  if (id === '') throw new AppError(400, 'a form of this page was expected')
  if (what === 'end') {
    await endOwn(c, { only: id })
    return done('ended')
  }
  if (what !== 'remove' && what !== 'unlink') throw new AppError(400, 'a form of this page was expected')
  return takeAway(c, deps, { what, id, typed }, refused)
}

type Refuse = (errors: FieldErrors) => Promise<Response>

async function add(c: Ctx, typed: Typed, refused: Refuse) {
  const t = c.get('t')
  const texts = t.accounts.ways.mine.passkeys
  const name = plainLine(typed['navn'] ?? '')
  if (name.length > longestName) return refused({ navn: texts.nameLong })
  const made = isPasskeyPlace(c) ? await readNew(c, typed['svar']) : null
  // Coming back from a fresh proof there is no answer yet: the page is shown again, with the name that was typed.
  if (!made) return refused({ form: texts.failed })
  const fallback = deviceWords(t, c.req.header('user-agent')) ?? texts.unnamed
  const result = await inTenant(c, (tx) => addPasskey(c, tx, made, name || fallback))
  if ('refusal' in result) return refused({ form: texts[result.refusal] })
  return seeOther(c, `${path}?gjort=added`)
}

async function rename(c: Ctx, typed: Typed, id: string, refused: Refuse) {
  const texts = c.get('t').accounts.ways.mine.passkeys
  const name = plainLine(typed[`navn-${id}`] ?? '')
  if (name === '' || name.length > longestName) return refused({ [`navn-${id}`]: name === '' ? texts.nameMissing : texts.nameLong })
  if (!(await inTenant(c, (tx) => nameOwn(c, tx, id, name)))) throw new AppError(404, 'no such passkey')
  return seeOther(c, `${path}?gjort=renamed`)
}

async function link(c: Ctx, deps: MineDeps, id: string) {
  const provider = id === '' ? undefined : await inTenant(c, (tx) => providerById(tx, id))
  if (!provider?.isOn) throw new AppError(404, 'no such provider in use')
  return leaveFor(c, deps, provider, { purpose: 'link' })
}

/** Whether this one is all that is left: what does not open the door any more is none. */
const isLastWay = ({ waysIn, passkeys, providers }: Mine, id: string) =>
  waysIn === 1 && (passkeys.some((key) => key.id === id && key.stoppedAt === null) || providers.some(({ identity }) => identity?.id === id))

type TakingAway = { what: 'remove' | 'unlink'; id: string; typed: Typed }

async function takeAway(c: Ctx, deps: MineDeps, { what, id, typed }: TakingAway, refused: Refuse) {
  const isRefused = await inTenant(c, async (tx) => {
    if (isLastWay(await loadMine(c, tx, deps.hasMail), id) && typed['sidste'] !== 'ja') return true
    const done = await (what === 'remove' ? removeOwn(c, tx, id) : unlinkOwn(c, tx, id))
    if (!done) throw new AppError(404, 'no such way in')
    return false
  })
  if (isRefused) return refused({ [`sidste-${id}`]: c.get('t').accounts.ways.mine.lastWayError })
  return seeOther(c, `${path}?gjort=${what === 'remove' ? 'removed' : 'unlinked'}`)
}
