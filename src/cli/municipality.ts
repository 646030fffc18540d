import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeArchive } from '#platform/backup/archive.ts'
import { describe } from '#platform/backup/describe.ts'
import { loadMunicipality } from '#platform/backup/load.ts'
import { exportOf } from '#platform/backup/municipality.ts'
import { requireRoom } from '#platform/backup/room.ts'
import { UnusableInput } from '#platform/errors.ts'
import { programVersion } from '#platform/root.ts'
import { placeOf, sourceOf } from '../boot.ts'
import { weigh } from './backup.ts'
import { type Command, complain, print, tenantOf, withGround, withHouse } from './command.ts'
import { againAfterLoad } from './erasures.ts'

const exportCommand: Command = {
  name: ['export'],
  usage: 'export --municipality CODE FILE',
  summary: 'Writes all that belongs to one municipality into a bundle that any PostgreSQL 15 takes.',
  help: `A .tar.gz with CSV, SQL, files, a manifest with counts and hashes, and a README that says how to load it without Brobygger.
Nothing of another municipality; what would let somebody in (sessions, links) is left out and named.`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { municipality: { type: 'string' } } })
    const [file, ...more] = positionals
    if (!file || more.length > 0 || !values.municipality)
      throw new UnusableInput('Say which municipality and which file: export --municipality CODE FILE')
    const code = values.municipality
    return withGround(async (ground, env) => {
      const source = sourceOf(env, ground.asOwner)
      await requireRoom(path.resolve(file), source, { withFiles: true, code })
      const { manifest, ...written } = await writeArchive(path.resolve(file), exportOf(source, code, complain))
      print(`${written.file}\n${describe(manifest)}\n${written.bytes} bytes, sha-256 ${written.sha256}`)
      return weigh(manifest)
    })
  },
}

const load: Command = {
  name: ['municipality', 'load'],
  usage: 'municipality load FILE',
  summary: 'Brings an exported municipality into this installation, beside those that live here.',
  help: `Its ids, addresses and chain of changes stay as they are. Refused when it, or one of its hosts, is here already, and when the two
installations are of different versions. Nobody is signed in afterwards; let the old installation send no mails any more.`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UnusableInput('Name the export to load.')
    return withHouse(async (house) => {
      const manifest = await loadMunicipality(path.resolve(file), placeOf(house.env, house.ownerConnection, house.cluster), complain)
      const tenant = await tenantOf(house, manifest.municipality?.code)
      print(`${tenant.name} is here, Brobygger ${programVersion()}.\n${describe(manifest)}`)
      return Math.max(await againAfterLoad(house, file), weigh(manifest))
    })
  },
}

export const municipalityCommands: Command[] = [exportCommand, load]
