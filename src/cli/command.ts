import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { type Env, readEnv } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { createLog } from '#platform/log.ts'
import { type Ground, type House, openGround, openHouse } from '../boot.ts'

export type Command = {
  /** The words that name it: ['municipality', 'add']. */
  name: string[]
  usage: string
  summary: string
  help: string
  /** @returns the exit code */
  run(args: string[]): Promise<number>
}

export const print = (line: string) => void process.stdout.write(`${line}\n`)
export const complain = (line: string) => void process.stderr.write(`${line}\n`)

/** What a command prints is its own; the log says only what went wrong, unless it was asked for more. */
const quietLog = ({ logLevel }: Env) => createLog(logLevel === 'info' ? 'warn' : logLevel)

/** Opens the house for one command and leaves it again; a running server of the same DATA_DIR is joined. */
export async function withHouse<R>(work: (house: House) => Promise<R>): Promise<R> {
  const env = readEnv(process.env)
  const house = await openHouse(env, quietLog(env))
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

/** Opens the database as it stands, for one command, and changes none of its tables. */
export async function withGround<R>(work: (ground: Ground, env: Env) => Promise<R>): Promise<R> {
  const env = readEnv(process.env)
  const ground = await openGround(env, quietLog(env))
  try {
    return await work(ground, env)
  } finally {
    await ground.leave()
  }
}

type Tenant = { id: string; code: string; name: string; isDemo: boolean; timeZone: string }

/** The municipality that a command is about: the one with the code, or the only one there is. */
export async function tenantOf(house: House, code: string | undefined): Promise<Tenant> {
  const { rows } =
    await sql<Tenant>`select id, code, name, is_demo as "isDemo", time_zone as "timeZone" from municipality where ${code ?? null}::text is null or code = ${code ?? null}`.execute(
      house.owner,
    )
  const [only] = rows
  if (!only)
    throw new UnusableInput(
      code ? `There is no municipality with code ${code}.` : 'There is no municipality yet. Add one with: brobygger municipality add',
    )
  if (rows.length > 1) throw new UnusableInput(`There are ${rows.length} municipalities. Say which one with --municipality CODE.`)
  return only
}

/** @throws UnusableInput when the server of this DATA_DIR runs */
export function withoutServer({ dataDir }: Env): void {
  const pid = runningServer(dataDir)
  if (pid !== null) throw new UnusableInput(`The server runs (process ${pid}). Stop it first.`)
}

function runningServer(dataDir: string): number | null {
  try {
    const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'server.json'), 'utf8')) as { pid: number }
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}
