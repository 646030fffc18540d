import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { openDatabase, tenantDb } from '#platform/db/db.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import {
  appointAll,
  changeFunction,
  changeSeats,
  constituteTerm,
  createBody,
  createPerson,
  endMembership,
  type Keeping,
  keptMemberships,
  membersOn,
  type Nomination,
  passOn,
  putRight,
  seatsOfBody,
  takeBack,
  termDetailsOf,
} from './index.ts'

const db = await testDatabase()
const { id: municipalityId } = await aMunicipality(db, { code: '901' })
const tenants = tenantDb(db.app)
const inside = <R>(work: Parameters<typeof tenants.in<R>>[1]) => tenants.in(municipalityId, work)
const today = '2026-03-02'
const on = (day: string): Keeping => ({
  municipalityId,
  actor: 'operator',
  clock: () => Temporal.Instant.from(`${day}T12:00:00Z`),
  today: day,
  zone: 'Europe/Copenhagen',
})
const now = on(today)
const blank = { rules: '', appointedByBodyId: null, appointedOn: null, basis: '' }
const terms = (from: string, to: string | null = null) => ({ from, to, appointedByBodyId: null, appointedOn: null, basis: '' })

let bodies = 0
/** A council with a term of two groups: two associations and one seat of the police. */
async function aCouncil(from = '2026-01-01', until = '2030-01-01') {
  return inside(async (tx) => {
    const bodyId = await createBody(tx, municipalityId, { name: `Råd ${++bodies}`, kind: 'council' })
    const made = await constituteTerm(tx, now, bodyId, { ...blank, startsOn: from, endsOn: until }, null)
    const id = 'id' in made ? made.id : ''
    for (const newGroup of [
      { name: 'Foreninger', seats: ['Boldklubben', 'Koret'] },
      { name: 'Politi', seats: [''] },
    ])
      await changeSeats(tx, now, { id, bodyId }, { groups: [], labels: new Map(), removed: new Set(), newGroup })
    const seats = await seatsOfBody(tx, bodyId)
    return { bodyId, termId: id, seats: seats.map((seat) => seat.id) as [string, string, string] }
  })
}

const line = (seatId: string | null, name: string, fn: Nomination['function'] = 'member'): Nomination => ({
  key: name,
  who: { name },
  seatId,
  function: fn,
})
/** As a form does it: what is refused leaves nothing. */
const appointing = async (bodyId: string, nominations: Nomination[], given = terms('2026-02-01'), endFormer: string | null = null) => {
  let result: Awaited<ReturnType<typeof appointAll>> = { ids: [] }
  await inside(async (tx) => {
    result = await appointAll(tx, now, bodyId, { terms: given, nominations, endFormer })
    if ('refused' in result) throw new Error('taken back')
  }).catch((error) => {
    if (error.message !== 'taken back') throw error
  })
  return result
}
const why = (result: Awaited<ReturnType<typeof appointAll>>) =>
  'refused' in result ? result.refused.map(({ key, why }) => [key, why.kind]) : []
const kept = (bodyId: string) => inside((tx) => keptMemberships(tx, bodyId))
const rowOf = async (bodyId: string, name: string) => {
  const row = (await kept(bodyId)).findLast((each) => each.name === name)
  if (!row) throw new Error(`nobody is called ${name}`)
  return row
}
const sitting = async (bodyId: string, day: string) =>
  (await inside((tx) => membersOn(tx, bodyId, day))).filter((member) => member.sits).map((member) => `${member.name} ${member.function}`)

