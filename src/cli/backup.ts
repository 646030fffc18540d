import { stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { type Manifest, send } from '#platform/backup/archive.ts'
import { backupOf, type Source } from '#platform/backup/backup.ts'
import { describe, linesOf } from '#platform/backup/describe.ts'
import { keep, write } from '#platform/backup/keep.ts'
import { verify } from '#platform/backup/read.ts'
import { filesNotThere, restore } from '#platform/backup/restore.ts'
import { recordBackup } from '#platform/backup/runs.ts'
import type { Env } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { backupFolderOf, type Ground, placeOf, sourceOf } from '../boot.ts'
import { keepErasures } from '../erasures.ts'
import { type Command, complain, print, withGround, withoutServer } from './command.ts'
import { againAfterRestore } from './erasures.ts'

const isFolder = async (name: string) => name.endsWith('/') || ((await stat(name).catch(() => null))?.isDirectory() ?? false)

/** Says what is wrong with an archive that is whole all the same. @returns the exit code */
export function weigh({ files }: Manifest): number {
  if (files.erased.length > 0) complain(`${files.erased.length} files were erased while this ran; they are not in it.`)
  for (const name of files.missing) complain(`MISSING in the store, and not in the archive: ${name}`)
  for (const name of files.damaged) complain(`DAMAGED in the store: ${name}`)
  return files.missing.length + files.damaged.length > 0 ? 1 : 0
}

const backup: Command = {
  name: ['backup'],
  usage: 'backup [FILE|FOLDER|-] [--keep N] [--without-files] | backup --verify FILE [--hash]',
  summary: 'Writes the whole installation into one archive, or examines one.',
  help: `Database and files, as they were at one moment; people go on working meanwhile. Without a place: into BACKUP_DIR, else DATA_DIR/backups.
A minus sign writes to stdout, to be encrypted or sent away. --keep N leaves the N newest backups in the folder.
--verify reads an archive from end to end and compares it with what it says of itself; --hash prints a line for each table.
The archive is a .tar.gz with mode 0600 and holds everything, closed things and personal data too. Exit 1: failed, or files are missing or damaged.`,
  async run(args) {
    const options = {
      verify: { type: 'string' },
      hash: { type: 'boolean', default: false },
      keep: { type: 'string' },
      'without-files': { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    if (positionals.length > 1) throw new UnusableInput('Name one file or one folder.')
    if (values.verify !== undefined) return examine(values.verify, values.hash)
    const left = values.keep === undefined ? undefined : Number(values.keep)
    if (left !== undefined && !(Number.isInteger(left) && left > 0)) throw new UnusableInput('--keep takes a number of backups, from 1.')
    return withGround((ground, env) => make(ground, env, positionals[0], { withFiles: !values['without-files'], keep: left }))
  },
}

async function examine(file: string, hash: boolean) {
  const manifest = await verify(file)
  print(describe(manifest))
  if (hash) for (const line of linesOf(manifest)) print(line)
  return weigh(manifest)
}

async function make(ground: Ground, env: Env, where: string | undefined, options: { withFiles: boolean; keep: number | undefined }) {
  const source = sourceOf(env, ground.asOwner)
  if (where === '-') return toStdout(source, options.withFiles)
  const folder = where === undefined ? backupFolderOf(env) : (await isFolder(where)) ? where : null
  if (where === undefined && !env.backupDir) complain('BACKUP_DIR is not set: this backup lies on the same disk as what it is a copy of.')
  const began = new Date()
  if (folder === null && options.keep) throw new UnusableInput('--keep belongs to a folder, not to a file.')
  const made = folder
    ? await keep(
        source,
        path.resolve(folder),
        { prefix: 'backup', withFiles: options.withFiles, ...(options.keep && { keep: options.keep }) },
        complain,
      )
    : { ...(await write(source, path.resolve(where ?? ''), options.withFiles, complain)), removed: [] }
  if (options.withFiles) await recordBackup(ground.asOwner, { began, by: 'operator', bytes: made.bytes, sha256: made.sha256 })
  for (const name of made.removed) complain(`removed ${name}`)
  print(`${made.file}\n${describe(made.manifest)}\n${made.bytes} bytes, sha-256 ${made.sha256}`)
  return weigh(made.manifest)
}

async function toStdout(source: Source, withFiles: boolean) {
  if (process.stdout.isTTY) throw new UnusableInput('An archive is nothing for a screen: lead stdout into a file or a program.')
  const { bytes, sha256, manifest } = await send(backupOf(source, { withFiles }, complain), process.stdout)
  complain(describe(manifest))
  const code = weigh(manifest)
  complain(`${bytes} bytes, sha-256 ${sha256}`)
  return code
}

const restoreCommand: Command = {
  name: ['restore'],
  usage: 'restore FILE [--replace] [--yes]',
  summary: 'Puts a backup in place, on an empty machine or instead of what is there.',
  help: `Works on an empty DATA_DIR or an empty DATABASE_URL, with any PostgreSQL from 15 on, whatever the backup came from. Stop the server first.
What is there already is kept, unless --replace says otherwise; it asks, or takes --yes for the answer. Every row and file is counted and hashed
before the change counts. Cut off, it is run again. People who were erased after the backup was made are erased again, by the lists in DATA_DIR, in BACKUP_DIR and beside FILE.`,
  async run(args) {
    const options = { replace: { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UnusableInput('Name the backup to restore.')
    const left = await withGround(async (ground, env) => {
      withoutServer(env)
      const place = placeOf(env, ground.asOwner, ground.cluster)
      const agree = async (what: string) => values.replace && (values.yes || (await ask(`This replaces ${what}, wholly. Type yes: `)))
      await keepErasures(env, ground.asOwner)
      const manifest = await restore(path.resolve(file), place, agree, complain)
      print(describe(manifest))
      const gone = await filesNotThere(place)
      if (gone > 0) complain(`${gone} files that the database names are not in ${place.filesRoot}.`)
      complain(`Mails that waited at ${manifest.at} go out when the server starts with SMTP_URL.`)
      return { gone, again: await againAfterRestore(ground, env, file) }
    })
    return Math.max(await left.again(), left.gone > 0 ? 1 : 0)
  },
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UnusableInput('Nobody is here to be asked. Add --yes.')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await lines.question(question)
  lines.close()
  return answer.trim().toLowerCase() === 'yes'
}

export const backupCommands: Command[] = [backup, restoreCommand]
