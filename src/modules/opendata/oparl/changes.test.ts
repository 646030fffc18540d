import { createHash } from 'node:crypto'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { ensureCase, linkCases } from '#modules/cases/index.ts'
import { addPerson, appoint, changePerson, markBodyPublic, putSetting, updateBody } from '#modules/council/index.ts'
import { publish, publishAgenda, releaseMinutes, withdraw } from '#modules/meetings/index.ts'
import { papersOfACouncil } from '#modules/meetings/papers/papers.testing.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem } from '#test/make.ts'
import { type ListPage, type OparlObject, walk } from './validator.testing.ts'

const db = await testDatabase()
const house = await papersOfACouncil(db)
const { municipality, visitor, acting, act, host } = house
const { hold } = await aCouncil(visitor.platform, municipality.id, 'Et råd til møder')
const base = '/api/oparl/v1.1'
const body = `${base}/body/${municipality.id}`

const status = async (path: string) => (await visitor.get(path)).status
const read = async <T = OparlObject>(path: string): Promise<T> => (await visitor.get(path)).json() as Promise<T>
const object = (kind: string, id: string) => read(`${base}/${kind}/${id}`)
const list = (name: string, since?: string) =>
  read<ListPage>(`${body}/${name}${since ? `?modified_since=${encodeURIComponent(since)}` : ''}`).then(({ data }) => data)
/** Time goes by, so that what is changed now is seen to be changed now. */
const later = () => visitor.travel({ minutes: 10 })
const idOf = ({ id }: OparlObject) => id.split('/').at(-1) ?? ''

const aReleased = async (given: Parameters<typeof hold>[0] = {}) => {
  const meeting = await hold({ items: [anItem({ title: 'Et punkt', decision: aDecision('Vi gør det') })], ...given })
  await act((tx) => releaseMinutes(tx, acting, meeting.id))
  return meeting
}
const aPaper = async () => {
  const meeting = await house.anItemOfAMeeting()
  const bytes = Buffer.from('En note om budgettet')
  await house.add(meeting.path, { name: 'Budget æ.txt', bytes })
  const paper = (await house.rows(meeting.itemId))[0]?.id ?? ''
  await house.open(meeting.path, paper)
  await act((tx) => publishAgenda(tx, acting, meeting.id))
  return { ...meeting, paper, bytes }
}

