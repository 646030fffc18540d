import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { interrupted } from '#test/interrupted.ts'
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

const nameOf = (fields: Fields, index: number) => Object.keys(fields).filter((name) => name.endsWith('.tekst'))[index] ?? ''
const plains = async (itemId: string) =>
  (await db.owner.selectFrom('item_section').select('plain').where('item_id', '=', itemId).orderBy('position').execute()).map(
    (row) => row.plain,
  )
const save = async (app: typeof anna, path: string, fields: Fields, status: number) => {
  const answer = await app.post(path, { do: 'gem', ...fields })
  expect(answer.status).toBe(status)
  return writtenForm(await answer.text())
}

describe('two who write in one item', () => {
  it('do not disturb each other in different sections and fields', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    await save(anna, path, { ...hers.fields, titel: 'Annas titel', [nameOf(hers.fields, 0)]: 'Annas tekst' }, 303)
    await save(bo, path, { ...his.fields, oplaeg: 'Bo', [nameOf(his.fields, 1)]: 'Bos tekst' }, 303)
    expect(await plains(itemId)).toEqual(['Annas tekst', 'Bos tekst'])
    const item = await db.owner.selectFrom('agenda_item').select(['title', 'presenter']).where('id', '=', itemId).executeTakeFirst()
    expect(item).toEqual({ title: 'Annas titel', presenter: 'Bo' })
  })

  it('of one section at the same moment: one is saved, the other is shown both and decides', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    const answers = await Promise.all([
      anna.post(path, { ...hers.fields, [name]: 'Annas tekst', do: 'gem' }),
      bo.post(path, { ...his.fields, [name]: 'Bos tekst', [nameOf(his.fields, 1)]: 'Også Bos', do: 'gem' }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    const second = answers.find((answer) => answer.status === 422)
    const html = (await second?.text()) ?? ''
    expect(htmlProblems(html)).toEqual([])
    const text = load(html)('.text-conflict').text()
    expect(text).toContain('Annas tekst')
    expect(text).toContain('Bos tekst')
    expect(text).toContain('Test secretary')
    expect(await plains(itemId)).toContain(answers[0]?.status === 303 ? 'Annas tekst' : 'Bos tekst')
  })

  it.each([
    ['mine', 'Bos tekst'],
    ['theirs', 'Annas tekst'],
    ['together', 'Annas og Bos tekst'],
  ])('the second chooses %s', async (choice, expected) => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Annas tekst' }, 303)
    const both = await save(bo, path, { ...his.fields, [name]: 'Bos tekst', [nameOf(his.fields, 1)]: 'Også Bos' }, 422)
    expect(both.fields[nameOf(his.fields, 1)]).toBe('Også Bos')
    expect(await plains(itemId)).toEqual(['Annas tekst', 'Anden tekst'])
    await save(bo, path, { ...both.fields, [name]: 'Annas og Bos tekst', [`${name}.valg`]: choice }, 303)
    expect(await plains(itemId)).toEqual([expected, 'Også Bos'])
  })

  it('the second has nothing chosen beforehand, and saving without choosing loses neither text', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Annas tekst' }, 303)
    const both = await save(bo, path, { ...his.fields, [name]: 'Bos tekst' }, 422)
    expect(both.fields[`${name}.valg`]).toBeUndefined()
    expect(both.fields[name]).toBe('Annas tekst\n\nBos tekst')
    const again = await save(bo, path, { ...both.fields, [name]: 'Annas tekst, og Bos', titel: '' }, 422)
    expect(again.$('.error-summary').text()).toContain('Vælg, hvad der skal gemmes')
    expect([again.fields[name], again.fields[`${name}.min`]]).toEqual(['Annas tekst, og Bos', 'Bos tekst'])
    expect(await plains(itemId)).toEqual(['Annas tekst', 'Anden tekst'])
    await save(bo, path, { ...again.fields, titel: 'Sprogcafé', [`${name}.valg`]: 'together' }, 303)
    expect(await plains(itemId)).toEqual(['Annas tekst, og Bos', 'Anden tekst'])
  })

  it('are asked again when a third text came in the meantime', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Annas tekst' }, 303)
    const both = await save(bo, path, { ...his.fields, [name]: 'Bos tekst' }, 422)
    await save(anna, path, { ...(await openForm(anna, path)).fields, [name]: 'Annas nyeste' }, 303)
    const again = await save(bo, path, { ...both.fields, [`${name}.valg`]: 'mine' }, 422)
    expect(again.$('.text-conflict').text()).toContain('Annas nyeste')
    expect(await plains(itemId)).toEqual(['Annas nyeste', 'Anden tekst'])
  })

  it('who wrote the same text do not hear of it', async () => {
    const { path } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Samme tekst' }, 303)
    await save(bo, path, { ...his.fields, [name]: '  Samme   tekst\r\n' }, 303)
  })

  it('of one field: the second is told what it is now, and decides', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    await save(anna, path, { ...hers.fields, titel: 'Annas titel' }, 303)
    const told = await save(bo, path, { ...his.fields, titel: 'Bos titel' }, 422)
    expect(told.$('#titel-error').text()).toContain('Annas titel')
    expect(told.fields['titel']).toBe('Bos titel')
    await save(bo, path, told.fields, 303)
    expect((await db.owner.selectFrom('agenda_item').select('title').where('id', '=', itemId).executeTakeFirst())?.title).toBe('Bos titel')
  })

  it('text for a section that the other removed comes back as a section', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    expect((await anna.post(path, { ...hers.fields, do: `fjern-ja:${name.split('.')[1]}` })).status).toBe(303)
    await save(bo, path, { ...his.fields, [name]: 'Bo skrev videre' }, 303)
    expect(await plains(itemId)).toEqual(['Anden tekst', 'Bo skrev videre'])
  })

  it('text for an item that the other deleted is shown, and can become a new item', async () => {
    const { path, id, slug } = await planned()
    const his = await openForm(bo, path)
    await db.owner.deleteFrom('agenda_item').where('meeting_id', '=', id).execute()
    const gone = await save(bo, path, { ...his.fields, titel: 'Bos titel', [nameOf(his.fields, 0)]: 'Bos lange tekst' }, 410)
    expect(htmlProblems(gone.html)).toEqual([])
    expect(gone.fields['titel']).toBe('Bos titel')
    expect(gone.$('#punkt').attr('action')).toBe(`/moeder/${slug}/punkter/nyt`)
    await save(bo, `/moeder/${slug}/punkter/nyt`, gone.fields, 303)
    const item = await db.owner.selectFrom('agenda_item').select(['id', 'title']).where('meeting_id', '=', id).executeTakeFirstOrThrow()
    expect(item.title).toBe('Bos titel')
    expect(await plains(item.id)).toContain('Bos lange tekst')
  })
})

