import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { readPdfTags } from '#test/paper-pdf.ts'
import { aPdf, aPng } from '#test/papers.ts'
import { publishAgenda, releaseMinutes, withdraw } from '../publish.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const { platform } = visitor
const { acting, host, hold } = await aCouncil(platform, municipality.id, 'Integrationsrådet')
const act = <R>(work: Parameters<typeof platform.db.in<R>>[1]) => platform.db.in(municipality.id, work)
const files = platform.files

let member: TestApp
let secretary: TestApp
let slug = ''
let id = ''
let shortIds: string[] = []

const items = [
  anItem({
    title: 'Sprogcaféen på Ærø',
    sections: [aSection('Caféen åbner igen'), aSection('Hemmeligt afsnit', 'closed')],
    decision: aDecision('Rådet siger ja'),
  }),
  anItem({ title: 'Hemmelig sag', publicTitle: 'Lukket sag', openness: 'closed', sections: [aSection('Hemmelige ord')] }),
]
const pdfOf = async (answer: Response) => readPdfTags(new Uint8Array(await answer.arrayBuffer()))
const wordsOf = (seen: Awaited<ReturnType<typeof readPdfTags>>) => seen.blocks.map((block) => block.text).join('\n')

beforeAll(async () => {
  member = await testApp(db, { municipality, as: 'member', bodyId: host.id, files })
  secretary = await testApp(db, { municipality, as: 'secretary', files })
  const meeting = await hold({ items })
  id = meeting.id
  slug = meeting.slug
  await act((tx) => publishAgenda(tx, acting, id))
  await act((tx) => releaseMinutes(tx, acting, id))
  const rows = await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', id).orderBy('position').execute()
  shortIds = rows.map((row) => row.short_id)
})

