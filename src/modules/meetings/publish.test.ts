import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { search } from '#platform/search/search.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { buildModel } from './build-model.ts'
import type { NewMeeting } from './create.ts'
import type { ItemModel, MeetingModel } from './model.ts'
import { hashOf, type ItemHash, publish, publishAgenda, releaseMinutes, rootHash, withdraw } from './publish.ts'
import { approveMinutes } from './release/approval.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const visitor = await testApp(db, { municipality })
const { platform } = visitor
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

const read = async (path: string) => {
  const answer = await visitor.get(path)
  return {
    status: answer.status,
    text: load(await answer.text())('main')
      .text()
      .replace(/\s+/g, ' '),
  }
}
const versions = (meetingId: string) =>
  db.owner.selectFrom('snapshot').selectAll().where('meeting_id', '=', meetingId).orderBy('version').execute()
const shortIds = async (meetingId: string) =>
  (await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', meetingId).orderBy('position').execute()).map(
    (row) => row.short_id,
  )
let day = 1
/** A meeting on a day of its own. */
const aDay = (given: Partial<NewMeeting> = {}) => hold({ startsAt: new Date(Date.UTC(2025, 0, day++, 16)), ...given })
const aDecided = (text: string) => aDay({ items: [anItem({ title: `Om ${text}`, decision: aDecision(`Rådet vedtog ${text}`) })] })

describe('a snapshot', () => {
  test('is what the public sees, counted from one on, and an earlier one never changes', async () => {
    const { id, slug } = await aDecided('cykler')
    await act((tx) => publishAgenda(tx, acting, id))
    const [first] = await versions(id)
    await act((tx) => releaseMinutes(tx, acting, id))
    const all = await versions(id)
    expect(all.map((one) => [one.version, one.stage])).toEqual([
      [1, 'agenda'],
      [2, 'minutes'],
    ])
    expect(all[0]).toEqual(first)
    expect(await (await visitor.get(`/api/meetings/${slug}`)).json()).toEqual(all[1]?.model)
  })

  test('two who publish at once make two versions', async () => {
    const { id } = await aDay()
    await Promise.all([1, 2].map(() => act((tx) => publish(tx, acting, id, 'announced'))))
    expect((await versions(id)).map((one) => one.version)).toEqual([1, 2])
  })

  test('shows that a closed item is unchanged to whoever is given it, without showing it to anybody else', async () => {
    const { id } = await aDay({
      items: [anItem({ title: 'hemmeligt', openness: 'closed', decision: aDecision('lukket') }), anItem({ title: 'åbent' })],
    })
    await act((tx) => releaseMinutes(tx, acting, id))
    const [snapshot] = await versions(id)
    const full = await act((tx) => buildModel(tx, id))
    const hashes = snapshot?.item_hashes as unknown as ItemHash[]
    expect(JSON.stringify(snapshot?.model)).not.toContain('hemmeligt')
    const again = full?.items.map((item, i) => hashOf(Buffer.from(hashes[i]?.salt ?? '', 'hex'), item))
    expect(again).toEqual(hashes.map((hash) => hash.sha256))
    expect(full && rootHash(full, hashes)).toEqual(snapshot?.root_hash)
    const changed = { ...full?.items[0], title: 'andet' } as ItemModel
    expect(hashOf(Buffer.from(hashes[0]?.salt ?? '', 'hex'), changed)).not.toBe(hashes[0]?.sha256)
  })

  test('has a root hash that every item and every fact of the meeting bears on', async () => {
    const { id } = await aDay({ items: [anItem({ title: 'et' }), anItem({ title: 'to', openness: 'closed' })] })
    const full = (await act((tx) => buildModel(tx, id))) as MeetingModel
    const salt = Buffer.alloc(16)
    const root = (model: MeetingModel) =>
      rootHash(
        model,
        model.items.map((item) => ({ id: item.id, salt: '', sha256: hashOf(salt, item) })),
      ).toString('hex')
    const [one, two] = full.items as [ItemModel, ItemModel]
    const others = [
      { ...full, items: [{ ...one, summary: 'x' }, two] },
      { ...full, items: [one, { ...two, title: 'x' }] },
      { ...full, items: [two, one] },
      { ...full, items: [one] },
      { ...full, place: 'x' },
    ]
    expect(new Set([full, ...others].map(root)).size).toBe(others.length + 1)
  })
})

