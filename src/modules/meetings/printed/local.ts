import { settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, localPath, today } from '#platform/http/context.ts'
import type { Inline, Logo } from '#platform/paper/paper.ts'
import type { Texts } from '#texts/index.ts'

/** In which language a paper speaks for itself, for whom it is issued, and how an address of the site stands in it. */
export type PaperLocal = {
  t: Texts
  lang: string
  municipality: string
  accent: string
  logo?: Logo
  /** An address that works from anywhere, in the reader's language. */
  href: (path: string) => string
}

/** The house's own colour, where a municipality has set none. */
const usualAccent = '#27506b'

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const

export async function paperLocal(tx: Tx, c: Ctx): Promise<PaperLocal> {
  const { theme, logo } = await settingValues(tx, ['theme', 'logo'], null, today(c))
  const { origin, name } = c.get('municipality')
  const lang = c.get('lang')
  return {
    t: c.get('t'),
    lang,
    municipality: name,
    accent: theme?.primary ?? usualAccent,
    ...(logo && { logo: { file: `${logo.sha256}.${endings[logo.mediaType]}`, width: logo.width, height: logo.height } }),
    href: (path) => (path.startsWith('/') ? `${origin}${localPath(lang, path)}` : path),
  }
}

/** A language to mark: none when the text around it is in that language already. */
export const markOf = ({ lang: around }: PaperLocal, lang: string | undefined) => (lang === around ? undefined : lang)

/** Danish words, such as titles and names, in a paper of any language. */
export const danish = (local: PaperLocal, text: string): Inline => ({ text, ...(local.lang !== 'da' && { lang: 'da' }) })
