import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  captionsOf,
  doubtText,
  type ImportResult,
  importBytes,
  isArchive,
  MAX_ARCHIVE_BYTES,
  MAX_DOCUMENT_BYTES,
  type OwnCaption,
  openArchive,
  openFolder,
  parseDocument,
  readAtMost,
  readSource,
  type SourceRead,
  single,
  toJson,
  type Upload,
} from '#modules/importing/index.ts'
import { UnusableInput } from '#platform/errors.ts'
import { textsOf } from '#texts/index.ts'
import { type Command, complain, print, tenantOf, withHouse } from './command.ts'

const refusals = textsOf('da').importing.refusals
const unusable = 2

/** What was named, and whether it is one document or may be many. */
async function brought(positionals: string[]): Promise<{ uploads: AsyncIterable<Upload> | Upload[]; isMany: boolean }> {
  const [file] = positionals
  if (!file || positionals.length > 1) throw new UnusableInput('Name exactly one file, archive or folder.')
  const found = await stat(file).catch(() => null)
  if (found?.isDirectory()) return { uploads: openFolder(file), isMany: true }
  if (!found?.isFile()) throw new UnusableInput(`${file} is not a file that can be read.`)
  const name = path.basename(file)
  const bytes = await readAtMost(createReadStream(file), MAX_ARCHIVE_BYTES)
  if ('refusal' in bytes) return { uploads: [{ name, ...bytes }], isMany: false }
  if (isArchive(bytes)) return { uploads: openArchive(bytes, name), isMany: true }
  const one: Upload = bytes.length > MAX_DOCUMENT_BYTES ? { name, refusal: 'tooLarge' } : single(bytes, name)
  return { uploads: [one], isMany: false }
}

const documentOf = (read: SourceRead, captions: readonly OwnCaption[]) =>
  read.parsed?.document ?? parseDocument(read.text, { ...read, captions })

/** The captions that a municipality has added; none without one, and then no database is opened. */
const captionsIn = async (code: string | undefined): Promise<readonly OwnCaption[]> =>
  code === undefined
    ? []
    : withHouse(async (house) => {
        const tenant = await tenantOf(house, code)
        return captionsOf(house.platform, tenant.id, tenant.timeZone)
      })

const parse: Command = {
  name: ['parse'],
  usage: 'parse FILE [--municipality CODE]',
  summary: 'Prints what a document, or each in an archive or folder, says as JSON. Stores nothing.',
  help: `Reads text, HTML, Word (DOCX), ODT, PDF and what case systems export, up to 20 MB each; a ZIP of them or a folder.
--municipality CODE   with the captions of sections that this municipality has added; without it no database is needed
What fits in no field stands under "unplaced"; doubts stand under "warnings".
One document is printed over several lines. Of a ZIP or a folder each document is one line, {"file", "document"} or {"file", "refusal"},
and the exit code is 2 when one of them could not be read.`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { municipality: { type: 'string' } } })
    const { uploads, isMany } = await brought(positionals)
    const captions = await captionsIn(values.municipality)
    let [read, refused] = [0, 0]
    for await (const upload of uploads) {
      const source = 'refusal' in upload ? upload : await readSource(upload.bytes, upload.name, { beside: upload.beside, captions })
      if (!isMany && 'refusal' in source) throw new UnusableInput(refusals[source.refusal])
      if (!isMany && 'text' in source) print(JSON.stringify(toJson(documentOf(source, captions)), null, 2))
      else if ('refusal' in source) print(JSON.stringify({ file: upload.name, refusal: refusals[source.refusal] }))
      else print(JSON.stringify({ file: upload.name, document: toJson(documentOf(source, captions)) }))
      if ('refusal' in source) refused++
      else read++
    }
    if (isMany) complain(`${read} read, ${refused} refused.`)
    return refused > 0 ? unusable : 0
  },
}

/** How many came in, were known, or were refused, for the last line. */
type Counts = Record<ImportResult['status'], number>

function tell(result: ImportResult, file: string | null, isConfirmed: boolean): void {
  const doubts = result.doubts.map((doubt) => doubtText(textsOf('da'), doubt))
  const named = file === null ? {} : { file }
  if (result.status === 'refused') {
    print(JSON.stringify({ ...named, status: result.status, url: null, doubts }))
    complain(`${file === null ? '' : `${file}: `}${refusals[result.refusal]}`)
    return
  }
  print(JSON.stringify({ ...named, status: result.status, url: result.url, doubts }))
  if (isConfirmed && !result.released)
    complain(
      'It stays a draft: a line looks like a CPR number, or a paper could not be read. A person must read it through in the back office.',
    )
}

const importFile: Command = {
  name: ['import'],
  usage: 'import FILE [--municipality CODE] [--body NAME] [--confirm]',
  summary: 'Reads minutes or an agenda, or all in an archive or folder, in as drafts, with every doubt listed.',
  help: `Prints one line of JSON for each document: {"status": "created" | "known" | "refused", "url", "doubts"}, of a ZIP or a folder with
"file" before them, and how many at the end. A document that cannot be read stops no other; then the exit code is 2.
--body NAME   the body that met, when the document does not say; an unknown one is created and listed among the doubts
--confirm     release it at once; with a CPR number, or an open paper that cannot be read, it stays a draft until a person has answered for it
The same file again is "known" and changes nothing, but --confirm releases a draft that it finds.`,
  async run(args) {
    const options = { municipality: { type: 'string' }, body: { type: 'string' }, confirm: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const { uploads, isMany } = await brought(positionals)
    return withHouse(async (house) => {
      const tenant = await tenantOf(house, values.municipality)
      const acting = { municipalityId: tenant.id, actor: 'operator' as const, clock: house.platform.clock }
      const bringing = { bodyName: values.body ?? null, mayImport: () => true, confirm: values.confirm }
      const counts: Counts = { created: 0, known: 0, refused: 0 }
      for await (const upload of uploads) {
        const result: ImportResult =
          'refusal' in upload
            ? { status: 'refused', refusal: upload.refusal, doubts: [] }
            : await importBytes(house.platform, acting, tenant.timeZone, bringing, upload)
        tell(result, isMany ? upload.name : null, values.confirm)
        counts[result.status]++
      }
      if (isMany) complain(`${counts.created} created, ${counts.known} known, ${counts.refused} refused.`)
      return counts.refused > 0 ? unusable : 0
    })
  },
}

export const documentCommands: Command[] = [parse, importFile]
