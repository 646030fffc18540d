import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { putSettings, type SectionCaption } from '#modules/council/index.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem, aSection } from '#test/make.ts'
import { openForm, writtenForm } from '#test/written-form.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const arranging = await testApp(db, { municipality })
const council = await aCouncil(arranging.platform, municipality.id)
const anna = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
const bo = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })

type Fields = Record<string, string>
const twoSections = () => [
  anItem({ title: 'Sprogcafé', sections: [aSection('Første tekst'), { ...aSection('Anden tekst'), caption: 'Økonomi' }] }),
]

async function planned(items = twoSections(), state: 'planned' | 'held' | 'cancelled' = 'planned') {
  const meeting = await council.hold({
    state,
    cancelledReason: state === 'cancelled' ? 'Forfald' : null,
    hasMinutes: state === 'held',
    items,
    startsAt: new Date('2026-04-06T16:00:00Z'),
  })
  const rows = await db.owner
    .selectFrom('agenda_item')
    .select(['id', 'short_id'])
    .where('meeting_id', '=', meeting.id)
    .orderBy('position')
    .execute()
  return { ...meeting, itemId: rows[0]?.id ?? '', shortId: rows[0]?.short_id ?? '', path: `/punkt/${rows[0]?.short_id}/rediger` }
}

const textNames = (fields: Fields) => Object.keys(fields).filter((name) => name.endsWith('.tekst'))
const nameOf = (fields: Fields, index: number) => textNames(fields)[index] ?? ''
const idOf = (fields: Fields, index: number) => nameOf(fields, index).split('.')[1] ?? ''
const sections = (itemId: string) =>
  db.owner
    .selectFrom('item_section')
    .select(['caption', 'plain', 'openness', 'revision'])
    .where('item_id', '=', itemId)
    .orderBy('position')
    .execute()
const plains = async (itemId: string) => (await sections(itemId)).map((row) => row.plain)
const itemOf = (id: string) => db.owner.selectFrom('agenda_item').selectAll().where('id', '=', id).executeTakeFirst()

it('leads back to the findings, also after saving, when somebody came from there', async () => {
  const { slug, path } = await planned()
  const back = async (address: string) => load(await (await anna.get(address)).text())('[data-shortcut=u]').attr('href')
  expect(await back(path)).toBe(`/moeder/${slug}/arbejde`)
  expect(await back(`${path}?fra=fund`)).toBe(`/moeder/${slug}/frigiv#fund`)
  const { fields } = await openForm(anna, path)
  const saved = await anna.post(`${path}?fra=fund`, { ...fields, do: 'gem' })
  expect(saved.headers.get('location')).toBe(`${path}?gemt=1&fra=fund`)
})