describe('a term', () => {
  test('takes the seats of the former one along, group by group and label by label, and nobody who sits in them', async () => {
    const { bodyId, termId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne')])
    const made = await inside((tx) => constituteTerm(tx, now, bodyId, { ...blank, startsOn: '2030-01-01', endsOn: '2034-01-01' }, termId))
    const copied = (await inside((tx) => seatsOfBody(tx, bodyId))).filter((seat) => 'id' in made && seat.termId === made.id)
    expect(copied.map((seat) => `${seat.group}: ${seat.represents}`)).toEqual(['Foreninger: Boldklubben', 'Foreninger: Koret', 'Politi: '])
    expect((await kept(bodyId)).map((each) => each.seatId)).toEqual([seats[0]])
  })

  test('does not lie over another of the same body, by as little as a day', async () => {
    const { bodyId } = await aCouncil()
    const constitute = (startsOn: string, endsOn: string) =>
      inside((tx) => constituteTerm(tx, now, bodyId, { ...blank, startsOn, endsOn }, null))
    expect(await constitute('2029-12-31', '2034-01-01')).toEqual({
      refusal: { kind: 'overlaps', startsOn: '2026-01-01', endsOn: '2030-01-01' },
    })
    expect(await constitute('2031-01-01', '2031-01-01')).toEqual({ refusal: { kind: 'endsBeforeItBegins' } })
    expect(await constitute('2030-01-01', '2034-01-01')).toHaveProperty('id')
    expect(await inside((tx) => termDetailsOf(tx, bodyId))).toHaveLength(2)
  })

  test('keeps every seat in which somebody sits or sat', async () => {
    const { bodyId, termId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne')])
    const removing = (seatId: string) =>
      inside((tx) =>
        changeSeats(tx, now, { id: termId, bodyId }, { groups: [], labels: new Map(), removed: new Set([seatId]), newGroup: null }),
      )
    expect(await removing(seats[0])).toEqual({ refusal: { kind: 'seatInUse', seatId: seats[0] } })
    expect(await removing(seats[1])).toEqual({ changed: true })
  })
})

describe('appointing many at once', () => {
  test('fills seats, names stand-ins and substitutes, and counts nobody twice', async () => {
    const { bodyId, seats } = await aCouncil()
    const result = await appointing(bodyId, [
      line(seats[0], 'Anne', 'chair'),
      line(seats[0], 'Stine', 'stand_in'),
      line(seats[1], 'Bo'),
      line(null, 'Sanne', 'substitute'),
    ])
    expect(result).toHaveProperty('ids')
    expect(await sitting(bodyId, '2026-02-01')).toEqual(['Anne chair', 'Bo member'])
    expect(await sitting(bodyId, '2026-01-31')).toEqual([])
  })

  test('is all or nothing: one who cannot be appointed takes all the others along, and each of them is told of', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne')])
    const result = await appointing(bodyId, [line(seats[0], 'Carl'), line(seats[1], 'Dorte'), line('nowhere', 'Erik')])
    expect(why(result)).toEqual([
      ['Carl', 'seatTaken'],
      ['Erik', 'seatUnknown'],
    ])
    expect((await kept(bodyId)).map((each) => each.name)).toEqual(['Anne'])
    expect(await db.owner.selectFrom('person').select('name').where('name', 'in', ['Carl', 'Dorte', 'Erik']).execute()).toEqual([])
  })

  test('one person has one seat, a body has one chair, and nobody sits before the term begins', async () => {
    const { bodyId, seats } = await aCouncil()
    const anne = await inside((tx) => createPerson(tx, municipalityId, { name: 'Anne' }))
    const two = [seats[0], seats[1]].map(
      (seatId, index): Nomination => ({ key: `${index}`, who: { id: anne }, seatId, function: 'member' }),
    )
    expect(why(await appointing(bodyId, two))).toEqual([['1', 'sitsAlready']])
    expect(why(await appointing(bodyId, [line(seats[0], 'Bo', 'chair'), line(seats[1], 'Carl', 'chair')]))).toEqual([
      ['Carl', 'chairTaken'],
    ])
    expect(why(await appointing(bodyId, [line(seats[0], 'Bo')], terms('2025-12-31')))).toEqual([['Bo', 'beforeTerm']])
    expect(why(await appointing(bodyId, [line(seats[0], 'Bo')], terms('2026-03-01', '2026-03-01')))).toEqual([['Bo', 'endsBeforeItBegins']])
    expect(why(await appointing(bodyId, [line(null, 'Bo', 'stand_in')]))).toEqual([['Bo', 'needsSeat']])
  })

  test('two people of one name stay two people', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Mette Holm'), { ...line(seats[1], 'Mette Holm'), key: 'the other' }])
    expect(new Set((await kept(bodyId)).map((each) => each.personId)).size).toBe(2)
  })

  test('who sits from an earlier term goes on the day on which the new ones come, and keeps their place until then', async () => {
    const { bodyId, termId, seats } = await aCouncil('2022-01-01', '2026-01-01')
    const anne = await inside((tx) => createPerson(tx, municipalityId, { name: 'Anne' }))
    await appointing(
      bodyId,
      [{ ...line(seats[0], 'Anne'), who: { id: anne } }, line(seats[1], 'Bo'), line(null, 'Sus', 'substitute')],
      terms('2022-01-01'),
    )
    const next = await inside((tx) => constituteTerm(tx, now, bodyId, { ...blank, startsOn: '2026-01-01', endsOn: '2030-01-01' }, termId))
    const newTerm = 'id' in next ? next.id : ''
    const seat = (await inside((tx) => seatsOfBody(tx, bodyId))).find((one) => one.termId === newTerm)?.id ?? ''
    const again = [{ ...line(seat, 'Anne'), who: { id: anne } }]
    expect(await appointing(bodyId, again, terms('2026-02-10'), newTerm)).toHaveProperty('ids')
    expect(await sitting(bodyId, '2026-02-09')).toEqual(['Anne member', 'Bo member'])
    expect(await sitting(bodyId, '2026-02-10')).toEqual(['Anne member'])
    expect((await kept(bodyId)).map((each) => [each.name, each.to])).toEqual([
      ['Anne', '2026-02-10'],
      ['Bo', '2026-02-10'],
      ['Sus', '2026-02-10'],
      ['Anne', null],
    ])
  })

  test('of two secretaries who appoint to the same seat at once, the second is told who has it', async () => {
    const { bodyId, seats } = await aCouncil()
    const second = openDatabase(db.connection('brobygger_app'), 1)
    const [slow, quick] = [tenants, tenantDb(second)]
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const by = (tenant: typeof tenants, name: string, before = Promise.resolve()) =>
      tenant.in(municipalityId, async (tx) => {
        const result = await appointAll(tx, now, bodyId, {
          terms: terms('2026-02-01'),
          nominations: [line(seats[0], name)],
          endFormer: null,
        })
        await before
        return result
      })
    const first = by(slow, 'Anne', held)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const other = by(quick, 'Bo')
    await waitingForLocks(db, 1)
    goOn()
    expect(await first).toHaveProperty('ids')
    expect(await other).toEqual({ refused: [{ key: 'Bo', why: { kind: 'seatTaken', name: 'Anne', from: '2026-02-01', to: null } }] })
    await second.destroy()
  })
})

