import type { Tx } from '#platform/db/db.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, type TestDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'

/** A council whose people lay papers beside the items of its meetings and read them. */
export async function papersOfACouncil(db: TestDatabase) {
  const municipality = await aMunicipality(db)
  const visitor = await testApp(db, { municipality })
  const { platform } = visitor
  const { acting, host, hold } = await aCouncil(platform, municipality.id)
  const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

  /** Everybody reads from the same store. */
  const people = {} as Record<'secretary' | 'member' | 'chair' | 'substitute' | 'elsewhere', TestApp>
  {
    const as = (role: 'secretary' | 'member' | 'chair' | 'substitute', bodyId: string) =>
      testApp(db, { municipality, as: role, bodyId, files: platform.files })
    for (const role of ['secretary', 'member', 'chair', 'substitute'] as const) people[role] = await as(role, host.id)
    const other = await aCouncil(platform, municipality.id, 'Et andet råd')
    people.elsewhere = await as('secretary', other.host.id)
  }

  let day = 1
  async function anItemOfAMeeting(given: Partial<Parameters<typeof anItem>[0]> = {}) {
    const startsAt = new Date(Date.UTC(2025, 0, day++, 16))
    const { id, slug, itemIds } = await hold({
      startsAt,
      state: 'planned',
      hasMinutes: false,
      items: [anItem({ title: 'Et punkt', ...given })],
    })
    const [itemId = ''] = itemIds
    const row = await db.owner.selectFrom('agenda_item').select('short_id').where('id', '=', itemId).executeTakeFirstOrThrow()
    return { id, slug, itemId, path: `/punkt/${row.short_id}/bilag`, shortId: row.short_id }
  }

  type Sent = { name: string; bytes: Buffer }
  /** As a browser sends a form with files. */
  function send(app: TestApp, path: string, fields: Record<string, string>, files: Record<string, Sent[]> = {}) {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const [field, sent] of Object.entries(files))
      for (const { name, bytes } of sent) body.append(field, new File([new Uint8Array(bytes)], name))
    return app.request('POST', path, { body })
  }
  const add = (path: string, ...files: Sent[]) => send(people.secretary, path, { do: 'tilfoej' }, { filer: files })
  const rows = (itemId: string) =>
    db.owner
      .selectFrom('attachment')
      .selectAll()
      .where('item_id', '=', itemId)
      .where('removed_at', 'is', null)
      .orderBy('position')
      .execute()
  const stored = (sha256: Buffer | null | undefined) =>
    db.owner
      .selectFrom('stored_file')
      .selectAll()
      .where('municipality_id', '=', municipality.id)
      .where('sha256', '=', sha256 ?? Buffer.alloc(32))
      .executeTakeFirst()
  const open = (path: string, id: string, title = 'Budget', openness = 'open') =>
    send(people.secretary, path, { do: 'gem', bilag: id, [`titel-${id}`]: title, [`adgang-${id}`]: openness })
  const fetchFile = (app: TestApp, paper: { id: string; file_name: string }) =>
    app.get(`/bilag/${paper.id}/${encodeURIComponent(paper.file_name)}`)

  return { municipality, visitor, host, acting, act, people, anItemOfAMeeting, send, add, rows, stored, open, fetchFile }
}
