import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { aDocx, aPdf, aZip, type Packed, wordParagraph } from '#test/papers.ts'
import { isArchive, openArchive, openFolder, type Upload } from './open-upload.ts'
import { readSource } from './read-source.ts'

const fixture = (name: string) => readFileSync(new URL(`./cases-systems/fixtures/${name}`, import.meta.url))
const minutes = 'Referat Integrationsrådet\n\nPunkt 1: Valg\n\nBeslutning\n\nIda Krog.\n'

async function all(uploads: AsyncIterable<Upload>): Promise<Upload[]> {
  const found: Upload[] = []
  for await (const upload of uploads) found.push(upload)
  return found
}
const inside = (files: Packed[]) => all(openArchive(aZip(files), 'arkiv.zip'))
const seen = (uploads: Upload[]) => uploads.map((upload) => [upload.name, 'refusal' in upload ? upload.refusal : 'bytes'])

function folderOf(files: Packed[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-'))
  for (const { name, content } of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  return folder
}

const mixed: Packed[] = [
  { name: 'b/referat 10.txt', content: minutes },
  { name: 'b/referat 9.txt', content: minutes },
  { name: 'a.docx', content: aDocx(wordParagraph('hej')) },
  { name: '__MACOSX/._a.docx', content: 'x' },
  { name: '.DS_Store', content: 'x' },
  { name: 'b/Thumbs.db', content: 'x' },
]

test('documents of an archive or a folder come one after the other, without what computers leave behind', async () => {
  const wanted = [
    ['a.docx', 'bytes'],
    ['b/referat 9.txt', 'bytes'],
    ['b/referat 10.txt', 'bytes'],
  ]
  expect(seen(await inside(mixed))).toEqual(wanted)
  expect(seen(await all(openFolder(folderOf(mixed))))).toEqual(wanted)
})

test('an archive is told from a document that is packed as one', () => {
  expect(isArchive(aZip([{ name: 'a.txt', content: 'a' }]))).toBe(true)
  expect(isArchive(aDocx(''))).toBe(false)
  expect(isArchive(aPdf('x'))).toBe(false)
})

describe('a bad file stops no other', () => {
  const good = { name: 'z.txt', content: minutes }

  test('one with a password is told', async () => {
    const zip = aZip([{ name: 'a.txt', content: 'a' }, good])
    // The first bit of the flags says that the file is encrypted; it stands eight bytes into its entry of the directory.
    const at = zip.indexOf(Buffer.from('PK\u0001\u0002'))
    zip.writeUInt16LE(1, at + 8)
    expect(seen(await all(openArchive(zip, 'x.zip')))).toEqual([
      ['a.txt', 'locked'],
      ['z.txt', 'bytes'],
    ])
  })

  test('one that unpacks to more than it may is told, whatever the archive says of its size', async () => {
    const bomb = { name: 'a.txt', content: Buffer.alloc(30_000_000, ' ') }
    expect(seen(await inside([bomb, good]))).toEqual([
      ['a.txt', 'tooLarge'],
      ['z.txt', 'bytes'],
    ])
    const lying = aZip([bomb, good])
    lying.writeUInt32LE(10, lying.indexOf(Buffer.from('PK\u0001\u0002')) + 24)
    expect(seen(await all(openArchive(lying, 'x.zip')))).toEqual([
      ['a.txt', 'broken'],
      ['z.txt', 'bytes'],
    ])
  })

  test.each([true, false])('one whose bytes are not those that were packed is told (stored as it is: %s)', async (isStored) => {
    const zip = aZip([{ name: 'a.txt', content: minutes, isStored }, good])
    // The checksum stands sixteen bytes into its entry of the directory.
    zip.writeUInt32LE(7, zip.indexOf(Buffer.from('PK\u0001\u0002')) + 16)
    expect(seen(await all(openArchive(zip, 'x.zip')))).toEqual([
      ['a.txt', 'broken'],
      ['z.txt', 'bytes'],
    ])
  })

  test('an archive in an archive is told, and an archive that cannot be opened', async () => {
    const [nested] = await inside([{ name: 'a.zip', content: aZip([good]) }])
    expect(nested && 'bytes' in nested && (await readSource(nested.bytes, nested.name))).toEqual({ refusal: 'zip' })
    expect(seen(await all(openArchive(Buffer.from('PK\u0003\u0004 junk'), 'x.zip')))).toEqual([['x.zip', 'broken']])
  })

  test('names lead nowhere else, and links are not followed', async () => {
    expect(
      seen(
        await inside([
          { name: '../../etc/a.txt', content: 'a' },
          { name: '/b\\c.txt', content: 'b' },
        ]),
      ),
    ).toEqual([
      ['b/c.txt', 'bytes'],
      ['etc/a.txt', 'bytes'],
    ])
    const folder = folderOf([good])
    symlinkSync('/etc/passwd', path.join(folder, 'a.txt'))
    symlinkSync('/etc', path.join(folder, 'b'))
    expect(seen(await all(openFolder(folder)))).toEqual([['z.txt', 'bytes']])
  })

  test('names lose the signs that nobody sees and those that turn the letters after them around', async () => {
    expect(seen(await inside([{ name: 'a\u202e\u2066b\u0007/c\u202etxt.exe\u2069', content: 'a' }]))).toEqual([['ab/ctxt.exe', 'bytes']])
  })

  test('a Danish name from an old program is a Danish name', async () => {
    const zip = aZip([{ name: 'referat_x.txt', content: minutes }])
    for (let at = zip.indexOf('referat_x'); at !== -1; at = zip.indexOf('referat_x')) zip[at + 7] = 0x9b
    expect(seen(await all(openArchive(zip, 'x.zip')))).toEqual([['referatøx.txt', 'bytes']])
  })
})

describe('what belongs to a meeting of a case system is one document with it', () => {
  const papers = [
    { name: '553/Enclosures/1.PDF', content: aPdf('bilag') },
    { name: '553/Publication32.pdf', content: aPdf('hele') },
    { name: '553/andet referat.txt', content: minutes },
  ]
  const publication = { name: '553/Publication.xml', content: fixture('agenda-management.xml') }

  test('its papers are found and can be fetched; what it does not name is a document of its own', async () => {
    const uploads = await inside([publication, ...papers])
    expect(seen(uploads).map(([name]) => name)).toEqual(['553/andet referat.txt', '553/Publication.xml'])
    const meeting = uploads[1]
    if (!meeting || 'refusal' in meeting) throw new Error('not there')
    const source = await readSource(meeting.bytes, meeting.name, { beside: meeting.beside })
    if ('refusal' in source) throw new Error(source.refusal)
    expect(source.files).toEqual([
      { name: 'Program for foråret', path: '553/Enclosures/1.PDF', item: 0, open: true },
      { name: 'Liste over elever', path: null, item: 0, open: false },
    ])
    expect(await meeting.attached('553/Enclosures/1.PDF')).toEqual(aPdf('bilag'))
    expect(await meeting.attached('../x')).toEqual({ refusal: 'missing' })
  })

  test('an index opens the agendas that it publishes, and is no document itself', async () => {
    const uploads = await inside([
      { name: 'XML_40.xml', content: fixture('acadre-index.xml') },
      { name: 'Files_40_2/xml_501.xml', content: fixture('acadre.xml') },
      { name: 'Files_40_3/xml_502.xml', content: fixture('acadre.xml') },
    ])
    const open: unknown[] = []
    for (const upload of uploads) {
      const source = 'refusal' in upload ? upload : await readSource(upload.bytes, upload.name, { beside: upload.beside })
      open.push([upload.name, 'refusal' in source ? source.refusal : source.parsed?.document.items.filter(({ closed }) => !closed).length])
    }
    expect(open).toEqual([
      ['Files_40_2/xml_501.xml', 1],
      ['Files_40_3/xml_502.xml', 0],
    ])
  })

  test('an index alone says what it is', async () => {
    const [index] = await inside([{ name: 'XML_40.xml', content: fixture('acadre-index.xml') }])
    expect(index && 'bytes' in index && (await readSource(index.bytes, index.name, { beside: index.beside }))).toEqual({ refusal: 'list' })
  })
})
