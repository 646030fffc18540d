import { expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'

const matter = (title: string, last: string, words: string): string =>
  `${title}\n\nIndstilling:\nUdvalget anbefaler, at planen godkendes.\n\nSagsfremstilling:\nDer er søgt om penge.\n\n${last}\n\n${words}\n\n\n`
const competence = 'Beslutningskompetence:\nByrådet.'
const papers = 'Bilag:\n• Plan for hallen\n• Brev'

const minutes = `${head}1. Dagsorden\n\nDagsorden godkendt.\n\n\n${matter('2. Festen', papers, 'Rådet godkendte indstillingen.')}${matter('3. Huset', competence, 'Rådet forkastede forslaget.\n\nFor forslaget stemte 3 (A), imod stemte 8 (B, C).')}4. Orientering\n\nFormanden orienterede om turen.\n\n\n5. Spørgetid\n\nDer var ingen spørgsmål.\n\n\n6. Taget (Lukket sag)\n`

it('what was decided may be the last paragraph of each matter, under no caption; each is a doubt', () => {
  expect(read(minutes).map(([, , , decision]) => decision)).toEqual([
    'Dagsorden godkendt.',
    'Rådet godkendte indstillingen.',
    'Rådet forkastede forslaget.\nFor forslaget stemte 3 (A), imod stemte 8 (B, C).',
    'Formanden orienterede om turen.',
    'Der var ingen spørgsmål.',
    null,
  ])
  const { document, doubts } = parseWithSource(minutes)
  expect(document.items[1]?.attachments).toEqual(['Plan for hallen', 'Brev'])
  expect(document.items[2]?.vote).toEqual({ for: 3, against: 8, abstained: 0 })
  expect(doubts.filter(({ code }) => code === 'decisionInferred')).toHaveLength(5)
})

it('nothing is decided so where one matter ends in its papers, where a caption decides, or before the meeting', () => {
  const decisions = (text: string): (string | null)[] => read(text).map(([, , , decision]) => decision)
  const open = `7. Vejen\n\nSagsfremstilling:\nDen er lukket for biler.\n\nBilag:\n• Kort\n`
  expect(decisions(minutes + open).filter((decision) => decision !== null)).toEqual([])
  const captioned = `7. Vejen\n\nSagsfremstilling:\nDer er søgt.\n\nBeslutning:\nUdsat.\n`
  expect(decisions(minutes + captioned).filter((decision) => decision !== null)).toEqual(['Udsat.'])
  expect(decisions(minutes.replace('Referat', 'Dagsorden')).filter((decision) => decision !== null)).toEqual([])
})

it('the page behind the name of the municipality is no text', () => {
  const foot = (page: number): string => `\nFjordby Kommune, ${page} af 3\n`
  const text = `${head}1. Dagsorden\n${foot(1)}\nDagsorden godkendt.\n\n2. Festen\n\nUdsat.\n${foot(2)}\n3. Huset\n\nGodkendt.\n${foot(3)}`
  expect(read(text).map(([, , , decision]) => decision)).toEqual(['Dagsorden godkendt.', 'Udsat.', 'Godkendt.'])
})

const ending = (title: string, section: string, words: string): string =>
  `${title}\n\nSagsfremstilling:\nDer er søgt om penge.\n\n${section}\n\n${words}\n\n\n`
const asked = 'Indstilling:\nForvaltningen indstiller, at\n\nder gives 500 kr.\n\nder købes en bænk'
const listed = 'Bilag:\nÅben - Plan for hallen.pdf\n\nÅben - Brev.pdf'
const decisions = (text: string): (string | null)[] => read(text).map(([, , , decision]) => decision)

it('they may stand below the list of papers as well as below a recommendation or the case, where there are no papers', () => {
  const mixed = `${head}1. Dagsorden\n\nGodkendt.\n\n\n${ending('2. Festen', listed, 'Rådet følger indstillingen og giver afslag.\n\nIda Krog var inhabil.')}${ending('3. Huset', asked, 'Udsættes til mødet i oktober, da rådet ønsker en tegning.')}4. Meddelelser\n\nSagsfremstilling:\n- Indvielse af parken\n- Ny leder af skolen\n\nTil efterretning.\n`
  expect(decisions(mixed)).toEqual([
    'Godkendt.',
    'Rådet følger indstillingen og giver afslag.\nIda Krog var inhabil.',
    'Udsættes til mødet i oktober, da rådet ønsker en tegning.',
    'Til efterretning.',
  ])
  expect(parseWithSource(mixed).document.items[1]?.attachments).toEqual(['Åben - Plan for hallen.pdf', 'Åben - Brev.pdf'])
})

it.each([
  ['a point of the recommendation', 'Indstilling:\nForvaltningen indstiller følgende:\n\nBudgettet vedtages.', 'Planen godkendes.'],
  ['more that is recommended', 'Indstilling:\nPlanen sendes i høring.', 'Budgettet vedtages.'],
  ['what was decided before', 'Økonomi:\nDer er 500 kr.', 'Byrådet godkendte planen i maj 2020.'],
  ['one of two that could be it', 'Økonomi:\nDer er 500 kr.\n\nGodkendt af regionen.', 'Godkendt.'],
  ['what more of the case follows', 'Økonomi:\nDer er 500 kr.', 'Godkendt af regionen.\n\nDer er søgt.\n\nDer er lys.\n\nVejen er ny.'],
  ['what another body said', 'Sagens gang:\nKulturudvalget', 'Godkendt.'],
  ['a sentence that begins otherwise', 'Økonomi:\nDer er 500 kr.', 'Planen kan derfor godkendes.'],
])('below the case nothing is decided by %s', (_, section, words) => {
  const sure = ending('2. Festen', asked, 'Godkendt.') + ending('3. Huset', asked, 'Til efterretning.')
  expect(decisions(`${head}1. Dagsorden\n\nGodkendt.\n\n\n${sure}${ending('4. Hallen', asked, 'Udsættes.')}`)).toEqual([
    ...['Godkendt.', 'Godkendt.', 'Til efterretning.', 'Udsættes.'],
  ])
  expect(decisions(`${head}1. Dagsorden\n\nGodkendt.\n\n\n${sure}${ending('4. Hallen', section, words)}`)).toEqual([null, null, null, null])
})
