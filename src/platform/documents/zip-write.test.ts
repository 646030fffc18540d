import { expect, test } from 'vitest'
import { zipContent, zipEntries } from './zip.ts'
import { zipOf } from './zip-write.ts'

const at = new Date('2026-03-02T12:00:00Z')
async function written(...args: Parameters<typeof zipOf>) {
  const chunks: Buffer[] = []
  for await (const chunk of zipOf(...args)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('what is written is read again as it was', async () => {
  const large = Buffer.from('æøå ملاحظة '.repeat(100_000))
  const chunks = Array.from({ length: 100 }, (_, i) => large.subarray(i * 17_000, (i + 1) * 17_000))
  const files = [
    { name: 'tom.txt', content: [] },
    { name: 'mappe/blå ملف.txt', content: chunks },
  ]
  const bytes = await written(files, at)
  const entries = zipEntries(bytes)
  expect(entries?.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
  for (const [i, entry] of (entries ?? []).entries())
    expect(zipContent(bytes, entry, 1e8).equals(Buffer.concat(files[i]?.content ?? []))).toBe(true)
})

test('it asks for no file before its turn, and for no more when the reader has gone', async () => {
  const asked: string[] = []
  const files = (function* () {
    for (const name of ['a', 'b']) {
      asked.push(name)
      yield { name, content: [Buffer.from(name)] }
    }
  })()
  const zip = zipOf(files, at)
  await zip.next()
  expect(asked).toEqual(['a'])
  await zip.return(undefined)
  expect(asked).toEqual(['a'])
})

test('a file that fails ends the ZIP with its fault', async () => {
  const failing = async function* () {
    yield Buffer.from('half')
    throw new Error('gone')
  }
  await expect(written([{ name: 'a', content: failing() }], at)).rejects.toThrow('gone')
})
