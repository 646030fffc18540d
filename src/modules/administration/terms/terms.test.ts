import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { createAccount } from '#modules/accounts/index.ts'
import { appoint, changeSeats, constituteTerm, createBody, createPerson, keptMemberships, seatsOfBody } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const hostile = '<script>alert(1)</script>"\'&'
const blank = { appointedByBodyId: null, appointedOn: null, basis: '' }

let bodies = 0
/** A council with a term of two associations and one seat of the police, and its secretary at the screen. */
async function aCouncil() {
  const municipality = await aMunicipality(db, { code: String(900 + ++bodies) })
  const arranging = await testApp(db, { municipality })
  const { platform } = arranging
  const inside = <R>(work: Parameters<typeof platform.db.in<R>>[1]) => platform.db.in(municipality.id, work)
  const acting = { municipalityId: municipality.id, actor: 'operator' as const, clock: platform.clock }
  const name = `Råd ${bodies}`
  const made = await inside(async (tx) => {
    const bodyId = await createBody(tx, municipality.id, { name, kind: 'council', isPublic: true, offices: { chair: 'forkvinde' } })
    const term = await constituteTerm(tx, acting, bodyId, { ...blank, rules: '', startsOn: '2026-01-01', endsOn: '2030-01-01' }, null)
    const termId = 'id' in term ? term.id : ''
    for (const newGroup of [
      { name: 'Foreninger', seats: ['Boldklubben', 'Koret'] },
      { name: 'Politi', seats: [''] },
    ])
      await changeSeats(tx, acting, { id: termId, bodyId }, { groups: [], labels: new Map(), removed: new Set(), newGroup })
    const [first = '', second = '', third = ''] = (await seatsOfBody(tx, bodyId)).map((seat) => seat.id)
    return { bodyId, termId, seats: [first, second, third] as const }
  })
  const root = `/opsaetning/raad/raad-${bodies}/perioder`
  const secretary = await testApp(db, { municipality, as: 'secretary', bodyId: made.bodyId })
  const kept = async () =>
    (await inside((tx) => keptMemberships(tx, made.bodyId))).map((each) => [each.name, each.function, each.from, each.to])
  const page = async (path: string) => load(await (await secretary.get(path)).text())
  const idOf = async (who: string) =>
    (await inside((tx) => keptMemberships(tx, made.bodyId))).findLast((each) => each.name === who)?.id ?? ''
  return { ...made, municipality, root, name, inside, acting, secretary, kept, page, idOf }
}

const errorsOf = (html: string) =>
  load(html)('#error-summary li')
    .toArray()
    .map((item) => load(item).text())

test('groups are written one after the other without leaving the page', async () => {
  const { root, termId, secretary, page } = await aCouncil()
  const path = `${root}/${termId}/pladser`
  const more = await secretary.post(path, { ny: 'Kursister', antal: '2', nye: '', videre: 'gruppe' })
  expect(more.headers.get('location')).toBe(path)
  const last = await secretary.post(path, { ny: 'Erhvervsliv', antal: '1', nye: '' })
  expect(last.headers.get('location')).toBe(`${root}/${termId}`)
  expect((await page(path))('h2').text()).toMatch(/Kursister.*Erhvervsliv/)
})

