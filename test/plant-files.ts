import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { insertBatch, insertFile } from '#modules/importing/batch/batch.queries.ts'
import { answerDoubts, doubtsOf } from '#modules/importing/import.queries.ts'
import { importBytes } from '#modules/importing/import.ts'
import { importDocument } from '#modules/importing/index.ts'
import { confirmImport } from '#modules/importing/release.ts'
import { storeBytes } from '#modules/importing/source-file.ts'
import { paperPath } from '#modules/meetings/papers/address.ts'
import { addPapers, changePaper } from '#modules/meetings/papers/papers.ts'
import { type Clock, homeZone, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { nobody } from '#platform/http/actor.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'

/** Two papers of the first item, one of them opened; the closed one says its secret in name, title and text. */
export async function plantPapers(
  tx: Tx,
  platform: Platform,
  acting: { municipalityId: string; actor: 'system'; clock: Clock },
  meeting: { id: string; itemIds: string[] },
  accountId: string,
  words: { open: string; closed: string },
) {
  const by = { ...nobody, accountId, grants: [{ role: 'secretary' as const, bodyId: null }] }
  const item = { id: meeting.itemIds[0] ?? '', meeting_id: meeting.id }
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-plant-'))
  // An address says nothing: of the open paper because its name does not, of the closed one because it is asked for under another name.
  const uploads = [
    { text: words.open, fileName: 'bilag.txt' },
    { text: words.closed, fileName: `${words.closed}.txt` },
  ].map(({ text, fileName }, i) => {
    const file = path.join(folder, String(i))
    writeFileSync(file, text)
    return { path: file, fileName, mediaType: 'text/plain' as const }
  })
  const [first = '', second = ''] = await addPapers(tx, platform.files, { ...acting, by }, item, uploads)
  await changePaper(tx, { ...acting, by }, item, first, { title: words.open, openness: 'open' })
  rmSync(folder, { recursive: true })
  return { open: paperPath({ id: first, fileName: 'bilag.txt' }), closed: paperPath({ id: second, fileName: 'bilag.txt' }) }
}

/** A plan that somebody has released, with its file. @returns the last part of its address */
export async function plantDocument(platform: Platform, municipalityId: string): Promise<string> {
  const acting = { municipalityId, actor: 'system' as const, clock: platform.clock }
  const bringing = { bodyName: null, mayImport: () => true, confirm: false }
  const bytes = Buffer.from('Handleplan for cykler\n\nFlere børn skal cykle til skole.\n')
  const result = await importBytes(platform, acting, homeZone, bringing, { bytes, name: 'plan.txt' })
  if (result.status === 'refused') throw new Error(`the planted plan was refused: ${result.refusal}`)
  return platform.db.in(municipalityId, async (tx) => {
    const open = (await doubtsOf(tx, result.runId)).map(({ id }) => id)
    if (open.length > 0) await answerDoubts(tx, result.runId, open, 'accepted', acting.actor, toDate(acting.clock()))
    const released = await confirmImport(tx, acting, result.runId, { file: true })
    if ('refusal' in released) throw new Error(`the planted plan was not released: ${released.refusal}`)
    return released.location.replace('/dokumenter/', '')
  })
}

/** Files that somebody sent and that could not be read; the house failed at the last, and still has it. */
export async function plantBatch(tx: Tx, platform: Platform, municipality_id: string, body_id: string) {
  const { clock, files } = platform
  const batch_id = newId()
  await insertBatch(tx, { municipality_id, id: batch_id, actor: 'system', body_id, created_at: toDate(clock()) })
  for (const [position, file_name] of ['tom.txt', 'foto.txt'].entries())
    await insertFile(tx, { municipality_id, id: newId(), batch_id, position, file_name, state: 'refused', refusal: 'empty' })
  const sha256 = await storeBytes(tx, files, municipality_id, Buffer.from('ulæst'))
  const failedId = newId()
  const failed = { municipality_id, id: failedId, batch_id, position: 2, file_name: 'fejl.txt', sha256 }
  await insertFile(tx, { ...failed, state: 'refused', refusal: 'failed', tries: 3 })
  return { batchId: batch_id, failedId }
}

export async function plantImport(platform: Platform, municipalityId: string, words: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-plant-'))
  const file = path.join(folder, 'referat.txt')
  writeFileSync(
    file,
    `Referat\nIntegrationsrådet\nMandag den 1. december 2025 kl. 17.00\nRådhuset\n\n1. Godkendelse af dagsorden\nBeslutning\n${words}\n\n2. Eventuelt\nBeslutning\nIntet.\n`,
  )
  try {
    const acting = { municipalityId, actor: 'system' as const, clock: platform.clock }
    const result = await importDocument(platform, acting, homeZone, {
      file: { path: file, name: `${words}.txt` },
      bodyName: 'Integrationsrådet',
      mayImport: () => true,
      confirm: false,
    })
    if (result.status === 'refused') throw new Error(`the planted document was refused: ${result.refusal}`)
    return result.runId
  } finally {
    rmSync(folder, { recursive: true })
  }
}
