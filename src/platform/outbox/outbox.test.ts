import { sql } from 'kysely'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { mailTo } from '#modules/accounts/index.ts'
import { Later, startWorkers } from '#platform/jobs/jobs.ts'
import type { Post } from '#platform/mail.ts'
import { testDatabase } from '#test/database.ts'
import { mailServer } from '#test/smtp.ts'
import { mailCheck, reviveMails } from './backlog.ts'
import { deliverMail } from './deliver.ts'
import { anOutbox, linkOf, postTo } from './outbox.testing.ts'
import { sendAgain } from './outbox.ts'

const db = await testDatabase()
const { municipality, demo, platform, log, logLines, travel, depsWith, account, mail, jobs, jobsFor, rowOf, dropJobs, empty } =
  await anOutbox(db)
const { clock } = platform

beforeEach(empty)

test('a mail goes out with its words, under its own Message-ID, and is sent once', async () => {
  const server = await mailServer()
  const { id, to, job } = await mail()
  await deliverMail(depsWith(postTo(server.url)), job)
  await deliverMail(depsWith(postTo(server.url)), job)
  expect(server.arrived.map((one) => [one.to, one.messageId])).toEqual([[to.email, `<${id}@${municipality.host}>`]])
  expect(server.arrived[0]?.text).toContain(`: ${linkOf(1)}`)
  expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 1, problem: '', shown_text: null })
})

test('what takes the change back takes the mail and its job back', async () => {
  const to = await account()
  const change = platform.db.in(municipality.id, async (tx) => {
    await mailTo(tx, municipality.id, clock, { accountIds: [to.id], kind: 'news', params: {}, about: '' })
    throw new Error('taken back')
  })
  await expect(change).rejects.toThrow('taken back')
  expect([await jobs(), await db.owner.selectFrom('outgoing_mail').select('id').execute()]).toEqual([[], []])
  expect(await jobsFor((await mail()).id)).toEqual(['mail'])
})

test('who has no account in use gets nothing, and whoever sends is told', async () => {
  const [stays, left] = [await account(), await account()]
  await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', left.id).execute()
  const given = { accountIds: [stays.id, left.id], kind: 'news', params: {}, about: '' }
  expect(await platform.db.in(municipality.id, (tx) => mailTo(tx, municipality.id, clock, given))).toEqual({ told: 1, without: [left.id] })
})

describe('the mail server', () => {
  test.each(['550 5.1.1 <KARLA> no such user here', '553 bad', '552 full'])(
    'refuses for good with %s: kept with its words, without the address',
    async (answer) => {
      const server = await mailServer()
      const { id, to, job } = await mail()
      server.answers[to.email] = answer.replace('KARLA', to.email)
      await deliverMail(depsWith(postTo(server.url)), job)
      const row = await rowOf(id)
      expect([row.state, row.problem]).toEqual(['refused', answer.replace('<KARLA>', '…')])
      expect(logLines.join()).not.toContain(to.email)
    },
  )

  test.each(['450 try later', '421 closing'])('is busy with %s: the mail waits and goes later', async (answer) => {
    const server = await mailServer()
    const { id, to, job } = await mail()
    server.answers[to.email] = answer
    await expect(deliverMail(depsWith(postTo(server.url)), job)).rejects.toThrow(Later)
    expect(await rowOf(id)).toMatchObject({ state: 'queued', problem: answer, claimed_until: null })
    delete server.answers[to.email]
    await deliverMail(depsWith(postTo(server.url)), job)
    expect(await rowOf(id)).toMatchObject({ state: 'sent', problem: '' })
    expect(server.arrived).toHaveLength(1)
  })

  test('is gone for a day: nothing is lost, nothing comes twice, and health says so', async () => {
    const server = await mailServer()
    await server.stop()
    const post = postTo(server.url)
    const sent = [await mail({ n: 1 }), await mail({ n: 2 }), await mail({ kind: 'sign_in' })]
    for (let tries = 0; tries < 4; tries++) {
      for (const { job } of sent) await expect(deliverMail(depsWith(post), job)).rejects.toThrow(Later)
      travel({ hours: 6 })
    }
    expect(await mailCheck(db.owner, clock, true)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^mail is behind: 3 waiting since/),
    })
    // Only the first try made a link: later ones ask first whether the server answers.
    expect(
      await db.owner
        .selectFrom('one_time_link')
        .select('id')
        .where('account_id', '=', sent[2]?.to.id ?? '')
        .execute(),
    ).toHaveLength(1)
    const back = await mailServer({}, server.port)
    for (const { job } of [...sent, ...sent]) await deliverMail(depsWith(post), job)
    expect(back.arrived.map((one) => one.to)).toEqual(sent.map(({ to }) => to.email))
    expect(await mailCheck(db.owner, clock, true)).toEqual({ ok: true })
  })

  test('took it, and the program died before it was noted: the same mail goes again under the same Message-ID', async () => {
    const server = await mailServer()
    const { job } = await mail({ kind: 'sign_in' })
    const post = postTo(server.url)
    const dying: Post = { ...post, send: async (one) => Promise.reject(new Error(`died: ${(await post.send(one)).state}`)) }
    await expect(deliverMail(depsWith(dying), job)).rejects.toThrow('died: sent')
    await expect(deliverMail(depsWith(post), job)).rejects.toThrow(Later)
    travel({ seconds: 121 })
    await deliverMail(depsWith(post), job)
    const [first, second] = server.arrived
    expect(server.arrived).toHaveLength(2)
    expect(first?.messageId).toBe(second?.messageId)
    expect(first?.text).not.toBe(second?.text)
  })

  test('is not set: a mail waits for it, and health names the variable', async () => {
    const { id, job } = await mail()
    await expect(deliverMail(depsWith(null), job)).rejects.toThrow(Later)
    travel({ minutes: 6 })
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0, shown_text: null })
    expect(await mailCheck(db.owner, clock, false)).toMatchObject({
      ok: false,
      stillServes: true,
      detail: expect.stringContaining('SMTP_URL is missing'),
    })
  })

  test('is not set in a demo: the mail is shown instead', async () => {
    const { id, job } = await mail({ tenant: demo })
    await deliverMail(depsWith(null), job)
    expect(await rowOf(id)).toMatchObject({ state: 'shown', shown_subject: 'Nyt 1', shown_text: `Kære Karla Test: ${linkOf(1)}` })
  })
})

