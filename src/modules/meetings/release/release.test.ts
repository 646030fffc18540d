import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { putSetting, type ReleaseRule } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { aDocx, aPdf, wordParagraph } from '#test/papers.ts'
import type { NewItem, NewMeeting } from '../create.ts'
import { publish, releaseMinutes, withdraw } from '../publish.ts'
import { openFindings } from './findings.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const { platform } = visitor
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)
const cpr = '010190-1234'

let secretary: TestApp
let colleague: TestApp
let chair: TestApp
let elsewhere: TestApp
beforeAll(async () => {
  const as = (role: 'secretary' | 'chair', bodyId: string) => testApp(db, { municipality, as: role, bodyId, files: platform.files })
  secretary = await as('secretary', host.id)
  colleague = await as('secretary', host.id)
  chair = await as('chair', host.id)
  elsewhere = await as('secretary', (await aCouncil(platform, municipality.id, 'Et andet råd')).host.id)
})

const rule = (releaseRule: ReleaseRule) =>
  db.owner.updateTable('body').set({ release_rule: releaseRule }).where('id', '=', host.id).execute()

let day = 1
async function minutes(items: Partial<NewItem>[] = [{}], given: Partial<NewMeeting> = {}) {
  const startsAt = new Date(Date.UTC(2025, 0, day++, 16))
  const all = items.map((item) => anItem({ title: 'Et punkt', decision: aDecision('Vedtaget'), ...item }))
  const meeting = await hold({ startsAt, items: all, ...given })
  return { ...meeting, path: `/moeder/${meeting.slug}/frigiv` }
}
type Meeting = Awaited<ReturnType<typeof minutes>>

const open = (meeting: Meeting) => act((tx) => openFindings(tx, meeting.id))
const state = async ({ id }: Meeting) =>
  (await db.owner.selectFrom('minutes').select('state').where('meeting_id', '=', id).executeTakeFirst())?.state
const release = (app: TestApp, { path }: Meeting, more: Record<string, string> = {}) => app.post(path, { do: 'frigiv', ...more })
const keep = async (meeting: Meeting, app = secretary) => {
  for (const { fingerprint } of await open(meeting))
    expect((await app.post(meeting.path, { do: 'behold', fund: fingerprint, [`set-${fingerprint}`]: 'ja' })).status).toBe(303)
}
const textOf = async (answer: Response) =>
  load(await answer.text())('main')
    .text()
    .replace(/\s+/g, ' ')

async function addPaper({ id, itemIds }: Meeting, name: string, bytes: Buffer, title = 'Bilag') {
  const item = await db.owner
    .selectFrom('agenda_item')
    .select(['id', 'short_id'])
    .where('meeting_id', '=', id)
    .where('id', '=', itemIds[0] ?? '')
    .executeTakeFirstOrThrow()
  const path = `/punkt/${item.short_id}/bilag`
  const body = new FormData()
  body.append('do', 'tilfoej')
  body.append('filer', new File([new Uint8Array(bytes)], name))
  expect((await secretary.request('POST', path, { body })).status).toBe(303)
  const paper = await db.owner
    .selectFrom('attachment')
    .select('id')
    .where('item_id', '=', item.id)
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow()
  const open = (openness: string) =>
    secretary.post(path, { do: 'gem', bilag: paper.id, [`titel-${paper.id}`]: title, [`adgang-${paper.id}`]: openness })
  expect((await open('open')).status).toBe(303)
  return { ...paper, open }
}

