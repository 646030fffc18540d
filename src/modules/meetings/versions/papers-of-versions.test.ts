import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { papersOfACouncil } from '../papers/papers.testing.ts'
import { publish, publishAgenda, withdraw } from '../publish.ts'

const db = await testDatabase()
const { visitor, acting, act, people, anItemOfAMeeting, send, add, rows, open } = await papersOfACouncil(db)

describe('a paper of an earlier version', () => {
  /** A meeting whose paper was public in version 1, and what has been done with it since. */
  async function published(since: (paper: { id: string }, path: string) => Promise<unknown>) {
    const { id, slug, path, itemId } = await anItemOfAMeeting()
    await add(path, { name: 'budget.txt', bytes: Buffer.from('første udkast') })
    const [paper] = await rows(itemId)
    await open(path, paper?.id ?? '')
    await act((tx) => publishAgenda(tx, acting, id))
    await since({ id: paper?.id ?? '' }, path)
    await act((tx) => publish(tx, acting, id, 'agenda'))
    const page = load(await (await visitor.get(`/moeder/${slug}/versioner/1`)).text())
    const ways = page('.paper-list a')
      .map((_, one) => one.attribs['href'] ?? '')
      .get()
    return { id, slug, paper: paper?.id ?? '', ways, first: `/bilag/${paper?.id}/budget.txt?udgave=1` }
  }
  const replace = async ({ id }: { id: string }, path: string) =>
    send(people.secretary, path, { do: 'skift', bilag: id }, { [`fil-${id}`]: [{ name: 'budget.txt', bytes: Buffer.from('nye tal') }] })
  const remove = async ({ id }: { id: string }, path: string) => send(people.secretary, path, { do: 'fjern', bilag: id })

  test.each([
    ['was replaced', replace],
    ['was taken off its item', remove],
  ])('that %s since is the file that everybody read then', async (_what, since) => {
    const { ways, first } = await published(since)
    expect(ways).toEqual([first])
    const answer = await visitor.get(first)
    expect([answer.status, await answer.text()]).toEqual([200, 'første udkast'])
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  })

  test('is not what the address alone gives: that is the one that holds now', async () => {
    const { first, paper } = await published(replace)
    expect(await (await visitor.get(`/bilag/${paper}/budget.txt`)).text()).toBe('nye tal')
    expect(await (await visitor.get(first.replace('udgave=1', 'udgave=2'))).text()).toBe('nye tal')
    for (const n of ['0', '3', '-1', '1.5', 'x', '9'.repeat(30), ''])
      expect((await visitor.get(first.replace('=1', `=${n}`))).status, n).toBe(404)
  })

  test.each<[string, (paper: { id: string }, path: string) => Promise<unknown>]>([
    ['was closed', async (paper, path) => open(path, paper.id, 'Budget', 'closed')],
    ['was closed and taken off', async (paper, path) => [await open(path, paper.id, 'Budget', 'closed'), await remove(paper, path)]],
  ])('that %s since is closed in every version, to everybody', async (_what, since) => {
    const { ways, first } = await published(since)
    expect(ways).toEqual([])
    for (const app of [visitor, people.member, people.secretary]) expect((await app.get(first)).status).toBe(404)
  })

  test('goes with its meeting when that is withdrawn, and does not come back with it', async () => {
    const { id, first } = await published(replace)
    await act((tx) => withdraw(tx, acting, id, '#mistake'))
    expect((await visitor.get(first)).status).toBe(410)
    await act((tx) => publish(tx, acting, id, 'agenda'))
    expect((await visitor.get(first)).status).toBe(410)
  })
})
