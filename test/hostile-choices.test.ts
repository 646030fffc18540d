import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { aCouncil, anItem, aSection } from './make.ts'
import { openForm } from './written-form.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const arranging = await testApp(db, { municipality })
const council = await aCouncil(arranging.platform, municipality.id)
const secretary = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })

/** Words that every object in the language knows, sent where one of a few choices belongs. */
const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

async function planned() {
  const items = [anItem({ title: 'Sprogcafé', sections: [aSection('Første tekst')] })]
  const { id, slug } = await council.hold({ state: 'planned', hasMinutes: false, items, startsAt: new Date('2026-04-06T16:00:00Z') })
  const item = await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', id).executeTakeFirstOrThrow()
  return { slug, path: `/punkt/${item.short_id}/rediger` }
}

describe('a choice that is not among those offered', () => {
  test.each(words)('is no step of a meeting: %s', async (word) => {
    const { slug } = await planned()
    const answer = await secretary.post(`/moeder/${slug}/arbejde`, { do: word, once: newId() })
    expect(answer.status).toBe(400)
  })

  test.each(words)('settles no conflict between two who wrote: %s', async (word) => {
    const { path } = await planned()
    const { fields } = await openForm(secretary, path)
    const name = Object.keys(fields).find((field) => field.endsWith('.tekst')) ?? ''
    const conflict = { [`${name}.valg`]: word, [`${name}.min`]: 'Min', [`${name}.anden`]: 'Anden', [`${name}.anden_rev`]: '1' }
    const answer = await secretary.post(path, { ...fields, do: 'gem', ...conflict })
    expect([303, 422]).toContain(answer.status)
  })

  test.each(words)('is no kind of meeting: %s', async (word) => {
    const { slug } = await planned()
    const { fields } = await openForm(secretary, `/moeder/${slug}/arbejde/oplysninger`)
    const answer = await secretary.post(`/moeder/${slug}/arbejde/oplysninger`, { ...fields, slags: word })
    expect(answer.status).toBe(422)
  })
})
