import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { putSetting } from '#modules/council/index.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aBody } from '../plan/plan.fixtures.ts'
import { openFactFindings } from './findings.ts'
import { cpr, textOf } from './release.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const { platform } = visitor
let bodies = 0

/** A body that shows the public its planned meetings, and its secretary. */
async function showing() {
  const of = await aBody(platform, municipality.id, `Råd ${++bodies}`)
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId })
  await of.act((tx) =>
    putSetting(tx, municipality.id, { key: 'publicity', bodyId: of.bodyId, value: { planned: true }, validFrom: '2000-01-01' }),
  )
  const seen = async (slug: string) => (await visitor.get(`/moeder/${slug}`)).status
  /** Answers for everything that is found in a meeting. */
  const keepAll = async ({ id, slug }: { id: string; slug: string }) => {
    for (const { fingerprint } of await of.act((tx) => openFactFindings(tx, id)))
      await app.post(`/moeder/${slug}/frigiv`, { do: 'behold', fund: fingerprint, [`set-${fingerprint}`]: 'ja' })
  }
  /** Opens a form of the meeting, changes what is named, and sends it. */
  const send = async (path: string, fields: Record<string, string>) => {
    const held = load(await (await app.get(path)).text())('main form').serializeArray()
    return app.post(path, { ...Object.fromEntries(held.map(({ name, value }) => [name, value])), ...fields, once: newId() })
  }
  return { of, app, seen, keepAll, send }
}

describe('a meeting whose title or place names somebody', () => {
  test.each([
    ['a personal number', { title: `Om ${cpr}` }],
    ['a telephone number', { place: 'Hos Ida, ring 31 42 53 64' }],
    ['an e-mail address', { place: 'Skriv til ida@fjordby.dk' }],
  ])('is not shown with %s that nobody has answered for', async (_what, facts) => {
    const { of, app, seen, keepAll } = await showing()
    const meeting = await of.plan(facts)
    expect(await seen(meeting.slug)).toBe(404)
    const path = `/moeder/${meeting.slug}/arbejde`
    const answer = await app.post(path, { do: 'announce' })
    expect(answer.status).toBe(422)
    const way = load(await answer.text())(`main a[href="/moeder/${meeting.slug}/frigiv"]`)
    expect(way.length).toBeGreaterThan(0)
    expect((await app.get(`/moeder/${meeting.slug}/frigiv`)).status).toBe(200)
    await keepAll(meeting)
    expect((await app.post(path, { do: 'announce' })).status).toBe(303)
    expect(await seen(meeting.slug)).toBe(200)
  })

  test('is shown as soon as it is planned when it names nobody', async () => {
    const { of, seen } = await showing()
    expect(await seen((await of.plan({ place: 'Biblioteket' })).slug)).toBe(200)
  })

  test('keeps its draft agenda out of the question', async () => {
    const { of, seen, app } = await showing()
    const meeting = await of.plan({ place: 'ida@fjordby.dk' })
    await db.owner
      .updateTable('agenda_item')
      .set({ title: `Om ${cpr}` })
      .where('meeting_id', '=', meeting.id)
      .execute()
    await db.owner.updateTable('meeting').set({ place: 'Biblioteket' }).where('id', '=', meeting.id).execute()
    expect((await app.post(`/moeder/${meeting.slug}/arbejde`, { do: 'announce' })).status).toBe(303)
    expect(await seen(meeting.slug)).toBe(200)
  })
})

describe('a meeting that the public reads', () => {
  test('does not move to a place that names somebody before a person has answered for it; what was typed stays', async () => {
    const { of, send } = await showing()
    const meeting = await of.plan({ place: 'Biblioteket' })
    const path = `/moeder/${meeting.slug}/arbejde/oplysninger`
    const asked = await send(path, { sted: 'Hos Ida, 31 42 53 64' })
    expect(asked.status).toBe(422)
    const $ = load(await asked.text())
    expect($('#error-summary').text()).toContain('ligner en persons oplysninger')
    expect($('#sted').attr('value')).toBe('Hos Ida, 31 42 53 64')
    const page = async () => textOf(await visitor.get(`/moeder/${meeting.slug}`))
    expect(await page()).toContain('Biblioteket')
    expect((await send(path, { sted: 'Hos Ida, 31 42 53 64', navngiv: 'ja' })).status).toBe(303)
    expect(await page()).toContain('31 42 53 64')
    const answers = await db.owner.selectFrom('release_answer').select('kind').where('meeting_id', '=', meeting.id).execute()
    expect(answers).toEqual([{ kind: 'phone' }])
    expect((await send(path, { titel: 'Temadag' })).status, 'what was answered is not asked again').toBe(303)
  })

  test('is not cancelled for a reason that names somebody', async () => {
    const { of, send } = await showing()
    const meeting = await of.plan()
    const answer = await send(`/moeder/${meeting.slug}/arbejde/aflys`, { begrundelse: `Borger ${cpr} er syg` })
    expect(answer.status).toBe(422)
    expect(load(await answer.text())('#error-summary').text()).toContain('Skriv begrundelsen uden')
    expect(await textOf(await visitor.get(`/moeder/${meeting.slug}`))).not.toContain('syg')
  })
})
