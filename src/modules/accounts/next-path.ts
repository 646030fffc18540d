/** Where somebody who signs in lands unless they were on their way to another page. */
export const deskPath = '/skrivebord'

const here = 'http://here.invalid'

/**
 * Where to go after signing in: a path of this site, or null. What looks like a path and is another site (`//evil.example`,
 * `/\evil.example`, `/.//evil.example`) is refused, and so are the pages for signing in and out themselves.
 */
export function nextPath(asked: string | undefined): string | null {
  if (!asked || asked.length > 500 || !asked.startsWith('/') || /\p{Cc}/u.test(asked)) return null
  if (!URL.canParse(asked, here)) return null
  const url = new URL(asked, here)
  if (url.origin !== here || url.pathname.startsWith('//') || /^\/log-(ind|ud)(\/|$)/.test(url.pathname)) return null
  return url.pathname + url.search
}
