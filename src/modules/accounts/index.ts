export {
  type Acting,
  accountNames,
  accountsByRole,
  actorOf,
  createAccount,
  grantRole,
  inviteAdministrator,
  issueDemoLink,
  type RoleHolder,
} from './accounts.ts'
export { audiencesOf } from './audiences.ts'
export { backupMissing } from './backup-missing.ts'
export type { Desk, DeskEntry, DeskFact, News } from './desk.ts'
export { emailAddress } from './email.ts'
export { accountExpiring, accountHoldings } from './holdings.ts'
export { apologyLink, apologyPath, invitationDays, isToken, linkPath, readApologyLink, spendApologyLink } from './links.ts'
export { accountsOfPersons, type MailTo, mailAgain, mailTo, type SignInState, signInsOfPersons } from './mail-to.ts'
export { accountMails } from './mails.ts'
export type { NoMailText } from './no-mail.text.ts'
export { type MailDeps, noMailText } from './no-mail.ts'
export { NoMail } from './no-mail.views.tsx'
export { type AccountThing, type ActionOn, type ItemThing, type MeetingThing, may, type Thing } from './policy.ts'
export { isFromProvider } from './providers/back-channel.ts'
export { type AccountDeps, accountRoutes } from './routes.tsx'
export { absoluteMinutes } from './session.ts'
export { wordsOf as deviceName } from './sessions/device-words.ts'
export { openSession, type SessionPlace, sessions } from './sessions.ts'
export { councilIsSeated, setupMissing } from './setup-missing.ts'
export {
  inviteMember,
  inviteMemberAgain,
  inviteMembers,
  type MemberOutcome,
  type MemberToInvite,
  mayInviteMember,
  outcomesOf,
} from './users/invite-member.ts'
export { mailLangs } from './users/shared.ts'
export { accountsOf as allAccountsOf, allAccounts, endAccountsOf } from './users/users.queries.ts'