describe('R10: whatever changes has changed now, and so has what it stands in', () => {
  test('a correction: the item and its meeting, and no other item', async () => {
    const meeting = await aReleased({ items: [anItem({ title: 'Det ene' }), anItem({ title: 'Det andet' })] })
    const [one = '', other = ''] = meeting.itemIds
    const before = {
      one: await object('agendaitem', one),
      other: await object('agendaitem', other),
      meeting: await object('meeting', meeting.id),
    }
    later()
    await db.owner.updateTable('agenda_item').set({ title: 'Rettet' }).where('id', '=', one).execute()
    expect(await object('agendaitem', one), 'before it is published nobody hears of it').toEqual(before.one)
    await act((tx) => publish(tx, acting, meeting.id, 'corrected', 'Stavefejl'))
    const after = {
      one: await object('agendaitem', one),
      other: await object('agendaitem', other),
      meeting: await object('meeting', meeting.id),
    }
    expect([after.one['name'], after.one.created]).toEqual(['Rettet', before.one.created])
    expect([after.one.modified > before.one.modified, after.meeting.modified > before.meeting.modified]).toEqual([true, true])
    expect(after.other).toEqual(before.other)
  })

  test('a name: the person, not the body; a new member: the person and the organization', async () => {
    await act((tx) => markBodyPublic(tx, host.id))
    const personId = await act((tx) => addPerson(tx, acting, 'Yasmin Ny'))
    expect(await status(`${base}/person/${personId}`)).toBe(404)
    const placed = await act((tx) =>
      appoint(tx, acting, { personId, bodyId: host.id, seatId: null, function: 'member', from: '2026-01-01', to: null }),
    )
    const membershipId = 'id' in placed ? placed.id : ''
    const before = { person: await object('person', personId), organization: await object('organization', host.id) }
    expect(before.organization['membership']).toContain(`${municipality.origin}${base}/membership/${membershipId}`)
    later()
    await act((tx) => changePerson(tx, acting, personId, { name: 'Yasmin Gift', profile: 'Bor i Fjordby' }))
    const after = await object('person', personId)
    expect([after['name'], after.modified > before.person.modified]).toEqual(['Yasmin Gift', true])
    expect(JSON.stringify(after)).not.toContain('Bor i Fjordby')
    expect((await object('organization', host.id)).modified).toBe(before.organization.modified)
  })

  test('a setting: the licence stands on the system and the body, and both have changed', async () => {
    const before = await read(`${base}/system`)
    later()
    const licence = 'https://creativecommons.org/publicdomain/zero/1.0/'
    const row = { key: 'open_data_licence', bodyId: null, value: licence, validFrom: '2020-01-01' }
    await act((tx) => putSetting(tx, municipality.id, row))
    const after = await read(`${base}/system`)
    expect([after['license'], after.modified > before.modified]).toEqual([licence, true])
    expect((await object('body', municipality.id))['license']).toBe(licence)
  })

  test('two changes in the same second are two moments', async () => {
    const meeting = await aReleased()
    const first = await object('meeting', meeting.id)
    await act((tx) => publish(tx, acting, meeting.id, 'corrected', 'igen'))
    expect((await object('meeting', meeting.id)).modified > first.modified).toBe(true)
  })

  test('the day brings its own: who leaves today is gone from the lists without anybody doing anything', async () => {
    const personId = await act((tx) => addPerson(tx, acting, 'Gorm Kort'))
    await act((tx) =>
      appoint(tx, acting, { personId, bodyId: host.id, seatId: null, function: 'member', from: '2026-01-01', to: '2026-03-04' }),
    )
    expect(await object('person', personId)).toMatchObject({ name: 'Gorm Kort' })
    visitor.travel({ hours: 72 })
    expect(await object('person', personId)).toMatchObject({ deleted: true })
  })
})

