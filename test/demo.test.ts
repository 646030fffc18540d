import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { fjordby } from '#demo/fjordby/index.ts'
import { itemsWaiting } from '#modules/meetings/index.ts'
import { verifyChain } from '#platform/audit/audit.ts'
import { behind } from '#platform/search/catch-up.ts'
import { search } from '#platform/search/search.ts'
import { demoState, loadDemo } from '../src/demo/load.ts'
import { findable } from '../src/findable.ts'
import { aDemoHouse } from './demo-house.ts'

describe('the demo municipality', async () => {
  const { db, house, platform } = await aDemoHouse()
  let id = ''
  beforeAll(async () => {
    id = (await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))).id
  })

  it('holds every meeting and item of the story', async () => {
    const { rows } = await sql<{
      meetings: number
      items: number
    }>`select (select count(*) from meeting) as meetings, (select count(*) from agenda_item) as items`.execute(db.owner)
    const told = [...fjordby.meetings, ...fjordby.underWay]
    // Two of the documents that are brought in are minutes of a day that can be read: four items each.
    expect(rows[0]).toEqual({ meetings: told.length + 2, items: told.flatMap((meeting) => meeting.items).length + 4 + 4 })
  })

  it('can all be found from the first moment', async () => {
    expect((await platform.db.in(id, (tx) => behind(tx, findable))).behind).toEqual([])
  })

  it('has documents of every kind, minutes from before its time, and one document that somebody has to read through', async () => {
    const documents = await db.owner.selectFrom('library_document').select(['kind', 'state']).execute()
    expect(documents.map(({ kind }) => kind).toSorted()).toEqual(['minutes', 'policy', 'prize', 'report', 'webpage'])
    expect(documents.every(({ state }) => state === 'released')).toBe(true)
    const runs = await db.owner.selectFrom('import_run').select(['file_name', 'state']).orderBy('file_name').execute()
    expect(runs).toHaveLength(fjordby.documents.length)
    expect(runs.filter(({ state }) => state === 'draft').map((run) => run.file_name)).toEqual(['ungegruppen-referat.txt'])
    const doubts = await db.owner.selectFrom('import_doubt').select('code').where('answer', 'is', null).execute()
    const codes = new Set(doubts.map(({ code }) => code))
    for (const code of ['weekdayDisagrees', 'nameVariant', 'personalData', 'numberJumps', 'closedMark', 'noDecision'])
      expect(codes).toContain(code)
  })

  it('shows no closed word in any snapshot, list or public search entry', async () => {
    for (const secret of fjordby.secrets) {
      const like = `%${secret}%`
      const { rows } = await sql<{ planted: number; leaked: number }>`
        select (select count(*) from item_section where plain ilike ${like}) + (select count(*) from decision where plain ilike ${like}) as planted,
          (select count(*) from snapshot where model::text ilike ${like}) + (select count(*) from published_item p where p::text ilike ${like})
            + (select count(*) from search_entry where audience = 'public' and (title || body || tsv::text) ilike ${like}) as leaked`.execute(
        db.owner,
      )
      expect(rows[0]?.planted, `${secret} is planted`).toBeGreaterThan(0)
      expect(rows[0]?.leaked, `${secret} is hidden`).toBe(0)
    }
  })

  it('has an item that was referred to the committee and waits for its agenda', async () => {
    const committee = await db.owner.selectFrom('body').select('id').where('kind', '=', 'committee').executeTakeFirstOrThrow()
    const waiting = await platform.db.in(id, (tx) => itemsWaiting(tx, [committee.id], 10))
    expect(waiting.map(({ title, outcome }) => [title, outcome])).toEqual([['Bydelsmødrene i Lyngholm: de første 64 besøg', 'referred']])
  })

  it('finds a closed item only for somebody who sits in the body', async () => {
    const [secret = ''] = fjordby.secrets
    const council = await db.owner.selectFrom('body').select('id').where('kind', '=', 'council').executeTakeFirstOrThrow()
    const find = (audiences: ('public' | `body/${string}`)[]) =>
      platform.db.in(id, (tx) => search(tx, { query: secret, audiences, limit: 10, offset: 0 }))
    expect((await find(['public'])).total).toBe(0)
    expect((await find(['public', `body/${council.id}`])).total).toBe(1)
  })

  it('has papers with their files, each counted by the one item that it belongs to', async () => {
    const files = await db.owner.selectFrom('stored_file').select(['reference_count']).where('media_type', '=', 'application/pdf').execute()
    const papers = await db.owner.selectFrom('attachment').select(['title', 'sha256']).where('sha256', 'is not', null).execute()
    expect(papers).toHaveLength(3)
    // The PDF of old minutes lies there too, for its import.
    expect(files.map((file) => file.reference_count)).toEqual([1, 1, 1, 1])
  })

  it('keeps the chain of changes whole', async () => {
    expect((await platform.db.in(id, verifyChain)).fault).toBeNull()
  })

  it('is as new after a reset, and a half-loaded one counts as not loaded', async () => {
    const before = await demoState(house)
    expect(before.isLoaded).toBe(true)
    await loadDemo(house, Temporal.PlainDate.from('2026-12-24'))
    const after = await demoState(house)
    expect(after.isLoaded).toBe(true)
    expect(after.id).not.toBe(before.id)
    const { rows } = await sql<{ n: number }>`select count(*) as n from municipality`.execute(db.owner)
    expect(rows[0]?.n).toBe(1)
    await sql`delete from audit_entry where action = 'demo.load'`.execute(db.owner)
    expect((await demoState(house)).isLoaded).toBe(false)
  })
})
