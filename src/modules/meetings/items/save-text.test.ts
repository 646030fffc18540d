import { describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { aCouncil, anItem, aSection, rich } from '#test/make.ts'
import { type SaveText, type SaveTextResult, saveText } from './save-text.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
const { hold, host, acting } = await aCouncil(platform, municipality.id)
const inTx = platform.db.in

async function aText() {
  const { id, itemIds } = await hold({ items: [anItem({ sections: [aSection('Først')] })] })
  const itemId = itemIds[0] ?? ''
  const section = await db.owner.selectFrom('item_section').select('id').where('item_id', '=', itemId).executeTakeFirstOrThrow()
  return {
    meetingId: id,
    itemId,
    section: { kind: 'section' as const, id: section.id },
    decision: { kind: 'decision' as const, meetingId: id, bodyId: host.id },
  }
}

const save = (given: SaveText): Promise<SaveTextResult> => inTx(municipality.id, (tx) => saveText(tx, acting, given))
const changes = (itemId: string) =>
  db.owner
    .selectFrom('text_change')
    .select(['revision', 'plain', 'caption', 'actor'])
    .where('item_id', '=', itemId)
    .orderBy('revision')
    .execute()

describe('a text that is saved', () => {
  it('gets the next revision, and the history what stood there before', async () => {
    const { itemId, section } = await aText()
    expect(await save({ itemId, part: section, baseRevision: 1, doc: rich('Så') })).toEqual({ saved: 2 })
    expect(await changes(itemId)).toEqual([
      { revision: 1, plain: 'Først', caption: 'Baggrund', actor: 'system' },
      { revision: 2, plain: 'Så', caption: 'Baggrund', actor: 'system' },
    ])
  })

  it('is no change when it is the same, however it was written', async () => {
    const { itemId, section } = await aText()
    const doc = { version: 1 as const, blocks: [...rich(' Først ').blocks, { type: 'paragraph' as const, inline: [] }] }
    expect(await save({ itemId, part: section, baseRevision: 1, doc })).toEqual({ saved: 1 })
    expect(await changes(itemId)).toEqual([])
  })

  it('on top of an older one comes back with the other', async () => {
    const { itemId, section } = await aText()
    await save({ itemId, part: section, baseRevision: 1, doc: rich('Hendes') })
    const result = await save({ itemId, part: section, baseRevision: 1, doc: rich('Hans') })
    expect(result).toMatchObject({ conflict: { markdown: 'Hendes', revision: 2, by: null } })
    expect(await save({ itemId, part: section, baseRevision: 2, doc: rich('Hans') })).toEqual({ saved: 3 })
  })

  it('is gone with its item', async () => {
    const { itemId, section } = await aText()
    expect(await save({ itemId, part: { kind: 'section', id: newId() }, baseRevision: 1, doc: rich('x') })).toEqual({ refusal: 'gone' })
    await db.owner.deleteFrom('agenda_item').where('id', '=', itemId).execute()
    expect(await save({ itemId, part: section, baseRevision: 1, doc: rich('x') })).toEqual({ refusal: 'gone' })
  })

  it('may be the first decision of an item, and of two who write the first the second is shown both', async () => {
    const { itemId, decision } = await aText()
    const first = { itemId, part: decision, baseRevision: 0, caption: 'Beslutning', openness: 'open' as const }
    const results = await Promise.all([
      save({ ...first, doc: rich('Vedtaget'), decision: { outcome: 'adopted' } }),
      save({ ...first, doc: rich('Udsat'), decision: { outcome: 'postponed' } }),
    ])
    expect(results.filter((result) => 'saved' in result)).toHaveLength(1)
    expect(results.filter((result) => 'conflict' in result)).toHaveLength(1)
    const rows = await db.owner.selectFrom('decision').select(['plain', 'outcome']).where('item_id', '=', itemId).execute()
    expect([
      { plain: 'Vedtaget', outcome: 'adopted' },
      { plain: 'Udsat', outcome: 'postponed' },
    ]).toContainEqual(rows[0])
  })

  it('keeps its outcome unless another is given', async () => {
    const { itemId, decision } = await aText()
    await save({ itemId, part: decision, baseRevision: 0, doc: rich('Vedtaget'), decision: { outcome: 'adopted' } })
    await save({ itemId, part: decision, baseRevision: 1, doc: rich('Vedtaget enstemmigt') })
    await save({ itemId, part: decision, baseRevision: 2, doc: rich('Vedtaget enstemmigt'), decision: { postponedTo: '2026-05-04' } })
    const row = await db.owner
      .selectFrom('decision')
      .select(['outcome', 'postponed_to', 'revision'])
      .where('item_id', '=', itemId)
      .executeTakeFirst()
    expect(row).toMatchObject({ outcome: 'adopted', revision: 2 })
  })

  it('waits for whoever is saving the same item', async () => {
    const { itemId, section } = await aText()
    let second: Promise<SaveTextResult> | undefined
    await inTx(municipality.id, async (tx) => {
      await saveText(tx, acting, { itemId, part: section, baseRevision: 1, doc: rich('Hendes') })
      second = save({ itemId, part: section, baseRevision: 1, doc: rich('Hans') })
      await waitingForLocks(db, 1)
    })
    expect(await second).toMatchObject({ conflict: { markdown: 'Hendes' } })
  })
})
