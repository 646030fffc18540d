import type { Lang, Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { InsightPart } from './insight.ts'
import { InsightParts } from './insight.views.tsx'
import type { PrivacyText } from './privacy.text.ts'

type PeopleProps = {
  text: PrivacyText['people']
  href: (path: string) => string
  people: readonly { id: string; name: string }[]
  cutAt: number | null
  words: string
}

export const PeoplePage = ({ text, href, people, cutAt, words }: PeopleProps) => (
  <>
    <PageHeading title={text.title} lead={text.lead} />
    <Form action={href('/personer')} method="get" label={text.title}>
      <FieldRow>
        <TextField name="q" label={text.search} value={words} type="search" autocomplete="off" />
      </FieldRow>
      <ButtonRow>
        <Button label={text.submit} icon="search" />
      </ButtonRow>
    </Form>
    {cutAt !== null && <p>{text.cut(cutAt)}</p>}
    {people.length === 0 ? (
      <EmptyState title={text.noneTitle} text={text.noneText} />
    ) : (
      <Table
        caption={text.table}
        captionHidden
        rows={people}
        columns={[
          { title: text.name, rowHeader: true, cell: ({ name }) => <DanishText>{name}</DanishText> },
          {
            title: text.ways,
            cell: (person) => (
              <>
                <Way to={href(`/personer/${person.id}/indsigt`)} label={text.insight} name={person.name} />
                {' · '}
                <Way to={href(`/personer/${person.id}/sletning`)} label={text.erase} name={person.name} />
              </>
            ),
          },
        ]}
      />
    )}
  </>
)

const Way = ({ to, label, name }: { to: string; label: string; name: string }) => (
  <a href={to} aria-label={`${label}: ${name}`}>
    {label}
  </a>
)

type InsightProps = {
  t: Texts
  text: PrivacyText['insight']
  lang: Lang
  timeZone: string
  title: string
  namesakes: number
  parts: readonly InsightPart[]
  zipHref: string
  jsonHref: string
}

export const InsightPage = ({ t, text, lang, timeZone, title, namesakes, parts, zipHref, jsonHref }: InsightProps) => (
  <>
    <PageHeading title={title} lead={text.lead} />
    {namesakes > 0 && <Alert kind="warning" title={text.namesakes(text.count(namesakes))} />}
    <ButtonRow>
      <ButtonLink href={zipHref} label={t.privacy.file.download} icon="download" />
      <ButtonLink href={jsonHref} label={text.download} variant="tertiary" icon="download" />
    </ButtonRow>
    <p>{text.print}</p>
    <InsightParts reader={{ t, lang, timeZone }} parts={parts} />
  </>
)
