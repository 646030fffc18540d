import { beforeEach, describe, expect, test } from 'vitest'
import { publish, withdraw } from '#modules/meetings/index.ts'
import { testDatabase } from '#test/database.ts'
import { aDecision, anItem, aSection } from '#test/make.ts'
import { aTown, type Town, tokenIn } from './following.testing.ts'
import { tellFollowers } from './tell.ts'

const db = await testDatabase()
let code = 910
let town: Town
beforeEach(async () => {
  town = await aTown(db, String(code++))
})
const [anna, bo] = ['anna@example.org', 'bo@example.org']
const raad = '/foelg?om=raad/integrationsraadet'
const linesOf = (mail: { text: string } | undefined) => mail?.text ?? ''

/** A body that the public knows: it has met. */
const publicBody = async () => town.release((await town.hold()).id)

describe('a morning', () => {
  test('without news sends nothing', async () => {
    await publicBody()
    await town.follow(raad, anna)
    for (let day = 0; day < 4; day++) expect(await town.morning()).toEqual({ mails: 0, sent: [] })
  })

  test('tells of a meeting when its agenda is out, when its minutes are, and of nothing twice', async () => {
    await publicBody()
    await town.follow(raad, anna)
    const meeting = await town.planned({ items: [anItem({ title: 'Cykelsti', sections: [aSection('Om cykler')] })] })
    expect((await town.morning()).sent).toEqual([])
    await town.agenda(meeting.id)
    const [first, ...more] = (await town.morning()).sent
    expect([first?.to, more]).toEqual([anna, []])
    expect(linesOf(first)).toContain('Dagsordenen kan læses')
    expect(linesOf(first)).toContain(`${town.municipality.origin}/moeder/${meeting.slug}\n`)
    expect((await town.morning()).sent).toEqual([])
    expect((await town.morning()).sent).toEqual([])
  })

  test('is one mail over all that somebody follows, with each thing once', async () => {
    await publicBody()
    const meeting = await town.planned({ items: [anItem({ title: 'Cykelsti ved havnen' }), anItem({ title: 'Regnskab' })] })
    const [item] = await town.itemsOf(meeting.id)
    await town.agenda(meeting.id)
    await town.aCase('26/7', 'Cykler', [item?.id ?? ''])
    for (const path of ['/foelg', raad, '/foelg?om=sag/26-7', '/foelg?om=soeg&q=cykelsti']) await town.follow(path, anna)
    await town.follow('/foelg?om=sag/26-7', bo)
    const other = await town.planned({ items: [anItem({ title: 'Ny cykelsti' })], startsAt: new Date('2026-03-25T16:00:00Z') })
    const [ofOther] = await town.itemsOf(other.id)
    await town.aCase('26/7', 'Cykler', [ofOther?.id ?? ''])
    town.app.travel({ hours: 1 })
    await town.agenda(other.id)
    const { sent } = await town.morning()
    expect(sent.map(({ to }) => to).sort()).toEqual([anna, bo])
    const mine = linesOf(sent.find(({ to }) => to === anna))
    for (const path of [`/moeder/${other.slug}`, `/punkt/${ofOther?.short_id}`])
      expect(mine.split(`${town.municipality.origin}${path}\n`), path).toHaveLength(2)
    // What was public before they followed it is old to them.
    expect(mine).not.toContain(meeting.slug)
    const theirs = linesOf(sent.find(({ to }) => to === bo))
    expect(theirs).toContain('Ny cykelsti')
    expect(theirs).not.toContain('Dagsordenen kan læses')
  })

  test('tells nobody what was public before they followed it, though others hear of it', async () => {
    await publicBody()
    await town.follow(raad, anna)
    await town.agenda((await town.planned()).id)
    town.app.travel({ minutes: 1 })
    await town.follow(raad, bo)
    expect((await town.morning()).sent.map(({ to }) => to)).toEqual([anna])
  })

  test('finds what a search finds anew, each hit once, also when it is published again', async () => {
    await town.follow('/foelg?om=soeg&q=svømmehal', anna)
    const meeting = await town.planned({ items: [anItem({ title: 'Svømmehallens tider' }), anItem({ title: 'Budget' })] })
    const [item] = await town.itemsOf(meeting.id)
    await town.agenda(meeting.id)
    const { sent } = await town.morning()
    expect(linesOf(sent[0])).toContain('Svømmehallens tider')
    expect(linesOf(sent[0])).not.toContain('Budget')
    await db.owner
      .updateTable('agenda_item')
      .set({ summary: 'Nye tider i svømmehallen' })
      .where('id', '=', item?.id ?? '')
      .execute()
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'corrected', 'Tider'))
    expect((await town.morning()).sent).toEqual([])
  })

  test('finds only what is chosen beside the words: body, kind, years, case', async () => {
    await publicBody()
    const chosen = ['&raad=integrationsraadet', '&slags=item', '&fra=2026&til=2026']
    const other = ['&raad=findes-ikke', '&slags=meeting', '&fra=2027', '&sag=findes-ikke']
    for (const [at, filter] of chosen.entries()) await town.follow(`/foelg?om=soeg&q=cykelsti${filter}`, `med${at}@example.org`)
    for (const [at, filter] of other.entries()) await town.follow(`/foelg?om=soeg&q=cykelsti${filter}`, `uden${at}@example.org`)
    await town.agenda((await town.planned({ items: [anItem({ title: 'Cykelsti' })] })).id)
    const { sent } = await town.morning()
    expect(sent.map(({ to }) => to).sort()).toEqual(chosen.map((_, at) => `med${at}@example.org`))
  })

  test('tells of corrections and cancellations, not of approvals or of what was published again unchanged', async () => {
    await publicBody()
    await town.follow(raad, anna)
    const meeting = await town.planned({ items: [anItem({ title: 'Cykelsti' })] })
    await town.agenda(meeting.id)
    await town.morning()
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'corrected', 'Intet'))
    expect((await town.morning()).sent).toEqual([])
    await db.owner.updateTable('agenda_item').set({ title: 'Cykelsti og fortov' }).where('meeting_id', '=', meeting.id).execute()
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'corrected', 'Fortov'))
    expect(linesOf((await town.morning()).sent[0])).toContain('Der er rettet noget')
    await db.owner.updateTable('meeting').set({ place: 'Biblioteket' }).where('id', '=', meeting.id).execute()
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'corrected', 'Sted'))
    expect(linesOf((await town.morning()).sent[0])).toContain('Tid eller sted er ændret')
    await db.owner.updateTable('meeting').set({ state: 'cancelled', cancelled_reason: 'Sygdom' }).where('id', '=', meeting.id).execute()
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'cancelled', 'Sygdom'))
    expect(linesOf((await town.morning()).sent[0])).toContain('Mødet er aflyst')
    expect((await town.morning()).sent).toEqual([])
  })

  test('tells of minutes, and of decisions in a case', async () => {
    const meeting = await town.hold({ items: [anItem({ title: 'Cykelsti', decision: aDecision('Vedtaget') })] })
    const [item] = await town.itemsOf(meeting.id)
    await town.agenda(meeting.id)
    await town.aCase('26/7', 'Cykler', [item?.id ?? ''])
    await town.follow(raad, anna)
    await town.follow('/foelg?om=sag/26-7', bo)
    town.app.travel({ minutes: 1 })
    await town.release(meeting.id)
    const { sent } = await town.morning()
    expect(linesOf(sent.find(({ to }) => to === anna))).toContain('Referatet kan læses')
    expect(linesOf(sent.find(({ to }) => to === bo))).toMatch(/- (\S+ )?Cykelsti\n {2}Der er en beslutning/)
  })

  test('an archive that is read in, ten years of it, is no news', async () => {
    await publicBody()
    await town.follow('/foelg', anna)
    for (const year of [2016, 2020, 2025]) {
      const old = await town.hold({ startsAt: new Date(`${year}-05-05T16:00:00Z`) })
      await town.release(old.id)
    }
    expect((await town.morning()).sent).toEqual([])
  })
})

