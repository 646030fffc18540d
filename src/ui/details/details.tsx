import type { WithChildren } from '../context.ts'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { Icon } from '../icon/icon.tsx'
import { Foreign } from '../lang/foreign.tsx'

export type DetailsProps = WithChildren & {
  summary: string
  open?: boolean | undefined
  lang?: string | undefined
  id?: string | undefined
}

/** More, for those who want it. */
export const Details = ({ summary, open, lang, id, children }: DetailsProps) => (
  <details class="more" open={open} id={id}>
    <summary class="more-summary">
      <Icon name="chevron-down" />
      <span>
        <Foreign lang={lang}>{summary}</Foreign>
      </span>
    </summary>
    <div class="more-text">{children}</div>
  </details>
)

export type AccordionItemProps = DetailsProps & { level?: HeadingLevel | undefined; note?: string | undefined }

/** One fold of an accordion: a heading that opens. Put several into an `Accordion`. */
export const AccordionItem = ({ summary, open, lang, id, level = 3, note, children }: AccordionItemProps) => (
  <details class="accordion-item" open={open} id={id}>
    <summary class="accordion-summary">
      <Icon name="chevron-down" />
      <Heading level={level}>
        <Foreign lang={lang}>{summary}</Foreign>
      </Heading>
      {note && <span class="accordion-note">{note}</span>}
    </summary>
    <div class="accordion-content">{children}</div>
  </details>
)

export const Accordion = ({ children }: WithChildren) => <div class="accordion-group">{children}</div>
