import { describe, expect, it } from 'vitest'
import { parseDocument } from './parse.ts'

const moment = 'Torsdag den 8. september 2022 kl. 09.00 – 11.30 på Bakkehuset\n\n'
const told = '1. Dagsorden\nGodkendt.\n\n2. Nyt tag\nUdsat til juni.\n\n3. Regnskab\nOle gennemgik tallene. Taget til efterretning.\n\n'
const club = '4. Klubben\nSiv har spurgt to steder. Nøglen hænger i gangen.\n'
const kinds = (text: string): unknown[] => {
  const { kind, items } = parseDocument(text)
  return [kind, items.map(({ decision }) => decision !== null)]
}

describe('a document that does not say what it is', () => {
  it.each([
    ['tells of most matters what was done', moment],
    ['calls its list of matters an agenda', `${moment}Dagsorden:\n\n`],
    ['tells who did not come', `${moment}Afbud fra Kirsten og Palle.\n\n`],
  ])('is the minutes where it %s', (_, above) => {
    expect(kinds(`${above}${told}${club}`)).toEqual(['minutes', [true, true, true, true]])
  })

  it('is the minutes with fewer such matters where it tells who did not come', () => {
    const more = [5, 6, 7].map((n) => `${n}. Huset ${n}\nHuset er gult.\n\n`).join('')
    expect(kinds(`${moment}Afbud fra Kirsten og Palle.\n\n${told}${club}\n${more}`)[0]).toBe('minutes')
    expect(kinds(`${moment}${told}${club}\n${more}`)[0]).toBe('agenda')
  })

  it.each([
    ['asks', '1. Dagsorden\nKan den godkendes?\n\n2. Nyt tag\nSkal sagen udsættes?\n\n3. Regnskab\nRegnskabet bedes godkendt.\n'],
    ['plans', '1. Dagsorden\nFormanden orienterer.\n\n2. Nyt tag\nDer skal udpeges et medlem.\n\n3. Regnskab\nBilag vedlagt.\n'],
    ['tells of another day', '1. Huset\nGodkendt i 2019.\n\n2. Nyt tag\nTidligere udsat.\n\n3. Regnskab\nDrøftet på sidste møde.\n'],
  ])('is an agenda where it %s', (_, items) => {
    expect(kinds(`${moment}Afbud fra Kirsten og Palle.\n\n${items}`)).toEqual(['agenda', [false, false, false]])
  })
})

it('takes the whole text for what was said where some of it stands on the line of the title', () => {
  const items = ['Huset', 'Haven', 'Stien', 'Broen']
    .map((title, i) => `${i + 1}. ${title}. Siv har spurgt to steder.\n\nGodkendt.\n\n`)
    .join('')
  const { items: read } = parseDocument(`Referat\nIntegrationsrådet\nDato: 3. maj 2021\n\n${items}5. Eventuelt. Intet.\n`)
  expect(read[1]?.decision).toBe('Siv har spurgt to steder.\nGodkendt.')
})

it('finds an agenda without a heading over minutes that head the matters in another way', () => {
  const { items, attendees, title } = parseDocument(
    `${moment}Til stede: Ida Krog, Ole Lund\n\n1. Dagsorden\n2. Nyt tag\n3. Regnskab\n\nAd 1: Dagsorden\nGodkendt.\n\nAd 2: Nyt tag\nUdsat.\n\nAd 3: Regnskab\nDrøftet.\n`,
  )
  expect([title?.slice(0, 7), attendees.length, items.map(({ decision }) => decision)]).toEqual([
    'Torsdag',
    2,
    ['Godkendt.', 'Udsat.', 'Drøftet.'],
  ])
})

it.each(['KL/14.06.2017', 'Referent: Ida Krog', 'Mvh Mogens, referent'])('takes %s below the last item for no minute', (signed) => {
  const said = parseDocument(`Referat\nIntegrationsrådet\nDato: 3. maj 2021\n\n${told}4. Eventuelt\n\n${signed}\n\nSkriv et svar\n`)
  expect(said.items.map(({ decision }) => decision)[3]).toBeNull()
})