describe('what is being written', () => {
  const keep = (app: typeof anna, path: string, fields: Fields) => app.post('/kladde', { ...fields, sti: path })

  it('is kept for the writer alone, and is gone when it is saved', async () => {
    const { path } = await planned()
    const { fields } = await openForm(anna, path)
    const name = nameOf(fields, 0)
    expect((await keep(anna, path, { ...fields, [name]: 'Halvt skrevet' })).status).toBe(200)
    const again = await openForm(anna, path)
    expect(again.fields[name]).toBe('Halvt skrevet')
    expect(again.html).toContain('Vi har gemt din kladde')
    expect((await openForm(bo, path)).fields[name]).toBe('Første tekst')
    await save(anna, path, again.fields, 303)
    expect((await openForm(anna, path)).html).not.toContain('Vi har gemt din kladde')
  })

  it('is thrown away on request', async () => {
    const { path } = await planned()
    const { fields } = await openForm(anna, path)
    await keep(anna, path, { ...fields, titel: 'Kladde' })
    expect((await anna.post(path, { do: 'kasser' })).status).toBe(303)
    expect((await openForm(anna, path)).fields['titel']).toBe('Sprogcafé')
  })

  it('meets what others saved meanwhile on commit, not before', async () => {
    const { path } = await planned()
    const { fields } = await openForm(anna, path)
    const name = nameOf(fields, 0)
    await keep(anna, path, { ...fields, [name]: 'Annas kladde' })
    const his = await openForm(bo, path)
    await save(bo, path, { ...his.fields, [name]: 'Bos tekst', [nameOf(fields, 1)]: 'Bos andet' }, 303)
    expect((await keep(anna, path, { ...fields, [name]: 'Annas kladde' })).status).toBe(200)
    const hers = await openForm(anna, path)
    expect([hers.fields[name], hers.fields[nameOf(fields, 1)]]).toEqual(['Annas kladde', 'Bos andet'])
    const both = await save(anna, path, hers.fields, 422)
    expect(both.$('.text-conflict').text()).toContain('Bos tekst')
  })

  it('survives the end of the session', async () => {
    const { path } = await planned()
    const short = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
    const { fields } = await openForm(short, path)
    await keep(short, path, { ...fields, titel: 'Før jeg blev logget ud' })
    const account = await db.owner.selectFrom('text_draft').select('account_id').where('path', '=', path).executeTakeFirstOrThrow()
    await db.owner.deleteFrom('session').where('account_id', '=', account.account_id).execute()
    expect((await keep(short, path, { ...fields, titel: 'Efter' })).status).toBe(303)
    const { openSession } = await import('#modules/accounts/index.ts')
    const cookie = await short.platform.db.in(municipality.id, (tx) =>
      openSession(tx, municipality, account.account_id, short.platform.clock),
    )
    const html = await (await short.get(path, { cookie: String(cookie) })).text()
    expect(writtenForm(html).fields['titel']).toBe('Før jeg blev logget ud')
  })

  it('is newer in what was sent with an ended session than in the draft, and stands on the page again', async () => {
    const { path, slug } = await planned()
    const short = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
    const { fields } = await openForm(short, path)
    const name = nameOf(fields, 0)
    await keep(short, path, { ...fields, [name]: 'Kladden' })
    const sent = { ...fields, titel: 'Ny titel', [name]: 'Det sidste, jeg skrev', do: 'gem' }
    const { page, cookie } = await interrupted(db, municipality, short, () => short.post(path, sent))
    const again = writtenForm(await (await page(path)).text())
    expect([again.fields['titel'], again.fields[name]]).toEqual(['Ny titel', 'Det sidste, jeg skrev'])
    expect(again.html).toContain('Det du skrev, er gemt')
    const answer = await short.post(path, { ...again.fields, do: 'gem' }, { cookie })
    expect(answer.status).toBe(303)
    const fresh = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
    const added = await interrupted(db, municipality, fresh, () =>
      fresh.post(`/moeder/${slug}/punkter/nyt`, { titel: 'Helt nyt', do: 'gem' }),
    )
    expect(await (await added.page(`/moeder/${slug}/punkter/nyt`)).text()).toContain('value="Helt nyt"')
  })

  it('is not laid aside for a script, whose draft would take the place of the form', async () => {
    const { path } = await planned()
    const short = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
    const { fields } = await openForm(short, path)
    short.travel({ hours: 5 })
    for (const mode of ['cors', 'no-cors']) {
      const answer = await short.post('/kladde', { ...fields, sti: path }, { 'sec-fetch-mode': mode })
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([303, null])
    }
  })

  it('is swept after thirty days', async () => {
    const { path } = await planned()
    const { path: other } = await planned()
    const { fields } = await openForm(anna, path)
    await keep(anna, path, { ...fields, titel: 'Gammel' })
    await db.owner
      .updateTable('text_draft')
      .set({ saved_at: new Date('2026-01-30T11:00:00Z') })
      .where('path', '=', path)
      .execute()
    expect((await openForm(anna, path)).fields['titel']).toBe('Sprogcafé')
    await keep(anna, other, { titel: 'Ny' })
    expect(await db.owner.selectFrom('text_draft').select('path').where('path', '=', path).execute()).toEqual([])
  })

  it.each(['/skrivebord', '/punkt/aaaaaaaa/rediger', 'https://evil.example/', '/moeder/findes-ikke/punkter/nyt', "/punkt/'/rediger"])(
    'is not kept for %s',
    async (path) => {
      expect((await keep(anna, path, { titel: 'x' })).status).toBe(404)
    },
  )

  it('is not kept for a form of another body', async () => {
    const { path } = await planned()
    const elsewhere = await aCouncil(arranging.platform, municipality.id, 'Ældrerådet')
    const stranger = await testApp(db, { municipality, as: 'secretary', bodyId: elsewhere.host.id })
    expect((await keep(stranger, path, { titel: 'x' })).status).toBe(404)
  })

  it('is refused above a megabyte, in words', async () => {
    const { path } = await planned()
    expect((await keep(anna, path, { titel: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})

describe('what is pasted', () => {
  it('comes back as Markdown, from a script or a form', async () => {
    const html = '<h1>Hej</h1><p>Se <a href="https://broby.example">her</a><script>alert(1)</script></p>'
    const answers = [
      await anna.request('POST', '/rens', { body: html, headers: { 'content-type': 'text/html' } }),
      await anna.post('/rens', { html }),
    ]
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
      expect(await answer.text()).toBe('# Hej\n\nSe [her](https://broby.example)')
    }
  })
})
