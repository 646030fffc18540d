import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Button, ButtonLink, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import type { ParsedDocument, ParsedItem } from './parse/types.ts'

export type ReviewDoubt = { id: string; text: string; line: number | null; path: string; answered: boolean }

export type ReviewProps = {
  t: Texts
  once: string
  fileName: string
  state: 'draft' | 'confirmed' | 'undone'
  document: ParsedDocument
  lines: string[]
  doubts: ReviewDoubt[]
  meetingHref: string | null
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
      <PageHeading title={t.importing.review.title(props.fileName)}>
        <TagRow>
          <Tag kind={state === 'draft' ? 'draft' : state === 'confirmed' ? 'approved' : 'cancelled'} text={t.importing.states[state]} />
        </TagRow>
      </PageHeading>
      {state === 'undone' && <Alert kind="info">{t.importing.review.undone}</Alert>}
      {state === 'confirmed' && <Alert kind="success">{t.importing.review.released}</Alert>}
      {props.meetingHref && <ButtonLink href={props.meetingHref} label={t.importing.review.see} />}
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

const Doubts = ({ t, doubts, checked, once, errors }: ReviewProps) => {
  const words = t.importing.review
  const open = doubts.filter((doubt) => !doubt.answered)
  return (
    <Section title={words.doubts(open.length)}>
      {doubts.length === 0 && <p>{words.noDoubts}</p>}
      {doubts.length > 0 && open.length === 0 && <p>{words.allAnswered}</p>}
      <Form once={once} label={words.release}>
        <ul class="doubt-list">
          {doubts.map((doubt) => (
            <li class="doubt">
              <p>
                <DanishText>{doubt.text}</DanishText> {doubt.line !== null && <a href={`#linje-${doubt.line}`}>{words.line(doubt.line)}</a>}
              </p>
              {doubt.answered ? (
                <Tag kind="approved" text={words.answered} />
              ) : (
                <Checkbox
                  name={doubtField(doubt.id)}
                  label={words.seen}
                  value="ja"
                  checked={checked.includes(doubt.id)}
                  error={errors[doubtField(doubt.id)]}
                />
              )}
            </li>
          ))}
        </ul>
        {open.length > 0 && <Button label={words.save} variant="secondary" name="do" value="save" />}
        <p>{words.releaseHint}</p>
        <Button label={words.release} name="do" value="release" />
      </Form>
    </Section>
  )
}

const Undo = ({ t, once }: ReviewProps) => (
  <Form once={once} label={t.importing.review.undo}>
    <p>{t.importing.review.undoHint}</p>
    <Button label={t.importing.review.undo} variant="warning" name="do" value="undo" />
  </Form>
)

const Source = ({ lines, doubts, t }: ReviewProps) => {
  const doubted = new Map<number, ReviewDoubt[]>()
  for (const doubt of doubts) if (doubt.line !== null) doubted.set(doubt.line, [...(doubted.get(doubt.line) ?? []), doubt])
  return (
    <ol class="source-lines" lang="da" dir="ltr" tabindex={0} aria-label={t.importing.review.source}>
      {lines.map((line, i) => {
        const here = doubted.get(i + 1)
        return (
          <li id={`linje-${i + 1}`} class={here ? 'source-line doubted' : 'source-line'}>
            {here ? <mark>{line || ' '}</mark> : line || ' '}
            {here?.map((doubt) => (
              <span class="doubt-note">
                <Tag kind={doubt.answered ? 'approved' : 'pending'} text={doubt.answered ? t.importing.review.answered : doubt.text} />
              </span>
            ))}
          </li>
        )
      })}
    </ol>
  )
}

const Result = ({ t, document, doubts }: ReviewProps) => {
  const words = t.importing.review
  const shown = (value: string | null) => (value ? <DanishText>{value}</DanishText> : <em>{words.nothing}</em>)
  const marked = (path: string, value: string | null) =>
    doubts.some((doubt) => doubt.path === path && !doubt.answered) ? <mark>{shown(value)}</mark> : shown(value)
  return (
    <>
      <SummaryList
        rows={[
          { term: words.fields.body, value: marked('body', document.body) },
          { term: words.fields.date, value: marked('date', document.date) },
          { term: words.fields.time, value: marked('time', document.time) },
          { term: words.fields.place, value: marked('place', document.place) },
          {
            term: words.fields.attendees,
            value: document.attendees.map((person, i) => <div>{marked(`attendees[${i}]`, person.name)}</div>),
          },
          ...(document.absent.length > 0
            ? [{ term: words.fields.absent, value: document.absent.map((person) => person.name).join(', ') }]
            : []),
        ]}
      />
      {document.items.map((item, i) => (
        <ItemResult t={t} item={item} open={doubts.some((doubt) => doubt.path.startsWith(`items[${i}]`) && !doubt.answered)} />
      ))}
      {document.unplaced.length > 0 && (
        <Details summary={words.fields.unplaced}>
          <ol class="source-lines" lang="da" dir="ltr">
            {document.unplaced.map(({ line, text }) => (
              <li class="source-line">
                <a href={`#linje-${line}`}>{text}</a>
              </li>
            ))}
          </ol>
        </Details>
      )}
    </>
  )
}

const ItemResult = ({ t, item, open }: { t: Texts; item: ParsedItem; open: boolean }) => {
  const words = t.importing.review.fields
  return (
    <article class="import-item">
      <h3>
        {item.number && <span class="contents-number">{item.number}</span>} <DanishText>{item.title}</DanishText>
      </h3>
      <TagRow>
        {item.closed && <Tag kind="closed" text={words.closed} />}
        {open && <Tag kind="pending" text={t.importing.openDoubts} />}
      </TagRow>
      {item.caseNumber && (
        <p>
          {words.caseNumber}: <bdi>{item.caseNumber}</bdi>
        </p>
      )}
      {item.sections.map((section) => (
        <Details summary={section.caption ?? '…'} lang="da">
          {(section.text ?? '').split('\n').map((paragraph) => (
            <DanishText as="p">{paragraph}</DanishText>
          ))}
        </Details>
      ))}
    </article>
  )
}