describe('never told is', () => {
  test('what is closed, whatever it is called in public, and what is withdrawn before the mail goes out', async () => {
    await publicBody()
    for (const path of [raad, '/foelg?om=soeg&q=hemmelig', '/foelg?om=soeg&q=trukket']) await town.follow(path, anna)
    const closed = anItem({ title: 'Hemmelig personsag', publicTitle: 'Hemmelig offentlig titel', openness: 'closed' })
    const meeting = await town.planned({ items: [closed, anItem({ title: 'Åbent punkt' })] })
    const gone = await town.planned({ title: 'Trukket møde', startsAt: new Date('2026-03-26T16:00:00Z') })
    await town.agenda(meeting.id)
    await town.agenda(gone.id)
    await town.aCase(
      '26/5',
      'Sagen',
      (await town.itemsOf(meeting.id)).map(({ id }) => id),
    )
    await town.follow('/foelg?om=sag/26-5', anna)
    town.app.travel({ minutes: 1 })
    const release = (await town.itemsOf(meeting.id)).map(({ id }) => id)
    await db.owner.updateTable('agenda_item').set({ summary: 'Nyt' }).where('id', 'in', release).execute()
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'corrected', 'Rettet'))
    town.app.travel({ hours: 24 })
    expect(await tellFollowers(town.app.platform, town.municipality.id)).toBe(1)
    await town.change((tx) => withdraw(tx, town.acting, gone.id, 'error'))
    const [mail] = await town.delivered()
    expect(linesOf(mail)).toContain(meeting.slug)
    expect(linesOf(mail)).toContain('Åbent punkt')
    expect(linesOf(mail)).not.toMatch(/[Hh]emmelig/)
    expect(linesOf(mail)).not.toContain(gone.slug)
  })

  test('anything, when all of it is withdrawn or ended before the mail goes out', async () => {
    await publicBody()
    await town.follow(raad, anna)
    await town.follow(raad, bo)
    const meeting = await town.planned()
    await town.agenda(meeting.id)
    town.app.travel({ hours: 24 })
    expect(await tellFollowers(town.app.platform, town.municipality.id)).toBe(2)
    await db.owner.deleteFrom('follow').where('address', '=', bo).where('municipality_id', '=', town.municipality.id).execute()
    await town.change((tx) => withdraw(tx, town.acting, meeting.id, 'error'))
    expect(await town.delivered()).toEqual([])
    const left = await db.owner
      .selectFrom('outgoing_mail')
      .select('state')
      .where('municipality_id', '=', town.municipality.id)
      .where('kind', '=', 'follow_digest')
      .execute()
    expect(left).toEqual([{ state: 'dropped' }])
  })

  test('what another municipality publishes', async () => {
    const theirs = await aTown(db, String(code++))
    await town.follow('/foelg', anna)
    await theirs.agenda((await theirs.planned()).id)
    expect((await town.morning()).sent).toEqual([])
    expect(await tellFollowers(theirs.app.platform, theirs.municipality.id)).toBe(0)
  })

  test('anything to an address that has not confirmed', async () => {
    await publicBody()
    await town.ask(raad, anna)
    await town.agenda((await town.planned()).id)
    expect((await town.morning()).sent.map(({ subject }) => subject)).toEqual([expect.stringContaining('Bekræft')])
  })
})

test('the mail is plain text in the reader’s language, with the way to end it in its head', async () => {
  await publicBody()
  await town.follow(raad, anna)
  await town.ask('/ar/foelg?om=raad/integrationsraadet', bo)
  await town.app.post('/ar/foelg/bekraeft', { n: tokenIn((await town.delivered())[0]) })
  town.app.travel({ minutes: 1 })
  await town.agenda((await town.planned({ title: 'Titel\r\nBcc: x@example.org' })).id)
  const { sent } = await town.morning()
  const danish = sent.find(({ to }) => to === anna)
  expect(danish?.unsubscribe).toMatch(/^https:\/\/[^/]+\/foelg\/slut\?n=[\w-]+$/)
  expect(linesOf(danish)).toContain(danish?.unsubscribe)
  expect(linesOf(danish)).toContain('Titel Bcc: x@example.org\n')
  const arabic = sent.find(({ to }) => to === bo)
  expect([arabic?.lang, arabic?.subject]).toEqual(['ar', expect.stringContaining('الجديد')])
  expect(linesOf(arabic)).toContain('/ar/moeder/')
})
