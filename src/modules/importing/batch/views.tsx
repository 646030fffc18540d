import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Moment } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { FileField, Select } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag, type TagKind } from '#ui/tag/tag.tsx'
import type { BatchTexts, Counted } from './batch.text.ts'

export type RunLine = {
  href: string
  fileName: string
  kind: string | null
  state: 'draft' | 'confirmed' | 'undone'
  createdAt: Date
  openDoubts: number
}
export type BatchLine = { href: string; at: Date; files: number; waiting: number; refused: number }

export type ImportsProps = {
  t: Texts
  texts: BatchTexts
  lang: string
  timeZone: string
  once: string
  runs: RunLine[]
  batches: BatchLine[]
  bodies: { id: string; name: string }[]
  page: number
  pages: number
  hrefOf: (page: number) => string
  values: Record<string, string>
  errors: FieldErrors
}

/** A file name runs from left to right on every page, also when it begins with a digit. */
const FileName = ({ name, href }: { name: string; href?: string | null | undefined }) => {
  const shown = <bdi dir="ltr">{name}</bdi>
  return href ? <a href={href}>{shown}</a> : shown
}

const runKinds = { draft: 'draft', confirmed: 'approved', undone: 'cancelled' } as const

export const ImportsPage = (props: ImportsProps) => {
  const { t, texts, lang, runs, errors, page, pages, hrefOf } = props
  return (
    <>
      <ErrorSummary title={texts.problem} errors={errors} />
      <PageHeading title={texts.title} lead={texts.lead} />
      <Upload {...props} />
      <Batches {...props} />
      <Section title={texts.list}>
        {runs.length === 0 ? (
          <EmptyState title={texts.none.title} text={texts.none.text} />
        ) : (
          <Table
            caption={texts.list}
            captionHidden
            rows={runs}
            columns={[
              { title: texts.file, rowHeader: true, cell: (run) => <FileName name={run.fileName} href={run.href} /> },
              { title: texts.kind, cell: (run) => kindOf(t, run.kind) },
              { title: texts.state, cell: (run) => <Tag kind={runKinds[run.state]} text={t.importing.states[run.state]} /> },
              { title: texts.openDoubts, align: 'end', cell: (run) => (run.state === 'draft' ? String(run.openDoubts) : '–') },
              { title: texts.when, cell: (run) => dateInWords(lang, run.createdAt, props.timeZone) },
            ]}
          />
        )}
        {pages > 1 && <Pagination label={texts.pages.label} current={page} total={pages} hrefOf={hrefOf} texts={texts.pages} />}
      </Section>
    </>
  )
}

const kindOf = (t: Texts, kind: string | null) =>
  kind !== null && Object.hasOwn(t.documents.kinds, kind) ? t.documents.kinds[kind as keyof typeof t.documents.kinds] : '–'

const Upload = ({ texts, once, bodies, values, errors }: ImportsProps) => (
  <Section title={texts.upload.title}>
    <Form multipart once={once} label={texts.upload.title}>
      <FileField name="filer" label={texts.upload.files} hint={texts.upload.hint} multiple required error={errors['filer']} />
      {bodies.length > 0 && (
        <Select
          name="raad"
          label={texts.upload.body}
          hint={texts.upload.bodyHint}
          empty={texts.upload.unknown}
          value={values['raad']}
          choices={bodies.map(({ id, name }) => ({ value: id, label: name, lang: 'da' }))}
        />
      )}
      <Button label={texts.upload.send} />
    </Form>
  </Section>
)

const Batches = ({ texts, batches, lang, timeZone }: ImportsProps) =>
  batches.length === 0 ? null : (
    <Section title={texts.batches}>
      <ul class="batch-list">
        {batches.map((batch) => (
          <li>
            <a href={batch.href}>
              <Moment lang={lang} timeZone={timeZone} at={batch.at} />
            </a>
            : {texts.count(batch.files)}
            {batch.refused > 0 && `, ${texts.refused(batch.refused)}`}
            {batch.waiting > 0 && `, ${texts.waiting(batch.waiting)}`}
          </li>
        ))}
      </ul>
    </Section>
  )

