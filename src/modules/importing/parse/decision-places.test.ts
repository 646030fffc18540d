import { expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** Minutes with a case in each item, and its decision in the words of `decided`. */
const minutes = (decided: (words: string) => string): string =>
  head +
  ['Dagsorden', 'Cykler', 'Kort']
    .map((title, i) => `Punkt ${i + 1}: ${title}\n\nSagsfremstilling\n\nDer er skrevet om sagen.\n\n${decided(said[i] ?? '')}\n\n`)
    .join('')
const said = ['Godkendt.', 'Udsat.', 'Drøftet.']
const decisions = (text: string): (string | null)[] => readItems(text).map(([, , , decision]) => decision)

it('body and day may follow the word of a decision behind a dash or in brackets', () => {
  for (const caption of [
    'Beslutning - Integrationsrådet 03-05-2021',
    'Beslutning – Integrationsrådet',
    'Beslutning (Integrationsrådet 3. maj 2021)',
  ])
    expect(decisions(minutes((words) => `${caption}\n${words}`))).toEqual(said)
})

it('words for what was said head a decision together with its word, and alone where nothing else does', () => {
  const captions = ['Referat og beslutning', 'Drøftelse/konklusion', 'Beslutningsreferat', 'Integrationsrådets konklusion']
  for (const caption of captions) expect(decisions(minutes((words) => `${caption}\n${words}`))).toEqual(said)
  expect(decisions(minutes((words) => `Drøftelse og høring\n${words}`))).toEqual([null, null, null])
})

it('who decides, "Integrationsrådet - Beslutning", is no decision', () => {
  expect(decisions(minutes((words) => `Integrationsrådet - Beslutning\n\nBaggrund\n${words}`))).toEqual([null, null, null])
})

/** Decisions headed by nothing but body and day. */
const bare = [
  (words: string) => `Integrationsrådet, 03-05-2021\n${words}`,
  (words: string) => `Integrationsrådet den 3. maj 2021\n${words}`,
  (words: string) => `Integrationsrådets møde den 3. maj 2021\n${words}`,
  (words: string) => `Integrationsrådet, 3. maj 2021: ${words}`,
  (words: string) => `Integrationsrådet (3. maj 2021)\n${words}`,
  (words: string) => `03-05-2021 Integrationsrådet\n${words}`,
  (words: string) => `3. maj 2021 - Integrationsrådet: ${words}`,
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

it('what is no surer than "Referat" is the decision below those of other days, also on the line of its text', () => {
  const before = [
    'Beslutning i Økonomiudvalget den 12. april 2021\nAnbefales.\n\n',
    'Sagens forløb\n12-04-2021 Økonomiudvalget\nAnbefales.\n\n',
  ]
  const captions = ['Referat:\n', 'Referat: ', 'Konklusion: ', 'Vedtagelse: ', 'Integrationsrådets beslutning: ']
  for (const others of before) for (const caption of captions) expect(decisions(minutes((words) => others + caption + words))).toEqual(said)
  const ofMeeting = 'Beslutning i Integrationsrådet den 3. maj 2021\n'
  expect(decisions(minutes((words) => `${ofMeeting}${words}\n\nReferat:\nFormanden fortalte om turen.`))).toEqual(said)
})

it('"12-04-2021 Økonomiudvalget" of another day is the history of the case', () => {
  const history = 'Sagens forløb\n\n12-04-2021 Økonomiudvalget\nAnbefales.\n\n'
  expect(decisions(minutes(() => history))).toEqual([null, null, null])
  expect(parseDocument(minutes(() => history)).items[0]?.earlierDecisions).toEqual([
    { body: 'Økonomiudvalget', date: '2021-04-12', text: 'Anbefales.' },
  ])
})

it('who was absent is no decision below words without a stop or a list either', () => {
  const away = 'Ida Krog var fraværende.'
  expect(decisions(minutes((words) => `Beslutning\n${words.replace('.', '')}\n${away}`))).toEqual(['Godkendt', 'Udsat', 'Drøftet'])
  const list = 'Formanden orienterede om:\n- turen\n- festen i juni'
  expect(decisions(minutes(() => `Beslutning\n${list}\n${away}`))).toEqual([list, list, list])
  const vote = 'Ja: Ole Lund\nNej: Mia Dahl'
  expect(decisions(minutes(() => `Beslutning\n${vote}\n${away}`))).toEqual([vote, vote, vote])
  const cut = 'Det bemærkes, at Ole Lund og\nIda Krog var fraværende.'
  expect(decisions(minutes(() => `Beslutning\n${cut}`))).toEqual([cut, cut, cut])
})

it('"Næste møde holdes …" below nothing but the absentees is what was said', () => {
  const last = minutes(() => 'Beslutning\n\nAfbud: Ida Krog\n\nNæste møde holdes i juni.')
  expect(decisions(last)[2]).toBe('Næste møde holdes i juni.')
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
