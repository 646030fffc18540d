import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { forgingServer } from '#test/forging-server.ts'

/** Where a real server listens, and its data folder for the operator's commands. */
export type Site = { url: string; dataDir: string }

export type Issuers = { plain: string; other: string; spread: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo municipality, as the first start makes it. */
    site: Site
    /** A municipality in which nothing has happened yet, but whose server can send mail. */
    emptySite: Site
    /** Issuers that the demo municipality's server may ask: two that know everybody as the same person, and one whose keys lie at other hosts. */
    issuers: Issuers
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** One of the operator's commands, as `script/brobygger` runs it. Gives what it printed. */
export async function command(dataDir: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, ['build/cli.js', ...args], { cwd: root, env })
  return stdout.trim()
}

/** The real server as `script/server` starts it, on a data folder of its own. */
async function start(name: string, args: string[] = [], more: Record<string, string> = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), `brobygger-browser-${name}-`))
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...more }
  const server = spawn(process.execPath, ['build/server.js', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      const found = /ready: (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    server.on('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
  const stop = async () => {
    const gone = new Promise((resolve) => server.on('exit', resolve))
    server.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { site: { url, dataDir }, stop }
}

/** Nobody listens at that address: mail is offered, and what is sent is lost. */
const mailToNowhere = { SMTP_URL: 'smtp://127.0.0.1:9' }

async function startEmpty() {
  const started = await start('empty', ['--empty'], mailToNowhere)
  const { dataDir } = started.site
  await command(dataDir, 'municipality', 'add', '903', 'Tomby Kommune', '--origin', 'http://tomby.example', '--languages', 'da,en,ar')
  return started
}

/** Both sites, for all test files of a run. */
// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default async function setup(project: TestProject) {
  const [plain, other, spread] = await Promise.all([forgingServer(), forgingServer(), forgingServer()])
  spread.says.metadata = { jwks_uri: 'https://noegler.login.example/jwks', token_endpoint: 'https://svar.login.example/token' }
  const demoSettings = { IDENTITY_HOSTS: [plain, other, spread].map(({ host }) => host).join() }
  const [demo, empty] = await Promise.all([start('demo', [], demoSettings), startEmpty()])
  project.provide('site', demo.site)
  project.provide('emptySite', empty.site)
  project.provide('issuers', { plain: plain.issuer, other: other.issuer, spread: spread.issuer })
  return async () => {
    await Promise.all([demo.stop(), empty.stop()])
    for (const issuer of [plain, other, spread]) issuer.stop()
  }
}