describe('what becomes of a membership', () => {
  test('it ends with a day and a note, and the row stays; what is over is history', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne')])
    const { id } = await rowOf(bodyId, 'Anne')
    const end = (keeper: Keeping, to: string | null) => inside((tx) => endMembership(tx, keeper, { bodyId, id }, { to, note: 'Flyttet' }))
    expect(await end(now, '2026-02-01')).toEqual({ refusal: { kind: 'notBegunThen', from: '2026-02-01' } })
    expect(await end(now, '2026-03-02')).toEqual({ id })
    expect(await sitting(bodyId, '2026-03-01')).toEqual(['Anne member'])
    expect(await sitting(bodyId, '2026-03-02')).toEqual([])
    expect(await end(now, null), 'a slip of the pen is put right on the same day').toEqual({ id })
    expect(await end(now, '2026-03-02')).toEqual({ id })
    expect(await end(on('2026-03-03'), null)).toEqual({ refusal: { kind: 'goneAlready', lastDay: '2026-03-01' } })
    expect(await rowOf(bodyId, 'Anne')).toMatchObject({ endNote: 'Flyttet', to: '2026-03-02' })
  })

  test('a stand-in takes the seat: one goes, the other comes on the day after, and the history says whose place it was', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne', 'chair'), line(seats[0], 'Stine', 'stand_in')])
    const [anne, stine] = [await rowOf(bodyId, 'Anne'), await rowOf(bodyId, 'Stine')]
    const given = {
      from: '2026-04-01',
      note: 'Flyttet',
      who: { id: stine.personId },
      appointedByBodyId: null,
      appointedOn: null,
      basis: '',
    }
    expect(await inside((tx) => passOn(tx, now, { bodyId, id: anne.id }, given))).toHaveProperty('id')
    expect(await sitting(bodyId, '2026-03-31')).toEqual(['Anne chair'])
    expect(await sitting(bodyId, '2026-04-01'), 'the seat is inherited, the office is not').toEqual(['Stine member'])
    expect((await kept(bodyId)).map((each) => [each.name, each.function, each.from, each.to])).toEqual([
      ['Anne', 'chair', '2026-02-01', '2026-04-01'],
      ['Stine', 'stand_in', '2026-02-01', '2026-04-01'],
      ['Stine', 'member', '2026-04-01', null],
    ])
    expect((await rowOf(bodyId, 'Stine')).succeedsId).toBe(anne.id)
  })

  test('a new function is a new line beside the old one', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne'), line(seats[1], 'Bo', 'chair')])
    const change = async (name: string, fn: Nomination['function'], from: string) => {
      const { id } = await rowOf(bodyId, name)
      return inside((tx) => changeFunction(tx, now, { bodyId, id }, { ...terms(from), function: fn, from }))
    }
    expect(await change('Anne', 'member', '2026-05-01')).toEqual({ refusal: { kind: 'sameFunction' } })
    expect(await change('Bo', 'member', '2026-05-01')).toHaveProperty('id')
    expect(await change('Anne', 'chair', '2026-05-01')).toHaveProperty('id')
    expect(await sitting(bodyId, '2026-04-30')).toEqual(['Anne member', 'Bo chair'])
    expect(await sitting(bodyId, '2026-05-01')).toEqual(['Anne chair', 'Bo member'])
    expect(await kept(bodyId)).toHaveLength(4)
  })

  test('what was written today is put right today; from tomorrow on only how it came about', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne')])
    const { id } = await rowOf(bodyId, 'Anne')
    const right = (keeper: Keeping, from: string, basis: string) =>
      inside((tx) => putRight(tx, keeper, { bodyId, id }, { ...terms(from), function: 'member', basis, endNote: '' }))
    expect(await right(now, '2026-01-15', 'Valgt')).toEqual({ id })
    expect(await right(on('2026-03-03'), '2026-01-16', 'Valgt')).toEqual({ refusal: { kind: 'history' } })
    expect(await right(on('2026-03-03'), '2026-01-15', 'Indstillet')).toEqual({ id })
    expect(await rowOf(bodyId, 'Anne')).toMatchObject({ from: '2026-01-15', basis: 'Indstillet' })
    const audit = await db.owner.selectFrom('audit_entry').select(['action', 'payload']).where('thing', '=', `membership/${id}`).execute()
    expect(audit.map(({ action }) => action)).toEqual(['membership.appoint', 'membership.correct', 'membership.correct'])
    expect(audit[1]?.payload).toMatchObject({ before: { from: '2026-02-01' }, after: { from: '2026-01-15' } })
  })

  test('an appointment that was a slip of the pen is taken back on the same day, unless another stands on it', async () => {
    const { bodyId, seats } = await aCouncil()
    await appointing(bodyId, [line(seats[0], 'Anne')])
    const anne = await rowOf(bodyId, 'Anne')
    const back = (keeper: Keeping, id: string) => inside((tx) => takeBack(tx, keeper, { bodyId, id }))
    expect(await back(on('2026-03-03'), anne.id)).toEqual({ refusal: { kind: 'history' } })
    const given = { from: '2026-04-01', note: '', who: { name: 'Bo' }, appointedByBodyId: null, appointedOn: null, basis: '' }
    await inside((tx) => passOn(tx, now, { bodyId, id: anne.id }, given))
    expect(await back(now, anne.id)).toEqual({ refusal: { kind: 'hasSuccessor' } })
    expect(await back(now, (await rowOf(bodyId, 'Bo')).id)).toHaveProperty('id')
    expect(await back(now, anne.id)).toHaveProperty('id')
    expect(await kept(bodyId)).toEqual([])
  })
})
