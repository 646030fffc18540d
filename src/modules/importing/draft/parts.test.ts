import { describe, expect, test } from 'vitest'
import { papersOf, type RunPaper } from '../papers.ts'
import { parseDocument } from '../parse/parse.ts'
import { applyChanges } from './apply.ts'
import type { Change } from './changes.ts'

const parsed = parseDocument(
  [
    'Referat Integrationsrådet\n\nMødedato: d. 07-06-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog (formand)\n\n',
    'Punkt 1: Sprogcafé\n\nBaggrund\n\nDer er plads.\n\nBilag\n\nOversigt over besøg\n\nBudget\n\n',
    'Beslutning i Kulturudvalget den 3. maj 2021\n\nUdvalget anbefaler det.\n\nBeslutning\n\nRådet støtter det.\n\n',
    'Punkt 2: Sommerfest\n\nBeslutning\n\nFesten holdes.\n',
  ].join(''),
)
const draftWith = (...changes: Change[]) => applyChanges(parsed, changes)
const file = (n: number) => ({ fileName: `${n}.pdf`, mediaType: 'application/pdf', size: 1, sha256: '00'.repeat(32) })
const came: RunPaper[] = [
  { item: 'p0', title: 'Oversigt over besøg', open: true, file: file(1) },
  { item: 'p0', title: 'Navne', open: false, file: file(2) },
]
const told = (...changes: Change[]) => {
  const { draft } = draftWith(...changes)
  const papers = papersOf(draft, came)
  return draft.items.map(({ key }) => (papers.get(key) ?? []).map((one) => [one.title, one.openness, one.file?.fileName ?? null]))
}

describe('a decision of another day', () => {
  const entries = (...changes: Change[]) =>
    draftWith(...changes).draft.items[0]?.earlierDecisions.map(({ body, date, text }) => [body, date, text])

  test('is put right, added and taken out, each by itself', () => {
    const read = ['Kulturudvalget', '2021-05-03', 'Udvalget anbefaler det.']
    expect(entries()).toEqual([read])
    const put = { op: 'earlier', item: 'p0' } as const
    expect(entries({ ...put, entry: 'p0', body: 'Udvalget', date: null, text: 'Nej.' })).toEqual([['Udvalget', null, 'Nej.']])
    expect(entries({ ...put, entry: 'n1', body: null, date: '2020-01-02', text: 'Ja.' })).toEqual([read, [null, '2020-01-02', 'Ja.']])
    expect(entries({ op: 'removeEarlier', item: 'p0', entry: 'p0' })).toEqual([])
    expect(draftWith({ ...put, entry: 'p7', body: null, date: null, text: 'x' }).missed).toEqual([0])
  })

  test('becomes this meeting’s, or this meeting’s becomes one of another day, and no word is lost', () => {
    const [item] = draftWith({ op: 'otherDay', item: 'p0', as: 'd1' }, { op: 'thisDay', item: 'p0', entry: 'p0' }).draft.items
    expect(item?.decision).toBe('Udvalget anbefaler det.')
    expect(item?.earlierDecisions).toEqual([{ key: 'd1', body: null, date: null, text: 'Rådet støtter det.' }])
    const later: Change = { op: 'earlier', item: 'p0', entry: 'd1', body: 'Rådet', date: null, text: 'x' }
    expect(draftWith({ op: 'otherDay', item: 'p0', as: 'd1' }, later).missed).toEqual([])
    expect(draftWith(later).missed).toEqual([0])
  })

  test('is what a line that fitted nowhere becomes, and so is a paper', () => {
    const lost = { ...parsed, unplaced: [1, 2].map((line) => ({ line, text: `Linje ${line}` })) }
    const { draft } = applyChanges(lost, [
      { op: 'place', line: 1, text: 'Linje 1', to: 'earlier', item: 'p1' },
      { op: 'place', line: 2, text: 'Linje 2', to: 'paper', item: 'p1' },
    ])
    expect([draft.items[1]?.earlierDecisions[0]?.text, draft.items[1]?.attachments[0]?.title, draft.unplaced]).toEqual([
      'Linje 1',
      'Linje 2',
      [],
    ])
  })
})

describe('the papers of an item', () => {
  const put = { op: 'paper', item: 'p0', closed: false, to: 'p0' } as const

  test('keep their file when they are called otherwise, and when they go with another item', () => {
    expect(told()[0]).toEqual([
      ['Oversigt over besøg', 'open', '1.pdf'],
      ['Budget', 'open', null],
      ['Navne', 'closed', '2.pdf'],
    ])
    const [from, to] = told(
      { ...put, paper: 'p0-p0', title: 'Besøg', to: 'p1' },
      { ...put, paper: 'f1', title: 'Liste', closed: true, to: 'p1' },
    )
    expect(from).toEqual([['Budget', 'open', null]])
    expect(to).toEqual([
      ['Besøg', 'open', '1.pdf'],
      ['Liste', 'closed', '2.pdf'],
    ])
  })

  test('are open when somebody says so, and never while their item is closed', () => {
    expect(told({ ...put, paper: 'f1', title: 'Navne' })[0]?.at(-1)).toEqual(['Navne', 'open', '2.pdf'])
    const head: Change = { op: 'head', item: 'p0', number: '1', title: 'Sprogcafé', caseNumber: null, closed: true }
    expect(told({ ...put, paper: 'f1', title: 'Navne' }, head)[0]?.map(([, openness]) => openness)).toEqual(['closed', 'closed', 'closed'])
  })

  test('go when somebody takes them out, with what came along for them, and not twice', () => {
    const out: Change[] = ['p0-p1', 'f1'].map((paper) => ({ op: 'removePaper', item: 'p0', paper }))
    expect(told(...out)[0]).toEqual([['Oversigt over besøg', 'open', '1.pdf']])
    expect(draftWith(...out, ...out).missed).toEqual([2, 3])
    expect(told({ op: 'removePaper', item: 'p0', paper: 'p0-p0' })[0]?.map(([title]) => title)).not.toContain('Oversigt over besøg')
  })
})
