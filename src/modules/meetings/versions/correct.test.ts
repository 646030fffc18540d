import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { search } from '#platform/search/search.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { type OpenedForm, openedForm } from '#test/forms.ts'
import { interrupted } from '#test/interrupted.ts'
import { aCouncil, aDecision, anItem } from '#test/make.ts'
import type { ItemModel, MeetingModel } from '../model.ts'
import { type ItemHash, withdraw } from '../publish.ts'
import { lockMeeting } from '../records.queries.ts'
import { releasing } from './released.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-04T12:00:00Z'
const visitor = await testApp(db, { municipality, now })
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const other = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = visitor
const { acting, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

const aReleased = releasing(db, platform, municipality.id, { acting, hold })

const open = async (path: string, app = secretary) => openedForm(await app.get(path), path)
const send = ({ path, fields }: OpenedForm, changes: Record<string, string>, app = secretary) => app.post(path, { ...fields, ...changes })
const correct = async (shortId: string | undefined, changes: Record<string, string>) => send(await open(`/punkt/${shortId}/ret`), changes)
const snapshots = (meetingId: string) =>
  db.owner
    .selectFrom('snapshot')
    .select(['version', 'stage', 'reason', 'model', 'item_hashes'])
    .where('meeting_id', '=', meetingId)
    .orderBy('version')
    .execute()
const latestItem = async (meetingId: string) =>
  ((await snapshots(meetingId)).at(-1)?.model as unknown as MeetingModel | undefined)?.items[0]
const text = async (path: string, app = visitor) => (await app.get(path)).text()

describe('a correction', () => {
  test('is a new version with its reason; the page says so, the earlier one stays, and what differs is shown word by word', async () => {
    const { id, slug, shortIds } = await aReleased()
    const answer = await correct(shortIds[0], { text: 'Rådet vedtog ti bænke.', reason: 'Antallet var forkert.' })
    expect(answer.headers.get('location')).toBe(`/moeder/${slug}/versioner/3`)
    expect((await snapshots(id)).map(({ version, stage, reason }) => [version, stage, reason])).toEqual([
      [1, 'agenda', ''],
      [2, 'minutes', ''],
      [3, 'corrected', 'Antallet var forkert.'],
    ])
    const page = load(await text(`/moeder/${slug}`))('main').text()
    expect(page).toContain('Rettet: dette er udgave 3')
    expect(page).toContain('ti bænke')
    expect(await text(`/moeder/${slug}/versioner/2`)).toContain('tyve bænke')
    const $ = load(await text(`/moeder/${slug}/versioner/3`))
    const marked = (mark: string) =>
      $(`${mark} bdi`)
        .map((_, one) => $(one).text().trim())
        .get()
    expect([marked('del'), marked('ins')]).toEqual([['tyve'], ['ti']])
    expect($('.version-item').length).toBe(1)
    const found = await act((tx) => search(tx, { query: '"tyve bænke"', audiences: ['public'], kinds: ['item'], limit: 10, offset: 0 }))
    expect(found.hits.filter((hit) => hit.excerpt.some((segment) => segment.text.includes('vedtog tyve')))).toEqual([])
  })

  test('shows what was changed alone: text that is only written down in another way is the same text', async () => {
    const inline = [{ text: 'Rådet vedtog ' }, { text: 'tyve bænke.' }]
    const decision = aDecision('', { content: { version: 1, blocks: [{ type: 'paragraph', inline }] } })
    const { slug, shortIds } = await aReleased({ items: [anItem({ title: 'Bænke', summary: 'Tyve nye.', decision })] })
    await correct(shortIds[0], { summary: 'Tyve nye bænke.', reason: 'Ordet manglede.' })
    const page = await text(`/moeder/${slug}/versioner/3`)
    expect(page).toContain('Kort fortalt')
    expect(page).not.toContain('Ordene er de samme')
  })

  test('leaves every other item as it was published, hash and all, also where somebody is writing on it', async () => {
    const { id, shortIds } = await aReleased()
    await db.owner
      .updateTable('agenda_item')
      .set({ title: 'Halvt skrevet' })
      .where('short_id', '=', shortIds[1] ?? '')
      .execute()
    await correct(shortIds[0], { title: 'Bænke i parken', reason: 'Titlen var for kort.' })
    const [, before, after] = (await snapshots(id)).map(({ model, item_hashes }) => ({
      model: model as unknown as MeetingModel,
      hashes: item_hashes as unknown as ItemHash[],
    }))
    const [first, second] = (after?.model.items ?? []) as ItemModel[]
    expect(first?.title).toBe('Bænke i parken')
    expect(second).toEqual(before?.model.items[1])
    expect(after?.hashes[1]).toEqual(before?.hashes[1])
    expect(after?.hashes[0]).not.toEqual(before?.hashes[0])
  })

  test('of a section and an outcome is one version', async () => {
    const { id, slug, shortIds } = await aReleased()
    const opening = await open(`/punkt/${shortIds[0]}/ret`)
    const section = Object.keys(opening.fields).find((name) => /^afsnit-[^.]+$/.test(name)) ?? ''
    expect((await send(opening, { [section]: 'Rådet vil have nye bænke.', outcome: 'noted', reason: 'Slåfejl.' })).status).toBe(303)
    expect((await snapshots(id)).length).toBe(3)
    const page = load(await text(`/moeder/${slug}/versioner/3`))('#forskelle').text()
    expect(page).toContain('nye')
    expect(page.replace(/\s+/g, ' ')).toMatch(/Udfald:.*→/)
  })

  test.each([
    [{ text: 'Andet.' }, 'Skriv, hvorfor du retter'],
    [{ text: 'Andet.', reason: 'Ring til 12 34 56 78 eller skriv til a@b.dk' }, 'ligner en persons oplysninger'],
    [{ text: 'Borgeren har CPR 010180-1234.', reason: 'Slåfejl.' }, 'ligner en persons oplysninger'],
    [{ reason: 'Slåfejl.' }, 'Du har ikke ændret noget'],
    [{ title: ' ', reason: 'Slåfejl.' }, 'Skriv, hvad punktet hedder'],
  ])('that lacks something makes no version, and nothing typed is lost: %o', async (typed, message) => {
    const { id, shortIds } = await aReleased()
    const answer = await correct(shortIds[0], typed as Record<string, string>)
    expect(answer.status).toBe(422)
    const again = await openedForm(answer, '')
    expect(again.$('main').text()).toContain(message)
    for (const [name, value] of Object.entries(typed)) expect(again.fields[name]).toBe(value)
    expect((await snapshots(id)).length).toBe(2)
  })

  test('may hold what looks like a number of somebody when the secretary has seen it', async () => {
    const { shortIds } = await aReleased()
    const refused = await openedForm(
      await correct(shortIds[0], { text: 'Skriv til raadet@example.dk.', reason: 'Adressen manglede.' }),
      `/punkt/${shortIds[0]}/ret`,
    )
    expect((await send(refused, { seen: 'ja' })).status).toBe(303)
  })

  test('by two at once: the second is shown what holds now', async () => {
    const { id, shortIds } = await aReleased()
    const [mine, theirs] = [await open(`/punkt/${shortIds[0]}/ret`), await open(`/punkt/${shortIds[0]}/ret`, other)]
    const sent = await act(async (tx) => {
      await lockMeeting(tx, id)
      const both = [send(mine, { text: 'Ti.', reason: 'A.' }), send(theirs, { text: 'Elleve.', reason: 'B.' }, other)]
      await waitingForLocks(db, 2)
      return both
    })
    const answers = await Promise.all(sent)
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    expect((await snapshots(id)).length).toBe(3)
    const conflict = await openedForm(answers.find((answer) => answer.status === 409) as Response, mine.path)
    expect(conflict.$('.text-conflict bdi').first().text()).toBe('Test secretary')
    expect(conflict.$('.text-conflict').text()).toMatch(/har gemt en anden tekst kl\. 13\.00/)
    expect(conflict.fields['text']?.split('\n\n').toSorted()).toEqual(['Elleve.', 'Ti.'])
    const second = answers[0]?.status === 409 ? secretary : other
    expect((await send(conflict, {}, second)).status).toBe(409)
    expect((await send(conflict, { 'text.valg': 'together' }, second)).status).toBe(303)
    expect((await snapshots(id)).length).toBe(4)
  })

  test.each([
    ['mine', 'Mine bænke.'],
    ['theirs', 'Deres bænke.'],
    ['together', 'Fælles bænke.'],
  ])('of a section that two corrected goes out as the second chooses: %s', async (choice, expected) => {
    const { id, shortIds } = await aReleased()
    const [mine, theirs] = [await open(`/punkt/${shortIds[0]}/ret`), await open(`/punkt/${shortIds[0]}/ret`, other)]
    const section = Object.keys(mine.fields).find((name) => /^afsnit-[^.]+$/.test(name)) ?? ''
    await send(theirs, { [section]: 'Deres bænke.', reason: 'B.' }, other)
    const asked = await openedForm(await send(mine, { [section]: 'Mine bænke.', title: 'Mine', reason: 'A.' }), mine.path)
    expect(asked.$('.text-conflict bdi').first().text()).toBe('Test secretary')
    expect(asked.fields['title']).toBe('Mine')
    const answer = await send(asked, { [section]: 'Fælles bænke.', [`${section}.valg`]: choice })
    expect(answer.status).toBe(303)
    const item = await latestItem(id)
    expect([item?.title, JSON.stringify(item?.sections)]).toEqual(['Mine', expect.stringContaining(expected)])
  })

  test('of a title that two corrected names who did; another’s title beside one’s own text is no conflict', async () => {
    const { id, shortIds } = await aReleased()
    const path = `/punkt/${shortIds[0]}/ret`
    const [mine, theirs, third] = [await open(path), await open(path, other), await open(path, other)]
    await send(theirs, { title: 'Deres titel', reason: 'B.' }, other)
    const asked = await openedForm(await send(mine, { title: 'Min titel', reason: 'A.' }), path)
    expect(asked.$('#title-error').text()).toMatch(/Test secretary har ændret titlen til »Deres titel« kl\. 13\.00/)
    expect(asked.fields['title']).toBe('Min titel')
    const titles = async () => (await latestItem(id))?.title
    expect(await titles()).toBe('Deres titel')
    expect((await send(asked, {})).status).toBe(303)
    expect((await send(third, { text: 'Ti bænke.', reason: 'C.' }, other)).status).toBe(303)
    expect(await titles()).toBe('Min titel')
  })

  test('asks only about what its writer has touched: of two who correct different parts of an item both go out, neither is asked', async () => {
    const { id, shortIds } = await aReleased()
    const path = `/punkt/${shortIds[0]}/ret`
    const openings = await Promise.all([0, 1, 2, 3].map(() => open(path)))
    const section = Object.keys(openings[0]?.fields ?? {}).find((name) => /^afsnit-[^.]+$/.test(name)) ?? ''
    const changes: Record<string, string>[] = [
      { text: 'Ti bænke.' },
      { [section]: 'Nye bænke.' },
      { outcome: 'noted' },
      { title: 'Bænke ved søen' },
    ]
    for (const [n, opening] of openings.entries())
      expect((await send(opening, { ...changes[n], reason: 'Slåfejl.' })).status, JSON.stringify(changes[n])).toBe(303)
    const item = await latestItem(id)
    expect([item?.title, item?.decisions[0]?.outcome]).toEqual(['Bænke ved søen', 'noted'])
    expect(JSON.stringify([item?.sections, item?.decisions])).toMatch(/Nye bænke.*Ti bænke/)
  })

  test('is kept as a draft while it is written, and found again after a crash, with scripts and without', async () => {
    const { shortIds } = await aReleased()
    const path = `/punkt/${shortIds[0]}/ret`
    const opening = await open(path)
    expect(opening.$('[data-writing]').attr('data-writing')).toContain(path)
    expect((await secretary.post('/kladde', { ...opening.fields, text: 'Rådet vedtog', sti: path })).status).toBe(200)
    expect((await open(path)).$('main').text()).toContain('Vi har gemt din kladde fra kl. 13.00')
    expect((await send(await open(path), { title: 'Nye bænke', reason: ' ' })).status).toBe(422)
    const again = await open(path)
    expect(again.fields).toMatchObject({ text: 'Rådet vedtog', title: 'Nye bænke' })
    expect((await open(path, other)).fields['title']).toBe('Bænke')
    expect((await send(again, { reason: 'Slåfejl.' })).status).toBe(303)
    expect((await open(path)).$('main').text()).not.toContain('Vi har gemt din kladde')
  })

  test('stands on the page again when the session ended in the middle, from where its writer began', async () => {
    const { id, shortIds } = await aReleased()
    const app = await testApp(db, { municipality, as: 'secretary', now })
    const path = `/punkt/${shortIds[0]}/ret`
    const opening = await openedForm(await app.get(path), path)
    const typed = { text: 'Ti.', reason: 'Tallet var forkert.' }
    const { page, cookie } = await interrupted(db, municipality, app, () => app.post(path, { ...opening.fields, ...typed }))
    expect((await send(await open(path, other), { text: 'Elleve.', reason: 'B.' }, other)).status).toBe(303)
    const again = await openedForm(await page(path), path)
    expect(again.fields).toMatchObject(typed)
    expect((await app.post(path, again.fields, { cookie })).status).toBe(409)
    expect((await snapshots(id)).length).toBe(3)
  })

  test('is for released minutes that are public', async () => {
    const draft = await hold({ startsAt: new Date('2026-02-20T16:00:00Z'), items: [anItem({})] })
    const row = await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', draft.id).executeTakeFirstOrThrow()
    expect((await open(`/punkt/${row.short_id}/ret`)).$('main form').length).toBe(0)
    const { id, shortIds } = await aReleased()
    const opening = await open(`/punkt/${shortIds[0]}/ret`)
    await act((tx) => withdraw(tx, acting, id, '#mistake'))
    const answer = await send(opening, { text: 'Andet.', reason: 'x' })
    expect(answer.status).toBe(409)
    expect((await openedForm(answer, '')).fields['text']).toBe('Andet.')
  })
})
