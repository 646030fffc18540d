import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aHouseThatImports, whole, without } from './papers.testing.ts'

const db = await testDatabase()

/** A meeting that was released without one of its papers; then the same document came again with it. */
async function aReleasedMeetingOffered() {
  const house = await aHouseThatImports(db)
  await house.send(without('31.PDF'))
  const id = await house.run()
  await house.readAll()
  await house.release(id)
  const path = `/import/${id}`
  const meeting = (await house.mainOf(path)).find('a[href^="/moeder/"]').first().attr('href')?.replace('/arbejde', '') ?? ''
  const before = await house.told()
  await house.send(whole)
  await house.readAll()
  const item = await db.owner
    .selectFrom('agenda_item as i')
    .innerJoin('attachment as a', 'a.item_id', 'i.id')
    .select('i.short_id')
    .where('i.municipality_id', '=', house.municipality.id)
    .executeTakeFirstOrThrow()
  const readByAll = async () => (await house.visitor.get(`/punkt/${item.short_id}`)).text()
  return { ...house, id, path, meeting, before, shortId: item.short_id, readByAll }
}

test('what is released is offered the papers that come with the same document later, and nothing is added by itself', async () => {
  const { path, told, before, mainOf, readByAll } = await aReleasedMeetingOffered()
  const offered = (await mainOf(path)).find('#tilbudte-bilag')
  expect([offered.find('li').length, offered.text()]).toEqual([1, expect.stringContaining('Mødet er frigivet')])
  expect(await told()).toEqual(before)
  expect(await readByAll()).not.toContain('31.PDF')
})

test('taken in, they wait beside their item in the place of their title until they are sent, as every late paper does', async () => {
  const { path, shortId, told, before, office, visitor, mainOf, readByAll, stored } = await aReleasedMeetingOffered()
  const files = await stored()
  const answer = await office.post(path, { do: 'take-papers' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/punkt/${shortId}/bilag`])
  expect(await told()).toEqual(
    before.map(([number, title, openness, file]) => [number, title, openness, title === 'Oversigt over besøg' ? '31.PDF' : file]),
  )
  expect((await mainOf(`/punkt/${shortId}/bilag`)).text()).toContain('1 bilag er ikke sendt ud endnu')
  expect(await readByAll()).not.toContain('31.PDF')
  const late = await db.owner
    .selectFrom('attachment')
    .select(['id', 'sent_out_at'])
    .where('file_name', '=', '31.PDF')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  expect([late.sent_out_at, (await visitor.get(`/bilag/${late.id}/31.PDF`)).status]).toEqual([null, 404])
  expect([(await mainOf(path)).find('#tilbudte-bilag').length, await stored()]).toEqual([0, files])
  // The same once more offers nothing that is there already.
  expect((await office.post(path, { do: 'take-papers' })).status).toBe(422)
})

test('or they are left, and their files go', async () => {
  const { path, told, before, office, stored, send } = await aReleasedMeetingOffered()
  expect((await stored()).length).toBe(4)
  expect((await office.post(path, { do: 'leave-papers' })).status).toBe(303)
  expect([await told(), (await stored()).length]).toEqual([before, 3])
  await send(whole)
  expect((await stored()).length).toBe(4)
})

test('what the meeting has already is not offered again', async () => {
  const { path, office, send, mainOf } = await aReleasedMeetingOffered()
  await office.post(path, { do: 'take-papers' })
  await send(whole)
  expect((await mainOf(path)).find('#tilbudte-bilag')).toHaveLength(0)
})

test('a document of the library that is out says how they can come along', async () => {
  const { send, run, office, readAll, mainOf } = await aHouseThatImports(db)
  await send(without('31.PDF'))
  const path = `/import/${await run()}`
  await office.post(`${path}?ret=kind`, { do: 'edit', ret: 'kind', set: '0', v: 'report' })
  await readAll()
  const ticks = (await mainOf(path)).find('.doubt-list input[type=checkbox]').toArray()
  await office.post(path, { ...Object.fromEntries(ticks.map(({ attribs }) => [attribs['name'] ?? '', 'ja'])), do: 'release', bilag: 'ja' })
  await send(whole)
  const offered = (await mainOf(path)).find('#tilbudte-bilag')
  expect([offered.text(), offered.find('button').length]).toEqual([expect.stringContaining('træk det tilbage'), 1])
  expect((await office.post(path, { do: 'take-papers' })).status).toBe(422)
  await office.post(path, { do: 'withdraw', hvorfor: 'mistake' })
  expect((await mainOf(path)).find('#tilbudte-bilag button').length).toBe(2)
})
