import { load } from 'cheerio'
import type { ReleaseRule } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, type TestDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem } from '#test/make.ts'
import type { NewItem, NewMeeting } from '../create.ts'
import { openFindings } from './findings.ts'

export const cpr = '010190-1234'

export const textOf = async (answer: Response) =>
  load(await answer.text())('main')
    .text()
    .replace(/\s+/g, ' ')

/** A council with two secretaries and a chair, somebody from another council, and what they do on the way to released minutes. */
export async function aRelease(db: TestDatabase) {
  const municipality = await aMunicipality(db)
  const visitor = await testApp(db, { municipality })
  const { platform } = visitor
  const { acting, host, hold } = await aCouncil(platform, municipality.id)
  const other = await aCouncil(platform, municipality.id, 'Et andet råd')
  const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)
  const as = (role: 'secretary' | 'chair', bodyId: string) => testApp(db, { municipality, as: role, bodyId, files: platform.files })
  const [secretary, colleague, chair] = [await as('secretary', host.id), await as('secretary', host.id), await as('chair', host.id)]
  const elsewhere = await as('secretary', other.host.id)
  const rule = (releaseRule: ReleaseRule) =>
    db.owner.updateTable('body').set({ release_rule: releaseRule }).where('id', '=', host.id).execute()

  let day = 1
  /** A meeting on a day of its own, with minutes that nobody has released. */
  async function minutes(items: Partial<NewItem>[] = [{}], given: Partial<NewMeeting> = {}) {
    const startsAt = new Date(Date.UTC(2025, 0, day++, 16))
    const all = items.map((item) => anItem({ title: 'Et punkt', decision: aDecision('Vedtaget'), ...item }))
    const meeting = await hold({ startsAt, items: all, ...given })
    return { ...meeting, path: `/moeder/${meeting.slug}/frigiv` }
  }
  type Meeting = Awaited<ReturnType<typeof minutes>>

  const open = (meeting: Meeting) => act((tx) => openFindings(tx, meeting.id))
  const state = async ({ id }: Meeting) =>
    (await db.owner.selectFrom('minutes').select('state').where('meeting_id', '=', id).executeTakeFirst())?.state
  const release = (app: TestApp, { path }: Meeting, more: Record<string, string> = {}) => app.post(path, { do: 'frigiv', ...more })
  /** Answers every finding, one by one. @returns the statuses of the answers */
  async function keep(meeting: Meeting) {
    const statuses: number[] = []
    for (const { fingerprint } of await open(meeting)) {
      const answer = await secretary.post(meeting.path, { do: 'behold', fund: fingerprint, [`set-${fingerprint}`]: 'ja' })
      statuses.push(answer.status)
    }
    return statuses
  }

  /** A paper of the meeting's first item, which the secretary opens. */
  async function addPaper({ itemIds: [itemId = ''] }: Meeting, name: string, bytes: Buffer) {
    const item = await db.owner.selectFrom('agenda_item').select('short_id').where('id', '=', itemId).executeTakeFirstOrThrow()
    const path = `/punkt/${item.short_id}/bilag`
    const body = new FormData()
    body.append('do', 'tilfoej')
    body.append('filer', new File([new Uint8Array(bytes)], name))
    await secretary.request('POST', path, { body })
    const papers = db.owner.selectFrom('attachment').select('id').where('item_id', '=', itemId)
    const { id } = await papers.orderBy('position', 'desc').executeTakeFirstOrThrow()
    const open = (openness: string) => secretary.post(path, { do: 'gem', bilag: id, [`titel-${id}`]: 'Bilag', [`adgang-${id}`]: openness })
    await open('open')
    return { id, open }
  }

  const people = { visitor, secretary, colleague, chair, elsewhere }
  return { ...people, municipality, host, acting, act, rule, minutes, open, state, release, keep, addPaper }
}

export type Meeting = Awaited<ReturnType<Awaited<ReturnType<typeof aRelease>>['minutes']>>
