export { eraseAgain } from './erase-again.ts'
export { privacyHoldings } from './holdings.ts'
export { dueNow, keepToSchedule, type RetentionCounts, retentionKinds, type Schedule } from './retention.ts'
export { type PrivacyDeps, privacyRoutes } from './routes.tsx'
