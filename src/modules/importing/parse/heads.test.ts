import { describe, expect, it } from 'vitest'
import { bodyIn } from './bodies.ts'
import { findDates, readMoment } from './dates.ts'
import { parseWithSource } from './parse.ts'

const ITEMS =
  '\n\n1. Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n\n2. Budget\n\nBeslutning\nVedtaget.\n\n3. Eventuelt\n\nBeslutning\nIntet.\n'
const parsed = (head: string, items = ITEMS) => parseWithSource(`${head}${items}`)
const document = (head: string, items = ITEMS) => parsed(head, items).document
const names = (people: { name: string }[]): string[] => people.map(({ name }) => name)
const presence = (head: string, items = ITEMS): [string[], string[]] => {
  const { attendees, absent } = document(head, items)
  return [names(attendees), names(absent)]
}
const TITLE = 'Referat af møde i Byrådet\nDato: 3. maj 2021\n'

describe('the date', () => {
  it.each([
    ['d. 3/4 2019', '2019-04-03'],
    ['3/4-19', '2019-04-03'],
    ['d.10.09.15.', '2015-09-10'],
    ['den 3. april 2019 kl. 17.00-19.30', '2019-04-03'],
    ['3.-4. april 2019', '2019-04-03'],
    ['Onsdag, April 3, 2019 - 18:00', '2019-04-03'],
    ['Mandag, 11 januar, 2021', '2021-01-11'],
    ['15-maj-2002', '2002-05-15'],
    ['31.12.98', '1998-12-31'],
  ])('of "%s" is %s', (text, iso) => {
    expect(findDates(text).map((date) => date.iso)).toEqual([iso])
  })

  it.each(['kl. 9.10-11.30', '12.5-13', '2021-000299', '306-2014-5450', '18/01519'])('is not read from %s', (text) => {
    expect(findDates(text)).toEqual([])
  })
})

describe('the times', () => {
  it.each([
    ['kl. 17.00-19.30', '17:00', '19:30'],
    ['kl. 10-12', '10:00', '12:00'],
    ['kl. 9.30 – 11.45', '09:30', '11:45'],
    ['16:30 til 18:55', '16:30', '18:55'],
    ['klokken 19', '19:00', null],
    ['kl. 17.00 til ca. kl. 18', '17:00', '18:00'],
  ])('of "%s"', (text, time, endTime) => {
    expect(readMoment(text, true)).toMatchObject({ time, endTime })
  })

  it.each(['Sluttidspunkt: 19.15', 'Mødet hævet: kl. 19.15', 'Slut: 19.15', 'Mødet sluttede kl. 19.15'])('end by "%s"', (line) => {
    expect(document(`${TITLE}${line}`).endTime).toBe('19:15')
  })

  it('end in a sentence behind the beginning', () => {
    expect(document(`${TITLE}Tid: Kl. 17.00. Mødet er slut kl. 19.15`)).toMatchObject({ time: '17:00', endTime: '19:15' })
  })

  it('are the hours alone, and no further words of the line are a place', () => {
    expect(document('Referat\nÆldrerådet\n3. maj 2022, kl. 18.00, Ordinært møde').place).toBeNull()
  })

  it('end below the items', () => {
    expect(document(TITLE, `${ITEMS}\nMødet blev hævet kl. 21.40.`).endTime).toBe('21:40')
  })
})

