import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { zipContentAside, zipEntries } from '#platform/documents/zip.ts'
import { cleanName } from '#platform/files/names.ts'
import { decodeDocument, MAX_DOCUMENT_BYTES } from '../parse/decode.ts'
import { firstAgendaPapers, isFirstAgenda } from './cases-systems/first-agenda.ts'
import { keysOfFile, nameKey } from './cases-systems/named-files.ts'
import { alone, type Beside, systemRole } from './cases-systems/read-system.ts'
import type { SourceRefusal } from './source.ts'

/** The largest archive that is opened, and what all of it may unpack to. */
export const MAX_ARCHIVE_BYTES = 500_000_000
const mostUnpacked = 4_000_000_000
const mostFiles = 5_000
const deepestFolder = 20

/** A file that came along, by its path in the archive; or why it cannot be had. */
export type Attached = (path: string) => Promise<Uint8Array | { refusal: 'missing' | 'tooLarge' | 'locked' | 'broken' }>
/** A document to be read, or why a file cannot be. `attached` gives what the document names. */
export type Upload = { name: string; bytes: Uint8Array; beside: Beside; attached: Attached } | { name: string; refusal: SourceRefusal }

/** A file of an archive or a folder, not opened yet. `read` throws when it is broken, or larger than it says. */
type Entry = { path: string; read: () => Promise<Uint8Array>; refusal: SourceRefusal | null }

/** What computers leave behind in folders and archives, and nobody has written. */
const debris = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$|~\$)/i

/** Whether these bytes are an archive of documents, and not a document that is packed as one. */
export function isArchive(bytes: Uint8Array): boolean {
  const entries = Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK' ? zipEntries(asBuffer(bytes)) : null
  return entries !== null && !entries.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype')
}

/** The documents in an archive, one after the other. What is wrong with one stops no other. */
export async function* openArchive(bytes: Uint8Array, name: string): AsyncGenerator<Upload> {
  const files = filesOf(bytes)
  if (!files) yield { name, refusal: 'broken' }
  yield* documentsIn(files ?? [])
}

/** The files of an archive that was taken in before. */
export const attachedIn = (archive: Uint8Array): Attached => attachedOf(sortedFiles(filesOf(archive) ?? []))

function filesOf(bytes: Uint8Array): Entry[] | null {
  const buffer = asBuffer(bytes)
  const entries = zipEntries(buffer)
  if (!entries) return null
  let left = mostUnpacked
  return entries
    .filter((entry) => !entry.name.endsWith('/') && !debris.test(shown(entry.name)))
    .map(
      (entry): Entry => ({
        path: shown(entry.name),
        refusal: entry.isEncrypted ? 'locked' : entry.unpacked > MAX_DOCUMENT_BYTES ? 'tooLarge' : null,
        read: async () => {
          const content = await zipContentAside(buffer, entry, Math.min(MAX_DOCUMENT_BYTES, left))
          left -= content.length
          return content
        },
      }),
    )
}

/** The documents in a folder and the folders below it, one after the other; links are not followed. */
export async function* openFolder(folder: string): AsyncGenerator<Upload> {
  const entries: Entry[] = []
  for (const at of await filesBelow(folder, '', 0)) {
    const file = path.join(folder, at)
    const { size } = await stat(file)
    entries.push({ path: cleanName(at), read: () => readFile(file), refusal: size > MAX_DOCUMENT_BYTES ? 'tooLarge' : null })
  }
  yield* documentsIn(entries)
}

async function filesBelow(folder: string, at: string, deep: number): Promise<string[]> {
  if (deep > deepestFolder) return []
  const found: string[] = []
  for (const entry of await readdir(path.join(folder, at), { withFileTypes: true })) {
    const own = at === '' ? entry.name : `${at}/${entry.name}`
    if (found.length > mostFiles || debris.test(own)) continue
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, own, deep + 1)))
    else if (entry.isFile()) found.push(own)
  }
  return found
}

/** A document alone. */
export const single = (bytes: Uint8Array, name: string): Upload => ({
  name,
  bytes,
  beside: alone,
  attached: async () => ({ refusal: 'missing' }),
})

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Names are shown and compared and never opened: still none leads upwards, whatever the archive says. */
const shown = (name: string) =>
  cleanName(name)
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')

