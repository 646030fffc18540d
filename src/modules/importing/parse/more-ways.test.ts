import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'

/** What stands around numbers, titles and decisions and belongs to none of them. */
const ways: Record<string, [string, Read[]]> = {
  'whole sentences with a full stop as titles': [
    `${head} 1. Nyt fra regionens råd.\n\nReferat:\n\nMødet er holdt.\n\n 1. Henvendelse fra en borger om sneen på stierne i parken.\n\nReferat:\n\nRådet svarer borgeren.\n\n 1. Brev til borgmesteren om de nye bænke ved åen.\n\nHvad skal der stå?\n\nReferat:\n\nFormanden skriver.`,
    [
      ['1', 'Nyt fra regionens råd.', null, 'Mødet er holdt.'],
      ['1', 'Henvendelse fra en borger om sneen på stierne i parken.', null, 'Rådet svarer borgeren.'],
      ['1', 'Brev til borgmesteren om de nye bænke ved åen.', null, 'Formanden skriver.'],
    ],
  ],
  'a list below a caption, numbered from one again': [
    `${head}11. Nyt fra alle\n\nSagsfremstilling\n\n1. Nyt fra formanden\n\n2. Nyt fra medlemmerne\n\n3. Nyt fra kontoret\n\nBeslutning\n\nTil efterretning.\n\n12. Eventuelt\n\nBeslutning\n\nIntet.\n`,
    [
      ['11', 'Nyt fra alle', null, 'Til efterretning.'],
      ['12', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'matters with a number, a colon and the title': [
    `${head}Sag 41: Dagsorden\nSagsnummer: 27.69.40-A00-1-22\n\nKonklusion\nGodkendt.\n\nSag 42: Havnen\nSagsnummer: 01.11.36-P20-4-23\n\nBaggrund\nDer er en havn.\n\nKonklusion\nDrøftet.\n`,
    [
      ['41', 'Dagsorden', '27.69.40-A00-1-22', 'Godkendt.'],
      ['42', 'Havnen', '01.11.36-P20-4-23', 'Drøftet.'],
    ],
  ],
  'a plan number with its facet apart, and one behind initials': [
    `${head}1. Takster\n\nJ.nr. 18.20.00 Ø56     LKR\n\nBeslutning: Godkendt.\n\n2. Lån\n\nDILKRO / 12/8804   ÅBEN SAG\n\nBeslutning: Udsat.\n`,
    [
      ['1', 'Takster', '18.20.00 Ø56', 'Godkendt.'],
      ['2', 'Lån', '12/8804', 'Udsat.'],
    ],
  ],
  'a conclusion where the others have decisions, and who was recused': [
    `${head}1. Valg\n\nBeslutning:\nIda Krog.\n\n2. Nyt\n\nDer er nyt.\n\nKonklusion:\nTil efterretning.\n\n3. Støtte\n\nBeslutning:\nBevilget.\nPer Bo deltog ikke i behandlingen på grund af inhabilitet.\n`,
    [
      ['1', 'Valg', null, 'Ida Krog.'],
      ['2', 'Nyt', null, 'Til efterretning.'],
      ['3', 'Støtte', null, 'Bevilget.\nPer Bo deltog ikke i behandlingen på grund af inhabilitet.'],
    ],
  ],
  'numbers now with a full stop and now without': [
    `${head}1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2 Cykler\n\nSag: 14/00912\n\nBeslutning\n\nUdsat.\n\n3 Kort\n\nBeslutning\n\nDrøftet.\n\n4. Eventuelt\n\nBeslutning\n\nIntet.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Cykler', '14/00912', 'Udsat.'],
      ['3', 'Kort', null, 'Drøftet.'],
      ['4', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'titles that end in a colon': [
    `${head} 1. Udvalg:\n  Listen blev læst.\n  Den er ny.\n\n 2. Hvem hører til hvilken klasse:\n  Den bliver sendt ud.\n\n 3. Eventuelt:\n  Intet.`,
    [
      ['1', 'Udvalg', null, null],
      ['2', 'Hvem hører til hvilken klasse', null, null],
      ['3', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'each number twice, right below a list': [
    `${head} 1.  1. Godkendelse af dagsordenen\n\n  Sagsfremstilling\n\n  At godkende den.\n\n  Beslutning i Integrationsrådet den 03-05-2021\n\n  Godkendt.\n\n  Afbud:\n  1. Ida Krog, Ø\n 2.  2. Nyt fra borgmesteren\n\n  Sagsfremstilling\n\n  Kort.\n\n  Beslutning i Integrationsrådet den 03-05-2021\n\n  Til orientering.`,
    [
      ['1', 'Godkendelse af dagsordenen', null, 'Godkendt.'],
      ['2', 'Nyt fra borgmesteren', null, 'Til orientering.'],
    ],
  ],
  'numbers glued to titles': [
    `${head}Fold alle punkter\n\n38Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt\n\n39Flytning af klinikken\n\nResume\n\nKort.\n\nBeslutning\n\nUdsat`,
    [
      ['38', 'Godkendelse af dagsorden', null, 'Godkendt'],
      ['39', 'Flytning af klinikken', null, 'Udsat'],
    ],
  ],
  'captions glued to their text': [
    `${head}1. Godkendelse af dagsorden\n\nSagsfremstillingRådet godkender dagsordenen.\n\nBeslutningGodkendt.\n\n2. Referat fra marts\n\nRådet godkender referatet af den 20. marts.Beslutning\n\nUdsat.`,
    [
      ['1', 'Godkendelse af dagsorden', null, 'Godkendt.'],
      ['2', 'Referat fra marts', null, 'Udsat.'],
    ],
  ],
  'bullets before the numbers, and "Ad. 1" for a point of the recommendation': [
    `${head}  • 301. Dagsorden - godkendelse\n\n    Resume\n\n    Kort.\n\n    Beslutning\n\n    Ikke til stede: Ida Krog (C)\n\n    Godkendt.\n\n  • 302. Planer 2021\n\n    application/pdf icon udkast.pdf\n\n    Indstilling\n\n    Formanden indstiller, at\n\n    1. planen godkendes.\n\n    2. den sendes i høring.\n\n    Kulturudvalget, 6. april 2021, pkt. 123:\n\n    Ad. 1\n\n    5 medlemmer anbefaler forslaget.\n\n    Ad. 2\n\n    Anbefales.\n\n    Beslutning\n\n    Vedtaget.`,
    [
      ['301', 'Dagsorden - godkendelse', null, 'Godkendt.'],
      ['302', 'Planer 2021', null, 'Vedtaget.'],
    ],
  ],
  'a contents list with a page behind each title, broken over two lines': [
    `${head}Indholdsfortegnelse\nSide\n1. Stedfortræder til bestyrelsen 3\n2. Eventuelt køb af den gamle\nskole i byen 6\n3. Eventuelt 8\n\n1. Stedfortræder til bestyrelsen\n\nJ.nr. 00.01.00A00\n\nBeslutning\nGodkendt.\n\n2. Eventuelt køb af den gamle\nskole i byen\n\nBeslutning\nUdsat.\n\n3. Eventuelt\n\nBeslutning\nIntet.`,
    [
      ['1', 'Stedfortræder til bestyrelsen', '00.01.00A00', 'Godkendt.'],
      ['2', 'Eventuelt køb af den gamle skole i byen', null, 'Udsat.'],
      ['3', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'a contents list that was a table': [
    `${head}INDHOLDSFORTEGNELSE:\n\nPkt. nr.\n\nSag\n\nSidetal\n\n1.\n\nVelkomst ved formanden\n\n3\n\n2.\n\nVedtægter\n\n4\n\n\n1.               Velkomst ved formanden\n\nÅbent\n\nBesluttet på Integrationsrådet den 03-05-2021 som punkt 1\n\nVelkomsten er holdt.\n\n2.               Vedtægter\n\nÅbent\n\nBesluttet på Integrationsrådet den 03-05-2021 som punkt 2\n\nVedtaget.`,
    [
      ['1', 'Velkomst ved formanden', null, 'Velkomsten er holdt.'],
      ['2', 'Vedtægter', null, 'Vedtaget.'],
    ],
  ],
  "the committee's own count before the case": [
    `${head}1.      Møde med foreningen\n\nIR    1/2021  J.nr. IR 14/2021\n\nINDSTILLING OG BESLUTNING\n\nKontoret indstiller, at mødet holdes.\n\nIntegrationsrådets beslutning i mødet den 3. maj 2021\n\nMødet holdes.\n\n2.      Regnskab\n\nIR    2/2021  J.nr. IR 15/2021\n\nIntegrationsrådets beslutning i mødet den 3. maj 2021\n\nGodkendt.`,
    [
      ['1', 'Møde med foreningen', 'IR 14/2021', 'Mødet holdes.'],
      ['2', 'Regnskab', 'IR 15/2021', 'Godkendt.'],
    ],
  ],
  'each title once more below the number, no empty line above': [
    `${head}1. Godkendelse af dagsorden\n\nGodkendelse af dagsorden\n\nSagsgang og sagstype\nRådet\n \nBeslutningssag\n\nIndstilling\nKontoret indstiller, at:\n \n 1. dagsorden godkendes.\n\nBeslutning i Integrationsrådet den 03-05-2021\nGodkendt\n2. Referat fra marts\n\nReferat fra marts\n\nSagsgang og sagstype\nRådet\n \nBeslutningssag\n\nIndstilling\nKontoret indstiller, at:\n \n 1. referat godkendes.\n\nBeslutning i Integrationsrådet den 03-05-2021\nUdsat`,
    [
      ['1', 'Godkendelse af dagsorden', null, 'Godkendt'],
      ['2', 'Referat fra marts', null, 'Udsat'],
    ],
  ],
  'hours that are no numbers, and the name of who prepared it': [
    `Referat\nIntegrationsrådet 3. maj 2021\n\nTid\n\n17.00\n\nSted\n\nSalen\n\n64. Godkendelse af dagsorden\n\nSagsbehandler:\nSagsnr.: 00.22.00-G01-3-18\n\nBeslutning\n\nGodkendt.\n65. Opsamling for 2020\n\nSagsbehandler:\nSagsnr.: 04.21.00-G01-1-18\n\nBeslutning\n\nUdsat.`,
    [
      ['64', 'Godkendelse af dagsorden', '00.22.00-G01-3-18', 'Godkendt.'],
      ['65', 'Opsamling for 2020', '04.21.00-G01-1-18', 'Udsat.'],
    ],
  ],
  'who came before what was decided, a dash for no decision, and who approved the minutes': [
    `${head}1. Godkendelse af dagsorden\n\nBeslutning\n\nTilstede var:\nBorgmester Ida Krog\n\nOle Lund og Per Bo (referent)\n\nBorgmester Ida Krog forlod mødet kl. 17.40.\n\nAfbud fra:\n\nSiv Møl.\n\nDagsordenen blev godkendt.\n\n2. Meddelelser\n\nBeslutning\n\n-\n\n3. Eventuelt\n\nBeslutning\n\nIntet.\n\nGodkendelse\n\nReferatet er godkendt på mødet 7. juni 2021`,
    [
      ['1', 'Godkendelse af dagsorden', null, 'Dagsordenen blev godkendt.'],
      ['2', 'Meddelelser', null, null],
      ['3', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'an agenda above, answered by "Ad. 1"': [
    `${head}Dagsorden:\n1) Valg af ordstyrer\n2) Vagten\n3) Evt.\n\nAd. 1\nSiv blev valgt.\n\nAd. 2\nTre har svaret.\nRådet siger nej tak, og sagen udsættes.\n\nAd. 3\nIntet.`,
    [
      ['1', 'Valg af ordstyrer', null, 'Siv blev valgt.'],
      ['2', 'Vagten', null, 'Tre har svaret.\nRådet siger nej tak, og sagen udsættes.'],
      ['3', 'Evt.', null, 'Intet.'],
    ],
  ],
  'the minute book, who asks in brackets': [
    `${head}Nr. 1      IR 588/06.  Takster for 2021\n\nIndstilling om,\n\nat taksterne vedtages.\n\n(Økonomiudvalget)\n\nIda Krog stillede ændringsforslag om gratis mad.\n\nÆndringsforslaget blev forkastet.\n\nIndstillingen blev herefter godkendt.\n\nNr. 2      IR 589/06.  Salg af huset\n\nIndstilling om, at huset sælges.\n\nIndstillingen blev godkendt.\n\nNr. 3      IR 590/06.  Ny plan\n\nDrøftet.`,
    [
      [
        '1',
        'Takster for 2021',
        null,
        'Ida Krog stillede ændringsforslag om gratis mad.\nÆndringsforslaget blev forkastet.\nIndstillingen blev herefter godkendt.',
      ],
      ['2', 'Salg af huset', null, null],
      ['3', 'Ny plan', null, 'Drøftet.'],
    ],
  ],
  'numbers with a nought, and a list without': [
    `${head}01.\n\nGodkendelse af dagsorden\n\nSagsnr.:\n\n14/35310\n\nBeslutning\n\nGodkendt.\n\n02.\n\nMeddelelser\n\nSagsnr.:\n\n14/35311\n\nSagsfremstilling\n\n1. Nyt om venteliste\n\n2. Nyt om tilsyn\n\n3. Nyt om elevtal\n\nBeslutning\n\nTil orientering.`,
    [
      ['01', 'Godkendelse af dagsorden', '14/35310', 'Godkendt.'],
      ['02', 'Meddelelser', '14/35311', 'Til orientering.'],
    ],
  ],
  'titles at the margin, texts indented': [
    `${head}Godkendelse af referat:\n  Referatet godkendt.\n\nMad i klubben:\n  Siv har spurgt to steder. En tredjedel\n  spiser ikke kød.\n\nPersonsag (lukket punkt)\n\nEventuelt:\n  Ingen.`,
    [
      [null, 'Godkendelse af referat', null, 'Referatet godkendt.'],
      [null, 'Mad i klubben', null, null],
      [null, 'Personsag', null, null],
      [null, 'Eventuelt', null, 'Ingen.'],
    ],
  ],
  'several bodies with their days below one "Beslutning"': [
    `${head}1. Modellen\n\nBeslutning\nSkoleudvalget, 5. marts 2021\n\nSendt tilbage.\n\nIntegrationsrådet, 3. maj 2021\n\nGodkendt.\n\n2. Evt.\n\nBeslutning\nIntegrationsrådet, 3. maj 2021\n\nIntet.`,
    [
      ['1', 'Modellen', null, 'Godkendt.'],
      ['2', 'Evt.', null, 'Intet.'],
    ],
  ],
  'no head, and an older decision of the same body before that of the day': [
    `1. Dagsorden\n\nSag 306-2020-5450\n\nÅbent\n\nBeslutning fra Integrationsrådet\n\nDato: 3. maj 2021\n\nSted: Salen\n\nGodkendt.\n\n2. Reglerne\n\nSag 306-2020-5451\n\nÅbent\n\nBeslutning fra Integrationsrådet\n\nDato: 6. april 2021\n\nUdsat.\n\nBeslutning fra Integrationsrådet\n\nDato: 3. maj 2021\n\nVedtaget.`,
    [
      ['1', 'Dagsorden', '306-2020-5450', 'Godkendt.'],
      ['2', 'Reglerne', '306-2020-5451', 'Vedtaget.'],
    ],
  ],
}

it('asks about a decision that no caption calls one', () => {
  const { doubts } = parseWithSource(`${head}1. Dagsorden\nGodkendt.\n\n2. Klubben\nVi kommer i juni.`)
  expect(doubts.filter(({ code }) => code === 'decisionInferred').map(({ path }) => path)).toEqual(['items[0].decision'])
})

describe('what was said below a heading without any caption', () => {
  const decisionOf = (below: string): string | null | undefined => read(`${head}1. Dagsorden\nGodkendt.\n\n2. Klubben\n${below}`)[1]?.[3]

  it.each([
    'v. Ida',
    'v/Ida Krog',
    'v/ formanden',
    'Ved Ida Krog og Ole Bo',
    'Oplæg v. Ida Krog (30 min.)',
    'Orientering ved formand Ida Krog',
    '(20 min.)',
    'Oplæg v. Ida Krog\n30 minutter',
  ])('is the decision without "%s" above it', (presented) => {
    const [, club] = read(`${head}1. Dagsorden\nGodkendt.\n\n2. Klubben\n\n${presented}\nKlubben flytter i juni. Godkendt.`)
    expect(club).toEqual(['2', 'Klubben', null, 'Klubben flytter i juni. Godkendt.'])
  })

  it.each(['Stien ved Åen lukkes. Godkendt.', 'Ved Åen bygges en sti. Godkendt.'])('is all that says "%s"', (said) => {
    expect(decisionOf(`${said}\nDer sås græs.`)).toBe(`${said}\nDer sås græs.`)
  })

  it.each(['Rådet sagde nej til forslaget.', 'Det blev aftalt, at Ida skriver:\n1) ét brev\n2) én plan', 'Vi aftalte at mødes igen.'])(
    'is the decision where it says "%s"',
    (said) => expect(decisionOf(said)).toBe(said),
  )

  it.each(['Ida siger, at de aftalte regler er lange.', 'Som aftalt kommer Ida i juni.'])('is none where it says only "%s"', (said) =>
    expect(decisionOf(said)).toBeNull(),
  )
})

describe('a document is read in its own way of printing items', () => {
  it.each(Object.entries(ways))('%s', (_, [text, items]) => {
    expect(read(text)).toEqual(items)
  })
})
