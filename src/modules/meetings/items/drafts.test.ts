import { describe, expect, it } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { interrupted } from '#test/interrupted.ts'
import { aCouncil } from '#test/make.ts'
import { openForm, writtenForm } from '#test/written-form.ts'
import { type Fields, nameOf, save, twoWhoWrite } from './written-item.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { council, anna, bo, planned } = await twoWhoWrite(db, municipality)

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

  it('is found again without scripts when what was sent could not be saved', async () => {
    const { path, slug } = await planned()
    const { fields } = await openForm(anna, path)
    await save(anna, path, { ...fields, titel: '', [nameOf(fields, 0)]: 'Sendt uden titel' }, 422)
    expect((await openForm(anna, path)).fields[nameOf(fields, 0)]).toBe('Sendt uden titel')
    const fresh = `/moeder/${slug}/punkter/nyt`
    await save(anna, fresh, { ...(await openForm(anna, fresh)).fields, titel: '', resume: 'Et nyt punkt' }, 422)
    expect((await openForm(anna, fresh)).fields['resume']).toBe('Et nyt punkt')
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
    const elsewhere = await aCouncil(anna.platform, municipality.id, 'Ældrerådet')
    const stranger = await testApp(db, { municipality, as: 'secretary', bodyId: elsewhere.host.id })
    expect((await keep(stranger, path, { titel: 'x' })).status).toBe(404)
  })

  it('is refused above a megabyte, in words', async () => {
    const { path } = await planned()
    expect((await keep(anna, path, { titel: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})
