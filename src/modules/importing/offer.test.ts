import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aHouseThatImports, whole, without } from './papers.testing.ts'

const db = await testDatabase()

/** A draft that came without two of its papers, and then again with all. */
async function aDraftOffered() {
  const house = await aHouseThatImports(db)
  await house.send(without('31.PDF', '32.pdf'))
  const id = await house.run()
  const before = await house.told()
  await house.send(whole)
  return { ...house, id, before, path: `/import/${id}` }
}

test('the same document with papers that it did not have offers them, and nothing is added by itself', async () => {
  const { id, before, path, told, runs, mainOf, office } = await aDraftOffered()
  expect([await told(), (await runs()).length]).toEqual([before, 1])
  const offered = (await mainOf(path)).find('#tilbudte-bilag')
  expect(offered.find('li').length).toBe(2)
  expect(offered.text()).toContain('Læg 2 bilag ved')
  expect((await office.post(`/import/${id}`, { do: 'release' })).status).toBe(422)
})

test('they are taken in beside their items as open as the source says, and what was told of them is answered', async () => {
  const { path, told, office, mainOf, stored, undo, lying, id } = await aDraftOffered()
  expect((await office.post(path, { do: 'take-papers' })).status).toBe(303)
  expect(await told()).toEqual([
    ['12', 'Oversigt over besøg', 'open', '31.PDF'],
    ['12', 'Notat uden mærke', 'closed', '33.pdf'],
    ['12', 'Navne på frivillige', 'closed', '32.pdf'],
  ])
  expect((await mainOf(path)).find('#tilbudte-bilag')).toHaveLength(0)
  expect(
    await db.owner.selectFrom('import_doubt').select('answer').where('import_run_id', '=', id).where('code', '=', 'paperLeftOut').execute(),
  ).toEqual([{ answer: 'corrected' }, { answer: 'corrected' }])
  await undo(id)
  expect([await stored(), await lying()]).toEqual([[], 0])
})

test('or they are left, and their files go; undone, they go with the import', async () => {
  const { path, told, before, office, stored, send, lying, undo, id } = await aDraftOffered()
  expect((await stored()).length).toBe(4)
  expect((await office.post(path, { do: 'leave-papers' })).status).toBe(303)
  expect([await told(), (await stored()).length, await lying()]).toEqual([before, 2, 2])
  await send(whole)
  await undo(id)
  expect([await stored(), await lying()]).toEqual([[], 0])
})