describe('minutes', () => {
  test('go out as not yet approved; the page says so', async () => {
    const { id, slug } = await aDecided('bænke')
    expect((await read(`/moeder/${slug}`)).status).toBe(404)
    await act((tx) => releaseMinutes(tx, acting, id))
    const page = await read(`/moeder/${slug}`)
    expect(page.text).toContain('Rådet vedtog bænke')
    expect(page.text).toContain('endnu ikke godkendt')
  })

  test('are released once, and only where there are any', async () => {
    const { id } = await aDecided('lys')
    await act((tx) => releaseMinutes(tx, acting, id))
    expect(await act((tx) => releaseMinutes(tx, acting, id))).toEqual({ refusal: 'alreadyReleased' })
    const without = await aDay({ hasMinutes: false })
    expect(await act((tx) => releaseMinutes(tx, acting, without.id))).toEqual({ refusal: 'noMinutes' })
    expect((await versions(without.id)).length).toBe(0)
  })

  test('are approved by an item of a later meeting, and the page leads to it', async () => {
    const { id, slug } = await aDecided('stier')
    const later = await aDay({ items: [anItem({ title: 'Godkendelse af referat', standing: 'last_minutes' })] })
    const approve = () => act((tx) => approveMinutes(tx, acting, id, later.itemIds[0] ?? ''))
    expect(await approve()).toEqual({ refusal: 'notReleased' })
    await act((tx) => releaseMinutes(tx, acting, id))
    await act((tx) => releaseMinutes(tx, acting, later.id))
    expect(await approve()).toEqual({ version: 2 })
    const page = load(await (await visitor.get(`/moeder/${slug}`)).text())
    expect(page('main').text()).toContain('Referatet er godkendt på mødet')
    expect(page(`main a[href="/punkt/${(await shortIds(later.id))[0]}"]`)).toHaveLength(1)
    expect(await approve()).toEqual({ refusal: 'notReleased' })
  })

  test('name no approving item that the public cannot read', async () => {
    const { id, slug } = await aDecided('træer')
    const later = await aDay({ title: 'hemmelig dagsorden', items: [anItem({ standing: 'last_minutes' })] })
    await act((tx) => releaseMinutes(tx, acting, id))
    await act((tx) => approveMinutes(tx, acting, id, later.itemIds[0] ?? ''))
    const data = (await (await visitor.get(`/api/meetings/${slug}`)).json()) as MeetingModel
    expect([data.minutes, data.approvedBy]).toEqual(['approved', null])
    expect((await read(`/moeder/${slug}`)).text).toContain('godkendt')
  })
})

