import type { Platform } from '#platform/http/context.ts'
import type { TestDatabase } from '#test/database.ts'
import { type aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import type { NewMeeting } from '../create.ts'
import { publishAgenda, releaseMinutes } from '../publish.ts'

/** Meetings, each on a day of its own, with an agenda as version 1 and released minutes as version 2. */
export function releasing(
  db: TestDatabase,
  platform: Platform,
  municipalityId: string,
  { acting, hold }: Pick<Awaited<ReturnType<typeof aCouncil>>, 'acting' | 'hold'>,
) {
  let day = 1
  const items = [
    anItem({
      title: 'Bænke',
      numberText: '1',
      sections: [aSection('Rådet vil have bænke.')],
      decision: aDecision('Rådet vedtog tyve bænke.'),
    }),
    anItem({ title: 'Lygter', numberText: '2', decision: aDecision('Rådet vedtog fem lygter.') }),
  ]
  return async (given: Partial<NewMeeting> = {}) => {
    const meeting = await hold({ startsAt: new Date(Date.UTC(2026, 0, day++, 16)), items, ...given })
    await platform.db.in(municipalityId, async (tx) => {
      await publishAgenda(tx, acting, meeting.id)
      await releaseMinutes(tx, acting, meeting.id)
    })
    const rows = await db.owner
      .selectFrom('agenda_item')
      .select('short_id')
      .where('meeting_id', '=', meeting.id)
      .orderBy('position')
      .execute()
    return { ...meeting, shortIds: rows.map(({ short_id }) => short_id) }
  }
}
