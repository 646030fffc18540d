import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import type { MeetingAt } from '../plan/stand.ts'
import { DraftPapers } from '../printed/links.views.tsx'
import type { minutesTexts } from './minutes.text.ts'
import type { RecordItem } from './record-model.ts'

type Props = {
  t: Texts
  texts: (typeof minutesTexts)['da']
  lang: string
  href: (path: string) => string
  once: string
  name: string
  at: MeetingAt
  items: RecordItem[]
  /** How many were there at some time. */
  attended: number
  isOpen: boolean
  values: Record<string, string>
  errors: Record<string, string>
  refused: boolean
}

export const MinutesPage = (props: Props) => {
  const { texts, href, at, name, items, errors, isOpen, refused } = props
  return (
    <>
      <ErrorSummary title={texts.errors.summary} errors={errors} />
      <PageHeading title={texts.title}>
        <div>
          <p>
            <DanishText>{name}</DanishText>
          </p>
          <ButtonRow>
            <ButtonLink label={texts.back} href={href(`/moeder/${at.slug}/arbejde`)} />
            <ButtonLink label={texts.attendance} href={href(`/moeder/${at.slug}/fremmoede`)} />
          </ButtonRow>
        </div>
      </PageHeading>
      {refused && (
        <Alert kind="warning" announce>
          <p>{texts.errors.wrongState}</p>
        </Alert>
      )}
      <Progress {...props} />
      {items.length === 0 ? <EmptyState title={texts.none.title} text={texts.none.text} /> : <Items {...props} />}
      {(isOpen || refused) && <LateItem {...props} />}
      {at.stand.minutes === 'draft' && items.length > 0 && <DraftPapers local={props} slug={at.slug} />}
    </>
  )
}

const isMissing = (item: RecordItem) => item.decision === null

const Progress = ({ texts, at, href, items, attended, isOpen }: Props) => {
  if (!isOpen)
    return at.stand.meeting === 'held' ? (
      <Alert kind="info">{texts.over}</Alert>
    ) : (
      <Alert kind="info" title={texts.notBegun.title}>
        <p>{texts.notBegun.text}</p>
        <p>
          <a href={href(`/moeder/${at.slug}/fremmoede`)}>{texts.notBegun.link}</a>
        </p>
      </Alert>
    )
  const decided = items.filter((item) => !isMissing(item)).length
  const first = items.find(isMissing)
  return (
    <>
      <p>
        {items.length > 0 && (first ? texts.progress(decided, items.length) : texts.allDone)}{' '}
        {attended === 0 ? texts.noneRecorded : texts.present(attended)}.
      </p>
      {first && <ButtonLink label={texts.firstMissing} variant="primary" href={href(`/punkt/${first.shortId}/beslutning`)} />}
      {!first && items.length > 0 && <ButtonLink label={texts.toRelease} variant="primary" href={href(`/moeder/${at.slug}/frigiv`)} />}
    </>
  )
}

const Items = ({ texts, lang, items, href, isOpen, at }: Props) => (
  <Table
    caption={texts.items}
    captionHidden
    rows={items}
    columns={[
      { title: texts.number, cell: (item) => item.number ?? '–' },
      {
        title: texts.item,
        rowHeader: true,
        cell: (item) => (
          <>
            <Foreign lang={item.lang}>{item.title}</Foreign>
            <TagRow>
              {item.isClosed && <Tag kind="closed" text={texts.closed} />}
              {item.isLate && <Tag kind="new" text={texts.late} />}
            </TagRow>
            {item.approves && isOpen && <p>{texts.approves(dateInWords(lang, item.approves.startsAt, item.approves.timeZone))}</p>}
          </>
        ),
      },
      { title: texts.decision, cell: (item) => <Decision texts={texts} item={item} /> },
      {
        title: isOpen ? texts.write : texts.correct,
        cell: (item) => {
          const path = isOpen ? 'beslutning' : at.stand.meeting === 'held' ? 'ret' : 'beslutning'
          const label = !isOpen ? texts.correct : isMissing(item) ? texts.write : texts.change
          return (
            <ButtonLink
              label={label}
              variant={isMissing(item) ? 'secondary' : 'tertiary'}
              description={texts.openFor(label, item.title)}
              href={href(`/punkt/${item.shortId}/${path}`)}
            />
          )
        },
      },
    ]}
  />
)

const Decision = ({ texts, item }: { texts: Props['texts']; item: RecordItem }) => {
  if (item.decision === null) return <Tag kind="pending" text={texts.missing} />
  return (
    <>
      {item.decision.outcome && <Tag kind="approved" text={texts.outcomes[item.decision.outcome]} />}{' '}
      <Foreign lang={item.lang}>{item.summary || item.decision.beginning}</Foreign>
    </>
  )
}

const LateItem = ({ texts, once, values, errors }: Props) => (
  <Section title={texts.lateItem.title} id="nyt-punkt">
    <Form once={once} hidden={{ do: 'late' }} label={texts.lateItem.title}>
      <TextField name="title" label={texts.lateItem.name} value={values['title']} error={errors['title']} width="full" required />
      <RadioGroup
        name="openness"
        label={texts.lateItem.openness}
        value={values['openness']}
        error={errors['openness']}
        choices={[
          { value: 'open', label: texts.lateItem.open },
          { value: 'closed', label: texts.lateItem.closed },
        ]}
        required
      />
      <Button label={texts.lateItem.add} />
    </Form>
  </Section>
)
