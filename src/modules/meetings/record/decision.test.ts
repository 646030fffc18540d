import { beforeAll, describe, expect, test } from 'vitest'
import { createBody, putSetting } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { openedForm } from '#test/forms.ts'
import { aCouncil } from '#test/make.ts'
import { releaseMinutes } from '../publish.ts'
import { decidingBy, meetingsUnderWay } from './under-way.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-02T16:30:00Z'
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = secretary
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

let committee = ''
beforeAll(() =>
  act(async (tx) => {
    committee = await createBody(tx, municipality.id, { name: 'Beskæftigelsesudvalget', kind: 'committee' })
    await putSetting(tx, municipality.id, {
      key: 'decision_templates',
      bodyId: host.id,
      validFrom: '2026-01-01',
      value: [
        { name: 'Udsat', outcome: 'postponed', text: '{punkt} blev udsat til {dato}. 1) {udvalg} hører mere.' },
        { name: 'Taget til efterretning', outcome: 'noted', text: '{udvalg} hørte om {punkt} den {dato}.' },
        { name: 'Sendt videre', outcome: 'referred', text: '{udvalg} får punktet.' },
      ],
    })
  }),
)

const { underWay, today } = meetingsUnderWay(db, { hold })

const { open, send, decisions } = decidingBy(db, secretary)