async function refused(app: TestApp, path: string, fields: Fields, status = 422) {
  const answer = await app.post(path, fields)
  expect(answer.status).toBe(status)
  const html = await answer.text()
  expect(htmlProblems(html)).toEqual([])
  return writtenForm(html)
}
const saves = async (app: TestApp, path: string, fields: Fields) => {
  const answer = await app.post(path, { do: 'gem', ...fields })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

describe('writing an item', () => {
  it('saves what was changed, with who did it and when, and nothing else', async () => {
    const { path, itemId, shortId } = await planned()
    const { fields, html } = await openForm(anna, path)
    expect(htmlProblems(html)).toEqual([])
    await saves(anna, path, { ...fields, titel: 'Ny titel', [nameOf(fields, 0)]: '**Ny** tekst' })
    expect((await sections(itemId)).map((row) => [row.plain, row.revision])).toEqual([
      ['Ny tekst', 2],
      ['Anden tekst', 1],
    ])
    const history = await (await anna.get(`/punkt/${shortId}/historik`)).text()
    expect(htmlProblems(history)).toEqual([])
    expect(load(history)('.timeline').text()).toContain('Test secretary')
    expect(load(history)('ins bdi').text()).toContain('Ny')
    const audit = await db.owner.selectFrom('audit_entry').select(['action', 'payload']).where('thing', '=', `item/${itemId}`).execute()
    expect(audit.map((entry) => entry.action).sort()).toEqual(['item.change', 'item.write'])
    expect(JSON.stringify(audit)).not.toContain('tekst')
  })

  it('takes a double click for one', async () => {
    const { path, itemId } = await planned()
    const { fields } = await openForm(anna, path)
    const sent = { ...fields, [nameOf(fields, 0)]: 'To gange' }
    await Promise.all([saves(anna, path, sent), saves(anna, path, sent)])
    expect((await sections(itemId))[0]?.revision).toBe(2)
  })

  it.each([
    ['a picture', 'linje\n![x](https://broby.example/x.png)', 'Linje 2'],
    ['HTML', '<script>alert(1)</script>', 'Linje 1'],
    ['an unsafe link', 'a\n\n[x](javascript:alert(1))', 'Linje 3'],
  ])('refuses %s with its line, saves nothing and keeps what was typed', async (_, text, line) => {
    const { path, itemId } = await planned()
    const { fields } = await openForm(anna, path)
    const answer = await refused(anna, path, { ...fields, titel: 'Ny titel', [nameOf(fields, 0)]: text, do: 'gem' })
    expect(answer.$('.error-summary').text()).toContain(line)
    expect(answer.fields).toMatchObject({ titel: 'Ny titel', [nameOf(fields, 0)]: text })
    expect((await itemOf(itemId))?.title).toBe('Sprogcafé')
  })

  it('says how long a title may be, and lets one be that was read in longer', async () => {
    const long = await planned([anItem({ title: 'æ'.repeat(2000) })])
    const { fields } = await openForm(anna, long.path)
    await saves(anna, long.path, { ...fields, oplaeg: 'Ida' })
    const answer = await refused(anna, long.path, { ...fields, titel: 'ø'.repeat(2000), do: 'gem' })
    expect(answer.$('#titel-error').text()).toContain('højst 500 tegn. Der er 2000')
    expect(answer.fields['titel']).toHaveLength(2000)
  })

  it('shows a title in Arabic from its own side, and whatever is typed as text', async () => {
    const { path } = await planned([anItem({ title: 'مقهى اللغة', lang: 'ar', sections: [aSection('<img src=x onerror=alert(1)>')] })])
    const { $, fields } = await openForm(anna, path)
    expect($('h1 bdi').attr()).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect($('#titel').attr('dir')).toBe('auto')
    expect($('img').length).toBe(0)
    expect(fields[nameOf(fields, 0)]).toBe('\\<img src=x onerror=alert(1)>')
  })

  it.each([
    ['minutter', '0'],
    ['minutter', '1441'],
    ['minutter', 'ti'],
    ['titel', '  '],
    ['aabenhed', 'halvt'],
    ['sprog', 'klingon'],
  ])('refuses %s %j', async (name, value) => {
    const { path } = await planned()
    const { fields } = await openForm(anna, path)
    expect((await refused(anna, path, { ...fields, [name]: value, do: 'gem' })).$('.error-summary a').attr('href')).toBe(`#${name}`)
  })

  it('belongs to the secretariat of the body that meets', async () => {
    const { path } = await planned()
    const elsewhere = await aCouncil(arranging.platform, municipality.id, 'Ældrerådet')
    const stranger = await testApp(db, { municipality, as: 'secretary', bodyId: elsewhere.host.id })
    for (const answer of [await stranger.get(path), await stranger.post(path, { titel: 'Min' })]) expect(answer.status).toBe(404)
  })

  it.each(['cancelled', 'held'] as const)(
    'ends when the meeting is %s and, if held, its minutes are released; what was typed is shown',
    async (state) => {
      const { path, id, itemId } = await planned(twoSections(), state)
      const fields = state === 'held' ? (await openForm(anna, path)).fields : {}
      if (state === 'held')
        await db.owner.updateTable('minutes').set({ state: 'released', released_at: new Date() }).where('meeting_id', '=', id).execute()
      const answer = await anna.get(path)
      expect(answer.status).toBe(200)
      expect(load(await answer.text())('#punkt').length).toBe(0)
      if (state === 'cancelled') return
      const late = await refused(anna, path, { ...fields, [nameOf(fields, 0)]: 'For sent', do: 'gem' })
      expect(late.fields[nameOf(fields, 0)]).toBe('For sent')
      expect(await plains(itemId)).toEqual(['Første tekst', 'Anden tekst'])
    },
  )
})

describe('the sections of an item', () => {
  it('are added, moved and removed, and what is being written stays', async () => {
    const { path, itemId } = await planned()
    const { fields } = await openForm(anna, path)
    const typed = { ...fields, [nameOf(fields, 0)]: 'Ikke gemt endnu' }
    const shaped = async (more: Fields) => {
      expect((await anna.post(path, { ...typed, ...more })).status).toBe(303)
      expect((await openForm(anna, path)).fields[nameOf(fields, 0)]).toBe('Ikke gemt endnu')
      return (await sections(itemId)).map((row) => row.caption)
    }
    expect(await shaped({ do: 'tilfoej', nyt_afsnit: 'andet', ny_overskrift: 'Jura' })).toEqual(['Baggrund', 'Økonomi', 'Jura'])
    expect(await shaped({ do: `op:${idOf(fields, 1)}` })).toEqual(['Økonomi', 'Baggrund', 'Jura'])
    const asked = await anna.post(path, { ...typed, do: `fjern:${idOf(fields, 1)}` })
    expect(asked.status).toBe(200)
    expect(writtenForm(await asked.text()).$('button[value^="fjern-ja"]')).toHaveLength(1)
    expect(await shaped({ do: `fjern-ja:${idOf(fields, 1)}` })).toEqual(['Baggrund', 'Jura'])
    expect(await plains(itemId)).toEqual(['Første tekst', ''])
  })

  it('are saved one by one, and the rest stays a draft', async () => {
    const { path, itemId } = await planned()
    const { fields } = await openForm(anna, path)
    const both = { ...fields, [nameOf(fields, 0)]: 'Gemmes', [nameOf(fields, 1)]: 'Venter' }
    expect((await anna.post(path, { ...both, do: `gem:${idOf(fields, 0)}` })).status).toBe(303)
    expect(await plains(itemId)).toEqual(['Gemmes', 'Anden tekst'])
    expect((await openForm(anna, path)).fields[nameOf(fields, 1)]).toBe('Venter')
  })

  it('can be closed in an open item, and are closed in a closed one', async () => {
    const { path, itemId } = await planned()
    const { fields } = await openForm(anna, path)
    await saves(anna, path, { ...fields, [`afsnit.${idOf(fields, 1)}.lukket`]: 'ja' })
    expect((await sections(itemId)).map((row) => row.openness)).toEqual(['open', 'closed'])
    await saves(anna, path, { ...(await openForm(anna, path)).fields, aabenhed: 'closed' })
    const { $ } = await openForm(anna, path)
    expect($('.item-section .state-closed')).toHaveLength(2)
  })
})

describe('a new item', () => {
  it('is closed unless somebody opens it, gets the standing sections and stands before what is last', async () => {
    const captions: SectionCaption[] = [
      { kind: 'recommendation', caption: 'Indstilling', text: 'Sekretariatet indstiller', always: true },
      { kind: 'legal', caption: 'Jura', text: '', always: false },
    ]
    await arranging.platform.db.in(municipality.id, (tx) =>
      putSettings(tx, council.acting, { bodyId: council.host.id, values: { captions }, validFrom: '2026-01-01' }),
    )
    const { slug, id } = await planned([anItem({ title: 'Først' }), anItem({ title: 'Eventuelt', standing: 'any_other_business' })])
    const path = `/moeder/${slug}/punkter/nyt`
    const { fields, html } = await openForm(anna, path)
    expect(htmlProblems(html)).toEqual([])
    expect(fields['aabenhed']).toBe('closed')
    const answer = await anna.post(path, { ...fields, titel: 'Nyt', sag: '2026-000123', sag_titel: 'Bussen' })
    expect(answer.headers.get('location')).toMatch(/^\/punkt\/[a-z0-9]{8}\/rediger$/)
    const items = await db.owner
      .selectFrom('agenda_item')
      .select(['id', 'title', 'openness'])
      .where('meeting_id', '=', id)
      .orderBy('position')
      .execute()
    expect(items.map((item) => item.title)).toEqual(['Først', 'Nyt', 'Eventuelt'])
    expect(items[1]?.openness).toBe('closed')
    expect((await sections(items[1]?.id ?? '')).map((row) => [row.caption, row.plain])).toEqual([
      ['Indstilling', 'Sekretariatet indstiller'],
    ])
    const edit = await openForm(anna, answer.headers.get('location') ?? '')
    expect(edit.$('input[name=sager]')).toHaveLength(1)
    await saves(anna, answer.headers.get('location') ?? '', { ...edit.fields, sager: '' })
    expect((await openForm(anna, answer.headers.get('location') ?? '')).$('input[name=sager]')).toHaveLength(0)
  })

  it('says what is missing and keeps the rest', async () => {
    const { slug } = await planned()
    const answer = await refused(anna, `/moeder/${slug}/punkter/nyt`, { titel: '', oplaeg: 'Ida', sag: 'ukendt sag' })
    expect(answer.fields['oplaeg']).toBe('Ida')
    expect(answer.$('.error-summary a').attr('href')).toBe('#titel')
  })

  it('is not put on an agenda that is over', async () => {
    const { slug } = await planned(twoSections(), 'held')
    const answer = await refused(bo, `/moeder/${slug}/punkter/nyt`, { titel: 'For sent', aabenhed: 'open', sprog: 'da' })
    expect(answer.fields['titel']).toBe('For sent')
  })
})
