import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { type ImportOptions, importDocument } from '#modules/importing/index.ts'
import { createMeeting, type NewItem, type NewMeeting } from '#modules/meetings/index.ts'
import { homeZone } from '#platform/clock.ts'
import type { Platform } from '#platform/http/context.ts'
import type { RichText } from '#platform/richtext/richtext.ts'

/** One paragraph of plain text. */
export const rich = (text: string): RichText => ({ version: 1, blocks: [{ type: 'paragraph', inline: [{ text }] }] })

export const aDecision = (text: string, given: Partial<NonNullable<NewItem['decision']>> = {}): NonNullable<NewItem['decision']> => ({
  caption: 'Beslutning',
  content: rich(text),
  outcome: 'adopted',
  postponedTo: null,
  referredToBodyId: null,
  openness: 'open',
  ...given,
})

export const aSection = (text: string, openness: 'open' | 'closed' = 'open'): NewItem['sections'][number] => ({
  kind: 'background',
  caption: 'Baggrund',
  content: rich(text),
  openness,
  lang: 'da',
})

/** An open item with nothing in it but its title. */
export const anItem = (given: Partial<NewItem> = {}): NewItem => ({
  numberText: null,
  title: 'Punkt',
  publicTitle: null,
  openness: 'open',
  standing: null,
  supplement: null,
  presenter: '',
  summary: '',
  lang: 'da',
  caseIds: [],
  sections: [],
  decision: null,
  history: [],
  attachments: [],
  ...given,
})

/** A meeting that was held, with minutes that nobody has released. */
export const aMeeting = (host: NewMeeting['host'], given: Partial<NewMeeting> = {}): NewMeeting => ({
  kind: 'ordinary',
  title: '',
  startsAt: new Date('2026-02-02T16:00:00Z'),
  endsAt: null,
  timeZone: homeZone,
  timeKnown: true,
  place: 'Rådhuset',
  isVirtual: false,
  state: 'held',
  cancelledReason: null,
  host,
  otherBodyIds: [],
  preMeetingOfId: null,
  agenda: 'draft',
  hasMinutes: true,
  provenance: null,
  present: [],
  apologies: [],
  items: [],
  recordedBy: 'system',
  ...given,
})

/** A body and what it takes to hold meetings in it and act on them, as somebody in the secretariat would. */
export async function aCouncil(platform: Platform, municipalityId: string, name = 'Integrationsrådet') {
  const acting = { municipalityId, actor: 'system' as const, clock: platform.clock }
  const host = { id: await platform.db.in(municipalityId, (tx) => createBody(tx, municipalityId, { name, kind: 'council' })), name }
  const hold = (given: Partial<NewMeeting> = {}) =>
    platform.db.in(municipalityId, (tx) =>
      createMeeting(tx, municipalityId, aMeeting(host, given), new Date(platform.clock().epochMilliseconds)),
    )
  return { acting, host, hold }
}

/** Reads documents in through a file of their own, as the operator's command does. */
export function reader(platform: Platform, municipalityId: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-read-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const acting = { municipalityId, actor: 'operator' as const, clock: platform.clock }
  let files = 0
  const write = (content: string | Uint8Array) => {
    const file = path.join(folder, String(files++))
    writeFileSync(file, content)
    return file
  }
  const read = (content: string | Uint8Array, given: Partial<Omit<ImportOptions, 'file'>> & { name?: string } = {}) =>
    importDocument(platform, acting, homeZone, {
      file: { path: write(content), name: given.name ?? 'referat.txt' },
      bodyName: given.bodyName ?? null,
      mayImport: () => true,
      confirm: given.confirm ?? false,
    })
  return { acting, write, read }
}