describe('a withdrawn meeting', () => {
  const found = async (query: string) =>
    (await act((tx) => search(tx, { query, audiences: ['public'], limit: 10, offset: 0 }))).hits.map((hit) => hit.url)

  test('is gone with its items from page, list, search, data and sitemap, and its addresses say why; others stay', async () => {
    const { id, slug } = await aDecided('xylofoner')
    const other = await aDecided('marimbaer')
    for (const one of [id, other.id]) await act((tx) => releaseMinutes(tx, acting, one))
    const [shortId] = await shortIds(id)
    const lists = ['/', '/moeder', '/sitemap.xml', '/api/meetings', '/raadet/integrationsraadet']
    const naming = async (what: string) =>
      (await Promise.all(lists.map(async (path) => ((await (await visitor.get(path)).text()).includes(what) ? path : '')))).filter(Boolean)
    expect(await naming(slug)).toContain('/moeder')
    expect(await found('xylofoner')).not.toEqual([])
    const untouched = await naming(other.slug)

    await act((tx) => withdraw(tx, acting, id, 'Der stod et navn'))
    for (const path of [`/moeder/${slug}`, `/punkt/${shortId}`]) {
      const page = await read(path)
      expect(page.status, path).toBe(410)
      expect(page.text).toContain('Begrundelse: Der stod et navn')
      expect(page.text).not.toContain('xylofoner')
    }
    expect((await visitor.get(`/api/meetings/${slug}`)).status).toBeGreaterThanOrEqual(404)
    expect([await naming(slug), await naming(shortId ?? '')]).toEqual([[], []])
    expect(await found('xylofoner')).toEqual([])
    expect(await naming(other.slug)).toEqual(untouched)
    expect(await found('marimbaer')).not.toEqual([])
  })

  test('is not brought back by approving it, nor withdrawn twice', async () => {
    const { id, slug, itemIds } = await aDecided('harper')
    expect(await act((tx) => withdraw(tx, acting, id, 'x'))).toEqual({ refusal: 'notPublished' })
    await act((tx) => releaseMinutes(tx, acting, id))
    await act((tx) => withdraw(tx, acting, id, 'x'))
    expect(await act((tx) => approveMinutes(tx, acting, id, itemIds[0] ?? ''))).toEqual({ refusal: 'withdrawn' })
    expect(await act((tx) => withdraw(tx, acting, id, 'x'))).toEqual({ refusal: 'notPublished' })
    expect((await read(`/moeder/${slug}`)).status).toBe(410)
  })

  test('that is published again has nothing left of the withdrawal', async () => {
    const { id, slug } = await aDay({ items: [anItem({ openness: 'closed', title: 'lukket' })] })
    await act((tx) => releaseMinutes(tx, acting, id))
    await act((tx) => withdraw(tx, acting, id, 'Fejl'))
    await act((tx) => publish(tx, acting, id, 'minutes'))
    const [shortId] = await shortIds(id)
    expect([(await read(`/moeder/${slug}`)).status, (await read(`/punkt/${shortId}`)).status]).toEqual([200, 404])
  })
})

test('closed words are found by those who sit in one of the bodies of the meeting, once they are published, and by nobody else', async () => {
  const joint = await aCouncil(platform, municipality.id, 'Ældrerådet')
  const stranger = await aCouncil(platform, municipality.id, 'Handicaprådet')
  const { id } = await aDay({
    otherBodyIds: [joint.host.id],
    items: [
      anItem({ title: 'Fløjtepunkt', openness: 'closed', decision: aDecision('okarinaer') }),
      anItem({ title: 'Åbent', sections: [aSection('trommestikker', 'closed')] }),
    ],
  })
  const total = (query: string, bodyId: string | null) =>
    act(
      async (tx) =>
        (await search(tx, { query, audiences: bodyId ? ['public', `body/${bodyId}`] : ['public'], limit: 10, offset: 0 })).total,
    )
  const seen = async (query: string) => [
    await total(query, host.id),
    await total(query, joint.host.id),
    await total(query, stranger.host.id),
    await total(query, null),
  ]
  await act((tx) => publish(tx, acting, id, 'announced'))
  expect(await seen('fløjtepunkt')).toEqual([0, 0, 0, 0])
  await act((tx) => publishAgenda(tx, acting, id))
  expect(await seen('fløjtepunkt')).toEqual([1, 1, 0, 0])
  expect(await seen('okarinaer')).toEqual([0, 0, 0, 0])
  expect(await seen('trommestikker')).toEqual([1, 1, 0, 0])
  await act((tx) => releaseMinutes(tx, acting, id))
  expect(await seen('okarinaer')).toEqual([1, 1, 0, 0])
})
