import { generateKeyPairSync, sign } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the browser was asked to bring to the provider. */
export const askedOf = (address: string) => Object.fromEntries(new URL(address).searchParams)

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A provider that says whatever a test wants, truly signed unless told otherwise: what a certified one would never answer. */
export async function forgingServer() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const others = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const says: { claims: Record<string, unknown>; metadata: Record<string, unknown>; sendsOn: Record<string, string>; isForged: boolean } = {
    claims: {},
    metadata: {},
    sendsOn: {},
    isForged: false,
  }
  const taken: string[] = []
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    const json = (value: object) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    asked.push(request.url ?? '')
    const elsewhere = says.sendsOn[request.url ?? '']
    if (elsewhere) return void response.writeHead(302, { Location: elsewhere }).end()
    if (request.url?.startsWith('/auth?')) return void response.writeHead(302, { Location: atOnce(askedOf(issuer + request.url)) }).end()
    if (request.url?.includes('openid-configuration')) return void json({ ...metadata(), ...says.metadata })
    if (request.url === '/jwks')
      return void json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'a', use: 'sig', alg: 'RS256' }] })
    taken.push(request.url ?? '')
    json({ access_token: 'x', token_type: 'Bearer', id_token: token() })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  const host = `localhost:${(server.address() as AddressInfo).port}`
  const issuer = `http://${host}`
  const clientId = 'brobygger'
  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
  })
  /** Sends back at once, as whoever was named last or as somebody whom nobody knows. */
  function atOnce({ redirect_uri, state = '', nonce }: Record<string, string>) {
    says.claims = { sub: 'somebody', ...says.claims, nonce }
    return `${redirect_uri}?${new URLSearchParams({ code: 'c0de', state })}`
  }
  /** A token of its own with these claims; those that are undefined are left out. */
  function token(claims: Record<string, unknown> = says.claims, header: Record<string, unknown> = {}) {
    const now = Math.floor(Date.now() / 1000)
    const head = part({ alg: 'RS256', kid: 'a', ...header })
    const content = `${head}.${part({ iss: issuer, aud: clientId, iat: now, exp: now + 300, ...claims })}`
    return `${content}.${sign('sha256', Buffer.from(content), (says.isForged ? others : keys).privateKey).toString('base64url')}`
  }
  return { host, issuer, clientId, clientSecret: 'never-shown', says, taken, asked, token, stop }
}
