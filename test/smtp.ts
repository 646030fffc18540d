import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A mail as a mail server sees it. */
export type Arrived = { to: string; raw: string; messageId: string; text: string }

/** What a server says to a recipient, by address; others are welcome. */
export type Answers = Record<string, string>

/** A small mail server (RFC 5321) for one test: takes what it is not told to refuse. `port` 0 takes a free one. */
export async function mailServer(answers: Answers = {}, port = 0) {
  const arrived: Arrived[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}))
    converse(socket, answers, (mail) => arrived.push(mail))
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  const at = (server.address() as AddressInfo).port
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  onTestFinished(stop)
  return { arrived, answers, port: at, url: `smtp://127.0.0.1:${at}`, stop }
}

function converse(socket: Socket, answers: Answers, keep: (mail: Arrived) => void) {
  let rest = ''
  let to = ''
  let data: string | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 test')
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    rest += chunk
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (data !== null) {
        if (line !== '.') data += `${line.replace(/^\./, '')}\n`
        else {
          keep(read(to, data))
          data = null
          say('250 taken')
        }
      } else if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? ''
        say(answers[to] ?? '250 ok')
      } else if (/^DATA/i.test(line)) {
        data = ''
        say('354 go on')
      } else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
    }
  })
}

function read(to: string, raw: string): Arrived {
  const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? ''
  const text = raw.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { to, raw, messageId, text }
}
