import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadDemo } from '../src/demo/load.ts'
import { type TestApp, testApp } from './app.ts'
import { aDemoHouse } from './demo-house.ts'
import { readPdfTags } from './paper-pdf.ts'
import { comparable, joined, readHtml, readWord, type Seen } from './paper-seen.ts'

describe('the largest meeting of the demo', async () => {
  const { db, house, files } = await aDemoHouse()
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
  })

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
