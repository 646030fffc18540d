import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { Clock } from '#platform/clock.ts'
import type { TenantDb, Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import type { Log } from '#platform/log.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Lang, Texts } from '#texts/index.ts'
import type { Actor } from './actor.ts'
import type { FormInput } from './form-input.ts'

export type Municipality = {
  id: string
  code: string
  name: string
  isDemo: boolean
  languages: Lang[]
  timeZone: string
  /** The one address that mails, redirects, form checks and the sitemap use, e.g. https://brobygger.fjordby.example */
  origin: string
}

/** What every request can reach. Made once, at the composition root. */
export type Platform = { db: TenantDb; clock: Clock; log: Log; files: FileStore; secrets: Secrets }

export type AppEnv = {
  Bindings: HttpBindings
  Variables: {
    platform: Platform
    requestId: string
    municipality: Municipality
    lang: Lang
    t: Texts
    actor: Actor
    /** When whoever is signed in last showed who they are; null when nobody is. */
    provedAt: Date | null
    /** A session cookie came whose session has ended; the account may get back what it had typed. */
    endedSessionOf: string | null
    form: FormInput | null
    /** What this account had typed on this page when its session ended. */
    kept: Record<string, string> | null
    clientAddress: string
    /** The route of a page that was kept and is sent again; otherwise Hono knows it. */
    route?: string
  }
}

export type Ctx = Context<AppEnv>
export type Middleware = MiddlewareHandler<AppEnv>

/** Runs work in one transaction inside the request's municipality. */
export const inTenant = <R>(c: Ctx, work: (tx: Tx) => Promise<R>): Promise<R> => c.get('platform').db.in(c.get('municipality').id, work)

/** The municipality's calendar day now. */
export const today = (c: Ctx) => c.get('platform').clock().toZonedDateTimeISO(c.get('municipality').timeZone).toPlainDate().toString()

/** A path in the reader's language: Danish unprefixed, others under /en, /ar … Two slashes in front would name another host, and become one. */
export const localPath = (lang: Lang, path: string) => {
  const here = path.replace(/^\/{2,}/, '/')
  return lang === 'da' ? here : here === '/' ? `/${lang}` : `/${lang}${here}`
}

/** 303 to a page of this municipality in the reader's language. */
export const seeOther = (c: Ctx, path: string) => c.redirect(localPath(c.get('lang'), path), 303)
