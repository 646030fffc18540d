import { describe, expect, test } from 'vitest'
import { readSource } from './read-source.ts'

const read = (text: string, name: string) => readSource(Buffer.from(text), name)

describe('what a file is, is decided by its content first and its name second', () => {
  test.each([
    ['referat.txt', 'Referat\n\nPunkt 1: Valg', 'text'],
    ['referat.txt', '<!DOCTYPE html><html><body><p>Punkt 1</p></body></html>', 'html'],
    ['referat', '\n<!-- gemt -->\n<?xml version="1.0"?>\n<html xmlns="x"><body><p>Punkt 1</p></body></html>', 'html'],
    ['side.HTM', '<div>Punkt 1</div>', 'html'],
    ['side.html', 'Kun ord', 'text'],
    ['regler.txt', 'Skriv <p> foran et afsnit', 'text'],
  ])('%s', async (name, text, format) => expect(await read(text, name)).toMatchObject({ format, transcript: false, parsed: null }))

  test('a page with nothing to read is empty', async () =>
    expect(await read('<html><body><script>x()</script></body></html>', 'side.html')).toEqual({ refusal: 'empty' }))
})

test('of a web page come headings, table rows and list entries, each on a line of its own', async () => {
  const page = '<html><body><h1>Referat</h1><p>Et afsnit<br>i to linjer</p><ul><li>Første</li><li>Anden</li></ul></body></html>'
  const source = await read(page, 'side.html')
  expect('text' in source && source.text.split('\n').filter(Boolean)).toEqual(
    expect.arrayContaining(['Referat', 'Et afsnit', 'i to linjer', '- Første', '- Anden']),
  )
})
