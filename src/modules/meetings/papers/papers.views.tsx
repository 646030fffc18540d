import type { UnreadReason } from '#platform/documents/reading.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { fileSize } from '#platform/i18n/sizes.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { type FieldErrors, formError } from '#ui/form/errors.ts'
import { FileField, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { reopenStep } from '../items/draft.views.tsx'
import type { UploadRefusal } from './accept.ts'
import { paperPath } from './address.ts'
import type { PapersText } from './papers.text.ts'

export type ShownPaper = {
  id: string
  title: string
  openness: 'open' | 'closed'
  /** It came after its item went out, and nobody outside the secretariat has it yet. */
  waits: boolean
  /** Files that stood in its place in a version that people have seen, newest first. */
  earlier: { fileName: string; version: number; at: Date }[]
  file: { name: string; mediaType: string; size: number; reading: 'unread' | 'whole' | UnreadReason } | null
}

/** How what waits is sent out. */
export type SendingStep = { way: 'supplement'; href: string; number: number } | { way: 'minutes' | 'correction' | 'again'; href: string }

export type PapersProps = {
  t: Texts
  words: PapersText
  lang: string
  href: (path: string) => string
  once: () => string
  item: { shortId: string; title: string; lang: string; isClosed: boolean }
  slug: string
  isPublic: boolean
  /** The chair group has said yes to the agenda: nothing changes before it is opened again. */
  isApproved: boolean
  /** Null: of a meeting that is cancelled nothing is sent out any more. */
  sending: SendingStep | null
  papers: ShownPaper[]
  errors: FieldErrors
  values: Record<string, string>
  refused: { name: string; refusal: UploadRefusal }[]
  /** Some of the files that came with the refused ones are saved. */
  someSaved: boolean
}

/** The fields of each paper's own forms. */
export const fieldOf = (what: 'titel' | 'adgang' | 'fil', id: string) => `${what}-${id}`
export const filesField = 'filer'
const accepted = '.pdf,.docx,.odt,.xlsx,.png,.jpg,.jpeg,.txt'

export const PapersPage = (props: PapersProps) => {
  const { t, words, item, papers, errors, href, slug } = props
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Refused {...props} />
      <PageHeading title={words.title}>
        <p>
          <a href={href(`/punkt/${item.shortId}/rediger`)}>{words.back}</a>: <Foreign lang={item.lang}>{item.title}</Foreign>
        </p>
        <p>
          <a href={href(`/moeder/${slug}/arbejde`)}>{words.toMeeting}</a>
        </p>
      </PageHeading>
      {props.isApproved && <Approved {...props} />}
      <Waiting {...props} />
      {props.isPublic && <Alert kind="info">{words.public}</Alert>}
      {item.isClosed && <Alert kind="warning">{words.closedByItem}</Alert>}
      {papers.length === 0 ? (
        <EmptyState {...words.none} />
      ) : (
        <Section title={words.list}>
          {papers.map((paper, i) => (
            <Paper {...props} paper={paper} name={`${i + 1}. ${paper.title}`} isFirst={i === 0} isLast={i === papers.length - 1} />
          ))}
        </Section>
      )}
      {!props.isApproved && (
        <Section title={words.add} id="tilfoej">
          <Form once={props.once()} multipart hidden={{ do: 'tilfoej' }} label={words.add}>
            <FileField
              name={filesField}
              label={words.fields.files}
              hint={words.addHint}
              accept={accepted}
              multiple
              error={errors[filesField]}
            />
            <div data-sending={words.uploading.sending} data-done={words.uploading.done} data-failed={words.uploading.failed} />
            <Button label={words.send} icon="plus" />
          </Form>
        </Section>
      )}
    </>
  )
}

const Approved = ({ words, errors, once }: PapersProps) => (
  <Form once={once()} hidden={{ do: reopenStep }} label={words.reopen}>
    {errors[formError] === undefined && <p>{words.approved}</p>}
    <Button label={words.reopen} />
  </Form>
)

/** What nobody has got yet, and the one step that sends it. */
const Waiting = ({ words, href, papers, sending }: PapersProps) => {
  const count = papers.filter((paper) => paper.waits).length
  if (count === 0 || sending === null) return null
  const label = sending.way === 'supplement' ? words.waiting.supplement.link(sending.number) : words.waiting[sending.way].link
  return (
    <Alert kind="warning" title={words.waiting.title(count)}>
      <p>{words.waiting[sending.way].text}</p>
      <ButtonRow>
        <ButtonLink href={href(sending.href)} label={label} icon="send" />
      </ButtonRow>
    </Alert>
  )
}

const Refused = ({ words, refused, someSaved }: PapersProps) =>
  refused.length === 0 ? null : (
    <Alert kind="error" title={words.refused.title} announce>
      <ul>
        {refused.map(({ name, refusal }) => (
          <li>
            <bdi>{words.refused[refusal](name)}</bdi>
          </li>
        ))}
      </ul>
      {someSaved && <p>{words.refused.saved}</p>}
    </Alert>
  )