export type FileState = keyof BatchTexts['one']['states']
/** `failedHref`: the address of a file that the house failed to read and still has. */
export type FileLine = {
  name: string
  href: string | null
  kind: string | null
  state: FileState
  note: string
  openDoubts: number | null
  failedHref: string | null
}

export type BatchProps = {
  t: Texts
  texts: BatchTexts
  lang: string
  timeZone: string
  once: () => string
  at: Date
  files: FileLine[]
  counted: Counted
  /** Read without a doubt and not out yet. */
  ready: number
  drafts: number
  backHref: string
  undoHref: string
}

const fileKinds: Record<FileState, TagKind> = {
  ...{ waiting: 'pending', read: 'draft', known: 'neutral', refused: 'cancelled', failed: 'cancelled' },
  ...{ releasing: 'pending', confirmed: 'approved', undone: 'cancelled' },
}

/** How far the files that came together are. */
export const BatchPage = (props: BatchProps) => {
  const { t, texts, files, counted, ready, drafts, once } = props
  const words = texts.one
  const progress = words.progress(counted)
  return (
    <>
      <PageHeading title={texts.batches} lead={progress}>
        <a href={props.backHref}>{words.back}</a>
      </PageHeading>
      <p role="status">
        <progress class="batch-progress" max={files.length} value={files.length - counted.waiting} aria-label={progress} />
      </p>
      {ready > 0 && (
        <Form once={once()} label={words.release}>
          <p>{words.releaseHint(ready)}</p>
          <Button label={words.release} name="do" value="release-all" />
        </Form>
      )}
      <Table
        caption={texts.upload.files}
        captionHidden
        rows={files}
        columns={[
          { title: texts.file, rowHeader: true, cell: (file) => <FileName name={file.name} href={file.href} /> },
          { title: texts.kind, cell: (file) => kindOf(t, file.kind) },
          { title: texts.state, cell: (file) => <Tag kind={fileKinds[file.state]} text={words.states[file.state]} /> },
          {
            title: words.note,
            cell: (file) =>
              (file.failedHref && <Failed {...props} file={file} href={file.failedHref} />) ||
              file.note ||
              (file.openDoubts === null ? '–' : file.openDoubts === 0 ? words.noDoubts : words.doubts(file.openDoubts)),
          },
        ]}
      />
      {drafts > 0 && (
        <ButtonRow>
          <ButtonLink label={words.undo} href={props.undoHref} />
        </ButtonRow>
      )}
    </>
  )
}

/** What can be done with a file that the house failed to read. */
const Failed = ({ texts, once, file, href }: BatchProps & { file: FileLine; href: string }) => {
  const { again, fetchIt, keep, failedKept, of } = texts.one
  return (
    <>
      <p>
        {file.note} {failedKept}
      </p>
      <Form once={once()} action={href} label={file.name}>
        <ButtonRow>
          <Button label={again} description={of(again, file.name)} variant="secondary" name="do" value="retry" />
          <Button label={keep} description={of(keep, file.name)} variant="secondary" name="do" value="keep" />
          <a href={href} aria-label={of(fetchIt, file.name)}>
            {fetchIt}
          </a>
        </ButtonRow>
      </Form>
    </>
  )
}

export type UndoBatchProps = { texts: BatchTexts; once: string; drafts: string[]; released: number; back: string }

export const UndoBatchPage = ({ texts, once, drafts, released, back }: UndoBatchProps) => (
  <>
    <PageHeading title={texts.undo.title} />
    {released > 0 && <p>{texts.undo.stays(released)}</p>}
    {drafts.length === 0 ? (
      <p>{texts.undo.nothing}</p>
    ) : (
      <>
        <p>{texts.undo.lead}</p>
        <ul>
          {drafts.map((name) => (
            <li>
              <FileName name={name} />
            </li>
          ))}
        </ul>
      </>
    )}
    <Form once={once} label={texts.undo.title}>
      <ButtonRow>
        {drafts.length > 0 && <Button label={texts.undo.button} variant="warning" />}
        <ButtonLink label={texts.undo.back} href={back} />
      </ButtonRow>
    </Form>
  </>
)
