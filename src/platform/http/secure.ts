import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '#platform/errors.ts'
import type { Middleware } from './context.ts'

/**
 * Headers for every answer. No inline script or style anywhere, so no nonce. Referrer-Policy must let our own forms send their Origin:
 * `no-referrer` would make browsers send `Origin: null`.
 */
export const headers = secureHeaders({
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
})

/** HSTS only where the municipality is reached by https; a demo municipality is kept out of search engines. */
export const tenantHeaders: Middleware = async (c, next) => {
  await next()
  if (c.get('municipality').origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000')
  if (c.get('municipality').isDemo) c.header('X-Robots-Tag', 'noindex')
}

/** A form must come from the municipality's own pages. */
export const sameOrigin: Middleware = async (c, next) => {
  const check = csrf({ origin: (origin) => origin === c.get('municipality').origin })
  try {
    return await check(c, next)
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 403 && !(error instanceof AppError))
      throw new AppError(403, 'form from another origin')
    throw error
  }
}
