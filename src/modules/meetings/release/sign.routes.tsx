import { may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { actingOf } from '../plan/acting.ts'
import { hostOf, meetingAtSlug } from '../plan/stand.ts'
import { meetingName } from '../titles.ts'
import { refuseTransition } from '../transitions.ts'
import { readinessOf, versionToSign } from './release.queries.ts'
import { signMinutes } from './sign.ts'
import { SignPage, type SignProps, versionField } from './sign.views.tsx'

async function load(tx: Tx, c: Ctx) {
  const at = await meetingAtSlug(tx, c.req.param('slug') ?? '')
  const actor = c.get('actor')
  if (!may(actor, 'sign', { kind: 'meeting', bodyIds: hostOf(at), isPublic: false })) throw new AppError(404, 'no right to sign')
  const refusal = refuseTransition(actor, 'sign', { bodyIds: hostOf(at), stand: at.stand, rules: at.rules })
  const current = refusal ? undefined : await versionToSign(tx, at.id)
  const approvedAt = (await readinessOf(tx, at.id))?.approved_at ?? null
  return { at, version: current ? { number: current.version, rootHash: current.root_hash.toString('hex'), approvedAt } : null }
}

export async function signPage(c: Ctx, refusal: SignProps['refusal'] = null) {
  const { at, version } = await inTenant(c, (tx) => load(tx, c))
  const t = c.get('t')
  const href = (path: string) => localPath(c.get('lang'), path)
  const name = meetingName({ title: at.row.title, bodies: at.bodies })
  return page(
    c,
    {
      title: t.meetings.signing.title,
      status: refusal ? 409 : 200,
      noindex: true,
      crumbs: [
        { label: t.meetings.title, href: href('/moeder') },
        { label: name, href: href(`/moeder/${at.slug}`), lang: 'da' },
        { label: t.meetings.signing.title },
      ],
    },
    <SignPage t={t} lang={c.get('lang')} href={href} once={onceKey()} name={name} slug={at.slug} refusal={refusal} version={version} />,
  )
}

/** Signs the version that the form was shown with, and no other. */
export async function sign(c: Ctx) {
  const { at } = await inTenant(c, (tx) => load(tx, c))
  const shown = Number(formOf(c).values[versionField])
  const result = await once(c, async (tx) => {
    const signed = await signMinutes(tx, actingOf(c), at.id, shown)
    return 'refusal' in signed ? signed : { location: `/moeder/${at.slug}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  return signPage(c, result.refusal === 'otherVersion' ? 'otherVersion' : 'wrongState')
}
