import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { aBody, at } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
const path = '/moeder/planlaeg/serie'
let bodies = 0

/** A secretary before the first Mondays from April to August, without July. */
async function before() {
  const of = await aBody(platform, municipality.id, `Kollegium ${++bodies}`)
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId })
  const rule = { moenster: 'maaned', nummer: '1', ugedag: '1', uger: '', fra: '2026-04-01', til: '2026-08-31', undtagen: '7' }
  return { of, app, pattern: { raad: of.bodyId, ...rule, start: '17:00', slut: '', slags: 'ordinary' } }
}

type Fields = Record<string, string | string[]>
const page = (html: string) => {
  expect(htmlProblems(html)).toEqual([])
  const $ = load(html)
  const valuesOf = (name: string) => $(`input[name=${name}]`).map((_, input) => $(input).attr('value') ?? '')
  const ticked = () => $('input[name=dag][checked]').map((_, input) => $(input).attr('value') ?? '')
  return { $, shown: valuesOf('vist').get(), ticked: ticked().get(), said: $('main').text() }
}
const dates = async (app: TestApp, pattern: Record<string, string>) =>
  page(await (await app.get(`${path}?${new URLSearchParams(pattern)}`)).text())
const send = async (app: TestApp, fields: Fields) => {
  const answer = await app.post(path, fields)
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
}
const meetingsOf = (bodyId: string) =>
  db.owner
    .selectFrom('meeting as m')
    .innerJoin('meeting_body as b', 'b.meeting_id', 'm.id')
    .select(['m.title', 'm.place', 'm.starts_at'])
    .where('b.body_id', '=', bodyId)
    .execute()

test('the days of a series are shown with what speaks against them, and those that are left are created, once', async () => {
  const { of, app, pattern } = await before()
  await of.set('closing_days', [{ from: '2026-05-01', to: '2026-05-05', name: 'Maj lukket' }])
  await of.plan({ startsAt: at('2026-06-01T15:00:00Z'), endsAt: null, title: 'Sommermøde' })
  const preview = await dates(app, pattern)
  expect(preview.shown).toEqual(['2026-04-06', '2026-05-04', '2026-06-01', '2026-08-03'])
  expect(preview.ticked).toEqual(preview.shown)
  expect(preview.said).toContain('lukkedag: Maj lukket')
  expect(preview.said).toContain('samme dag: Sommermøde')
  const fields = { ...pattern, vist: preview.shown }
  expect((await send(app, fields)).status).toBe(422)
  const press = { ...fields, dag: ['2026-04-06', '2026-08-03'], once: newId() }
  for (const made of [await send(app, press), await send(app, press)]) expect(made.location).toBe('/moeder/planlaeg/oversigt?oprettet=2')
  expect(await meetingsOf(of.bodyId)).toHaveLength(3)
  const list = await (await app.get('/moeder/planlaeg/oversigt?oprettet=2')).text()
  expect(list).toContain('Der er oprettet 2 møder')
})

test('what was typed beside the dates stays when the dates of another pattern are shown, and no date that was taken out comes back', async () => {
  const { of, app, pattern } = await before()
  const { shown } = await dates(app, pattern)
  const written = { titel: 'Dialogmøde <b>om</b> مدارس', sted: 'Festsalen', virtuelt: 'ja' }
  const ticks = { vist: shown, dag: shown.filter((day) => day !== '2026-05-04') }
  const again = await send(app, { ...pattern, ...written, ...ticks, til: '2026-09-30', do: 'vis' })
  const after = page(again.html)
  expect(again.status).toBe(200)
  expect(after.$('#titel').text().trim()).toBe(written.titel)
  expect(after.$('#sted').attr('value')).toBe(written.sted)
  expect(after.$('[name=virtuelt]').attr('checked')).toBeDefined()
  expect(after.shown).toEqual([...shown, '2026-09-07'])
  expect(after.ticked).toEqual(['2026-04-06', '2026-06-01', '2026-08-03', '2026-09-07'])
  const wrong = page((await send(app, { ...pattern, ...written, ...ticks, fra: '', do: 'vis' })).html)
  expect(wrong.$('#error-summary a').attr('href')).toBe('#fra')
  expect(wrong.$('main script')).toHaveLength(0)
  expect(await meetingsOf(of.bodyId)).toHaveLength(0)
})

test('also a pattern that is wrong gives back the title, when it is put right', async () => {
  const { app, pattern } = await before()
  const { shown } = await dates(app, pattern)
  const wrong = await send(app, {
    ...pattern,
    vist: shown,
    dag: ['2026-05-04'],
    titel: 'Dialogmøde',
    sted: 'Festsalen',
    til: '',
    do: 'vis',
  })
  expect(wrong.status).toBe(422)
  const { $ } = page(wrong.html)
  const fields = Object.fromEntries(
    $('main form')
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )
  const right = page((await send(app, { ...fields, til: '2026-08-31', vist: shown, dag: ['2026-05-04'], do: 'vis' })).html)
  expect(right.$('#titel').text().trim()).toBe('Dialogmøde')
  expect(right.$('#sted').attr('value')).toBe('Festsalen')
  expect($('input[name=dag]').attr('value')).toBe('2026-05-04')
})

test('nothing is created of a pattern whose dates nobody has seen', async () => {
  const { of, app, pattern } = await before()
  const { shown } = await dates(app, pattern)
  const pressed = await send(app, { ...pattern, ugedag: '2', vist: shown, dag: shown, titel: 'Dialogmøde', once: newId() })
  expect(pressed.status).toBe(422)
  const after = page(pressed.html)
  expect(after.said).toContain('Du har ændret mønsteret')
  expect(after.shown[0]).toBe('2026-04-07')
  expect(after.$('#titel').text().trim()).toBe('Dialogmøde')
  expect(await meetingsOf(of.bodyId)).toHaveLength(0)
})

test('of days that have passed none is created unless somebody ticks it', async () => {
  const { of, app, pattern } = await before()
  const preview = await dates(app, { ...pattern, fra: '2026-02-01', til: '2026-04-30' })
  expect(preview.shown).toEqual(['2026-02-02', '2026-03-02', '2026-04-06'])
  expect(preview.ticked).toEqual(['2026-03-02', '2026-04-06'])
  expect(preview.said).toContain('datoen er gået')
  expect(await meetingsOf(of.bodyId)).toHaveLength(0)
})
