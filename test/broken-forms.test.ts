import { connect } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'

const part = (name: string, fileName: string, text: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: text/plain\r\n\r\n${text}`

describe('a form that breaks off', async () => {
  const db = await testDatabase()
  const municipality = await aMunicipality(db)
  let server: ServerType
  let port = 0
  let secretary: TestApp

  beforeAll(async () => {
    secretary = await testApp(db, { municipality, as: 'secretary' })
    await new Promise<void>((ready) => {
      server = serve({ fetch: secretary.app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
        port = info.port
        ready()
      })
    })
  })
  afterAll(() => server.close())

  /** Sends a multipart body over a real connection, cut short or hung up on, and gives the first line of the answer. */
  const send = (body: string, { cookie, missing }: { cookie: string | null; missing: number }) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk))
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
      socket.on('error', () => {})
      const head = ['POST /import HTTP/1.1', `Host: ${municipality.host}`, `Origin: ${municipality.origin}`, 'Connection: close']
      head.push('Content-Type: multipart/form-data; boundary=x', `Content-Length: ${Buffer.byteLength(body) + missing}`)
      if (cookie) head.push(`Cookie: ${cookie}`)
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
      if (missing > 0) setTimeout(() => socket.destroy(), 200)
    })

  const bodies = {
    'in a file': part('filer', 'a.txt', 'REFERAT'),
    'in a file without a name': part('filer', '', 'REFERAT'),
    'in the second file': `${part('filer', 'a.txt', 'REFERAT')}\r\n${part('filer', 'b.txt', 'REF')}`,
    'in a field': '--x\r\nContent-Disposition: form-data; name="tekst"\r\n\r\nREF',
    'in the head of a part': '--x\r\nContent-Disposition: form-da',
  }
  const senders = ['nobody', 'secretary'] as const

  it.each(Object.entries(bodies).flatMap(([where, body]) => senders.map((who) => ({ where, body, who }))))(
    '$where, sent by $who, is answered, and the house stands',
    async ({ body, who }) => {
      const cookie = who === 'secretary' ? secretary.cookie : null
      expect(await send(body, { cookie, missing: 0 })).toMatch(/^HTTP\/1\.1 (400|303|422)/)
      await send(body, { cookie, missing: 500 })
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
    },
  )
})
