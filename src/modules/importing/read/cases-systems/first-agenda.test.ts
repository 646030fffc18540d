import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aPdf, aZip } from '#test/papers.ts'
import { openArchive } from '../open-upload.ts'
import { readSystem } from './read-system.ts'

const agenda = readFileSync(new URL('./fixtures/first-agenda.json', import.meta.url), 'utf8')
const filesOf = (paths: string[], text = agenda) => {
  const read = readSystem(text, 'møder/7/dagsorden.json', { paths: paths.map((path) => `møder/${path}`), lists: [] })
  if (!read || 'refusal' in read) throw new Error('it was not read')
  return read.files.map(({ name, path, item, open }) => [name, path, item, open])
}

test('papers lie beside their items by their number or their name, each only where there is no doubt which it is', () => {
  expect(filesOf(['7/b1.pdf', '7/Budget.PDF', '7/Kontrakt.pdf'])).toEqual([
    ['Program', 'møder/7/b1.pdf', 0, true],
    ['Budget', 'møder/7/Budget.PDF', 0, true],
    // What hangs on a closed item is closed with it.
    ['Kontrakt', 'møder/7/Kontrakt.pdf', 1, false],
  ])
  expect(filesOf([])).toEqual([])
  // The nearest of several; none where nobody can tell, and what is missing is told once others are there.
  expect(filesOf(['7/b1.pdf', '8/b1.pdf', '8/b2.pdf', '9/b2.pdf']).map(([, path]) => path)).toEqual(['møder/7/b1.pdf', null, null])
})

test('a name that two papers have is nobody’s, and a paper that is marked as closed is closed', () => {
  const twice = agenda.replace('"Navn": "Kontrakt"', '"Navn": "Budget"')
  expect(filesOf(['7/budget.pdf', '7/b1.pdf'], twice).map(([name, path]) => [name, path])).toEqual([
    ['Program', 'møder/7/b1.pdf'],
    ['Budget', null],
    ['Budget', null],
  ])
  expect(
    filesOf(['7/b1.pdf'], agenda.replace('"Id": "b1"', '"Id": "b1", "IsPublic": false')).find(([name]) => name === 'Program')?.[3],
  ).toBe(false)
})

test('what an agenda names is no document of its own', async () => {
  const zip = aZip([
    { name: '7/dagsorden.json', content: agenda },
    { name: '7/b1.pdf', content: aPdf('Program') },
    { name: '7/Budget.pdf', content: aPdf('Budget') },
    { name: '7/andet.txt', content: 'Andet' },
  ])
  const names: string[] = []
  for await (const upload of openArchive(Uint8Array.from(zip), 'møder.zip')) names.push(upload.name)
  expect(names).toEqual(['7/andet.txt', '7/dagsorden.json'])
})
