import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importDocument } from '#modules/importing/index.ts'
import { paperPath } from '#modules/meetings/papers/address.ts'
import { addPapers, changePaper } from '#modules/meetings/papers/papers.ts'
import { type Clock, homeZone } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { nobody } from '#platform/http/actor.ts'
import type { Platform } from '#platform/http/context.ts'

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
