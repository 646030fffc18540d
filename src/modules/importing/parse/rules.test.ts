import { describe, expect, it } from 'vitest'
import { bodyIn, isBodyName } from './bodies.ts'
import { captionMark, historyHeading } from './captions.ts'
import { findDates, findYearlessDates, runningOn } from './dates.ts'
import { looksLikePeople, parsePeople } from './names.ts'
import { parseDocument } from './parse.ts'

describe('a printed date', () => {
  it.each([
    ['2021-04-12', '2021-04-12'],
    ['d.12-04-2021', '2021-04-12'],
    ['12/4 2021', '2021-04-12'],
    ['12/4-2021', '2021-04-12'],
    ['den 28.01 2016', '2016-01-28'],
    ['Mandag d. 12. april 2021', '2021-04-12'],
    ['15-maj-2002', '2002-05-15'],
    ['29-02-2020', '2020-02-29'],
    ['29-02-2021', null],
    ['31. april 2021', null],
    ['01-13-2021', null],
  ])('%s is %s', (text, iso) => {
    expect(findDates(text).map((date) => date.iso)).toEqual([iso])
  })

  it('is not read out of a case number or an amount', () => {
    expect(findDates('2021-000299, 12.000.2021 kr., 1234-5-2021')).toEqual([])
  })

  it('without a year is guessed to lie nearest to the meeting', () => {
    const guess = (text: string): unknown => findYearlessDates(text, '2021-04-12').map((date) => date.guess)
    expect(guess('den 12. november og 26. april')).toEqual(['2020-11-12', '2021-04-26'])
    expect(guess('29. februar, 30. august 2021')).toEqual(['2020-02-29'])
    expect(findYearlessDates('den 26/4', null)).toMatchObject([{ text: '26/4', guess: null }])
  })

  it.each([
    [
      'has the year behind the day that follows',
      'den 12. og den 3. maj 2019, 12. december, 3. januar og 7. januar 2023',
      ['2022-12-12', '2023-01-03'],
    ],
    ['has the year in which its weekday is right', 'fredag den 12. april', ['2019-04-12']],
  ])('%s', (_, text, guesses) => {
    expect(findYearlessDates(text, '2020-10-12').map((date) => date.guess)).toEqual(guesses)
  })

  it('in a list runs on over New Year, and stays as it was where the days do not follow each other within a year', () => {
    const years = (text: string): unknown => runningOn(findYearlessDates(text, '2020-11-20')).map((date) => date.guess?.slice(0, 4))
    expect(years('2. december, 13. januar, 10. marts, 12. maj, 14. juni')).toEqual(['2020', '2021', '2021', '2021', '2021'])
    expect(years('14. juni, 12. maj, 10. marts')).toEqual(['2020', '2021', '2021'])
  })
})

describe('the name of a body', () => {
  it.each(['Integrationsrådet', 'Det Grønne Råd', 'Erhvervs- og Arbejdsmarkedsudvalget', 'Udvalget for Børn og Unge', 'Fjordby Byråd'])(
    'is %s',
    (name) => {
      expect(isBodyName(name)).toBe(true)
    },
  )

  it.each(['Fjordby Kommune', 'Møde i arbejdsgruppen', 'Rådet drøftede sagen', 'blev det besluttet.', 'Integrationsrådet 2'])(
    'is not %s',
    (name) => {
      expect(isBodyName(name)).toBe(false)
    },
  )

  it.each([
    ['REFERAT Integrationsrådet', 'Integrationsrådet'],
    ['Referat fra ordinært møde i Ældrerådet den', 'Ældrerådet'],
    ['Byrådet - Referat', 'Byrådet'],
    ['Referat: sommerfest', null],
  ])('in "%s" is %s', (title, body) => {
    expect(bodyIn(title)).toBe(body)
  })
})

