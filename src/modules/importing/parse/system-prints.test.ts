import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** What the case systems print around the items, and where it belongs. */
const closedOf = (text: string): boolean[] => parseDocument(text).items.map(({ closed }) => closed)

describe('the case number on the line above each title', () => {
  const text = `${head}Åbne dagsordenspunkter\n\n85.02.02-G01-3-18\n\n1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n85.02.02-G01-4-18\n\n2. Festen\n\nBeslutning\n\nUdsat.\n\nLukkede dagsordenspunkter\n\n82.02.00-G10-9-21\n\n3. Køb af hus\n\n85.02.02-G01-5-18\n\n4. Nyt`

  it('is the number of the item below it, also where the item before has nothing but its title', () => {
    expect(readItems(text)).toEqual([
      ['1', 'Dagsorden', '85.02.02-G01-3-18', 'Godkendt.'],
      ['2', 'Festen', '85.02.02-G01-4-18', 'Udsat.'],
      ['3', 'Køb af hus', '82.02.00-G10-9-21', null],
      ['4', 'Nyt', '85.02.02-G01-5-18', null],
    ])
  })

  it('hides no heading over the closed items, which closes those below it and not the one above', () => {
    expect(closedOf(text)).toEqual([false, false, true, true])
  })

  it('is the number of the item above it where numbers stand below the titles', () => {
    const below = `${head}1. Dagsorden\n21/4711\n\n2. Festen\n21/4712\n\nBeslutning\nUdsat.\n\n3. Køb af hus\n21/4713\n\n4. Nyt\n21/4714`
    expect(readItems(below).map(([, , number]) => number)).toEqual(['21/4711', '21/4712', '21/4713', '21/4714'])
  })
})

describe('the papers of all items, listed once more behind the last', () => {
  const item = (title: string, decision: string): string => `${title}\nSagsnr.: 21/15\nÅben sag\n\nBeslutning\n${decision}\n\n`
  const items = `${head}${item('1. Dagsorden', 'Godkendt.')}${item('2. Plan for haven ved den gamle skole - endelig\nvedtagelse', 'Vedtaget.')}3. Lukket - Køb af hus\n\n`

  it.each(['Bilagsliste', 'Bilagsoversigt', 'Bilag til dagsordenen:'])('begin no items below "%s"', (caption) => {
    const annex = `${caption}\n\n1. Dagsorden\n1. Brev (118/21)\n\n2. Plan for haven ved den gamle skole - endelig\nvedtagelse\n1. Kort (119/21)\n2. Svar (120/21)\n\nUnderskriftsblad\n\nIda Krog    Ole Lund`
    expect(readItems(items + annex)).toEqual([
      ['1', 'Dagsorden', '21/15', 'Godkendt.'],
      ['2', 'Plan for haven ved den gamle skole - endelig vedtagelse', '21/15', 'Vedtaget.'],
      ['3', 'Køb af hus', null, null],
    ])
    expect(closedOf(items + annex)).toEqual([false, false, true])
  })

  it('is no such list where captions of items follow, as behind a contents list', () => {
    const contents = `${head}Indhold\n1. Dagsorden\n2. Haven\nBilagsoversigt\n\n1. Dagsorden\n\nBeslutning\nGodkendt.\n\n2. Haven\n\nBeslutning\nUdsat.`
    expect(readItems(contents).map(([, title, , decision]) => [title, decision])).toEqual([
      ['Dagsorden', 'Godkendt.'],
      ['Haven', 'Udsat.'],
    ])
  })
})