describe('the minutes as PDF', () => {
  test('hold what is public, in tags, with title, language and the mark that nobody has approved them', async () => {
    const answer = await visitor.get(`/moeder/${slug}/referat.pdf`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const seen = await pdfOf(answer)
    const words = wordsOf(seen)
    expect(seen.loose).toEqual([])
    expect([seen.title, seen.lang]).toEqual(['Referat: Integrationsrådet, 2. februar 2026', 'da'])
    for (const word of ['Sprogcaféen på Ærø', 'Caféen åbner igen', 'Rådet siger ja', 'Lukket sag', 'endnu ikke godkendt'])
      expect(words).toContain(word)
    expect(words).not.toMatch(/[Hh]emmelig/)
  })

  test('hold closed parts for somebody who sits there, say so, and are kept by nobody on the way', async () => {
    const answer = await member.get(`/moeder/${slug}/referat.pdf`)
    expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null])
    const words = wordsOf(await pdfOf(answer))
    for (const word of ['Hemmelig sag', 'Hemmelige ord', 'Hemmeligt afsnit', 'som kun du og andre med samme ret'])
      expect(words).toContain(word)
  })

  test('are called by what they are, in letters that every program reads and in the real ones', async () => {
    const answer = await visitor.get(`/moeder/${slug}/referat.pdf`)
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="Referat Integrationsr_det 2026-02-02.pdf"; filename*=UTF-8''Referat%20Integrationsr%C3%A5det%202026-02-02.pdf`,
    )
  })

  test('are not sent twice, and are new when their content is', async () => {
    const etag = (await visitor.get(`/moeder/${slug}/referat.pdf`)).headers.get('etag') ?? ''
    expect((await visitor.get(`/moeder/${slug}/referat.pdf`, { 'if-none-match': etag })).status).toBe(304)
    expect((await visitor.get(`/moeder/${slug}/dagsorden.pdf`, { 'if-none-match': etag })).status).toBe(200)
  })

  test('speak the language of the page around the Danish words', async () => {
    const seen = await pdfOf(await visitor.get(`/ar/moeder/${slug}/referat.pdf`))
    expect([seen.lang, seen.loose]).toEqual(['ar', []])
    expect(seen.blocks.find((block) => block.text.includes('åbner igen'))?.lang).toBe('da')
  })
})

describe('a document', () => {
  test('of the agenda says nothing of what was decided', async () => {
    const page = load(await (await visitor.get(`/moeder/${slug}/dagsorden.html`)).text())
    expect(page('main').text()).toContain('Caféen åbner igen')
    expect(page('main').text()).not.toContain('Rådet siger ja')
  })

  test('of an item stands by itself; a closed one has its public title and no more', async () => {
    const [open, closed] = shortIds
    expect(wordsOf(await pdfOf(await visitor.get(`/punkt/${open}.pdf`)))).toContain('Rådet siger ja')
    const words = wordsOf(await pdfOf(await visitor.get(`/punkt/${closed}.pdf`)))
    expect(words).toContain('Lukket sag')
    expect(words).not.toMatch(/[Hh]emmelig/)
  })

  test('is linked from the page, in each form that the router knows', async () => {
    const page = load(await (await visitor.get(`/moeder/${slug}`)).text())
    const links = page('nav.paper-links a')
      .toArray()
      .map((node) => page(node).attr('href') ?? '')
    expect(links.length).toBe(5)
    for (const link of links) expect((await visitor.get(link)).status).toBe(200)
  })

  test.each(['referat', 'referat.odt', 'referat-arkiv.docx', 'mappe.docx', 'andet.pdf'])('named %s does not exist', async (name) => {
    expect((await visitor.get(`/moeder/${slug}/${name}`)).status).not.toBe(200)
  })

  test('is gone with its page', async () => {
    const meeting = await hold({ items: [anItem({ title: 'En fejl' })], startsAt: new Date('2025-03-03T16:00:00Z') })
    await act((tx) => publishAgenda(tx, acting, meeting.id))
    await act((tx) => releaseMinutes(tx, acting, meeting.id))
    expect((await visitor.get(`/moeder/${meeting.slug}/referat.pdf`)).status).toBe(200)
    await act((tx) => withdraw(tx, acting, meeting.id, 'mistake'))
    for (const name of ['referat.pdf', 'referat.docx', 'dagsorden.html']) {
      const answer = await visitor.get(`/moeder/${meeting.slug}/${name}`)
      expect([name, answer.status, answer.headers.get('etag')]).toEqual([name, 410, null])
    }
  })
})

describe('draft minutes as a document', () => {
  const drafted = async (startsAt: string, given: Parameters<typeof hold>[0] = {}) => {
    const meeting = await hold({
      items: [anItem({ title: 'Lysregulering', sections: [aSection('')], decision: aDecision('Kladden siger ja') }), ...items],
      startsAt: new Date(startsAt),
      ...given,
    })
    await act((tx) => publishAgenda(tx, acting, meeting.id))
    return { ...meeting, path: `/moeder/${meeting.slug}/referat-udkast` }
  }

  test('are for those who may read the draft, say on every page what they are, and are kept by nobody on the way', async () => {
    const { path } = await drafted('2026-06-01T16:00:00Z')
    const chair = await testApp(db, { municipality, as: 'chair', bodyId: host.id, files })
    const elsewhere = await aCouncil(platform, municipality.id, 'Et tredje råd')
    const stranger = await testApp(db, { municipality, as: 'secretary', bodyId: elsewhere.host.id, files })
    for (const app of [secretary, chair]) {
      const answer = await app.get(`${path}.pdf`)
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual([200, 'no-store', null])
      const seen = await pdfOf(answer)
      expect(seen.loose).toEqual([])
      expect(seen.artifacts.filter((text) => text === 'Udkast').length).toBe(seen.pages)
      for (const words of ['Kladden siger ja', 'Hemmelig sag', 'Det her er et udkast']) expect(wordsOf(seen)).toContain(words)
    }
    for (const ending of ['pdf', 'docx', 'html']) {
      expect((await member.get(`${path}.${ending}`)).status).toBe(404)
      expect((await stranger.get(`${path}.${ending}`)).status).toBe(404)
      expect((await visitor.get(`${path}.${ending}`)).status).toBe(303)
    }
    expect((await secretary.get(`${path}-arkiv.pdf`)).status).toBe(404)
  })

  test('do not make a caption of a section in which nobody has written', async () => {
    const { path } = await drafted('2026-06-02T16:00:00Z')
    const page = load(await (await secretary.get(`${path}.html`)).text())
    expect(
      page('h3')
        .toArray()
        .map((node) => page(node).text()),
    ).not.toContain('')
    expect(page('h2').first().next('h3').text()).not.toBe(aSection('').caption)
  })

  test('lead to the minutes once they are released, and are none before anybody has begun', async () => {
    const { id, path, slug } = await drafted('2026-06-03T16:00:00Z')
    await act((tx) => releaseMinutes(tx, acting, id))
    const answer = await secretary.get(`${path}.pdf`)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/moeder/${slug}/referat.pdf`])
    const planned = await drafted('2026-06-04T16:00:00Z', { state: 'planned', hasMinutes: false })
    expect((await secretary.get(`${planned.path}.pdf`)).status).toBe(404)
  })

  test('are linked where the minutes are written and released', async () => {
    const { path, slug } = await drafted('2026-06-05T16:00:00Z')
    for (const page of ['referat', 'frigiv']) {
      const links = load(await (await secretary.get(`/moeder/${slug}/${page}`)).text())('nav.paper-links a')
      expect(links.toArray().map((node) => node.attribs['href'])).toEqual([`${path}.pdf`, `${path}.docx`])
    }
  })
})

