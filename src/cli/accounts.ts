import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { inviteAdministrator, issueDemoLink, linkPath } from '#modules/accounts/index.ts'
import { isLoopback } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { roles } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { allLangs } from '#texts/index.ts'
import type { House } from '../boot.ts'
import { demoState } from '../demo/load.ts'
import { type Command, print, tenantOf, withHouse } from './command.ts'

/** The port of the server that runs on this DATA_DIR, else the one that it would take. */
function portOf(house: House): number {
  try {
    return (JSON.parse(readFileSync(path.join(house.env.dataDir, 'server.json'), 'utf8')) as { port: number }).port
  } catch {
    return house.env.port
  }
}

const demoLogin: Command = {
  name: ['demo-login'],
  usage: 'demo-login ROLE',
  summary: 'Prints a link that signs in as a demo person with that role. One line, good for 10 minutes, once.',
  help: `ROLE is one of ${roles.join(', ')}. Only for the demo municipality, on a loopback address.`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const role = roles.find((one) => one === positionals[0])
    if (!role || positionals.length > 1) throw new UnusableInput(`Name one role: ${roles.join(', ')}.`)
    return withHouse(async (house) => {
      const demo = await demoState(house)
      if (!demo.id) throw new UnusableInput('There is no demo municipality here, and nobody else can be signed in this way.')
      if (!house.env.demoSignIn)
        throw new UnusableInput('Demo sign-in is off: HOST or PUBLIC_ORIGIN can be reached from outside, or DEMO_SIGN_IN is off.')
      const municipalityId = demo.id
      const token = await house.platform.db.in(municipalityId, (tx) => issueDemoLink(tx, municipalityId, role, house.platform.clock))
      if (!token) throw new UnusableInput(`Nobody in the demo holds the role ${role} today.`)
      print(`http://localhost:${portOf(house)}${linkPath(token)}`)
      return 0
    })
  },
}

const addMunicipality: Command = {
  name: ['municipality', 'add'],
  usage: 'municipality add CODE NAME --origin URL [--host NAME …] [--languages da,en,…]',
  summary: 'Adds a municipality under its public address.',
  help: `CODE is the official municipality code (259 for Køge). --origin is the one address that mails and links use, such as https://integration.example;
--host names further hosts that lead to it. Languages: ${allLangs.join(',')}, which are all offered when none are named; Danish is always the first.`,
  async run(args) {
    const options = {
      origin: { type: 'string' },
      host: { type: 'string', multiple: true, default: [] as string[] },
      languages: { type: 'string', default: allLangs.join(',') },
    } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [code, ...name] = positionals
    const origin = values.origin && URL.canParse(values.origin) ? new URL(values.origin) : null
    const languages = values.languages.split(',').map((lang) => lang.trim())
    if (!code || !/^\d{3,4}$/.test(code) || name.length === 0)
      throw new UnusableInput('Give the code of the municipality (three or four digits) and its name.')
    if (!origin || !/^https?:$/.test(origin.protocol))
      throw new UnusableInput('Give its public address with --origin, such as --origin https://integration.example.')
    const unknown = languages.filter((lang) => !allLangs.some((known) => known === lang))
    if (unknown.length > 0 || languages[0] !== 'da')
      throw new UnusableInput(
        `Languages start with da and are among ${allLangs.join(', ')}${unknown.length > 0 ? `; not ${unknown.join(', ')}` : ''}.`,
      )
    return withHouse(async (house) => {
      await insertMunicipality(house, { code, name: name.join(' '), origin, hosts: [...values.host], languages })
      print(`${name.join(' ')} is ready at ${origin.origin}. Next: brobygger admin invite EMAIL NAME --municipality ${code}`)
      return 0
    })
  },
}

type NewMunicipality = { code: string; name: string; origin: URL; hosts: string[]; languages: string[] }

async function insertMunicipality(house: House, given: NewMunicipality) {
  const id = newId()
  const canonical = given.origin.hostname.toLowerCase()
  const hosts = [canonical, ...given.hosts.map((host) => host.toLowerCase())]
  await house.owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ what: string }>`
      select 'code ' || code as what from municipality where code = ${given.code}
      union all select 'host ' || host from municipality_host where host = any(${hosts}::text[])`.execute(tx)
    if (rows[0]) throw new UnusableInput(`The ${rows[0].what} is taken already.`)
    await refuseLoopback(tx, hosts)
    await sql`insert into municipality (id, code, name, languages) values (${id}, ${given.code}, ${given.name}, ${given.languages}::text[])`.execute(
      tx,
    )
    for (const host of new Set(hosts))
      await sql`insert into municipality_host (host, municipality_id, origin, is_canonical) values (${host}, ${id}, ${given.origin.origin}, ${host === canonical})`.execute(
        tx,
      )
  })
}

/** The names of the machine itself mean the only municipality, or the demo among several, whomever they are given to: beside others they lead nowhere. */
async function refuseLoopback(tx: House['owner'], hosts: string[]) {
  const host = hosts.find(isLoopback)
  if (!host) return
  const { rows } = await sql<{ name: string; isDemo: boolean }>`
    select name, is_demo as "isDemo" from municipality order by is_demo desc, name`.execute(tx)
  const [other] = rows
  if (other)
    throw new UnusableInput(
      `${host} would not lead there: ${other.isDemo ? `it goes on leading to ${other.name}` : `with ${other.name} here as well it leads to nobody`}. Name another host, which may stand in /etc/hosts.`,
    )
}

const inviteAdmin: Command = {
  name: ['admin', 'invite'],
  usage: 'admin invite EMAIL NAME [--municipality CODE]',
  summary: 'Makes an administrator and prints the link that lets that person in. Good for 7 days, once.',
  help: 'Hand the link over yourself, by a way you trust: whoever has it becomes the administrator.',
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { municipality: { type: 'string' } } })
    const [email, ...name] = positionals
    if (!email?.includes('@') || name.length === 0) throw new UnusableInput('Give an e-mail address and a name.')
    return withHouse(async (house) => {
      const tenant = await tenantOf(house, values.municipality)
      const token = await house.platform.db.in(tenant.id, (tx) =>
        inviteAdministrator(tx, tenant, { name: name.join(' '), email }, house.platform.clock),
      )
      const { rows } = await sql<{
        origin: string
      }>`select origin from municipality_host where municipality_id = ${tenant.id} and is_canonical`.execute(house.owner)
      print(`${rows[0]?.origin ?? `http://localhost:${portOf(house)}`}${linkPath(token)}`)
      return 0
    })
  },
}

export const accountsCommands: Command[] = [demoLogin, addMunicipality, inviteAdmin]
