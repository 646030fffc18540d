import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { cleanHeads } from './part-heads.ts'

const form = (name: string, content: string) =>
  `--x\r\nContent-Disposition: form-data; name="f"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--x--\r\n`

/** What is left of a form that comes in pieces of so many bytes. */
async function cleaned(sent: string, size: number) {
  const bytes = Buffer.from(sent)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return (await text(cleanHeads(pieces(), 'multipart/form-data; boundary=x'))).trimStart()
}

test.each([1, 7, 64, 10_000])(
  'a name in the head of a part loses its control characters, and nothing in the part is changed: %i bytes at a time',
  async (size) => {
    const content = '\u0001\r\n\r\n\n--x\r-\u007f æøå\r\n--\r\n\r\n'
    expect(await cleaned(form('re\u0000f\u0001e\nr\ra\u007ft\tå.pdf', content), size)).toBe(form('referat\tå.pdf', content))
  },
)

test('a head without an end is left to whoever reads the form', async () => {
  const endless = `--x\r\nContent-Disposition: ${'\u0001a'.repeat(20_000)}`
  expect(await cleaned(endless, 1_000)).toBe(endless)
})