/** `numbers`: what its papers can be called without an ending. */
type SystemFile = { entry: Entry; role: 'document' | 'list'; text: string; numbers: ReadonlySet<string> }

async function* documentsIn(entries: Entry[]): AsyncGenerator<Upload> {
  const sorted = sortedFiles(entries)
  const systems = await systemFiles(sorted)
  const lists = systems.filter(({ role }) => role === 'list')
  const documents = systems.filter(({ role }) => role === 'document')
  const beside: Beside = { paths: documents.length > 0 ? sorted.map((entry) => entry.path) : [], lists: lists.map(({ text }) => text) }
  const taken = new Set([...lists.map(({ entry }) => entry), ...papersOf(documents, sorted)])
  const attached = attachedOf(sorted)
  for (const entry of sorted) {
    // Without a document beside it a list is told from one by whoever reads it.
    if (taken.has(entry) && documents.length > 0) continue
    yield entry.refusal ? { name: entry.path, refusal: entry.refusal } : await opened(entry, beside, attached)
  }
}

const sortedFiles = (entries: Entry[]) =>
  [...entries].sort((a, b) => a.path.localeCompare(b.path, 'da', { numeric: true })).slice(0, mostFiles)

const attachedOf =
  (entries: readonly Entry[]): Attached =>
  async (at) => {
    const entry = entries.find(({ path: own }) => own === at)
    if (!entry) return { refusal: 'missing' }
    if (entry.refusal === 'locked' || entry.refusal === 'tooLarge') return { refusal: entry.refusal }
    return entry.read().catch(() => ({ refusal: 'broken' as const }))
  }

async function opened(entry: Entry, beside: Beside, attached: Attached): Promise<Upload> {
  try {
    return { name: entry.path, bytes: await entry.read(), beside, attached }
  } catch {
    return { name: entry.path, refusal: 'broken' }
  }
}

async function systemFiles(entries: Entry[]): Promise<SystemFile[]> {
  const found: SystemFile[] = []
  for (const entry of entries.filter(({ path: at, refusal }) => !refusal && /\.(?:xml|json)$/i.test(at))) {
    const bytes = await entry.read().catch(() => null)
    const decoded = bytes ? decodeDocument(bytes) : null
    if (!decoded || 'refusal' in decoded) continue
    const role = systemRole(decoded.text)
    if (role)
      found.push({
        entry,
        role,
        text: role === 'list' ? decoded.text : [...namesIn(decoded.text)].join('\n'),
        numbers: new Set(numbersIn(decoded.text)),
      })
  }
  return found
}

const fileName = /[^\\/"'<>|\r\n=]{1,200}\.(?:pdf|docx?|odt|xlsx?|pptx?|rtf|txt|html?|jpe?g|png|tiff?|msg|zip)(?![\p{L}\d])/giu

const namesIn = (text: string) => new Set([...text.matchAll(fileName)].map(([name]) => name.trim().toLowerCase()))

function numbersIn(text: string): string[] {
  if (!/^\s*\{/.test(text)) return []
  try {
    const value: unknown = JSON.parse(text)
    return isFirstAgenda(value) ? firstAgendaPapers(value).map(nameKey).filter(Boolean) : []
  } catch {
    return []
  }
}

/** Files that a meeting of a case system names, or that such systems lay beside it: they are its papers and no documents of their own. */
function papersOf(documents: SystemFile[], entries: Entry[]): Entry[] {
  return documents.flatMap(({ entry, text, numbers }) => {
    const folder = path.posix.dirname(entry.path)
    const named = new Set(text.split('\n'))
    return entries.filter((one) => {
      const isNear = folder === '.' || one.path.startsWith(`${folder}/`)
      const base = path.posix.basename(one.path).toLowerCase()
      const isNumbered = keysOfFile(one.path).some((key) => numbers.has(key))
      return one !== entry && isNear && (named.has(base) || isNumbered || /^(?:dagsorden|referat|forside)\.html?$/.test(base))
    })
  })
}
