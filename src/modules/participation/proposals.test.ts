import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishAgenda } from '#modules/meetings/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { type Somebody, somebody } from './participation.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
// The proposals are due 14 days before a meeting.
const app = await testApp(db, { municipality: ours, now: '2026-03-02T12:00:00Z' })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const other = await aCouncil(app.platform, ours.id, 'Kulturudvalget')
const secretary = await testApp(db, { municipality: ours, as: 'secretary', bodyId: host.id })
const colleague = await testApp(db, { municipality: ours, as: 'secretary', bodyId: host.id })
const elsewhere = await testApp(db, { municipality: ours, as: 'secretary', bodyId: other.host.id })

let anna: Somebody
let bo: Somebody
let inTime: { id: string; slug: string }
let tooLate: { id: string; slug: string }
const as = ({ cookie }: Somebody) => ({ cookie })
const text = async (answer: Response) =>
  load(await answer.text())('main')
    .text()
    .replace(/\s+/g, ' ')

beforeAll(async () => {
  anna = await somebody(app, ours, { name: 'Anna Ask', bodyId: host.id })
  bo = await somebody(app, ours, { name: 'Bo Birk', bodyId: host.id })
  const planned = { state: 'planned' as const, hasMinutes: false }
  inTime = await hold({
    ...planned,
    title: 'Skjult titel',
    startsAt: new Date('2026-04-20T16:00:00Z'),
    items: [anItem({ standing: 'any_other_business' })],
  })
  tooLate = await hold({ ...planned, startsAt: new Date('2026-03-10T17:00:00Z'), items: [anItem()] })
  await app.platform.db.in(ours.id, (tx) => publishAgenda(tx, acting, tooLate.id))
})

const given = (place: string, title = 'Flere bænke') => ({ do: 'propose', meeting: place, title, reason: 'Der mangler bænke ved søen.' })
const stored = (title: string) => db.owner.selectFrom('proposal').selectAll().where('title', '=', title).execute()
async function proposed(title: string, who = anna) {
  await app.post('/mine-moeder/forslag', given(`n-${host.id}`, title), as(who))
  const [row] = await stored(title)
  return row?.id ?? ''
}
const markIn = async (path: string, reader = secretary) =>
  load(await (await reader.get(path)).text())('input[name=mark]').attr('value') ?? ''
