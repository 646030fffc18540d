import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { callMeeting } from './call.ts'
import { aBody, at } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const { platform } = visitor
let bodies = 0
const council = () => aBody(platform, municipality.id, `Kollegium ${++bodies}`)
const as = (role: 'secretary' | 'chair' | 'member', bodyId: string | null) => testApp(db, { municipality, as: role, bodyId })
const pageOf = async (app: TestApp, path: string) => load(await (await app.get(path)).text())
const meetingsOf = (bodyId: string) => db.owner.selectFrom('meeting_body').select('meeting_id').where('body_id', '=', bodyId).execute()

const hostile = `</title><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"'`
const long = `Høring om ${'integrationspolitikkens'.repeat(90)}`.slice(0, 2_000)
const arabic = 'مناقشة خطة الاندماج ﴿٢٠٢٦﴾'

const form = (bodyId: string, more: Record<string, string> = {}) => ({
  raad: bodyId,
  slags: 'ordinary',
  dato: '2026-04-13',
  start: '17:00',
  slut: '19:00',
  sted: 'Rådhuset',
  ...more,
})

describe('planning on the page', () => {
  test('leads to the meeting’s workspace, and sent twice makes one meeting', async () => {
    const of = await council()
    const app = await as('secretary', of.bodyId)
    const fields = form(of.bodyId, { once: newId() })
    const places = (await Promise.all([app.post('/moeder/planlaeg', fields), app.post('/moeder/planlaeg', fields)])).map((answer) => [
      answer.status,
      answer.headers.get('location'),
    ])
    expect(places[0]).toEqual(places[1])
    expect(places[0]?.[0]).toBe(303)
    expect(await meetingsOf(of.bodyId)).toHaveLength(1)
    expect((await app.get(String(places[0]?.[1]))).status).toBe(200)
  })

  test('gives back what was typed, with each problem at its field', async () => {
    const of = await council()
    const app = await as('secretary', of.bodyId)
    const answer = await app.post('/moeder/planlaeg', form(of.bodyId, { dato: '2026-03-29', start: '02:30', slut: '', titel: hostile }))
    const page = load(await answer.text())
    expect(answer.status).toBe(422)
    expect(page('#error-summary a').attr('href')).toBe('#start')
    expect(page('#titel').text().trim()).toBe(hostile)
    expect(page('main script, main img')).toHaveLength(0)
    expect(await meetingsOf(of.bodyId)).toHaveLength(0)
  })

  test('a day that has passed is planned only by who says so, and problems stand in the order of the fields', async () => {
    const of = await council()
    const app = await as('secretary', of.bodyId)
    const asked = load(await (await app.post('/moeder/planlaeg', form(of.bodyId, { dato: '1.3.2026' }))).text())
    expect(asked('#error-summary a').attr('href')).toBe('#gaaet')
    expect(asked('input[name=dato]').attr('value')).toBe('2026-03-01')
    expect(await meetingsOf(of.bodyId)).toHaveLength(0)
    expect((await app.post('/moeder/planlaeg', form(of.bodyId, { dato: '1.3.2026', gaaet: 'ja' }))).status).toBe(303)
    const wrong = load(await (await app.post('/moeder/planlaeg', { slags: 'joint', start: '', dato: '', raad: '' })).text())
    const places = wrong('#error-summary a').map((_, link) => wrong(link).attr('href'))
    expect(places.get()).toEqual(['#raad', '#dato', '#start', '#andre'])
  })

  test('says what the public will see, by the settings of the body', async () => {
    const of = await council()
    const app = await as('secretary', of.bodyId)
    const said = async () => (await pageOf(app, '/moeder/planlaeg'))('main').text()
    await of.set('publicity', { planned: false, agenda: true })
    expect(await said()).toContain('Offentligheden ser intet')
    await of.set('publicity', { planned: true, agenda: true })
    expect(await said()).toContain('Alle kan læse tid og sted, så snart mødet er planlagt')
  })

  test('an administrator without bodies is shown where to make the first', async () => {
    const empty = await aMunicipality(db, { code: '998' })
    const page = async (role: 'administrator' | 'secretary') =>
      pageOf(await testApp(db, { municipality: empty, as: role }), '/moeder/planlaeg')
    expect((await page('administrator'))('main a[href="/opsaetning/raad/nyt"]')).toHaveLength(1)
    expect((await page('secretary'))('main a[href="/opsaetning/raad/nyt"]')).toHaveLength(0)
  })

  test('does not plan for a body that is somebody else’s', async () => {
    const [of, other] = [await council(), await council()]
    const app = await as('secretary', of.bodyId)
    expect((await app.post('/moeder/planlaeg', form(other.bodyId))).status).toBe(422)
    expect(await meetingsOf(other.bodyId)).toHaveLength(0)
  })
})

