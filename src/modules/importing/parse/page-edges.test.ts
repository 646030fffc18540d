import { expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'

const titles = ['Dagsorden', 'Cykler', 'Kort', 'Rejser', 'Huset', 'Festen']
const texts = ['maj', 'juni', 'juli', 'august', 'september', 'oktober']
/** Minutes of six items, two on each page. */
const minutes = (item: (i: number) => string, foot: (page: number) => string): string =>
  head + titles.map((_, i) => item(i) + (i % 2 === 1 ? foot((i + 1) / 2) : '')).join('')
const decisions = (text: string): (string | null)[] => readItems(text).map(([, , , decision]) => decision)
const all = (decision: string): string[] => titles.map(() => decision)

it('what was decided stays where several pages end with the same words', () => {
  const item = (i: number): string =>
    `Punkt ${i + 1}: ${titles[i]}\n\nDer er skrevet om ${texts[i]}.\n\nBeslutning\nTil stede var alle i ${texts[i]}.\nRådet godkendte det.\n\n`
  const decided = titles.map((_, i) => `Til stede var alle i ${texts[i]}.\nRådet godkendte det.`)
  expect(decisions(minutes(item, (page) => `Side ${page} af 3\n\f\n`))).toEqual(decided)
})

it('body and day head the decision where pages begin with them by chance', () => {
  const page = (i: number): string => (i % 2 === 1 ? `\nSide ${(i + 1) / 2} af 3\n\f\n` : '')
  const item = (i: number): string =>
    `Punkt ${i + 1}: ${titles[i]}\n\nDer er skrevet om ${texts[i]}.\n${page(i)}\nIntegrationsrådet, 03-05-2021\nGodkendt.\n\n`
  expect(decisions(minutes(item, () => ''))).toEqual(all('Godkendt.'))
})

it('the municipality over body and day heads the second of two pages', () => {
  const item = (i: number): string => `Punkt ${i + 1}: ${titles[i]}\n\nDer er skrevet om ${texts[i]}.\n\nBeslutning\nGodkendt.\n\n`
  for (const whose of ['Integrationsrådet 03-05-2021', 'Integrationsrådet', '3. maj 2021'])
    expect(decisions(minutes(item, (page) => (page === 1 ? `\f\nFjordby Kommune\n${whose}\n\n` : '')))).toEqual(all('Godkendt.'))
  const text = minutes(item, (page) => (page === 1 ? '\f\nFjordby Kommune\nhar skrevet til os.\n\n' : ''))
  expect(decisions(text)[1]).toBe('Godkendt.\nFjordby Kommune\nhar skrevet til os.')
})
