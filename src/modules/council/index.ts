export { bodySummaries, findBodyByName } from './body.queries.ts'
export { type BodyMeeting, type CouncilGlance, councilGlance, type MeetingsOfBody } from './body-page.ts'
export {
  type Acting,
  type Appointment,
  type AppointRefusal,
  appoint,
  councilAmong,
  createBody,
  createPerson,
  createSeat,
  createSeatGroup,
  createTerm,
  type MemberOn,
  markBodyPublic,
  membersOn,
  type NewBody,
  type NewPerson,
} from './council.ts'
export { type MembershipOnDay, membershipsOf, membershipsOn, namesOf } from './memberships.queries.ts'
export type { BodyKind, BodySummary, MembershipFunction, Offices, ReleaseRule } from './model.ts'
export { type CouncilDeps, councilRoutes } from './routes.tsx'
export { SeatPicture } from './seat-picture.views.tsx'
export { type NewSetting, putSetting, settingOf, settingsOf } from './setting.queries.ts'
export {
  type DecisionTemplate,
  type SectionCaption,
  type SettingKind,
  type SettingValues,
  type StandingItem,
  sectionKinds,
  settingKinds,
  settingValues,
} from './setting-kinds.ts'
export { sentences } from './settings.ts'
