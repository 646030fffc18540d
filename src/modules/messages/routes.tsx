import { Hono } from 'hono'
import { type MailDeps, mailAgain, noMailText } from '#modules/accounts/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { isUuid, uuid } from '#platform/ids.ts'
import { type MailRow, settleMail } from '#platform/outbox/history.queries.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import type { Matters } from './matters.ts'
import { type MessageTexts, messagesTexts } from './messages.text.ts'
import { mailFor, messagesPath, type Told, toldOf } from './messages.ts'
import { MessagePage, MessagesPage, type ShownMail, type ShownMatter } from './messages.views.tsx'
import { type Unreached, unreachedOf } from './unreached.ts'

export type MessageDeps = MailDeps & { matters: Matters }

const staff = ['secretary', 'administrator'] as const

/** Who has been told, and who has not. */
export const messageRoutes = (deps: MessageDeps): Hono<AppEnv> =>
  new Hono<AppEnv>()
    .get(messagesPath, allow(...staff), office, (c) => messagesPage(c, deps, pageOf(c.req.query('side'))))
    .post(messagesPath, allow(...staff), office, (c) => act(c, deps))
    .get(`${messagesPath}/:id{${uuid}}`, allow(...staff), office, (c) => messagePage(c, deps))

const pageOf = (text: string | undefined) => (text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1)

const reader = (c: Ctx) => ({
  words: officeText(c, messagesTexts),
  lang: c.get('lang'),
  timeZone: c.get('municipality').timeZone,
  href: (path: string) => localPath(c.get('lang'), path),
})

async function messagesPage(c: Ctx, deps: MessageDeps, asked: number, refusal: keyof MessageTexts['refusals'] | null = null) {
  const { told, pages, unreached } = await inTenant(c, async (tx) => {
    const found = await toldOf(tx, c.get('actor'), c.get('platform').clock, deps.matters, asked)
    return { ...found, unreached: await unreachedOf(tx, c, found.told) }
  })
  const props = {
    ...reader(c),
    noMail: noMailText(c, deps),
    matters: told.map((one) => asShown(officeText(c, messagesTexts), c, one, unreached.get(one.row.matter))),
    page: Math.min(asked, pages),
    pages,
    refusal,
  }
  const { title, help } = props.words
  const status = refusal === null ? 200 : 409
  const view = <MessagesPage {...props} onceKey={onceKey} />
  return officePage(c, { title, crumbs: [{ label: title }], help, status }, view)
}

const asShown = (words: MessageTexts, c: Ctx, { row, matter, mails }: Told, unreached: Unreached | undefined): ShownMatter => ({
  title: matter?.title ?? null,
  isAccounts: row.matter === 'account',
  isFollowers: row.matter === 'follow',
  href: matter && localPath(c.get('lang'), matter.path),
  day: matter?.at ?? null,
  arrived: row.arrived,
  refused: row.refused,
  onTheWay: row.onTheWay,
  unreached: unreached ? { names: unreached.names, href: localPath(c.get('lang'), unreached.path) } : null,
  mails: mails.map((mail) => ({ ...asShownMail(mail), ...(mail.account_id === null && { name: words.follower }) })),
})

const asShownMail = (mail: Omit<MailRow, 'matter'> & { name: string }): ShownMail => ({
  id: mail.id,
  name: mail.name,
  kind: mail.kind,
  state: mail.state,
  problem: mail.problem,
  queuedAt: mail.queued_at,
  finishedAt: mail.finished_at,
  isSettled: mail.settled_at !== null,
})

const steps = { igen: 'again', klaret: 'settle' } as const

async function act(c: Ctx, deps: MessageDeps) {
  const { values } = formOf(c)
  const id = values['besked'] ?? ''
  const step = values['do'] === 'igen' || values['do'] === 'klaret' ? steps[values['do']] : null
  if (!isUuid(id) || step === null) throw new AppError(400, 'no such step')
  const page = pageOf(values['side'])
  const location = page === 1 ? messagesPath : `${messagesPath}?side=${page}`
  const result = await once(c, async (tx) => {
    const mail = await mailFor(tx, c.get('actor'), deps.matters, id)
    if (!mail?.account_id) throw new AppError(404, 'no such mail')
    return (await take(c, tx, step, { id, accountId: mail.account_id })) ? { location } : { refusal: step }
  })
  return 'refusal' in result ? messagesPage(c, deps, page, result.refusal) : seeOther(c, result.location)
}

async function take(c: Ctx, tx: Tx, step: 'again' | 'settle', mail: { id: string; accountId: string }): Promise<boolean> {
  const { clock } = c.get('platform')
  const municipalityId = c.get('municipality').id
  const done = step === 'again' ? await mailAgain(tx, municipalityId, mail) : await settleMail(tx, mail.id, toDate(clock()))
  if (!done) return false
  const entry = { actor: `account/${c.get('actor').accountId}`, action: `mail.${step}`, thing: `mail/${mail.id}` } as const
  await recordAudit(tx, municipalityId, clock, { ...entry, payload: { accountId: mail.accountId } })
  return true
}

async function messagePage(c: Ctx, deps: MessageDeps) {
  const mail = await inTenant(c, (tx) => mailFor(tx, c.get('actor'), deps.matters, c.req.param('id') ?? ''))
  if (!mail) throw new AppError(404, 'no such mail')
  const props = reader(c)
  const { words, href } = props
  const name = mail.account_id === null ? words.follower : mail.name
  const title = words.one.title(words.kinds[mail.kind] ?? words.otherKind, name)
  const shown = mail.shown_text === null ? null : { subject: mail.shown_subject ?? '', text: mail.shown_text, lang: mail.lang }
  const about = mail.about && { title: mail.about.title, href: href(mail.about.path) }
  return officePage(
    c,
    { title, crumbs: [{ label: words.title, href: href(messagesPath) }, { label: title }], help: words.one.help },
    <MessagePage {...props} noMail={noMailText(c, deps)} mail={{ ...asShownMail(mail), name }} about={about} shown={shown} />,
  )
}
