import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { ensureCase } from '#modules/cases/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type TestApp, type TestOptions, testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import type { NewItem, NewMeeting } from './create.ts'
import { releaseMinutes, withdraw } from './publish.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const visitor = await testApp(db, { municipality })
const { platform } = visitor
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)
const as = (options: Partial<TestOptions>) => testApp(db, { municipality, ...options })

let day = 1
const aDay = (given: Partial<NewMeeting> = {}) => hold({ startsAt: new Date(Date.UTC(2024, 0, day++, 16)), ...given })
const aReleased = async (given: Partial<NewMeeting> = {}) => {
  const meeting = await aDay(given)
  await act((tx) => releaseMinutes(tx, acting, meeting.id))
  return meeting
}
const shortIdOf = async (itemId: string) =>
  (await db.owner.selectFrom('agenda_item').select('short_id').where('id', '=', itemId).executeTakeFirstOrThrow()).short_id
const textOf = async (app: TestApp, path: string) => load(await (await app.get(path)).text())('main').text()

describe('the address of a meeting', () => {
  test('is its day, in the zone where it meets, and its host; a second one on that day has -2, a third -3', async () => {
    const startsAt = new Date('2024-06-30T22:30:00Z')
    const slugs = []
    for (let i = 0; i < 3; i++) slugs.push((await hold({ startsAt })).slug)
    expect(slugs).toEqual(['2024-07-01-integrationsraadet', '2024-07-01-integrationsraadet-2', '2024-07-01-integrationsraadet-3'])
  })

  test('is one for each of many that are made at the same time', async () => {
    const startsAt = new Date('2024-08-01T16:00:00Z')
    const made = await Promise.all(Array.from({ length: 6 }, () => hold({ startsAt })))
    expect(new Set(made.map((meeting) => meeting.slug)).size).toBe(6)
  })

  test('that was left redirects for ever, in the language of the reader', async () => {
    const { id, slug } = await aReleased()
    await db.owner.insertInto('meeting_slug').values({ municipality_id: municipality.id, slug: 'gammel-adresse', meeting_id: id }).execute()
    const answer = await visitor.get('/moeder/gammel-adresse')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/moeder/${slug}`])
    expect((await visitor.get('/ar/moeder/gammel-adresse')).headers.get('location')).toBe(`/ar/moeder/${slug}`)
    await act((tx) => withdraw(tx, acting, id, 'Fejl'))
    expect((await visitor.get('/moeder/gammel-adresse')).status).toBe(410)
  })

  test.each(['findes-ikke', '2024-01-01', '%00', 'x'.repeat(5_000), "' or 1=1 --"])('that never was is not found: %s', async (slug) => {
    for (const path of ['/moeder/', '/punkt/', '/api/meetings/'])
      expect([400, 404], path + slug).toContain((await visitor.get(path + slug)).status)
  })
})

describe('who reads what', () => {
  const closed: Partial<NewItem> = {
    title: 'Personalesagen',
    publicTitle: 'Lukket sag',
    openness: 'closed',
    decision: aDecision('Fyret med løn'),
  }

  test('a draft: the secretariat at its address, and the public nothing', async () => {
    const { slug, itemIds } = await aDay({ title: 'Udkastmøde', items: [anItem({ title: 'Udkastpunkt' })] })
    const paths = [`/moeder/${slug}`, `/punkt/${await shortIdOf(itemIds[0] ?? '')}`]
    for (const path of paths) {
      expect((await visitor.get(path)).status).toBe(404)
      expect((await (await as({ as: 'member', bodyId: host.id })).get(path)).status).toBe(404)
      const answer = await (await as({ as: 'secretary' })).get(path)
      const page = load(await answer.text())
      expect(page('main').text()).toContain('Udkastpunkt')
      expect(page('meta[name=robots]').attr('content')).toContain('noindex')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    expect(await textOf(await as({ as: 'secretary' }), paths[0] ?? '')).toContain('Udkast: kun sekretariatet kan se det her')
    for (const path of ['/moeder', '/', '/sitemap.xml', '/api/meetings']) expect(await (await visitor.get(path)).text()).not.toContain(slug)
  })

  test('a closed item: who sits in a body of the meeting, not who sits in another, nor a substitute, nor the public', async () => {
    const joint = await aCouncil(platform, municipality.id, 'Ældrerådet')
    const stranger = await aCouncil(platform, municipality.id, 'Handicaprådet')
    const { slug, itemIds } = await aReleased({
      otherBodyIds: [joint.host.id],
      items: [anItem(closed), anItem({ title: 'Åbent', sections: [aSection('Lukket afsnit', 'closed')] })],
    })
    const paths = [`/moeder/${slug}`, `/punkt/${await shortIdOf(itemIds[0] ?? '')}`]
    const reads = async (options: Partial<TestOptions>) => {
      const text = (await Promise.all(paths.map(async (path) => textOf(await as(options), path)))).join()
      return [
        text.includes('Lukket sag') || text.includes('Personalesagen'),
        text.includes('Personalesagen'),
        text.includes('Fyret med løn'),
        text.includes('Lukket afsnit'),
      ]
    }
    for (const bodyId of [host.id, joint.host.id]) expect(await reads({ as: 'member', bodyId })).toEqual([true, true, true, true])
    for (const other of [{ as: 'member', bodyId: stranger.host.id }, { as: 'substitute', bodyId: host.id }, { as: null }] as const)
      expect(await reads(other)).toEqual([true, false, false, false])
  })

  test('a closed item without a public title has no page, and its number stands on the meeting’s', async () => {
    const { slug, itemIds } = await aReleased({ items: [anItem({ ...closed, publicTitle: null, numberText: '43' })] })
    expect((await visitor.get(`/punkt/${await shortIdOf(itemIds[0] ?? '')}`)).status).toBe(404)
    const text = await textOf(visitor, `/moeder/${slug}`)
    expect(text).toContain('43')
    expect(text).toContain('Lukket punkt')
  })
})

describe('titles that no layout expects', () => {
  const long = `Høring om ${'integrationspolitikkens'.repeat(90)}`.slice(0, 2_000)
  const arabic = 'مناقشة خطة الاندماج ﴿٢٠٢٦﴾'

  test('of two thousand characters, and in Arabic, stand whole on every page, and are found', async () => {
    const { slug, itemIds } = await aReleased({ title: long, items: [anItem({ title: long }), anItem({ title: arabic, lang: 'ar' })] })
    const [first, second] = await Promise.all(itemIds.map(shortIdOf))
    for (const path of [`/moeder/${slug}`, `/punkt/${first}`, '/moeder']) expect(await textOf(visitor, path), path).toContain(long)
    const page = load(await (await visitor.get(`/punkt/${second}`)).text())
    expect(page('main h1').text()).toBe(arabic)
    expect(page('main h1').closest('[lang=ar]').attr('dir') ?? page('main h1 [lang=ar]').attr('dir')).toBe('rtl')
    expect(await textOf(visitor, `/soeg?q=${encodeURIComponent('الاندماج')}`)).toContain('﴿٢٠٢٦﴾')
  })

  test('that are markup are shown as they were written', async () => {
    const hostile = `</title><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"'`
    const { slug, itemIds } = await aReleased({
      title: hostile,
      place: hostile,
      items: [anItem({ title: hostile, summary: hostile, presenter: hostile, decision: aDecision(hostile) })],
    })
    for (const path of [`/moeder/${slug}`, `/punkt/${await shortIdOf(itemIds[0] ?? '')}`, '/moeder', '/']) {
      const page = load(await (await visitor.get(path)).text())
      expect(page('script:not([src], [type="application/ld+json"]), img[onerror]'), path).toHaveLength(0)
      if (path !== '/') expect(page('main').text(), path).toContain(hostile)
    }
  })
})

