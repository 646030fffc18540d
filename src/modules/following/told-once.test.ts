import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aTown, type Town } from './following.testing.ts'
import { tellFollowers } from './tell.ts'

const db = await testDatabase()
let code = 960
let town: Town
beforeEach(async () => {
  town = await aTown(db, String(code++))
})
const anna = 'anna@example.org'
const raad = '/foelg?om=raad/integrationsraadet'
const linesOf = (mail: { text: string } | undefined) => mail?.text ?? ''

/** A body that the public knows: it has met. */
const publicBody = async () => town.release((await town.hold()).id)

describe('whatever happens meanwhile', () => {
  test('a program that dies before the morning is written down has told nothing, and the next tells all of it once', async () => {
    await publicBody()
    await town.follow(raad, anna)
    await town.agenda((await town.planned()).id)
    town.app.travel({ hours: 24 })
    const { platform } = town.app
    const dying = {
      ...platform,
      db: {
        in: <R>(id: string, work: Parameters<typeof platform.db.in<R>>[1]) =>
          platform.db.in<R>(id, async (tx) =>
            work(tx).then(() => {
              throw new Error('killed')
            }),
          ),
      },
    }
    await expect(tellFollowers(dying, town.municipality.id)).rejects.toThrow('killed')
    expect(await town.delivered()).toEqual([])
    expect(await tellFollowers(platform, town.municipality.id)).toBe(1)
    expect(await town.delivered()).toHaveLength(1)
  })

  test('the same morning done twice, also at once, tells once', async () => {
    await publicBody()
    await town.follow(raad, anna)
    await town.agenda((await town.planned()).id)
    town.app.travel({ hours: 24 })
    const counts = await Promise.all([1, 2, 3].map(() => tellFollowers(town.app.platform, town.municipality.id)))
    expect(counts.sort()).toEqual([0, 0, 1])
    expect(await tellFollowers(town.app.platform, town.municipality.id)).toBe(0)
    expect(await town.delivered()).toHaveLength(1)
  })

  test('a mail that is sent again after a program died is the same one', async () => {
    await publicBody()
    await town.follow(raad, anna)
    await town.agenda((await town.planned()).id)
    const [first] = (await town.morning()).sent
    await db.owner
      .updateTable('outgoing_mail')
      .set({ state: 'queued', finished_at: null })
      .where('kind', '=', 'follow_digest')
      .where('address', '=', anna)
      .where('municipality_id', '=', town.municipality.id)
      .execute()
    const [again] = await town.delivered()
    expect(again?.messageId).toBe(first?.messageId)
    const bare = (text: string) => text.replaceAll(/n=[\w-]+/g, '')
    expect(bare(linesOf(again))).toBe(bare(linesOf(first)))
  })

  test('what is published in the last minutes before the morning is told the next one', async () => {
    await publicBody()
    await town.follow(raad, anna)
    const meeting = await town.planned()
    town.app.travel({ hours: 24 })
    await town.agenda(meeting.id)
    expect(await tellFollowers(town.app.platform, town.municipality.id)).toBe(0)
    expect((await town.morning()).sent).toHaveLength(1)
  })

  test('mornings that were slept through are told in one mail', async () => {
    await publicBody()
    await town.follow(raad, anna)
    await town.agenda((await town.planned()).id)
    town.app.travel({ hours: 72 })
    await town.agenda((await town.planned({ startsAt: new Date('2026-04-20T16:00:00Z') })).id)
    const { sent } = await town.morning()
    expect(sent).toHaveLength(1)
    expect(linesOf(sent[0]).match(/Dagsordenen kan læses/g)).toHaveLength(2)
  })

  test('after three refusals nothing more is sent until the address confirms anew', async () => {
    await publicBody()
    const confirmed = await town.follow(raad, anna)
    const refuse = () =>
      sql`update outgoing_mail set state = 'refused' where kind = 'follow_digest' and address = ${anna} and municipality_id = ${town.municipality.id}`.execute(
        db.owner,
      )
    for (let day = 1; day <= 4; day++) {
      await town.agenda((await town.planned({ startsAt: new Date(`2026-05-0${day}T16:00:00Z`) })).id)
      expect((await town.morning()).sent).toHaveLength(day <= 3 ? 1 : 0)
      await refuse()
    }
    const mine = confirmed.headers.get('location') ?? ''
    expect(await (await town.app.get(mine)).text()).toContain('Venter på, at du bekræfter')
    const [row] = await db.owner.selectFrom('follow').select('id').where('municipality_id', '=', town.municipality.id).execute()
    const n = new URL(mine, town.municipality.origin).searchParams.get('n') ?? ''
    await town.app.post('/foelg/mine', { n, do: 'confirm', id: row?.id ?? '' })
    town.app.travel({ minutes: 1 })
    await town.agenda((await town.planned({ startsAt: new Date('2026-05-09T16:00:00Z') })).id)
    expect((await town.morning()).sent).toHaveLength(1)
  })
})
