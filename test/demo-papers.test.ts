import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { readEnv } from '#platform/env.ts'
import { openFileStore } from '#platform/files/files.ts'
import { createLog } from '#platform/log.ts'
import { loadDemo } from '../src/demo/load.ts'
import { type TestApp, testApp } from './app.ts'
import { testDatabase } from './database.ts'
import { readPdfTags } from './paper-pdf.ts'
import { comparable, joined, readHtml, readWord, type Seen } from './paper-seen.ts'

describe('the largest meeting of the demo', async () => {
  const db = await testDatabase()
  const files = await openFileStore(mkdtempSync(path.join(tmpdir(), 'brobygger-demo-')))
  const log = createLog('silent')
  const platform = { db: tenantDb(db.app), clock: systemClock, log, files, secrets: {} as never }
  const workers = db.connection('brobygger_app')
  const ownerConnection = db.connection('brobygger_owner')
  const close = async () => {}
  const house = { env: readEnv({}), log, cluster: null, owner: db.owner, app: db.app, files, platform, workers, ownerConnection, close }
  let app: TestApp
  let slug = ''
  beforeAll(async () => {
    const { id } = await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))
    const origin = 'http://localhost'
    app = await testApp(db, { municipality: { id, host: 'localhost', origin }, files })
    const rows = await db.owner
      .selectFrom('published_meeting')
      .select('slug')
      .where('minutes', '!=', 'none')
      .orderBy('item_count', 'desc')
      .orderBy('slug')
      .limit(1)
      .execute()
    slug = rows[0]?.slug ?? ''
  }, 60_000)

  const fetched = async (file: string) => Buffer.from(await (await app.get(`/moeder/${slug}/${file}`)).arrayBuffer())
  const bare = (seen: Seen[]) => seen.map((block) => ({ ...block, lang: undefined }))

  test.each(['dagsorden', 'referat'])('says the same in each form of its %s', async (stem) => {
    const html = readHtml((await fetched(`${stem}.html`)).toString('utf8'))
    expect(html.filter((block) => block.kind === 'heading').length).toBeGreaterThan(8)
    for (const file of [`${stem}.pdf`, `${stem}-arkiv.pdf`]) {
      const pdf = await readPdfTags(await fetched(file))
      expect([pdf.loose, pdf.lang]).toEqual([[], 'da'])
      expect(comparable(bare(joined(pdf.blocks, html)))).toEqual(comparable(bare(html)))
    }
    const word = readWord(await fetched(`${stem}.docx`)).filter((block) => block.kind !== 'term')
    const asWord = html.map((block) => (block.kind === 'term' ? { ...block, kind: 'text' as const } : block))
    const withoutColons = (blocks: Seen[]) => bare(blocks).map((block) => ({ ...block, text: block.text.replaceAll(':', '') }))
    expect(comparable(withoutColons(word))).toEqual(comparable(withoutColons(asWord)))
  })
})
