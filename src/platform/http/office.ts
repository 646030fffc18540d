import { textsOf } from '#texts/index.ts'
import { type Ctx, localPath, type Middleware } from './context.ts'

/**
 * The languages of the back office. Residents and members read every language of the shell; the secretariat's own screens are kept in these, with
 * their words beside them in `<thing>.text.ts`.
 */
export const officeLangs = ['da', 'en'] as const
export type OfficeLang = (typeof officeLangs)[number]

/** The words of a back office screen in every language that it is kept in; English follows the Danish. */
export type OfficeTexts<T> = Record<OfficeLang, T>

export const isOfficeLang = (lang: string): lang is OfficeLang => officeLangs.some((one) => one === lang)

/** For routes of the back office, after `allow`: who came in another language reads the screen in Danish. */
export const office: Middleware = async (c, next) => {
  if (isOfficeLang(c.get('lang'))) return next()
  if (c.req.method === 'GET') return c.redirect(localPath('da', c.req.path) + new URL(c.req.url).search, 303)
  c.set('lang', 'da')
  c.set('t', textsOf('da'))
  await next()
}

/** A screen's own words in the reader's language. */
export function officeText<T>(c: Ctx, texts: OfficeTexts<T>): T {
  const lang = c.get('lang')
  return texts[isOfficeLang(lang) ? lang : 'da']
}
