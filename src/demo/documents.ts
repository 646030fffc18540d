import type { Temporal } from 'temporal-polyfill'
import type { DemoCalendar } from '#demo/fjordby/calendar.ts'
import { fjordby } from '#demo/fjordby/index.ts'
import type { DemoDocument } from '#demo/fjordby/types.ts'
import { acceptDoubts, confirmImport, editImport, importBytes } from '#modules/importing/index.ts'
import { homeZone } from '#platform/clock.ts'
import type { Platform } from '#platform/http/context.ts'
import { type LoadedCouncil, need } from './council.ts'
import { noonOf } from './days.ts'
import { plainPdf } from './plain-pdf.ts'

type Given = { municipalityId: string; council: LoadedCouncil; calendar: DemoCalendar; today: Temporal.PlainDate }

/** Reads the demo's documents in as a secretary does, and lets out those that somebody has read through. */
export async function loadDocuments(platform: Platform, given: Given) {
  for (const document of fjordby.documents) await bringIn(platform, given, document)
}

/** @throws Error when the house refuses what the demo brings */
async function bringIn(platform: Platform, { municipalityId, council, calendar, today }: Given, document: DemoDocument) {
  const at = noonOf(today.subtract({ days: document.daysAgo }))
  const acting = { municipalityId, actor: 'system' as const, clock: () => at }
  const from = document.when ? calendar.meetingDay(document.when) : today
  const text = calendar.fill(document.text, from)
  const bytes = document.file.endsWith('.pdf') ? plainPdf(text) : Buffer.from(text)
  const bodyName = document.body ? need(council.bodies, document.body).name : null
  const mayImport = () => true
  const bringing = { bodyName, mayImport, confirm: false }
  const result = await importBytes(platform, acting, homeZone, bringing, { bytes, name: document.file })
  if (result.status === 'refused') throw new Error(`${document.key}: ${result.refusal}`)
  if (document.release === null) return
  await platform.db.in(municipalityId, async (tx) => {
    for (const change of changesOf(document, from)) {
      const mended = await editImport(tx, { acting, timeZone: homeZone, runId: result.runId, mayImport }, change, 0)
      if ('refusal' in mended) throw new Error(`${document.key}: ${mended.refusal}`)
    }
    await acceptDoubts(tx, acting, result.runId)
    const released = await confirmImport(tx, acting, result.runId, { file: document.release === 'with_file' })
    if ('refusal' in released) throw new Error(`${document.key}: ${released.refusal}`)
  })
}

const changesOf = ({ mended = {} }: DemoDocument, from: Temporal.PlainDate) => [
  ...(mended.title ? [{ op: 'fact' as const, field: 'title' as const, value: mended.title }] : []),
  ...(mended.dated ? [{ op: 'fact' as const, field: 'date' as const, value: from.subtract({ days: mended.dated }).toString() }] : []),
]
