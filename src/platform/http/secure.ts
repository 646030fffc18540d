import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '#platform/errors.ts'
import type { Ctx, Middleware } from './context.ts'

/**
 * Headers for every answer. No inline script or style anywhere, so no nonce. Referrer-Policy must let our own forms send their Origin:
 * `no-referrer` would make browsers send `Origin: null`.
 */
const forPages = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  // A file that is sent out has a stricter policy of its own.
  overwrite: false,
})

/** Styles, scripts, fonts and icons obey the policy of the page that loads them; a phone should not pay for it again with each of ten files. */
const forAssets: Middleware = async (c, next) => {
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  if (c.req.path.endsWith('.svg')) c.header('Content-Security-Policy', "default-src 'none'")
  await next()
}

export const headers: Middleware = (c, next) => (c.req.path.startsWith('/assets/') ? forAssets(c, next) : forPages(c, next))

/**
 * HSTS only where the municipality is reached by https; a demo municipality is kept out of search engines.
 * Set before the answer is made: a header that is set afterwards makes a copy of the whole page (compression would set `Vary` then).
 */
export const tenantHeaders: Middleware = async (c, next) => {
  if (c.get('municipality').origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000')
  if (c.get('municipality').isDemo) c.header('X-Robots-Tag', 'noindex')
  c.header('Vary', 'Accept-Encoding')
  await next()
}

/**
 * A form must come from the municipality's own pages.
 * @param isMachine what another machine sends, which proves by itself what it is and counts no cookie
 */
export const sameOrigin =
  (isMachine: (c: Ctx) => boolean): Middleware =>
  async (c, next) => {
    if (isMachine(c)) return next()
    const check = csrf({ origin: (origin) => origin === c.get('municipality').origin })
    try {
      return await check(c, next)
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 403 && !(error instanceof AppError))
        throw new AppError(403, 'form from another origin')
      throw error
    }
  }
