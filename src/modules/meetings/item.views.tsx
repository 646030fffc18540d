import type { Child } from 'hono/jsx'
import { dateInWords } from '#platform/i18n/dates.ts'
import { commaOf } from '#platform/i18n/direction.ts'
import { fileSize } from '#platform/i18n/sizes.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Highlight } from '#ui/card/card.tsx'
import { SideContents, WithSide } from '#ui/contents/contents.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Heading, type HeadingLevel, PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { StructuredText } from '#ui/richtext/structured-text.tsx'
import { Tag, type TagKind, TagRow } from '#ui/tag/tag.tsx'
import type { AttachmentModel, DecisionModel, ItemModel, MeetingModel, Outcome, VotesModel } from './model.ts'
import { paperPath } from './papers/address.ts'
import { ItemPapers } from './printed/links.views.tsx'
import { meetingName, meetingTime } from './titles.ts'

export type Local = {
  t: Texts
  lang: string
  href: (path: string) => string
  /** The version of the meeting that is read, where its papers are those of that version. */
  version?: number
}

const outcomeKinds: Record<Outcome, TagKind> = {
  adopted: 'approved',
  noted: 'neutral',
  postponed: 'pending',
  referred: 'neutral',
  withdrawn: 'cancelled',
  rejected: 'cancelled',
}

export const OutcomeTag = ({
  t,
  lang,
  decision,
}: {
  t: Texts
  lang: string
  decision: Pick<DecisionModel, 'outcome' | 'postponedTo' | 'referredTo'>
}) => {
  if (!decision.outcome) return null
  const where = decision.postponedTo
    ? t.meetings.postponedTo(dateInWords(lang, decision.postponedTo))
    : decision.referredTo
      ? t.meetings.referredTo(decision.referredTo)
      : ''
  return <Tag kind={outcomeKinds[decision.outcome]} text={[t.meetings.outcomes[decision.outcome], where].filter(Boolean).join(' ')} />
}

export const Decisions = ({ local, item, level }: { local: Local; item: ItemModel; level: HeadingLevel }) => (
  <>
    {item.decisions.map((decision) => (
      <Highlight title={local.t.meetings.decision} level={level}>
        {decision.isClosed && <Tag kind="closed" text={local.t.meetings.closedPart} />}
        <Foreign lang={decision.lang} as="div">
          <StructuredText doc={decision.content} headingLevel={4} />
        </Foreign>
        <TagRow>
          <OutcomeTag t={local.t} lang={local.lang} decision={decision} />
        </TagRow>
        <HowDecided local={local} decision={decision} />
      </Highlight>
    ))}
    {item.recused && (
      <p>
        {local.t.meetings.recused}: <Names names={item.recused.map(({ name }) => name)} />
      </p>
    )}
  </>
)

const Names = ({ names }: { names: readonly string[] }) => (
  <>
    {names.map((name, i) => (
      <>
        {i > 0 && ', '}
        <bdi>{name}</bdi>
      </>
    ))}
  </>
)

/** How a vote fell, in numbers. */
export const VoteCounts = ({ t, votes }: { t: Texts; votes: VotesModel }) => (
  <>
    {t.meetings.votes.counts(votes.for, votes.against, votes.abstain)}
    {votes.isSecret && ` – ${t.meetings.votes.secret}`}
  </>
)

/** By whom, where several met, and how the vote fell. */
const HowDecided = ({ local: { t }, decision }: { local: Local; decision: DecisionModel }) => (
  <>
    {decision.decidedBy && (
      <p>
        {t.meetings.decidedBy}: <DanishText>{decision.decidedBy.join(', ')}</DanishText>
      </p>
    )}
    {decision.votes && decision.votes.for + decision.votes.against + decision.votes.abstain > 0 && (
      <p>
        {t.meetings.votes.title}: <VoteCounts t={t} votes={decision.votes} />
      </p>
    )}
    {decision.votes?.note?.split('\n').map((line) => (
      <DanishText as="p">{line}</DanishText>
    ))}
  </>
)

/** Every captioned block of an item, under the caption that was printed. */
export const Sections = ({ local, item, level }: { local: Local; item: ItemModel; level: HeadingLevel }) => (
  <>
    {item.sections.map((section) => (
      <Section title={section.caption} lang={section.lang} level={level}>
        {section.isClosed && (
          <Foreign lang={local.lang} as="p">
            <Tag kind="closed" text={local.t.meetings.closedPart} />
          </Foreign>
        )}
        <StructuredText doc={section.content} headingLevel={level === 3 ? 4 : 5} />
      </Section>
    ))}
    <History local={local} item={item} level={level} />
    <Attachments local={local} item={item} level={level} />
  </>
)

/** What repeats this meeting's decision word for word stands above already. */
const History = ({ local, item, level }: { local: Local; item: ItemModel; level: HeadingLevel }) => {
  const entries = item.history.filter((entry) => !entry.repeatsDecision)
  if (entries.length === 0) return null
  return (
    <section class="section">
      <Heading level={level}>{local.t.meetings.history}</Heading>
      {entries.map((entry) => (
        <div class="history-entry">
          <p class="kicker">
            {entry.date && <DateText datetime={entry.date} text={dateInWords(local.lang, entry.date)} />}{' '}
            <DanishText>{entry.body}</DanishText>
          </p>
          {entry.text.split('\n').map((paragraph) => (
            <DanishText as="p">{paragraph}</DanishText>
          ))}
        </div>
      ))}
    </section>
  )
}

