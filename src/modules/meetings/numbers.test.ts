import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { removeDraft } from './publish.ts'
import { takeNumbers } from './records.queries.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
let council: Awaited<ReturnType<typeof aCouncil>>
let bodies = 0
beforeEach(async () => {
  council = await aCouncil(platform, municipality.id, `Råd ${++bodies}`)
})

const take = (count: number, bodyId = council.host.id, scope = 'ever') =>
  platform.db.in(municipality.id, (tx) => takeNumbers(tx, municipality.id, bodyId, scope, count))
const held = (...numbers: (string | null)[]) => council.hold({ items: numbers.map((numberText) => anItem({ numberText })) })

describe('the numbers of items', () => {
  test('begin at one and go on, each series for itself', async () => {
    expect([await take(3), await take(2)]).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
    expect(await take(1, council.host.id, '2026')).toEqual([1])
    const other = await aCouncil(platform, municipality.id, 'Et andet råd')
    expect(await take(1, other.host.id)).toEqual([1])
  })

  test('are given to many who ask at once without a gap and without giving one twice', async () => {
    const given = (await Promise.all(Array.from({ length: 20 }, (_, i) => take((i % 3) + 1)))).flat()
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: given.length }, (_, i) => i + 1))
  })

  test('that were asked for and taken back are given again, so that there is no gap', async () => {
    const failing = platform.db.in(municipality.id, async (tx) => {
      await takeNumbers(tx, municipality.id, council.host.id, 'ever', 5)
      throw new Error('taken back')
    })
    await expect(failing).rejects.toThrow()
    expect(await take(1)).toEqual([1])
  })

  test('printed on minutes lift the series, whichever comes first; what is no whole number does not', async () => {
    await held('37', '43', '41', null, '12a', 'Tillæg 99')
    expect(await take(2)).toEqual([44, 45])
    await held('7')
    expect(await take(1)).toEqual([46])
  })

  test('of a draft that is taken away again are free; those of other meetings are not', async () => {
    await held('37')
    const draft = await held('2021')
    await platform.db.in(municipality.id, (tx) => removeDraft(tx, draft.id))
    expect(await take(1)).toEqual([38])
  })

  test('of the only draft begin at one again when it is taken away', async () => {
    const draft = await held('2021')
    await platform.db.in(municipality.id, (tx) => removeDraft(tx, draft.id))
    expect(await take(1)).toEqual([1])
  })
})
