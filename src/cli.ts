import { MigrationError } from '#platform/db/migrate.ts'
import { EnvError } from '#platform/env.ts'
import { UnusableInput } from '#platform/errors.ts'
import { accountsCommands } from './cli/accounts.ts'
import { backupCommands } from './cli/backup.ts'
import type { Command } from './cli/command.ts'
import { documentCommands } from './cli/documents.ts'
import { erasureCommands } from './cli/erasures.ts'
import { municipalityCommands } from './cli/municipality.ts'
import { operationCommands } from './cli/operation.ts'
import { retentionCommands } from './cli/retention.ts'
import { searchCommand } from './cli/search.ts'

const commands: Command[] = [
  ...documentCommands,
  searchCommand,
  ...accountsCommands,
  ...backupCommands,
  ...municipalityCommands,
  ...operationCommands,
  ...retentionCommands,
  ...erasureCommands,
]

const overview = () => {
  const width = Math.max(...commands.map((command) => command.usage.length))
  const lines = commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`)
  return `brobygger: the operator's door\n\n${lines.join('\n')}\n\nbrobygger <command> --help tells more. Exit codes: 0 done, 1 failed, 2 input that cannot be used.\n`
}

const helpOf = (command: Command) => `brobygger ${command.usage}\n\n${command.summary}\n\n${command.help}\n`

async function run(args: string[]): Promise<number> {
  const command = commands.find((one) => one.name.every((word, i) => args[i] === word))
  if (!command) {
    const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help'
    ;(asked ? process.stdout : process.stderr).write(asked ? overview() : `There is no command «${args[0]}».\n\n${overview()}`)
    return asked && args.length > 0 ? 0 : 2
  }
  const rest = args.slice(command.name.length)
  if (rest.includes('--help')) {
    process.stdout.write(helpOf(command))
    return 0
  }
  return command.run(rest)
}

async function main() {
  try {
    process.exitCode = await run(process.argv.slice(2))
  } catch (error) {
    const unusable = error instanceof UnusableInput || error instanceof EnvError || isArgumentError(error)
    const known = unusable || error instanceof MigrationError
    process.stderr.write(`${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`)
    process.exitCode = unusable ? 2 : 1
  }
}

const isArgumentError = (error: unknown) => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

await main()
