export type { PrintedItems } from './case-paper.ts'
export { type CaseFile, casesOfItems, findCases, itemsOfCases, linkCases, unlinkCases } from './cases.queries.ts'
export { ensureCase, type NewCase, type PublicCase, type PublicItem, type PublishedItemsOf, publicCases } from './cases.ts'
export { type CaseDeps, caseRoutes } from './routes.tsx'
