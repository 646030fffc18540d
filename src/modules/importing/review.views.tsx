import { dateInWords } from '#platform/i18n/dates.ts'
import { directionOf } from '#platform/i18n/direction.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { type Child, usePage } from '#ui/context.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import type { ParsedDocument, ParsedItem, ParsedSection } from './parse/types.ts'

/** A doubt in the reader's words. `path` is the place in the document that it is about, such as `items[2].decision`. */
export type ReviewDoubt = { id: string; text: string; line: number | null; path: string; answered: boolean }

export type ReviewProps = {
  t: Texts
  lang: string
  once: string
  fileName: string
  state: 'draft' | 'confirmed' | 'undone'
  document: ParsedDocument
  lines: string[]
  doubts: ReviewDoubt[]
  meetingHref: string | null
  /** Where what holds the release back is answered for. */
  findingsHref: string | null
  checked: readonly string[]
  errors: FieldErrors
}

export const doubtField = (id: string) => `tvivl-${id}`

/** Source beside result, each doubt marked where it stands in both. */
export const ReviewPage = (props: ReviewProps) => {
  const { t, state, errors } = props
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      {props.findingsHref && (
        <p>
          <a href={props.findingsHref}>{t.importing.review.toFindings}</a>
        </p>
      )}
      <Top {...props} />
      {state === 'undone' && <Alert kind="info">{t.importing.review.undone}</Alert>}
      {state === 'confirmed' && <Alert kind="success">{t.importing.review.released}</Alert>}
      {state === 'draft' && <Doubts {...props} />}
      <div class="beside">
        <Section title={t.importing.review.source} id="kilde">
          <Source {...props} />
        </Section>
        <Section title={t.importing.review.result} id="resultat">
          <Result {...props} />
        </Section>
      </div>
      {state === 'draft' && <Undo {...props} />}
    </>
  )
}

const stateKinds = { draft: 'draft', confirmed: 'approved', undone: 'cancelled' } as const

const Top = ({ t, fileName, state, document, meetingHref }: ReviewProps) => {
  const words = t.importing.review
  return (
    <PageHeading title={document.body ?? fileName} lang="da" kicker={words.title(fileName)}>
      <Tag kind={stateKinds[state]} text={t.importing.states[state]} />
      {meetingHref && <a href={meetingHref}>{words.see}</a>}
    </PageHeading>
  )
}

const Doubts = (props: ReviewProps) => {
  const { t, doubts, once } = props
  const words = t.importing.review
  const open = doubts.filter((doubt) => !doubt.answered).length
  return (
    <Section title={open > 0 ? words.doubts(open) : words.release}>
      {doubts.length === 0 && <p>{words.noDoubts}</p>}
      {doubts.length > 0 && <p>{open === 0 ? words.allAnswered : words.tick}</p>}
      <Form once={once} label={words.release}>
        <ul class="doubt-list">
          {doubts.map((doubt) => (
            <Doubt {...props} doubt={doubt} />
          ))}
        </ul>
        <ButtonRow>
          {open > 0 && <Button label={words.save} variant="secondary" name="do" value="save" />}
          <Button label={words.release} name="do" value="release" />
        </ButtonRow>
        <p class="form-hint">{words.releaseHint}</p>
      </Form>
    </Section>
  )
}

const Doubt = ({ t, doubt, checked, errors }: ReviewProps & { doubt: ReviewDoubt }) => {
  const words = t.importing.review
  const field = doubtField(doubt.id)
  return (
    <li class="doubt">
      {doubt.answered ? (
        <p class="doubt-answered">
          {doubt.text} <Tag kind="approved" text={words.answered} />
        </p>
      ) : (
        <Checkbox name={field} label={doubt.text} value="ja" checked={checked.includes(doubt.id)} error={errors[field]} />
      )}
      {doubt.line !== null && (
        <a class="doubt-place" href={`#linje-${doubt.line}`}>
          {words.line(doubt.line)}
        </a>
      )}
    </li>
  )
}

const Undo = ({ t, once }: ReviewProps) => (
  <Section title={t.importing.review.undo}>
    <Form once={once} label={t.importing.review.undo}>
      <p>{t.importing.review.undoHint}</p>
      <Button label={t.importing.review.undo} variant="warning" name="do" value="undo" />
    </Form>
  </Section>
)