describe('the body', () => {
  it.each([
    ['REFERAT FRA MØDE I HANDICAPRÅDET DEN 4. JUNI', 'Handicaprådet'],
    ['Fjordby Byråd', 'Byrådet'],
    ['BØRNE- OG UNGEUDVALGET I FJORDBY', 'Børne- og Ungeudvalget'],
    ['Møde i Udvalget for det nære sundhedsvæsen', 'Udvalget for det nære sundhedsvæsen'],
    ['Fællesmøde mellem Ældrerådet og Handicaprådet i Fjordby Kommune', 'Ældrerådet og Handicaprådet'],
    ['Fællesmøde for Boligsocialt Udvalg og Teknisk Udvalg', 'Boligsocialt Udvalg og Teknisk Udvalg'],
    ['Referat fra Ældrerådsmøde tirsdag', 'Ældrerådet'],
    ['Byrådets møde 3. maj', 'Byrådet'],
    ['Det Grønne Råd', 'Det Grønne Råd'],
    ['Referat af generalforsamling', null],
    ['Møde i Ældre- og Integrationsrådenes fællesudvalg, Fjordby Kommune', 'Ældre- og Integrationsrådenes fællesudvalg'],
    ['Seniorrådets arbejdsgruppe om nye borgere', 'Seniorrådets arbejdsgruppe om nye borgere'],
    ['Integrationsrådets formand', 'Integrationsrådet'],
    ['Børn & Læringsudvalget - 08-09-2021', 'Børn & Læringsudvalget'],
    ["Udvalget for Børn og Unge's møde", 'Udvalget for Børn og Unge'],
    ['Udvalget for Kultur’s møde', 'Udvalget for Kultur'],
    ['Møde i Udvalget for sundhed for alle', 'Udvalget for sundhed for alle'],
    ['Beslutning Udvalget for teknik og miljø den 18-02-2019', 'Udvalget for teknik og miljø'],
    ['Referat af ekstraordinært Skolebestyrelsesmøde', 'Skolebestyrelsen'],
  ])('in "%s" is %s', (line, body) => {
    expect(bodyIn(line)).toBe(body)
  })
})

describe('a head of two columns without labels', () => {
  it('tells body, place and when', () => {
    const head =
      'Fjordby Kommune                 Møde nr. 3\nUdvalget for Børn og Unge       Skolen ved Åen\nOnsdag 5. maj 2021             kl. 17.00-19.30\n\nREFERAT'
    expect(document(head)).toMatchObject({ body: 'Udvalget for Børn og Unge', place: 'Skolen ved Åen', date: '2021-05-05', time: '17:00' })
  })

  it('does not take the address of the municipality for the place', () => {
    expect(document('Fjordby Kommune                 Rådhustorvet, Fjordby\nReferat af Byrådet\nDato: 3. maj 2021').place).toBeNull()
  })

  it.each(['FJORDBY KOMMUNE - INTEGRATIONSUDVALGET', 'Fjordby Kommune, Integrationsudvalget', 'Integrationsudvalget, Fjordby Kommune'])(
    '"%s" names the body',
    (line) => {
      expect(document(`${line}\n\nReferat, mandag den 3. maj 2021, kl. 15.15`).body).toBe('Integrationsudvalget')
    },
  )
})

describe('a label glued to its value', () => {
  it.each([
    ['MødestedRådssalen', { place: 'Rådssalen' }],
    ['UdvalgÆldrerådet', { body: 'Ældrerådet' }],
    ['Hvem mødes: Ældrerådet', { body: 'Ældrerådet' }],
    ['DatoMandag d. 7 februar 2022', { date: '2022-02-07' }],
  ])('%s', (line, fields) => {
    expect(document(`Referat\n${line}`)).toMatchObject(fields)
  })

  it.each(['Udvalget holdt møde', 'Stedet er godt', 'Afbuddet kom sent'])('is no longer word: %s', (line) => {
    expect(document(`Referat\nDato: 3. maj 2021\n${line}`)).toMatchObject({ body: null, place: null, absent: [] })
  })
})