describe('the logo of the municipality', () => {
  test('is on documents as soon as it is set, with the mark of a new file, and gone when its bytes are', async () => {
    const before = await visitor.get(`/moeder/${slug}/referat.html`)
    const bytes = aPng()
    const body = new FormData()
    body.append('billede', new File([new Uint8Array(bytes)], 'logo.png'))
    const administrator = await testApp(db, { municipality, as: 'administrator', files })
    expect((await administrator.request('POST', '/opsaetning/kommune/logo', { body })).status).toBe(303)
    const after = await visitor.get(`/moeder/${slug}/referat.html`)
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    const image = load(await after.text())('img')
    expect([image.length, image.attr('alt')]).toEqual([1, ''])
    expect((await visitor.get(`/moeder/${slug}/referat-arkiv.pdf`)).status).toBe(200)
    const remove = new FormData()
    remove.append('do', 'remove')
    await administrator.request('POST', '/opsaetning/kommune/logo', { body: remove })
    expect(await (await visitor.get(`/moeder/${slug}/referat.html`)).text()).not.toContain('<img')
  })
})

describe("a member's pack", () => {
  test('is for those who take part', async () => {
    const elsewhere = await aCouncil(platform, municipality.id, 'Et andet råd')
    const stranger = await testApp(db, { municipality, as: 'member', bodyId: elsewhere.host.id, files })
    expect((await stranger.get(`/moeder/${slug}/mappe.pdf`)).status).toBe(404)
    expect((await visitor.get(`/moeder/${slug}/mappe.pdf`)).status).toBe(303)
    expect((await member.get(`/moeder/${slug}/mappe.pdf`)).status).toBe(200)
  })

  test('holds the papers after their items: PDF page by page, text as it was read, what cannot be shown with a link', async () => {
    const meeting = await hold({
      items: [anItem({ title: 'Med bilag', supplement: 1 })],
      state: 'planned',
      hasMinutes: false,
      startsAt: new Date('2026-05-04T16:00:00Z'),
    })
    const row = await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', meeting.id).executeTakeFirstOrThrow()
    const body = new FormData()
    body.append('do', 'tilfoej')
    const papers: [string, Buffer][] = [
      ['Budget.pdf', aPdf('tal paa side et', 'tal paa side to')],
      ['Note.txt', Buffer.from('En note\n\n- med\n- liste')],
      ['Ødelagt.pdf', aPdf('x'.repeat(500)).subarray(0, 300)],
    ]
    for (const [name, bytes] of papers) body.append('filer', new File([new Uint8Array(bytes)], name))
    expect((await secretary.request('POST', `/punkt/${row.short_id}/bilag`, { body })).status).toBe(303)
    await act((tx) => publishAgenda(tx, acting, meeting.id))
    const seen = await pdfOf(await member.get(`/moeder/${meeting.slug}/mappe.pdf`))
    const words = wordsOf(seen)
    expect(seen.loose).toEqual([])
    expect(seen.figures.map((figure) => [figure.alt, figure.text.trim()])).toEqual([
      ['Budget, side 1', 'tal paa side et'],
      ['Budget, side 2', 'tal paa side to'],
    ])
    expect(words).toContain('En note')
    expect(words).toContain('Filen kan ikke vises her')
    expect(seen.outline.filter((title) => title.startsWith('Bilag'))).toEqual([
      'Bilag 1: Budget (Tillæg 1)',
      'Bilag 2: Note (Tillæg 1)',
      'Bilag 3: Ødelagt (Tillæg 1)',
    ])
  })
})