describe('the workspace', () => {
  const work = async (titles: string[]) => {
    const of = await council()
    const meeting = await of.plan()
    const items = []
    for (const title of titles) items.push(await of.add(meeting.id, title))
    const app = await as('secretary', of.bodyId)
    const path = `/moeder/${meeting.slug}/arbejde`
    const listed = async () =>
      (await pageOf(app, path))('.agenda-work-title')
        .map((_, link) => load(link).root().text())
        .get()
    return { of, meeting, items, app, path, listed }
  }

  test('shows titles of any kind whole and harmless', async () => {
    const { app, path, listed } = await work([long, arabic, hostile])
    expect(await listed()).toEqual([long, arabic, hostile])
    for (const at of [path, `${path}/indkald`]) expect((await pageOf(app, at))('main script, main img')).toHaveLength(0)
  })

  test('moves an item with a button, once for one press, and refuses with a sentence what cannot be', async () => {
    const { of, meeting, items, app, path, listed } = await work(['A', 'B', 'C'])
    const press = { do: 'order', flyt: `ned.${items[0]?.shortId}`, once: newId() }
    const answers = [await app.post(path, press), await app.post(path, press)]
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(Array(2).fill(`${path}#punkt-${items[0]?.shortId}`))
    expect(await listed()).toEqual(['B', 'A', 'C'])
    await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))
    const refused = await app.post(path, { ...press, once: newId() })
    expect(refused.status).toBe(422)
    expect(load(await refused.text())('main').text()).toContain('Punktet er sendt ud og bliver, hvor det er')
    expect((await app.post(path, { do: 'order', flyt: 'sidelæns.x' })).status).toBe(400)
  })

  test('calls with one press, and a stale page says how it stands now', async () => {
    const { of, app, path } = await work(['A'])
    await of.member('Ida Krog', `ida.${bodies}@example.org`)
    const answer = await app.post(`${path}/indkald`, { once: newId() })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    const again = await app.post(`${path}/indkald`, { once: newId() })
    expect(again.status).toBe(422)
    expect(load(await again.text())('main').text()).toContain('Mødet er kommet videre')
  })

  test('carries an item away and lands where it came, also when pressed twice', async () => {
    const { of, items, app, path, listed } = await work(['A', 'B'])
    const other = await of.plan({ startsAt: at('2026-05-04T15:00:00Z'), endsAt: null })
    const item = `${path}/punkt/${items[0]?.shortId}`
    expect((await app.post(item, { do: 'carry', til: '' })).status).toBe(422)
    const press = { do: 'carry', til: other.id, once: newId() }
    for (const answer of [await app.post(item, press), await app.post(item, press)])
      expect(answer.headers.get('location')).toBe(`/moeder/${other.slug}/arbejde#punkt-${items[0]?.shortId}`)
    expect(await listed()).toEqual(['B'])
    const remove = { do: 'remove', once: newId() }
    const gone = `${path}/punkt/${items[1]?.shortId}`
    for (const answer of [await app.post(gone, remove), await app.post(gone, remove)]) expect(answer.status).toBe(303)
    expect(await listed()).toEqual([])
  })

  test('a copied item stays, and says where its copy is', async () => {
    const { of, items, app, path, listed } = await work(['A'])
    const other = await of.plan({ startsAt: at('2026-05-04T15:00:00Z'), endsAt: null })
    const answer = await app.post(`${path}/punkt/${items[0]?.shortId}`, { do: 'copy', til: other.id, once: newId() })
    const link = (await pageOf(app, answer.headers.get('location') ?? ''))('main .alert a').attr('href') ?? ''
    expect(link).toContain(`/moeder/${other.slug}/arbejde#punkt-`)
    expect((await pageOf(app, link.replace(/#.*/, '')))(`#${link.split('#')[1]}`)).toHaveLength(1)
    expect(await listed()).toEqual(['A'])
  })

  test('an item that has not gone out leads to how it will be seen, never to a page that is not there', async () => {
    const { of, meeting, items, app } = await work(['A'])
    await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))
    const late = await of.add(meeting.id, 'B')
    for (const shortId of [items[0]?.shortId, late.shortId]) {
      const page = await pageOf(app, `/punkt/${shortId}/rediger`)
      for (const href of page('.item-ways a')
        .map((_, link) => page(link).attr('href'))
        .get())
        expect((await app.get(href.replace(/#.*/, ''))).status, href).toBe(200)
    }
  })

  test('shows the second of two secretaries what both of them wrote, and lets the second decide', async () => {
    const { of, app, path } = await work([])
    const facts = `${path}/oplysninger`
    const revision = (await pageOf(app, facts))('input[name=revision]').attr('value') ?? ''
    const write = (sted: string, given = revision) => app.post(facts, { ...form(of.bodyId, { sted }), revision: given, once: newId() })
    expect((await write('Biblioteket')).status).toBe(303)
    const conflict = await write('Skolen')
    const page = load(await conflict.text())
    expect(conflict.status).toBe(422)
    expect(page('main table').text()).toContain('Biblioteket')
    expect(page('#sted').attr('value')).toBe('Skolen')
    expect((await write('Skolen', page('input[name=revision]').attr('value'))).status).toBe(303)
    expect((await pageOf(app, path))('main').text()).toContain('Skolen')
  })

  test('asks for a reason before it cancels, and deletes what nobody saw', async () => {
    const { app, path } = await work(['A'])
    expect((await app.post(`${path}/aflys`, { begrundelse: ' ' })).status).toBe(422)
    expect((await app.post(`${path}/slet`, { once: newId() })).headers.get('location')).toBe('/moeder/planlaeg/oversigt')
    expect((await app.get(path)).status).toBe(404)
  })

  test('is for the secretariat of the host alone; its chair answers on a page of her own', async () => {
    const { of, app, path } = await work(['A'])
    await of.set('approval', { agenda: true, signature: false })
    await of.member('Fatima', `fatima.${bodies}@example.org`, 'chair')
    await app.post(path, { do: 'ask', once: newId() })
    const chair = await as('chair', of.bodyId)
    const stranger = await as('secretary', (await council()).bodyId)
    for (const [who, where] of [
      [stranger, path],
      [chair, path],
      [await as('member', of.bodyId), `${path}/godkend`],
      [stranger, `${path}/godkend`],
    ] as const)
      expect((await who.get(where)).status).toBe(404)
    expect((await pageOf(chair, `${path}/godkend`))('main').text()).toContain('A')
    expect((await chair.post(`${path}/godkend`, { do: 'return', besked: '' })).status).toBe(422)
    await chair.post(`${path}/godkend`, { do: 'return', besked: 'Tag budgettet med' })
    expect((await pageOf(app, path))('main').text()).toContain('Tag budgettet med')
    await app.post(path, { do: 'ask', once: newId() })
    await chair.post(`/ar${path}/godkend`, { do: 'approve', once: newId() })
    expect((await pageOf(app, path))('#naeste').text()).toContain('Gå til indkaldelsen')
  })

  test('tells nothing of another body’s draft on the same day but that there is one', async () => {
    const of = await council()
    const shared = await aBody(platform, municipality.id, `Fælles ${++bodies}`, true)
    const theirs = await shared.plan({ title: 'Hemmelig plan' })
    const mine = await of.plan({ kind: 'joint', otherBodyIds: [shared.bodyId] })
    const app = await as('secretary', of.bodyId)
    const text = await (await app.get(`/moeder/${mine.slug}/arbejde`)).text()
    expect(text).toContain('Samme dag er der også')
    expect(text).not.toContain('Hemmelig plan')
    expect(text).not.toContain(`/moeder/${theirs.slug}"`)
  })
})

describe('the mails of a meeting', () => {
  test('hold its link and a calendar entry, and neither a title of an item, a name of another nor a reason', async () => {
    const of = await council()
    const sender = await testApp(db, { municipality })
    const address = `ida.mail.${bodies}@example.org`
    await of.member('Ida Krog', address)
    await of.member('Per Plantet', null)
    const meeting = await of.plan({ place: 'Sal 3' })
    await of.add(meeting.id, 'Plantet lukket titel')
    await db.owner
      .updateTable('agenda_item')
      .set({ public_title: 'Plantet offentlig titel' })
      .where('meeting_id', '=', meeting.id)
      .execute()
    const app = await as('secretary', of.bodyId)
    const path = `/moeder/${meeting.slug}/arbejde`
    await app.post(`${path}/indkald`, { once: newId() })
    await sender.deliver()
    const revision = (await pageOf(app, `${path}/oplysninger`))('input[name=revision]').attr('value') ?? ''
    await app.post(`${path}/oplysninger`, { ...form(of.bodyId, { dato: '2026-04-14' }), revision, once: newId() })
    await sender.deliver()
    await of.add(meeting.id, 'Plantet sent punkt')
    await app.post(`${path}/tillaeg`, { once: newId() })
    await sender.deliver()
    await app.post(`${path}/aflys`, { begrundelse: 'Plantet grund', once: newId() })
    await sender.deliver()
    const mails = sender.mails.filter(({ to }) => to === address)
    expect(mails.map(({ subject }) => subject.split(':')[0])).toEqual(['Indkaldelse', 'Ændret', 'Tillæg 1 til dagsordenen', 'Aflyst'])
    for (const mail of mails) {
      const all = JSON.stringify(mail)
      expect(all).not.toContain('Plantet')
      expect(mail.text).toContain(`${municipality.origin}/moeder/${meeting.slug}`)
      expect(all).toContain('BEGIN:VCALENDAR')
    }
    const sequences = mails.map((mail) => Number(/SEQUENCE:(\d+)/.exec(JSON.stringify(mail))?.[1]))
    expect(sequences.toSorted((a, b) => a - b)).toEqual(sequences)
    expect(JSON.stringify(mails.at(-1))).toContain('STATUS:CANCELLED')
  })
})
