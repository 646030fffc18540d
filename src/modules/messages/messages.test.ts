import { load } from 'cheerio'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { createAccount, mailTo } from '#modules/accounts/index.ts'
import { appoint, createPerson } from '#modules/council/index.ts'
import { municipalityDirectory } from '#platform/db/municipalities.ts'
import { newId } from '#platform/ids.ts'
import { createPost } from '#platform/mail.ts'
import { deliverMail } from '#platform/outbox/deliver.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil } from '#test/make.ts'
import { mailServer } from '#test/smtp.ts'
import { mailDeps } from '../../workers.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const neighbour = await aMunicipality(db, { code: '902' })
const demo = await aMunicipality(db, { code: '903', isDemo: true })
const secretary = await testApp(db, { municipality, as: 'secretary' })
const administrator = await testApp(db, { municipality, as: 'administrator' })
const { platform } = secretary
const council = await aCouncil(platform, municipality.id)
const committee = await aCouncil(platform, municipality.id, 'Sprogudvalget')

const pageOf = async (app: TestApp, path = '/beskeder') => {
  const answer = await app.get(path)
  return { status: answer.status, main: load(await answer.text())('main') }
}
const words = async (app: TestApp, path?: string) => (await pageOf(app, path)).main.text()

async function member(name: string, tenant = municipality) {
  const email = `${newId()}@example.org`
  const id = await platform.db.in(tenant.id, async (tx) =>
    createAccount(tx, tenant.id, { personId: await createPerson(tx, tenant.id, { name }), email }),
  )
  return { id, email }
}

const tell = async (accountIds: string[], about: string, kind = 'meeting_called', tenant = municipality) => {
  await platform.db.in(tenant.id, (tx) => mailTo(tx, tenant.id, platform.clock, { accountIds, kind, params: {}, about }))
  const rows = await db.owner.selectFrom('outgoing_mail').select('id').orderBy('id', 'desc').limit(accountIds.length).execute()
  return rows.map((row) => row.id).reverse()
}

/** Sends mails as the workers do, in words of the test's own. @param url a mail server; none: the demo shows its mails */
async function send(ids: string[], url: string | null, tenant = municipality) {
  const post = url === null ? null : createPost(url, 'no-reply@kommune.example')
  const render = async () => ({ subject: 'Indkaldelse', text: 'Se mødet:\n\nhttps://kommune.example/moeder/1?a=<b>' })
  const deps = {
    ...mailDeps(platform, municipalityDirectory(db.app, ''), post),
    kinds: { meeting_called: { render }, invitation: { render } },
  }
  for (const id of ids) await deliverMail(deps, { municipalityId: tenant.id, id }).catch(() => {})
}

const stateOf = async (id: string) =>
  db.owner.selectFrom('outgoing_mail').select(['state', 'address']).where('id', '=', id).executeTakeFirst()

beforeEach(async () => {
  await sql`delete from outgoing_mail`.execute(db.owner)
})

