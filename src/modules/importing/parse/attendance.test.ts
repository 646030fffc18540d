import { describe, expect, it } from 'vitest'
import { parseDocument, parseWithSource } from './parse.ts'

const item = (number: number, title: string, decision: string): string => `${number}. ${title}\n\nBeslutning\n${decision}\n\n`
const minutes = (head: string, decisions = ['Godkendt.', 'Vedtaget.', 'Intet.']): string =>
  `Referat af møde i Byrådet\nDato: 3. maj 2021\n${head}\n\n${decisions.map((words, i) => item(i + 1, ['Dagsorden', 'Budget', 'Eventuelt'][i] ?? 'Mere', words)).join('')}`
const read = (head: string, decisions?: string[]) => parseWithSource(minutes(head, decisions)).document
const presence = (head: string, decisions?: string[]) => {
  const { attendees, absent } = read(head, decisions)
  return [attendees.map(({ name }) => name), absent.map(({ name }) => name)]
}

describe('who came', () => {
  it.each([
    ['Navn\tRolle\tStatus\nIda Krog\tFormand (A)\tDeltog\nOle Lund\tMedlem (V)\tTil stede\nPer Bo\tMedlem (C)\tAfbud'],
    ['Til stede var Ida Krog og Ole Lund.\nAfbud kom fra Per Bo. Kassereren var inviteret, men kunne ikke.'],
    ['Deltagere:\n\nIda Krog (A)\n\nOle Lund (V)- deltog ikke i behandlingen af punkt: 2, 3\n\nPer Bo (B)- afbud'],
    ['Medlemmer:\nIda Krog\nOle Lund\nPer Bo- afbud'],
    ['Til stede: Ida Krog, Ole Lund\nFraværende- Per Bo'],
    ['Deltagere\nIda Krog (A),\nOle Lund (V),\n\nAfbud\nPer Bo, Borgermedlem,'],
    ['Til stede: Ida Krog\nFravær: Per Bo\nBemærkninger: Ole Lund (V) deltog som stedfortræder for Per Bo.'],
    ['Til stede: formand Ida Krog og næstformand Ole Lund\nAfbud fra: Per Bo'],
    ['Deltagere:\nIda Krog, (A)\nOle Lund, (V)\nFraværende:\nPer Bo, (C)'],
    ['Deltagere: Ida Krog (A), formand;\nOle Lund (V), fra kl. 14.40;\nAfbud: Per Bo'],
    ['Mødt var: Ida Krog, formand, Ole\nLund. Fraværende var: Per\nBo.'],
    ['Tilstede:   Ida Krog (A) - formand\n            Ole Lund (V) - inhabil i punkt 203\nAfbud:      Per Bo (Ø)'],
  ])('%s', (head) => {
    expect(presence(head)).toEqual([['Ida Krog', 'Ole Lund'], ['Per Bo']])
  })

  it.each([
    ['Til stede\n\nNavn\tFunktion\n\nIda Krog\n\nOle Lund\tKoordinator for unge\n\nAfbud: Per Bo', [null, 'Koordinator for unge']],
    ['Til stede:\nForældrevalgte: Ida Krog\nElevvalgte: Ole Lund.\nFraværende:\nElevvalgte: Per Bo.', ['Forældrevalgte', 'Elevvalgte']],
  ])('and as what, in a table or in groups below the label: %s', (head, roles) => {
    expect(presence(head)).toEqual([['Ida Krog', 'Ole Lund'], ['Per Bo']])
    expect(read(head).attendees.map(({ role }) => role)).toEqual(roles)
  })

  it('though a surname was typed with a small letter', () => {
    expect(presence('Deltagere:\nIda Krog\nOle lund\nKai Holm\nAfbud fra: Per Bo og Mie vang')).toEqual([
      ['Ida Krog', 'Ole lund', 'Kai Holm'],
      ['Per Bo', 'Mie vang'],
    ])
  })

  it('once each, however often they are listed', () => {
    expect(presence('Deltagere: Ida Krog, Ida Krog\nFraværende: Per Bo\nIkke til stede: Per Bo')).toEqual([['Ida Krog'], ['Per Bo']])
  })

  it('with role and party from the columns of a table', () => {
    expect(read('Navn\tRolle\tStatus\nIda Krog\tFormand (A)\tDeltog').attendees).toEqual([
      { name: 'Ida Krog', role: 'Formand', party: 'A' },
    ])
  })

  it.each(['Fra forvaltningen', 'Deltagere fra administrationen', 'Gæster', 'Desuden deltog'])('is no member listed as "%s"', (label) => {
    expect(presence(`Deltagere: Ida Krog\n${label}: direktør Kai Holm, sekretær Mie Vang`)).toEqual([['Ida Krog'], []])
  })

  it('and by which label, though a word with a small letter follows it', () => {
    expect(read('Deltagere: Ida Krog\nAfbud gives til sekretariatet senest dagen før.').absent).toEqual([])
  })

  it('where only the first decision tells it', () => {
    const told = ['Tilstede var:\nIda Krog\nBorgmester Ole Lund\n\nAfbud fra:\nPer Bo\n\nDagsordenen blev godkendt.', 'Vedtaget.', 'Intet.']
    expect(presence('', told)).toEqual([['Ida Krog', 'Ole Lund'], ['Per Bo']])
    expect(read('', told).items[0]?.decision).toBe('Dagsordenen blev godkendt.')
  })
})

