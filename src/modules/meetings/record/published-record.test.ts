import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureCase, linkCases } from '#modules/cases/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { openedForm } from '#test/forms.ts'
import { aCouncil, anItem } from '#test/make.ts'
import type { MeetingModel } from '../model.ts'
import { publish, releaseMinutes } from '../publish.ts'
import { findingsOf } from '../release/findings.ts'
import { meetingsUnderWay } from './under-way.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const now = '2026-03-02T16:30:00Z'
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const public_ = await testApp(db, { municipality, now })
const { platform } = secretary
const council = await aCouncil(platform, municipality.id)
const committee = await aCouncil(platform, municipality.id, 'Kulturudvalget')
const { acting } = council
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)
const { underWay } = meetingsUnderWay(db, council)

const decide = async (shortId: string | undefined, changes: Record<string, string>) => {
  const path = `/punkt/${shortId}/beslutning`
  const form = await openedForm(await secretary.get(path), path)
  return secretary.post(path, { ...form.fields, do: 'save', text: 'Vedtaget.', outcome: 'adopted', ...changes })
}
const recuse = (meetingId: string, itemId: string, name: string, position: number, kind = 'recused') =>
  db.owner
    .insertInto('attendance_event')
    .values({
      ...{ municipality_id: municipality.id, id: newId(), meeting_id: meetingId, item_id: itemId, position, name, kind },
      ...{ at: new Date('2026-02-02T16:30:00Z'), recorded_by: 'system', reason: 'Hun ejer huset' },
    })
    .execute()
const release = (meetingId: string) => act((tx) => releaseMinutes(tx, acting, meetingId))
const read = async (path: string) =>
  load(await (await public_.get(path)).text())('main')
    .text()
    .replace(/\s+/g, ' ')
const data = async (slug: string) => (await (await public_.get(`/api/meetings/${slug}`)).json()) as MeetingModel
const votes = { for: '8', against: '1', abstain: '2', note: 'Imod: Ida Imod' }