const itemsOf = (meetingId: string) =>
  db.owner
    .selectFrom('agenda_item')
    .select(['title', 'openness', 'presenter'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()

describe('a proposal', () => {
  test('goes to the meeting that was chosen, as long as its deadline has not passed', async () => {
    const answer = await app.post(`/moeder/${inTime.slug}/forslag`, given(`m-${inTime.slug}`), as(anna))
    expect(answer.status).toBe(303)
    expect(await stored('Flere bænke')).toMatchObject([
      { meeting_id: inTime.id, body_id: host.id, person_id: anna.personId, state: 'open', reason: 'Der mangler bænke ved søen.' },
    ])
    expect(await text(await app.get(answer.headers.get('location') ?? '', as(anna)))).toContain('Dit forslag er sendt')
  })

  test('after the deadline is for the next meeting, and the form says so before it is sent', async () => {
    const answer = await app.get(`/moeder/${tooLate.slug}/forslag`, as(anna))
    const page = load(await answer.text())
    expect(page('main').text()).toContain('Dit forslag bliver overvejet til det næste møde')
    expect(page('option[selected]').attr('value')).toBe(`n-${host.id}`)
    expect(page(`option[value="m-${tooLate.slug}"]`)).toHaveLength(0)
    expect((await app.post(`/moeder/${tooLate.slug}/forslag`, given(`m-${tooLate.slug}`, 'For sent'), as(anna))).status).toBe(422)
    await app.post(`/moeder/${tooLate.slug}/forslag`, given(`n-${host.id}`, 'For sent'), as(anna))
    expect((await stored('For sent'))[0]?.meeting_id).toBeNull()
  })

  test('keeps what was typed when something is missing or too long', async () => {
    const answer = await app.post('/mine-moeder/forslag', { ...given('x', 'T'.repeat(300)), reason: '' }, as(anna))
    expect(answer.status).toBe(422)
    const page = load(await answer.text())
    expect(
      page('#error-summary a')
        .map((_, link) => page(link).attr('href'))
        .get(),
    ).toEqual(['#meeting', '#title', '#reason'])
    expect(page('input[name=title]').attr('value')).toBe('T'.repeat(300))
  })

  test('sent twice by one press is one', async () => {
    const form = { ...given(`n-${host.id}`, 'Dobbelt'), once: newId() }
    await Promise.all([app.post('/mine-moeder/forslag', form, as(anna)), app.post('/mine-moeder/forslag', form, as(anna))])
    expect(await stored('Dobbelt')).toHaveLength(1)
  })

  test('is seen by the one who made it and the secretariat of the body, and by nobody else', async () => {
    const id = await proposed('Skjultforslag')
    expect(await text(await app.get('/mine-moeder/forslag', as(anna)))).toContain('Skjultforslag')
    expect(await text(await app.get('/mine-moeder/forslag', as(bo)))).not.toContain('Skjultforslag')
    expect(await text(await secretary.get('/forslag'))).toContain('Skjultforslag')
    expect(await text(await secretary.get('/skrivebord'))).toContain('Skjultforslag')
    expect(await text(await elsewhere.get('/forslag'))).not.toContain('Skjultforslag')
    expect(await text(await elsewhere.get('/skrivebord'))).not.toContain('Skjultforslag')
    expect((await elsewhere.get(`/forslag/${id}`)).status).toBe(404)
    expect((await elsewhere.post(`/forslag/${id}`, { answer: 'later', mark: 'open ' })).status).toBe(404)
    expect((await app.get(`/forslag/${id}`, as(anna))).status).toBe(404)
    const audit = JSON.stringify(await db.owner.selectFrom('audit_entry').select('payload').execute())
    expect(audit).not.toContain('Skjultforslag')
  })

  test('to a body in which somebody does not sit is refused', async () => {
    const answer = await app.post('/mine-moeder/forslag', given(`n-${other.host.id}`, 'Fremmed'), as(anna))
    expect([answer.status, await stored('Fremmed')]).toEqual([422, []])
    expect((await secretary.get('/mine-moeder/forslag')).status).toBe(404)
  })

  test('can be taken back by the one who made it until it is answered', async () => {
    const id = await proposed('Fortrudt')
    expect((await app.post('/mine-moeder/forslag', { do: 'takeBack', id }, as(bo))).status).toBe(404)
    expect((await app.post('/mine-moeder/forslag', { do: 'takeBack', id: 'x' }, as(anna))).status).toBe(404)
    expect((await app.post('/mine-moeder/forslag', { do: 'takeBack', id }, as(anna))).status).toBe(303)
    expect((await stored('Fortrudt'))[0]?.state).toBe('withdrawn')
    const late = await proposed('For sent fortrudt')
    await secretary.post(`/forslag/${late}`, { answer: 'reject', text: 'Nej', mark: await markIn(`/forslag/${late}`) })
    const answer = await app.post('/mine-moeder/forslag', { do: 'takeBack', id: late }, as(anna))
    expect([answer.status, (await stored('For sent fortrudt'))[0]?.state]).toEqual([422, 'rejected'])
  })
})

describe('the secretariat', () => {
  test('puts it on an agenda as a closed item, before what stands last, and the member is told where to read it', async () => {
    const id = await proposed('Lys i parken')
    const mark = await markIn(`/forslag/${id}`)
    expect((await secretary.post(`/forslag/${id}`, { answer: 'accept', meeting: newId(), text: '', mark })).status).toBe(422)
    const answer = await secretary.post(`/forslag/${id}`, { answer: 'accept', meeting: inTime.id, text: 'Tak', mark })
    const list = load(await (await secretary.get(answer.headers.get('location') ?? '')).text())
    expect((await secretary.get(list('main a[href$="/rediger"]').attr('href') ?? '')).status).toBe(200)
    expect(await itemsOf(inTime.id)).toMatchObject([
      { title: 'Lys i parken', openness: 'closed', presenter: 'Anna Ask' },
      { title: 'Punkt' },
    ])
    const page = await text(await app.get('/mine-moeder/forslag', as(anna)))
    expect(page).toContain('På dagsordenen')
    expect(page).toContain('Tak')
    await app.deliver()
    const mail = app.mails.at(-1)
    expect(mail?.text).toContain('/mine-moeder/forslag')
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Lys i parken|Tak\b/)
  })

  test('must say why not', async () => {
    const id = await proposed('Afvist')
    const mark = await markIn(`/forslag/${id}`)
    const bare = await secretary.post(`/forslag/${id}`, { answer: 'reject', text: '  ', mark })
    expect([bare.status, await text(bare)]).toEqual([422, expect.stringContaining('Skriv, hvorfor forslaget ikke kommer med')])
    await secretary.post(`/forslag/${id}`, { answer: 'reject', text: 'Hører til i kommunen', mark })
    expect((await stored('Afvist'))[0]).toMatchObject({ state: 'rejected', answer: 'Hører til i kommunen' })
    expect(await text(await app.get('/mine-moeder/forslag', as(anna)))).toContain('Hører til i kommunen')
    expect(await text(await app.get('/skrivebord', as(anna)))).toContain('Afvist')
  })

  test('of two who answer at once one wins, and the other is told and keeps the words', async () => {
    const id = await proposed('Samtidig')
    const mark = await markIn(`/forslag/${id}`)
    const answers = await Promise.all([
      secretary.post(`/forslag/${id}`, { answer: 'later', text: 'Den ene', mark }),
      colleague.post(`/forslag/${id}`, { answer: 'reject', text: 'Den anden', mark }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const lost = answers.find(({ status }) => status === 422)
    const page = await text(lost ?? new Response(''))
    expect(page).toContain('Forslaget er ændret, siden du åbnede det')
    expect(page).toContain(answers[0]?.status === 422 ? 'Den ene' : 'Den anden')
  })

  test('is not shown the same proposal as unanswered by a stale page, also when it was only kept for later', async () => {
    const id = await proposed('Gemt')
    const mark = await markIn(`/forslag/${id}`)
    await secretary.post(`/forslag/${id}`, { answer: 'later', text: '', mark })
    expect((await colleague.post(`/forslag/${id}`, { answer: 'later', text: '', mark })).status).toBe(422)
    expect((await colleague.post(`/forslag/${id}`, { answer: 'reject', text: 'Nej', mark: await markIn(`/forslag/${id}`) })).status).toBe(
      303,
    )
  })

  test('puts it on an agenda that the chair group has approved only by opening that again, in one press', async () => {
    const id = await proposed('Godkendt dagsorden')
    const mark = await markIn(`/forslag/${id}`)
    await db.owner.updateTable('agenda').set({ state: 'approved' }).where('meeting_id', '=', inTime.id).execute()
    const answer = await secretary.post(`/forslag/${id}`, { answer: 'accept', meeting: inTime.id, text: '', mark })
    expect(answer.status).toBe(422)
    expect((await stored('Godkendt dagsorden'))[0]?.state).toBe('open')
    const asked = load(await answer.text())
    expect(asked('button[name=do][value=reopen]').text()).toContain('Åbn dagsordenen igen')

    const reopened = await secretary.post(`/forslag/${id}`, { answer: 'accept', meeting: inTime.id, text: '', mark, do: 'reopen' })
    expect(reopened.status).toBe(303)
    const said = await (await secretary.get(reopened.headers.get('location') ?? '')).text()
    expect(said, 'who approves it again is not left to find out').toContain('Dagsordenen er åbnet igen')
    expect((await stored('Godkendt dagsorden'))[0]?.state).toBe('accepted')
    const agenda = await db.owner.selectFrom('agenda').select('state').where('meeting_id', '=', inTime.id).executeTakeFirstOrThrow()
    expect(agenda.state, 'it has to be approved once more').toBe('draft')
  })

  test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'مقترح ⁧عربي'])('reads %s as words', async (words) => {
    const id = await proposed(words)
    for (const path of ['/forslag', `/forslag/${id}`, `/en/forslag/${id}`, '/skrivebord']) {
      const html = await (await secretary.get(path)).text()
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
      expect(load(html)('main').text()).toContain(words)
    }
  })
})

test('a planned meeting that nobody has announced tells members its day and bodies, and nothing else of it', async () => {
  for (const path of ['/mine-moeder', '/skrivebord', `/moeder/${inTime.slug}/afbud`, `/moeder/${inTime.slug}/forslag`]) {
    const page = await text(await app.get(path, as(anna)))
    expect(page, path).toContain('Integrationsrådet')
    expect(page, path).not.toContain('Skjult titel')
    expect(page, path).not.toContain('Lys i parken (punkt)')
  }
})
