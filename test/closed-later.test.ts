import { expect, test } from 'vitest'
import { ensureCase } from '#modules/cases/index.ts'
import { tellFollowers } from '#modules/following/index.ts'
import { publish, readStoredFile, releaseMinutes, withdraw } from '#modules/meetings/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from './app.ts'
import { everyExit } from './exits.ts'
import { aKeptHouse } from './kept-house.ts'
import { aDecision, anItem, aSection } from './make.ts'

const { db, municipality, aProgram, afresh, acting, hold, change, heard } = await aKeptHouse()
const program = await aProgram(afresh.platform.files)
const secretary = await testApp(db, { municipality, as: 'secretary', files: afresh.platform.files })

/** What stands in the item and its paper and nowhere else. It is searched for by another word of the same item. */
const canary = /okapi/i
const searches = [
  '/soeg?q=zebrafink',
  '/soeg?q=vandhul',
  '/ar/soeg?q=zebrafink',
  '/soeg.atom?q=zebrafink',
  '/soeg?q=zebrafink&raad=integrationsraadet',
]
const exits = (more: readonly string[] = []) => everyExit(program.get, municipality.origin, [...searches, ...more])
const telling = (found: Awaited<ReturnType<typeof exits>>) => [...found].filter(([, { text }]) => canary.test(text)).map(([path]) => path)

let month = 3
/** A released meeting with an item that everybody reads, of a case of its own, with a paper; somebody follows what it is found by. */
async function anOpenItem() {
  const number = `26/7${month}`
  const caseId = await change((tx) => ensureCase(tx, municipality.id, { system: '', number, title: 'Okapisagen' }))
  const open = anItem({
    title: 'Zebrafink og okapi',
    summary: 'Okapien skal have vand.',
    caseIds: [caseId],
    sections: [aSection('Okapien drikker.')],
    decision: aDecision('Okapien får vand.'),
  })
  const startsAt = new Date(`2026-0${month++}-01T16:00:00Z`)
  const { id, slug, itemIds } = await hold({ startsAt, items: [open, anItem({ title: 'Andet' })] })
  const [itemId = ''] = itemIds
  const { short_id } = await db.owner.selectFrom('agenda_item').select('short_id').where('id', '=', itemId).executeTakeFirstOrThrow()
  const body = new FormData()
  body.append('do', 'tilfoej')
  body.append('filer', new File(['Et vandhul til en okapi'], 'note.txt'))
  expect((await secretary.request('POST', `/punkt/${short_id}/bilag`, { body })).status).toBe(303)
  const paper = await db.owner
    .updateTable('attachment')
    .set({ openness: 'open' })
    .where('item_id', '=', itemId)
    .returning(['id', 'sha256'])
    .executeTakeFirstOrThrow()
  await readStoredFile(afresh.platform, { municipalityId: municipality.id, id: paper.sha256?.toString('hex') ?? '' })
  const told_until = new Date('2026-03-02T11:00:00Z')
  await db.owner
    .insertInto('follow_run')
    .values({ municipality_id: municipality.id, told_until })
    .onConflict((on) => on.column('municipality_id').doUpdateSet({ told_until }))
    .execute()
  for (const about of ['search/q=zebrafink', 'meetings'])
    await db.owner
      .insertInto('follow')
      .values({
        municipality_id: municipality.id,
        id: newId(),
        address: `laeser${month}@example.org`,
        about,
        lang: 'da',
        confirmed_at: told_until,
      })
      .execute()
  await change((tx) => releaseMinutes(tx, acting, id))
  afresh.travel({ minutes: 15 })
  await tellFollowers(afresh.platform, municipality.id)
  await heard(program.keeping)
  return { id, slug, itemId, shortId: short_id, caseSlug: number.replace('/', '-'), paper: `/bilag/${paper.id}/note.txt` }
}
type Opened = Awaited<ReturnType<typeof anOpenItem>>

const ways: [string, (opened: Opened) => Promise<unknown>][] = [
  [
    'its item is closed',
    async ({ id, itemId }) => {
      await db.owner.updateTable('agenda_item').set({ openness: 'closed', public_title: 'Lukket punkt' }).where('id', '=', itemId).execute()
      await change((tx) => publish(tx, acting, id, 'corrected', 'Punktet er lukket.'))
    },
  ],
  ['its meeting is withdrawn', ({ id }) => change((tx) => withdraw(tx, acting, id, 'error'))],
]

test.each(ways)(
  'what everybody has read is nowhere any more as soon as %s',
  async (_what, close) => {
    const opened = await anOpenItem()
    const meeting = `/moeder/${opened.slug}`
    const known = [`${meeting}/versioner/1`, `${meeting}/referat.html`, `/punkt/${opened.shortId}.html`, `/sager/${opened.caseSlug}.html`]
    const before = telling(await exits(known))
    for (const door of [
      ...[meeting, `/ar${meeting}`, ...known, `/punkt/${opened.shortId}`, opened.paper, `/sager/${opened.caseSlug}`, '/sager', '/'],
      ...[...searches, `/sager/${opened.caseSlug}/nyt.atom`, `/api${meeting.replace('moeder', 'meetings')}`, '/api/cases'],
      `/api/oparl/v1.1/agendaitem/${opened.itemId}`,
    ])
      expect(before).toContain(door)
    expect(before.filter((path) => path.startsWith('/api/tables')).length).toBeGreaterThan(0)
    expect(before.length).toBeGreaterThan(25)

    await close(opened)
    await heard(program.keeping)
    // Those who have kept an address ask for it again, and others look anew.
    expect(telling(await exits([...known, ...before]))).toEqual([])
    expect((await program.get(opened.paper)).status).toBeGreaterThanOrEqual(404)
    const found = await db.owner.selectFrom('search_entry').select(['title', 'body']).where('audience', '=', 'public').execute()
    expect(found.filter(({ title, body }) => canary.test(title + body))).toEqual([])
    // The mail of the morning lay ready before: it is made of what is public when it goes.
    afresh.mails.length = 0
    await afresh.deliver()
    expect(afresh.mails.filter(({ text, subject }) => canary.test(subject + text))).toEqual([])
  },
  120_000,
)
