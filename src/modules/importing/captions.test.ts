import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { putSettings, type SettingValues } from '#modules/council/index.ts'
import { homeZone } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'
import { workOnFile } from './batch/batch.ts'
import type { ParsedDocument } from './parse/types.ts'

const db = await testDatabase()
const now = '2026-03-02T12:00:00Z'

let code = 930
async function aTown() {
  const municipality = await aMunicipality(db, { code: String(code++) })
  const office = await testApp(db, { municipality, as: 'secretary', now })
  const { acting, read } = reader(office.platform, municipality.id)
  const teach = (import_captions: SettingValues['import_captions'], validFrom = '2026-03-02') =>
    office.platform.db.in(municipality.id, (tx) => putSettings(tx, acting, { bodyId: null, values: { import_captions }, validFrom }))
  return { municipality, office, read, teach }
}

let day = 0
/** Minutes in which no table but the municipality's own knows the caption above what is told. */
const minutes = (caption = 'Tolkefaglige bemærkninger') => {
  const date = new Date(Date.UTC(2021, 0, 4 + day++)).toISOString().slice(0, 10).split('-').toReversed().join('-')
  const item = (number: number) =>
    `Punkt ${number}: Sprogcafé ${number}\n\n${caption}\n\nDer er plads til ${number} hold.\n\nBeslutning\n\nGodkendt.\n\n`
  return `Referat Integrationsrådet\n\nMødedato: d. ${date} kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\n${[1, 2, 3].map(item).join('')}`
}
/** The kinds of the sections of the first item as the newest import has them. */
async function kindsOf({ municipality }: Pick<Awaited<ReturnType<typeof aTown>>, 'municipality'>) {
  const { parsed } = await db.owner
    .selectFrom('import_run')
    .select('parsed')
    .where('municipality_id', '=', municipality.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return (parsed as unknown as ParsedDocument).items[0]?.sections.map(({ kind, caption }) => `${kind}: ${caption}`)
}

describe('a caption that the municipality has added', () => {
  test('is of its kind in what is read in from then on, and nowhere else', async () => {
    const [ours, theirs] = [await aTown(), await aTown()]
    await ours.read(minutes())
    expect(await kindsOf(ours)).toEqual(['other: Tolkefaglige bemærkninger', 'decision: Beslutning'])
    await ours.teach([{ caption: 'tolkefaglige  Bemærkninger:', kind: 'background' }])
    await ours.read(minutes())
    expect(await kindsOf(ours)).toEqual(['background: Tolkefaglige bemærkninger', 'decision: Beslutning'])
    await theirs.read(minutes())
    expect(await kindsOf(theirs)).toEqual(['other: Tolkefaglige bemærkninger', 'decision: Beslutning'])
  })

  test('goes before the kind that others give it', async () => {
    const ours = await aTown()
    await ours.read(minutes('Forvaltningens bemærkninger'))
    expect(await kindsOf(ours)).toEqual(['background: Forvaltningens bemærkninger', 'decision: Beslutning'])
    await ours.teach([{ caption: 'Forvaltningens bemærkninger', kind: 'recommendation' }])
    await ours.read(minutes('Forvaltningens bemærkninger'))
    expect(await kindsOf(ours)).toEqual(['recommendation: Forvaltningens bemærkninger', 'decision: Beslutning'])
  })

  test('holds from its day', async () => {
    const ours = await aTown()
    await ours.teach([{ caption: 'Tolkefaglige bemærkninger', kind: 'background' }], '2026-03-03')
    await ours.read(minutes())
    expect(await kindsOf(ours)).toEqual(['other: Tolkefaglige bemærkninger', 'decision: Beslutning'])
  })

  test('is known to the job that reads what was uploaded', async () => {
    const ours = await aTown()
    await ours.teach([{ caption: 'Tolkefaglige bemærkninger', kind: 'economy' }])
    const form = new FormData()
    form.append('once', newId())
    form.append('filer', new File([minutes()], 'referat.txt'))
    await ours.office.request('POST', '/import', { body: form })
    const files = await db.owner.selectFrom('import_file').select('id').where('municipality_id', '=', ours.municipality.id).execute()
    for (const { id } of files) await workOnFile(ours.office.platform, { municipalityId: ours.municipality.id, timeZone: homeZone }, id)
    expect(await kindsOf(ours)).toEqual(['economy: Tolkefaglige bemærkninger', 'decision: Beslutning'])
  })

  test.each([
    ['edoc.xml', 'Resume', 'Tolkefaglige bemærkninger'],
    ['agenda-management.xml', 'RESUME', 'Tolkefaglige bemærkninger'],
  ])('is known in what a case system has written: %s', async (name, known, unknown) => {
    const ours = await aTown()
    const source = readFileSync(new URL(`./read/cases-systems/fixtures/${name}`, import.meta.url), 'utf8')
    expect(source).toContain(known)
    const written = (spaces: string) => source.replaceAll(known, unknown) + spaces
    await ours.read(written(''), { name })
    expect((await kindsOf(ours))?.[0]).not.toBe('hearing: Tolkefaglige bemærkninger')
    await ours.teach([{ caption: 'Tolkefaglige bemærkninger', kind: 'hearing' }])
    await ours.read(written('\n'), { name })
    expect((await kindsOf(ours))?.[0]).toBe('hearing: Tolkefaglige bemærkninger')
  })
})
