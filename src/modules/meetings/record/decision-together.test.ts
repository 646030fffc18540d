import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { openedForm } from '#test/forms.ts'
import { interrupted } from '#test/interrupted.ts'
import { aCouncil } from '#test/make.ts'
import { lockMeeting } from '../records.queries.ts'
import { decidingBy, meetingsUnderWay } from './under-way.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-02T16:30:00Z'
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const other = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = secretary
const { hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

const { underWay } = meetingsUnderWay(db, { hold })

const { open, send, decisions } = decidingBy(db, secretary)

describe('a decision that somebody writes', () => {
  test('two secretaries deciding the same item at the same moment: the second is shown both texts and loses neither', async () => {
    const { id, shortIds } = await underWay()
    const [mine, theirs] = [await open(shortIds[0]), await open(shortIds[0], other)]
    // Both requests stand at the meeting’s lock before either goes on.
    const answers = await act(async (tx) => {
      await lockMeeting(tx, id)
      const sent = [send(mine, { text: 'Vedtaget af den ene.' }), send(theirs, { text: 'Vedtaget af den anden.' }, other)]
      await waitingForLocks(db, 2)
      return sent
    })
    const done = await Promise.all(answers)
    expect(done.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const index = done.findIndex(({ status }) => status === 409)
    const [app, text] = index === 0 ? [secretary, 'ene'] : [other, 'anden']
    const conflict = await openedForm(done[index] as Response, mine.path)
    expect(conflict.$('.text-conflict bdi').first().text()).toBe('Test secretary')
    expect(conflict.$('.text-conflict').text()).toMatch(/har gemt en anden tekst kl\. 17\.30/)
    expect(conflict.$('.error-summary').text()).toContain('Vælg, hvad der skal gemmes')
    expect(conflict.$('ins').text()).toContain(text)
    const first = text === 'ene' ? 'anden' : 'ene'
    expect(conflict.fields['text']).toBe(`Vedtaget af den ${first}.\n\nVedtaget af den ${text}.`)
    expect((await decisions(id)).length).toBe(1)
    expect((await send(conflict, { 'text.valg': 'together', text: 'Vedtaget af begge.' }, app)).status).toBe(303)
    expect((await decisions(id)).map(({ plain, revision }) => [plain, revision])).toEqual([['Vedtaget af begge.', 2]])
  })

  test.each([
    ['mine', 'Min beslutning.'],
    ['theirs', 'Deres beslutning.'],
    ['together', 'En tredje.'],
  ])('that two wrote is saved as the second chooses: %s; nothing chosen, nothing saved', async (choice, expected) => {
    const { id, shortIds } = await underWay()
    const [mine, theirs] = [await open(shortIds[0]), await open(shortIds[0], other)]
    await send(theirs, { text: 'Deres beslutning.' }, other)
    const asked = await openedForm(await send(mine, { text: 'Min beslutning.', summary: 'Kort.' }), mine.path)
    const again = await openedForm(await send(asked, { text: 'En tredje.' }), mine.path)
    expect([again.fields['text'], again.fields['text.min']]).toEqual(['En tredje.', 'Min beslutning.'])
    expect((await decisions(id)).map(({ plain }) => plain)).toEqual(['Deres beslutning.'])
    expect((await send(again, { 'text.valg': choice })).status).toBe(303)
    expect((await decisions(id)).map(({ plain, summary }) => [plain, summary])).toEqual([[expected, 'Kort.']])
  })

  test.each([
    ['mine', ['adopted', 'Mit.']],
    ['theirs', ['noted', 'Deres.']],
  ])('of which two chose the outcome names who did and when, and is saved as the second chooses: %s', async (choice, expected) => {
    const { id, shortIds } = await underWay()
    await send(await open(shortIds[0]), { text: 'Godt.' })
    const [mine, theirs] = [await open(shortIds[0]), await open(shortIds[0], other)]
    await send(theirs, { outcome: 'noted', summary: 'Deres.' }, other)
    const asked = await openedForm(await send(mine, { outcome: 'adopted', summary: 'Mit.' }), mine.path)
    expect(asked.$('.text-conflict bdi').first().text()).toBe('Test secretary')
    expect(asked.$('.text-conflict').text()).toMatch(/har gemt noget andet kl\. 17\.30/)
    expect(asked.fields).toMatchObject({ outcome: 'adopted', summary: 'Mit.' })
    expect((await send(asked, {})).status).toBe(409)
    expect((await send(asked, { 'fakta.valg': choice })).status).toBe(303)
    expect((await decisions(id)).map(({ outcome, summary }) => [outcome, summary])).toEqual([expected])
  })

  test('another outcome or sentence beside an equal text is a conflict too', async () => {
    const { id, shortIds } = await underWay()
    await send(await open(shortIds[0]), { text: 'Godt.', outcome: 'adopted' })
    const [mine, theirs] = [await open(shortIds[0]), await open(shortIds[0], other)]
    expect((await send(theirs, { outcome: 'noted' }, other)).status).toBe(303)
    const conflict = await send(mine, { summary: 'Det gik godt.' })
    expect(conflict.status).toBe(409)
    expect(load(await conflict.text())('.text-conflict').text()).toContain('Taget til efterretning')
    expect((await decisions(id)).map(({ outcome, summary }) => [outcome, summary])).toEqual([['noted', '']])
  })

  test('of which text and outcome have both changed shows both texts too', async () => {
    const { shortIds } = await underWay()
    await send(await open(shortIds[0]), { text: 'Fælles.' })
    const [mine, theirs] = [await open(shortIds[0]), await open(shortIds[0], other)]
    await send(theirs, { text: 'Fælles.\n\nDeres.', outcome: 'noted' }, other)
    const conflict = await openedForm(await send(mine, { text: 'Fælles.\n\nMit.', outcome: 'adopted' }), mine.path)
    expect(conflict.fields['text']).toBe('Fælles.\n\nDeres.\n\nMit.')
    expect(conflict.$('.text-conflict').length).toBe(2)
  })

  test('is typed again by nobody: after the session ended in the middle, all of it stands on the page, and still meets what others wrote', async () => {
    const { id, shortIds } = await underWay()
    const app = await testApp(db, { municipality, as: 'secretary', now })
    const opening = await open(shortIds[0], app)
    await send(await open(shortIds[0], other), { text: 'Skrevet imens.' }, other)
    const typed = { text: 'Rådet **åbner** caféen.', outcome: 'adopted', for: '8', summary: 'Caféen åbner.' }
    const { page, cookie } = await interrupted(db, municipality, app, () => send(opening, typed, app))
    const again = await openedForm(await page(opening.path), opening.path)
    expect(again.fields).toMatchObject(typed)
    expect(again.$('main').text()).toContain('Det du skrev, er gemt')
    const answer = await app.post(again.path, { ...again.fields, do: 'save' }, { cookie })
    expect(answer.status).toBe(409)
    expect((await decisions(id)).map(({ plain }) => plain)).toEqual(['Skrevet imens.'])
  })

  test('is kept as a draft while it is written: for its writer alone, after a crash, until it is saved', async () => {
    const { id, shortIds } = await underWay()
    const opening = await open(shortIds[0])
    expect(opening.$('[data-writing]').attr('data-writing')).toContain(opening.path)
    const typed = { text: 'Rådet åbner', outcome: 'adopted', for: '8', summary: 'Caféen' }
    expect((await secretary.post('/kladde', { ...opening.fields, ...typed, sti: opening.path })).status).toBe(200)
    const again = await open(shortIds[0])
    expect(again.fields).toMatchObject(typed)
    expect(again.$('main').text()).toContain('Vi har gemt din kladde fra kl. 17.30')
    expect((await open(shortIds[0], other)).fields['text']).toBe('')
    expect((await send(again, {})).status).toBe(303)
    expect((await open(shortIds[0])).$('main').text()).not.toContain('Vi har gemt din kladde')
    expect((await decisions(id)).map(({ plain }) => plain)).toEqual(['Rådet åbner'])
  })

  test('that was sent and not saved is found again without scripts, meets what others saved since, and is thrown away on request', async () => {
    const { id, shortIds } = await underWay()
    const opening = await open(shortIds[0])
    expect((await send(opening, { text: 'Rådet åbner', for: 'otte' })).status).toBe(422)
    await send(await open(shortIds[0], other), { text: 'Skrevet imens.' }, other)
    const again = await open(shortIds[0])
    expect(again.fields).toMatchObject({ text: 'Rådet åbner', for: 'otte' })
    expect((await send(again, { for: '8' })).status).toBe(409)
    expect((await decisions(id)).map(({ plain }) => plain)).toEqual(['Skrevet imens.'])
    expect((await secretary.post(opening.path, { do: 'kasser' })).status).toBe(303)
    expect((await open(shortIds[0])).fields['text']).toBe('Skrevet imens.')
  })
})
