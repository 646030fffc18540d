import { once } from 'node:events'
import { launch } from './processes.ts'

/** What one burst of requests showed. */
export type Burst = { requests: number; perSecond: number; p99: number }

type Answer = { requests: { total: number }; latency: { p99: number }; duration: number; non2xx: number; errors: number; timeouts: number }

const connections = 20

/**
 * Sends requests over 20 connections for some seconds, as fast as they are answered or at a fixed rate.
 * The body is asked for uncompressed.
 * @throws when a single answer was not a page
 */
export async function burst(
  url: string,
  seconds: number,
  { rate, headers = [] }: { rate?: number; headers?: string[] } = {},
): Promise<Burst> {
  const flags = ['-j', '-c', String(connections), '-d', String(seconds), ...(rate ? ['-R', String(Math.round(rate))] : [])]
  for (const header of headers) flags.push('-H', header)
  const client = launch(1, ['node_modules/autocannon/autocannon.js', ...flags, url])
  let text = ''
  client.stdout?.on('data', (chunk) => {
    text += chunk
  })
  await once(client, 'close')
  const answer: Answer = JSON.parse(text)
  if (answer.non2xx + answer.errors + answer.timeouts > 0)
    throw new Error(`${url}: ${answer.non2xx} refusals, ${answer.errors} errors, ${answer.timeouts} without answer`)
  return { requests: answer.requests.total, perSecond: answer.requests.total / answer.duration, p99: answer.latency.p99 }
}