describe('R9: what was taken back', () => {
  test('a withdrawn meeting, its items and its papers keep their ids and times alone, and come only to who asks what changed', async () => {
    const meeting = await aPaper()
    const before = await object('meeting', meeting.id)
    later()
    await act((tx) => withdraw(tx, acting, meeting.id, 'error'))
    for (const [kind, id, name] of [
      ['meeting', meeting.id, 'meetings'],
      ['agendaitem', meeting.itemId, 'agendaitems'],
      ['file', meeting.paper, 'files'],
    ] as const) {
      const gone = await object(kind, id)
      expect(Object.keys(gone)).toEqual(['id', 'type', 'created', 'modified', 'deleted'])
      expect([gone['deleted'], gone.modified > before.modified]).toEqual([true, true])
      expect((await list(name)).map(({ id }) => id)).not.toContain(gone.id)
      expect((await list(name, gone.modified)).map(({ id }) => id)).toContain(gone.id)
    }
    expect(await status(`${base}/file/${meeting.paper}/access`)).toBe(410)
    expect(await status(`${base}/file/${meeting.paper}/download`)).toBe(410)
    later()
    await act((tx) => publish(tx, acting, meeting.id, 'agenda'))
    const again = await object('meeting', meeting.id)
    expect([again['deleted'], again.created]).toEqual([undefined, before.created])
    expect(await status(`${base}/file/${meeting.paper}/access`)).toBe(200)
  })

  test('is gone though nobody had asked before', async () => {
    const meeting = await aReleased()
    await act((tx) => withdraw(tx, acting, meeting.id, 'error'))
    expect(await object('meeting', meeting.id)).toMatchObject({ deleted: true })
    expect(await object('agendaitem', meeting.itemIds[0] ?? '')).toMatchObject({ deleted: true })
  })

  test('a paper that is closed takes its meeting’s moment along, and one that never was public was never there', async () => {
    const meeting = await aPaper()
    const before = await object('meeting', meeting.id)
    expect(JSON.stringify(before)).toContain(meeting.paper)
    later()
    await house.open(meeting.path, meeting.paper, 'Budget', 'closed')
    await act((tx) => publish(tx, acting, meeting.id, 'corrected', 'Lukket'))
    const after = await object('meeting', meeting.id)
    expect(JSON.stringify(after)).not.toContain(meeting.paper)
    expect(after.modified > before.modified).toBe(true)
    expect(await object('file', meeting.paper)).toMatchObject({ deleted: true, modified: after.modified })
    const other = await house.anItemOfAMeeting()
    await house.add(other.path, { name: 'lukket.txt', bytes: Buffer.from('hemmeligt') })
    const closed = (await house.rows(other.itemId))[0]?.id ?? ''
    await act((tx) => publishAgenda(tx, acting, other.id))
    expect([await status(`${base}/file/${closed}`), await status(`${base}/file/${closed}/access`)]).toEqual([404, 404])
  })

  test('a case is gone when nothing of it is public any more', async () => {
    const meeting = await aReleased()
    const caseId = await act((tx) => ensureCase(tx, municipality.id, { system: 'x', number: '2026-000777', title: 'Havnen' }))
    expect(await status(`${base}/paper/${caseId}`)).toBe(404)
    await act((tx) => linkCases(tx, municipality.id, [{ caseId, itemId: meeting.itemIds[0] ?? '' }]))
    expect(await status(`${base}/paper/${caseId}`), 'not before it is published').toBe(404)
    await act((tx) => publish(tx, acting, meeting.id, 'corrected', 'Sagen'))
    const paper = await object('paper', caseId)
    expect(paper).toMatchObject({ name: 'Havnen', reference: '2026-000777', consultation: [{ role: 'Beslutning', authoritative: true }] })
    const [consultation] = paper['consultation'] as OparlObject[]
    expect((await object('agendaitem', meeting.itemIds[0] ?? ''))['consultation']).toBe(consultation?.id)
    await act((tx) => withdraw(tx, acting, meeting.id, 'error'))
    expect(await object('paper', caseId)).toMatchObject({ deleted: true })
    expect(await object('consultation', consultation ? idOf(consultation) : '')).toMatchObject({ deleted: true })
  })

  test('a body that is no longer public takes its members along', async () => {
    const { host: group } = await aCouncil(visitor.platform, municipality.id, 'En arbejdsgruppe')
    await act((tx) => markBodyPublic(tx, group.id))
    const personId = await act((tx) => addPerson(tx, acting, 'Mads Medlem'))
    await act((tx) => appoint(tx, acting, { personId, bodyId: group.id, seatId: null, function: 'chair', from: '2026-01-01', to: null }))
    expect(await object('organization', group.id)).toMatchObject({ name: 'En arbejdsgruppe' })
    await act((tx) => updateBody(tx, acting, group.id, { isPublic: false }))
    expect(await object('organization', group.id)).toMatchObject({ deleted: true })
    expect(await object('person', personId)).toMatchObject({ deleted: true })
    const { content } = await db.owner.selectFrom('open_object').select('content').where('id', '=', personId).executeTakeFirstOrThrow()
    expect(content, 'and no name of theirs is kept').toBeNull()
  })
})