describe('a decision', () => {
  test('is written with its outcome, votes and the sentence that sums it up, and the next item comes up', async () => {
    const { id, shortIds } = await underWay()
    const answer = await send(await open(shortIds[0]), {
      text: 'Rådet **åbner** caféen.',
      outcome: 'adopted',
      for: '8',
      against: '1',
      summary: 'Caféen åbner.',
      do: 'next',
    })
    expect(answer.headers.get('location')).toBe(`/punkt/${shortIds[1]}/beslutning?gemt=ja`)
    expect(await decisions(id)).toEqual([
      {
        plain: 'Rådet åbner caféen.',
        outcome: 'adopted',
        postponed_to: null,
        referred_to_body_id: null,
        votes: { for: 8, against: 1, abstain: 0, note: '', ballot: 'counts' },
        openness: 'open',
        summary: 'Caféen åbner.',
        revision: 1,
      },
    ])
  })

  test('that is postponed has its day, one that is referred its body; what the outcome does not need is left out', async () => {
    const { id, shortIds } = await underWay()
    await send(await open(shortIds[0]), { text: 'Udsat.', outcome: 'postponed', postponed: '2026-04-13', referred: committee })
    const missing = await send(await open(shortIds[1]), { text: 'Videre.', outcome: 'referred', postponed: '2026-04-13' })
    expect(missing.status).toBe(422)
    await send(await open(shortIds[1]), { text: 'Videre.', outcome: 'referred', referred: committee, postponed: '2026-04-13' })
    expect((await decisions(id)).map((row) => [row.outcome, row.postponed_to, row.referred_to_body_id])).toEqual([
      ['postponed', '2026-04-13', null],
      ['referred', null, committee],
    ])
  })

  test.each([
    [{ text: ' ' }, 'Skriv, hvad der blev besluttet'],
    [{ text: 'x', outcome: 'postponed', postponed: '2026-02-30' }, 'Skriv en dag, der findes'],
    [{ text: 'x', for: 'otte' }, 'Skriv et helt tal'],
    [{ text: '<b>x</b>' }, 'HTML-koder'],
    [{ text: 'x', summary: 'y'.repeat(501) }, 'for langt'],
  ])('that cannot be read is not saved, and nothing typed is lost: %o', async (typed, message) => {
    const { id, shortIds } = await underWay()
    const opening = await open(shortIds[0])
    const answer = await send(opening, typed as Record<string, string>)
    expect(answer.status).toBe(422)
    const again = await openedForm(answer, opening.path)
    expect(again.$('.error-summary').text()).toContain(message)
    for (const [name, value] of Object.entries(typed)) expect(again.fields[name]).toBe(value)
    expect(await decisions(id)).toEqual([])
  })

  test('of a closed item is closed whatever is asked for', async () => {
    const { id, shortIds } = await underWay()
    await db.owner.updateTable('agenda_item').set({ openness: 'closed' }).where('meeting_id', '=', id).execute()
    await send(await open(shortIds[0]), { text: 'Lukket.', openness: 'open' })
    expect((await decisions(id)).map(({ openness }) => openness)).toEqual(['closed'])
  })

  test('begins from a template, which is put after what was typed and fills in what it can', async () => {
    const { id, shortIds } = await underWay()
    const opening = await open(shortIds[0])
    const answer = await send(opening, { do: 'template', template: '0', text: 'Først.', postponed: '2026-04-13', summary: 'Kort.' })
    expect(answer.status).toBe(200)
    const filled = await openedForm(answer, opening.path)
    expect(filled.fields).toMatchObject({ outcome: 'postponed', summary: 'Kort.', postponed: '2026-04-13' })
    expect(filled.fields['text']).toBe(`Først.\nSprogcafé blev udsat til 13. april 2026. 1) ${host.name} hører mere.`)
    expect(await decisions(id)).toEqual([])
    expect((await send(filled, {})).status).toBe(303)
  })

  test('the sentence of one that is sent on names the body that it is sent to; it begins with a capital letter', async () => {
    const { shortIds } = await underWay()
    const opening = await open(shortIds[0])
    const filled = async (changes: Record<string, string>) =>
      (await openedForm(await send(opening, { do: 'template', template: '2', ...changes }), opening.path)).fields['text']
    expect(await filled({ referred: committee })).toBe('Beskæftigelsesudvalget får punktet.')
    expect(await filled({})).toBe('Et andet udvalg får punktet.')
  })

  test('a sentence names the body that decides, and the day of its meeting', async () => {
    const { shortIds } = await underWay()
    const opening = await open(shortIds[0])
    const filled = await openedForm(await send(opening, { do: 'template', template: '1' }), opening.path)
    expect(filled.fields['text']).toBe(`${host.name} hørte om Sprogcafé den ${today()}. februar 2026.`)
  })

  test('does not take the sentence of the agenda for what it led to', async () => {
    const { id, shortIds } = await underWay()
    await db.owner.updateTable('agenda_item').set({ summary: 'Rådet vælger et sted.' }).where('meeting_id', '=', id).execute()
    const opening = await open(shortIds[0])
    expect(opening.fields['summary']).toBe('')
    await send(opening, { text: 'Rådet valgte Vestparken.' })
    expect((await decisions(id)).map(({ summary }) => summary)).toEqual([''])
    await send(await open(shortIds[0]), { summary: 'Caféen får til huse i Vestparken.' })
    expect((await open(shortIds[0])).fields['summary']).toBe('Caféen får til huse i Vestparken.')
    // The item that nobody has decided on keeps its sentence.
    const rest = await db.owner
      .selectFrom('agenda_item')
      .select('summary')
      .where('short_id', '=', shortIds[1] ?? '')
      .execute()
    expect(rest).toEqual([{ summary: 'Rådet vælger et sted.' }])
  })

  test('with more votes than there can have been is asked about, and saved when the numbers are right', async () => {
    const present = ['Ane', 'Bo'].map((name) => ({
      personId: null,
      name,
      role: '',
      party: '',
      remote: false,
      arrivedAt: null,
      leftAt: null,
    }))
    const { id, shortIds } = await underWay(undefined, { present })
    const opening = await open(shortIds[0])
    const answer = await send(opening, { text: 'Vedtaget.', for: '2', against: '1' })
    expect(answer.status).toBe(422)
    const asked = await openedForm(answer, opening.path)
    expect(asked.$('.error-summary').text()).toContain('Der er 3 stemmer, men kun 2 kan have stemt')
    expect(await decisions(id)).toEqual([])
    expect((await send(asked, { votes_right: 'ja' })).status).toBe(303)
    expect((await send(await open(shortIds[1]), { text: 'Vedtaget.', for: '2' })).status).toBe(303)
  })

  test('is not written after the release, and what was typed stays on the page', async () => {
    const { id, shortIds } = await underWay()
    const opening = await open(shortIds[0])
    await act((tx) => releaseMinutes(tx, acting, id))
    const answer = await send(opening, { text: 'For sent.' })
    expect(answer.status).toBe(409)
    const again = await openedForm(answer, opening.path)
    expect(again.fields['text']).toBe('For sent.')
    expect(again.$('main').text()).toContain('Referatet er frigivet imens')
    expect(await decisions(id)).toEqual([])
    expect((await open(shortIds[0])).fields['text']).toBe('For sent.')
    await secretary.post(opening.path, { do: 'kasser' })
    expect((await open(shortIds[0])).$('main form').length).toBe(0)
  })

  test('that postpones can put the item on a coming meeting', async () => {
    const { shortIds } = await underWay()
    const coming = await hold({ startsAt: new Date('2026-05-04T15:00:00Z'), state: 'planned', agenda: 'draft', hasMinutes: false })
    await send(await open(shortIds[0]), { text: 'Udsat.', outcome: 'postponed', postponed: '2026-05-04' })
    const copied = await secretary.post(`/punkt/${shortIds[0]}/beslutning`, { once: newId(), do: 'copy', meeting: coming.id })
    expect(copied.status).toBe(303)
    const rows = await db.owner
      .selectFrom('agenda_item')
      .select(['title', 'number_text', 'is_late'])
      .where('meeting_id', '=', coming.id)
      .execute()
    expect(rows).toEqual([{ title: 'Sprogcafé', number_text: null, is_late: false }])
  })
})
