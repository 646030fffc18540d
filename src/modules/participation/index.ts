import type { Beside } from '#modules/meetings/index.ts'
import { meetingBeside } from './mine.routes.tsx'
import { noteBeside } from './notes.routes.tsx'

export { participationAtDesk } from './desk.ts'
export { participationExpiring, participationHoldings } from './holdings.ts'
export { proposalsMailedAbout } from './mail-matters.ts'
export { participationMails } from './mails.ts'
export { putNote } from './participation.queries.ts'
export { personOfProposal } from './proposal.queries.ts'
export { propose } from './proposals.ts'
export { participationRoutes } from './routes.tsx'

/** What somebody who takes part sees on the pages of meetings and items. */
export const ownBeside: Beside = { meeting: meetingBeside, item: noteBeside }
