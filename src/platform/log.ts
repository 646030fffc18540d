import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON object per line. Never given query strings, form values, tokens or names of persons. */
export const createLog = (level: string, destination?: { write(line: string): void }): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: safeError } }, destination ?? pino.destination(2))

/** PostgreSQL's `detail` repeats row values ("Key (email)=(…) already exists"), so only what names the fault is kept. */
function safeError(err: unknown) {
  if (!(err instanceof Error)) return { message: 'not an error object' }
  const code = 'code' in err && typeof err.code === 'string' ? err.code : undefined
  return {
    type: err.name,
    message: code && /^[0-9A-Z]{5}$/.test(code) ? `database error ${code}` : err.message,
    code,
    stack: frames(err),
  }
}

/** Only the lines that name places in the program: a message of several lines stands in the stack as well. */
const frames = (err: Error) =>
  err.stack
    ?.split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 7)

const silence = 60_000

/** Reports a fault that comes again and again while something is gone: a line a minute says so well enough. */
export function seldom(log: Log, what: string) {
  let last = Number.NEGATIVE_INFINITY
  return (error: unknown) => {
    if (performance.now() - last < silence) return
    last = performance.now()
    log.warn({ err: error }, what)
  }
}
