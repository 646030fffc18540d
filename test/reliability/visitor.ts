import type { Place, Running } from './product.ts'

/** Somebody signed in; the cookie outlives the server that gave it. */
export type Visitor = { cookie: string }

/** Signs in as a demo person with the link that the operator's command prints. */
export async function signIn(place: Place, server: Running, role: string): Promise<Visitor> {
  const { out } = await place.operate(['demo-login', role]).done
  const token = new URL(out.trim()).searchParams.get('n') ?? ''
  const answer = await post(server, '/log-ind/link', new URLSearchParams({ n: token }))
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (answer.status !== 303 || !cookie) throw new Error(`signing in was answered with ${answer.status}`)
  return { cookie }
}

let senders = 0

/**
 * Sends a form as a browser does. Each comes from an address of its own, as from behind a proxy, so that the limit on forms,
 * which counts by address, does not end the test.
 */
export function post(server: Running, path: string, body: URLSearchParams | FormData, visitor?: Visitor): Promise<Response> {
  senders++
  return fetch(`${server.origin}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: {
      origin: server.origin,
      'x-forwarded-for': `10.${(senders >> 16) & 255}.${(senders >> 8) & 255}.${senders & 255}`,
      ...(visitor && { cookie: visitor.cookie }),
    },
    signal: AbortSignal.timeout(30_000),
  })
}

/** What the server must be told so that it believes the addresses of `post`. */
export const behindProxy = { TRUSTED_PROXIES: '127.0.0.1' }

/** Uploads one document. @returns the path of its review page when the server has acknowledged it, else null */
export async function upload(server: Running, visitor: Visitor, name: string, text: string): Promise<string | null> {
  const form = new FormData()
  form.append('filer', new File([text], name, { type: 'text/plain' }))
  const answer = await post(server, '/import', form, visitor)
  return answer.status === 303 ? answer.headers.get('location') : null
}
