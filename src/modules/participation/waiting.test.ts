import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureCase } from '#modules/cases/index.ts'
import { letGo, publishAgenda, releaseMinutes } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { nobody } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase, waitingForLocks } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const now = '2026-03-02T12:00:00Z'
const app = await testApp(db, { municipality: ours, now })
const council = await aCouncil(app.platform, ours.id)
const committee = await aCouncil(app.platform, ours.id, 'Kulturudvalget')
const { acting } = council
const sender = await testApp(db, { municipality: ours, as: 'secretary', bodyId: council.host.id, now })
const receiver = await testApp(db, { municipality: ours, as: 'secretary', bodyId: committee.host.id, now })
const colleague = await testApp(db, { municipality: ours, as: 'secretary', bodyId: committee.host.id, now })
const inside = <R>(work: (tx: Tx) => Promise<R>) => app.platform.db.in(ours.id, work)

const planned = { state: 'planned' as const, hasMinutes: false }
const referred = (given = {}) => aDecision('Sendt til udvalget.', { outcome: 'referred', referredToBodyId: committee.host.id, ...given })
let theirs: { id: string; slug: string }
let later: { id: string; slug: string }

beforeAll(async () => {
  theirs = await committee.hold({ ...planned, startsAt: new Date('2026-04-20T16:00:00Z') })
  later = await committee.hold({ ...planned, startsAt: new Date('2026-05-18T16:00:00Z') })
})

let days = 0
/** A meeting of the council with one item, its minutes released. */
async function decided(title: string, given: Parameters<typeof anItem>[0] = {}, isReleased = true) {
  const meeting = await council.hold({
    agenda: 'published',
    startsAt: new Date(Date.UTC(2026, 0, ++days, 16)),
    items: [anItem({ title, decision: referred(), ...given })],
  })
  if (isReleased) await inside((tx) => releaseMinutes(tx, acting, meeting.id))
  return meeting
}
const list = async (who = receiver) => load(await (await who.get('/forslag')).text())
const titles = async (who = receiver) =>
  (await list(who))('tbody th')
    .toArray()
    .map((cell) => load(cell).text().trim())
const formOf = async (title: string, who = receiver) => {
  const $ = await list(who)
  const form = $('form[aria-label]').filter((_, one) => $(one).attr('aria-label') === title)
  const field = form.find('select').attr('name') ?? ''
  return { once: form.find('[name=once]').val() as string, decision: form.find('[name=decision]').val() as string, field }
}
const put = async (title: string, meeting = theirs, who = receiver) => {
  const { field, ...form } = await formOf(title)
  return who.post('/forslag', { ...form, do: 'takeUp', [field]: meeting.id })
}
const itemsOn = (meetingId: string) =>
  db.owner
    .selectFrom('agenda_item')
    .leftJoin('case_item', 'case_item.item_id', 'agenda_item.id')
    .leftJoin('case_file', 'case_file.id', 'case_item.case_id')
    .select(['agenda_item.title', 'openness', 'public_title', 'case_file.number'])
    .where('meeting_id', '=', meetingId)
    .orderBy('agenda_item.position')
    .execute()

