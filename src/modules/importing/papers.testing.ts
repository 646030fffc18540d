import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { readStoredFile } from '#modules/meetings/index.ts'
import { homeZone } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, type TestDatabase } from '#test/database.ts'
import { aPdf, aZip, type Packed } from '#test/papers.ts'
import { workOnFile } from './batch/batch.ts'

export const sbsys = readFileSync(new URL('./read/cases-systems/fixtures/sbsys.xml', import.meta.url), 'utf8')

/** Three papers of the open item 12: one that may be published, one that may not, and one of which the system says nothing. */
export const open = aPdf('Besøgstal for caféen')
export const protectedOne = aPdf('Frivillige ved caféen')
export const unmarked = aPdf('Et notat')
export const whole: Packed[] = [
  { name: 'møde/dagsorden.xml', content: sbsys },
  { name: 'møde/bilag/31.PDF', content: open },
  { name: 'møde/bilag/32.pdf', content: protectedOne },
  { name: 'møde/bilag/33.pdf', content: unmarked },
]
export const without = (...names: string[]) => whole.filter(({ name }) => !names.some((one) => name.endsWith(one)))

let houses = 100
/** A municipality with a secretary, who sends archives in. */
export async function aHouseThatImports(db: TestDatabase) {
  const municipality = await aMunicipality(db, { code: String(houses++) })
  const office = await testApp(db, { municipality, as: 'secretary' })
  const as = (role?: 'member') => testApp(db, { municipality, files: office.platform.files, ...(role ? { as: role } : {}) })
  const visitor = await as()
  const { platform } = office
  const at = { municipalityId: municipality.id, timeZone: homeZone }
  const of = { municipalityId: municipality.id } as const

  /** As somebody sends the archive on the page, and the jobs read it. */
  async function send(files: Packed[]) {
    const form = new FormData()
    form.append('once', newId())
    form.append('filer', new File([Uint8Array.from(aZip(files))], 'eksport.zip'))
    const answer = await office.request('POST', '/import', { body: form })
    await work()
    return answer
  }
  async function work() {
    const rows = await db.owner.selectFrom('import_file').select('id').where('municipality_id', '=', municipality.id).execute()
    for (const { id } of rows) await workOnFile(platform, at, id)
  }
  const runs = () =>
    db.owner.selectFrom('import_run').select(['id', 'state']).where('municipality_id', '=', municipality.id).orderBy('created_at').execute()
  async function run() {
    const [first] = await runs()
    if (!first) throw new Error('nothing was read in')
    return first.id
  }
  const papers = () =>
    db.owner
      .selectFrom('attachment as a')
      .innerJoin('agenda_item as i', 'i.id', 'a.item_id')
      .select(['a.id', 'a.title', 'a.openness', 'a.file_name', 'a.sha256', 'i.number_text'])
      .where('a.municipality_id', '=', municipality.id)
      .orderBy('i.position')
      .orderBy('a.position')
      .execute()
  const told = async () => (await papers()).map((row) => [row.number_text, row.title, row.openness, row.file_name])
  const stored = () =>
    db.owner
      .selectFrom('stored_file')
      .select(['sha256', 'reference_count'])
      .where('municipality_id', '=', municipality.id)
      .orderBy('sha256')
      .execute()
  async function lying() {
    let n = 0
    for await (const _ of platform.files.lying(municipality.id)) n++
    return n
  }
  const doubts = async () =>
    (
      await db.owner
        .selectFrom('import_doubt')
        .select(['code', 'params', 'path', 'line'])
        .where('municipality_id', '=', municipality.id)
        .where('code', '=', 'paperLeftOut')
        .orderBy('position')
        .execute()
    ).map(({ params, path, line }) => ({ ...(params as { name: string; reason: string }), path, line }))
  const mainOf = async (path: string) => load(await (await office.get(path)).text())('main')
  const hrefOf = (paper: { id: string; file_name: string }) => `/bilag/${paper.id}/${encodeURIComponent(paper.file_name)}`
  async function readAll() {
    for (const { sha256 } of await stored()) await readStoredFile(platform, { ...of, id: sha256.toString('hex') })
  }
  async function release(id: string) {
    await readAll()
    const main = await mainOf(`/import/${id}`)
    const fields = main
      .find('.doubt-list input[type=checkbox]')
      .map((_, box) => box.attribs['name'] ?? '')
      .get()
    return office.post(`/import/${id}`, { do: 'release', ...Object.fromEntries(fields.map((field) => [field, 'ja'])) })
  }
  const undo = (id: string) => office.post(`/import/${id}/fortryd`)
  return {
    municipality,
    office,
    visitor,
    as,
    send,
    work,
    runs,
    run,
    papers,
    told,
    stored,
    lying,
    doubts,
    mainOf,
    hrefOf,
    release,
    readAll,
    undo,
  }
}
