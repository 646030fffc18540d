import { test } from 'vitest'
import { readFileSync } from 'node:fs'
import { decodeDocument } from '#modules/importing/index.ts'
import { parseWithSource } from '../../modules/importing/parse/parse.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { sql } from 'kysely'
import { replaceEntries } from './search.ts'
import { tenantDb } from '#platform/db/db.ts'
const db = await testDatabase()
const m = await aMunicipality(db)
test('x', async () => {
    const words = Array.from({ length: 400_000 }, (_, i) => `o${i.toString(36)}x`)
    const paragraphs = Array.from({ length: 400 }, (_, i) => words.slice(i * 1_000, (i + 1) * 1_000).join(' ')).join('\n\n')
    const t = `Referat Integrationsrådet\n\nMødedato: d. 07-06-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\nPunkt 1: Meget lang\n\nBaggrund\n\n${paragraphs}\n\nBeslutning\n\nJa.\n`
    const p = parseWithSource(t).document
    console.log(p.kind, p.items.map(i => [i.title, i.sections.map(s => [s.kind, s.text?.length])]))
    const e = (body: string, parts = '') => ({ audience: 'public' as const, kind: 'item' as const, lang: 'da', title: 'a', body, url: '/x', source: null, itemNumber: null, bodyId: null, happenedOn: null })
    for (const n of [100_000, 200_000, 300_000, 1_000_000, 2_400_000]) {
      const text = words.join(' ').slice(-n)
      await tenantDb(db.app).in(m.id, (tx) => replaceEntries(tx, m.id, 'x', [e(text)])).then(() => console.log(n, 'ok'), (x) => console.log(n, x.message))
      const ar = words.map((w) => w.replace(/[a-z0-9]/g, (c) => String.fromCharCode(0x628 + c.charCodeAt(0) % 0x20))).join(' ').slice(-n)
      await tenantDb(db.app).in(m.id, (tx) => replaceEntries(tx, m.id, 'x', [e(ar)])).then(() => console.log(n, 'ar ok'), (x) => console.log(n, 'ar', x.message))
    }
})
