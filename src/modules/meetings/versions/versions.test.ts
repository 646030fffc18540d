import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { type OpenedForm, openedForm } from '#test/forms.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { publish } from '../publish.ts'
import { releasing } from './released.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-04T12:00:00Z'
const visitor = await testApp(db, { municipality, now })
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = visitor
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const member = await testApp(db, { municipality, as: 'member', bodyId: host.id, now })
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

const aReleased = releasing(db, platform, municipality.id, { acting, hold })

const open = async (path: string, app = secretary) => openedForm(await app.get(path), path)
const send = ({ path, fields }: OpenedForm, changes: Record<string, string>, app = secretary) => app.post(path, { ...fields, ...changes })
const correct = async (shortId: string | undefined, changes: Record<string, string>) => send(await open(`/punkt/${shortId}/ret`), changes)
const status = async (path: string, app = visitor) => (await app.get(path)).status
const text = async (path: string, app = visitor) => (await app.get(path)).text()
const secretly = (name: string) => `hemmeligt${name}`

describe('versions', () => {
  test('are listed; who published them is told to those who work here alone', async () => {
    const { slug, shortIds } = await aReleased()
    await correct(shortIds[0], { text: 'Ti.', reason: 'Slåfejl.' })
    const path = `/moeder/${slug}/versioner`
    expect(load(await text(path))('tbody tr').length).toBe(3)
    expect(await text(path)).toContain('Sekretariatet')
    expect(await text(path)).not.toContain('Test secretary')
    expect(await text(path, member)).not.toContain('Test secretary')
    expect(await text(path, secretary)).toContain('Test secretary')
    expect(await text(`/ar${path}`)).toContain('النسخ')
  })

  test('each has an address of its own that says which it is, and that the current one is elsewhere', async () => {
    const { slug } = await aReleased()
    const $ = load(await text(`/moeder/${slug}/versioner/1`))
    expect($('main').text()).toContain('Du læser udgave 1 af 2')
    expect($('link[rel=canonical]').attr('href')).toBe(`${municipality.origin}/moeder/${slug}`)
    expect($('meta[name=robots]').attr('content')).toContain('noindex')
    expect($('main').text()).not.toContain('tyve bænke')
    expect(load(await text(`/moeder/${slug}/versioner/2`))('#forskelle').text()).toContain('tyve bænke')
    for (const n of ['3', '0', '-1', 'x', '99999999']) expect(await status(`/moeder/${slug}/versioner/${n}`), n).toBe(404)
  })

  test('never show what is closed: neither what was closed when they were published nor what has been closed since, not to members either', async () => {
    const plant = (name: string) => aDecision(secretly(name))
    const { id, slug, shortIds } = await aReleased({
      items: [
        anItem({ title: 'Åbent', sections: [aSection(secretly('afsnit'), 'closed'), aSection('åbent afsnit')], decision: plant('senere') }),
        anItem({
          title: secretly('titel'),
          openness: 'closed',
          publicTitle: 'Personsag',
          decision: plant('lukket'),
          summary: secretly('resume'),
        }),
        anItem({ title: `Åbnede ${secretly('lukkes')}`, decision: plant('lukkes'), sections: [aSection(secretly('lukkes'))] }),
      ],
    })
    await db.owner
      .updateTable('agenda_item')
      .set({ openness: 'closed' })
      .where('short_id', '=', shortIds[2] ?? '')
      .execute()
    await db.owner.updateTable('decision').set({ openness: 'closed' }).where('plain', '=', secretly('senere')).execute()
    await act((tx) => publish(tx, acting, id, 'corrected', 'Punkt 3 er lukket.'))
    for (const app of [visitor, member, secretary])
      for (const path of ['', '/1', '/2', '/3']) {
        const page = await text(`/moeder/${slug}/versioner${path}`, app)
        expect(page, path).toContain(path === '' ? 'Udgaver' : 'Åbent')
        expect(page, path).not.toContain('hemmeligt')
      }
  })

  test('of what is not public are nobody’s', async () => {
    const draft = await hold({ startsAt: new Date('2026-02-21T16:00:00Z') })
    for (const path of ['', '/1']) expect(await status(`/moeder/${draft.slug}/versioner${path}`)).toBe(404)
  })
})
