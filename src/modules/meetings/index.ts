export { type AddedItem, addItem } from './add-item.ts'
export { reasonsFor, standingApologies } from './apologies.queries.ts'
export {
  type ApologyRefusal,
  type Coming,
  comingTo,
  hasApologised,
  recordApology,
  refuseApology,
  sendApology,
  takeBackApology,
  takesPart,
} from './apologies.ts'
export { buildModel } from './build-model.ts'
export { caseStory } from './case-story.tsx'
export { type Before, createMeeting, type ItemIds, type NewItem, type NewMeeting, type NewPaper, type Openness } from './create.ts'
export { deadline } from './deadlines.ts'
export { meetingsAhead, meetingsAtDesk } from './desk.ts'
export { erasedOn, eraseReasons, reasonsDue } from './erase-reasons.ts'
export { type Filled, fillMinutes, type ItemOfDay, type MeetingOfDay, matchItems, meetingsOfDay, unfillMinutes } from './fill.ts'
export { meetingExpiring, meetingHoldings } from './holdings.ts'
export { findableCases } from './index-cases.ts'
export { indexMeeting } from './index-meeting.ts'
export { OutcomeTag } from './item.views.tsx'
export { MeetingCard } from './list.views.tsx'
export { meetingsMailedAbout } from './mail-matters.ts'
export { meetingMails } from './mails.ts'
export type { ItemModel, MeetingKind, MeetingModel, MeetingState, Outcome, SectionKind, Standing } from './model.ts'
export {
  type FeedItemRow,
  type FeedMeetingRow,
  itemsAt,
  latestItems,
  latestMeetings,
  meetingsAt,
  type Span,
} from './news/news.queries.ts'
export { type ItemChange, type ItemNews, type MeetingChange, type MeetingNews, newsBetween } from './news/news.ts'
export { publicMeetingPaper } from './open/meeting-paper.ts'
export { type ItemPlace, itemPlaces, modelsOfSnapshots, type Publication, publications } from './open/open.queries.ts'
export { meetingsWithin } from './overview.queries.ts'
export {
  type MeetingOverview,
  meetingOfMembers,
  meetingsById,
  meetingsOfMembers,
  meetingsToPlan,
  newsOf,
  type Seen,
} from './overview.ts'
export { accept as acceptPaper, type Upload as PaperUpload, type UploadRefusal as PaperRefusal } from './papers/accept.ts'
export { paperPath } from './papers/address.ts'
export { sendPublicPaper } from './papers/download.ts'
export { layIn as layInPaper, layStoredPapers, longestTitle as longestPaperTitle, type StoredPaper } from './papers/papers.ts'
export { findableMeetings, readPapers, readStoredFile } from './papers/read.ts'
export { reopenAgenda } from './plan/approval.ts'
export { callMeeting } from './plan/call.ts'
export { type MeetingPlan, planMeeting, tieLastMinutes } from './plan/plan.ts'
export type { StepActing } from './plan/stand.ts'
export { draftFiles } from './printed/address.ts'
export { printedItems } from './printed/of-case.ts'
export { type Acting, publish, publishAgenda, releaseMinutes, removeDraft, withdraw } from './publish.ts'
export { nextMeetingStart, type PublishedMeeting, publishedAfter, publishedMark } from './published.queries.ts'
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
export { type Beside, type BesideItem, type BesideMeeting, gone, readableItem } from './readable.ts'
export { itemsWaiting, letGo, type TakeUpRefusal, takeUp, type WaitingItem } from './record/waiting.ts'
export { meetingOfRun, meetingOfSlug } from './records.queries.ts'
export { approveMinutes } from './release/approval.ts'
export { openFindings } from './release/findings.ts'
export { type Outgoing, outgoing } from './release/outgoing.ts'
export { OutgoingSummary } from './release/outgoing.views.tsx'
export { findPersonalData } from './release/scan.ts'
export { type MeetingDeps, meetingRoutes } from './routes.tsx'
export { meetingName, meetingTime } from './titles.ts'
export { correctItem, itemAsItStands } from './versions/correct.ts'
export { begunCorrections, prepareCorrection, type Wording } from './versions/prepare.ts'
export { keptReason, reasonCodes, reasonInWords } from './versions/reason.ts'
export { isWhileWriting } from './while-writing.ts'
