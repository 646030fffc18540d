import path from 'node:path'
import { z } from 'zod'
import { addressesOf } from '#platform/db/primary.ts'

const loopbackHosts = ['localhost', '127.0.0.1', '::1', '[::1]']
export const isLoopback = (host: string) => loopbackHosts.includes(host)

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)

/** One server or several, separated by commas, of which each is an address. */
const database = z.string().refine(areAddresses, 'Invalid URL')

/** Every variable that the program reads, with what it means. Nothing else touches process.env. */
const variables = z.object({
  /** Where the embedded database, files, logs and the word list lie. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** A PostgreSQL of one's own, as the role brobygger_app; without it the embedded one is started. */
  DATABASE_URL: database.optional(),
  /** The same database as its owner, for migrations and the operator's commands. */
  DATABASE_OWNER_URL: database.optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** How residents reach the only municipality when a proxy stands in front. */
  PUBLIC_ORIGIN: origin.optional(),
  /** Addresses of proxies whose X-Forwarded-* headers are believed, separated by commas. */
  TRUSTED_PROXIES: z.string().default(''),
  /** smtp(s)://user:password@host:port; without it no mail leaves the house. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Brobygger <no-reply@localhost>'),
  /** The page that signs anyone in as a demo person. Only on a loopback address. */
  DEMO_SIGN_IN: z.enum(['on', 'off']).optional(),
  /** Folder with postgres, initdb and pg_ctl of an installed PostgreSQL for the embedded server. */
  PG_BIN: z.string().optional(),
  /** 32 bytes as base64 that seal what is kept secret; without it DATA_DIR/secret.key. For several machines with one database. */
  SECRET_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes as base64 are needed')
    .optional(),
  /** host[:port] of identity providers inside the house, separated by commas; all others must have public addresses. */
  IDENTITY_HOSTS: z.string().default(''),
  /** Where the nightly backup goes; without it there is none by itself. */
  BACKUP_DIR: z.string().min(1).optional(),
  /** When, by the clock in Denmark. */
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 02:30')
    .default('02:30'),
  /** How many nightly backups are kept. */
  BACKUP_KEEP: z.coerce.number().int().min(1).default(14),
  /** Whether the database is copied before a new version changes its tables. */
  BACKUP_BEFORE_UPGRADE: z.enum(['on', 'off']).default('on'),
  /** Who is told when something is wrong that no page shows. */
  OPERATOR_EMAIL: z.email().optional(),
  /** For two servers behind a proxy: how long one that is told to end still takes requests while its /health says so. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  /** Megabytes for pages that are kept for anonymous readers; 0 makes each afresh. */
  PAGE_CACHE_MB: z.coerce.number().int().min(0).max(4_096).default(64),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = {
  dataDir: string
  databaseUrl: string | null
  databaseOwnerUrl: string | null
  port: number
  host: string
  publicOrigin: string | null
  trustedProxies: string[]
  smtpUrl: string | null
  mailFrom: string
  demoSignIn: boolean
  pgBin: string | null
  secretKey: Uint8Array | null
  identityHosts: string[]
  backupDir: string | null
  /** HH:MM */
  backupAt: string
  backupKeep: number
  backupBeforeUpgrade: boolean
  operatorEmail: string | null
  drainSeconds: number
  /** Bytes. */
  pageCache: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const listed = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** All problems of an environment at once, one sentence each; exit code 2. */
export class EnvError extends Error {}

/**
 * Reads the environment once.
 * @throws EnvError naming every variable that cannot be used, and why.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(present)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (present['DATABASE_URL'] && !present['DATABASE_OWNER_URL'])
    problems.push('DATABASE_OWNER_URL: needed beside DATABASE_URL, because migrations run as another role than requests')
  if (present['DATABASE_OWNER_URL'] && !present['DATABASE_URL'])
    problems.push('DATABASE_URL: needed beside DATABASE_OWNER_URL, because requests never run as the owner')
  const publicHost = present['PUBLIC_ORIGIN'] && URL.canParse(present['PUBLIC_ORIGIN']) ? new URL(present['PUBLIC_ORIGIN']).hostname : null
  const reachable = !isLoopback(present['HOST'] ?? '127.0.0.1') || (publicHost !== null && !isLoopback(publicHost))
  if (reachable && present['DEMO_SIGN_IN'] === 'on')
    problems.push('DEMO_SIGN_IN: on would let anyone in from outside; it needs HOST and PUBLIC_ORIGIN to be loopback addresses')
  if (!parsed.success || problems.length > 0) throw new EnvError(problems.join('\n'))
  const v = parsed.data
  return {
    dataDir: path.resolve(v.DATA_DIR),
    databaseUrl: v.DATABASE_URL ?? null,
    databaseOwnerUrl: v.DATABASE_OWNER_URL ?? null,
    port: v.PORT,
    host: v.HOST,
    publicOrigin: v.PUBLIC_ORIGIN ?? null,
    trustedProxies: listed(v.TRUSTED_PROXIES),
    smtpUrl: v.SMTP_URL ?? null,
    mailFrom: v.MAIL_FROM,
    demoSignIn: !reachable && v.DEMO_SIGN_IN !== 'off',
    pgBin: v.PG_BIN ?? null,
    secretKey: v.SECRET_KEY ? Buffer.from(v.SECRET_KEY, 'base64') : null,
    identityHosts: listed(v.IDENTITY_HOSTS).map((host) => host.toLowerCase()),
    backupDir: v.BACKUP_DIR ? path.resolve(v.BACKUP_DIR) : null,
    backupAt: v.BACKUP_AT,
    backupKeep: v.BACKUP_KEEP,
    backupBeforeUpgrade: v.BACKUP_BEFORE_UPGRADE === 'on',
    operatorEmail: v.OPERATOR_EMAIL ?? null,
    drainSeconds: v.DRAIN_SECONDS,
    pageCache: v.PAGE_CACHE_MB * 1_000_000,
    logLevel: v.LOG_LEVEL,
  }
}

function areAddresses(url: string): boolean {
  try {
    return /^postgres(ql)?:/.test(url) && addressesOf(url).every((address) => URL.canParse(address))
  } catch {
    return false
  }
}
