import { get as getPlain } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, hasNginx, type Nginx, publicHost, startNginx } from './nginx.ts'
import { freePort, type OwnPostgres, ownPostgres } from './own-postgres.ts'
import { comesTrue, ensureBuilt, isWhole, Place, pause, type Running } from './product.ts'

let database: OwnPostgres
let place: Place
let nginx: Nginx
let ports: [number, number]
const servers: Running[] = []
const start = (n: 0 | 1) => place.start({ PORT: String(ports[n]), DRAIN_SECONDS: '6' })

beforeAll(async () => {
  if (!hasNginx) return
  ensureBuilt()
  database = await ownPostgres()
  place = new Place(undefined, { ...database.env, TRUSTED_PROXIES: '127.0.0.1', SMTP_URL: `smtp://127.0.0.1:${await freePort()}` })
  ports = [await freePort(), await freePort()]
  await place.operate(['municipality', 'add', '259', 'Køge Kommune', '--origin', `https://${publicHost}`]).done
  servers.push(await start(0), await start(1))
  nginx = await startNginx(ports)
})
afterAll(async () => {
  await nginx?.stop()
  await place?.dispose()
  await database?.dispose()
})

const plain = (host: string, address: string) =>
  new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) =>
    getPlain({ host: '127.0.0.1', port: nginx.plainPort, path: address, headers: { host } }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode, location: answer.headers.location })
    }).on('error', reject),
  )

describe.skipIf(!hasNginx)('behind nginx with the configuration that is shipped', () => {
  test('the municipality is reached by https alone, and a host that nobody runs here gets 421', async () => {
    const page = await ask(nginx, '/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Køge Kommune')
    expect(await plain(publicHost, '/moeder?side=2')).toEqual({ status: 308, location: `https://${publicHost}/moeder?side=2` })
    expect((await plain('other.example', '/')).status).toBe(421)
    expect((await ask(nginx, '/', { headers: { host: 'other.example' } })).status).toBe(421)
  })

  test('every answer asks for https from now on, once; metrics stay in the house', async () => {
    for (const address of ['/', '/findes-ikke', '/robots.txt', '/metrics', '/assets/nothing.css'])
      expect((await ask(nginx, address)).headers['strict-transport-security'], address).toBe('max-age=31536000')
    expect((await ask(nginx, '/metrics')).status).toBe(404)
    expect((await ask(nginx, '/health')).status).toBe(200)
  })

  test('what a reader says about host and address is not believed', async () => {
    expect((await ask(nginx, '/', { headers: { 'x-forwarded-host': 'other.example' } })).status).toBe(200)
    const tries: number[] = []
    for (let n = 0; n < 12; n++) {
      const headers = { 'x-forwarded-for': `198.51.100.${n}` }
      tries.push((await ask(nginx, '/log-ind', { from: '127.0.0.7', body: 'email=nobody%40koege.example', headers })).status)
      await pause(20)
    }
    // Two servers let ten in between them; how nginx shares the tries out, and how long they take, decides how many more are refused.
    expect(tries).toContain(429)
    expect((await ask(nginx, '/log-ind', { from: '127.0.0.8', body: 'email=nobody%40koege.example' })).status).toBe(303)
  })

  test('no log holds what stands behind the question mark', async () => {
    await ask(nginx, '/log-ind/link?n=hemmelig-noegle')
    expect(await comesTrue(30_000, () => nginx.log().includes('/log-ind/link'))).toBe(true)
    expect(nginx.log()).not.toContain('hemmelig')
  })

  test('a certificate that has expired is seen from outside, and the servers are well', async () => {
    await nginx.useCertificate('yesterday')
    await expect(ask(nginx, '/')).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' })
    expect(await (await fetch(`http://127.0.0.1:${ports[0]}/health`)).json()).toMatchObject({ status: 'ok' })
    await nginx.useCertificate('today')
    expect((await ask(nginx, '/')).status).toBe(200)
  })

  const rounds = isWhole ? 3 : 1
  test(
    `both servers are restarted one after the other, ${rounds} times, while pages are read and forms sent: none is lost`,
    async () => {
      const answers: Record<string, number> = {}
      let done = false
      const count = (what: string) => {
        answers[what] = (answers[what] ?? 0) + 1
      }
      let sent = 0
      const reader = async (send: () => ReturnType<typeof ask>) => {
        while (!done) {
          await send().then(
            ({ status }) => count(String(status)),
            (error) => count(String(error.code)),
          )
          await pause(20)
        }
      }
      const form = () => {
        // Few enough of each address for the limits.
        const n = sent++ % 2_000
        return ask(nginx, '/log-ind', { from: `127.1.${Math.floor(n / 200)}.${1 + (n % 200)}`, body: 'email=nobody%40koege.example' })
      }
      const load = [reader(() => ask(nginx, '/')), reader(() => ask(nginx, '/moeder')), reader(form), reader(form)]
      for (let round = 0; round < rounds; round++)
        for (const n of [0, 1] as const) {
          await pause(500)
          expect(await servers[n]?.stop()).toBe(0)
          servers[n] = await start(n)
        }
      done = true
      await Promise.all(load)
      process.stdout.write(`answers during ${rounds * 2} restarts: ${JSON.stringify(answers)}\n`)
      expect(Object.keys(answers).sort()).toEqual(['200', '303'])
    },
    40_000 * rounds + 20_000,
  )

  test('with both servers gone nginx says so in plain words', async () => {
    await Promise.all(servers.map((server) => server.kill()))
    const answer = await ask(nginx, '/')
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30'])
    expect(answer.text).toContain('Prøv igen om lidt')
  })
})
