import { cases } from './cases.ts'
import { committee } from './committee.ts'
import { documents } from './documents.ts'
import { meetings1 } from './meetings-1.ts'
import { meetings2 } from './meetings-2.ts'
import { meetings3 } from './meetings-3.ts'
import { meetings4 } from './meetings-4.ts'
import { meetings5 } from './meetings-5.ts'
import { meetings6 } from './meetings-6.ts'
import { meetings7 } from './meetings-7.ts'
import { municipality, settings } from './municipality.ts'
import { bodies, memberships, people, roles, seatGroups, seats, terms } from './people.ts'
import type { Demo, DemoMeeting } from './types.ts'
import { underWay } from './under-way.ts'

/** The ordinary meeting comes first in its month. */
const inOrder = (meetings: DemoMeeting[]) =>
  meetings.toSorted(({ when: a }, { when: b }) => a.month - b.month || (a.nth ?? 0) - (b.nth ?? 0))

/** The demo municipality Fjordby: invented from end to end. */
export const fjordby: Demo = {
  municipality,
  settings,
  bodies,
  terms,
  seatGroups,
  seats,
  people,
  memberships,
  roles,
  cases,
  meetings: inOrder([...[...meetings1, ...meetings2, ...meetings3, ...meetings4, ...meetings5, ...meetings6, ...meetings7], ...committee]),
  underWay,
  documents,
  secrets: ['perlemorsugle', 'kobberlærke'],
}
