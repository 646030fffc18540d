import type { Middleware } from '#platform/http/context.ts'
import { freshProof } from '#platform/http/proof.ts'
import { decisionsScreen, sectionsScreen, standingScreen } from './bodies/lists.screens.tsx'
import { approvalScreen, deadlinesScreen, erasureScreen, numberingScreen, publicityScreen, rulesScreen } from './bodies/rules.screens.tsx'
import { closingDaysScreen } from './municipality/closing-days.screen.tsx'
import { coloursScreen } from './municipality/colours.screen.tsx'
import { importCaptionsScreen } from './municipality/import-captions.screen.tsx'
import { openDataScreen } from './municipality/open-data.screen.tsx'
import { privacyScreen, retentionScreen } from './municipality/privacy.screens.tsx'
import { contactScreen, frontScreen, senderScreen } from './municipality/screens.tsx'
import { searchWordsScreen } from './municipality/search-words.screen.tsx'
import type { Screen } from './settings/screen.ts'

/** What is the municipality's alone. */
export const municipalityScreens: readonly Screen[] = [
  contactScreen,
  frontScreen,
  coloursScreen,
  senderScreen,
  closingDaysScreen,
  searchWordsScreen,
  importCaptionsScreen,
  privacyScreen,
  retentionScreen,
  openDataScreen,
]

/** How a body works: set for a body, or for all that have nothing of their own. */
export const sharedScreens: readonly Screen[] = [
  standingScreen,
  sectionsScreen,
  decisionsScreen,
  numberingScreen,
  deadlinesScreen,
  publicityScreen,
  approvalScreen,
  erasureScreen,
]

const ofRelease: readonly Screen[] = [publicityScreen, approvalScreen]

/** What goes public, and who says so, is changed only by somebody who has shown lately who they are. */
export const proofFor = (screen: Screen): Middleware => (ofRelease.includes(screen) ? freshProof : async (_c, next) => next())

export const bodyScreens: readonly Screen[] = [...sharedScreens, rulesScreen]
