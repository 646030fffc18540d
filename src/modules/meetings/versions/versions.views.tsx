import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Local } from '../item.views.tsx'
import { MeetingPage, type Publication } from '../meeting.views.tsx'
import type { MeetingModel } from '../model.ts'
import type { Differences } from './compare.ts'
import { DifferencesView } from './differences.views.tsx'

export type ListedVersion = {
  version: number
  stage: keyof Local['t']['meetings']['versions']['stages']
  reason: string
  at: Date
  /** Who published it, for those who work here; null for everybody else: the office. */
  by: string | null
  isWithdrawn: boolean
}

type ListProps = { local: Local; name: string; slug: string; current: number; timeZone: string; versions: ListedVersion[] }

export const VersionsPage = ({ local, name, slug, current, timeZone, versions }: ListProps) => {
  const { t, lang, href } = local
  const texts = t.meetings.versions
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead}>
        <p>
          <a href={href(`/moeder/${slug}`)}>
            <DanishText>{name}</DanishText>
          </a>
        </p>
      </PageHeading>
      <Table
        caption={texts.title}
        captionHidden
        rows={versions}
        columns={[
          {
            title: texts.version,
            rowHeader: true,
            cell: ({ version, isWithdrawn }) => (
              <>
                {isWithdrawn ? texts.name(version) : <a href={href(`/moeder/${slug}/versioner/${version}`)}>{texts.name(version)}</a>}{' '}
                {version === current && <Tag kind="approved" text={texts.current} />}
                {isWithdrawn && <Tag kind="cancelled" text={texts.withdrawn} />}
              </>
            ),
          },
          { title: texts.when, cell: ({ at }) => dateInWords(lang, at, timeZone) },
          { title: texts.stage, cell: ({ stage }) => texts.stages[stage] },
          { title: texts.reason, cell: ({ reason }) => (reason ? <DanishText>{reason}</DanishText> : '–') },
          { title: texts.who, cell: ({ by }) => (by === null ? texts.office : <bdi>{by}</bdi>) },
        ]}
      />
    </>
  )
}

type VersionProps = {
  local: Local
  slug: string
  meeting: MeetingModel
  publication: NonNullable<Publication>
  /** The newest version, which holds now. */
  current: number
  before: MeetingModel | null
  /** Null: there is none before, or it was withdrawn. */
  differences: Differences | null
}

/** A version as it was, what it differs in from the one before, and a word on where the one is that holds now. */
export const VersionPage = (props: VersionProps) => {
  const { local, slug, meeting, publication, current } = props
  const texts = local.t.meetings.versions
  const date = dateInWords(local.lang, publication.at, meeting.timeZone)
  const isOld = publication.version !== current
  const isFirst = publication.version === 1
  return (
    <>
      <Alert kind={isOld ? 'warning' : 'info'} title={texts.reading(publication.version, current)}>
        <p>{isOld ? texts.isOld(date) : texts.isCurrent(date)}</p>
        {isOld && (
          <p>
            <a href={local.href(`/moeder/${slug}`)}>{texts.toCurrent}</a>
          </p>
        )}
        {!isFirst && (
          <p>
            <a href="#forskelle">{texts.toDifferences}</a>
          </p>
        )}
        <p>
          <a href={local.href(`/moeder/${slug}/versioner`)}>{texts.all}</a>
        </p>
      </Alert>
      <MeetingPage local={local} meeting={meeting} publication={publication} />
      {!isFirst && (
        <Section title={texts.differences(publication.version - 1)} id="forskelle">
          <WhatDiffers {...props} />
        </Section>
      )}
    </>
  )
}

const WhatDiffers = ({ local, before, meeting, differences }: VersionProps) => {
  const texts = local.t.meetings.versions
  if (!differences || !before) return <p>{texts.noCompare}</p>
  return <DifferencesView local={local} before={before} after={meeting} differences={differences} />
}
