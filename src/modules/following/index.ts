export { followExpiring, followHoldings } from './holdings.ts'
export { followMails } from './mails.ts'
export { type FollowDeps, followRoutes, isOneClickEnd } from './routes.tsx'
export { tellFollowers } from './tell.ts'