describe('an evening on which a whole body is appointed', () => {
  test('is one form: everybody has a place, the picture shows it, and the appointing is on record', async () => {
    const { root, termId, seats, secretary, kept, page } = await aCouncil()
    const answer = await secretary.post(`${root}/${termId}/udpeg`, {
      fra: '2026-02-01',
      til: '',
      grundlag: 'Indstillet på et fælles møde',
      [`navn-${seats[0]}`]: 'Amal Haddad',
      [`hverv-${seats[0]}`]: 'chair',
      [`navn-${seats[0]}-s`]: 'Stine Stedfortræder',
      [`navn-${seats[1]}`]: '  Bo   Sørensen ',
      'navn-sup-1': 'Sus Suppleant',
    })
    expect(answer.headers.get('location')).toBe(`${root}/${termId}`)
    expect((await kept()).sort()).toEqual([
      ['Amal Haddad', 'chair', '2026-02-01', null],
      ['Bo Sørensen', 'member', '2026-02-01', null],
      ['Stine Stedfortræder', 'stand_in', '2026-02-01', null],
      ['Sus Suppleant', 'substitute', '2026-02-01', null],
    ])
    const $ = await page(`${root}/${termId}`)
    expect($('.seats-picture circle')).toHaveLength(3)
    expect($('main').text()).toContain('Amal Haddad, forkvinde')
    expect($('main').text()).toContain('Ingen konto')
    expect((await page(`${root}/historik`))('main').text()).toContain('Indstillet på et fælles møde')
  })

  test('keeps all that was typed when one line is wrong, says what at that line, and saves nothing', async () => {
    const { root, termId, seats, secretary, kept } = await aCouncil()
    await secretary.post(`${root}/${termId}/udpeg`, { fra: '2026-02-01', [`navn-${seats[0]}`]: 'Amal Haddad' })
    const fields = { fra: '2026-02-01', grundlag: hostile, [`navn-${seats[0]}`]: 'Carl Carlsen', [`navn-${seats[1]}`]: `Dorte ${hostile}` }
    const answer = await secretary.post(`${root}/${termId}/udpeg`, fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(errorsOf(html)).toEqual([expect.stringContaining('Pladsen er besat af Amal Haddad fra 1. februar 2026 indtil videre')])
    expect(html).not.toContain('<script>alert')
    const $ = load(html)
    for (const [name, value] of Object.entries(fields)) expect($(`[name="${name}"]`).val(), name).toBe(value)
    expect($(`a[href="#navn-${seats[0]}"]`)).toHaveLength(1)
    expect(htmlProblems(html)).toEqual([])
    expect(await kept()).toHaveLength(1)
  })

  test('asks about each name that is there already, tells the people apart, and merges nobody', async () => {
    const { root, termId, seats, secretary, inside, acting, bodyId, name, municipality } = await aCouncil()
    const [one] = await inside(async (tx) => [
      await createPerson(tx, municipality.id, { name: 'Mette Holm' }),
      await createPerson(tx, municipality.id, { name: 'Mette Holm' }),
    ])
    await inside((tx) =>
      appoint(tx, acting, { personId: one ?? '', bodyId, seatId: null, function: 'observer', from: '2026-01-01', to: null }),
    )
    const fields = { fra: '2026-02-01', [`navn-${seats[0]}`]: 'mette holm' }
    const asked = await secretary.post(`${root}/${termId}/udpeg`, fields)
    expect(asked.status).toBe(422)
    const html = await asked.text()
    expect(html).toContain('Hvem er mette holm?')
    expect(html).toContain(`Sidder i ${name}`)
    expect(html).toContain('Sidder ingen steder')
    const chosen = await secretary.post(`${root}/${termId}/udpeg`, { ...fields, [`navn-${seats[0]}-person`]: one ?? '' })
    expect(chosen.status).toBe(303)
    const another = { fra: '2026-02-01', [`navn-${seats[1]}`]: 'Mette Holm', [`navn-${seats[1]}-person`]: 'ny' }
    expect((await secretary.post(`${root}/${termId}/udpeg`, another)).status).toBe(303)
    const people = await db.owner.selectFrom('person').select('id').where('name', '=', 'Mette Holm').execute()
    expect(people).toHaveLength(3)
  })

  test('hears of everything that is wrong at once: who is meant, two chairs, the same new name on two seats', async () => {
    const { root, termId, seats, secretary, inside, municipality, page, kept } = await aCouncil()
    await inside((tx) => createPerson(tx, municipality.id, { name: 'Amal Haddad' }))
    const fields = {
      fra: '2026-02-01',
      [`navn-${seats[0]}`]: 'Nils Ny',
      [`hverv-${seats[0]}`]: 'chair',
      [`navn-${seats[1]}`]: 'Amal Haddad',
      [`hverv-${seats[1]}`]: 'chair',
      [`navn-${seats[2]}`]: 'Nils Ny',
    }
    const html = await (await secretary.post(`${root}/${termId}/udpeg`, fields)).text()
    const errors = errorsOf(html).join('\n')
    for (const part of ['hvem du mener: Amal Haddad', 'Nils Ny er formand', 'Nils Ny står to gange']) expect(errors).toContain(part)
    expect(load(html)('input[type=radio][name$="-person"][checked]')).toHaveLength(0)
    expect(await kept()).toEqual([])
    const line = { fra: '2026-02-01', [`navn-${seats[2]}`]: 'Bo Bosat', [`navn-${seats[2]}-s`]: 'Stine Stedfortræder' }
    await secretary.post(`${root}/${termId}/udpeg`, line)
    expect((await page(`${root}/${termId}`))('td:contains("Stine"):contains("Ingen konto")').text()).toContain('Invitér')
  })

  test('sent twice, it has one effect', async () => {
    const { root, termId, seats, secretary, kept } = await aCouncil()
    const fields = { once: '0192a3b4-0000-7000-8000-000000000001', fra: '2026-02-01', [`navn-${seats[0]}`]: 'Amal Dobbelt' }
    const answers = await Promise.all([0, 1].map(() => secretary.post(`${root}/${termId}/udpeg`, fields)))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    expect(await kept()).toHaveLength(1)
  })
})

describe('a term', () => {
  test('begins where the last one ends, with its seats', async () => {
    const { root, page, secretary, inside, bodyId } = await aCouncil()
    const $ = await page(`${root}/ny`)
    const fields = { fra: String($('[name=fra]').val()), til: '2033-12-31', kopi: String($('[name=kopi]:checked').val()) }
    expect(fields.fra).toBe('2030-01-01')
    expect((await secretary.post(`${root}/ny`, fields)).status).toBe(303)
    expect(await inside((tx) => seatsOfBody(tx, bodyId))).toHaveLength(6)
    expect((await page(root))('tbody tr')).toHaveLength(2)
  })

  test('that lies over another is refused in a sentence, with what was typed', async () => {
    const { root, secretary } = await aCouncil()
    const answer = await secretary.post(`${root}/ny`, { fra: '2029-06-01', til: '2033-12-31', regler: 'Nye regler' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(errorsOf(html)[0]).toContain('Der er allerede en periode fra 1. januar 2026 til og med 31. december 2029')
    expect(html).toContain('Nye regler')
    expect(errorsOf(await (await secretary.post(`${root}/ny`, { fra: '2030-02-30', til: '2029-01-01' })).text())).toEqual(['Skriv en dag'])
  })

  test('has its seats changed on one page; one in which somebody sits is never removed', async () => {
    const { root, termId, seats, secretary, page } = await aCouncil()
    await secretary.post(`${root}/${termId}/udpeg`, { fra: '2026-02-01', [`navn-${seats[0]}`]: 'Amal Plads' })
    const answer = await secretary.post(`${root}/${termId}/pladser`, {
      [`fjern-${seats[0]}`]: 'ja',
      ny: 'Erhverv',
      nye: 'Handelsforeningen',
    })
    expect(errorsOf(await answer.text())[0]).toContain('Nogen sidder eller har siddet på den plads')
    const fields = {
      [`fjern-${seats[1]}`]: 'ja',
      [`plads-${seats[2]}`]: 'Lokalpolitiet',
      ny: 'Erhverv',
      antal: '2',
      nye: 'Handelsforeningen',
    }
    expect((await secretary.post(`${root}/${termId}/pladser`, fields)).status).toBe(303)
    const rows = (await page(`${root}/${termId}`))('tbody th')
      .toArray()
      .map((cell) => load(cell).text())
    expect(rows).toEqual(['Foreninger: Boldklubben', 'Politi: Lokalpolitiet', 'Erhverv: Handelsforeningen', 'Erhverv'])
  })
})

describe('a membership', () => {
  test('passes on to the stand-in, ends, and is told of in the history', async () => {
    const { root, termId, seats, secretary, kept, idOf, page } = await aCouncil()
    const names = { [`navn-${seats[0]}`]: 'Hanne Holder', [`navn-${seats[0]}-s`]: 'Stig Stand-In' }
    await secretary.post(`${root}/${termId}/udpeg`, { fra: '2026-02-01', ...names })
    const address = `${root}/medlemmer/${await idOf('Hanne Holder')}`
    const $ = await page(address)
    const fields = { do: 'pass', 'over-hvem': String($('[name=over-hvem]:checked').val()), 'over-tekst': 'Flyttet fra kommunen' }
    expect(errorsOf(await (await secretary.post(address, fields)).text())).toEqual(['Skriv den sidste dag'])
    expect((await secretary.post(address, { ...fields, 'over-dag': '2026-03-31' })).status).toBe(303)
    expect((await kept()).sort()).toEqual([
      ['Hanne Holder', 'member', '2026-02-01', '2026-04-01'],
      ['Stig Stand-In', 'member', '2026-04-01', null],
      ['Stig Stand-In', 'stand_in', '2026-02-01', '2026-04-01'],
    ])
    const end = { do: 'end', 'slut-dag': '2026-01-01', 'slut-tekst': '' }
    const stig = `${root}/medlemmer/${await idOf('Stig Stand-In')}`
    expect(errorsOf(await (await secretary.post(stig, end)).text())[0]).toContain('Medlemskabet begynder 1. april 2026')
    expect((await secretary.post(stig, { ...end, 'slut-dag': '2026-12-31' })).status).toBe(303)
    expect((await page(`${root}/historik`))('main').text()).toContain('Flyttet fra kommunen')
    expect((await page('/raadet/raad-'.concat(root.split('raad-')[1]?.split('/')[0] ?? '')))('main').text()).toContain('Hanne Holder')
  })

  test('is a way in only when somebody is invited: whoever keeps every body of the person may do it', async () => {
    const { root, termId, seats, secretary, idOf, inside, acting, municipality } = await aCouncil()
    await secretary.post(`${root}/${termId}/udpeg`, {
      fra: '2026-02-01',
      [`navn-${seats[0]}`]: 'Ida Indbudt',
      [`navn-${seats[1]}`]: 'Else Elsewhere',
    })
    const address = `${root}/medlemmer/${await idOf('Ida Indbudt')}`
    expect(errorsOf(await (await secretary.post(address, { do: 'account', 'konto-mail': 'x' })).text())[0]).toContain('hel e-mailadresse')
    expect((await secretary.post(address, { do: 'account', 'konto-mail': 'ida@example.org', 'konto-sprog': 'ar' })).status).toBe(303)
    expect(await (await secretary.get(address)).text()).toContain('har ikke logget ind endnu')
    expect((await secretary.post(address, { do: 'again' })).status).toBe(303)
    await db.owner.updateTable('account').set({ last_sign_in_at: new Date() }).where('email', '=', 'ida@example.org').execute()
    expect(await (await secretary.get(address)).text()).toContain('Personen kan logge ind')
    const mails = await db.owner.selectFrom('outgoing_mail').select(['kind', 'lang']).where('address', '=', 'ida@example.org').execute()
    expect(mails).toEqual([1, 2].map(() => ({ kind: 'invitation', lang: 'ar' })))
    const roles = await db.owner
      .selectFrom('role_grant')
      .innerJoin('account', 'account.id', 'account_id')
      .select('role')
      .where('email', '=', 'ida@example.org')
      .execute()
    expect(roles).toEqual([])

    const other = await inside((tx) => createBody(tx, municipality.id, { name: `Et andet råd ${bodies}`, kind: 'council' }))
    const else_ = await db.owner.selectFrom('person').select('id').where('name', '=', 'Else Elsewhere').executeTakeFirstOrThrow()
    await inside((tx) =>
      appoint(tx, acting, { personId: else_.id, bodyId: other, seatId: null, function: 'chair', from: '2026-01-01', to: null }),
    )
    const elsewhere = `${root}/medlemmer/${await idOf('Else Elsewhere')}`
    expect(await (await secretary.get(elsewhere)).text()).toContain('Bed en administrator om at invitere')
    expect((await secretary.post(elsewhere, { do: 'again' })).status).toBe(404)
    expect((await secretary.post(elsewhere, { do: 'account', 'konto-mail': 'mig@example.org', 'konto-sprog': 'da' })).status).toBe(404)
    const admin = await testApp(db, { municipality, as: 'administrator' })
    expect((await admin.post(elsewhere, { do: 'account', 'konto-mail': 'else@example.org', 'konto-sprog': 'da' })).status).toBe(303)
  })

  test('and its body are the secretary’s of that body alone, and every page is whole', async () => {
    const { root, termId, seats, secretary, idOf, inside, bodyId, municipality } = await aCouncil()
    await secretary.post(`${root}/${termId}/udpeg`, { fra: '2026-02-01', [`navn-${seats[0]}`]: `Åse ${hostile}` })
    const other = await inside((tx) => createBody(tx, municipality.id, { name: `Fremmed ${bodies}`, kind: 'council' }))
    const stranger = await testApp(db, { municipality, as: 'secretary', bodyId: other })
    const id = await idOf(`Åse ${hostile}`)
    const person = (await inside((tx) => keptMemberships(tx, bodyId)))[0]?.personId
    const tails = ['', '/ny', '/historik', `/${termId}`, `/${termId}/ret`, `/${termId}/pladser`, `/${termId}/udpeg`, '/medlemmer/ny']
    for (const tail of [...tails, `/medlemmer/ny?plads=${seats[1]}`, `/medlemmer/${id}`, `/personer/${person}`]) {
      expect((await stranger.get(root + tail)).status, tail).toBe(404)
      for (const lang of ['', '/en']) {
        const answer = await secretary.get(lang + root + tail)
        expect(answer.status, tail).toBe(200)
        const html = await answer.text()
        expect(htmlProblems(html), tail).toEqual([])
        expect(html, tail).not.toContain('<script>alert')
      }
    }
  })

  test('a person’s name is put right wherever they sit', async () => {
    const { root, termId, seats, secretary, inside, bodyId, page, municipality } = await aCouncil()
    await secretary.post(`${root}/${termId}/udpeg`, { fra: '2026-02-01', [`navn-${seats[0]}`]: 'Amal Hadad' })
    const person = (await inside((tx) => keptMemberships(tx, bodyId)))[0]?.personId
    await inside((tx) => createAccount(tx, municipality.id, { personId: person ?? '', email: `amal${bodies}@example.org` }))
    expect((await secretary.post(`${root}/personer/${person}`, { navn: ' ', profil: 'x'.repeat(2_001) })).status).toBe(422)
    expect((await secretary.post(`${root}/personer/${person}`, { navn: 'Amal Haddad', profil: 'Spiller bold' })).status).toBe(303)
    const text = (await page(`${root}/${termId}`))('main').text()
    expect(text).toContain('Amal Haddad')
    expect(text).toContain('Har ikke logget ind endnu')
  })
})