test('two workers on connections of their own send each mail once', async () => {
  const server = await mailServer()
  const sent = await Promise.all(Array.from({ length: 12 }, (_, n) => mail({ n })))
  const deps = depsWith(postTo(server.url))
  const handlers = {
    read: async () => {},
    import: async () => {},
    mail: (job: { municipalityId: string; id: string }) => deliverMail(deps, job),
    digest: async () => {},
    erase: async () => {},
    erased: async () => {},
    index: async () => {},
    backup: async () => {},
    news: async () => {},
  }
  const workers = await Promise.all([1, 2].map(() => startWorkers(db.connection('brobygger_app'), handlers, log)))
  await vi.waitFor(() => expect(server.arrived.length).toBeGreaterThanOrEqual(sent.length), 20_000)
  await Promise.all(workers.map((one) => one.stop()))
  expect(server.arrived.map((one) => one.to).sort()).toEqual(sent.map(({ to }) => to.email).sort())
})

test('two who have the same mail at the same moment: one sends it', async () => {
  const server = await mailServer()
  for (let round = 0; round < 5; round++) {
    const { job } = await mail()
    const deps = depsWith(postTo(server.url))
    const tries = await Promise.allSettled([1, 2, 3].map(() => deliverMail(deps, job)))
    expect(tries.filter((one) => one.status === 'rejected' && !(one.reason instanceof Later))).toEqual([])
    expect(server.arrived).toHaveLength(round + 1)
  }
})

test('a mail that there is no reason to send any more is done in silence', async () => {
  const server = await mailServer()
  const over = await mail({ kind: 'over' })
  const ended = await mail({ kind: 'invitation' })
  await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', ended.to.id).execute()
  for (const { job } of [over, ended]) await deliverMail(depsWith(postTo(server.url)), job)
  expect([(await rowOf(over.id)).state, (await rowOf(ended.id)).state, server.arrived]).toEqual(['dropped', 'dropped', []])
})

test('a link in a mail is in no table, no job and no log', async () => {
  const server = await mailServer()
  const sent = [await mail({ kind: 'sign_in' }), await mail({ kind: 'invitation' })]
  for (const { job } of sent) await deliverMail(depsWith(postTo(server.url)), job)
  const tokens = server.arrived.map((one) => /n=([\w-]{43})/.exec(one.text)?.[1] ?? 'none')
  const kept = await Promise.all(
    ['outgoing_mail', 'one_time_link', 'audit_entry', 'pgboss.job'].map((table) =>
      sql`select * from ${sql.table(table)}`.execute(db.owner),
    ),
  )
  for (const token of tokens) {
    expect(token).toHaveLength(43)
    expect(JSON.stringify([kept.map(({ rows }) => rows), logLines])).not.toContain(token)
  }
})

test('a job names a municipality and a row, and nothing of a person', async () => {
  const { job } = await mail()
  expect((await jobs()).map((one) => one.data)).toEqual([job])
})

test('a refused mail goes again to the address that is given, and its job is laid down with it', async () => {
  const server = await mailServer()
  const { id, to, job } = await mail()
  server.answers[to.email] = '550 unknown'
  await deliverMail(depsWith(postTo(server.url)), job)
  await dropJobs()
  const again = () => platform.db.in(municipality.id, (tx) => sendAgain(tx, municipality.id, id, 'right@example.org'))
  expect([await again(), await again()]).toEqual([true, false])
  expect(await jobsFor(id)).toEqual(['mail'])
  await deliverMail(depsWith(postTo(server.url)), job)
  expect(server.arrived.map((one) => one.to)).toEqual(['right@example.org'])
})

test('mails that lost their jobs get them back, once', async () => {
  const [left, waits] = [await mail(), await mail({ canWait: true })]
  await dropJobs()
  travel({ hours: 2 })
  for (let times = 0; times < 2; times++) await reviveMails(platform, [municipality.id, demo.id])
  expect([await jobsFor(left.id), await jobsFor(waits.to.id)]).toEqual([['mail'], ['digest']])
})

test("another municipality's mail is not sent by a job that names it", async () => {
  const server = await mailServer()
  const { id } = await mail()
  await deliverMail(depsWith(postTo(server.url)), { municipalityId: demo.id, id })
  expect([server.arrived, (await rowOf(id)).state]).toEqual([[], 'queued'])
})
