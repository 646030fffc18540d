import { describe, expect, it } from 'vitest'
import { bodyIn } from './bodies.ts'
import { parseDocument } from './parse.ts'

const items = '\n1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.'
const names = (people: { name: string }[]): string[] => people.map(({ name }) => name)

describe('the name of the body', () => {
  it.each([
    ['mødet i Udvalg for regional udvikling', 'Udvalg for regional udvikling'],
    ['Udvalget for social velfærd den 3. maj 2021', 'Udvalget for social velfærd'],
    ['Rådet for handicap, psykiatri og udsatheds møde den 3. maj 2021', 'Rådet for handicap, psykiatri og udsathed'],
    ['Bestyrelsesmøde 29. januar 2021 kl. 10.00', 'Bestyrelsen'],
  ])('%s', (line, body) => {
    expect(bodyIn(line)).toBe(body)
  })
})

describe('the name of a body that says neither council nor committee', () => {
  const bodyOf = (title: string): string | null => parseDocument(`${title}\n\nDato:\n3. maj 2021\n\nReferat\n${items}`).body

  it('stands before the day of the meeting', () => {
    expect(bodyOf('Social og Sundhed - 03-05-2021')).toBe('Social og Sundhed')
    expect(bodyOf('Kultur, Idræt og Fritid den 3. maj 2021')).toBe('Kultur, Idræt og Fritid')
  })

  it.each(['Dagsorden og Referat - 03-05-2021', 'Social og Sundhed - 07-06-2021', 'Social og Sundhed', 'Møde - 03-05-2021'])(
    'does not stand in "%s"',
    (title) => {
      expect(bodyOf(title)).toBe(null)
    },
  )
})

describe('a list of people', () => {
  it('names the absent by whom they stand for, with or without the word', () => {
    const { absent } = parseDocument(
      `Referat\nSkolebestyrelsen 3. maj 2021\n\nFraværende:\nForældrevalgte: Afbud fra Ida Krog og Ole Lund.\nElever: Per Bo.\n\n${items}`,
    )
    expect(names(absent)).toEqual(['Ida Krog', 'Ole Lund', 'Per Bo'])
  })

  it('may have the function before the name, and a comma behind each line', () => {
    const { attendees } = parseDocument(
      `Referat\nKulturudvalget 3. maj 2021\n\nDeltagere\n\nBorgermedlem, Ida Krog,\nBorgermedlem, Ole Lund,\nPer Bo (A),\nSiv Falk (Ø),\n${items}`,
    )
    expect(attendees).toEqual([
      { name: 'Ida Krog', role: 'Borgermedlem', party: null },
      { name: 'Ole Lund', role: 'Borgermedlem', party: null },
      { name: 'Per Bo', role: null, party: 'A' },
      { name: 'Siv Falk', role: null, party: 'Ø' },
    ])
  })

  it('may forget the bracket behind a name', () => {
    const { absent } = parseDocument(
      `Referat\nKulturudvalget 3. maj 2021\n\nAfbud\n\nIda Krog (B)\n\nOle Lund (Børnenes Samråd\n\nPer Bo (Skolerne)\n${items}`,
    )
    expect(absent.map(({ name, reason }) => [name, reason])).toEqual([
      ['Ida Krog', null],
      ['Ole Lund', 'Børnenes Samråd'],
      ['Per Bo', 'Skolerne'],
    ])
  })

  it('stands below the board under a heading of both lists', () => {
    const { body, attendees, absent } = parseDocument(
      `Bestyrelsesmøde 29. januar 2021 kl. 10.00\n\nMødedeltagelse / Afbud\n\nBestyrelsen: Ida Krog, Ole Lund og Siv Falk\n\nAfbud: Per Bo\n${items}`,
    )
    expect([body, attendees.map(({ name, role }) => [name, role]), names(absent)]).toEqual([
      'Bestyrelsen',
      [
        ['Ida Krog', null],
        ['Ole Lund', null],
        ['Siv Falk', null],
      ],
      ['Per Bo'],
    ])
  })

  it('tells of no party where somebody has none', () => {
    const { attendees } = parseDocument(
      `Referat\nByrådet 3. maj 2021\n\nDeltagere:\n • Ida Krog (Uden for parti)\n • Ole Lund (Løsgænger)\n${items}`,
    )
    expect(attendees.map(({ role, party }) => [role, party])).toEqual([
      [null, 'Uden for parti'],
      [null, 'Løsgænger'],
    ])
  })
})

