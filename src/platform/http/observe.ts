import { routePath } from 'hono/route'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import type { Middleware } from './context.ts'

export type Metrics = { registry: Registry; requests: Histogram<'method' | 'route' | 'status'>; kept: Counter }

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const kept = new Counter({
    name: 'http_requests_kept_total',
    help: 'Requests answered with a page that was kept, without asking the database.',
    registers: [registry],
  })
  return { registry, requests, kept }
}

/** A value that is asked for when somebody looks at the measurements. What cannot be told is left out. */
export function gauge({ registry }: Metrics, name: string, help: string, value: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      await value().then(
        (now) => this.set(now),
        () => this.reset(),
      )
    },
  })
}

export type Noted = { id: string; method: string; route: string; status: number; ms: number; isKept: boolean }

/** One log line and one measurement. The route's pattern is logged, never the address: addresses may hold names and tokens. */
export function noteRequest({ log, metrics }: { log: Log; metrics: Metrics }, { isKept, ...noted }: Noted) {
  metrics.requests.observe({ method: noted.method, route: noted.route, status: String(noted.status) }, noted.ms / 1000)
  if (isKept) metrics.kept.inc()
  log.info({ ...noted, ms: Math.round(noted.ms * 10) / 10, ...(isKept && { kept: true }) }, 'request')
}

/** Gives the request its id, and notes it when it is answered. */
export const observe =
  (log: Log, metrics: Metrics): Middleware =>
  async (c, next) => {
    const started = performance.now()
    const id = newId()
    c.set('requestId', id)
    c.header('X-Request-Id', id)
    await next()
    const keptRoute = c.get('route')
    const noted = { id, method: c.req.method, route: keptRoute ?? routePath(c, -1), status: c.res.status, ms: performance.now() - started }
    noteRequest({ log, metrics }, { ...noted, isKept: false })
  }
