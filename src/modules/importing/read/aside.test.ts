import { expect, test } from 'vitest'
import { parseWithSource } from '../parse/parse.ts'
import { parseAside, smallText } from './aside.ts'
import { readSource } from './read-source.ts'

const minutes = (items: number) =>
  `Referat\n\n${Array.from({ length: items }, (_, i) => `Punkt ${i + 1}: Sag nummer ${i}\n\nBeslutning\n\nGodkendt.\n`).join('\n')}`
const large = minutes(2_500)
const impatient = { milliseconds: 1, megabytes: 900, characters: 1e8 }

test('a large text or web page keeps nobody waiting: it is read and parsed in a process of its own, with an end to it', async () => {
  expect(large.length).toBeGreaterThan(smallText)
  expect(await readSource(Buffer.from(large), 'referat.txt', { limits: impatient })).toEqual({ refusal: 'heavy' })
  expect(await readSource(Buffer.from(`<html><body><p>${large}`), 'referat.html', { limits: impatient })).toEqual({ refusal: 'heavy' })
  expect(await parseAside({ text: large, transcript: false }, [], impatient)).toEqual({ refusal: 'heavy' })
})

test('what is read there is what would be read here', async () => {
  expect(await readSource(Buffer.from(large), 'referat.txt')).toMatchObject({
    text: large,
    format: 'text',
    transcript: false,
    parsed: null,
  })
  const captions = [{ caption: 'Sprogligt', kind: 'background' as const }]
  const parsed = await parseAside({ text: large, transcript: true, mended: 3 }, captions)
  expect(parsed).toEqual(JSON.parse(JSON.stringify(parseWithSource(large, { captions, transcript: true, mended: 3 }))))
})