describe('a mail that was refused', () => {
  async function refused() {
    const server = await mailServer()
    const meeting = await council.hold()
    const [karla, omar] = [await member('Karla Kollerup'), await member('Omar Ali')]
    server.answers[karla.email] = `550 5.1.1 <${karla.email}> no such user`
    const ids = await tell([karla.id, omar.id], `meeting/${meeting.id}`)
    await send(ids, server.url)
    return { server, karla, id: ids[0] ?? '', meeting }
  }

  test('is shown by name with the reason in plain words, without the address; who got theirs stands beside', async () => {
    const { karla } = await refused()
    const { main } = await pageOf(secretary)
    const row = main.find('tr:contains("Karla Kollerup")').text()
    expect(row).toContain('Adressen findes ikke.')
    expect(row).toContain('550 5.1.1 … no such user')
    expect(main.find('h2').text()).toContain('Integrationsrådet')
    expect(main.find('details').text()).toContain('Omar Ali')
    expect(main.html()).not.toContain(karla.email)
    expect(await words(secretary, '/skrivebord')).toContain('En besked kom ikke frem')
  })

  test('goes again to the address that the account has now, once for two clicks', async () => {
    const { server, karla, id } = await refused()
    await db.owner.updateTable('account').set({ email: 'karla.right@example.org' }).where('id', '=', karla.id).execute()
    const fields = { besked: id, do: 'igen', side: '1', once: newId() }
    const answers = [await secretary.post('/beskeder', fields), await secretary.post('/beskeder', fields)]
    expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual([
      [303, '/beskeder'],
      [303, '/beskeder'],
    ])
    expect(await stateOf(id)).toEqual({ state: 'queued', address: 'karla.right@example.org' })
    await send([id], server.url)
    expect(server.arrived.map((one) => one.to)).toContain('karla.right@example.org')
    expect(await words(secretary)).not.toContain('Ikke kommet frem')
    expect(await words(secretary, '/skrivebord')).not.toContain('En besked kom ikke frem')
    const late = await secretary.post('/beskeder', { besked: id, do: 'igen', side: '1', once: newId() })
    expect([late.status, load(await late.text())('main').text()]).toEqual([409, expect.stringContaining('kunne ikke sendes igen')])
  })

  test('to an account that has ended is not sent again, and the page says so', async () => {
    const { karla, id } = await refused()
    await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', karla.id).execute()
    const answer = await secretary.post('/beskeder', { besked: id, do: 'igen', once: newId() })
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('kontoen lukket')])
    expect((await stateOf(id))?.state).toBe('refused')
  })

  test('leaves the desk when somebody has dealt with it, and the log knows who', async () => {
    const { id } = await refused()
    expect((await secretary.post('/beskeder', { besked: id, do: 'klaret', once: newId() })).status).toBe(303)
    expect(await words(secretary, '/skrivebord')).not.toContain('En besked kom ikke frem')
    expect(await words(secretary)).toContain('Kom ikke frem, men er klaret')
    const entries = await db.owner.selectFrom('audit_entry').select(['action', 'actor']).where('thing', '=', `mail/${id}`).execute()
    expect(entries).toEqual([{ action: 'mail.settle', actor: expect.stringMatching(/^account\//) }])
  })
})

test('a mail server that does not answer is said in plain words, with the number that wait', async () => {
  const server = await mailServer()
  await server.stop()
  await send(await tell([(await member('Karla Kollerup')).id], `meeting/${(await council.hold()).id}`), server.url)
  const { main } = await pageOf(secretary)
  expect(main.text()).toContain('1 venter')
  expect(main.find('tr:contains("Karla")').text()).toContain('Mailserveren svarer ikke')
  expect(main.find('form')).toHaveLength(0)
})

test('whoever works for one body sees mails about its meetings alone, and only the administrator those that let people in', async () => {
  const ofCouncil = await testApp(db, { municipality, as: 'secretary', bodyId: council.host.id })
  const both = [await council.hold(), await committee.hold()]
  const [karla] = [await member('Karla Kollerup')]
  const ids = [
    ...(await tell([karla.id], `meeting/${both[0]?.id}`)),
    ...(await tell([karla.id], `meeting/${both[1]?.id}`)),
    ...(await tell([karla.id], `account/${karla.id}`, 'invitation')),
  ]
  const seen = async (app: TestApp) => {
    const text = (await pageOf(app)).main.find('h2').text()
    return ['Integrationsrådet', 'Sprogudvalget', 'Login-links og invitationer'].map((title) => text.includes(title))
  }
  expect([await seen(administrator), await seen(secretary), await seen(ofCouncil)]).toEqual([
    [true, true, true],
    [true, true, false],
    [true, false, false],
  ])
  const statuses = async (app: TestApp) => Promise.all(ids.map(async (id) => (await app.get(`/beskeder/${id}`)).status))
  expect([await statuses(administrator), await statuses(secretary), await statuses(ofCouncil)]).toEqual([
    [200, 200, 200],
    [200, 200, 404],
    [200, 404, 404],
  ])
  for (const id of ids.slice(1)) expect((await ofCouncil.post('/beskeder', { besked: id, do: 'klaret' })).status).toBe(404)
})

test("another municipality's mails are not there", async () => {
  const stranger = await member('Nina Nabo', neighbour)
  const [id = ''] = await tell([stranger.id], `account/${stranger.id}`, 'invitation', neighbour)
  expect(await words(administrator)).not.toContain('Nina Nabo')
  expect((await administrator.get(`/beskeder/${id}`)).status).toBe(404)
  expect((await administrator.post('/beskeder', { besked: id, do: 'igen' })).status).toBe(404)
})

test('in a demo the mail can be read, with its links; elsewhere its words are not kept', async () => {
  const app = await testApp(db, { municipality: demo, as: 'administrator' })
  const [shown = ''] = await tell([(await member('Karla', demo)).id], 'account/x', 'invitation', demo)
  await send([shown], null, demo)
  const { main } = await pageOf(app, `/beskeder/${shown}`)
  expect(main.text()).toContain('Se mødet:')
  expect(main.find('a[href^="https://kommune.example"]').attr('href')).toBe('https://kommune.example/moeder/1?a=<b>')
  const server = await mailServer()
  const [sent = ''] = await tell([(await member('Karla')).id], 'account/x', 'invitation')
  await send([sent], server.url)
  expect(await words(administrator, `/beskeder/${sent}`)).toContain('Teksten gemmes ikke')
})

test('many matters come on several pages', async () => {
  const meetings = await Promise.all(Array.from({ length: 12 }, () => council.hold()))
  const people = await Promise.all(Array.from({ length: 4 }, (_, n) => member(`Person ${n}`)))
  for (const meeting of meetings)
    await tell(
      people.map((one) => one.id),
      `meeting/${meeting.id}`,
    )
  const { main } = await pageOf(secretary)
  expect(main.find('h2:contains("Integrationsrådet")')).toHaveLength(10)
  expect((await pageOf(secretary, '/beskeder?side=2')).main.find('h2:contains("Integrationsrådet")')).toHaveLength(2)
  for (const side of ['0', '-1', 'x', '99999', '999']) expect((await secretary.get(`/beskeder?side=${side}`)).status).toBe(200)
})

test('a call to a meeting to come names the members whom no mail can reach, with the way to invite them; what was held names nobody', async () => {
  await platform.db.in(municipality.id, async (tx) => {
    const acting = { municipalityId: municipality.id, actor: 'operator' as const, clock: platform.clock }
    const personId = await createPerson(tx, municipality.id, { name: 'Ulla Uden' })
    const place = { personId, bodyId: committee.host.id, seatId: null, function: 'substitute' as const }
    await appoint(tx, acting, { ...place, from: '2026-01-01', to: null })
  })
  const [karla] = [await member('Karla Kollerup')]
  const coming = await committee.hold({ startsAt: new Date('2026-06-01T15:00:00Z') })
  const held = await committee.hold({ startsAt: new Date('2026-01-15T15:00:00Z') })
  for (const meeting of [coming, held]) await tell([karla.id], `meeting/${meeting.id}`)
  const { main } = await pageOf(secretary)
  const text = main.find('section:contains("Sprogudvalget")').text()
  expect(text.split('Ulla Uden')).toHaveLength(2)
  expect(main.find('a:contains("Invitér dem")').attr('href')).toBe('/opsaetning/raad/sprogudvalget/perioder')
})

test('without a mail server the page says what to set and calls nothing on its way; a demo shows its mails instead', async () => {
  await tell([(await member('Karla Kollerup')).id], `meeting/${(await council.hold()).id}`)
  const at = (hasMail: boolean, where = municipality) => testApp(db, { municipality: where, as: 'administrator', hasMail })
  const pages = ['/beskeder', '/brugere', '/brugere/ny', '/opsaetning']
  const says = async (app: TestApp) => (await Promise.all(pages.map((path) => words(app, path)))).map((text) => text.includes('SMTP_URL'))
  const deaf = await at(false)
  expect(await says(deaf)).toEqual([true, true, true, true])
  expect(await words(deaf)).not.toContain('På vej')
  expect(await says(await at(true))).toEqual([false, false, false, false])
  expect(await says(await at(false, demo))).toEqual([false, false, false, false])
})

test('a name full of signs stays a name', async () => {
  const server = await mailServer()
  const odd = await member('<script>alert(1)</script> عمر')
  server.answers[odd.email] = '550 <b>no</b> "user" & more'
  await send(await tell([odd.id], `meeting/${(await council.hold()).id}`), server.url)
  const { main } = await pageOf(secretary)
  expect(main.find('script, b')).toHaveLength(0)
  expect(main.text()).toContain('<script>alert(1)</script> عمر')
})

test.each([{ besked: 'x', do: 'igen' }, { besked: newId() }, { besked: newId(), do: 'slet' }, {}])('%j is no step', async (fields) => {
  expect((await secretary.post('/beskeder', fields as Record<string, string>)).status).toBe(400)
})
