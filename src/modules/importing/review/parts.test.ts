import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aHouseThatImports, whole } from '../papers.testing.ts'

const db = await testDatabase()
const house = await aHouseThatImports(db)
const change = (id: string, ret: string, values: Record<string, string>) =>
  house.office.post(`/import/${id}?ret=${ret}`, { do: 'edit', ret, set: '99', ...values })

test('papers and decisions of other days are put right in place, the meeting follows, and it all comes back', async () => {
  await house.send(whole)
  const id = await house.run()
  const papers = 'items.p0.attachments'
  const first = (await house.mainOf(`/import/${id}?ret=${papers}.p0-p0`)).find('#ret')
  expect([first.find('input[name=titel]').attr('value'), first.find('input[name=aabent]').attr('checked')]).toEqual([
    'Oversigt over besøg',
    'checked',
  ])
  expect((await change(id, `${papers}.p0-p0`, { titel: 'Besøg i caféen', punkt: 'p0' })).status).toBe(303)
  expect((await change(id, `${papers}.f1`, { do: 'remove', titel: 'x' })).status).toBe(303)
  expect((await change(id, `${papers}.new`, { titel: 'Et brev', aabent: 'ja' })).status).toBe(303)
  expect(await house.told()).toEqual([
    ['12', 'Besøg i caféen', 'closed', '31.PDF'],
    ['12', 'Et brev', 'open', ''],
    ['12', 'Notat uden mærke', 'closed', '33.pdf'],
  ])
  const earlier = { hvem: 'Kulturudvalget', dag: '2021-03-02', v: 'Udvalget siger ja.' }
  expect((await change(id, 'items.p0.earlierDecisions.new', earlier)).status).toBe(303)
  const main = await house.mainOf(`/import/${id}`)
  expect(main.find('.import-text').text()).toContain('Kulturudvalget: 2. marts 2021: Udvalget siger ja.')
  expect(main.find('.as-read').text()).toContain('Oversigt over besøg')
  for (const edit of main.find('#rettelser input[name=rettelse]').toArray())
    expect((await house.office.post(`/import/${id}`, { do: 'undo-edit', rettelse: edit.attribs['value'] ?? '' })).status).toBe(303)
  expect((await house.told()).map(([, title, openness]) => [title, openness])).toEqual([
    ['Oversigt over besøg', 'open'],
    ['Navne på frivillige', 'closed'],
    ['Notat uden mærke', 'closed'],
  ])
})

test('a paper without a title, or a decision without words or on a day that is none, comes back with what was typed', async () => {
  const id = await house.run()
  for (const [ret, values, field] of [
    ['items.p0.attachments.new', { titel: ' ', aabent: 'ja' }, 'titel'],
    ['items.p0.earlierDecisions.new', { hvem: 'Rådet', dag: '2021-02-30', v: 'Ja.' }, 'dag'],
    ['items.p0.earlierDecisions.new', { hvem: 'Rådet', dag: '', v: '' }, 'v'],
  ] as const) {
    const answer = await change(id, ret, values)
    expect(answer.status).toBe(422)
    const $ = load(await answer.text())
    expect($('#error-summary a').attr('href')).toBe(`#${field}`)
    if ('hvem' in values) expect($('#ret input[name=hvem]').attr('value')).toBe('Rådet')
  }
})
