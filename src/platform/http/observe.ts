import { routePath } from 'hono/route'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import type { Middleware } from './context.ts'

export type Metrics = { registry: Registry; requests: Histogram<'method' | 'route' | 'status'> }

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
  return { registry, requests }
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

/** One log line and one measurement per request. The route's pattern is logged, never the address: addresses may hold names and tokens. */
export const observe =
  (log: Log, metrics: Metrics): Middleware =>
  async (c, next) => {
    const started = performance.now()
    const id = newId()
    c.set('requestId', id)
    c.header('X-Request-Id', id)
    await next()
    const ms = performance.now() - started
    const route = routePath(c, -1)
    const status = String(c.res.status)
    metrics.requests.observe({ method: c.req.method, route, status }, ms / 1000)
    log.info({ id, method: c.req.method, route, status: c.res.status, ms: Math.round(ms * 10) / 10 }, 'request')
  }