describe('who came, below the decision on the agenda', () => {
  const item = (text: string): string | null | undefined =>
    parseDocument(`1. Godkendelse af dagsorden\n\nBeslutning\n\n${text}`).items[0]?.decision

  it('is no part of it, whatever somebody is director of', () => {
    expect(
      item(
        'Tilstede var:\nBorgmester Ida Krog\n\nBorgmester Ole Lund\n\nAfbud fra:\nBorgmester Per Bo\nDirektør fra Region Nord Siv Falk\n\nDagsordenen blev godkendt.',
      ),
    ).toBe('Dagsordenen blev godkendt.')
  })

  it('may be all that stands there, above the decision by body and day', () => {
    expect(
      item(
        'I mødet deltog:\n\nFra foreningerne:\n\nIda Krog, Ole Lund og Per Bo.\n\nKulturudvalgets beslutning på mødet den 5. april 2021:\n\nDagsordenen blev godkendt.',
      ),
    ).toBe('Dagsordenen blev godkendt.')
  })
})

describe('the page of an item alone', () => {
  it('has body and day from the decision, below who came', () => {
    const text =
      '1. Godkendelse af dagsorden\n\nBeslutning\n\nI mødet deltog:\n\nFra foreningerne:\n\nIda Krog, Ole Lund og Per Bo.\n\nKulturudvalgets beslutning på mødet den 5. april 2021:\n\nDagsordenen blev godkendt.'
    expect(parseDocument(text)).toMatchObject({ body: 'Kulturudvalget', date: '2021-04-05' })
  })
})

describe('a place', () => {
  it('may be a street whose name begins with "Ved"', () => {
    expect(parseDocument(`Bestyrelsesmøde 29. januar 2021 kl. 10.00, Ved Fjorden 20\n${items}`).place).toBe('Ved Fjorden 20')
    expect(parseDocument(`Bestyrelsesmøde 29. januar 2021 kl. 10.00 ved Fjordhuset\n${items}`).place).toBe('Fjordhuset')
  })
})

describe('the head of a web page', () => {
  const head = (text: string): unknown[] => {
    const { title, body, date, time, place } = parseDocument(text + items)
    return [title, body, date, time, place]
  }

  it('may be a list', () => {
    expect(
      head('Dagsordener og referater\n- Udvalg: Ældrerådet\n- Mødedato: 3. maj, 2021 kl. 09:30\n- Mødested: Skovvej 7, 2. sal\n'),
    ).toEqual(['Dagsordener og referater', 'Ældrerådet', '2021-05-03', '09:30', 'Skovvej 7, 2. sal'])
  })

  it('tells the hour behind the place, and is called by the line of the meeting', () => {
    expect(head('Ældrerådets møde den 3. maj 2021\nKulturhuset, Skovvej 7 kl. 16.00\n')).toEqual([
      'Ældrerådets møde den 3. maj 2021',
      'Ældrerådet',
      '2021-05-03',
      '16:00',
      'Kulturhuset, Skovvej 7',
    ])
  })

  it('is not called by what the site says of itself, by a label or by a file', () => {
    const page =
      'Find dagsorden eller referat ved at vælge udvalg\n\nKategori: Ældrerådet\nType: Referat\n\nÆldrerådet - 03-05-2021 - Referat\n'
    expect(head(page)[0]).toBe('Ældrerådet - 03-05-2021 - Referat')
    expect(head('Kulturudvalget\n\nMandag den 03-05-2021 kl. 17:30\n\nGodkendelse af dagsorden:\n\nFraværende:\nIda Krog\n')[0]).toBe(
      'Kulturudvalget',
    )
  })
})

it('takes no weekday for the place of the meeting', () => {
  const text =
    'Socialudvalget\n\nReferat fra 3. maj 2021\nMandag kl. 15:00\n\n1. Nyt hus\n\nBeslutning\nGodkendt.\n\n2. Nyt tag\n\nBeslutning\nUdsat.\n'
  expect(parseDocument(text)).toMatchObject({ place: null, time: '15:00', date: '2021-05-03' })
})
