import { expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'

/** Minutes with a case in each item, and its decision in the words of `decided`. */
const minutes = (decided: (words: string) => string): string =>
  head +
  ['Dagsorden', 'Cykler', 'Kort']
    .map((title, i) => `Punkt ${i + 1}: ${title}\n\nSagsfremstilling\n\nDer er skrevet om sagen.\n\n${decided(said[i] ?? '')}\n\n`)
    .join('')
const said = ['Godkendt.', 'Udsat.', 'Drøftet.']
const decisions = (text: string): (string | null)[] => readItems(text).map(([, , , decision]) => decision)

it('body and day may follow the word of a decision behind a dash', () => {
  for (const dash of ['-', '–'])
    expect(decisions(minutes((words) => `Beslutning ${dash} Integrationsrådet 03-05-2021\n${words}`))).toEqual(said)
})

/** Decisions headed by nothing but body and day. */
const bare = [
  (words: string) => `Integrationsrådet, 03-05-2021\n${words}`,
  (words: string) => `Integrationsrådet den 3. maj 2021\n${words}`,
  (words: string) => `Integrationsrådets møde den 3. maj 2021\n${words}`,
  (words: string) => `Integrationsrådet, 3. maj 2021: ${words}`,
]

it('body and day of the meeting head its decision, also where "Beslutning" heads those of other days', () => {
  const before = 'Beslutning i Økonomiudvalget den 12. april 2021\n\nAnbefales.\n\n'
  for (const decided of bare) expect(decisions(minutes((words) => before + decided(words)))).toEqual(said)
})

it('the decision of the day of the meeting ends the history of the case, and who was absent is none of it', () => {
  const history = 'Sagens forløb\n\n12-04-2021 Økonomiudvalget\nAnbefales.\n\n'
  const dated = (words: string): string => `Integrationsrådets beslutning den 3. maj 2021\n${words}`
  for (const decided of [...bare, dated])
    expect(decisions(minutes((words) => `${history}${decided(words)}\nFraværende: Ida Krog`))).toEqual(said)
})

it('of the day of the meeting, but of another body, nothing is its decision', () => {
  const history = 'Sagens forløb\n\n12-04-2021 Ældrerådet\nAnbefales.\n\nBeslutning i Økonomiudvalget den 3. maj 2021\nAnbefales.\n\n'
  expect(decisions(minutes((words) => `${history}Beslutning i Integrationsrådet den 3. maj 2021\n${words}`))).toEqual(said)
})

it('below a decision that stands first the captions of all items begin the case, also before their text', () => {
  const first = (words: string): string => `Beslutning\n\n${words}\n\nSagsfremstilling: Der er skrevet om sagen.\n\nØkonomi: Ingen.\n\n`
  const items = ['Dagsorden', 'Cykler', 'Kort'].map((title, i) => `Punkt ${i + 1}: ${title}\n\n${first(said[i] ?? '')}`).join('')
  expect(decisions(head + items)).toEqual(said)
  const once = minutes((words) => `Beslutning\n\n${words}`).replace('Udsat.', 'Udsat.\n\nØkonomi: der regnes igen.')
  expect(decisions(once)[1]).toBe('Udsat.\nØkonomi: der regnes igen.')
})
