import { settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, localPath, today } from '#platform/http/context.ts'
import type { Inline } from '#platform/paper/paper.ts'
import type { Texts } from '#texts/index.ts'

/** In which language a paper speaks for itself, for whom it is issued, and how an address of the site stands in it. */
export type PaperLocal = {
  t: Texts
  lang: string
  municipality: string
  accent: string
  /** An address that works from anywhere, in the reader's language. */
  href: (path: string) => string
}

/** The house's own colour, where a municipality has set none. */
const usualAccent = '#27506b'

export async function paperLocal(tx: Tx, c: Ctx): Promise<PaperLocal> {
  const { theme } = await settingValues(tx, ['theme'], null, today(c))
  const { origin, name } = c.get('municipality')
  const lang = c.get('lang')
  return {
    t: c.get('t'),
    lang,
    municipality: name,
    accent: theme?.primary ?? usualAccent,
    href: (path) => (path.startsWith('/') ? `${origin}${localPath(lang, path)}` : path),
  }
}

/** A language to mark: none when the text around it is in that language already. */
export const markOf = ({ lang: around }: PaperLocal, lang: string | undefined) => (lang === around ? undefined : lang)

/** Danish words, such as titles and names, in a paper of any language. */
export const danish = (local: PaperLocal, text: string): Inline => ({ text, ...(local.lang !== 'da' && { lang: 'da' }) })