/** `name`: the title with its place in the list, because two papers may have the same title. */
type PaperProps = PapersProps & { paper: ShownPaper; name: string; isFirst: boolean; isLast: boolean }

const Paper = (props: PaperProps) => {
  const { paper } = props
  return (
    <article class="agenda-item" id={`bilag-${paper.id}`}>
      <h3>
        <DanishText>{paper.title}</DanishText>
      </h3>
      <PaperFacts {...props} />
      <Earlier {...props} />
      {/* What was typed stands there until the agenda is open again. */}
      {(!props.isApproved || props.values['bilag'] === paper.id) && <ChangeForm {...props} />}
      {!props.isApproved && <ReplaceOrRemove {...props} />}
    </article>
  )
}

const ReplaceOrRemove = ({ words, paper, name, once, errors }: PaperProps) => (
  <>
    <Details summary={words.replace} open={errors[fieldOf('fil', paper.id)] !== undefined}>
      <Form once={once()} multipart hidden={{ do: 'skift', bilag: paper.id }} label={words.replaceOf(name)}>
        <FileField
          name={fieldOf('fil', paper.id)}
          label={words.fields.replacement}
          hint={words.replaceHint}
          accept={accepted}
          error={errors[fieldOf('fil', paper.id)]}
        />
        <Button label={words.replace} variant="secondary" description={words.replaceOf(name)} />
      </Form>
    </Details>
    <Details summary={words.remove}>
      <Form once={once()} hidden={{ do: 'fjern', bilag: paper.id }} label={words.removeOf(name)}>
        <p>{words.removeHint}</p>
        <Button label={words.remove} variant="warning" icon="delete" description={words.removeOf(name)} />
      </Form>
    </Details>
  </>
)

/** What is closed today is closed in every version: then nobody reads the earlier files either. */
const Earlier = ({ words, lang, href, paper, item, isPublic }: PaperProps) => {
  if (paper.earlier.length === 0 || !isPublic || item.isClosed || paper.openness !== 'open') return null
  return (
    <Details summary={words.earlier}>
      <ul>
        {paper.earlier.map(({ fileName, version, at }) => (
          <li>
            <a href={`${href(paperPath({ id: paper.id, fileName }))}?udgave=${version}`}>
              <bdi>{fileName}</bdi>
            </a>{' '}
            ({words.ofVersion(version, dateInWords(lang, at))})
          </li>
        ))}
      </ul>
    </Details>
  )
}

const PaperFacts = ({ words, lang, href, paper, item }: PaperProps) => {
  const isOpen = paper.openness === 'open' && !item.isClosed
  const { file } = paper
  return (
    <>
      <TagRow>
        <Tag kind={isOpen ? 'approved' : 'closed'} text={isOpen ? words.tags.open : words.tags.closed} />
        {paper.waits && <Tag kind="draft" text={words.tags.waits} />}
      </TagRow>
      {file === null ? (
        <p>{words.noFile}</p>
      ) : (
        <p>
          <a href={`${href(paperPath({ id: paper.id, fileName: file.name }))}?udkast=ja`}>
            <bdi>{file.name}</bdi>
          </a>{' '}
          ({typeName(words, file.mediaType)}, {fileSize(lang, file.size)})
        </p>
      )}
      {file && <ReadingNote words={words} reading={file.reading} />}
    </>
  )
}

const ReadingNote = ({ words, reading }: { words: PapersText; reading: 'unread' | 'whole' | UnreadReason }) => {
  if (reading === 'whole') return null
  if (reading === 'unread') return <Alert kind="info">{words.unread}</Alert>
  return (
    <Alert kind="info" title={words.unreadTitle}>
      {words.why[reading]} {words.notWhole}
    </Alert>
  )
}

const typeName = (words: PapersText, type: string) => (Object.hasOwn(words.types, type) ? words.types[type as 'application/pdf'] : '')

const ChangeForm = ({ words, paper, name, once, errors, values, isFirst, isLast }: PaperProps) => {
  const [title, openness] = [fieldOf('titel', paper.id), fieldOf('adgang', paper.id)]
  return (
    <Form once={once()} hidden={{ bilag: paper.id }} label={words.saveOf(name)}>
      <TextField name={title} label={words.fields.title} value={values[title] ?? paper.title} error={errors[title]} width="full" required />
      <RadioGroup
        name={openness}
        label={words.fields.openness}
        value={values[openness] ?? paper.openness}
        error={errors[openness]}
        choices={[
          { value: 'closed', label: words.closed },
          { value: 'open', label: words.open },
        ]}
      />
      <ButtonRow>
        <Button label={words.save} name="do" value="gem" description={words.saveOf(name)} />
        {!isFirst && (
          <Button label={words.up} variant="secondary" icon="arrow-upward" name="do" value="op" description={words.upOf(name)} />
        )}
        {!isLast && (
          <Button label={words.down} variant="secondary" icon="arrow-downward" name="do" value="ned" description={words.downOf(name)} />
        )}
      </ButtonRow>
    </Form>
  )
}
