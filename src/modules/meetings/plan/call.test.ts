import { describe, expect, test } from 'vitest'
import { appoint, createTerm } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { publish } from '../publish.ts'
import { lockMeeting } from '../records.queries.ts'
import { agendaRows } from './agenda.queries.ts'
import { approveAgenda, askApproval, reopenAgenda, returnAgenda } from './approval.ts'
import { callMeeting, sendSupplement } from './call.ts'
import { cancelMeeting } from './cancel.ts'
import { aBody, at, somebody } from './plan.fixtures.ts'
import { changeFacts } from './plan.ts'
import { meetingAt } from './stand.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform, get } = await testApp(db, { municipality })
let bodies = 0
const council = (isPublic = false) => aBody(platform, municipality.id, `Råd ${++bodies}`, isPublic)
type Council = Awaited<ReturnType<typeof council>>

const call = (of: Council, id: string, by = of.secretary) => of.act((tx) => callMeeting(tx, by, id))
const numbersOf = async (of: Council, id: string) => (await of.act((tx) => agendaRows(tx, id))).map((item) => item.number_text)
const publicItems = async (slug: string) => {
  const answer = await get(`/api/meetings/${slug}`)
  return answer.status === 200 ? ((await answer.json()) as { items: { title: string; number: string }[] }).items : null
}
const open = (title: string) =>
  db.owner
    .updateTable('agenda_item')
    .set({ openness: 'open' })
    .where('title', '=', title)
    .where('municipality_id', '=', municipality.id)
    .execute()
const mailsAbout = (id: string) =>
  db.owner.selectFrom('outgoing_mail').select(['kind', 'params']).where('about', '=', `meeting/${id}`).orderBy('id').execute()

/** A meeting with so many items of its own. */
async function planned(of: Council, items: number, given: Parameters<Council['plan']>[0] = {}) {
  const meeting = await of.plan(given)
  for (let i = 1; i <= items; i++) await of.add(meeting.id, `Punkt ${i} af ${meeting.slug}`)
  return meeting
}

describe('the numbers that a call gives', () => {
  const april = at('2026-04-13T15:00:00Z')
  const may = at('2026-05-04T15:00:00Z')
  const nextYear = at('2027-01-04T16:00:00Z')
  const nextTerm = at('2030-02-04T16:00:00Z')

  test.each([
    [
      'meeting',
      [
        ['1', '2'],
        ['1', '2'],
        ['1', '2'],
        ['1', '2'],
      ],
    ],
    [
      'year',
      [
        ['1', '2'],
        ['3', '4'],
        ['1', '2'],
        ['1', '2'],
      ],
    ],
    [
      'term',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
        ['1', '2'],
      ],
    ],
    [
      'ever',
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
        ['7', '8'],
      ],
    ],
  ])('run on by %s', async (scope, expected) => {
    const of = await council()
    await of.set('numbering', scope)
    await of.act((tx) => createTerm(tx, municipality.id, { bodyId: of.bodyId, startsOn: '2026-01-01', endsOn: '2030-01-01' }))
    await of.act((tx) => createTerm(tx, municipality.id, { bodyId: of.bodyId, startsOn: '2030-01-01', endsOn: '2034-01-01' }))
    const given: (string | null)[][] = []
    for (const startsAt of [april, may, nextYear, nextTerm]) {
      const meeting = await planned(of, 2, { startsAt, endsAt: null })
      await call(of, meeting.id)
      given.push(await numbersOf(of, meeting.id))
    }
    expect(given).toEqual(expected)
  })

  test('outside every term run on by the year', async () => {
    const of = await council()
    await of.set('numbering', 'term')
    const meeting = await planned(of, 1)
    await call(of, meeting.id)
    const counters = await db.owner.selectFrom('item_counter').select('scope').where('body_id', '=', of.bodyId).execute()
    expect(counters).toEqual([{ scope: '2026' }])
  })

  test('are given once, and the meeting is called once, when two secretaries press at the same time', async () => {
    const of = await council()
    await of.member('Ida Krog', `ida-${bodies}@example.org`)
    const meeting = await planned(of, 3)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const blocking = of.act(async (tx) => {
      await meetingAt(tx, meeting.id)
      await lockMeeting(tx, meeting.id)
      await held
    })
    const calls = [call(of, meeting.id), call(of, meeting.id, of.acting(somebody('secretary', of.bodyId)))]
    await waitingForLocks(db, 2)
    letGo()
    await blocking
    const answers = await Promise.all(calls)
    expect(answers.filter((answer) => 'refusal' in answer)).toEqual([{ refusal: 'wrongState' }])
    expect(await numbersOf(of, meeting.id)).toEqual(['1', '2', '3'])
    expect(await mailsAbout(meeting.id)).toHaveLength(1)
    const counter = await db.owner.selectFrom('item_counter').select('last_number').where('body_id', '=', of.bodyId).execute()
    expect(counter).toEqual([{ last_number: 3 }])
  })
})

