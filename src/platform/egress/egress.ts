import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isLoopback } from '#platform/env.ts'
import { isPrivateAddress } from './private-addresses.ts'

/** A request that was not sent, or whose answer was too large: what somebody has typed must not make the program knock at doors of the house. */
export class EgressRefused extends Error {}

export type EgressRequest = {
  method: string
  headers: Record<string, string>
  body?: string | URLSearchParams | null
  signal?: AbortSignal
}

const maxAnswerBytes = 1_000_000
const patienceMs = 10_000

/**
 * Why an address may not be asked, whoever has named it: it must be https, without a password, and no address of the house unless the operator has
 * allowed that host. What a name means is looked at when it is resolved.
 * @param privateHosts `host[:port]` of the house that the operator has allowed; only a loopback name among them may be asked by http
 */
export function refusalOf(
  url: URL,
  privateHosts: readonly string[],
): 'a password in an address' | 'not https' | 'an address of the house' | null {
  const isAllowed = privateHosts.includes(url.host)
  if (url.username || url.password) return 'a password in an address'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowed && isLoopback(url.hostname))) return 'not https'
  return isAllowed || !isOfTheHouse(url.hostname.replace(/^\[|\]$/g, '')) ? null : 'an address of the house'
}

/** A name without a dot means something only inside. */
const isOfTheHouse = (name: string) => (isIP(name) === 0 ? isLoopback(name) || !name.includes('.') : isPrivateAddress(name))

/**
 * Sends requests out of the house to some hosts, by https, without following redirects. The address is looked at as it is resolved, so that a name
 * cannot mean something else a moment later.
 * @param hosts the only `host[:port]` that may be asked
 * @param privateHosts see `refusalOf`
 * @param resolve how a name is resolved: as every program on the machine does it
 */
export function egressTo(hosts: readonly string[], privateHosts: readonly string[], resolve: Resolve = lookup) {
  return async (address: string, request: EgressRequest): Promise<Response> => {
    const url = new URL(address)
    if (!hosts.includes(url.host)) throw new EgressRefused('another host')
    const refusal = refusalOf(url, privateHosts)
    if (refusal) throw new EgressRefused(refusal)
    return send(url, request, privateHosts.includes(url.host) ? undefined : publicOnly(resolve))
  }
}

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Resolves a name and refuses it when any of its addresses is of the house. */
const publicOnly =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      if (addresses.some(({ address }) => isPrivateAddress(address))) return callback(new EgressRefused('an address of the house'), '', 0)
      const [first] = addresses
      if (!first) return callback(new EgressRefused('no address'), '', 0)
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }

function send(url: URL, { method, headers, body, signal }: EgressRequest, lookupOf: LookupFunction | undefined): Promise<Response> {
  const limit = AbortSignal.timeout(patienceMs)
  const options = { method, headers, signal: signal ? AbortSignal.any([signal, limit]) : limit, ...(lookupOf && { lookup: lookupOf }) }
  return new Promise((resolve, reject) => {
    const asking = (url.protocol === 'https:' ? https : http).request(url, options, (answer) => {
      read(answer).then((bytes) => resolve(asResponse(answer, bytes)), reject)
    })
    asking.on('error', reject)
    asking.end(body?.toString())
  })
}

async function read(answer: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxAnswerBytes) {
      answer.destroy()
      throw new EgressRefused('an answer too large')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function asResponse(answer: http.IncomingMessage, bytes: Buffer): Response {
  const status = answer.statusCode ?? 502
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) for (const one of [value ?? []].flat()) headers.append(name, one)
  const isEmpty = [204, 205, 304].includes(status)
  return new Response(isEmpty ? null : new Uint8Array(bytes), { status, headers })
}