/** A doubt where it stands, in the page's language although what is around it is Danish. */
const Note = ({ t, doubt }: { t: Texts; doubt: ReviewDoubt }) => {
  const { lang } = usePage()
  return (
    <span class={doubt.answered ? 'doubt-note doubt-note-answered' : 'doubt-note'} lang={lang} dir={directionOf(lang)}>
      <Icon name={doubt.answered ? 'check' : 'hourglass'} />
      <span>{doubt.answered ? t.importing.review.answered : doubt.text}</span>
    </span>
  )
}

const Source = ({ lines, doubts, t }: ReviewProps) => {
  const doubted = new Map<number, ReviewDoubt[]>()
  for (const doubt of doubts) if (doubt.line !== null) doubted.set(doubt.line, [...(doubted.get(doubt.line) ?? []), doubt])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll area of its own, which the keyboard must reach; it is no fieldset
    <div class="source" role="group" aria-label={t.importing.review.source} tabindex={0}>
      <ol class="source-lines" lang="da" dir="ltr">
        {lines.map((line, i) => {
          const here = doubted.get(i + 1)
          return (
            <li id={`linje-${i + 1}`} class={here ? 'source-line doubted' : 'source-line'}>
              {here ? <mark>{line || ' '}</mark> : line || ' '}
              {here?.map((doubt) => (
                <Note t={t} doubt={doubt} />
              ))}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const Result = ({ t, lang, document, doubts }: ReviewProps) => {
  const words = t.importing.review
  const at = (path: string) => doubts.filter((doubt) => doubt.path === path && !doubt.answered)
  const field = (path: string, value: string | null, shownAs: Child = value && <DanishText>{value}</DanishText>) => {
    const open = at(path)
    const shown = shownAs || <em>{words.nothing}</em>
    return (
      <>
        {open.length > 0 ? <mark>{shown}</mark> : shown}
        {open.map((doubt) => (
          <Note t={t} doubt={doubt} />
        ))}
      </>
    )
  }
  const { attendees, absent, date } = document
  const day = date && <DateText datetime={date} text={dateInWords(lang, date)} />
  return (
    <>
      <SummaryList
        rows={[
          { term: words.fields.body, value: field('body', document.body) },
          { term: words.fields.date, value: field('date', date, day) },
          { term: words.fields.time, value: field('time', document.time) },
          { term: words.fields.place, value: field('place', document.place) },
          { term: words.fields.attendees, value: attendees.map((person, i) => <div>{field(`attendees[${i}]`, person.name)}</div>) },
          ...(absent.length > 0
            ? [{ term: words.fields.absent, value: absent.map((person, i) => <div>{field(`absent[${i}]`, person.name)}</div>) }]
            : []),
        ]}
      />
      {document.items.map((item, i) => (
        <ItemResult t={t} item={item} open={doubts.filter((doubt) => doubt.path.startsWith(`items[${i}]`) && !doubt.answered)} />
      ))}
      {document.unplaced.length > 0 && <Unplaced t={t} document={document} />}
    </>
  )
}

const Unplaced = ({ t, document }: Pick<ReviewProps, 't' | 'document'>) => (
  <Details summary={t.importing.review.fields.unplaced}>
    <ul class="unplaced" lang="da" dir="ltr">
      {document.unplaced.map(({ line, text }) => (
        <li>
          <a href={`#linje-${line}`}>{text}</a>
        </li>
      ))}
    </ul>
  </Details>
)

const ItemResult = ({ t, item, open }: { t: Texts; item: ParsedItem; open: ReviewDoubt[] }) => {
  const words = t.importing.review.fields
  return (
    <article class="import-item">
      <h3>
        {item.number && <span class="contents-number">{item.number}</span>} <DanishText>{item.title}</DanishText>
      </h3>
      {item.closed && (
        <TagRow>
          <Tag kind="closed" text={words.closed} />
        </TagRow>
      )}
      {open.map((doubt) => (
        <Note t={t} doubt={doubt} />
      ))}
      {item.caseNumber && (
        <p class="kicker">
          {words.caseNumber} <bdi>{item.caseNumber}</bdi>
        </p>
      )}
      {item.sections.map((section) => (
        <SectionResult section={section} />
      ))}
    </article>
  )
}

const SectionResult = ({ section }: { section: ParsedSection }) => (
  <DanishText as="div">
    {section.caption && <h4>{section.caption}</h4>}
    {(section.text ?? '')
      .split('\n')
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => (
        <p>{paragraph}</p>
      ))}
  </DanishText>
)
