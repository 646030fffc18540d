import { UnusableInput } from '#platform/errors.ts'

/** What a failed server or initdb printed, as a class of its own: some failures pass when tried again. */
export class ServerFailure extends UnusableInput {
  /** True while processes of a server that was killed still hold its memory. */
  readonly passing: boolean
  constructor(message: string, passing = false) {
    super(message)
    this.passing = passing
  }
}

const diskFull = (folder: string) =>
  `No space left on the disk of ${folder}. Free some: a new database needs 100 MB. Nothing that was saved is lost.`

/** Turns the last lines of initdb or postgres into one sentence for the operator. */
export function explainOutput(output: string, folder: string): ServerFailure {
  if (/no space left on device/i.test(output)) return new ServerFailure(diskFull(folder))
  if (/disk quota exceeded/i.test(output)) return new ServerFailure(`The disk quota for ${folder} is used up.`)
  if (/pre-existing shared memory block/.test(output))
    return new ServerFailure('The database server was killed and its last processes are still ending.', true)
  if (/could not look up effective user ID/.test(output))
    return new ServerFailure(
      'The user of this process has no name on this machine, and PostgreSQL needs one: add it to /etc/passwd, or set DATABASE_URL.',
    )
  const lines = output.split('\n').filter((line) => /(FATAL|PANIC|error|could not|denied|invalid)/i.test(line))
  const said = (lines.length > 0 ? lines : output.trim().split('\n')).slice(-2).join(' ').trim()
  return new ServerFailure(`PostgreSQL did not start in ${folder}: ${said || 'it said nothing'}`)
}

/** Turns a failed file operation into one sentence; anything else is passed on. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ServerFailure(diskFull(folder))
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new UnusableInput(
      `${folder} is not writable for user ${process.getuid?.()}. Give that user the folder, or set DATA_DIR to another one.`,
    )
  if (code === 'ENOTDIR' || code === 'EEXIST') return new UnusableInput(`${folder} is not a folder. Set DATA_DIR to a folder.`)
  return error
}
