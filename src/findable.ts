import { findableBodies } from '#modules/council/index.ts'
import { findableDocuments } from '#modules/importing/index.ts'
import { findableCases, findableMeetings } from '#modules/meetings/index.ts'
import type { Findable } from '#platform/search/catch-up.ts'

/** Everything that is to be found in a house, whoever keeps it. */
export const findable: readonly Findable[] = [findableMeetings, findableCases, findableBodies, findableDocuments]
