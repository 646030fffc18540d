import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, localPath, seeOther } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { provePath } from '#platform/http/kept.ts'
import { freshProof } from '#platform/http/proof.ts'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { page } from '#ui/page/respond.tsx'
import { deskPath, nextPath } from '../next-path.ts'
import { giveCookie } from '../sessions.ts'
import { askForNew, askForUse } from './ceremony.ts'
import { usePasskey } from './passkeys.ts'
import { isPasskeyPlace } from './place.ts'

/** What the script asks, and what it brings back. Making one ends at the page of one's own access. */
export const passkeyRoutes = (): Hono<AppEnv> =>
  new Hono<AppEnv>()
    .post('/log-ind/noegle/begynd', allow('public'), (c) => begin(c, askForUse))
    .post('/log-ind/noegle', allow('public'), use)
    .post('/min-adgang/noegle/begynd', allow('signedIn'), freshProof, (c) => begin(c, askForNew))

async function begin(c: Ctx, ask: (c: Ctx) => Promise<object>) {
  if (!isPasskeyPlace(c)) throw new AppError(400, 'no passkeys under this address')
  c.header('Cache-Control', 'no-store')
  return c.json(await ask(c))
}

async function use(c: Ctx) {
  const { values } = formOf(c)
  const next = nextPath(values['videre'])
  const isProof = values['til'] === 'bekraeft' && c.get('actor').accountId !== null
  const used = await usePasskey(c, values['svar'], isProof)
  if ('token' in used) {
    giveCookie(c, used.token)
    return seeOther(c, next ?? deskPath)
  }
  if (isProof) return seeOther(c, `${provePath}?${new URLSearchParams({ igen: 'ja', ...(next && { videre: next }) })}`)
  return refusedPage(c, used.refusal)
}

function refusedPage(c: Ctx, refusal: 'refused' | 'stopped') {
  const t = c.get('t')
  const texts = t.accounts.ways.passkeyRefused
  const crumbs = [{ label: t.accounts.signIn.title }]
  return page(
    c,
    { title: texts.title, crumbs, status: 422, noindex: true },
    <>
      <PageHeading title={texts.title} lead={refusal === 'stopped' ? texts.stopped : texts.text} />
      <ButtonRow>
        <ButtonLink href={localPath(c.get('lang'), '/log-ind')} label={t.accounts.ways.answers.again} variant="primary" />
      </ButtonRow>
    </>,
  )
}