describe('who was absent stands below the decisions', () => {
  const heads = 'Deltagere: Ida Krog, Ole Lund'

  it.each([
    'Fraværende: Per Bo',
    'Fraværende: Per Bo (V)',
    'Ikke til stede: Per Bo',
    'Deltog ikke: Per Bo',
    'Per Bo var fraværende.',
    'Afbud fra Per Bo.',
    'Fraværende:\nPer Bo',
    'Per Bo deltog ikke på mødet.',
  ])('and is none of them: %s', (line) => {
    const { items, absent, unplaced } = read(
      heads,
      ['Godkendt.', 'Vedtaget.', 'Intet.'].map((words) => `${words}\n\n${line}`),
    )
    expect(items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Vedtaget.', 'Intet.'])
    expect(absent.map(({ name }) => name)).toEqual(['Per Bo'])
    expect(unplaced.map(({ text }) => text)).toEqual(expect.arrayContaining(line.split('\n')))
  })

  it('and is told as a doubt only where somebody stands on no list', () => {
    const codes = (line: string) =>
      parseWithSource(minutes(`${heads}\nAfbud: Per Bo`, [`Godkendt.\n\n${line}`])).doubts.map(({ code }) => code)
    expect(codes('Fraværende: Per Bo')).not.toContain('attendanceInItem')
    expect(codes('Fraværende: Per Bo og to andre')).toContain('attendanceInItem')
  })

  it('though it speaks of another day, or another body, it is not of this meeting', () => {
    const other =
      'Beslutning i Byrådet den 5. april 2021\nUdsat.\nFraværende: Kai Holm\n\nBeslutning i Byrådet den 3. maj 2021\nGodkendt.\nFraværende: Per Bo'
    const text = `Referat af møde i Byrådet\nDato: 3. maj 2021\nDeltagere: Ida Krog\n\n1. Budget\n\n${other}\n`
    expect(parseWithSource(text).document).toMatchObject({ absent: [{ name: 'Per Bo' }], absentForItems: [] })
  })

  it('but who was recused from an item is part of what happened there', () => {
    expect(read(heads, ['Godkendt.\nOle Lund deltog ikke i punktet, da han er nabo.']).items[0]?.decision).toContain('Ole Lund deltog ikke')
    expect(read(heads, ['Ole Lund var fraværende.']).items[0]?.decision).toBe('Ole Lund var fraværende.')
  })

  it('nor is who came in whose place', () => {
    const { items, absent, attendees } = read('', ['Godkendt.\n\nFraværende:\n\nIda Krog (V) deltog i mødet i stedet for Per Bo (I).'])
    expect(items[0]?.decision).toBe('Godkendt.')
    expect([absent.map(({ name }) => name), attendees.map(({ name }) => name)]).toEqual([['Per Bo'], ['Ida Krog']])
  })

  it('nor what somebody who was not at the meeting did not take part in', () => {
    const { items } = read(`${heads}\nAfbud: Per Bo`, ['Godkendt.\n\nPer Bo deltog ikke i behandlingen af sagen.'])
    expect(items[0]?.decision).toBe('Godkendt.')
  })

  it('and who missed other items is a part of what was said there', () => {
    const { items, absentForItems } = read(heads, ['Godkendt.\nOle Lund (V) deltog ikke under punkterne 2-3.', 'Vedtaget.', 'Intet.'])
    expect(items[0]?.decision).toBe('Godkendt.\nOle Lund (V) deltog ikke under punkterne 2-3.')
    expect(absentForItems).toEqual([{ name: 'Ole Lund', items: ['2', '3'] }])
  })
})

describe('who missed an item', () => {
  it.each([
    ['Deltagere: Ida Krog, Ole Lund (til pkt. 1)', ['2', '3']],
    ['Deltagere: Ida Krog, Ole Lund (formand, fra punkt 3)', ['1', '2']],
    ['Deltagere: Ida Krog, Ole Lund\nFraværende: Per Bo. Ida Krog kom til tiden. Ole Lund\ndeltog ikke under punkt 2-3.', ['2', '3']],
    ['Deltagere: Ida Krog, Ole Lund\nFraværende: Per Bo. Per Bo deltog ikke i punkt 3. Ole Lund deltog ikke i punkt 2.', ['2']],
    ['Deltagere: Ida Krog\nFraværende: Ole Lund (punkt 2-3)', ['2', '3']],
    ['Medlemmer:\nFormand Ida Krog (A)\nOle Lund (V)\nFraværende\nOle Lund (V), sag 2-3', ['2', '3']],
    ['Deltagere: Ida Krog, Ole Lund\nBemærkninger: Ole Lund forlod mødet kl. 17.05 og deltog ikke under punkt 2-3.', ['2', '3']],
    ['Deltagere: Ida Krog, Ole Lund\nUnder punkt 2-3 deltog Ole Lund (A) ikke, da han var inhabil.', ['2', '3']],
    ['Deltagere: Ida Krog, Ole Lund\nOle Lund deltog ikke under behandlingen af dagsordenspunkt 2.', ['2']],
    ['Deltagere: Ida Krog, Ole Lund\nOle Lund deltog ikke i behandlingen af pkt. 02 – pkt. 03.', ['2', '3']],
    ['Deltagere: Ida Krog, Ole Lund\nOle Lund var forsinket og deltog ikke under behandling af dagsordenpunkt 1 og 2.', ['1', '2']],
  ])('%s', (head, items) => {
    const { absentForItems, attendees } = read(head)
    expect(absentForItems).toContainEqual({ name: 'Ole Lund', items })
    expect(attendees.map(({ name }) => name)).toEqual(['Ida Krog', 'Ole Lund'])
  })

  it('is who did not come to the closed part', () => {
    const text = minutes('Deltagere: Ida Krog, Ole Lund\nOle Lund deltog ikke i den lukkede del af mødet.').replace(
      '3. Eventuelt',
      '3. Lukket: Lån',
    )
    expect(parseWithSource(text).document).toMatchObject({ absent: [], absentForItems: [{ name: 'Ole Lund', items: ['3'] }] })
  })

  it('was there for the others, though no list says so', () => {
    const { attendees, absent, absentForItems } = read('', [
      'Godkendt.\n\nFraværende: Per Bo. Ole Lund gik efter punkt 2.',
      'Vedtaget.',
      'Intet.',
    ])
    expect([attendees.map(({ name }) => name), absent.map(({ name }) => name)]).toEqual([['Ole Lund'], ['Per Bo']])
    expect(absentForItems).toEqual([{ name: 'Ole Lund', items: ['3'] }])
  })

  it('is not who took a seat: that person came', () => {
    const told = ['Godkendt. Ole Lund (A) deltog herefter i mødet.', 'Suppleanten Kai Holm sad med ved bordet.', 'Intet.']
    const { attendees, absentForItems, items } = read('Deltagere: Ida Krog', told)
    expect(attendees.map(({ name }) => name)).toEqual(['Ida Krog', 'Ole Lund', 'Kai Holm'])
    expect([absentForItems, items[0]?.decision]).toEqual([[], told[0]])
  })

  it('is not somebody who missed them all', () => {
    expect(presence('Deltagere: Ida Krog\nFraværende: Ole Lund, sag 1-3')).toEqual([['Ida Krog'], ['Ole Lund']])
  })

  it('by a sentence that the page broke', () => {
    const { absentForItems } = read('Deltagere: Ida Krog, Ole Lund', [
      'Godkendt, idet sagen tages op igen til næste år. Ole Lund deltog ikke i\nbehandlingen af sagen.',
    ])
    expect(absentForItems).toEqual([{ name: 'Ole Lund', items: ['1'] }])
  })
})

it('who came to the meeting in whose place is told below one item for all of it', () => {
  const item = (number: number, more = '') =>
    `${number}. Sag\n\nBeslutning\n\nGodkendt.\n${more}\nFraværende: Per Bo deltog ikke i mødet.\n\n`
  const read = (said: string) => parseDocument(`Referat\n\n${item(1, `\n${said}\n`)}${item(2)}${item(3)}`)
  const instead = read('Ida Krog (A) deltog i mødet i stedet for Ole Lund (A).')
  expect(instead.absent.map(({ name }) => name).sort()).toEqual(['Ole Lund', 'Per Bo'])
  expect(instead.attendees.map(({ name }) => name)).toEqual(['Ida Krog'])
  expect(instead.absentForItems).toEqual([])
  expect(read('Ida Krog (A) deltog i stedet for Ole Lund (A).').absentForItems).toEqual([{ name: 'Ole Lund', items: ['1'] }])
})
