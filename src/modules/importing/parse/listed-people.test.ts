import { describe, expect, it } from 'vitest'
import { parseDocument } from './parse.ts'

const items = [1, 2, 3, 4].map((n) => `${n}. Sag om hus ${n}\n\nBeslutning\nGodkendt.\n`).join('\n')
const read = (people: string) => {
  const { attendees, absent, absentForItems } = parseDocument(`Referat\nIntegrationsrådet\nDato: 3. maj 2021\n${people}\n\n${items}`)
  return { present: attendees.map(({ name }) => name), absent: absent.map(({ name }) => name), absentForItems, attendees }
}

describe('a list of people', () => {
  it.each([
    ['Ida Krog (idkr) A\nOle Lund (olun) V\nPer Bo (pebo) Ø', 'Per Bo (pebo) Ø'],
    ['Ida Krog A\tOle Lund DH\nPer Bo Ø', 'Per Bo'],
  ])('has the party behind the name: %s', (members, absent) => {
    const found = read(`Medlemmer\n${members}\n\nFraværende\n${absent}`)
    expect(found).toMatchObject({ present: ['Ida Krog', 'Ole Lund'], absent: ['Per Bo'] })
    expect(found.attendees[0]?.party).toBe('A')
  })

  it('may shorten a name', () => {
    const found = read('Deltagere:\nJens Kr. Yderby (C)\nIda Krog (A)\n\nFraværende: Ole Kr. Lund')
    expect(found).toMatchObject({ present: ['Jens Kr. Yderby', 'Ida Krog'], absent: ['Ole Kr. Lund'] })
  })

  it('may name a body of several words with a comma in its label', () => {
    const under = (n: number) =>
      `${n}. Sag om hus ${n}\n\nBeslutning\nGodkendt.\n\nFraværende i Klima-, Miljø- og Teknikudvalget - 3. maj 2021:\nPer Bo\n\n`
    const text = `Referat\nKlima-, Miljø- og Teknikudvalget\nDato: 3. maj 2021\nDeltagere:\nIda Krog\nPer Bo\n\n${[1, 2, 3].map(under).join('')}`
    const { attendees, absent } = parseDocument(text)
    expect([...attendees, ...absent].map(({ name }) => name)).toEqual(['Ida Krog', 'Per Bo'])
    expect(absent).toHaveLength(1)
  })

  it('may begin with the function, and break in the middle of a name', () => {
    const found = read(
      'Medlemmer:\nBorgmester - Ida Krog (A), Næstformand - Ole Lund (V), Lis Falk (A), Dorthe Karoline\nWinsløw (C), Per Bo (O)\n\nFraværende: Per Bo',
    )
    expect(found.present).toEqual(['Ida Krog', 'Ole Lund', 'Lis Falk', 'Dorthe Karoline Winsløw'])
    expect(found.attendees[0]).toEqual({ name: 'Ida Krog', role: 'Borgmester', party: 'A' })
  })

  it('of those who were called says who came, but for those who were absent', () => {
    const found = read('Indkaldelse\n\nIda Krog\nOle Lund\nPer Bo\n\nPer Bo (C) var fraværende. I stedet deltog Lis Falk (C).')
    expect(found).toMatchObject({ present: ['Ida Krog', 'Ole Lund', 'Lis Falk'], absent: ['Per Bo'] })
    expect(read('Medlemmer:\nIda Krog\nPer Bo\n\nFraværende: Per Bo\nFor Per Bo mødte som stedfortræder Lis Falk.').present).toEqual([
      'Ida Krog',
      'Lis Falk',
    ])
  })

  it('says of each who was away whether it was for all of the meeting', () => {
    expect(read('Fraværende:\nPer Bo ved afbud\nLis Falk uden afbud\nOle Lund deltog ikke\ni punkterne 2-3')).toMatchObject({
      absent: ['Per Bo', 'Lis Falk'],
      absentForItems: [{ name: 'Ole Lund', items: ['2', '3'] }],
    })
  })
})

it.each([
  ['forlod mødet kl. 14.45 efter behandlingen af sagerne nr. 1-2.', ['3', '4']],
  ['forlod mødet allerede kl. 14.45 efter behandlingen af sagerne nr.\n1-2.', ['3', '4']],
  ['forlod mødet efter punkt 1 og 2.', ['3', '4']],
  ['forlod mødet inden punkt 3-4.', ['3', '4']],
  ['kom til stede før punkt 2-3.', ['1']],
])('who left or came with several items missed the others: %s', (said, missed) => {
  expect(read(`Medlemmer: Ida Krog, Ole Lund\nFraværende: Ingen\nBemærkninger: Ole Lund ${said}`).absentForItems).toEqual([
    { name: 'Ole Lund', items: missed },
  ])
})

it('who is absent under most items was at the one under which nobody is', () => {
  const decided = ['Ingen', 'Ole Lund', 'Ole Lund', 'Ole Lund'].map(
    (who, i) => `${i + 1}. Sag om hus ${i}\n\nBeslutning\nGodkendt.\n\nFraværende: ${who}\n`,
  )
  const text = `Referat\nByrådet\nDato: 3. maj 2021\nMedlemmer: Ida Krog, Ole Lund\n\n${decided.join('\n')}`
  const { attendees, absent, absentForItems } = parseDocument(text)
  expect([attendees.map(({ name }) => name), absent, absentForItems]).toEqual([
    ['Ida Krog', 'Ole Lund'],
    [],
    [{ name: 'Ole Lund', items: ['2', '3', '4'] }],
  ])
})
