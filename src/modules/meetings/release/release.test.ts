import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { putSetting } from '#modules/council/index.ts'
import { gatherMails } from '#platform/outbox/digest.ts'
import { testDatabase } from '#test/database.ts'
import { aDecision } from '#test/make.ts'
import { publish, releaseMinutes, withdraw } from '../publish.ts'
import { aRelease, cpr, type Meeting, textOf } from './release.fixtures.ts'

const db = await testDatabase()
const { visitor, secretary, colleague, chair, elsewhere, ...council } = await aRelease(db)
const { municipality, host, acting, act, rule, minutes, state, release, addPaper } = council

describe('minutes', () => {
  test('that say nothing are not released; those with items left open are, with a warning', async () => {
    await rule('secretary')
    const empty = await minutes([{ decision: null }])
    expect(await textOf(await release(secretary, empty))).toContain('Referatet er tomt')
    const half = await minutes([{}, { title: 'Uden beslutning', decision: null }])
    expect(await textOf(await secretary.get(half.path))).toContain('Uden beslutning')
    expect((await release(secretary, half)).status).toBe(303)
    expect(await textOf(await visitor.get(`/moeder/${half.slug}`))).toContain('endnu ikke godkendt')
  })

  test('are previewed as the public will read them, by those who may release them', async () => {
    const meeting = await minutes([{ title: 'Synligt' }, { title: 'hemmeligt', openness: 'closed' }])
    const preview = `/moeder/${meeting.slug}/forhaandsvisning`
    const text = await textOf(await chair.get(preview))
    expect(text).toContain('Synligt')
    expect(text).not.toContain('hemmeligt')
    for (const app of [elsewhere, visitor]) expect([303, 404]).toContain((await app.get(preview)).status)
    expect((await visitor.get(`/moeder/${meeting.slug}`)).status).toBe(404)
  })

  test('show the chair only ways that are theirs, and who mends what should not stand there', async () => {
    await rule('chair')
    const meeting = await minutes([{ summary: cpr }, { title: 'Uden beslutning', decision: null }])
    await addPaper(meeting, 'brev.txt', Buffer.from(cpr))
    await secretary.post(meeting.path, { do: 'klar' })
    const waysOf = async (app: typeof chair) =>
      load(await (await app.get(meeting.path)).text())('main a')
        .map((_, one) => one.attribs['href'] ?? '')
        .get()
        .filter((href) => href.startsWith('/'))
    for (const way of await waysOf(chair)) expect([way, (await chair.get(way)).status]).toEqual([way, 200])
    expect(
      (await waysOf(chair)).some((way) => way.endsWith('?udkast=ja')),
      'the paper itself',
    ).toBe(true)
    const text = await textOf(await chair.get(meeting.path))
    expect(text).toContain('retter sekretariatet det')
    expect(text).toContain('skriver sekretariatet den')
    expect((await waysOf(secretary)).filter((way) => /\/(rediger|bilag|beslutning)(\?fra=fund(#afsnit)?)?$/.test(way))).toHaveLength(3)
  })

  test('of a body that wants two people are released by another one than the first, once, however often it is sent', async () => {
    await rule('second_person')
    const meeting = await minutes()
    expect((await release(secretary, meeting)).status, 'nobody has said that they are ready').toBe(409)
    expect((await secretary.post(meeting.path, { do: 'klar' })).status).toBe(303)
    const answer = await release(secretary, meeting)
    expect([answer.status, await state(meeting)]).toEqual([409, 'draft'])
    const once = { once: '0199a000-0000-7000-8000-000000000002' }
    const both = await Promise.all([1, 2].map(() => release(colleague, meeting, once)))
    expect(both.map((one) => one.status)).toEqual([303, 303])
    expect(await db.owner.selectFrom('snapshot').select('version').where('meeting_id', '=', meeting.id).execute()).toHaveLength(1)
    expect((await release(colleague, meeting)).status).toBe(409)
  })

  test('that were changed after they were said to be ready have to be said so again', async () => {
    await rule('second_person')
    const meeting = await minutes([{ summary: 'før' }])
    await secretary.post(meeting.path, { do: 'klar' })
    await db.owner.updateTable('agenda_item').set({ summary: 'efter' }).where('meeting_id', '=', meeting.id).execute()
    expect(await textOf(await release(colleague, meeting))).toContain('ændret, siden det blev meldt klar')
    await colleague.post(meeting.path, { do: 'klar' })
    expect((await release(colleague, meeting)).status).toBe(409)
    expect((await release(secretary, meeting)).status).toBe(303)
  })

  test('of a body whose chair releases them wait for the chair, who gets a mail with a link and nothing of what they say', async () => {
    await rule('chair')
    const meeting = await minutes([{ title: 'Fortroligt emne' }])
    await secretary.post(meeting.path, { do: 'klar' })
    expect((await release(colleague, meeting)).status).toBe(409)
    await secretary.deliver()
    const mail = secretary.mails.find((one) => one.text.includes(meeting.path))
    expect(JSON.stringify(mail)).not.toContain('Fortroligt')
    expect((await release(chair, meeting)).status).toBe(303)
  })

  test('are sent back with a remark by whoever was to release them: the secretariat reads it, gets a mail without it, and says ready again', async () => {
    await rule('chair')
    const meeting = await minutes([{}, { title: 'Uden beslutning', decision: null }])
    const remark = 'Kamal var også til stede'
    const back = (app: typeof chair, besked: string) => app.post(meeting.path, { do: 'retur', besked })
    expect((await back(chair, remark)).status, 'nobody has said that they are ready').toBe(409)
    await secretary.post(meeting.path, { do: 'klar' })
    expect((await back(chair, ' ')).status).toBe(422)
    const refused = await back(colleague, remark)
    expect([refused.status, (await elsewhere.post(meeting.path, { do: 'retur', besked: remark })).status]).toEqual([409, 404])
    const hint = 'Send referatet tilbage med en besked nederst på siden'
    expect(await textOf(await chair.get(meeting.path))).toContain(hint)
    expect((await back(chair, remark)).status).toBe(303)
    expect(await textOf(await chair.get(meeting.path)), 'there is nothing to send back any more').not.toContain(hint)
    expect((await release(chair, meeting)).status, 'they are not ready any more').toBe(409)

    const told = await db.owner.selectFrom('outgoing_mail').select('account_id').where('kind', '=', 'minutes_returned').execute()
    const { db: tenants, clock } = secretary.platform
    for (const { account_id } of told) await gatherMails({ db: tenants, clock }, { municipalityId: municipality.id, id: account_id ?? '' })
    await secretary.deliver()
    const mails = secretary.mails.filter((mail) => mail.subject.startsWith('Referatet er sendt tilbage'))
    expect(mails, 'both secretaries, and nobody else').toHaveLength(2)
    expect(JSON.stringify(mails)).not.toContain('Kamal')
    expect(await textOf(await secretary.get(`/moeder/${meeting.slug}/arbejde`))).toContain(remark)
    expect(await textOf(await secretary.get(meeting.path))).toContain(remark)

    expect((await secretary.post(meeting.path, { do: 'klar' })).status).toBe(303)
    expect(await textOf(await secretary.get(`/moeder/${meeting.slug}/arbejde`))).not.toContain(remark)
    expect((await release(chair, meeting)).status).toBe(303)
  })

  test('are not said to be ready where nobody else may release them: it says who is missing', async () => {
    const [own] = await db.owner
      .selectFrom('role_grant')
      .select('account_id')
      .where('body_id', '=', host.id)
      .orderBy('id')
      .limit(1)
      .execute()
    await db.owner
      .updateTable('account')
      .set({ ended_at: new Date() })
      .where('id', '<>', own?.account_id ?? '')
      .execute()
    for (const [releaseRule, missing] of [
      ['second_person', 'Bed en administrator om at give en mere rollen som sekretær'],
      ['chair', 'Bed en administrator om at invitere formanden'],
    ] as const) {
      await rule(releaseRule)
      const meeting = await minutes()
      const answer = await secretary.post(meeting.path, { do: 'klar' })
      expect([answer.status, await textOf(answer)]).toEqual([409, expect.stringContaining(missing)])
      expect(
        (await db.owner.selectFrom('minutes').select('ready_at').where('meeting_id', '=', meeting.id).executeTakeFirst())?.ready_at,
      ).toBeNull()
    }
    await db.owner.updateTable('account').set({ ended_at: null }).execute()
  })

  test('are nothing for the staff of another body', async () => {
    const meeting = await minutes()
    expect((await elsewhere.get(meeting.path)).status).toBe(404)
    expect((await release(elsewhere, meeting)).status).toBe(404)
    expect(await state(meeting)).toBe('draft')
  })
})

describe('the minutes of the meeting before', () => {
  const approving = async (earlier: Meeting, outcome: 'adopted' | 'postponed' = 'adopted') => {
    const later = await minutes([
      { title: 'Referat fra sidste møde', standing: 'last_minutes', decision: aDecision('Godkendt', { outcome }) },
    ])
    await db.owner.updateTable('agenda_item').set({ approves_meeting_id: earlier.id }).where('meeting_id', '=', later.id).execute()
    return later
  }
  beforeAll(async () => {
    await rule('secretary')
  })

  test('are approved when those that adopted them go out, and the page leads to the item', async () => {
    const earlier = await minutes()
    await release(secretary, earlier)
    const later = await approving(earlier)
    expect(await state(earlier)).toBe('released')
    expect(await textOf(await secretary.get(later.path))).toMatch(/Når du frigiver, bliver referatet fra .+ godkendt/)
    await release(secretary, later)
    expect(await state(earlier)).toBe('approved')
    const item = await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', later.id).executeTakeFirstOrThrow()
    const page = load(await (await visitor.get(`/moeder/${earlier.slug}`)).text())
    expect(page(`main a[href="/punkt/${item.short_id}"]`)).toHaveLength(1)
    expect(page('main').text()).not.toContain('endnu ikke godkendt')
  })

  test('are approved as they were released, whatever is being written on them meanwhile', async () => {
    const earlier = await minutes([{ summary: 'som frigivet' }])
    await release(secretary, earlier)
    await db.owner.updateTable('agenda_item').set({ summary: cpr }).where('meeting_id', '=', earlier.id).execute()
    await release(secretary, await approving(earlier))
    const text = await textOf(await visitor.get(`/moeder/${earlier.slug}`))
    expect(text).toContain('som frigivet')
    expect(text).not.toContain(cpr)
  })

  test('are not approved by putting it off', async () => {
    const earlier = await minutes()
    await release(secretary, earlier)
    await release(secretary, await approving(earlier, 'postponed'))
    expect(await state(earlier)).toBe('released')
  })

  test('name the item also when it was published after it had approved them', async () => {
    const earlier = await minutes()
    await act((tx) => releaseMinutes(tx, acting, earlier.id))
    const later = await approving(earlier)
    await db.owner
      .updateTable('minutes')
      .set({ state: 'approved', approved_at: new Date(), approved_by_item_id: later.itemIds[0] ?? '' })
      .where('meeting_id', '=', earlier.id)
      .execute()
    await act((tx) => publish(tx, acting, earlier.id, 'approved'))
    const approvedOn = async () => (await textOf(await visitor.get(`/moeder/${earlier.slug}`))).includes('Referatet er godkendt på mødet')
    expect(await approvedOn()).toBe(false)
    await release(secretary, later)
    expect(await approvedOn()).toBe(true)
  })

  test('of a meeting that was withdrawn stay as they are, and the later ones go out all the same', async () => {
    const earlier = await minutes()
    await release(secretary, earlier)
    const later = await approving(earlier)
    await act((tx) => withdraw(tx, acting, earlier.id, 'fejl'))
    expect((await release(secretary, later)).status).toBe(303)
    expect(await state(earlier)).toBe('released')
  })

  test('are signed by the chair, exactly the version that was shown; the page says by whom, when and which', async () => {
    await act((tx) =>
      putSetting(tx, municipality.id, { key: 'approval', bodyId: host.id, value: { signature: true }, validFrom: '2000-01-01' }),
    )
    const earlier = await minutes()
    const sign = `/moeder/${earlier.slug}/underskriv`
    await release(secretary, earlier)
    expect((await chair.post(sign, { udgave: '1' })).status, 'not approved yet').toBe(409)
    await release(secretary, await approving(earlier))
    const root = await db.owner
      .selectFrom('snapshot')
      .select('root_hash')
      .where('meeting_id', '=', earlier.id)
      .where('version', '=', 2)
      .executeTakeFirstOrThrow()
    expect(await textOf(await chair.get(sign))).toContain(root.root_hash.toString('hex'))
    expect((await chair.post(sign, { udgave: '1' })).status, 'an older version').toBe(409)
    for (const app of [secretary, elsewhere]) expect((await app.post(sign, { udgave: '2' })).status).toBe(404)
    expect((await chair.post(sign, { udgave: '2' })).status).toBe(303)
    expect(await state(earlier)).toBe('signed')
    const text = await textOf(await visitor.get(`/moeder/${earlier.slug}`))
    expect(text).toContain('Underskrevet af Test chair')
    expect(text).toContain(root.root_hash.toString('hex'))
    expect((await chair.post(sign, { udgave: '3' })).status, 'signed already').toBe(409)
  })
})
