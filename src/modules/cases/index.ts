export type { PrintedItems } from './case-paper.ts'
export type { CaseStory, LeftOpen, PastDecision } from './case-story.ts'
export {
  type CaseFile,
  caseByNumber,
  caseBySlug,
  casesById,
  casesOfItems,
  findCases,
  itemsOfCases,
  linkCases,
  listedCases,
  publicLinks,
  removeUnusedCases,
  showItems,
  unlinkCases,
} from './cases.queries.ts'
export { ensureCase, type NewCase, type PublicCase, type PublicItem, type PublishedItemsOf, publicCases, titleOf } from './cases.ts'
export { type CaseDeps, caseRoutes } from './routes.tsx'
