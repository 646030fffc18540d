import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { callMeeting } from './call.ts'
import { aBody } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
let bodies = 0

/** A secretary who works with a meeting on 13 April; it is 2 March. */
async function work() {
  const of = await aBody(platform, municipality.id, `Kollegium ${++bodies}`)
  const meeting = await of.plan()
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId })
  const startsAt = async () => {
    const row = await db.owner.selectFrom('meeting').select('starts_at').where('id', '=', meeting.id).executeTakeFirstOrThrow()
    return row.starts_at.toISOString()
  }
  const slug = async () => (await db.owner.selectFrom('meeting').select('slug').where('id', '=', meeting.id).executeTakeFirstOrThrow()).slug
  /** Opens the form, changes what is named, and sends it. */
  const change = async (fields: Record<string, string>) => {
    const path = `/moeder/${await slug()}/arbejde/oplysninger`
    const form = load(await (await app.get(path)).text())('main form')
    const held = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    const answer = await app.post(path, { ...held, ...fields, once: newId() })
    const html = await answer.text()
    if (answer.status !== 303) expect(htmlProblems(html)).toEqual([])
    return { status: answer.status, page: load(html) }
  }
  return { of, meeting, app, startsAt, change }
}

describe('moving a meeting to a day that has passed', () => {
  test('is asked about, and nothing typed is lost; with a yes it is done', async () => {
    const { startsAt, change } = await work()
    const typed = { dato: '2.2.2026', sted: 'Biblioteket', titel: 'Temadag' }
    const { status, page } = await change(typed)
    expect(status).toBe(422)
    expect(page('#error-summary').text()).toContain('Dagen er gået. Er det rigtigt?')
    expect(page('#error-summary a').attr('href')).toBe('#gaaet')
    expect(page('#dato').attr('value')).toBe('2026-02-02')
    expect(page('#sted').attr('value')).toBe('Biblioteket')
    expect(page('#titel').text().trim()).toBe('Temadag')
    expect(await startsAt()).toBe('2026-04-13T15:00:00.000Z')
    expect((await change({ ...typed, gaaet: 'ja' })).status).toBe(303)
    expect(await startsAt()).toBe('2026-02-02T16:00:00.000Z')
  })

  test('is not asked about again when something else of the meeting is changed', async () => {
    const { change, startsAt } = await work()
    await change({ dato: '2026-02-02', gaaet: 'ja' })
    expect((await change({ sted: 'Biblioteket' })).status).toBe(303)
    expect((await change({ dato: '2026-02-03' })).status).toBe(422)
    expect((await change({ dato: '2026-03-02' })).status).toBe(303)
    expect(await startsAt()).toBe('2026-03-02T16:00:00.000Z')
  })

  test('cannot be done to one that was called, whatever is ticked: its people would be told of it', async () => {
    const { of, meeting, startsAt, change } = await work()
    await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))
    const { status, page } = await change({ dato: '2026-02-02', gaaet: 'ja' })
    expect(status).toBe(422)
    expect(page('#error-summary').text()).toContain('Den nye tid er gået')
    expect(await startsAt()).toBe('2026-04-13T15:00:00.000Z')
  })
})

describe('a meeting that was held before anybody wrote it down', () => {
  test('is planned on its day, gets its agenda and numbers, calls nobody, and goes on to attendance', async () => {
    const { of, app } = await work()
    await of.member('Ida Krog', `ida.${bodies}@example.org`)
    const planning = { raad: of.bodyId, slags: 'ordinary', dato: '2026-01-12', start: '17:00', slut: '', sted: 'Biblioteket', gaaet: 'ja' }
    const location = (await app.post('/moeder/planlaeg', { ...planning, once: newId() })).headers.get('location') ?? ''
    const { id } = await db.owner
      .selectFrom('meeting')
      .select('id')
      .where('slug', '=', location.split('/')[2] ?? '')
      .executeTakeFirstOrThrow()
    await of.add(id, 'Budget')
    const workspace = load(await (await app.get(location)).text())
    expect(workspace('#naeste').text()).toContain('Sig, at det er holdt')
    const html = await (await app.get(`${location}/indkald`)).text()
    expect(htmlProblems(html)).toEqual([])
    expect(load(html)('main').text()).toContain('Ingen får en mail')
    expect((await app.post(`${location}/indkald`, { once: newId() })).status).toBe(422)
    const press = { do: 'holdt', once: newId() }
    const answers = await Promise.all([app.post(`${location}/indkald`, press), app.post(`${location}/indkald`, press)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await db.owner.selectFrom('outgoing_mail').select('kind').where('about', '=', `meeting/${id}`).execute()).toEqual([])
    const next = load(await (await app.get(location)).text())('#naeste a').attr('href')
    expect(next).toBe(`${location.replace('/arbejde', '')}/fremmoede`)
    expect((await app.get(next ?? '')).status).toBe(200)
  })

  test('is never said of one that lies ahead: its people would not be called', async () => {
    const { meeting, app } = await work()
    const answer = await app.post(`/moeder/${meeting.slug}/arbejde/indkald`, { do: 'holdt', once: newId() })
    expect(answer.status).toBe(422)
    const { state } = await db.owner.selectFrom('meeting').select('state').where('id', '=', meeting.id).executeTakeFirstOrThrow()
    expect(state).toBe('planned')
  })
})
