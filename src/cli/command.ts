import { sql } from 'kysely'
import { readEnv } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { createLog } from '#platform/log.ts'
import { type House, openHouse } from '../boot.ts'

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

/** Opens the house for one command and leaves it again; a running server of the same DATA_DIR is joined. */
export async function withHouse<R>(work: (house: House) => Promise<R>): Promise<R> {
  const env = readEnv(process.env)
  const house = await openHouse(env, createLog(env.logLevel === 'info' ? 'warn' : env.logLevel))
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

export type Tenant = { id: string; code: string; name: string; isDemo: boolean; timeZone: string }

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
