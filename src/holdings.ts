import { accountExpiring, accountHoldings } from '#modules/accounts/index.ts'
import { councilHoldings } from '#modules/council/index.ts'
import { followExpiring, followHoldings } from '#modules/following/index.ts'
import { importHoldings } from '#modules/importing/index.ts'
import { meetingExpiring, meetingHoldings } from '#modules/meetings/index.ts'
import { openHoldings } from '#modules/opendata/index.ts'
import { participationExpiring, participationHoldings } from '#modules/participation/index.ts'
import { privacyHoldings, type Schedule } from '#modules/privacy/index.ts'
import { auditExpiring, auditHoldings } from '#platform/audit/holdings.ts'
import { formExpiring, formHoldings } from '#platform/http/holdings.ts'
import { outboxExpiring, outboxHoldings } from '#platform/outbox/holdings.ts'
import type { Expiring, Holding } from '#platform/personal/holding.ts'

/** Everything that the house holds about people, in the order in which a reader is shown it. */
export const holdings: readonly Holding[] = [
  ...councilHoldings,
  ...accountHoldings,
  ...participationHoldings,
  ...meetingHoldings,
  ...importHoldings,
  ...openHoldings,
  ...followHoldings,
  ...outboxHoldings,
  ...formHoldings,
  ...auditHoldings,
  ...privacyHoldings,
]

/** Everything that goes by itself after a time. */
export const expiring: readonly Expiring[] = [
  ...accountExpiring,
  ...participationExpiring,
  ...meetingExpiring,
  ...outboxExpiring,
  ...followExpiring,
  ...formExpiring,
  ...auditExpiring,
]

export const schedule: Schedule = { holdings, expiring }
