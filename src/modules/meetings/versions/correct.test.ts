import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { type OpenedForm, openedForm } from '#test/forms.ts'
import { interrupted } from '#test/interrupted.ts'
import { aCouncil, anItem } from '#test/make.ts'
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
    expect(conflict.$('main').text()).toContain('En anden har rettet imens')
    expect(conflict.fields['text']?.split('\n\n').toSorted()).toEqual(['Elleve.', 'Ti.'])
    expect((await send(conflict, {}, answers[0]?.status === 409 ? secretary : other)).status).toBe(303)
    expect((await snapshots(id)).length).toBe(4)
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
