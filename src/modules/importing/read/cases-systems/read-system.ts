import { type OwnCaption, ownCaptions } from '../../parse/caption-table.ts'
import type { ParsedWithSource, SectionKind } from '../../parse/types.ts'
import { type Element, readXml } from '../xml.ts'
import { type AcadreEntry, acadre, acadreEntries, isAcadre, isAcadreIndex } from './acadre.ts'
import { agendaManagement, isAgendaManagement } from './agenda-management.ts'
import { edoc, isEdoc } from './edoc.ts'
import { edocFujitsu, fujitsuAgenda, fujitsuNotices, isFujitsu, isFujitsuNotice, newestNotices } from './edoc-fujitsu.ts'
import { firstAgenda, isFirstAgenda, isFirstAgendaList } from './first-agenda.ts'
import type { SystemMeeting } from './meeting.ts'
import { meantByNumber, meantPath } from './named-files.ts'
import { isSbsys, sbsys } from './sbsys.ts'
import { type NamedFile, toParsed } from './to-parsed.ts'

export const systemFormats = ['sbsys', 'agenda-management', 'acadre', 'edoc', 'edoc-fujitsu', 'firstagenda'] as const
export type SystemFormat = (typeof systemFormats)[number]

/** What came along with a document: the paths of all files, and the texts of those that only list documents. */
export type Beside = { paths: readonly string[]; lists: readonly string[] }
export const alone: Beside = { paths: [], lists: [] }

/** `list`: it only names documents. `superseded`: a newer edition of it has been announced. */
export type SystemRefusal = 'list' | 'superseded'
export type SystemRead = { format: SystemFormat; text: string; parsed: ParsedWithSource; files: NamedFile[] }

/**
 * Reads what a case system has written.
 * @param captions what the municipality calls its sections beside the words of the table
 * @returns null when it is none that we know
 */
export function readSystem(
  text: string,
  path: string,
  beside: Beside,
  captions: readonly OwnCaption[] = [],
): SystemRead | { refusal: SystemRefusal } | null {
  const own = ownCaptions(captions)
  const found = /^\s*[{[]/.test(text) ? fromJson(text) : fromXml(text, path, beside, own)
  if (found === null || 'refusal' in found) return found
  const { parsed, text: shown, files } = toParsed(found.meeting, own)
  const named = files.map((file) => ({
    ...file,
    isFile: /[\\/]|\.[a-z0-9]{1,5}$/i.test(file.path),
    path: found.format === 'firstagenda' ? meantByNumber(file, files, path, beside.paths) : meantPath(file.path, path, beside.paths),
  }))
  const areBrought = named.some((file) => file.path !== null)
  // A document alone, or one that knows its papers by numbers and has none of them beside it, says nothing of files that should have come along.
  const told = named.filter((file) => file.path !== null || (beside.paths.length > 0 && (file.isFile || areBrought)))
  return { format: found.format, text: shown, parsed, files: told.map(({ isFile: _, ...file }) => file) }
}

type Found = { format: SystemFormat; meeting: SystemMeeting } | { refusal: SystemRefusal }

function fromJson(text: string): Found | null {
  try {
    const value: unknown = JSON.parse(text)
    if (isFirstAgenda(value)) return { format: 'firstagenda', meeting: firstAgenda(value) }
    return isFirstAgendaList(value) ? { refusal: 'list' } : null
  } catch {
    return null
  }
}

function fromXml(text: string, path: string, { lists }: Beside, own: ReadonlyMap<string, SectionKind>): Found | null {
  const root = readXml(text)
  if (!root) return null
  if (isSbsys(root)) return { format: 'sbsys', meeting: sbsys(root) }
  if (isAgendaManagement(root)) return { format: 'agenda-management', meeting: agendaManagement(root) }
  if (isEdoc(root)) return { format: 'edoc', meeting: edoc(root, own) }
  if (isFujitsu(root)) return fromFujitsu(root, path, lists)
  if (isFujitsuNotice(root) || isAcadreIndex(root)) return { refusal: 'list' }
  return isAcadre(root) ? { format: 'acadre', meeting: acadre(root, acadreEntry(path, lists)) } : null
}

function fromFujitsu(root: Element, path: string, lists: readonly string[]): Found {
  const agenda = fujitsuAgenda(root)
  const notices = newestNotices(roots(lists).filter(isFujitsuNotice).flatMap(fujitsuNotices))
  const notice = notices.find((one) => one.agenda === agenda) ?? null
  if (notice?.path && meantPath(notice.path, '', [path]) === null) return { refusal: 'superseded' }
  return { format: 'edoc-fujitsu', meeting: edocFujitsu(root, notice) }
}

/** What the indexes say of this file. When they say several things, it is none of them. */
function acadreEntry(path: string, lists: readonly string[]): AcadreEntry | null {
  const entries = roots(lists).filter(isAcadreIndex).flatMap(acadreEntries)
  const fits = entries.filter(({ file, folder }) => meantPath(`${folder}/${file}`, '', [path]) !== null)
  const best = fits.length > 1 ? fits.filter(({ folder }) => folder !== '' && path.toLowerCase().includes(folder.toLowerCase())) : fits
  return best.length === 1 ? (best[0] ?? null) : null
}

const roots = (lists: readonly string[]) => lists.flatMap((text) => readXml(text) ?? [])

/**
 * What a file of a case system is, judged without reading all of its structure: a document, a list of documents, or neither.
 * Only for sorting what came in one archive.
 */
export function systemRole(text: string): 'document' | 'list' | null {
  const start = text.slice(0, 200_000)
  if (/^\s*\{/.test(start))
    return /"(?:Dagsordenpunkter|AgendaItems)"\s*:/i.test(start) ? 'document' : /"Moeder"\s*:/i.test(start) ? 'list' : null
  if (!/^\s*</.test(start)) return null
  if (/<(?:\w+:)?Notification[\s>]|["']producedAgenda["']/.test(start)) return 'list'
  return /<(?:\w+:)?(?:Dagsorden|Publication|MeetingAgendaTypes|AgendaElements)[\s>]|["']agendaitemparents["']/.test(start)
    ? 'document'
    : null
}
