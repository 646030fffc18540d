import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aDecision, aSection } from '#test/make.ts'
import { aDocx, aPdf, aPng, wordParagraph } from '#test/papers.ts'
import type { NewItem, NewMeeting } from '../create.ts'
import { aRelease, cpr, textOf } from './release.fixtures.ts'

const db = await testDatabase()
const { secretary, rule, minutes, open, state, release, keep, addPaper } = await aRelease(db)

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
    expect(await keep(meeting)).toEqual([303])
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
    ['a picture', 'a.png', aPng()],
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
