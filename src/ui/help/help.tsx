import { Details } from '../details/details.tsx'

/** What a screen is for and how it is used, folded away under the heading. Each sentence is a paragraph. */
export const Help = ({ summary, text }: { summary: string; text: readonly string[] }) => (
  <div class="page-help">
    <Details summary={summary}>
      {text.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </Details>
  </div>
)
