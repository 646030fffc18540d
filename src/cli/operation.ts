import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { verifyChain } from '#platform/audit/audit.ts'
import { contentHash, linesOf } from '#platform/backup/describe.ts'
import { holdingOf } from '#platform/backup/holding.ts'
import { oneAtATime } from '#platform/db/turns.ts'
import { UnusableInput } from '#platform/errors.ts'
import { diskCheck } from '#platform/health.ts'
import { behind } from '#platform/search/catch-up.ts'
import { diskFolders, type House, sourceOf } from '../boot.ts'
import { demoState, loadDemo } from '../demo/load.ts'
import { findable } from '../findable.ts'
import { type Command, print, withHouse } from './command.ts'

const demoReset: Command = {
  name: ['demo', 'reset'],
  usage: 'demo reset',
  summary: 'Loads the demo municipality Fjordby afresh, as on the first start. What was changed in it is gone.',
  help: 'Touches no other municipality.',
  run: () =>
    withHouse(async (house) => {
      const state = await demoState(house)
      if (state.id === null && state.others > 0)
        throw new UnusableInput('This database has municipalities of its own and no demo. The demo is not loaded beside them.')
      await oneAtATime(house.owner, 'loading of the demo', () => loadDemo(house))
      print('The demo municipality Fjordby is as new.')
      return 0
    }),
}

async function printHash(house: House): Promise<number> {
  const holding = await holdingOf(sourceOf(house.env, house.ownerConnection))
  for (const line of linesOf(holding)) print(line)
  print(`content ${contentHash(holding)}`)
  return 0
}

type Finding = { name: string; ok: boolean; text: string }

const doctor: Command = {
  name: ['doctor'],
  usage: 'doctor [--hash]',
  summary: 'Examines the whole house and says what is wrong. Changes nothing.',
  help: `Looks at the database, row security, the chain of changes of every municipality, every stored file, what the search knows and the room on the disk. Exit 1 when something is wrong.
--hash prints instead what the installation holds: a line for each table, one for the files, one for all. Two that are equal hold the same.`,
  run: (args) =>
    withHouse(async (house) => {
      const { values } = parseArgs({ args, options: { hash: { type: 'boolean', default: false } } })
      if (values.hash) return printHash(house)
      const findings = [...(await databaseFindings(house)), ...(await municipalityFindings(house)), await diskFinding(house)]
      for (const finding of findings) print(`${finding.ok ? 'ok   ' : 'WRONG'} ${finding.name}: ${finding.text}`)
      return findings.every((finding) => finding.ok) ? 0 : 1
    }),
}

async function databaseFindings(house: House): Promise<Finding[]> {
  const { rows } = await sql<{ version: string; open: string[] }>`
    select current_setting('server_version') as version,
      array(select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'municipality_host' and not (c.relrowsecurity and c.relforcerowsecurity)) as open`.execute(
    house.owner,
  )
  const open = rows[0]?.open ?? []
  return [
    { name: 'database', ok: true, text: `PostgreSQL ${rows[0]?.version}${house.cluster ? `, ${house.cluster.whereText}` : ''}` },
    {
      name: 'row security',
      ok: open.length === 0,
      text: open.length === 0 ? 'on for every table of a municipality' : `off for ${open.join(', ')}`,
    },
  ]
}

async function municipalityFindings(house: House): Promise<Finding[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from municipality order by name`.execute(house.owner)
  const findings: Finding[] = []
  for (const { id, name } of rows) {
    const chain = await house.platform.db.in(id, verifyChain)
    const text = chain.fault ? `${chain.fault.fault} at entry ${chain.fault.seq}` : `${chain.entries} entries, unbroken`
    findings.push(
      { name: `changes of ${name}`, ok: chain.fault === null, text },
      await fileFinding(house, id, name),
      await searchFinding(house, id, name),
    )
  }
  return findings
}

/** Reads every file again: a bit that has changed shows, and so does a file that is gone. */
async function fileFinding(house: House, municipalityId: string, name: string): Promise<Finding> {
  const { rows } = await sql<{ sha256: Buffer }>`select sha256 from stored_file where municipality_id = ${municipalityId}`.execute(
    house.owner,
  )
  const bad: string[] = []
  for (const { sha256 } of rows) {
    const hash = createHash('sha256')
    try {
      for await (const chunk of house.files.read(municipalityId, sha256)) hash.update(chunk)
      if (!hash.digest().equals(sha256)) bad.push(`${sha256.toString('hex').slice(0, 12)} has changed`)
    } catch {
      bad.push(`${sha256.toString('hex').slice(0, 12)} is gone`)
    }
  }
  return { name: `files of ${name}`, ok: bad.length === 0, text: bad.length === 0 ? `${rows.length} whole` : bad.join(', ') }
}

/** Whether everything can be found that should be: after an upgrade it takes the server a while. */
async function searchFinding(house: House, municipalityId: string, name: string): Promise<Finding> {
  const { behind: waiting, total } = await house.platform.db.in(municipalityId, (tx) => behind(tx, findable))
  const missing = `${waiting.length} of ${total} things wait to be made findable; a running server does so by itself, within the hour`
  return { name: `search of ${name}`, ok: waiting.length === 0, text: waiting.length === 0 ? `${total} things, all to be found` : missing }
}

async function diskFinding(house: House): Promise<Finding> {
  const check = await diskCheck(diskFolders(house))
  return { name: 'disk', ok: check.ok, text: check.detail ?? 'room enough' }
}

export const operationCommands: Command[] = [demoReset, doctor]
