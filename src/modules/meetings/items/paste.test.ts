import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem, aSection } from '#test/make.ts'
import { openForm } from '#test/written-form.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const arranging = await testApp(db, { municipality })
const council = await aCouncil(arranging.platform, municipality.id)
const anna = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })

describe('what is pasted', () => {
  it('comes back as Markdown, from a script or a form', async () => {
    const html = '<h1>Hej</h1><p>Se <a href="https://broby.example">her</a><script>alert(1)</script></p>'
    const answers = [
      await anna.request('POST', '/rens', { body: html, headers: { 'content-type': 'text/html' } }),
      await anna.post('/rens', { html }),
    ]
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
      expect(await answer.text()).toBe('# Hej\n\nSe [her](https://broby.example)')
    }
  })

  it('from Word is saved with its lists and headings, and without its rubbish', async () => {
    const items = [anItem({ title: 'Sprogcafé', sections: [aSection('Før')] })]
    const meeting = await council.hold({ state: 'planned', hasMinutes: false, items, startsAt: new Date('2026-04-06T16:00:00Z') })
    const item = await db.owner.selectFrom('agenda_item').select('short_id').where('meeting_id', '=', meeting.id).executeTakeFirstOrThrow()
    const path = `/punkt/${item.short_id}/rediger`
    const html = readFileSync(new URL('../../../platform/richtext/fixtures/word.txt', import.meta.url))
    const text = await (await anna.request('POST', '/rens', { body: html, headers: { 'content-type': 'text/html' } })).text()
    const { fields } = await openForm(anna, path)
    const name = Object.keys(fields).find((one) => one.endsWith('.tekst')) ?? ''
    expect((await anna.post(path, { ...fields, [name]: text, do: 'gem' })).status).toBe(303)
    const { content, plain } = await db.owner
      .selectFrom('item_section')
      .select(['content', 'plain'])
      .where('item_id', '=', meeting.itemIds[0] ?? '')
      .executeTakeFirstOrThrow()
    const kinds = (content as unknown as { blocks: { type: string }[] }).blocks.map(({ type }) => type)
    expect(kinds).toEqual(expect.arrayContaining(['heading', 'list', 'table', 'paragraph']))
    expect(JSON.stringify(content) + plain).not.toMatch(/mso|MsoNormal|style=|<o:p>|<!--|class=/i)
  })
})