describe('however much there is', () => {
  const counting = countingDatabase(db)
  const count = async (app: TestApp, path: string) => {
    const { queries, result } = await counting.count(() => app.get(path))
    return { status: result.status, size: (await result.text()).length, queries }
  }
  const many = (n: number, caseIds: string[] = []) =>
    Array.from({ length: n }, (_, i) =>
      anItem({
        numberText: String(i + 1),
        title: `Punkt ${i}`,
        openness: i % 10 === 1 ? 'closed' : 'open',
        sections: [aSection('åbent'), aSection('lukket', 'closed')],
        decision: aDecision('Vedtaget'),
        attachments: [{ title: 'Bilag', openness: 'open' }],
        caseIds: caseIds.slice(i, i + 1),
      }),
    )

  test.each(['nobody', 'secretary', 'member'] as const)('a meeting and an item take the same number of queries for %s', async (role) => {
    const [small, large] = [await aReleased({ items: many(1) }), await aReleased({ items: many(300) })]
    const [smallDraft, largeDraft] = [await aDay({ items: many(1) }), await aDay({ items: many(300) })]
    const app = await testApp(counting.db, {
      municipality,
      as: role === 'nobody' ? null : role,
      bodyId: role === 'member' ? host.id : null,
    })
    const paths = async (meeting: typeof small) => [`/moeder/${meeting.slug}`, `/punkt/${await shortIdOf(meeting.itemIds[0] ?? '')}`]
    for (const [one, other] of [
      [small, large],
      [smallDraft, largeDraft],
    ] as const) {
      const large = await paths(other)
      for (const [i, path] of (await paths(one)).entries()) {
        const [few, lots] = [await count(app, path), await count(app, large[i] ?? '')]
        expect([lots.status, lots.queries]).toEqual([few.status, few.queries])
      }
    }
  })

  test('so do the lists, the search and the data', async () => {
    const town = await aMunicipality(db, { code: '902' })
    const { platform, ...app } = await testApp(counting.db, { municipality: town, as: 'secretary' })
    const council = await aCouncil(platform, town.id)
    const release = async (items: NewItem[], month: number) => {
      const meeting = await council.hold({ items, startsAt: new Date(Date.UTC(2020, month, 1, 16)) })
      await platform.db.in(town.id, (tx) => releaseMinutes(tx, council.acting, meeting.id))
    }
    const cases = (from: number, to: number) =>
      platform.db.in(town.id, async (tx) => {
        const ids = []
        for (let i = from; i < to; i++)
          ids.push(await ensureCase(tx, town.id, { system: '', number: `2020-${String(i).padStart(6, '0')}` }))
        return ids
      })
    const paths = [
      '/',
      '/moeder',
      '/moeder?aar=2020',
      '/sager',
      '/sager/2020-000000',
      '/raadet',
      '/raadet/integrationsraadet',
      '/soeg?q=punkt',
      '/sitemap.xml',
      '/skrivebord',
    ]
    paths.push('/api/meetings', '/api/cases', '/api/bodies')
    const countAll = async () => {
      const counts = []
      for (const path of paths) counts.push(await count(app as TestApp, path))
      return counts
    }
    const [first] = await cases(0, 1)
    await release(many(1, [first ?? '']), 0)
    const few = await countAll()
    await release(many(300, await cases(1, 301)), 1)
    await release(many(1, [first ?? '']), 2)
    for (let month = 3; month < 33; month++) await release(many(1), month)
    const lots = await countAll()
    for (const [i, path] of paths.entries()) {
      expect([path, lots[i]?.status, lots[i]?.queries]).toEqual([path, 200, few[i]?.queries])
    }
    expect(lots.filter(({ size }, i) => size > (few[i]?.size ?? 0)).length).toBeGreaterThan(8)
  })
})

describe('who was at a meeting', () => {
  test('is not said to be nobody where the minutes tell only who sent word', async () => {
    const { slug } = await aReleased({ apologies: [{ personId: null, name: 'Ida Krog', reason: '' }] })
    const text = await textOf(visitor, `/moeder/${slug}`)
    expect(text).toContain('Afbud: 1 person')
    expect(text).toContain('Ida Krog')
    expect(text).not.toContain('Til stede')
  })
})