describe('a call', () => {
  test('is refused when the time of the meeting has passed, and nothing is given out', async () => {
    const of = await council()
    const meeting = await planned(of, 2, { startsAt: at('2026-03-02T11:00:00Z'), endsAt: null })
    expect(await call(of, meeting.id)).toEqual({ refusal: 'past' })
    expect(await numbersOf(of, meeting.id)).toEqual([null, null])
  })

  test('is for the secretary of the host alone', async () => {
    const of = await council()
    const other = await council(true)
    const meeting = await planned(of, 1, { kind: 'joint', otherBodyIds: [other.bodyId] })
    for (const by of [other.secretary, of.chair, of.acting(somebody('member', of.bodyId))])
      await expect(call(of, meeting.id, by)).rejects.toMatchObject({ status: 404 })
    expect(await call(of, meeting.id)).toMatchObject({ numbers: [1] })
  })

  test('mails those who sit in the bodies and the substitutes, each once, and counts who has no account', async () => {
    const of = await council()
    const other = await council(true)
    const { personId } = await of.member('Ida Krog', `ida.krog.${bodies}@example.org`)
    await other.act(async (tx) => {
      await appoint(
        tx,
        { municipalityId: municipality.id, actor: 'system', clock: platform.clock },
        { personId, bodyId: other.bodyId, seatId: null, function: 'member', from: '2020-01-01', to: null },
      )
    })
    await of.member('Per Lund', null)
    await of.member('Sanne Holm', `sanne.${bodies}@example.org`, 'substitute')
    await of.member('Ole Bak', `ole.${bodies}@example.org`, 'observer')
    const meeting = await planned(of, 1, { kind: 'joint', otherBodyIds: [other.bodyId] })
    expect(await call(of, meeting.id)).toMatchObject({ told: 2 })
    expect(await mailsAbout(meeting.id)).toEqual([
      { kind: 'meeting_called', params: { meetingId: meeting.id } },
      { kind: 'meeting_called', params: { meetingId: meeting.id } },
    ])
  })

  test('publishes the agenda; where the body keeps agendas to its members, the public sees time and place alone', async () => {
    const of = await council()
    const kept = await council()
    await kept.set('publicity', { planned: false, agenda: false })
    const [shown, hidden] = [await planned(of, 1), await planned(kept, 1)]
    for (const meeting of [shown, hidden]) await open(`Punkt 1 af ${meeting.slug}`)
    await call(of, shown.id)
    await call(kept, hidden.id)
    expect((await publicItems(shown.slug))?.map(({ title }) => title)).toEqual([`Punkt 1 af ${shown.slug}`])
    expect(await publicItems(hidden.slug)).toEqual([])
    const page = async (role: 'member' | null) => {
      const app = await testApp(db, { municipality, as: role, bodyId: role && kept.bodyId })
      return (await app.get(`/moeder/${hidden.slug}`)).text()
    }
    expect(await page('member')).toContain(`Punkt 1 af ${hidden.slug}`)
    expect(await page(null)).not.toContain(`Punkt 1 af ${hidden.slug}`)
  })

  test('waits for the chair group where the body asks that, and then for nothing else', async () => {
    const of = await council()
    await of.set('approval', { agenda: true, signature: false })
    const meeting = await planned(of, 1)
    expect(await call(of, meeting.id)).toEqual({ refusal: 'needsApproval' })
    expect(await of.act((tx) => askApproval(tx, of.secretary, meeting.id))).toEqual({ refusal: 'noChair' })
    await of.member('Fatima Formand', `formand.${bodies}@example.org`, 'chair')
    expect(await of.act((tx) => askApproval(tx, of.secretary, meeting.id))).toMatchObject({ told: 1 })
    expect((await mailsAbout(meeting.id)).map(({ kind }) => kind)).toEqual(['agenda_to_approve'])
    expect(await of.act((tx) => returnAgenda(tx, of.chair, meeting.id, 'Tag huslejen med'))).toMatchObject({ slug: meeting.slug })
    expect(await of.act((tx) => returnAgenda(tx, of.chair, meeting.id, 'Og igen'))).toEqual({ refusal: 'wrongState' })
    await expect(of.act((tx) => approveAgenda(tx, of.secretary, meeting.id))).rejects.toMatchObject({ status: 404 })
    await of.act((tx) => approveAgenda(tx, of.chair, meeting.id))
    await of.act((tx) => reopenAgenda(tx, of.secretary, meeting.id))
    expect(await call(of, meeting.id)).toEqual({ refusal: 'needsApproval' })
    await of.act((tx) => approveAgenda(tx, of.chair, meeting.id))
    expect(await call(of, meeting.id)).toMatchObject({ numbers: [1] })
  })
})

