export { type BodyChanges, type BodyRefusal, foundBody, updateBody } from './bodies.ts'
export { bodySummaries, findBodyByName, removeUnusedBody } from './body.queries.ts'
export { type BodyMeeting, type CouncilGlance, councilGlance, type MeetingsOfBody, yearsOf } from './body-page.ts'
export {
  type Composition,
  changesIn,
  composition,
  currentTerm,
  type FilledSeat,
  groupCounts,
  holderOf,
  holdsOn,
  lastDay,
} from './composition.ts'
export {
  type Appointing,
  groupsOfTerm,
  type KeptMembership,
  keptMemberships,
  type SeatOfBody,
  seatsOfBody,
  type TermDetails,
  termDetailsOf,
} from './constitute.queries.ts'
export {
  changeSeats,
  changeTerm,
  constituteTerm,
  type SeatPlan,
  type SeatRefusal,
  type TermInput,
  type TermRefusal,
} from './constitute.ts'
export {
  appointAll,
  changeFunction,
  endFormer,
  endMembership,
  type Keeping,
  type KeepRefusal,
  type Nomination,
  passOn,
  putRight,
  takeBack,
  type Who,
} from './constitute-members.ts'
export { isEndOpen, isFresh, leftOver, looseFunctions, seatFunctions, titular, type WhyNot } from './constitute-rules.ts'
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
  findableBodies,
  type MemberOn,
  markBodyPublic,
  membersOn,
  type NewBody,
  type NewPerson,
} from './council.ts'
export { deleteTerm, type HangsOn, type MeetingsWithin, membershipsInTerm } from './delete-term.ts'
export { councilHoldings } from './holdings.ts'
export {
  type MembershipOnDay,
  type MembershipSpan,
  membershipSpansOn,
  membershipsOf,
  membershipsOn,
  namesOf,
  personOfMembership,
  type StandIn,
  standInsFor,
} from './memberships.queries.ts'
export {
  type BodyKind,
  type BodySummary,
  bodyKinds,
  type MembershipFunction,
  membershipFunctions,
  type Offices,
  type ReleaseRule,
} from './model.ts'
export { allPeople, erasePersonName, membershipsAhead, peopleNamedLike, personById, placesOf } from './people.queries.ts'
export { addPerson, type Candidate, candidates, changePerson, personWithPlaces, refreshPlacesOf } from './people.ts'
export { type PersonPickTexts, personPickTexts } from './person-pick.text.ts'
export { choiceField, type Pick, readPick, settle } from './person-pick.ts'
export { PersonName, PersonPick, PersonQuestion } from './person-pick.views.tsx'
export { type PublicCouncil, type PublicMembership, publicCouncil } from './public-council.ts'
export { dropSettings, followSetting, ownKinds, putSettings, type SettingsChange } from './put-settings.ts'
export { type CouncilDeps, councilRoutes } from './routes.tsx'
export { seatCounts } from './seat-count.queries.ts'
export { seatCount } from './seat-count.ts'
export { SeatPicture } from './seat-picture.views.tsx'
export { termsOf } from './seats.queries.ts'
export { type NewSetting, putSetting, type SettingRow, settingOf, settingRows, settingsOf } from './setting.queries.ts'
export {
  type DecisionTemplate,
  readKind,
  type SectionCaption,
  type SettingKind,
  type SettingValues,
  type StandingItem,
  sectionKinds,
  settingKinds,
  settingValues,
  settingValuesOfBodies,
} from './setting-kinds.ts'
