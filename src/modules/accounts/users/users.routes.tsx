import { Hono } from 'hono'
import { recordRead } from '#platform/audit/audit.ts'
import { roles } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { freshProof } from '#platform/http/proof.ts'
import { uuid } from '#platform/ids.ts'
import { plainLine } from '#platform/text/plain.ts'
import { officePage } from '#ui/page/respond.tsx'
import { type MailDeps, noMailText } from '../no-mail.ts'
import { accessRoutes } from './access.routes.tsx'
import { inviteForm, sendInvite } from './invite.routes.tsx'
import { actorName, requireUsers } from './shared.ts'
import { changeUserPage, userPage } from './user.routes.tsx'
import { usersTexts } from './users.text.ts'
import { UsersPage } from './users.views.tsx'
import { fittingUsers, type UserFilter, userLines, userStates } from './users-list.ts'

const one = `/brugere/:id{${uuid}}`

/** Who can sign in and what they may do, for the municipality's administrators. */
export const userRoutes = (deps: MailDeps) =>
  new Hono<AppEnv>()
    .get('/brugere', allow('administrator'), office, (c) => usersPage(c, deps))
    .get('/brugere/ny', allow('administrator'), office, (c) => inviteForm(c, deps))
    .post('/brugere/ny', allow('administrator'), freshProof, office, (c) => sendInvite(c, deps))
    .get(one, allow('administrator'), office, (c) => userPage(c, deps))
    .post(one, allow('administrator'), freshProof, office, (c) => changeUserPage(c, deps))
    .route('/', accessRoutes())

function filterOf(c: Ctx): UserFilter {
  const state = c.req.query('tilstand')
  return {
    words: plainLine(c.req.query('q') ?? '').slice(0, 200),
    state: state === 'all' ? 'all' : (userStates.find((known) => known === state) ?? null),
    role: roles.find((known) => known === c.req.query('rolle')) ?? null,
  }
}

async function usersPage(c: Ctx, deps: MailDeps) {
  requireUsers(c, 'read')
  const text = officeText(c, usersTexts)
  const lines = await inTenant(c, async (tx) => {
    await recordRead(tx, c.get('municipality').id, actorName(c), 'accounts', 'list of users')
    return userLines(tx, today(c))
  })
  const filter = filterOf(c)
  const view = (
    <UsersPage
      t={c.get('t')}
      text={text}
      noMail={noMailText(c, deps)}
      lang={c.get('lang')}
      zone={c.get('municipality').timeZone}
      href={(path) => localPath(c.get('lang'), path)}
      lines={fittingUsers(lines, filter)}
      filter={filter}
    />
  )
  return officePage(c, { title: text.title, crumbs: [{ label: text.title }], help: text.help }, view)
}