describe('an item that is added after the call', () => {
  const called = async () => {
    const of = await council()
    await of.member('Ida Krog', `ida.${bodies}.b@example.org`)
    const meeting = await planned(of, 2)
    for (const n of [1, 2]) await open(`Punkt ${n} af ${meeting.slug}`)
    await call(of, meeting.id)
    const late = `Sent punkt på ${meeting.slug}`
    await of.add(meeting.id, late)
    await open(late)
    return { of, meeting, late, titles: [1, 2].map((n) => `Punkt ${n} af ${meeting.slug}`) }
  }
  const seen = async (slug: string) => (await publicItems(slug))?.map(({ title }) => title)
  const textFor = async (of: Council, role: 'member' | 'chair' | null, slug: string) => {
    const app = await testApp(db, { municipality, as: role, bodyId: role && of.bodyId })
    return (await app.get(`/moeder/${slug}`)).text()
  }

  test('is in no version, for nobody, until its supplement is sent; then it has the next number and its supplement’s', async () => {
    const { of, meeting, late, titles } = await called()
    expect(await seen(meeting.slug)).toEqual(titles)
    for (const role of ['member', null] as const) expect(await textFor(of, role, meeting.slug)).not.toContain(late)
    // Whatever else publishes the meeting as it stands in the tables.
    await of.act((tx) => publish(tx, of.secretary, meeting.id, 'agenda'))
    expect(await seen(meeting.slug)).toEqual(titles)
    expect(await of.act((tx) => sendSupplement(tx, of.secretary, meeting.id))).toMatchObject({ supplement: 1, told: 1 })
    expect(await publicItems(meeting.slug)).toMatchObject([{ number: '1' }, { number: '2' }, { number: '3', title: late, supplement: 1 }])
    expect(await of.act((tx) => sendSupplement(tx, of.secretary, meeting.id))).toEqual({ refusal: 'nothingNew' })
    await of.add(meeting.id, 'Endnu et')
    expect(await of.act((tx) => sendSupplement(tx, of.secretary, meeting.id))).toMatchObject({ supplement: 2 })
    expect(await numbersOf(of, meeting.id)).toEqual(['1', '2', '3', '4'])
  })

  test('is kept from the members too where the agenda is theirs alone', async () => {
    const of = await council()
    await of.set('publicity', { planned: false, agenda: false })
    const meeting = await planned(of, 1)
    await call(of, meeting.id)
    await of.add(meeting.id, 'Endnu ikke sendt')
    const page = await textFor(of, 'member', meeting.slug)
    expect(page).toContain(`Punkt 1 af ${meeting.slug}`)
    expect(page).not.toContain('Endnu ikke sendt')
  })

  test('and a correction under way stay out when the meeting is moved or cancelled meanwhile', async () => {
    const { of, meeting, late, titles } = await called()
    await db.owner
      .updateTable('agenda_item')
      .set({ title: 'Halv rettelse' })
      .where('title', '=', titles[0] ?? '')
      .execute()
    const facts = { ...of.base, startsAt: at('2026-04-20T15:00:00Z'), endsAt: null }
    await of.act(async (tx) => changeFacts(tx, of.secretary, meeting.id, (await meetingAt(tx, meeting.id)).row.revision, facts))
    expect(await seen(meeting.slug)).toEqual(titles)
    await of.act((tx) => cancelMeeting(tx, of.secretary, meeting.id, 'For mange afbud'))
    expect(await seen(meeting.slug)).toEqual(titles)
    for (const role of ['member', null] as const) expect(await textFor(of, role, meeting.slug)).not.toContain(late)
    expect((await mailsAbout(meeting.id)).map(({ kind }) => kind)).toEqual(['meeting_called', 'meeting_moved', 'meeting_cancelled'])
  })
})
