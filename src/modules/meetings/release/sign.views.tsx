import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Button, ButtonLink, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'

export type SignProps = {
  t: Texts
  lang: string
  href: (path: string) => string
  once: string
  name: string
  slug: string
  refusal: 'wrongState' | 'otherVersion' | null
  /** What is signed; null: there is nothing to sign now. */
  version: { number: number; rootHash: string; approvedAt: Date | null } | null
}

/** The name of the field that says which version was shown. */
export const versionField = 'udgave'

export const SignPage = ({ t, lang, href, once, name, slug, refusal, version }: SignProps) => {
  const words = t.meetings.signing
  return (
    <>
      {refusal && (
        <Alert kind="error" announce>
          {words[refusal]}
        </Alert>
      )}
      <PageHeading title={words.title} lead={version ? words.lead : undefined} />
      {!version && !refusal && <Alert kind="info">{words.wrongState}</Alert>}
      {version && (
        <>
          <SummaryList
            rows={[
              { term: words.meeting, value: <DanishText>{name}</DanishText> },
              { term: words.version, value: String(version.number) },
              ...(version.approvedAt ? [{ term: words.approved, value: dateInWords(lang, version.approvedAt) }] : []),
              { term: words.rootHash, value: <bdi class="checksum">{version.rootHash}</bdi> },
            ]}
          />
          <p>{words.rootHashWhy}</p>
        </>
      )}
      <ButtonLink href={href(`/moeder/${slug}`)} label={words.read} icon="document" />
      {version && (
        <Form once={once} hidden={{ [versionField]: String(version.number) }} label={words.title}>
          <p>{words.meaning}</p>
          <Button label={words.button} icon="check" />
        </Form>
      )}
    </>
  )
}