describe('where and when on one line', () => {
  it.each([
    ['Tirsdag den 3. maj 2022 kl. 18.00-20.00 i Byrådssalen', 'Byrådssalen'],
    ['Referat af mødet den 3. maj 2022 i Store Stue, Rådhuset kl. 18.00 – 20.00', 'Store Stue, Rådhuset'],
    ['Referat\ntil\nmødet\nden 3. maj 2022 kl. 18:00-20:00\ni Konferencelokalet, Torvet 2', 'Konferencelokalet, Torvet 2'],
    ['Møde nr. 7 den 3. maj 2022 kl. 18.00 - 20.00 på Rådhuset', 'Rådhuset'],
    ['Tirsdag den 3. maj 2022, kl. 18.00-20.00, mødelokale 3', 'mødelokale 3'],
    ['Møde tirsdag den 3. maj 2022, kl. 18.00-20.00, Kommunekontoret, værelse 7', 'Kommunekontoret, værelse 7'],
    ['Tirsdag den 3. maj 2022 kl. 18.00 - 20.00\nLokale 105, Fjordby Rådhus', 'Lokale 105, Fjordby Rådhus'],
  ])('%s', (line, place) => {
    expect(document(`Referat\nÆldrerådet\n${line}`)).toMatchObject({ date: '2022-05-03', time: '18:00', endTime: '20:00', place })
  })

  it('or on the lines around it', () => {
    expect(document('Referat af Skolebestyrelsesmøde\nSkovskolen, lærerværelset\ntirsdag den 3. maj 2022 kl. 18.30').place).toBe(
      'Skovskolen, lærerværelset',
    )
    expect(document('Referat\nÆldrerådet\nTirsdag den 3. maj 2022\nKl. 14.00 i mødelokale 3')).toMatchObject({
      time: '14:00',
      place: 'mødelokale 3',
    })
    expect(document('Referat\nÆldrerådet\n3. maj 2022 kl. 17.00 i Salen. Mødet hævet kl. 19.40.')).toMatchObject({
      endTime: '19:40',
      place: 'Salen',
    })
  })

  it('is no language', () => {
    expect(document('Referat\nÆldrerådet\n3. maj 2022 kl. 17 med tolke på arabisk og tamil').place).toBeNull()
  })

  it('is not when the paper was sent', () => {
    expect(document('Referat\nÆldrerådet\nUdsendt den 9. maj 2022').date).toBeNull()
  })
})

