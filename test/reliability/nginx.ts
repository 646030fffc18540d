import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type RequestOptions, request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromRoot } from '#platform/root.ts'
import { freePort } from './own-postgres.ts'
import { comesTrue } from './product.ts'

const program = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file))
export const hasNginx = program !== undefined

export const publicHost = 'integration.example'

export type Nginx = {
  port: number
  plainPort: number
  trusted: string[]
  log(): string
  useCertificate(of: 'today' | 'yesterday'): Promise<void>
  stop(): Promise<void>
}

/** A certificate for the public host, good for so many days from now; −1: until yesterday. */
function makeCertificate(folder: string, name: string, days: number) {
  const [key, cert, asked, names] = ['key', 'pem', 'csr', 'names'].map((kind) => path.join(folder, `${name}.${kind}`)) as [
    string,
    string,
    string,
    string,
  ]
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key]
  writeFileSync(names, `subjectAltName=DNS:${publicHost}`)
  for (const args of [
    ['req', '-new', ...newKey, '-subj', `/CN=${publicHost}`, '-out', asked],
    ['x509', '-req', '-in', asked, '-signkey', key, '-days', String(days), '-extfile', names, '-out', cert],
  ])
    execFileSync('openssl', args, { stdio: 'ignore' })
  return { key, cert }
}

/** nginx with deploy/nginx.conf; only ports, files and servers are replaced. */
export async function startNginx(servers: readonly number[]): Promise<Nginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-nginx-'))
  mkdirSync(path.join(folder, 'temp'))
  const [port, plainPort] = [await freePort(), await freePort()]
  const certificates = { today: makeCertificate(folder, 'today', 30), yesterday: makeCertificate(folder, 'yesterday', -1) }
  const current = { key: path.join(folder, 'current.key'), cert: path.join(folder, 'current.pem') }
  const use = (of: 'today' | 'yesterday') => {
    writeFileSync(current.key, readFileSync(certificates[of].key))
    writeFileSync(current.cert, readFileSync(certificates[of].cert))
  }
  use('today')
  const shipped = readFileSync(fromRoot('deploy/nginx.conf'), 'utf8')
    .replaceAll('listen 80', `listen 127.0.0.1:${plainPort}`)
    .replaceAll('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('/etc/ssl/brobygger/fullchain.pem', current.cert)
    .replaceAll('/etc/ssl/brobygger/privkey.pem', current.key)
    .replaceAll('/var/log/nginx/', `${folder}/`)
    .replace('127.0.0.1:3001', `127.0.0.1:${servers[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${servers[1]}`)
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`).join('\n')
  const main = `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/main.log;
events { worker_connections 512; }
http { ${temps} access_log off; ${shipped} }`
  writeFileSync(path.join(folder, 'nginx.conf'), main)
  const child = spawn(program ?? '', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const open = await comesTrue(10_000, async () => child.exitCode !== null || existsSync(path.join(folder, 'pid')))
  if (!open || child.exitCode !== null) throw new Error(`nginx does not start: ${said}`)
  return {
    port,
    plainPort,
    trusted: [readFileSync(certificates.today.cert, 'utf8'), readFileSync(certificates.yesterday.cert, 'utf8')],
    log: () => readFileSync(path.join(folder, 'brobygger.log'), 'utf8') + readFileSync(path.join(folder, 'brobygger.error.log'), 'utf8'),
    useCertificate: async (of) => {
      use(of)
      child.kill('SIGHUP')
      await new Promise((resolve) => setTimeout(resolve, 500))
    },
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** Asks as a browser does. @param from another loopback address to come from: the limits count by it */
export const ask = (nginx: Nginx, address: string, given: RequestOptions & { body?: string; from?: string } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { body, from, headers, ...options } = given
    const form =
      body === undefined
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
            origin: `https://${publicHost}`,
          }
    const sending = request({
      host: '127.0.0.1',
      port: nginx.port,
      path: address,
      method: body === undefined ? 'GET' : 'POST',
      servername: publicHost,
      ca: nginx.trusted,
      ...(from && { localAddress: from }),
      ...options,
      headers: { host: publicHost, ...form, ...headers },
    })
    sending.on('error', reject)
    sending.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      response.on('error', reject)
    })
    sending.end(body)
  })
