import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Account, serverAccount } from '#platform/postgres/account.ts'
import { type Binaries, findBinaries } from '#platform/postgres/binaries.ts'
import { makePrivateDir } from '#platform/postgres/folders.ts'
import { createData, ownerUser, startServer, stopServer } from '#platform/postgres/server.ts'

/** A PostgreSQL as an operator keeps one: reached by TCP, with the two roles and the database of docs/operations.md. */
export type OwnPostgres = {
  folder: string
  port: number
  account: Account
  binaries: Binaries
  /** DATABASE_URL and DATABASE_OWNER_URL. */
  env: { DATABASE_URL: string; DATABASE_OWNER_URL: string }
  /** As superuser, past everything. */
  ask<Row extends object>(text: string, database?: string): Promise<Row[]>
  start(extra?: string[]): Promise<void>
  /** Ends it in good order. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): void
  dispose(): Promise<void>
}

export const password = 'prøve-1'
const inUrl = encodeURIComponent(password)
export const urlsOn = (servers: string, query = '') => ({
  DATABASE_URL: `postgres://brobygger_app:${inUrl}@${servers}/brobygger${query}`,
  DATABASE_OWNER_URL: `postgres://brobygger_owner_1:${inUrl}@${servers}/brobygger${query}`,
})

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** PostgreSQL 15 where it is installed, else the product's own. */
export function programs(account: Account, folder: string): Binaries {
  return findBinaries(process.env['OTHER_PG_BIN'] || process.env['PG_BIN'] || null, account, folder)
}

/** @param prepare fills the data folder instead of initdb: a copy of another server */
export async function ownPostgres(
  prepare?: (dataFolder: string, server: { binaries: Binaries; account: Account }) => void,
): Promise<OwnPostgres> {
  const parent = mkdtempSync(path.join(tmpdir(), 'brobygger-own-'))
  chmodSync(parent, 0o711)
  const account = serverAccount(null)
  const folder = path.join(parent, 'pg')
  if (!makePrivateDir(folder, account)) throw new Error(`${folder} cannot be made`)
  const dataFolder = path.join(folder, 'data')
  mkdirSync(path.join(parent, 'programs'))
  const binaries = programs(account, path.join(parent, 'programs'))
  const port = await freePort()
  const roles = !prepare
  if (prepare) prepare(dataFolder, { binaries, account })
  else await createData(dataFolder, binaries, account, ['--auth-host=scram-sha-256'])
  let running: Awaited<ReturnType<typeof startServer>> | null = null
  const own: OwnPostgres = {
    folder,
    port,
    account,
    binaries,
    env: urlsOn(`127.0.0.1:${port}`),
    ask: async (text, database = 'postgres') => {
      const client = new pg.Client({ host: folder, port, user: ownerUser, database })
      client.on('error', () => {})
      await client.connect()
      try {
        return (await client.query(text)).rows
      } finally {
        await client.end()
      }
    },
    start: async (extra = []) => {
      const settings = ['listen_addresses=127.0.0.1', `port=${port}`, ...extra]
      running = await startServer({ binaries, account, dataFolder, socketDir: folder, logFile: path.join(folder, 'log'), extra: settings })
    },
    stop: async () => {
      if (running) await stopServer(running)
      running = null
    },
    kill: () => {
      if (running) process.kill(running.pid, 'SIGKILL')
      running = null
    },
    dispose: async () => {
      await own.stop()
      rmSync(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
  await own.start()
  if (roles) await makeRoles(own)
  return own
}

/** Word for word what docs/operations.md tells the operator to do. */
async function makeRoles(own: OwnPostgres): Promise<void> {
  await own.ask(`create role brobygger_owner_1 login password '${password}'`)
  await own.ask(`create role brobygger_app login password '${password}' nosuperuser nocreatedb nocreaterole nobypassrls`)
  await own.ask(`create database brobygger owner brobygger_owner_1 encoding 'UTF8' template template0`)
}