describe('who came and who did not', () => {
  it.each([
    ['Til stede: Ida Krog, Ole Lund\nAfbud fra: Per Bo'],
    ['Fremmødt:\nIda Krog\nOle Lund\n\nIkke mødt:\nPer Bo'],
    ['Til stede var Ida Krog samt Ole Lund. Der var afbud fra Per Bo.'],
    ['Til mødet kom Ida Krog og Ole Lund.\nPer Bo havde meldt afbud.'],
    ['Deltagere:                    Fraværende med afbud:\nIda Krog (A), formand         Per Bo (V)\nOle Lund (V)'],
    ['Navn            Mødt     Afbud\nIda Krog (A)     x\nOle Lund         x\nPer Bo                    x'],
    ['Navn\tTil stede\tFraværende\nIda Krog\tX\nOle Lund\tX\nPer Bo\t\tX'],
    ['| Medlem | Mødt | Afbud |\n| Ida Krog | x | |\n| Ole Lund | x | |\n| Per Bo | | x |'],
    ['Deltagere: Ida Krog, Ole Lund, Per Bo (afbud)'],
    ['Deltagere:\nIda Krog, Frivilligcentret\nOle Lund, etnisk repræsentant\n\nForfald:\nPer Bo, Boligforeningen'],
    ['Medlemmer: Ida Krog (formand), Ole Lund, Per Bo\nFraværende: Per Bo'],
    ['Mødt: Ida Krog. Ole Lund (suppleant for Per Bo)'.replace('. ', ', ')],
  ])('%s', (lines) => {
    expect(presence(`${TITLE}${lines}`)).toEqual([['Ida Krog', 'Ole Lund'], ['Per Bo']])
  })

  it('with a substitute who took a seat', () => {
    expect(presence(`${TITLE}Mødt: Ida Krog\nForfald: Per Bo. I stedet mødte Ole Lund.`)).toEqual([
      ['Ole Lund', 'Ida Krog'].sort(),
      ['Per Bo'],
    ])
  })

  it('says so when those present are known only as members who were not absent', () => {
    expect(parsed(`${TITLE}Medlemmer: Ida Krog, Ole Lund\nFraværende: Ole Lund`).doubts).toContainEqual(
      expect.objectContaining({ code: 'presentInferred', params: { count: '1' } }),
    )
  })

  it('says so when there is no list, and somebody is known to have come only because they missed an item', () => {
    const { doubts, document } = parsed(TITLE, ITEMS.replace('Vedtaget.', 'Vedtaget.\nIda Krog deltog ikke under punkt 2.'))
    expect(names(document.attendees)).toEqual(['Ida Krog'])
    expect(doubts).toContainEqual(expect.objectContaining({ code: 'presentGuessed', path: 'attendees', params: { count: '1' } }))
  })

  it('is nobody in an agenda that lists its members, and no address for apologies', () => {
    const agenda =
      'Dagsorden for Byrådet\nDato: 3. maj 2021\nMedlemmer: Ida Krog, Ole Lund\nAfbud til Per Bo, per@fjordby.example\n\n1. Budget\n\n2. Eventuelt\n'
    expect(presence(agenda, '')).toEqual([[], []])
  })

  it('by what is listed under the items, when the head says nothing', () => {
    const items = ITEMS.replaceAll(/(Godkendt|Vedtaget|Intet)\./g, '$1.\nFraværende: Per Bo').replace(
      'Vedtaget.\nFraværende: Per Bo',
      'Vedtaget.\nFraværende: Per Bo, Ida Krog',
    )
    const read = document(TITLE, items)
    expect(names(read.absent)).toEqual(['Per Bo'])
    expect(read.absentForItems).toEqual([{ name: 'Ida Krog', items: ['2'] }])
  })

  it('on a head that lost its line ends', () => {
    const line =
      'REFERAT Byrådet Mødedato: 3. maj 2021 Mødested: Byrådssalen Starttidspunkt: Kl. 17:00 Sluttidspunkt: Kl. 19:25 Deltagere: Ida Krog, Ole Lund Fraværende: Per Bo'
    expect(document(line)).toMatchObject({ body: 'Byrådet', date: '2021-05-03', time: '17:00', endTime: '19:25', place: 'Byrådssalen' })
    expect(presence(line)).toEqual([['Ida Krog', 'Ole Lund'], ['Per Bo']])
  })
})

describe('who missed an item', () => {
  const missed = (extra: string, items = ITEMS) => document(`${TITLE}Deltagere: Ida Krog, Ole Lund${extra}`, items).absentForItems

  it.each([
    ['\nOle Lund deltog ikke under punkt 2-3.', ['2', '3']],
    ['\nOle Lund deltog ikke i punkt 1 og 3 på grund af inhabilitet.', ['1', '3']],
    [' (deltog ikke under punkt 2)', ['2']],
    [' (kom kl. 18.20 efter punkt 1)', ['1']],
    [' (gik kl. 20 før punkt 3)', ['3']],
    ['\nOle Lund forlod mødet kl. 20 inden behandlingen af punkt 2.', ['2', '3']],
    ['\nOle Lund deltog fra punkt 3.', ['1', '2']],
  ])('%s', (extra, items) => {
    expect(missed(extra)).toEqual([{ name: 'Ole Lund', items }])
  })

  it.each([
    'Ole Lund deltog ikke i sagens behandling på grund af inhabilitet.',
    'Ole Lund deltog ikke i punktet, da han er nabo.',
    'Ole var inhabil og forlod lokalet.',
  ])('by a sentence under it: %s', (sentence) => {
    expect(missed('', ITEMS.replace('Vedtaget.', `Vedtaget. ${sentence}`))).toEqual([{ name: 'Ole Lund', items: ['2'] }])
  })

  it('is nobody who only abstained, and nobody who is not on the list', () => {
    expect(
      missed('', ITEMS.replace('Vedtaget.', 'Vedtaget. Ole Lund deltog ikke i afstemningen. Forvaltningen deltog ikke i punktet.')),
    ).toEqual([])
  })
})