describe('a vote', () => {
  test('is told in numbers when the minutes are released, and not before; who voted how stays with the secretariat', async () => {
    const { id, slug, shortIds } = await underWay()
    await decide(shortIds[0], votes)
    await act((tx) => publish(tx, acting, id, 'agenda'))
    expect(JSON.stringify(await data(slug))).not.toContain('votes')
    await release(id)
    for (const path of [`/moeder/${slug}`, `/punkt/${shortIds[0]}`])
      expect(await read(path)).toContain('Afstemning: 8 for, 1 imod, 2 hverken for eller imod')
    expect(await read(`/en/punkt/${shortIds[0]}`)).toContain('Vote: 8 for, 1 against, 2 abstaining')
    expect(await read(`/ar/punkt/${shortIds[0]}`)).toContain('التصويت: 8 مع، 1 ضد، 2 امتناع')
    expect((await data(slug)).items[0]?.decisions[0]?.votes).toEqual({ for: 8, against: 1, abstain: 2 })
    expect(await read(`/moeder/${slug}`)).not.toContain('Ida Imod')
  })

  test('names those who voted when whoever wrote it down says so, and their numbers are looked for before it goes out', async () => {
    const { id, shortIds } = await underWay()
    await decide(shortIds[0], { ...votes, note: 'Imod: Ida Imod, 010203-1234', ballot: 'named' })
    const found = await act((tx) => findingsOf(tx, id))
    expect(found.map(({ kind, place }) => [kind, place.part])).toEqual([['cpr', 'decision']])
    await release(id)
    expect(await read(`/punkt/${shortIds[0]}`)).toContain('Imod: Ida Imod')
  })

  test('by secret ballot says so, and holds no names at all', async () => {
    const { id, slug, shortIds } = await underWay()
    const refused = await decide(shortIds[0], { ...votes, ballot: 'secret' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Imod: Ida Imod')
    await decide(shortIds[0], { ...votes, note: '', ballot: 'secret' })
    await release(id)
    expect(await read(`/punkt/${shortIds[0]}`)).toContain('8 for, 1 imod, 2 hverken for eller imod – Afstemningen var hemmelig.')
    expect((await data(slug)).items[0]?.decisions[0]?.votes).toEqual({ for: 8, against: 1, abstain: 2, isSecret: true })
  })

  test('of a closed item, and of a closed decision on an open one, is told to nobody outside', async () => {
    const { id, slug, shortIds } = await underWay([], {
      items: [anItem({ title: 'Lukket sag', openness: 'closed' }), anItem({ title: 'Åben sag' })],
    })
    for (const [i, shortId] of shortIds.entries()) {
      await decide(shortId, { ...votes, ballot: 'named', openness: 'closed' })
      const item = await db.owner.selectFrom('agenda_item').select('id').where('short_id', '=', shortId).executeTakeFirstOrThrow()
      await recuse(id, item.id, 'Rikke Habil', i)
    }
    await release(id)
    const all = JSON.stringify(await data(slug)) + (await read(`/moeder/${slug}`))
    for (const secret of ['"for"', '8 for', 'Ida Imod', 'Rikke Habil']) expect(all).not.toContain(secret)
    const inside = await (await secretary.get(`/moeder/${slug}`)).text()
    expect([inside.split('8 for').length, inside.split('Rikke Habil').length]).toEqual([3, 3])
  })

  test('that was written down wrongly is put right by a correction, and the versions say what it was', async () => {
    const { id, slug, shortIds } = await underWay()
    await decide(shortIds[0], votes)
    await release(id)
    const path = `/punkt/${shortIds[0]}/ret`
    const form = await openedForm(await secretary.get(path), path)
    expect((await secretary.post(path, { ...form.fields, for: '9', ballot: 'named', reason: 'Talt forkert' })).status).toBe(303)
    const version = await read(`/moeder/${slug}/versioner/2`)
    expect(version).toContain('Afstemning: 8 for, 1 imod, 2 hverken for eller imod → 9 for, 1 imod, 2 hverken for eller imod')
    expect(version).toContain('Hvem stemte hvordan')
  })
})

describe('who is recused for an item', () => {
  test('stands with it in the released minutes without the reason, and whoever took it back does not', async () => {
    const { id, slug, shortIds, itemIds } = await underWay()
    await recuse(id, itemIds[0] ?? '', 'Rikke Habil', 0)
    await recuse(id, itemIds[0] ?? '', 'Tove Tilbage', 1)
    await recuse(id, itemIds[0] ?? '', 'Tove Tilbage', 2, 'returned')
    await act((tx) => publish(tx, acting, id, 'agenda'))
    expect(JSON.stringify(await data(slug))).not.toContain('Rikke')
    await release(id)
    for (const path of [`/moeder/${slug}`, `/punkt/${shortIds[0]}`])
      expect(await read(path)).toContain('Deltog ikke på grund af inhabilitet: Rikke Habil')
    const model = await data(slug)
    expect([model.items[0]?.recused, model.items[1]?.recused]).toEqual([[{ name: 'Rikke Habil' }], undefined])
    expect(JSON.stringify(model)).not.toMatch(/Tove|ejer huset/)
  })

  test('is not told by an older version either, when the decision has been closed since', async () => {
    const { id, slug, shortIds, itemIds } = await underWay()
    await decide(shortIds[0], votes)
    await recuse(id, itemIds[0] ?? '', 'Rikke Habil', 0)
    await release(id)
    expect(await read(`/moeder/${slug}/versioner/1`)).toContain('Rikke Habil')
    await db.owner
      .updateTable('decision')
      .set({ openness: 'closed' })
      .where('item_id', '=', itemIds[0] ?? '')
      .execute()
    await act((tx) => publish(tx, acting, id, 'corrected', 'Lukket'))
    expect(await read(`/moeder/${slug}/versioner/1`)).not.toMatch(/Rikke Habil|8 for/)
  })
})

describe('a joint meeting', () => {
  let meeting: Awaited<ReturnType<typeof underWay>>
  beforeAll(async () => {
    meeting = await underWay(['Festival', 'Budget', 'Vagt'], { kind: 'joint', otherBodyIds: [committee.host.id] })
    await act(async (tx) => {
      const caseId = await ensureCase(tx, municipality.id, { system: '', number: '2026-9', title: 'Festivalen' })
      await linkCases(tx, municipality.id, [{ caseId, itemId: meeting.itemIds[0] ?? '' }])
    })
    await decide(meeting.shortIds[0], {})
    await decide(meeting.shortIds[1], { decided: committee.host.id })
    await release(meeting.id)
  })

  test('decides with all who meet, unless somebody says otherwise; the pages say who did', async () => {
    const shown = await Promise.all(meeting.shortIds.map((shortId) => read(`/punkt/${shortId}`)))
    expect(shown[0]).toContain('Besluttet af: Integrationsrådet, Kulturudvalget')
    expect(shown[1]).toContain('Besluttet af: Kulturudvalget')
    expect(shown[2]).not.toContain('Besluttet af')
    expect((await data(meeting.slug)).items.map((item) => item.decisions[0]?.decidedBy)).toEqual([
      ['Integrationsrådet', 'Kulturudvalget'],
      ['Kulturudvalget'],
      undefined,
    ])
  })

  test('stands on the pages of both bodies, and the case says who decided', async () => {
    await db.owner.updateTable('body').set({ is_public: true }).execute()
    for (const slug of ['integrationsraadet', 'kulturudvalget'])
      expect(await (await public_.get(`/raadet/${slug}`)).text()).toContain(meeting.slug)
    expect(await read('/sager/2026-9')).toContain('Integrationsrådet, Kulturudvalget')
    const cases = await (await public_.get('/api/cases')).text()
    expect(cases).toContain('"bodies":["Integrationsrådet","Kulturudvalget"]')
  })

  test('of one body alone asks nobody who decided', async () => {
    const { shortIds } = await underWay()
    expect(await (await secretary.get(`/punkt/${shortIds[0]}/beslutning`)).text()).not.toContain('name="decided"')
  })
})

test('versions from before votes were told are read as they always were', async () => {
  const { id, slug, shortIds } = await underWay()
  await decide(shortIds[0], { for: '', against: '', abstain: '', note: '' })
  await release(id)
  const [item] = (await data(slug)).items
  expect(Object.keys(item ?? {})).not.toContain('recused')
  expect(Object.keys(item?.decisions[0] ?? {}).sort()).toEqual(
    ['body', 'caption', 'content', 'isClosed', 'lang', 'outcome', 'postponedTo', 'referredTo'].sort(),
  )
})
