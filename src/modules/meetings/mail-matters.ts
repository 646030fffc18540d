import { bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { uuid } from '#platform/ids.ts'
import { meetingsById } from './mail-matters.queries.ts'
import { meetingName } from './titles.ts'

const prefix = 'meeting/'
const aboutMeeting = new RegExp(`^meeting/${uuid}$`)

/** The meetings among what mails are about (`meeting/<id>`): their names, the pages where the secretariat works on them, and their bodies. */
export async function meetingsMailedAbout(tx: Tx, abouts: readonly string[]) {
  const meetings = await meetingsById(
    tx,
    abouts.filter((about) => aboutMeeting.test(about)).map((about) => about.slice(prefix.length)),
  )
  const names = new Map(meetings.length === 0 ? [] : (await bodySummaries(tx)).map((body) => [body.id, body.name]))
  return new Map(
    meetings.map(({ id, slug, title, starts_at: at, body_ids }) => {
      const bodyIds = body_ids ?? []
      const bodies = bodyIds.map((bodyId) => names.get(bodyId) ?? '')
      return [`${prefix}${id}`, { title: meetingName({ title, bodies }), at, path: `/moeder/${slug}/arbejde`, bodyIds }]
    }),
  )
}
