import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { openedForm } from '#test/forms.ts'
import { aCouncil, aDecision, anItem } from '#test/make.ts'
import { releasing } from './released.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-04T12:00:00Z'
const visitor = await testApp(db, { municipality, now })
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = visitor
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const administrator = await testApp(db, { municipality, as: 'administrator', now })
const member = await testApp(db, { municipality, as: 'member', bodyId: host.id, now })

const aReleased = releasing(db, platform, municipality.id, { acting, hold })

const status = async (path: string, app = visitor) => (await app.get(path)).status
const text = async (path: string, app = visitor) => (await app.get(path)).text()
const secretly = (name: string) => `hemmeligt${name}`

describe('a withdrawal', () => {
  const withdrawIt = (slug: string, fields: Record<string, string> = {}) =>
    secretary.post(`/moeder/${slug}/traek-tilbage`, { once: newId(), do: 'withdraw', reason: 'personal', ...fields })
  const again = (slug: string, versions: 'away' | 'back') =>
    secretary.post(`/moeder/${slug}/traek-tilbage`, { once: newId(), do: 'again', versions })
  const addresses = ({ slug, shortIds }: { slug: string; shortIds: string[] }) => [
    `/moeder/${slug}`,
    ...shortIds.map((shortId) => `/punkt/${shortId}`),
    ...['', '/1', '/2'].map((n) => `/moeder/${slug}/versioner${n}`),
  ]

  test('takes page, items and every version away at once, each with its reason in the reader’s language', async () => {
    const meeting = await aReleased()
    for (const path of addresses(meeting)) expect(await status(path), path).toBe(200)
    expect((await withdrawIt(meeting.slug, { own: 'Se det nye referat.' })).status).toBe(303)
    for (const app of [visitor, member])
      for (const path of addresses(meeting)) {
        const answer = await app.get(path)
        expect(answer.status, path).toBe(410)
        const page = await answer.text()
        expect(page, path).toContain('Der stod noget, som ikke må være offentligt. Se det nye referat.')
        expect(page, path).not.toContain('bænke')
      }
    expect(await text(`/en/moeder/${meeting.slug}`)).toContain('Something stood here that must not be public.')
    expect(await status(`/api/meetings/${meeting.slug}`)).toBeGreaterThanOrEqual(404)
  })

  test('tells what to report: since when, which addresses, what kinds of data, and when the 72 hours end', async () => {
    const { slug, shortIds } = await aReleased({
      items: [anItem({ title: 'Sag', decision: aDecision('Borger 010180-1234, tlf. 12 34 56 78, ib@example.dk') })],
      present: [{ personId: null, name: 'Ida Krog', role: '', party: '', remote: false, arrivedAt: null, leftAt: null }],
    })
    await withdrawIt(slug)
    const page = load(await text(`/moeder/${slug}/traek-tilbage`, secretary))('main')
      .text()
      .replace(/\s+/g, ' ')
    for (const words of [
      '1 CPR-nummer',
      '1 e-mailadresse',
      'navnet på 1 person',
      `/punkt/${shortIds[0]}`,
      'lørdag 7. marts 2026 kl. 13.00',
      'artikel 33',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('010180')
    const mails = await db.owner.selectFrom('outgoing_mail').select(['kind', 'params']).where('kind', '=', 'withdrawn').execute()
    expect(mails.length).toBeGreaterThan(0)
    expect(JSON.stringify(mails)).not.toContain('personal')
  })

  test('is not undone while something that looks like personal data has no answer', async () => {
    const { slug } = await aReleased({ items: [anItem({ title: 'Sag', decision: aDecision('Borger 010180-1234') })] })
    await withdrawIt(slug)
    const answer = await again(slug, 'away')
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain(`href="/moeder/${slug}/frigiv"`)
    expect(await status(`/moeder/${slug}`)).toBe(410)
  })

  test('with what looks like a person’s data in its reason, or without a reason, is refused and kept', async () => {
    const { slug } = await aReleased()
    for (const fields of [{ own: 'Ring til ib@example.dk' }, { reason: 'findes-ikke' }, { own: 'x'.repeat(301) }] as Record<
      string,
      string
    >[]) {
      const answer = await withdrawIt(slug, fields)
      expect(answer.status).toBe(422)
      if (fields['own']) expect((await openedForm(answer, '')).fields['own']).toBe(fields['own'])
    }
    expect(await status(`/moeder/${slug}`)).toBe(200)
  })

  test('twice is one; the second is told', async () => {
    const { slug } = await aReleased()
    await withdrawIt(slug)
    expect((await withdrawIt(slug)).status).toBe(409)
  })

  test('is undone by publishing again: the page and items are back, what was wrong in earlier versions is not', async () => {
    const meeting = await aReleased({ items: [anItem({ title: 'Sag', decision: aDecision(`Om ${secretly('navn')}`) })] })
    await withdrawIt(meeting.slug)
    await db.owner
      .updateTable('decision')
      .set({ content: JSON.stringify({ version: 1, blocks: [] }), plain: '' })
      .where('meeting_id', '=', meeting.id)
      .execute()
    expect((await again(meeting.slug, 'away')).status).toBe(303)
    const [page, item, list] = addresses(meeting)
    expect([await status(page ?? ''), await status(item ?? ''), await status(list ?? '')]).toEqual([200, 200, 200])
    expect([await status(`/moeder/${meeting.slug}/versioner/1`), await status(`/moeder/${meeting.slug}/versioner/2`)]).toEqual([410, 410])
    const third = await text(`/moeder/${meeting.slug}/versioner/3`)
    expect(third).toContain('Udgaven før er trukket tilbage')
    expect(third).not.toContain('hemmeligt')
    expect(await status(`/moeder/${meeting.slug}/versioner/3`)).toBe(200)
  })

  test('by mistake brings the versions back too, when the secretary says so', async () => {
    const meeting = await aReleased()
    await withdrawIt(meeting.slug)
    await again(meeting.slug, 'back')
    for (const path of addresses(meeting)) expect(await status(path), path).toBe(200)
  })

  test('is for the staff of the body', async () => {
    const { slug } = await aReleased()
    const council = await aCouncil(platform, municipality.id, 'Ældrerådet')
    const theirs = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id, now })
    for (const app of [theirs, member])
      expect((await app.post(`/moeder/${slug}/traek-tilbage`, { once: newId(), do: 'withdraw', reason: 'mistake' })).status).toBe(404)
    expect(await status(`/moeder/${slug}`)).toBe(200)
    expect(await status(`/moeder/${slug}/traek-tilbage`, administrator)).toBe(200)
  })
})
