import { describe, expect, it } from 'vitest'
import { parseWithSource } from './parse.ts'

const ITEMS =
  '\n\n1. Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n\n2. Budget\n\nBeslutning\nVedtaget.\n\n3. Eventuelt\n\nBeslutning\nIntet.\n'
const document = (head: string, items = ITEMS) => parseWithSource(`${head}${items}`).document

describe('where the head says nothing, the captions of the decisions tell the meeting', () => {
  const items = (caption: string, day: string) =>
    ['Budget', 'Skoler']
      .map((title, i) => `${i + 1}. ${title}\n\nIndstilling\n\nAt det vedtages.\n\n${caption}${day}\n\nGodkendt.\n\n`)
      .join('')

  it.each([
    ['Beslutning i Byrådet den ', '3. maj 2021', 'Byrådet', null],
    ['Integrationsudvalgets møde den ', '3. maj 2021:', 'Integrationsudvalget', null],
    ['Beslutning fra Integrationsrådet\n\nDato: ', '3. maj 2021\n\nSted: Café Søen', 'Integrationsrådet', 'Café Søen'],
  ])('%s', (caption, day, body, place) => {
    expect(document('', items(caption, day))).toMatchObject({ body, date: '2021-05-03', place })
  })

  it('but not where they are of several days, or one has none', () => {
    expect(document('', items('Beslutning i Byrådet den ', '3. maj 2021').replace('3. maj', '4. maj')).date).toBeNull()
    expect(document('', `${items('Beslutning i Byrådet den ', '3. maj 2021')}3. Eventuelt\n\nBeslutning\n\nIntet.\n`).date).toBeNull()
  })

  it('nor in an agenda, where all decisions are earlier ones', () => {
    expect(document('Dagsorden for Økonomiudvalget\n\n', items('Beslutning i Byrådet den ', '3. maj 2021'))).toMatchObject({
      ...{ kind: 'agenda', body: 'Økonomiudvalget', date: null },
    })
  })

  it('and the day of earlier minutes in the title of an item is not the day of the meeting', () => {
    const text = `24. Godkendelse af referat fra mødet den 7. april 2021\n\n${items('Beslutning i Byrådet den ', '3. maj 2021')}`
    expect(document('', text).date).toBe('2021-05-03')
  })
})

describe('minutes copied from a web page', () => {
  const page = (text: string) => document(`Spring til indhold\nVi bruger cookies til statistik.\nDagsordener og referater\n\n${text}`, '')

  it('are told from its buttons and links', () => {
    const { title, items } = page(
      `Referat af Byrådet\nDato: 3. maj 2021${ITEMS.replaceAll('\n\n2.', '\n\nTil top\n\n2.')}\nTilbage til oversigten`,
    )
    expect(title).toBe('Referat af Byrådet')
    expect(items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Vedtaget.', 'Intet.'])
  })

  it('and end before the foot of the page', () => {
    const foot = '\nFjordby Kommune, Rådhustorvet 2\nTlf. 12 34 56 78\nCVR: 12345678\nPrivatlivspolitik\n'
    const { items, unplaced } = page(`Referat af Byrådet\nDato: 3. maj 2021${ITEMS}${foot}`)
    expect(items.at(-1)?.decision).toBe('Intet.')
    expect(unplaced.map(({ text }) => text)).toContain('CVR: 12345678')
  })

  it.each([
    'Fjordby Kommune\nRådhusvej 4\n1234 Fjordby\nTlf. 12 34 56 78\nTilgængelighedserklæring',
    'Fjordby Kommune · Torvet 1 · Kontakt · Cookies',
    'Del denne side\nFacebook   LinkedIn   Send som mail\nFjordby Kommune · Torvet 1 · 5000 Fjordby',
    'Fjordby Kommune | Rådhusvej 4 | 1234 Fjordby | Tlf. 12 34 56 78 | post@fjordby.example',
    'Fjordby Kommune - post@fjordby.example',
    'Udskriv side\nDel siden',
    'Del på Facebook\nUdskriv siden\nSend til en ven',
    'Kontakt\nKultursekretariatet\nTelefon 12 34 56 78\nMan-tors 9-14\nSidst opdateret 16. september 2022',
    'Kontakt os\nBorgerservice\nÅbningstider\nMandag - onsdag: kl. 10.00-15.00\nTorsdag 10-17\nFredag: lukket\nAdresse: Rådhusvej 4, 1234 Fjordby',
    'Siden er sidst opdateret den 3. maj 2021\nFandt du, hvad du søgte?\nJa\nNej',
  ])('and end before a foot such as %j', (foot) => {
    const { items, unplaced } = page(`Referat af Byrådet\nDato: 3. maj 2021${ITEMS}\n\n${foot}\n`)
    expect(items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Vedtaget.', 'Intet.'])
    expect(page(`Referat\nDato: 3. maj 2021${ITEMS}\n\n${foot}\n`).body).toBeNull()
    for (const line of foot.split('\n')) expect(unplaced.map(({ text }) => text)).toContain(line)
  })

  it.each(['Mandag 10-12', 'Fjordby Kommune', 'Rådet holder møde mandag kl. 10-12\nÅbningstider drøftes igen', 'Ja'])(
    'but not before what may have been said: %j',
    (said) => {
      const { items } = page(`Referat af Byrådet\nDato: 3. maj 2021${ITEMS.trimEnd()}\n\n${said}`)
      expect(items.at(-1)?.decision).toBe(`Intet.\n${said}`)
    },
  )

  it('name the body also where the page is of its meetings of a year', () => {
    const ofYear = (title: string) => document(`${title}\n\n5. september 2022 kl. 15.00-17.00\n\nReferat`).body
    expect(ofYear('Referater af Ældrerådets møder i 2022')).toBe('Ældrerådet')
    expect(ofYear('Dagsordener og referater for Byrådet og udvalg')).toBeNull()
  })

  it('but one telephone number is part of what was decided', () => {
    const { items } = page(`Referat af Byrådet\nDato: 3. maj 2021${ITEMS.trimEnd()}\nTlf. 12 34 56 78`)
    expect(items.at(-1)?.decision).toContain('Tlf.')
  })
})

describe('a document is of a meeting', () => {
  it('when it calls itself so and names the body with day and hour', () => {
    expect(
      document('Referat\n\nTeknik- og Bygningsudvalget tirsdag den 16. april 2024 kl. 16.30\n\nBeslutning\n\nTiltrådt.', '').kind,
    ).toBe('minutes')
  })

  it('when it has items and a head with body, day, hour and place', () => {
    expect(
      document('Udvalg: Byrådet\nDato: 3. maj 2021\nTid: 17.00\nSted: Salen', '\n\n1. Budget\n\nSagsfremstilling\n\nTekst.\n').kind,
    ).toBe('agenda')
  })
})

describe('minutes that were sent on by mail', () => {
  const mail = 'Fra: Ida Krog\nSendt: 9. maj 2021 21:07\nTil: Rådet\nEmne: VS: Referat\n\nKære alle\n\n'

  it('are of the day of the meeting and not of the mail', () => {
    expect(document(`${mail}INTEGRATIONSRÅDET\nTirsdag den 3. maj 2021 kl. 18.00 i Salen`)).toMatchObject({
      ...{ kind: 'minutes', body: 'Integrationsrådet', date: '2021-05-03', time: '18:00', title: 'INTEGRATIONSRÅDET' },
    })
  })

  it('are no memo, whose date is of its matter', () => {
    expect(document('Til: Byrådet\nFra: Sekretariatet\nDato: 3. maj 2021\n\nReferat af møde').date).toBe('2021-05-03')
  })
})
