import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem, aSection } from '#test/make.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const arranging = await testApp(db, { municipality })
const council = await aCouncil(arranging.platform, municipality.id)
const anna = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
const bo = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })

async function aPlanned(
  items = [anItem({ title: 'Sprogcafé', sections: [aSection('Første tekst'), { ...aSection('Anden tekst'), caption: 'Økonomi' }] })],
) {
  const { id, slug, itemIds } = await council.hold({
    state: 'planned',
    hasMinutes: false,
    items,
    startsAt: new Date('2026-04-06T16:00:00Z'),
  })
  const rows = await db.owner
    .selectFrom('agenda_item')
    .select(['id', 'short_id'])
    .where('meeting_id', '=', id)
    .orderBy('position')
    .execute()
  return { id, slug, itemIds, path: `/punkt/${rows[0]?.short_id}/rediger`, shortId: rows[0]?.short_id ?? '' }
}

/** What the browser would send of the page's form. */
function formOf(html: string) {
  const $ = load(html)
  const fields: Record<string, string> = {}
  for (const el of $('#punkt').find('input, textarea, select').toArray()) {
    const field = $(el)
    const name = field.attr('name')
    const type = field.attr('type')
    if (!name || ((type === 'radio' || type === 'checkbox') && field.attr('checked') === undefined)) continue
    fields[name] =
      el.tagName === 'select'
        ? String(field.find('option[selected]').attr('value') ?? field.find('option').first().attr('value'))
        : el.tagName === 'textarea'
          ? field.text().replace(/^\n/, '')
          : (field.attr('value') ?? '')
  }
  return { $, fields }
}

const open = async (app: typeof anna, path: string) => {
  const answer = await app.get(path)
  expect(answer.status).toBe(200)
  return formOf(await answer.text())
}
const texts = (fields: Record<string, string>) => Object.keys(fields).filter((name) => name.endsWith('.tekst'))
const first = (fields: Record<string, string>) => texts(fields)[0] ?? ''
const sections = (itemId: string | undefined) =>
  db.owner
    .selectFrom('item_section')
    .select(['caption', 'plain', 'openness', 'revision'])
    .where('item_id', '=', itemId ?? '')
    .orderBy('position')
    .execute()

describe('writing an item', () => {
  it('shows it on one sound page, with its sections and the ways on', async () => {
    const { path } = await aPlanned()
    const answer = await anna.get(path)
    const html = await answer.text()
    expect(htmlProblems(html)).toEqual([])
    const { fields } = formOf(html)
    expect(fields['titel']).toBe('Sprogcafé')
    expect(texts(fields)).toHaveLength(2)
  })

  it('saves what was changed, with who did it and when, and nothing else', async () => {
    const { path, itemIds, shortId } = await aPlanned()
    const { fields } = await open(anna, path)
    const saved = await anna.post(path, { ...fields, titel: 'Ny titel', [first(fields)]: '**Ny** tekst', do: 'gem' })
    expect(saved.status).toBe(303)
    expect((await sections(itemIds[0])).map((row) => [row.plain, row.revision])).toEqual([
      ['Ny tekst', 2],
      ['Anden tekst', 1],
    ])
    const history = await (await anna.get(`/punkt/${shortId}/historik`)).text()
    expect(htmlProblems(history)).toEqual([])
    const $ = load(history)
    expect($('ins').text()).toContain('Ny')
    expect($('.timeline').text()).toContain('Test secretary')
  })
})
