import { parseArgs } from 'node:util'
import { dueNow, keepToSchedule, retentionKinds } from '#modules/privacy/index.ts'
import { schedule } from '../holdings.ts'
import { type Command, print, tenantOf, withHouse } from './command.ts'

const retention: Command = {
  name: ['retention'],
  usage: 'retention [--dry-run] [--municipality CODE]',
  summary: 'Erases what is kept no longer, as every night by itself. With --dry-run it says what that would be, and changes nothing.',
  help: 'The days are the municipality’s own (/opsaetning/kommune/opbevaring). A run leaves a receipt at /sletning, also when there was nothing.',
  async run(args) {
    const options = { 'dry-run': { type: 'boolean', default: false }, municipality: { type: 'string' } } as const
    const { values } = parseArgs({ args, options })
    return withHouse(async (house) => {
      const { id, timeZone } = await tenantOf(house, values.municipality)
      const { platform } = house
      const counts = values['dry-run']
        ? await platform.db.in(id, (tx) => dueNow(tx, { municipalityId: id, timeZone, clock: platform.clock }, schedule))
        : (await keepToSchedule(platform, schedule, { municipalityId: id, timeZone, actor: 'operator' })).counts
      for (const kind of retentionKinds) print(`${String(counts[kind]).padStart(6)}  ${kind}`)
      print(values['dry-run'] ? 'Nothing was changed.' : 'Erased. The receipt stands at /sletning.')
      return 0
    })
  },
}

export const retentionCommands: Command[] = [retention]
