import type { Lang, Texts } from '#texts/index.ts'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { InsightPart } from './insight.ts'
import { InsightParts, InsightRows } from './insight.views.tsx'

type Props = {
  t: Texts
  lang: Lang
  timeZone: string
  parts: readonly InsightPart[]
  zipHref: string
  jsonHref: string
  policyHref: string
}

/** What is kept about whoever reads it, and first of all who else has read it. */
export const OwnDataPage = ({ parts, zipHref, jsonHref, policyHref, ...reader }: Props) => {
  const words = reader.t.privacy.mine
  const readers = parts.filter(({ key, rows }) => key === 'read_about' && rows.length > 0)
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ButtonRow>
        <ButtonLink href={zipHref} label={reader.t.privacy.file.download} icon="download" />
        <ButtonLink href={jsonHref} label={words.download} variant="tertiary" icon="download" />
      </ButtonRow>
      <p>{words.print}</p>
      <p>
        {words.wrong} <a href={policyHref}>{words.toPolicy}</a>
      </p>
      <Section title={words.readers} id="laest">
        <p>{words.readersText}</p>
        {readers.length === 0 && <p>{words.nobody}</p>}
        {readers.map((part) => (
          <InsightRows reader={reader} part={part} />
        ))}
      </Section>
      <InsightParts reader={reader} parts={parts.filter(({ key }) => key !== 'read_about')} />
    </>
  )
}