describe('a caption', () => {
  it.each([
    ['Økonomi/Personaleforhold', 'economy'],
    ['Kommunikation / Høring', 'communication'],
    ['TidligerePolitiskBehandling', 'proceedings'],
    ['Lovgrundlag, planer mv.', 'legal'],
    ['Lov- og plangrundlag', 'legal'],
  ])('is "%s" too, as case systems print it', (line, kind) => {
    expect(captionMark(line)?.kind).toBe(kind)
  })

  it.each(['Økonomi/hallen', 'Godkendt mv.', 'FritidsCafé'])('is not "%s"', (line) => expect(captionMark(line)).toBeNull())

  it('stands below an empty list of papers too, with a text that the page broke', () => {
    const text = 'Der blev peget på fire steder, hvor kantsten og belægning gør det\nsvært at komme frem.'
    const sections = (below: string) =>
      parseDocument(`Referat\n\n1. Havnen\n\nBilag:\n\n${below}\n\nBeslutning\n\nUdsat.`).items[0]?.sections.map(({ caption }) => caption)
    expect(sections(`Baggrund\n${text}`)).toEqual(['Bilag', 'Baggrund', 'Beslutning'])
    expect(sections('Tidsplan\nKort.pdf')).toEqual(['Bilag', 'Beslutning'])
    expect(sections('Tidsplan\n\nKort over havnen og de fire steder med kantsten og belægning, revideret')).toEqual(['Bilag', 'Beslutning'])
  })

  it.each([
    ['Beslutning', 'decision'],
    ['**BESLUTNING:**', 'decision'],
    ['Beslutning fra Fjordby Byråd', 'decision'],
    ['Beslutning den 3. maj 2021', 'decision'],
    ['Resumé', 'background'],
    ['Retsgrundlag', 'legal'],
    ['Kulturforvaltningen indstiller, at', 'recommendation'],
    ['Beslutningen træffes af', 'other'],
  ])('is "%s", of kind %s', (line, kind) => {
    expect(captionMark(line)?.kind).toBe(kind)
  })

  it.each([
    'Beslutning om at udsætte sagen',
    'Beslutningen er truffet.',
    'Beslutning i sagen om skolen',
    'Bilag 1: Kort',
    'Der er taget en beslutning',
  ])('is not "%s"', (line) => {
    expect(captionMark(line)).toBeNull()
  })

  it('keeps the text of its line', () => {
    expect(captionMark('**Beslutning:** Godkendt: ja.')).toMatchObject({ caption: 'Beslutning', text: 'Godkendt: ja.' })
  })
})

describe('an entry in the history of a case', () => {
  it.each([
    '12-04-2021 Integrationsrådet',
    'Integrationsrådet den 12. april 2021',
    'Integrationsrådet, 12-04-2021, pkt. 4',
    '12. april 2021: Integrationsrådet',
  ])('begins with "%s"', (line) => {
    expect(historyHeading(line)).toMatchObject({ body: 'Integrationsrådet', date: { iso: '2021-04-12' } })
  })

  it('does not begin with a sentence', () => {
    expect(historyHeading('12-04-2021 blev sagen drøftet i Integrationsrådet.')).toBeNull()
    expect(historyHeading('26-04-2021 Møde i arbejdsgruppen')).toBeNull()
  })
})

describe('a list of people', () => {
  it('knows roles, parties and reasons in and out of brackets', () => {
    const { people } = parsePeople(
      'Formand Ida Krog (A), Ole Bo (suppleant, V); Kai Holm - syg og Siv Møl, næstformand, Tom Riis pga. ferie',
    )
    expect(people.map(({ name, role, party, reason }) => [name, role, party, reason])).toEqual([
      ['Ida Krog', 'Formand', 'A', null],
      ['Ole Bo', 'suppleant', 'V', null],
      ['Kai Holm', null, null, 'syg'],
      ['Siv Møl', 'næstformand', null, null],
      ['Tom Riis', null, null, 'pga. ferie'],
    ])
  })

  it('is not a heading, a body or a sentence', () => {
    const lines = [
      'Ida Krog',
      'Ida Krog (formand)',
      'Indholdsfortegnelse',
      'Fjordby Kommune',
      'Integrationsrådet',
      'Der var kaffe',
      'Godkendelse af dagsorden',
    ]
    expect(lines.filter(looksLikePeople)).toEqual(['Ida Krog', 'Ida Krog (formand)'])
  })

  it('keeps its line when some words name nobody, and when an absent person has a party that no field holds', () => {
    const { absent, unplaced } = parseDocument(
      'Referat\nAfbud: Ida Krog, 3 gæster\nFraværende: Ole Bo (A)\nIkke mødt: Kai Holm (syg)\n1. A\nBeslutning: Ja.',
    )
    expect(absent.map(({ name, reason }) => [name, reason])).toEqual([
      ['Ida Krog', null],
      ['Ole Bo', null],
      ['Kai Holm', 'syg'],
    ])
    expect(unplaced.map(({ line }) => line)).toEqual([2, 3])
  })

  it('may be broken in the middle of a name', () => {
    const { attendees } = parseDocument('Referat\nDeltagere: Ida Krog, Ole\nBirk Holm, Siv Møl\n\n1. Status\nBeslutning: Ja.')
    expect(attendees.map(({ name }) => name)).toEqual(['Ida Krog', 'Ole Birk Holm', 'Siv Møl'])
  })
})
