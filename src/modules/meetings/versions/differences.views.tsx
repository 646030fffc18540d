import { Heading } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import { type Local, numberOf, OutcomeTag, VoteCounts } from '../item.views.tsx'
import type { MeetingModel } from '../model.ts'
import { meetingName, meetingTime } from '../titles.ts'
import { type Differences, type ItemChange, isSame, type PeopleChange, type TextChange } from './compare.ts'

type Props = { local: Local; before: MeetingModel; after: MeetingModel; differences: Differences }

export const DifferencesView = (props: Props) => {
  const { local, differences } = props
  const texts = local.t.meetings.versions
  if (isSame(differences)) return <p>{texts.none}</p>
  return (
    <>
      {marksWords(differences) && <p>{texts.legend}</p>}
      {differences.facts.length > 0 && <Facts {...props} />}
      <People local={local} title={local.t.meetings.present} change={differences.present} />
      <People local={local} title={local.t.meetings.apologies} change={differences.apologies} />
      {differences.reordered && <p>{texts.reordered}</p>}
      {differences.items.map((item) => (
        <Item local={local} change={item} />
      ))}
    </>
  )
}

const marksWords = ({ present, apologies, items }: Differences) =>
  [present, apologies].some(({ came, went }) => came.length + went.length > 0) || items.some(({ texts }) => texts.length > 0)

const Facts = ({ local, before, after, differences }: Props) => {
  const texts = local.t.meetings.versions
  return (
    <Table
      caption={texts.fact}
      rows={differences.facts}
      columns={[
        { title: texts.fact, rowHeader: true, cell: (fact) => texts.facts[fact] },
        { title: texts.before, cell: (fact) => <Fact local={local} fact={fact} meeting={before} /> },
        { title: texts.after, cell: (fact) => <Fact local={local} fact={fact} meeting={after} /> },
      ]}
    />
  )
}

const Fact = ({ local: { t, lang }, fact, meeting }: { local: Local; fact: Differences['facts'][number]; meeting: MeetingModel }) => {
  const texts = t.meetings.versions
  switch (fact) {
    case 'title':
      return <DanishText>{meetingName(meeting)}</DanishText>
    case 'when':
      return <>{meetingTime(t, lang, meeting)}</>
    case 'place':
      return (
        <>
          {meeting.isVirtual && t.meetings.virtual} <DanishText>{meeting.place}</DanishText>
        </>
      )
    case 'state':
      return (
        <>
          {t.meetings.states[meeting.state]} {meeting.cancelledReason && <DanishText>{meeting.cancelledReason}</DanishText>}
        </>
      )
    case 'agenda':
      return <>{meeting.agenda === 'published' ? texts.agendaPublic : texts.agendaNot}</>
    case 'minutes':
      return <>{t.meetings.minutes[meeting.minutes]}</>
  }
}

const People = ({ local, title, change }: { local: Local; title: string; change: PeopleChange }) => {
  const texts = local.t.meetings.versions
  if (change.came.length + change.went.length === 0) return null
  const line = (label: string, names: string[], kind: 'added' | 'removed') =>
    names.length > 0 && (
      <>
        <p>{label}</p>
        <WordDiff parts={[{ kind, text: names.join(', ') }]} texts={texts} />
      </>
    )
  return (
    <>
      <Heading level={3}>{title}</Heading>
      {line(texts.came, change.came, 'added')}
      {line(texts.went, change.went, 'removed')}
    </>
  )
}

const kinds = { added: 'new', removed: 'cancelled', changed: 'draft' } as const

const Item = ({ local, change }: { local: Local; change: ItemChange }) => {
  const { t, lang, href } = local
  const texts = t.meetings.versions
  const { item, kind } = change
  const label = { added: texts.itemAdded, removed: texts.itemRemoved, changed: texts.itemChanged }[kind]
  const title = item.title ?? t.meetings.closedItem
  return (
    <article class="version-item">
      <p class="kicker">{numberOf(t, item)}</p>
      <Heading level={3}>
        {kind === 'removed' ? (
          <Foreign lang={item.title ? item.lang : undefined}>{title}</Foreign>
        ) : (
          <a href={href(`/punkt/${item.shortId}`)}>
            <Foreign lang={item.title ? item.lang : undefined}>{title}</Foreign>
          </a>
        )}
      </Heading>
      <p>
        <Tag kind={kinds[kind]} text={label} />
      </p>
      {change.opennessChanged && <p>{item.isClosed ? texts.becameClosed : texts.becameOpen}</p>}
      {change.numberBefore !== null && <p>{texts.numberWas(change.numberBefore)}</p>}
      {change.outcomes.map(({ before, after }) => (
        <p>
          {texts.outcome}: {before?.outcome ? <OutcomeTag t={t} lang={lang} decision={before} /> : '–'}
          {' → '}
          {after?.outcome ? <OutcomeTag t={t} lang={lang} decision={after} /> : '–'}
        </p>
      ))}
      {change.votes.map(({ before, after }) => (
        <p>
          {t.meetings.votes.title}: {before?.votes ? <VoteCounts t={t} votes={before.votes} /> : '–'}
          {' → '}
          {after?.votes ? <VoteCounts t={t} votes={after.votes} /> : '–'}
        </p>
      ))}
      {change.texts.map((text) => (
        <Text local={local} change={text} />
      ))}
    </article>
  )
}

const Text = ({ local, change }: { local: Local; change: TextChange }) => {
  const texts = local.t.meetings.versions
  return (
    <>
      <Heading level={4}>
        {texts.parts[change.part]}
        {change.caption && (
          <>
            {': '}
            <DanishText>{change.caption}</DanishText>
          </>
        )}
      </Heading>
      {change.looksOnly ? <p>{texts.looksOnly}</p> : <WordDiff parts={change.parts} texts={texts} lang={change.lang} />}
    </>
  )
}
