import { mkdtempSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openFileStore } from '#platform/files/files.ts'
import { testApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { aPdf } from '#test/papers.ts'
import { publishAgenda } from '../publish.ts'
import { openFindings } from '../release/findings.ts'
import { papersOfACouncil } from './papers.testing.ts'
import { readStoredFile } from './read.ts'

const db = await testDatabase()
const { municipality, visitor, host, acting, act, people, anItemOfAMeeting, send, add, rows, stored, open } = await papersOfACouncil(db)

describe('a public paper is fetched in parts', () => {
  const bytes = aPdf('en side', 'en side til')
  const published = async () => {
    const { id, path, itemId } = await anItemOfAMeeting()
    await add(path, { name: 'stor.pdf', bytes })
    const [paper] = await rows(itemId)
    await open(path, paper?.id ?? '')
    await act((tx) => publishAgenda(tx, acting, id))
    return `/bilag/${paper?.id}/stor.pdf`
  }

  test('as a reader of PDFs asks for them', async () => {
    const address = await published()
    const part = async (range: string, more: Record<string, string> = {}) => {
      const answer = await visitor.get(address, { range, ...more })
      return [answer.status, answer.headers.get('content-range'), Buffer.from(await answer.arrayBuffer()).toString('latin1')]
    }
    const all = bytes.toString('latin1')
    const n = bytes.length
    expect(await part('bytes=0-9')).toEqual([206, `bytes 0-9/${n}`, all.slice(0, 10)])
    expect(await part('bytes=10-')).toEqual([206, `bytes 10-${n - 1}/${n}`, all.slice(10)])
    expect(await part('bytes=-5')).toEqual([206, `bytes ${n - 5}-${n - 1}/${n}`, all.slice(-5)])
    expect(await part(`bytes=5-${n * 9}`)).toEqual([206, `bytes 5-${n - 1}/${n}`, all.slice(5)])
    expect(await part(`bytes=${n}-`)).toEqual([416, `bytes */${n}`, ''])
    for (const whole of ['bytes=0-1,3-4', 'bytes=9-3', 'lines=1-2', 'bytes=-', 'bytes=a-b'])
      expect(await part(whole), whole).toEqual([200, null, all])
  })

  test('only of the file that the reader already has a part of', async () => {
    const address = await published()
    const mark = (await visitor.get(address)).headers.get('etag') ?? ''
    expect((await visitor.get(address, { range: 'bytes=0-9', 'if-range': mark })).status).toBe(206)
    expect((await visitor.get(address, { range: 'bytes=0-9', 'if-range': '"en anden"' })).status).toBe(200)
    expect((await visitor.get(address, { range: 'bytes=0-9', 'if-none-match': mark })).status).toBe(304)
  })

  test('and looked at without being fetched', async () => {
    const answer = await visitor.request('HEAD', await published())
    expect([answer.status, answer.headers.get('content-length'), answer.headers.get('accept-ranges'), await answer.text()]).toEqual([
      200,
      String(bytes.length),
      'bytes',
      '',
    ])
  })
})

test('where its file is lost, the answer is a page that says to try later, and nothing of it says that it is the file', async () => {
  const { id, path: address, itemId } = await anItemOfAMeeting()
  await add(address, { name: 'note.txt', bytes: Buffer.from('en note') })
  const [paper] = await rows(itemId)
  await open(address, paper?.id ?? '')
  await act((tx) => publishAgenda(tx, acting, id))
  const bare = await testApp(db, { municipality })
  const answer = await bare.get(`/bilag/${paper?.id}/note.txt`)
  const headers = ['content-type', 'content-length', 'content-disposition', 'etag', 'accept-ranges'].map((name) => answer.headers.get(name))
  expect([answer.status, ...headers]).toEqual([503, 'text/html; charset=UTF-8', null, null, null, null])
  expect(await answer.text()).toContain('</html>')
})

describe('a paper that nobody has read yet', () => {
  const unread = async (name: string, bytes: Buffer) => {
    const meeting = await anItemOfAMeeting()
    await add(meeting.path, { name, bytes })
    const [paper] = await rows(meeting.itemId)
    await open(meeting.path, paper?.id ?? '')
    const sha256 = paper?.sha256 ?? Buffer.alloc(0)
    await db.owner.updateTable('stored_file').set({ read_at: null, wholly_read: false, text: null }).where('sha256', '=', sha256).execute()
    return { ...meeting, sha256 }
  }

  test('stops the release with a question, and a worker reads it although nobody looks at it any more', async () => {
    const { id, path, sha256 } = await unread('brev.pdf', aPdf('Ring til 22334455 om hveder'))
    expect(await act((tx) => openFindings(tx, id))).toMatchObject([{ kind: 'unreadable', isBeingRead: true }])
    const job = { municipalityId: acting.municipalityId, id: sha256.toString('hex') }
    await readStoredFile(visitor.platform, job)
    expect(await stored(sha256)).toMatchObject({ wholly_read: true, unread_reason: null })
    expect(await act((tx) => openFindings(tx, id))).toMatchObject([{ kind: 'phone', match: '22334455' }])
    await readStoredFile(visitor.platform, job)
    expect((await people.secretary.get(path)).status).toBe(200)
  })

  test('has its job from the moment in which it lies there', async () => {
    const { sha256 } = await unread('note.txt', Buffer.from('en note uden fund'))
    const { rows: jobs } = await sql<{ id: string }>`select data ->> 'id' as id from pgboss.job where name = 'read'`.execute(db.owner)
    expect(jobs.map((job) => job.id)).toContain(sha256.toString('hex'))
  })

  test.each([
    ['billede.pdf', aPdf('side', ''), 'pages', 'Der er sider uden tekst'],
    ['halv.pdf', aPdf('x'.repeat(500)).subarray(0, 300), 'broken', 'Den er i stykker'],
  ])('or could not be: %s says why', async (name, bytes, why, sentence) => {
    const { path, itemId } = await anItemOfAMeeting()
    await add(path, { name, bytes })
    expect(await stored((await rows(itemId))[0]?.sha256)).toMatchObject({ wholly_read: false, unread_reason: why })
    expect(load(await (await people.secretary.get(path)).text())('main').text()).toContain(sentence)
  })
})

test('whoever hangs up in the middle of a file leaves nothing behind', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'brobygger-store-'))
  const secretary = await testApp(db, { municipality: municipality, as: 'secretary', bodyId: host.id, files: await openFileStore(root) })
  const { path: address, itemId } = await anItemOfAMeeting()
  const server = await new Promise<{ port: number; close: () => void }>((ready) => {
    const running = serve({ fetch: secretary.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      ready({ port, close: () => running.close() }),
    )
  })
  const { host: name, origin } = municipality
  const head = [`POST ${address} HTTP/1.1`, `Host: ${name}`, `Origin: ${origin}`, `Cookie: ${secretary.cookie}`, 'Content-Length: 5000000']
  const part = '--x\r\nContent-Disposition: form-data; name="filer"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
  const arrived = () => readdirSync(path.join(root, 'incoming')).length
  const until = async (wanted: number) => {
    for (let tries = 0; tries < 1_000 && arrived() !== wanted; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
    return arrived()
  }
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`${[...head, 'Content-Type: multipart/form-data; boundary=x'].join('\r\n')}\r\n\r\n${part}${'ord '.repeat(50_000)}`)
  expect(await until(1)).toBe(1)
  socket.destroy()
  expect(await until(0)).toBe(0)
  expect(await rows(itemId)).toEqual([])
  server.close()
})

