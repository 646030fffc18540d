import { expect } from 'vitest'
import { type TestApp, testApp } from '#test/app.ts'
import type { aMunicipality, TestDatabase } from '#test/database.ts'
import { aCouncil, anItem, aSection } from '#test/make.ts'
import { writtenForm } from '#test/written-form.ts'

export type Fields = Record<string, string>

/** A council whose two secretaries, Anna and Bo, write its agendas. */
export async function twoWhoWrite(db: TestDatabase, municipality: Awaited<ReturnType<typeof aMunicipality>>) {
  const council = await aCouncil((await testApp(db, { municipality })).platform, municipality.id)
  const anna = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
  const bo = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })

  /** A planned meeting with one item of two sections, and where it is written. */
  async function planned() {
    const items = [anItem({ title: 'Sprogcafé', sections: [aSection('Første tekst'), { ...aSection('Anden tekst'), caption: 'Økonomi' }] })]
    const { id, slug, itemIds } = await council.hold({
      state: 'planned',
      hasMinutes: false,
      items,
      startsAt: new Date('2026-04-06T16:00:00Z'),
    })
    const item = await db.owner.selectFrom('agenda_item').select(['id', 'short_id']).where('meeting_id', '=', id).executeTakeFirstOrThrow()
    return { id, slug, itemId: itemIds[0] ?? '', shortId: item.short_id, path: `/punkt/${item.short_id}/rediger` }
  }
  return { council, anna, bo, planned }
}

/** The name of the field in which the text of a section is written. */
export const nameOf = (fields: Fields, index: number) => Object.keys(fields).filter((name) => name.endsWith('.tekst'))[index] ?? ''

export async function save(app: TestApp, path: string, fields: Fields, status: number) {
  const answer = await app.post(path, { do: 'gem', ...fields })
  expect(answer.status).toBe(status)
  return writtenForm(await answer.text())
}