/** Papers with a file, and titles of papers where no section lists them already, as old minutes do. */
export const Attachments = ({ local, item, level }: { local: Local; item: ItemModel; level: HeadingLevel }) => {
  const isListed = item.sections.some((section) => section.kind === 'attachments')
  const papers = item.attachments.filter((attachment) => attachment.sha256 !== undefined || !isListed)
  if (papers.length === 0) return null
  return (
    <section class="section">
      <Heading level={level}>{local.t.meetings.attachments}</Heading>
      <ul class="paper-list">
        {papers.map((attachment) => (
          <li>
            <Attachment local={local} attachment={attachment} />
            {attachment.lateOn !== undefined && (
              <Tag kind="new" text={local.t.meetings.sentLater(dateInWords(local.lang, attachment.lateOn))} />
            )}
            {attachment.isClosed && <Tag kind="closed" text={local.t.meetings.closedPart} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Attachment = ({ local: { t, lang, href, version }, attachment }: { local: Local; attachment: AttachmentModel }) => {
  const { id, fileName, mediaType = '', size = 0, title } = attachment
  if (id === undefined || fileName === undefined) return <DanishText>{title}</DanishText>
  return (
    <>
      <a href={href(paperPath({ id, fileName })) + (version === undefined ? '' : `?udgave=${version}`)}>
        <DanishText>{title}</DanishText>
      </a>{' '}
      ({t.meetings.fileTypes[shortType(mediaType)]}, {fileSize(lang, size)}){' '}
    </>
  )
}

const shortType = (mediaType: string): keyof Texts['meetings']['fileTypes'] => {
  if (mediaType === 'application/pdf') return 'pdf'
  if (mediaType.startsWith('image/')) return 'picture'
  if (mediaType === 'text/plain') return 'text'
  return mediaType.includes('spreadsheet') ? 'sheet' : 'word'
}

/** Which case the item belongs to and who presents it; nothing when neither is known. */
export const ItemFacts = ({ local, item }: { local: Local; item: ItemModel }) =>
  item.cases.length === 0 && !item.presenter ? null : (
    <ul class="item-facts">
      {item.cases.map((file) => (
        <li>
          {local.t.meetings.case}{' '}
          <a href={local.href(`/sager/${file.slug}`)}>
            <bdi>{file.number}</bdi>
            {file.title && (
              <>
                {': '}
                <DanishText>{file.title}</DanishText>
              </>
            )}
          </a>
        </li>
      ))}
      {item.presenter && (
        <li>
          {local.t.meetings.presenter} <DanishText>{item.presenter}</DanishText>
        </li>
      )}
    </ul>
  )

export const numberOf = (t: Texts, item: Pick<ItemModel, 'number'>) =>
  item.number === null ? t.meetings.itemUnnumbered : t.meetings.item(item.number)

export const titleOf = (t: Texts, item: ItemModel) => item.title ?? t.meetings.closedItem

type ItemPageProps = { local: Local; meeting: MeetingModel; slug: string; item: ItemModel; beside?: Child }

export const ItemPage = ({ local, meeting, slug, item, beside }: ItemPageProps) => {
  const { t, lang, href } = local
  const siblings = meeting.items.filter((other) => !other.isClosed)
  return (
    <WithSide
      after
      side={
        <SideContents
          title={t.meetings.otherItems}
          items={siblings.map((other) => ({
            href: href(`/punkt/${other.shortId}`),
            label: titleOf(t, other),
            number: other.number ?? undefined,
            lang: other.lang,
            current: other.id === item.id,
          }))}
        />
      }
    >
      <PageHeading title={titleOf(t, item)} lang={item.title ? item.lang : undefined} kicker={numberOf(t, item)}>
        <p>
          {t.meetings.fromMeeting}{' '}
          <a href={href(`/moeder/${slug}`)}>
            <DanishText>{meetingName(meeting)}</DanishText>
            {commaOf(lang)}
            {meetingTime(t, lang, { ...meeting, endsAt: null })}
          </a>
        </p>
        <ItemFacts local={local} item={item} />
        <TagRow>
          {item.isClosed && <Tag kind="closed" text={t.meetings.closedItem} />}
          {meeting.minutes === 'released' && <Tag kind="pending" text={t.meetings.minutes.released} />}
        </TagRow>
      </PageHeading>
      {item.summary && (
        <p class="font-lead">
          <Foreign lang={item.lang}>{item.summary}</Foreign>
        </p>
      )}
      <Decisions local={local} item={item} level={2} />
      {item.decisions.length === 0 && !item.isClosed && meeting.minutes === 'none' && <Alert kind="info">{t.meetings.noDecision}</Alert>}
      {item.isClosed && item.sections.length === 0 && item.decisions.length === 0 && <Alert kind="info">{t.meetings.closedText}</Alert>}
      <Sections local={local} item={item} level={2} />
      <ItemPapers local={local} item={item} />
      {beside}
      {item.cases[0] && (
        <Section title={t.meetings.allOfCase}>
          <p>
            <a href={href(`/sager/${item.cases[0].slug}`)}>
              {t.meetings.case} <bdi>{item.cases[0].number}</bdi>
            </a>
          </p>
        </Section>
      )}
    </WithSide>
  )
}