describe('R13: a paper', () => {
  test('is shown and saved under its own name, and is what its size and checksum say', async () => {
    const { paper, bytes } = await aPaper()
    const file = await object('file', paper)
    expect(file).toMatchObject({
      fileName: 'Budget æ.txt',
      mimeType: 'text/plain',
      size: bytes.length,
      sha512Checksum: createHash('sha512').update(bytes).digest('hex'),
    })
    const shown = await visitor.get(`${base}/file/${paper}/access`)
    expect([shown.headers.get('content-disposition')?.split(';')[0], shown.headers.get('access-control-allow-origin')]).toEqual([
      'inline',
      '*',
    ])
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes)
    const saved = await visitor.get(`${base}/file/${paper}/download`)
    expect(saved.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Budget _.txt"; filename\*=UTF-8''Budget%20%C3%A6\.txt$/,
    )
    expect((await visitor.request('HEAD', `${base}/file/${paper}/access`)).headers.get('content-length')).toBe(String(bytes.length))
    expect((await visitor.get(`${base}/file/${paper}/access`, { 'if-none-match': shown.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('R8: stands within its item, and not where what is internal is left out', async () => {
    const { itemId } = await aPaper()
    expect((await object('agendaitem', itemId))['auxiliaryFile']).toHaveLength(1)
    expect((await read(`${base}/agendaitem/${itemId}?omit_internal=true`))['auxiliaryFile']).toBeUndefined()
  })
})

test('nobody reads of a meeting here before everybody may, nor from another municipality', async () => {
  const draft = await hold({ items: [anItem({ title: 'Ikke endnu' })] })
  expect(await status(`${base}/meeting/${draft.id}`)).toBe(404)
  const theirs = await testApp(db, { municipality: await aMunicipality(db, { code: '902', name: 'Bakkeby' }) })
  const released = await aReleased()
  expect(await status(`${base}/meeting/${released.id}`)).toBe(200)
  expect((await theirs.get(`${base}/meeting/${released.id}`)).status).toBe(404)
  expect((await theirs.get(`${body}/meetings`)).status).toBe(404)
})

test('after all this the whole still breaks no rule', async () => {
  const ask = async (url: string, method = 'GET') => visitor.request(method, url.slice(municipality.origin.length))
  expect((await walk(ask, `${municipality.origin}${base}/system`)).faults).toEqual([])
})

test('an answer takes as many queries for one object as for a hundred', async () => {
  const counted = countingDatabase(db)
  const app = await testApp(counted.db, { municipality })
  app.travel({ hours: 73 })
  await app.get(`${base}/system`)
  const taken = async (path: string) => (await counted.count(() => app.get(path))).queries
  const few = await taken(`${body}/agendaitems?limit=1`)
  expect([await taken(`${body}/agendaitems`), few <= 5]).toEqual([few, true])
  expect(await taken(`${base}/system`)).toBeLessThanOrEqual(4)
})

test('whoever is erased leaves no name in what is kept here, at once', async () => {
  const personId = await act((tx) => addPerson(tx, acting, 'Petra Planlagt'))
  const given = { personId, bodyId: host.id, seatId: null, function: 'observer' as const, from: '2026-01-01', to: null }
  const placed = await act((tx) => appoint(tx, acting, given))
  expect(await object('person', personId)).toMatchObject({ name: 'Petra Planlagt' })
  const membership = 'id' in placed ? placed.id : ''
  await db.owner.deleteFrom('membership').where('id', '=', membership).execute()
  const holding = () => db.owner.selectFrom('open_object').select('id').where('content', 'like', '%Petra Planlagt%').execute()
  expect(await holding(), 'nobody has asked since').not.toEqual([])
  const office = await testApp(db, { municipality, as: 'administrator' })
  const page = load(await (await office.get(`/personer/${personId}/sletning`)).text())
  const fields = { plan: String(page('[name=plan]').attr('value') ?? ''), once: newId(), grund: 'request', sikker: 'ja' }
  expect((await office.post(`/personer/${personId}/sletning`, fields)).status).toBe(303)
  expect(await holding()).toEqual([])
  expect(Object.keys(await object('person', personId))).toEqual(['id', 'type', 'created', 'modified', 'deleted'])
})
