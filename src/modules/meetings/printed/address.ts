import { dayOf } from '#platform/clock.ts'
import type { MeetingModel } from '../model.ts'

/** Addresses of files, as patterns of the router. */
export const itemEndings = '\\.(?:pdf|docx|html)'
export const meetingFiles = `(?:dagsorden|referat)(?:${itemEndings}|-arkiv\\.pdf)`

/** Minutes that are still written, for those who prepare them. An archive keeps what is released. */
export const draftFiles = `referat-udkast${itemEndings}`

const longestPart = 80

/** What a file is called on the reader's own machine: no sign that some file system refuses. */
export function fileName(kind: string, name: string, { startsAt, timeZone }: Pick<MeetingModel, 'startsAt' | 'timeZone'>): string {
  const plain = (text: string) =>
    [...text.replace(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]+/gu, ' ').replace(/\s+/g, ' ')].slice(0, longestPart).join('').trim()
  return [plain(kind), plain(name), dayOf(new Date(startsAt), timeZone)].filter(Boolean).join(' ')
}
