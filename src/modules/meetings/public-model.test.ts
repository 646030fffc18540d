import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rich } from '#test/make.ts'
import type { ItemModel, MeetingModel } from './model.ts'
import { publicModel, withClosedParts } from './public-model.ts'

const anItem = (given: Partial<ItemModel> = {}): ItemModel => ({
  id: 'item-1',
  shortId: 'abcdefgh',
  number: '7',
  title: 'Titel',
  publicTitle: null,
  isClosed: false,
  lang: 'da',
  standing: null,
  supplement: null,
  presenter: '',
  summary: '',
  cases: [],
  sections: [],
  decisions: [],
  history: [],
  attachments: [],
  ...given,
})

const aModel = (given: Partial<MeetingModel> = {}): MeetingModel => ({
  schema: 'brobygger/meeting/1',
  id: 'meeting-1',
  kind: 'ordinary',
  title: '',
  bodies: [{ id: 'body-1', name: 'Rådet', slug: 'raadet' }],
  startsAt: '2026-02-02T16:00:00.000Z',
  endsAt: null,
  timeZone: 'Europe/Copenhagen',
  timeKnown: true,
  place: 'Rådhuset',
  isVirtual: false,
  state: 'held',
  cancelledReason: null,
  agenda: 'published',
  minutes: 'released',
  releasedAt: null,
  approvedAt: null,
  approvedBy: null,
  present: [],
  apologies: [],
  items: [],
  ...given,
})

const decision = (text: string, isClosed = false): ItemModel['decisions'][number] => ({
  body: 'Rådet',
  caption: 'Beslutning',
  lang: 'da',
  content: rich(text),
  outcome: 'adopted',
  postponedTo: null,
  referredTo: null,
  isClosed,
})
const section = (text: string, isClosed = false): ItemModel['sections'][number] => ({
  kind: 'background',
  caption: text,
  lang: 'da',
  isClosed,
  content: rich(text),
})

/** An item with something in every field. */
const full = (text: string, given: Partial<ItemModel> = {}) =>
  anItem({
    title: text,
    presenter: text,
    summary: text,
    standing: 'last_minutes',
    cases: [{ number: text, slug: text, title: text }],
    sections: [section(text)],
    decisions: [decision(text)],
    history: [{ body: text, date: '2026-01-01', text, repeatsDecision: false }],
    attachments: [{ title: text, isClosed: false }],
    ...given,
  })

const publicItem = (item: ItemModel, meeting: Partial<MeetingModel> = {}) => publicModel(aModel({ ...meeting, items: [item] })).items[0]

describe('what the public may read of a meeting', () => {
  test('of a closed item its number and public title alone', () => {
    const shown = publicItem(full('hemmeligt', { isClosed: true, publicTitle: 'Personalesag', number: '7' }))
    expect(shown).toEqual(anItem({ isClosed: true, number: '7', title: 'Personalesag' }))
  })

  test('of a closed item without a public title its number alone', () => {
    expect(publicItem(full('hemmeligt', { isClosed: true }))).toEqual(anItem({ isClosed: true, title: null }))
  })

  test('of an open item no closed section, attachment or decision', () => {
    const shown = publicItem(
      anItem({
        sections: [section('åben'), section('lukket', true)],
        attachments: [
          { title: 'åben', isClosed: false },
          { title: 'lukket', isClosed: true },
        ],
        decisions: [decision('lukket', true), decision('åben')],
      }),
    )
    expect(JSON.stringify(shown)).not.toContain('lukket')
    expect([shown?.sections, shown?.attachments, shown?.decisions].map((parts) => parts?.length)).toEqual([1, 1, 1])
  })

  test('no items before the agenda is published', () => {
    expect(publicModel(aModel({ agenda: 'none', minutes: 'none', items: [full('dagsorden')] })).items).toEqual([])
  })

  test('no names and no decisions before the minutes are released', () => {
    const people = {
      present: [{ name: 'Ida', role: '', party: '', remote: false, leftAt: null, arrivedAt: null }],
      apologies: [{ name: 'Per' }],
    }
    const before = publicModel(aModel({ ...people, minutes: 'none', items: [anItem({ decisions: [decision('afgjort')] })] }))
    expect([before.present, before.apologies, before.items[0]?.decisions]).toEqual([[], [], []])
    const after = publicModel(aModel({ ...people, items: [anItem({ decisions: [decision('afgjort')] })] }))
    expect([after.present.length, after.apologies.length, after.items[0]?.decisions.length]).toEqual([1, 1, 1])
  })

  test.each([
    ['closed', { decisions: [decision('x', true)] }, {}],
    ['not released yet', { decisions: [decision('x')] }, { minutes: 'none' as const }],
    ['closed beside an open one', { decisions: [decision('y'), decision('x', true)] }, {}],
  ])('the sentence that sums a decision up, and the history that repeats it, are hidden while it is %s', (_, given, meeting) => {
    const repeated = { body: 'Rådet', date: null, text: 'hemmeligt', repeatsDecision: true }
    const earlier = { body: 'Byrådet', date: null, text: 'tidligere', repeatsDecision: false }
    const shown = publicItem(anItem({ summary: 'hemmeligt', history: [repeated, earlier], ...given }), meeting)
    expect(shown?.summary).toBe('')
    expect(shown?.history).toEqual([earlier])
  })

  test('the sentence that says what an item is about stands on the agenda', () => {
    expect(publicItem(anItem({ summary: 'Om sprogcaféen' }), { minutes: 'none' })?.summary).toBe('Om sprogcaféen')
  })
})

