import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Erasure } from '#platform/backup/erasures.ts'
import type { Env } from '#platform/env.ts'
import type { Ground, House } from '../boot.ts'
import { type Compared, compareErasures, hasErasuresAhead } from '../erasures.ts'
import { type Command, complain, print, withHouse } from './command.ts'

const told = ({ person, municipality, at }: Erasure) => `person ${person} of municipality ${municipality}, erased at ${at}`

/** @returns the exit code */
function tell({ done, sitting, notDone, faults }: Compared): number {
  print(`People who had been erased before and are erased again: ${done.length}`)
  for (const one of done) print(`  ${told(one)}`)
  for (const one of sitting) complain(`A seat that had ended is open again, and the name stands with it. End the seat: ${told(one)}`)
  for (const one of notDone) complain(`NOT ERASED AGAIN, they have signed in since. Ask, and erase at /personer: ${told(one)}`)
  for (const fault of faults) complain(`FAULT: ${fault}`)
  return notDone.length + faults.length > 0 ? 1 : 0
}

/** Erases again whom an archive has brought back. @param file the archive; a list may lie beside it */
export const againAfterLoad = async (house: House, file: string): Promise<number> =>
  tell(await compareErasures(house, [path.dirname(path.resolve(file))]))

/** The same after a restore. The house is opened, and with it brought to this version, only where there may be something to do. */
export async function againAfterRestore(ground: Ground, env: Env, file: string): Promise<() => Promise<number>> {
  const ahead = await hasErasuresAhead(env, ground.asOwner, [path.dirname(path.resolve(file))])
  return async () => {
    if (ahead) return withHouse((house) => againAfterLoad(house, file))
    print('No list in DATA_DIR, in BACKUP_DIR or beside the backup names anybody who was erased after it was made.')
    return 0
  }
}

const eraseAgainCommand: Command = {
  name: ['erase', 'again'],
  usage: 'erase again [LIST...]',
  summary: 'Erases again whom a database that went back in time has brought back.',
  help: `Compares the database with the lists of erased people in DATA_DIR and BACKUP_DIR (erased-people.jsonl: ids and moments, no names), and with those
named here. restore and municipality load do so by themselves, and so does the server at its start and every hour. Exit 1 when somebody could not be
erased, or a list not read or written.`,
  run: (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    return withHouse(async (house) =>
      tell(
        await compareErasures(
          house,
          positionals.map((place) => path.resolve(place)),
        ),
      ),
    )
  },
}

export const erasureCommands: Command[] = [eraseAgainCommand]
