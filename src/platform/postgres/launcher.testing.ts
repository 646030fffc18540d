import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Cluster, startPostgres } from './launcher.ts'
import { readPidFile } from './postmaster.ts'
import { findProcess } from './processes.ts'
import { stopServer } from './server.ts'

/** A temporary folder that the server's account can pass, its clusters and its launcher processes; all gone after dispose(). */
export function makePlace() {
  const root = mkdtempSync(path.join(tmpdir(), 'brobygger-'))
  chmodSync(root, 0o711)
  const systemDir = path.join(root, 'system')
  const clusters: Cluster[] = []
  const children: ChildProcess[] = []
  return {
    root,
    systemDir,
    start: async (dataDir: string, pgBin: string | null = null) => {
      const cluster = await startPostgres({ dataDir, log: quiet, env: { pgBin }, systemDir })
      clusters.push(cluster)
      return cluster
    },
    /** A launcher in a process of its own, which prints `host adopted` and stays until it is killed or told to stop. */
    launch: (dataDir: string, options: { uid?: number; gid?: number } = {}) => {
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', launcherProgram, dataDir, systemDir], {
        ...options,
        cwd: '/',
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      children.push(child)
      return child
    },
    async dispose() {
      for (const child of children.filter((c) => c.exitCode === null && c.signalCode === null)) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      for (const cluster of clusters) await cluster.stop()
      for (const file of globSync(`${root}/**/postmaster.pid`)) {
        const server = findProcess(readPidFile(path.dirname(file))?.pid ?? 0)
        if (server) await stopServer(server)
      }
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

const quiet = { info: () => {}, warn: () => {} }

const launcherProgram = `
import { startPostgres } from ${JSON.stringify(new URL('./launcher.ts', import.meta.url).href)}
const log = { info() {}, warn() {} }
try {
  const [dataDir, systemDir] = process.argv.slice(1)
  const cluster = await startPostgres({ dataDir, log, env: { pgBin: null }, systemDir })
  process.stdin.on('data', async () => { await cluster.stop(); process.exit(0) })
  process.stdout.write(JSON.stringify({ host: cluster.host, adopted: cluster.adopted }))
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: error.message }))
}`

/** What a launcher process said when it was through. */
export async function said(child: ChildProcess): Promise<{ host: string; adopted: boolean; refused?: string }> {
  if (!child.stdout) throw new Error('the child has no output')
  const [line] = await once(child.stdout, 'data')
  return JSON.parse(String(line))
}

/** Runs SQL as the owner and returns the first row. */
export async function ask(cluster: { host: string }, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ host: cluster.host, user: 'brobygger_owner', database: 'brobygger' })
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}
