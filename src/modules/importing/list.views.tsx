import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { FileField } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'

export type RunRow = { href: string; fileName: string; state: 'draft' | 'confirmed' | 'undone'; createdAt: Date; openDoubts: number }
export type UploadResult = { fileName: string; kind: 'created' | 'known' | 'refused'; text: string; href: string | null }

export type ImportsProps = { t: Texts; lang: string; once: string; runs: RunRow[]; results: UploadResult[]; errors: FieldErrors }

/** A file name runs from left to right on every page, also when it begins with a digit. */
const FileLink = ({ href, fileName }: RunRow) => (
  <a href={href}>
    <bdi dir="ltr">{fileName}</bdi>
  </a>
)

export const ImportsPage = ({ t, lang, once, runs, results, errors }: ImportsProps) => (
  <>
    <ErrorSummary title={t.form.problem} errors={errors} />
    <PageHeading title={t.importing.title} lead={t.importing.lead} />
    {results.length > 0 && (
      <Section title={t.importing.results}>
        {results.map((result) => (
          <Alert kind={result.kind === 'refused' ? 'error' : result.kind === 'known' ? 'info' : 'success'} title={result.fileName} announce>
            <p>{result.href ? <a href={result.href}>{result.text}</a> : result.text}</p>
          </Alert>
        ))}
      </Section>
    )}
    <Section title={t.importing.upload.title}>
      <Form multipart once={once} label={t.importing.upload.title}>
        <FileField
          name="filer"
          label={t.importing.upload.files}
          hint={t.importing.upload.hint}
          accept=".txt,text/plain"
          multiple
          required
          error={errors['filer']}
        />
        <Button label={t.importing.upload.send} />
      </Form>
    </Section>
    <Section title={t.importing.list}>
      {runs.length === 0 ? (
        <EmptyState title={t.importing.none.title} text={t.importing.none.text} />
      ) : (
        <Table
          caption={t.importing.list}
          captionHidden
          rows={runs}
          columns={[
            { title: t.importing.file, rowHeader: true, cell: (run) => <FileLink {...run} /> },
            {
              title: t.importing.state,
              cell: (run) => (
                <Tag
                  kind={run.state === 'draft' ? 'draft' : run.state === 'confirmed' ? 'approved' : 'cancelled'}
                  text={t.importing.states[run.state]}
                />
              ),
            },
            { title: t.importing.openDoubts, align: 'end', cell: (run) => (run.state === 'draft' ? run.openDoubts : '–') },
            { title: t.importing.when, cell: (run) => dateInWords(lang, run.createdAt) },
          ]}
        />
      )}
    </Section>
  </>
)
