import { useLangAttributes } from '../lang/foreign.tsx'

export type ExcerptPart = { text: string; hit?: boolean | undefined }

/** A piece of a search result, with what was searched for marked. */
export const Excerpt = ({ parts, lang }: { parts: readonly ExcerptPart[]; lang?: string | undefined }) => (
  <p class="excerpt" {...useLangAttributes(lang)}>
    {parts.map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}
  </p>
)
