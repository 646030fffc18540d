import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { shortHash } from '#platform/ids.ts'

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

/** The bytes of a page in one encoding, with the whole head of its answer as node:http takes it: name, value, name, value. */
export type Variant = { head: readonly string[]; headUnchanged: readonly string[]; etag: string; body: Buffer }

/** One answer to anonymous readers, good for one version of the municipality's content and until a moment (ms since 1970). */
export type KeptPage = {
  key: string
  municipalityId: string
  version: number
  until: number
  status: number
  /** The pattern of its route, for the log. */
  route: string
  headers: [string, string][]
  body: Buffer
  etag: string
  variants: Partial<Record<Encoding, Variant>>
  making: Partial<Record<Encoding, Promise<Variant>>>
}

export type NewPage = Omit<KeptPage, 'etag' | 'variants' | 'making'>

/** Below this many bytes compression gains nothing. */
const worthCompressing = 1_024
/** What a page costs beside its bytes. */
const overhead = 2_048
/** Addresses that anybody can invent (a query, something that is not there) share this part, so that they never push out the pages themselves. */
const partForInvented = 1 / 8

export type PageCache = {
  /** The page of a key, if it is of this version and its time is not up. */
  find(key: string, version: number, now: number): KeptPage | null
  keep(page: NewPage): KeptPage
  /** Forgets the pages of these municipalities; null: all. */
  forget(municipalityIds: string[] | null): void
  /** The page's bytes in this encoding, made when they are first asked for. */
  variant(page: KeptPage, encoding: Encoding): Promise<Variant>
  size(): { pages: number; bytes: number }
}

/** @param limit bytes that all pages together may take, with every encoding of them */
export function createPageCache(limit: number): PageCache {
  const shelves = { pages: shelf(limit * (1 - partForInvented)), invented: shelf(limit * partForInvented) }
  const shelfOf = (page: Pick<KeptPage, 'key' | 'status'>) =>
    page.status === 200 && !page.key.includes('?') ? shelves.pages : shelves.invented

  async function make(page: KeptPage, encoding: Encoding): Promise<Variant> {
    const made = variantOf(page, encoding, await encoded(page.body, encoding))
    page.variants[encoding] = made
    shelfOf(page).weighAgain(page)
    return made
  }

  return {
    find: (key, version, now) => {
      const home = shelves.pages.get(key) ? shelves.pages : shelves.invented
      const page = home.get(key)
      if (!page) return null
      if (page.version === version && now < page.until) return home.touch(page)
      home.drop(page)
      return null
    },
    keep: (given) => {
      const page: KeptPage = { ...given, etag: shortHash(given.body), variants: {}, making: {} }
      for (const each of Object.values(shelves)) {
        const before = each.get(page.key)
        if (before) each.drop(before)
      }
      shelfOf(page).add(page)
      return page
    },
    forget: (ids) => {
      for (const each of Object.values(shelves)) each.dropAll((page) => ids === null || ids.includes(page.municipalityId))
    },
    variant: (page, encoding) => {
      const ready = page.variants[encoding]
      if (ready) return Promise.resolve(ready)
      page.making[encoding] ??= make(page, encoding)
      return page.making[encoding]
    },
    size: () => ({
      pages: shelves.pages.count() + shelves.invented.count(),
      bytes: shelves.pages.weight() + shelves.invented.weight(),
    }),
  }
}

/** Pages up to so many bytes; the one that was asked for longest ago goes first. */
function shelf(limit: number) {
  const pages = new Map<string, { page: KeptPage; weight: number }>()
  let total = 0
  const drop = (page: KeptPage) => {
    const held = pages.get(page.key)
    if (held?.page !== page) return
    total -= held.weight
    pages.delete(page.key)
  }
  const add = (page: KeptPage) => {
    const weight = weightOf(page)
    if (weight > limit) return
    pages.set(page.key, { page, weight })
    total += weight
    for (const [, oldest] of pages) {
      if (total <= limit) break
      drop(oldest.page)
    }
  }
  return {
    get: (key: string) => pages.get(key)?.page ?? null,
    touch: (page: KeptPage) => {
      const held = pages.get(page.key)
      if (held) {
        pages.delete(page.key)
        pages.set(page.key, held)
      }
      return page
    },
    add,
    drop,
    weighAgain: (page: KeptPage) => {
      if (pages.get(page.key)?.page !== page) return
      drop(page)
      add(page)
    },
    dropAll: (isMeant: (page: KeptPage) => boolean) => {
      for (const { page } of [...pages.values()]) if (isMeant(page)) drop(page)
    },
    count: () => pages.size,
    weight: () => total,
  }
}

const weightOf = (page: KeptPage) =>
  overhead + page.key.length + page.body.length + (page.variants.br?.body.length ?? 0) + (page.variants.gzip?.body.length ?? 0)

async function encoded(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br')
    return brotliAsync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })
  return encoding === 'gzip' ? gzipAsync(body) : body
}

function variantOf(page: KeptPage, encoding: Encoding, body: Buffer): Variant {
  const etag = `"${page.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`
  const both = [...page.headers.flat(), 'Vary', 'Accept-Encoding, Cookie', 'ETag', etag]
  const coding = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
  return { head: [...both, ...coding, 'Content-Length', String(body.length)], headUnchanged: both, etag, body }
}

const encodings = new Map<string, Encoding>()
const takes = (accepted: string, encoding: string) =>
  accepted.split(',').some((each) => {
    const [name, ...params] = each
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return name === encoding && !params.some((param) => /^q=0(\.0*)?$/.test(param))
  })

/** The encoding that a reader is sent: the smallest that their Accept-Encoding allows. */
export function encodingFor(accepted: string | undefined, bytes: number): Encoding {
  if (!accepted || bytes < worthCompressing) return 'identity'
  const known = encodings.get(accepted)
  if (known) return known
  const found = takes(accepted, 'br') ? 'br' : takes(accepted, 'gzip') ? 'gzip' : 'identity'
  if (encodings.size > 200) encodings.clear()
  encodings.set(accepted, found)
  return found
}

/** Whose page, which language (it is in the path), and what was chosen, in one order however it was written. */
export function keyOf(origin: string, path: string, query: string): string {
  if (query === '') return origin + path
  const params = new URLSearchParams(query)
  params.sort()
  return `${origin}${path}?${params}`
}
