import type { TestApp } from '#test/app.ts'
import type { TestDatabase } from '#test/database.ts'
import { type OpenedForm, openedForm } from '#test/forms.ts'
import { type aCouncil, anItem } from '#test/make.ts'
import type { NewMeeting } from '../create.ts'

/** Makes meetings that are under way, each on a day of its own. `days`: how many there are. */
export function meetingsUnderWay(db: TestDatabase, { hold }: Pick<Awaited<ReturnType<typeof aCouncil>>, 'hold'>) {
  let days = 0
  async function underWay(titles = ['Sprogcafé', 'Boliger'], given: Partial<NewMeeting> = {}) {
    days++
    const meeting = await hold({
      startsAt: new Date(Date.UTC(2026, 1, days, 16)),
      state: 'held',
      agenda: 'published',
      items: titles.map((title, i) => anItem({ title, numberText: String(i + 1) })),
      ...given,
    })
    const rows = await db.owner
      .selectFrom('agenda_item')
      .select(['id', 'short_id'])
      .where('meeting_id', '=', meeting.id)
      .orderBy('position')
      .execute()
    return { ...meeting, shortIds: rows.map(({ short_id }) => short_id) }
  }
  return { underWay, today: () => days }
}

/** How decisions are written by somebody (by default the given app's), and how they then stand. */
export const decidingBy = (db: TestDatabase, writer: TestApp) => ({
  open: async (shortId: string | undefined, app = writer): Promise<OpenedForm> => {
    const path = `/punkt/${shortId}/beslutning`
    return openedForm(await app.get(path), path)
  },
  send: ({ path, fields }: OpenedForm, changes: Record<string, string>, app = writer) =>
    app.post(path, { ...fields, do: 'save', ...changes }),
  decisions: (meetingId: string) =>
    db.owner
      .selectFrom('decision')
      .innerJoin('agenda_item', 'agenda_item.id', 'decision.item_id')
      .select(['plain', 'outcome', 'postponed_to', 'referred_to_body_id', 'votes', 'decision.openness', 'summary', 'decision.revision'])
      .where('decision.meeting_id', '=', meetingId)
      .orderBy('agenda_item.position')
      .execute(),
})
