import { expect, test } from 'vitest'
import { otherMunicipality } from './other-municipality.ts'
import { parseWithSource } from './parse/parse.ts'

const found = (text: string, ours = 'Fjordby Kommune') => otherMunicipality(text, parseWithSource(text), ours)?.name ?? null
const minutes = ({ above = '', place = 'Rådhuset', guest = '', text = 'Der er plads.', below = '' } = {}) =>
  `${above}\n\nReferat Integrationsrådet\n\nMødedato: d. 04-01-2021 kl. 17.30\nSted: ${place}\n\nMødedeltagere:\n\nIda Krog (formand)\n${guest}\n\nPunkt 1: Sprogcafé\n\nBaggrund\n\n${text}\n\nBeslutning\n\nJa.\n${below}`

test.each([
  ['Lindvig Kommune', 'Lindvig'],
  ['LINDVIG KOMMUNE', 'Lindvig'],
  ['Integrationsrådet i Lindvig Kommune', 'Lindvig'],
  ['Lindvig Kommunes Integrationsråd', 'Lindvig'],
  ['Lyng-Taarby Kommune', 'Lyng-Taarby'],
])('minutes below %s are another municipality’s', (above, name) => {
  expect(found(minutes({ above }))).toBe(name)
})

test('so are those that say so on each page alone, and a policy that says so in its heading', () => {
  const pages = [1, 2, 3].map((page) => `\nLindvig Kommune  Side ${page}\n\nPunkt ${page + 1}: Mere\n\nBeslutning\n\nJa.\n`).join('')
  expect(found(minutes({ below: pages }))).toBe('Lindvig')
  expect(found('Integrationspolitik for Lindvig Kommune\n\nVi vil mødes.\n')).toBe('Lindvig')
})

test.each([
  ['no municipality is named', {}],
  ['it is ours, however it is written', { above: 'FJORDBY KOMMUNES INTEGRATIONSRÅD' }],
  ['ours is named beside it', { above: 'Fællesmøde for rådene i Fjordby og Lindvig Kommune' }],
  ['we met with them', { above: 'Fællesmøde med Integrationsrådet i Lindvig Kommune' }],
  ['an item alone speaks of it', { text: 'Lindvig Kommune gør det samme.\n\nLindvig Kommune\n\nLindvig Kommune har en sprogcafé.' }],
  ['a matter is called after it', { below: '\nPunkt 2: Høring om Lindvig Kommunes politik\n\nBeslutning\n\nJa.\n' }],
  ['it stands in the contents list', { above: 'Indholdsfortegnelse\n1. Sprogcafé.....2\n2. Høring om Lindvig Kommunes politik.....3' }],
  ['it is where we met', { place: 'Lindvig Kommune, Rådhuset' }],
  ['a guest came from it', { guest: 'Bo Friis, Lindvig Kommune' }],
])('nothing is said where %s', (_, given) => {
  expect(found(minutes(given))).toBeNull()
})

test.each(['Københavns Kommune', 'Aarhus Kommune', 'Åbenby Kommune'])('%s knows itself', (ours) => {
  expect(found(minutes({ above: `${ours}s Integrationsråd` }), ours)).toBeNull()
  expect(found(minutes({ above: ours.toUpperCase() }), ours)).toBeNull()
})
