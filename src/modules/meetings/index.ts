export { buildModel } from './build-model.ts'
export { createMeeting, type NewItem, type NewMeeting, type Openness } from './create.ts'
export { meetingsAhead } from './desk.ts'
export { indexMeeting } from './index-meeting.ts'
export { OutcomeTag } from './item.views.tsx'
export { MeetingCard } from './list.views.tsx'
export type { ItemModel, MeetingKind, MeetingModel, MeetingState, Outcome, SectionKind, Standing } from './model.ts'
export { type Acting, approveMinutes, correctDecision, publish, publishAgenda, releaseMinutes, removeDraft, withdraw } from './publish.ts'
export {
  latestDecisions,
  type MeetingSummary,
  meetingsOfBody,
  type PublishedItem,
  publicMeetingPaths,
  publishedItemsOf,
  snapshotJson,
  upcomingMeetings,
} from './published.ts'
export { meetingOfRun } from './records.queries.ts'
export { gone, meetingRoutes } from './routes.tsx'
export { meetingName, meetingTime } from './titles.ts'
