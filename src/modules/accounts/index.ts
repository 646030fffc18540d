export {
  type Acting,
  accountNames,
  accountsByRole,
  createAccount,
  grantRole,
  inviteAdministrator,
  issueDemoLink,
  type RoleHolder,
} from './accounts.ts'
export { audiencesOf } from './audiences.ts'
export type { Desk, DeskEntry } from './desk.routes.tsx'
export { linkPath } from './links.ts'
export { type AccountThing, type ActionOn, type ItemThing, type MeetingThing, may, type Thing } from './policy.ts'
export { type AccountDeps, accountRoutes } from './routes.tsx'
export { openSession, type SessionPlace, sessions } from './sessions.ts'
