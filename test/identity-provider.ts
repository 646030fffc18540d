import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import { afterAll } from 'vitest'

/** Somebody whom the provider knows: what it says of them beside their subject. */
export type Person = Record<string, unknown>

/** A certified identity provider on this machine, on a port of its own, ended after the file's tests. */
export async function identityProvider() {
  const server = http.createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `localhost:${(server.address() as AddressInfo).port}`
  const issuer = `http://${host}`
  const clientId = 'brobygger'
  const clientSecret = 'a-secret-that-nobody-may-ever-see-again'
  const people: Record<string, Person> = {}
  /** Who signs in there next; null: they press cancel. */
  let next: string | null = ''
  const asked: string[] = []
  let down = false

  /** Where it may send people back to. The addresses hold an id that is known only after it has been set up. */
  function register(redirectUri: string, signedOutUri: string, more: Partial<Configuration> = {}, client: Partial<ClientMetadata> = {}) {
    const configuration: Configuration = {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [redirectUri],
          post_logout_redirect_uris: [signedOutUri],
          token_endpoint_auth_method: 'client_secret_post',
          ...client,
        },
      ],
      claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['only for tests'] },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: true } },
      findAccount: (_c, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
      interactions: { url: (_c, { uid }) => `/interaction/${uid}` },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' })
        grant.addOIDCScope('openid email')
        await grant.save()
        return grant
      },
      pkce: { required: () => true },
      ...more,
    }
    const provider = new Provider(issuer, configuration)
    const serve = provider.callback()
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      asked.push(`${request.method} ${request.url?.split('?')[0]}`)
      if (down) return void response.writeHead(502).end('<p>bad gateway</p>')
      if (!request.url?.startsWith('/interaction/')) return void serve(request, response)
      const result = next === null ? { error: 'access_denied' } : { login: { accountId: next } }
      provider.interactionFinished(request, response, result).catch(() => response.writeHead(500).end())
    })
  }

  /** A browser that has been sent to the provider, until it is sent back. @returns the address with which it comes back */
  function browser() {
    const jar = new Map<string, string>()
    return async (start: string): Promise<string> => {
      let address = start
      let sends: URLSearchParams | null = null
      for (let hops = 0; hops < 12; hops++) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer: Response = await fetch(address, {
          redirect: 'manual',
          headers: { cookie },
          ...(sends && { method: 'POST', body: sends }),
        })
        sends = null
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
          jar.set(name, value)
        }
        const location = answer.headers.get('location')
        if (!location) {
          const html = await answer.text()
          const [, action, xsrf = ''] = /action="([^"]+\/session\/end\/confirm)"[\s\S]*?name="xsrf" value="([^"]+)"/.exec(html) ?? []
          if (!action) throw new Error(`the provider answered ${answer.status}: ${html}`)
          // "Do you want to sign out here too?" - "Yes".
          sends = new URLSearchParams({ xsrf, logout: 'yes' })
          address = action
          continue
        }
        address = new URL(location, address).href
        if (!address.startsWith(issuer)) return address
      }
      throw new Error('the provider never sent the browser back')
    }
  }

  return {
    host,
    issuer,
    clientId,
    clientSecret,
    people,
    asked,
    register,
    browser,
    signsIn: (subject: string | null) => {
      next = subject
    },
    goDown: (isDown: boolean) => {
      down = isDown
    },
  }
}
