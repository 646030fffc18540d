import type { Child as HonoChild } from 'hono/jsx'
import { createContext, useContext } from 'hono/jsx'

export type Child = HonoChild
export type WithChildren = { children?: Child }

/** What every component may need to know of the page around it. Set by `Page`. */
export type PageSettings = {
  /** BCP 47 language of the page. */
  lang: string
  /** Logical name of an asset, such as `icons.svg`, to its hashed URL. */
  assets: (logical: string) => string
}

export const PageContext = createContext<PageSettings>({ lang: 'da', assets: (logical) => `/assets/${logical}` })

export const usePage = (): PageSettings => useContext(PageContext)