describe('nothing goes out with a personal number that nobody has answered for', () => {
  beforeAll(async () => {
    await rule('secretary')
  })

  const linked = aDecision('Skriv')
  linked.content.blocks = [{ type: 'paragraph', inline: [{ text: 'Skriv', href: 'mailto:ida@fjordby.dk' }] }]
  const split = aDecision('')
  split.content.blocks = [{ type: 'paragraph', inline: [{ text: '010190', strong: true }, { text: '-1234' }] }]
  test.each<[string, Partial<NewItem>, Partial<NewMeeting>]>([
    ['a title', { title: `Om ${cpr}` }, {}],
    ['a summary', { summary: cpr }, {}],
    ['a presenter', { presenter: cpr }, {}],
    ['a section', { sections: [aSection(`Borger ${cpr}`)] }, {}],
    ['a caption', { sections: [{ ...aSection('x'), caption: cpr }] }, {}],
    ['a decision', { decision: aDecision(`Borger ${cpr}`) }, {}],
    ['a decision of which a part is bold', { decision: split }, {}],
    ['the address of a link', { decision: linked }, {}],
    ['the history of the case', { history: [{ body: 'Byrådet', date: null, text: cpr, repeatsDecision: false }] }, {}],
    ['the title of a paper', { attachments: [{ title: cpr, openness: 'open' }] }, {}],
    ['the public title of a closed item', { openness: 'closed', publicTitle: cpr }, {}],
    ['the place of the meeting', {}, { place: cpr }],
    ['an apology', {}, { apologies: [{ personId: null, name: cpr, reason: '' }] }],
  ])('in %s', async (_where, item, given) => {
    const meeting = await minutes([item], given)
    expect((await release(secretary, meeting)).status).toBe(409)
    expect(await state(meeting)).toBe('draft')
    expect(await open(meeting)).toHaveLength(1)
    await keep(meeting)
    expect((await release(secretary, meeting)).status).toBe(303)
    expect(await state(meeting)).toBe('released')
  })

  test.each([
    ['a Word document', 'brev.docx', aDocx(wordParagraph('Borger 0101', '90-1234'))],
    ['a PDF', 'brev.pdf', aPdf(`Borger ${cpr}`)],
    ['a plain text', 'brev.txt', Buffer.from(cpr)],
    ['the name of a file', `borger ${cpr}.txt`, Buffer.from('intet')],
  ])('in %s', async (_what, name, bytes) => {
    const meeting = await minutes()
    await addPaper(meeting, name, bytes)
    expect((await open(meeting)).map(({ kind }) => kind)).toEqual(['cpr'])
    expect((await release(secretary, meeting)).status).toBe(409)
    await keep(meeting)
    expect((await release(secretary, meeting)).status).toBe(303)
  })

  test.each([
    ['a broken PDF', 'a.pdf', aPdf('x'.repeat(600)).subarray(0, 300)],
    ['a scanned PDF', 'a.pdf', aPdf('')],
    ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a00', 'hex')],
  ])('or with %s that no machine can read', async (_what, name, bytes) => {
    const meeting = await minutes()
    await addPaper(meeting, name, bytes)
    expect((await open(meeting)).map(({ kind }) => kind)).toEqual(['unreadable'])
    expect((await release(secretary, meeting)).status).toBe(409)
  })

  test('what stays closed asks for no answer; once it is opened it does', async () => {
    const closed = { sections: [aSection(cpr, 'closed')], attachments: [{ title: cpr, openness: 'closed' as const }] }
    const meeting = await minutes([closed, { title: cpr, openness: 'closed', decision: aDecision(cpr) }])
    const paper = await addPaper(meeting, 'a.txt', Buffer.from(cpr))
    await paper.open('closed')
    expect(await open(meeting)).toEqual([])
    await paper.open('open')
    expect(await open(meeting)).toHaveLength(1)
  })

  test('an answer holds for what was answered: another number, another place or another file is asked about anew', async () => {
    const meeting = await minutes([{ sections: [aSection(`Borger ${cpr}`)] }])
    await keep(meeting)
    expect(await open(meeting)).toEqual([])
    const rewrite = async (text: string) => {
      const content = JSON.stringify(aSection(text).content)
      await db.owner
        .updateTable('item_section')
        .set({ content, plain: text })
        .where('item_id', '=', meeting.itemIds[0] ?? '')
        .execute()
    }
    await rewrite(`En anden borger ${cpr.replace('-', '')}`)
    expect(await open(meeting), 'the same number in the same place').toEqual([])
    await rewrite('Borger 020290-1234')
    expect((await open(meeting)).map(({ match }) => match)).toEqual(['020290-1234'])
    expect((await release(secretary, meeting)).status).toBe(409)
  })

  test('a personal number takes a second tick, and no answer is for all of them', async () => {
    const meeting = await minutes([{ sections: [aSection(`${cpr} og 020290-1234`)] }])
    const [first] = await open(meeting)
    const answer = await secretary.post(meeting.path, { do: 'behold', fund: first?.fingerprint ?? '' })
    expect(answer.status).toBe(422)
    expect(load(await answer.text())('.error-summary a').attr('href')).toBe(`#set-${first?.fingerprint}`)
    expect(await open(meeting)).toHaveLength(2)
    await secretary.post(meeting.path, { do: 'behold', fund: first?.fingerprint ?? '', [`set-${first?.fingerprint}`]: 'ja' })
    expect(await open(meeting)).toHaveLength(1)
  })

  test('an answer is taken back, and one to what has gone is refused', async () => {
    const meeting = await minutes([{ summary: 'ida@fjordby.dk' }])
    const [finding] = await open(meeting)
    await keep(meeting)
    await secretary.post(meeting.path, { do: 'fortryd', fund: finding?.fingerprint ?? '' })
    expect(await open(meeting)).toHaveLength(1)
    expect((await secretary.post(meeting.path, { do: 'behold', fund: 'ff'.repeat(32) })).status).toBe(409)
  })

  test('the number itself is shown and written down nowhere: not in answers, change log or log', async () => {
    const meeting = await minutes([{ summary: cpr }])
    expect(await textOf(await secretary.get(meeting.path))).toContain(cpr)
    await keep(meeting)
    await release(secretary, meeting)
    const audit = await db.owner.selectFrom('audit_entry').select(['action', 'payload']).execute()
    const answers = await db.owner.selectFrom('release_answer').selectAll().where('meeting_id', '=', meeting.id).execute()
    expect(audit.map(({ action }) => action)).toContain('finding.keep')
    for (const text of [JSON.stringify(audit), JSON.stringify(answers), secretary.logLines.join('\n')]) {
      expect(text).not.toContain(cpr)
      expect(text).not.toContain(cpr.replace('-', ''))
    }
  })
})

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
