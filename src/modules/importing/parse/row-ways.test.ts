import { expect, test } from 'vitest'
import { caseMark } from './case-numbers.ts'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

test.each([
  ['Åben sag           Sagsnr.:           16/20117', '16/20117', 'Åben sag'],
  ['Lukket punkt   Sags ID: EMN-2021-000299', 'EMN-2021-000299', 'Lukket punkt'],
])('the openness and the case of the item on one row: %s', (row, value, rest) => expect(caseMark(row)).toMatchObject({ value, rest }))

test('labels in a column of their own, printed before the column of their values, head no text', () => {
  const data = (number: string) => `Åben sag\n\nSagsnr.:\nSagen afgøres i:\nBilag:\n\n${number}\nByrådet`
  const item = (title: string, number: string) =>
    `${title}\n\n${data(number)}\n\nIndstilling\n\nDet indstilles.\n\nBeslutning\n\nGodkendt.\n\n`
  expect(readItems(`${head}${item('01. Haven', '15/9917')}${item('02. Skolen', '15/9918')}`)).toEqual([
    ['01', 'Haven', '15/9917', 'Godkendt.'],
    ['02', 'Skolen', '15/9918', 'Godkendt.'],
  ])
})

test('items with their text right below, and no empty line between them, are items below a head with empty lines too', () => {
  const items =
    '1. Godkendelse af dagsorden\nGodkendt.\n2. Buslinje 33\nRådet er imod. Ida skriver svaret.\n3. Regnskab\nRegnskabet blev godkendt.\n4. Nyt fra regionen\nTaget til efterretning.\n'
  const people = 'Til stede: Ida Krog, Ole Lund\n\nAfbud: Bo Vig\n\nReferent: Ida Krog\n\n'
  expect(readItems(`${head}${people}${items}`).map(([number, title, , decision]) => [number, title, decision])).toEqual([
    ['1', 'Godkendelse af dagsorden', 'Godkendt.'],
    ['2', 'Buslinje 33', 'Rådet er imod. Ida skriver svaret.'],
    ['3', 'Regnskab', 'Regnskabet blev godkendt.'],
    ['4', 'Nyt fra regionen', 'Taget til efterretning.'],
  ])
})

test('a closed item of another series of numbers is an item, and closes none before it', () => {
  const text = `${head}1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Haven\n\nBeslutning\n\nUdsat.\n\n101 Lukket punkt: Salg af grund\n\nBehandlet den 3. maj 2021\n`
  expect(parseDocument(text).items.map(({ number, title, closed }) => [number, title, closed])).toEqual([
    ['1', 'Dagsorden', false],
    ['2', 'Haven', false],
    ['101', 'Salg af grund', true],
  ])
})

test('numbers with a nought head the items, though the list of papers at the end counts without it', () => {
  const item = (title: string, decision: string) => `${title}\n\nIndstilling\n\nDet indstilles.\n\nBeslutning\n\n${decision}\n\n`
  const items = `${item('01. Dagsorden', 'Godkendt.')}${item('02. Haven ved skolen', 'Udsat.')}${item('03. Prisen', 'Godkendt.')}`
  const papers = 'Bilagsliste\n\n2. Haven ved skolen\n1. Skitse.pdf (48112/16)\n\n3. Prisen\n1. Notat.pdf (48113/16)\n'
  expect(readItems(`${head}${items}${papers}`).map(([number, title, , decision]) => [number, title, decision])).toEqual([
    ['01', 'Dagsorden', 'Godkendt.'],
    ['02', 'Haven ved skolen', 'Udsat.'],
    ['03', 'Prisen', 'Godkendt.'],
  ])
})