describe('a paper whose file is replaced', () => {
  const sentOut = async () => {
    const meeting = await anItemOfAMeeting()
    await add(meeting.path, { name: 'gammel.txt', bytes: Buffer.from('den gamle') })
    const id = (await rows(meeting.itemId))[0]?.id ?? ''
    await open(meeting.path, id)
    await act((tx) => publishAgenda(tx, acting, meeting.id))
    await send(
      people.secretary,
      meeting.path,
      { do: 'skift', bilag: id },
      { [`fil-${id}`]: [{ name: 'ny.txt', bytes: Buffer.from('den nye') }] },
    )
    await act((tx) => publishAgenda(tx, acting, meeting.id))
    return { ...meeting, paper: id }
  }
  const linksOn = async (path: string) =>
    load(await (await people.secretary.get(path)).text())('a[href*="udgave"]')
      .map((_, link) => link.attribs['href'] ?? '')
      .toArray()

  test('keeps its address, and the earlier file is read where the version that had it is', async () => {
    const { path, paper } = await sentOut()
    expect(await (await visitor.get(`/bilag/${paper}/ny.txt`)).text()).toBe('den nye')
    expect((await visitor.get(`/bilag/${paper}/gammel.txt`)).headers.get('location')).toBe(`/bilag/${paper}/ny.txt`)
    const links = await linksOn(path)
    expect(links).toEqual([`/bilag/${paper}/gammel.txt?udgave=1`])
    expect(await (await visitor.get(links[0] ?? '')).text()).toBe('den gamle')
  })

  test('takes its earlier files along when it is closed', async () => {
    const { path, paper } = await sentOut()
    await open(path, paper, 'Bilag', 'closed')
    expect(await linksOn(path)).toEqual([])
    expect((await visitor.get(`/bilag/${paper}/gammel.txt?udgave=1`)).status).toBe(404)
  })
})
