import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { createAccount } from '#modules/accounts/index.ts'
import { appoint, createBody, createPerson, type MembershipFunction } from '#modules/council/index.ts'
import { verifyChain } from '#platform/audit/audit.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const hostile = '<script>alert(1)</script>"\'&'

let towns = 0
/** A council with its secretary at the screen. */
async function aCouncil(over: typeof db = db) {
  const municipality = await aMunicipality(db, { code: String(800 + ++towns) })
  const { platform } = await testApp(db, { municipality })
  const inside = <R>(work: Parameters<typeof platform.db.in<R>>[1]) => platform.db.in(municipality.id, work)
  const acting = { municipalityId: municipality.id, actor: 'operator' as const, clock: platform.clock }
  const newBody = (name: string) => inside((tx) => createBody(tx, municipality.id, { name, kind: 'council', isPublic: true }))
  const bodyId = await newBody('Rådet')
  const place = (personId: string, fn: MembershipFunction = 'observer', to: string | null = null, body = bodyId) =>
    inside((tx) => appoint(tx, acting, { personId, bodyId: body, seatId: null, function: fn, from: '2026-01-01', to }))
  const somebody = async (name: string, ...where: [MembershipFunction?, (string | null)?]) => {
    const personId = await inside((tx) => createPerson(tx, municipality.id, { name }))
    await place(personId, ...where)
    return personId
  }
  const withAccount = async (name: string, given: { invited_at?: Date; last_sign_in_at?: Date; ended_at?: Date } = {}) => {
    const personId = await somebody(name)
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`
    const id = await inside((tx) => createAccount(tx, municipality.id, { personId, email }))
    if (Object.keys(given).length > 0) await db.owner.updateTable('account').set(given).where('id', '=', id).execute()
    return personId
  }
  const secretary = await testApp(over, { municipality, as: 'secretary', bodyId })
  const at = '/opsaetning/raad/raadet/perioder/medlemmer/inviter'
  const mails = async () =>
    (
      await db.owner
        .selectFrom('outgoing_mail')
        .select(['address', 'kind', 'lang'])
        .where('municipality_id', '=', municipality.id)
        .orderBy('address')
        .execute()
    ).map((mail) => `${mail.kind} ${mail.address} ${mail.lang}`)
  return { municipality, inside, bodyId, newBody, place, somebody, withAccount, secretary, at, mails }
}

/** The rows of the page as they are read, by name. */
function read(html: string) {
  expect(htmlProblems(html)).toEqual([])
  expect(html).not.toContain('<script>alert')
  const $ = load(html)
  const rows = $('main tbody tr')
    .toArray()
    .map((row) => {
      const cells = $(row).children().toArray()
      const [first = '', fn = '', email = '', state = ''] = cells.map((cell) => $(cell).text().trim())
      const name = $(row).find('th label').text() || first
      const box = $(row).find('input[type=checkbox]')
      const field = $(row).find('input[type=email]')
      return {
        name,
        fn,
        email: field.length > 0 ? `[${field.val() ?? ''}]` : email,
        state,
        tick: box.length === 0 ? 'none' : box.is('[checked]') ? 'on' : 'off',
      }
    })
  const errors = $('#error-summary li')
    .toArray()
    .map((item) => $(item).text())
  for (const link of $('#error-summary a').toArray()) expect($($(link).attr('href') ?? '-')).toHaveLength(1)
  return { rows, errors, done: $('main .alert-success').text().trim() }
}

const day = (text: string) => new Date(`${text}T12:00:00Z`)
const tick = (...people: string[]) => Object.fromEntries(people.map((id) => [`hvem-${id}`, 'ja']))

describe('the list', () => {
  test('holds whoever is in the body today and has not signed in, and ticks those with a known address and no open invitation', async () => {
    const { somebody, withAccount, secretary, at, municipality } = await aCouncil()
    await somebody('Amal Ny', 'chair')
    await somebody(`Bo ${hostile}`, 'substitute')
    await withAccount('Carl Kendt')
    await withAccount('Dina Åben', { invited_at: day('2026-02-25') })
    await withAccount('Egon Gammel', { invited_at: day('2026-02-20') })
    await withAccount('Fie Inde', { last_sign_in_at: day('2026-02-20') })
    await withAccount('Gert Lukket', { ended_at: day('2026-02-20') })
    await somebody('Hans Fortid', 'observer', '2026-02-01')
    const { rows } = read(await (await secretary.get(at)).text())
    expect(rows.map(({ name, fn, email, state, tick }) => [name, fn, email, tick, state])).toEqual([
      ['Amal Ny', 'Formand', '[]', 'off', 'Ikke inviteret endnu'],
      [`Bo ${hostile}`, 'Suppleant', '[]', 'off', 'Ikke inviteret endnu'],
      ['Carl Kendt', 'Observatør', 'Adressen er kendt', 'on', 'Ikke inviteret endnu'],
      ['Dina Åben', 'Observatør', 'Adressen er kendt', 'off', 'Inviteret 25. februar 2026, har ikke svaret'],
      ['Egon Gammel', 'Observatør', 'Adressen er kendt', 'on', 'Inviteret 20. februar 2026. Linket virker ikke længere'],
      ['Gert Lukket', 'Observatør', 'Adressen er kendt', 'none', expect.stringContaining('konto er lukket')],
    ])
    expect(read(await (await secretary.get(`/en${at}`)).text()).rows).toHaveLength(6)
    // Addresses are for whoever looks after accounts; a secretary needs to know that there is one.
    const administrator = await testApp(db, { municipality, as: 'administrator' })
    expect(
      read(await (await administrator.get(at)).text())
        .rows.map(({ email }) => email)
        .slice(2, 4),
    ).toEqual(['carl@example.org', 'dina@example.org'])
  })

  test('is reached from the page of the terms, and says so when there is nobody left to invite', async () => {
    const { secretary, at } = await aCouncil()
    expect(load(await (await secretary.get('/opsaetning/raad/raadet/perioder')).text())(`a[href="${at}"]`).text()).toBe('Invitér medlemmer')
    const html = await (await secretary.get(at)).text()
    expect(html).toContain('Alle har logget ind')
    expect(load(html)('main form')).toHaveLength(0)
  })

  test('is its own secretariat’s and the administrator’s: no other body’s, no other municipality’s', async () => {
    const { somebody, secretary, at, municipality, newBody, mails } = await aCouncil()
    const amal = await somebody('Amal Ny')
    const fields = { ...tick(amal), [`mail-${amal}`]: 'amal@example.org' }
    const strangers = [
      await testApp(db, { municipality, as: 'secretary', bodyId: await newBody('Et andet råd') }),
      (await aCouncil()).secretary,
    ]
    for (const [index, stranger] of strangers.entries()) {
      // The neighbour has a body of that name, with nobody of these people in it.
      expect((await stranger.get(at)).status).toBe(index === 0 ? 404 : 200)
      const sent = await stranger.post(at, fields)
      expect(sent.status).toBe(index === 0 ? 404 : 422)
      expect(await sent.text()).not.toContain('Amal')
      expect(await mails()).toEqual([])
    }
    expect((await secretary.get(at.replace('raadet', 'findes-ikke'))).status).toBe(404)
  })
})

describe('one press', () => {
  test('invites all who are ticked: an account and a mail for each new one, the mail again for the others, each on record', async () => {
    const { somebody, withAccount, secretary, at, mails, municipality, inside } = await aCouncil()
    const amal = await somebody('Amal Ny')
    const carl = await withAccount('Carl Kendt')
    const dina = await withAccount('Dina Åben', { invited_at: day('2026-02-25') })
    const fields = { ...tick(amal, carl), [`mail-${amal}`]: ' Amal@Example.org ', sprog: 'ar' }
    const answer = await secretary.post(at, fields)
    expect(answer.status).toBe(303)
    expect(await mails()).toEqual(['invitation amal@example.org ar', 'invitation carl@example.org da'])
    const { rows, done } = read(await (await secretary.get(answer.headers.get('location') ?? '')).text())
    expect(done).toBe('2 personer er inviteret')
    expect(rows.map(({ name, tick, state }) => [name, tick, state])).toEqual([
      ['Amal Ny', 'off', 'Inviteret'],
      ['Carl Kendt', 'off', 'Inviteret'],
      ['Dina Åben', 'off', expect.stringContaining('har ikke svaret')],
    ])
    const log = await db.owner
      .selectFrom('audit_entry')
      .select(['action', 'thing'])
      .where('municipality_id', '=', municipality.id)
      .where('actor', 'like', 'account/%')
      .orderBy('seq')
      .execute()
    expect(log.map(({ action }) => action)).toEqual(['account.create', 'account.invite', 'account.invite'])
    expect(new Set(log.map(({ thing }) => thing)).size).toBe(2)
    expect((await inside(verifyChain)).fault).toBeNull()
    expect((await secretary.post(at, tick(dina))).status).toBe(303)
    expect(await mails()).toHaveLength(3)
  })

  test('says of each who could not be invited why, keeps what was typed, and invites the others', async () => {
    const { somebody, withAccount, secretary, at, mails } = await aCouncil()
    const [amal, bo, clara, dan, eva] = [
      await somebody('Amal Ny'),
      await somebody('Bo Forkert'),
      await somebody('Clara Optaget'),
      await somebody('Dan Dobbelt'),
      await somebody('Eva Uden Kryds'),
    ]
    const fie = await withAccount('Fie Inde', { last_sign_in_at: day('2026-02-20') })
    const fields = {
      ...tick(amal, bo, clara, dan, fie),
      [`mail-${amal}`]: 'amal@example.org',
      [`mail-${bo}`]: hostile,
      [`mail-${clara}`]: 'fie@example.org',
      [`mail-${dan}`]: 'amal@example.org',
      [`mail-${eva}`]: 'eva@example.org',
      [`mail-${fie}`]: 'ny@example.org',
      sprog: 'en',
      once: newId(),
    }
    // A double click is answered as the first: the browser shows the last answer.
    const answers = [await secretary.post(at, fields), await secretary.post(at, fields)]
    for (const answer of answers) {
      expect(answer.status).toBe(422)
      const html = await answer.text()
      const { rows, errors, done } = read(html)
      expect(done).toBe('1 person er inviteret')
      expect(rows.map(({ name, email, tick, state }) => [name.split(' ')[0], email, tick, state])).toEqual([
        ['Amal', 'Adressen er kendt', 'off', 'Inviteret'],
        ['Bo', `[${hostile}]`, 'on', 'Ikke inviteret'],
        ['Clara', '[fie@example.org]', 'on', 'Ikke inviteret'],
        ['Dan', '[amal@example.org]', 'on', 'Ikke inviteret'],
        ['Eva', '[eva@example.org]', 'off', 'Ikke inviteret endnu'],
        ['Fie', 'Adressen er kendt', 'none', 'Personen er allerede bruger'],
      ])
      expect(load(html)('[name=sprog]').val()).toBe('en')
      expect(errors.map((error) => error.split(/[,.]/)[0])).toEqual([
        'Bo Forkert: Skriv en hel e-mailadresse',
        'Clara Optaget: Adressen bruges allerede af en anden',
        'Dan Dobbelt: Adressen bruges allerede af en anden',
        'Eva Uden Kryds: Adressen er skrevet',
      ])
    }
    expect(await mails()).toEqual(['invitation amal@example.org en'])
  })

  test('with nobody ticked invites nobody, and a tick without an address asks for one', async () => {
    const { somebody, secretary, at, mails } = await aCouncil()
    const amal = await somebody('Amal Ny')
    expect(read(await (await secretary.post(at, {})).text()).errors).toEqual([expect.stringContaining('Sæt kryds ved mindst én')])
    const bare = { ...tick(amal), [`mail-${amal}`]: '' }
    expect(read(await (await secretary.post(at, bare)).text()).errors).toEqual([expect.stringContaining('hel e-mailadresse')])
    expect(await mails()).toEqual([])
  })

  test('lets in nobody who sits where the secretary has no say, nor whoever is not in the body', async () => {
    const { somebody, withAccount, place, newBody, secretary, at, mails, municipality } = await aCouncil()
    const amal = await somebody('Amal Ny')
    const else_ = await withAccount('Else Elsewhere')
    const gone = await somebody('Hans Fortid', 'observer', '2026-02-01')
    await place(else_, 'chair', null, await newBody('Et andet råd'))
    const list = await (await secretary.get(at)).text()
    expect(list).not.toContain('else@example.org')
    expect(read(list).rows[1]).toMatchObject({ tick: 'none', state: expect.stringContaining('Bed en administrator') })
    const fields = { ...tick(amal, else_, gone), [`mail-${amal}`]: 'amal@example.org', [`mail-${gone}`]: 'hans@example.org' }
    expect((await secretary.post(at, fields)).status).toBe(303)
    expect(await mails()).toEqual(['invitation amal@example.org da'])
    const admin = await testApp(db, { municipality, as: 'administrator' })
    expect((await admin.post(at, tick(else_))).status).toBe(303)
    expect(await mails()).toHaveLength(2)
  })

  test('asks once who is pressing when they have not shown it for a while, and nothing typed is lost', async () => {
    const { somebody, secretary, at, mails, municipality } = await aCouncil()
    const amal = await somebody('Amal Ny')
    secretary.travel({ minutes: 16 })
    const answer = await secretary.post(at, { ...tick(amal), [`mail-${amal}`]: 'amal@example.org' })
    expect(answer.headers.get('location')).toContain('/log-ind/bekraeft')
    expect(await mails()).toEqual([])
    const kept = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const back = read(await (await secretary.get(at, { cookie: `${secretary.cookie}; ${kept}` })).text())
    expect(back.rows).toMatchObject([{ email: '[amal@example.org]', tick: 'on' }])
    const admin = await testApp(db, { municipality, as: 'administrator' })
    admin.travel({ minutes: 16 })
    const one = await db.owner.selectFrom('membership').select('id').where('person_id', '=', amal).executeTakeFirstOrThrow()
    const alone = await admin.post(at.replace('inviter', one.id), { do: 'account', 'konto-mail': 'amal@example.org', 'konto-sprog': 'da' })
    expect(alone.headers.get('location')).toContain('/log-ind/bekraeft')
  })
})

test('list and press take as many queries for 300 members as for three', async () => {
  const counting = countingDatabase(db)
  const measure = async (members: number) => {
    const { inside, bodyId, municipality, secretary, at, mails } = await aCouncil(counting.db)
    const people = Array.from({ length: members }, (_, n) => ({ id: newId(), name: `Medlem ${n}` }))
    const row = { municipality_id: municipality.id }
    await db.owner
      .insertInto('person')
      .values(people.map((person) => ({ ...row, ...person })))
      .execute()
    await db.owner
      .insertInto('membership')
      .values(
        people.map(({ id }) => ({ ...row, id: newId(), person_id: id, body_id: bodyId, function: 'observer', valid_from: '2026-01-01' })),
      )
      .execute()
    const list = await counting.count(() => secretary.get(at))
    expect(load(await list.result.text())('tbody tr')).toHaveLength(members)
    const fields = Object.fromEntries(people.map(({ id }, n) => [`mail-${id}`, `m${n}@example.org`]))
    const press = async (more: Record<string, string> = {}) => {
      // What is kept for some seconds is not asked for in between.
      await secretary.get(at)
      return counting.count(() => secretary.post(at, { ...tick(...people.map(({ id }) => id)), ...more, once: newId() }), 1)
    }
    const first = await press(fields)
    secretary.travel({ minutes: 1 })
    const again = await press()
    expect([first.result.status, again.result.status, (await mails()).length]).toEqual([303, 303, 2 * members])
    expect((await inside(verifyChain)).fault).toBeNull()
    return { list: list.queries, first: first.queries, again: again.queries }
  }
  const few = await measure(3)
  expect(await measure(300)).toEqual(few)
  expect(few.list).toBeLessThan(20)
})