/** A model in which each text is marked by whether the public may read it, as the rules say it in words and not as the program does. */
const marked = fc
  .record({
    agenda: fc.constantFrom('none' as const, 'published' as const),
    minutes: fc.constantFrom('none' as const, 'released' as const, 'approved' as const),
    people: fc.nat(3),
    items: fc.array(
      fc.record({
        isClosed: fc.boolean(),
        hasPublicTitle: fc.boolean(),
        sections: fc.array(fc.boolean(), { maxLength: 3 }),
        decisions: fc.array(fc.boolean(), { maxLength: 3 }),
        attachments: fc.array(fc.boolean(), { maxLength: 3 }),
        history: fc.array(fc.boolean(), { maxLength: 3 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ agenda, minutes, people, items }) => {
    let n = 0
    const open: string[] = []
    const mark = (isHidden: boolean) => {
      if (isHidden) return `HEMMELIG${n++}`
      open.push(`åben${n}.`)
      return `åben${n++}.`
    }
    const unreleased = minutes === 'none'
    const model = aModel({
      agenda,
      minutes,
      present: Array.from({ length: people }, () => ({
        name: mark(unreleased),
        role: mark(unreleased),
        party: '',
        remote: false,
        leftAt: null,
        arrivedAt: null,
      })),
      apologies: Array.from({ length: people }, () => ({ name: mark(unreleased) })),
      items: items.map((item, i) => {
        const gone = agenda === 'none'
        const closed = gone || item.isClosed
        const telling = closed || item.decisions.some((isClosed) => isClosed || unreleased)
        const part = (isClosed: boolean) => mark(closed || isClosed)
        return anItem({
          id: `item-${i}`,
          isClosed: item.isClosed,
          number: mark(gone),
          title: part(false),
          publicTitle: item.hasPublicTitle && item.isClosed ? mark(gone) : null,
          presenter: part(false),
          summary: mark(telling),
          cases: [{ number: part(false), slug: part(false), title: part(false) }],
          sections: item.sections.map((isClosed) => section(part(isClosed), isClosed || item.isClosed)),
          decisions: item.decisions.map((isClosed) => decision(part(isClosed || unreleased), isClosed || item.isClosed)),
          attachments: item.attachments.map((isClosed) => ({ title: part(isClosed), isClosed: isClosed || item.isClosed })),
          history: item.history.map((repeats) => ({
            body: part(false),
            date: null,
            text: mark(repeats ? telling : closed),
            repeatsDecision: repeats,
          })),
        })
      }),
    })
    return { model, open }
  })

describe('whatever a meeting holds', () => {
  test('no hidden word is in the public model, and every open one is', () => {
    fc.assert(
      fc.property(marked, ({ model, open }) => {
        const json = JSON.stringify(publicModel(model))
        expect(json).not.toContain('HEMMELIG')
        // Where an entry of the history is hidden, the name of its body goes with it.
        const bodies = model.items.flatMap((item) => item.history.filter((entry) => entry.repeatsDecision).map((entry) => entry.body))
        for (const word of open.filter((one) => !bodies.includes(one))) expect(json).toContain(word)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what somebody reads who has a right to closed parts', () => {
  const whole = (given: Partial<MeetingModel> = {}) =>
    aModel({
      items: [
        full('lukket punkt', { id: 'item-1', isClosed: true }),
        anItem({
          id: 'item-2',
          sections: [section('åben'), section('lukket del', true)],
          decisions: [decision('lukket beslutning', true)],
        }),
      ],
      ...given,
    })

  test('closed items and parts are filled in', () => {
    const read = JSON.stringify(withClosedParts(publicModel(whole()), whole()))
    for (const words of ['lukket punkt', 'lukket del', 'lukket beslutning']) expect(read).toContain(words)
  })

  test('but no decision, and no sentence that sums one up, before the minutes are released', () => {
    const before = whole({
      minutes: 'none',
      items: [
        full('punkt', { isClosed: true, summary: 'afgjort', decisions: [decision('afgjort')] }),
        anItem({ id: 'item-2', decisions: [decision('afgjort', true)] }),
      ],
    })
    const read = JSON.stringify(withClosedParts(publicModel(before), before))
    expect(read).toContain('punkt')
    expect(read).not.toContain('afgjort')
  })

  test('and nothing of a change to an open part that is not published yet', () => {
    const changed = whole()
    const published = publicModel(whole())
    changed.items[1] = anItem({ id: 'item-2', title: 'ændret', sections: [section('ændret')] })
    expect(JSON.stringify(withClosedParts(published, changed))).not.toContain('ændret')
  })
})
