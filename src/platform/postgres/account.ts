import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { UnusableInput } from '#platform/errors.ts'

/** The account that runs the database server. PostgreSQL refuses to run as root, so root lends it another one. */
export type Account = { uid: number; gid: number /** True when this process is root and must change to it. */; borrowed: boolean }

/** Finds an account by name in the text of /etc/passwd. */
export function parsePasswd(text: string, name: string): { uid: number; gid: number } | null {
  const fields = text.split('\n').flatMap((line) => (line.startsWith(`${name}:`) ? [line.split(':')] : []))[0]
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  return fields && uid > 0 && Number.isInteger(gid) ? { uid, gid } : null
}

/**
 * Whose account the server runs under: this process's own; for root the owner of the data that is there already
 * (a `postgres` user may appear on the machine after the first start), else postgres, else nobody.
 * @param owner owner of the existing data folder, or null before the first start
 */
export function serverAccount(owner: { uid: number; gid: number } | null): Account {
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? uid, borrowed: false }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, borrowed: true }
  const passwd = readFileSync('/etc/passwd', 'utf8')
  const found = parsePasswd(passwd, 'postgres') ?? parsePasswd(passwd, 'nobody')
  if (!found)
    throw new UnusableInput('PostgreSQL does not run as root, and there is no user postgres or nobody. Start as an ordinary user.')
  return { ...found, borrowed: true }
}

/** Options of child_process that run a program under the account, in a folder that every account can enter. */
export const runAs = (account: Account) => ({
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' },
  ...(account.borrowed ? { uid: account.uid, gid: account.gid } : {}),
})

/** Whether the account can enter the folder, asked of the kernel (modes, groups, access lists and mounts all count). */
export function canEnter(account: Account, folder: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...runAs(account), stdio: 'ignore' })
  if (asked.error)
    throw new UnusableInput(
      `This process is root but may not become user ${account.uid} (${asked.error.message}). Start as an ordinary user.`,
    )
  return asked.status === 0
}

/** The outermost folder on the way to `folder` that keeps the account out, or null. */
export function closedFolder(account: Account, folder: string): string | null {
  if (canEnter(account, folder)) return null
  const above = path.dirname(folder)
  return (above === folder ? null : closedFolder(account, above)) ?? folder
}