describe('an item that was referred', () => {
  test('waits for the other body’s secretariat alone, once the minutes are released, with the way to the decision and the case', async () => {
    const caseId = await inside((tx) => ensureCase(tx, ours.id, { system: '', number: '2026-7', title: 'Klubhuset' }))
    const meeting = await decided('Klubhus', { caseIds: [caseId], sections: [aSection('Huset er gammelt.')] }, false)
    expect(await titles()).toEqual([])
    await inside((tx) => releaseMinutes(tx, acting, meeting.id))
    expect([await titles(), await titles(sender)]).toEqual([['Klubhus'], []])
    const links = (await list())('table a')
      .toArray()
      .map((link) => link.attribs['href'])
    expect(links[0]).toMatch(/^\/punkt\/[a-z0-9]{8}$/)
    expect(links[1]).toBe('/sager/2026-7')
    expect((await receiver.get(links[0] ?? '')).status).toBe(200)
    expect(await (await receiver.get('/skrivebord')).text()).toContain('Klubhus')
  })

  test('comes on an agenda of the body by one press, tied to the case; pressed twice, or by two, it comes once', async () => {
    const { field, ...form } = await formOf('Klubhus')
    const asked = { ...form, do: 'takeUp', [field]: theirs.id }
    const [first, again] = [await receiver.post('/forslag', asked), await receiver.post('/forslag', asked)]
    expect(first.headers.get('location')).toMatch(/^\/forslag\?sat=ja&punkt=/)
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect((await colleague.post('/forslag', { ...asked, once: '' })).status).toBe(409)
    expect(await itemsOn(theirs.id)).toEqual([{ title: 'Klubhus', openness: 'open', public_title: null, number: '2026-7' }])
    expect(await titles()).toEqual([])
  })

  test('of two who press at the same moment one puts it on, and the other is told', async () => {
    await decided('Søbad')
    const before = (await itemsOn(theirs.id)).length
    const { decision, field } = await formOf('Søbad')
    const press = (who: typeof receiver, meeting: { id: string }) =>
      who.post('/forslag', { do: 'takeUp', decision, [field]: meeting.id, once: newId() })
    const answers = await db.owner
      .transaction()
      .execute(async (holding) => {
        await holding.selectFrom('decision').select('id').where('id', '=', decision).forUpdate().execute()
        const both = [press(receiver, theirs), press(colleague, later)]
        await waitingForLocks(db, 2)
        return both
      })
      .then((both) => Promise.all(both))
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409])
    expect((await itemsOn(theirs.id)).length + (await itemsOn(later.id)).length).toBe(before + 1)
  })

  test('and is closed stays closed, and so do its words', async () => {
    await decided('Naboens gæld', { openness: 'closed', publicTitle: 'Personsag', sections: [aSection('Hemmeligt', 'closed')] })
    const $ = await list()
    expect($('table a').first().attr('href')).toMatch(/^\/moeder\//)
    await put('Naboens gæld', later)
    expect((await itemsOn(later.id)).at(-1)).toMatchObject({ title: 'Naboens gæld', openness: 'closed', public_title: 'Personsag' })
    await inside((tx) => publishAgenda(tx, committee.acting, later.id))
    const page = await (await app.get(`/moeder/${later.slug}`)).text()
    expect([page.includes('Personsag'), page.includes('gæld'), page.includes('Hemmeligt')]).toEqual([true, false, false])
  })

  test('is put on by nobody but the receiving body’s secretariat, and on no agenda but its own', async () => {
    await decided('Bænke')
    const own = await council.hold({ ...planned, startsAt: new Date('2026-06-01T16:00:00Z') })
    const { field, decision } = await formOf('Bænke')
    expect((await put('Bænke', theirs, sender)).status).toBe(409)
    expect((await receiver.post('/forslag', { do: 'takeUp', decision, [field]: own.id })).status).toBe(422)
    expect((await sender.post('/forslag', { do: 'letGo', decision })).status).toBe(409)
    const by = { ...nobody, grants: [{ role: 'secretary' as const, bodyId: council.host.id }] }
    await expect(inside((tx) => letGo(tx, { ...acting, by }, decision))).rejects.toMatchObject({ status: 404 })
    expect([await itemsOn(own.id), await titles()]).toEqual([[], ['Bænke']])
  })

  test('goes on no agenda when they say so, and that is written down', async () => {
    const { decision } = await formOf('Bænke')
    expect((await receiver.post('/forslag', { do: 'letGo', decision })).headers.get('location')).toBe('/forslag?lagt=vaek')
    expect(await titles()).toEqual([])
    expect(await db.owner.selectFrom('audit_entry').select('payload').where('action', '=', 'item.let_go').execute()).toMatchObject([
      { payload: { decision } },
    ])
  })
})

describe('an item that was postponed', () => {
  test('waits for its own body, first for the meeting on its day, until the case stands on a later agenda', async () => {
    const soon = await council.hold({ ...planned, startsAt: new Date('2026-03-09T16:00:00Z') })
    const then = await council.hold({ ...planned, startsAt: new Date('2026-04-13T16:00:00Z') })
    const caseId = await inside((tx) => ensureCase(tx, ours.id, { system: '', number: '2026-8' }))
    const decision = aDecision('Udsat.', { outcome: 'postponed', postponedTo: '2026-04-13' })
    await decided('Lys på stien', { decision, caseIds: [caseId] }, false)
    expect([await titles(), await titles(sender)]).toEqual([[], ['Lys på stien']])
    expect((await list(sender))('option[selected]').attr('value')).toBe(then.id)
    const back = await council.hold({ ...planned, startsAt: new Date('2026-03-10T16:00:00Z'), items: [anItem({ caseIds: [caseId] })] })
    expect(await titles(sender)).toEqual([])
    await db.owner.updateTable('meeting').set({ state: 'cancelled', cancelled_reason: 'For få' }).where('id', '=', back.id).execute()
    expect(await titles(sender)).toEqual(['Lys på stien'])
    expect(soon.id).not.toBe(then.id)
  })
})

test('the list takes the same number of queries for one item and for many', async () => {
  const counting = countingDatabase(db)
  const app = await testApp(counting.db, { municipality: ours, as: 'secretary', bodyId: committee.host.id, now })
  const queries = async () => {
    const { queries, result } = await counting.count(() => app.get('/forslag'))
    expect(result.status).toBe(200)
    return queries
  }
  await decided('Et')
  const one = await queries()
  for (const title of ['To', 'Tre', 'Fire']) await decided(title)
  expect([await queries(), (await titles()).length]).toEqual([one, 4])
  expect(htmlProblems(await (await receiver.get('/forslag')).text())).toEqual([])
})