describe('who was absent, under each item', () => {
  const items = (lines: string): string => ['1. Dagsorden', '2. Festen', '3. Haven'].map((title) => `${title}\n\n${lines}`).join('\n\n')
  const members = 'Deltagere:\n\n • Ida Krog (A)\n • Ole Lund (V)\n • Mia Dahl (F)\n\n'
  const names = (people: { name: string }[]): string[] => people.map(({ name }) => name)

  it('was not at the meeting who is so under all of them, though listed with all members', () => {
    const read = parseDocument(
      `${head}${members}${items('Beslutning\n\nGodkendt.\n\nFraværende i Fjordby Integrationsråd, 3. maj 2021:\n\nOle Lund\n\nTil toppen')}`,
    )
    expect(names(read.attendees)).toEqual(['Ida Krog', 'Mia Dahl'])
    expect(names(read.absent)).toEqual(['Ole Lund'])
    expect(read.absentForItems).toEqual([])
    expect(read.items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Godkendt.', 'Godkendt.'])
  })

  it('missed those items who is so under some', () => {
    const some = `1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\nFraværende: Ole Lund\n\n2. Festen\n\nBeslutning\n\nUdsat.\n\nFraværende: Ole Lund\n\n3. Haven\n\nBeslutning\n\nVedtaget.\n\nFraværende: Ida Krog`
    const read = parseDocument(head + members + some)
    expect(names(read.attendees)).toEqual(['Ida Krog', 'Ole Lund', 'Mia Dahl'])
    expect(read.absentForItems).toEqual([
      { name: 'Ole Lund', items: ['1', '2'] },
      { name: 'Ida Krog', items: ['3'] },
    ])
  })

  it('right below the heading is no section of its own', () => {
    const read = parseDocument(
      head + items('Åben sag\n\nSagsnr.: 21/15\nSagsansvarlig: abc.de\n\nFraværende:\nAfbud: Ole Lund\n\nBESLUTNING\nGodkendt.'),
    )
    expect(read.items.map(({ sections }) => sections.map(({ caption }) => caption))).toEqual([
      ['BESLUTNING'],
      ['BESLUTNING'],
      ['BESLUTNING'],
    ])
    expect(names(read.absent)).toEqual(['Ole Lund'])
  })
})

describe('what a system prints where it has nothing to say', () => {
  it('is no section: a label for the case without a case', () => {
    const text = `${head}1 : Dagsorden\n\nSagsnr: \n\nBilag\n\nIngen bilag.\n\nBeslutning\n\nGodkendt.\n\n2 : Festen\n\nSagsnr: 24-018822\n\nBeslutning\n\nUdsat.`
    const { items } = parseDocument(text)
    expect(items.map(({ caseNumber, attachments, sections }) => [caseNumber, attachments, sections.map(({ caption }) => caption)])).toEqual(
      [
        [null, [], ['Bilag', 'Beslutning']],
        ['24-018822', [], ['Beslutning']],
      ],
    )
  })
})

describe('who recommends, on a line over the recommendation', () => {
  const captions = (who: string): (string | null)[] =>
    parseDocument(`${head}1. Haven\n\nResumé\nHaven gror til.\n\n${who}\nat den luges.\n\nBeslutning\nGodkendt.`).items.flatMap(
      ({ sections }) => sections.map(({ caption, kind }) => (kind === 'recommendation' ? caption : null)).filter(Boolean),
    )

  it.each([
    ['Sekretariatet indstiller,', 'Sekretariatet indstiller'],
    ['Formanden for Integrationsrådet indstiller,', 'Formanden for Integrationsrådet indstiller'],
    ['Direktøren for Teknik og Miljø indstiller:', 'Direktøren for Teknik og Miljø indstiller'],
    ['Natur og Veje indstiller,', 'Natur og Veje indstiller'],
  ])('is its caption: "%s"', (who, caption) => {
    expect(captions(who)).toEqual([caption])
  })

  it.each(['Økonomiudvalget indstiller,', 'Naboerne indstiller ikke hegnet,'])('is text where a body or anybody else does: "%s"', (who) => {
    expect(captions(who)).toEqual([])
  })

  it('is the first sentence under a caption that says so itself', () => {
    expect(captions('Indstilling\nDirektøren for Teknik og Miljø indstiller til Byrådet;')).toEqual(['Indstilling'])
    expect(captions('Indstilling\nSekretariatet indstiller,')).toEqual(['Indstilling'])
  })
})

it('a page may begin with its number and a full stop', () => {
  const page = (n: number, title: string): string =>
    `                                      Side ${n}.\n\n21/471${n}\n${n}.   ${title}\n\nBeslutning\nGodkendt.\n`
  expect(readItems(`${head}${[1, 2, 3].map((n) => page(n, `Haven, del ${n}`)).join('')}`)).toEqual(
    [1, 2, 3].map((n) => [String(n), `Haven, del ${n}`, `21/471${n}`, 'Godkendt.']),
  )
})

describe("minutes copied from a municipality's page", () => {
  const page = (crumbs: string, foot = ''): ReturnType<typeof parseDocument> =>
    parseDocument(
      `Gå til hovedindhold\n\n${crumbs}\n\n3. maj 2021\n\n1. Dagsorden\n\nUdskriv\n\nBeslutning\n\nGodkendt.\n\nTil toppen\n\n2. Køb af hus (Lukket)\n\nUdskriv\n\n${foot}`,
    )

  it.each([
    ['Forside / Politik / Kommunalbestyrelse / Dagsordener og referater', 'Kommunalbestyrelsen'],
    ['Forside > Politik > Byråd og udvalg > Kultur- og Fritidsudvalget > Referater', 'Kultur- og Fritidsudvalget'],
    ['Forside › Om kommunen › Råd og udvalg › Referat', null],
  ])('were made by the body that the way to the page names: %s', (crumbs, body) => {
    expect(page(crumbs).body).toBe(body)
  })

  it('end before the name, address and telephone number of the municipality', () => {
    const { items } = page('Byrådet', 'Til toppen\n\nFjordby Kommune\nTorvegade 9\n7799 Fjordby\nTlf. 97 00 45 45')
    expect(items.map(({ title, closed, sections }) => [title, closed, sections.length])).toEqual([
      ['Dagsorden', false, 1],
      ['Køb af hus', true, 0],
    ])
  })
})

describe('an agenda with a letterhead', () => {
  const text =
    'Fjordby Kommune\nFamilie og Sundhed\n\nDato: 28. februar 2019\nSags nr.: 19/1177-b\nSagsbehandler: mfr\n\nDagsorden\n\nForum: Handicaprådet\nTid: 20. marts 2019, kl. 16.30-18.30\nDeltagere: Ida Krog (formand), Ole Lund\nAfbud: Mia Dahl\n\n1. Budget\nSagsfremstilling:\nRådet kan ønske.\nTil drøftelse\nBilag: Tidsplan\nNotat om stier\n\n2. Haven\nSagsfremstilling:\nHaven gror til.\n\n3. Eventuelt'
  const read = parseDocument(text)

  it('is for the day with the hour, and not for that of the letter', () => {
    expect([read.kind, read.date, read.time]).toEqual(['agenda', '2019-03-20', '16:30'])
    expect(parseDocument(text.replace(/Tid: .*\n/, '')).date).toBe('2019-02-28')
  })

  it('tells of nobody that he came or stayed away', () => {
    expect([read.attendees, read.absent, read.absentForItems]).toEqual([[], [], []])
    expect(read.unplaced.map((line) => line.text)).toContain('Deltagere: Ida Krog (formand), Ole Lund')
  })

  it('may name its papers on the line below the text', () => {
    expect(read.items[0]?.sections.map(({ caption, text: said }) => [caption, said])).toEqual([
      ['Sagsfremstilling', 'Rådet kan ønske.\nTil drøftelse'],
      ['Bilag', 'Tidsplan\nNotat om stier'],
    ])
    expect(read.items[0]?.attachments).toEqual(['Tidsplan', 'Notat om stier'])
  })
})

describe('what is said of the next meeting', () => {
  const item = (number: number, said: string, stock: string): string => `${number}. Punkt om stier\n\nBeslutning\n\n${said}${stock}\n\n`
  const decided = (stock: string): (string | null)[] =>
    readItems(`${head}${item(1, 'Godkendt.', stock)}${item(2, 'Ida fortalte.\n\nNæste møde er den 4. juni 2021.', stock)}`).map(
      ([, , , decision]) => decision,
    )

  it('belongs to the last item where what ends every item stands below it', () => {
    expect(decided('\n\nOle Lund og Per Bo deltog ikke i mødet.')).toEqual(['Godkendt.', 'Ida fortalte.\nNæste møde er den 4. juni 2021.'])
  })

  it('belongs to it also where that stands above the number of each page', () => {
    const page = (n: number, said: string): string => `${item(n, said, '\n\nOle Lund deltog ikke i mødet.')}`.trimEnd()
    const text = `${head}${[1, 2, 3].map((n) => `${page(n, 'Godkendt.')}\n\f                     Side ${n + 1}.\n\n`).join('')}`
    const last = page(4, 'Ida fortalte.\n\nNæste møde er den 4. juni 2021.')
    expect(readItems(text + last).map(([, , , decision]) => decision)).toEqual([
      ...['Godkendt.', 'Godkendt.', 'Godkendt.'],
      'Ida fortalte.\nNæste møde er den 4. juni 2021.',
    ])
  })

  it('belongs to none where nothing follows', () => {
    expect(decided('')).toEqual(['Godkendt.', 'Ida fortalte.'])
  })
})

describe('pages without page breaks', () => {
  const page = (number: number, text: string): string => `${text}\n\n          ${number}\nIntegrationsrådet d. 03-05-2021\n\n`
  const item = (title: string, decision: string): string => `${title}\nÅben sag\n\nSagsnr.: 21/15\n\nBESLUTNING\n${decision}`

  it('are told by their number over the same words with a day, which are no item', () => {
    const text = `${head}${page(1, item('1.    Dagsorden', 'Godkendt.'))}${page(2, item('2.    Haven', 'Udsat.'))}${page(3, '3.    Løn - LUKKET SAG')}`
    expect(readItems(text)).toEqual([
      ['1', 'Dagsorden', '21/15', 'Godkendt.'],
      ['2', 'Haven', '21/15', 'Udsat.'],
      ['3', 'Løn', null, null],
    ])
    expect(closedOf(text)).toEqual([false, false, true])
  })

  it('are told by their number behind the municipality, which is no part of a decision', () => {
    const page = (number: number, title: string, decision: string) =>
      `${number}. ${title}\n\nBeslutning\n${decision}\n\n\nFjordby Kommune      ${number}\n\f`
    expect(readItems(`${head}${page(1, 'Dagsorden', 'Godkendt.')}${page(2, 'Haven', 'Udsat.')}${page(3, 'Skolen', 'Godkendt.')}`)).toEqual([
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Haven', null, 'Udsat.'],
      ['3', 'Skolen', null, 'Godkendt.'],
    ])
  })
})

describe('the body that meets, where nothing above the items names it', () => {
  const page = (days: string): string =>
    `26. jan 2021\n\n1. Dagsorden\n\nHøring og sagsgang\n\nKommunalbestyrelsen den 26. januar 2021\n\nBeslutning\n\nGodkendt.\n\n2. Haven\n\nHøring og sagsgang\n\n${days}\n\nBeslutning\n\nVedtaget.`

  it('is the one to which the cases come on that day', () => {
    expect(parseDocument(page('Teknikudvalget den 4. januar 2021\n\nKommunalbestyrelsen den 26. januar 2021')).body).toBe(
      'Kommunalbestyrelsen',
    )
  })

  it('is not guessed where they come to two', () => {
    expect(parseDocument(page('Teknikudvalget den 26. januar 2021')).body).toBeNull()
  })
})

it('captions glued to their text are captions, and name no body', () => {
  const text =
    'Referat: 3. maj 2021 kl. 08:00\n1 : Dagsorden\nSagsnr:\nBilagIngen bilag.\nBeslutningGodkendt.\n2 : Besøg\nSagsnr: 21-0015\nSagsfremstillingUdvalget besøger en have.\nLovgrundlag og juridisk vurderingIntet.\nØkonomiIngen.\nBilag- Kort\nBeslutningUdsat.'
  const { body, items } = parseDocument(text)
  expect(body).toBeNull()
  expect(items.map(({ decision, sections }) => [decision, sections.map(({ caption }) => caption)])).toEqual([
    ['Godkendt.', ['Bilag', 'Beslutning']],
    ['Udsat.', ['Sagsfremstilling', 'Lovgrundlag og juridisk vurdering', 'Økonomi', 'Bilag', 'Beslutning']],
  ])
})

it('no line of an agenda is lost with those invited, nor the one that says who takes the minutes', () => {
  const text =
    'Dagsorden\nHandicaprådet\nDato: 3. maj 2021\nDeltagere: Ida Krog, Ole Lund\nReferent: Ida Krog\n\n1. Budget\n\nIndstilling\nat det drøftes.\n\n2. Eventuelt'
  expect(readItems(text).map(([, title]) => title)).toEqual(['Budget', 'Eventuelt'])
})
