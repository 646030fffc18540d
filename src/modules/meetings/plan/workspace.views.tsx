import { dateInWords, dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import type { Child } from '#ui/context.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Button, ButtonLink, ButtonRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { StepLine } from '#ui/steps/step-line.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { meetingTime } from '../titles.ts'
import { AgendaList, type WorkspaceProps } from './agenda-list.views.tsx'
import { type Clash, hasWarnings } from './day-warnings.ts'
import type { NextStep } from './next-step.ts'

export type Refusal = keyof WorkspaceProps['words']['refusals']

export const WorkspacePage = (props: WorkspaceProps & { refusal: Refusal | null; isSupplementSent: boolean }) => {
  const { t, words, lang, workspace, refusal } = props
  const { at } = workspace
  return (
    <>
      <PageHeading
        title={workspace.name}
        lang="da"
        kicker={words.kicker}
        lead={meetingTime(t, lang, { startsAt: at.row.starts_at, timeZone: at.row.time_zone, timeKnown: at.row.time_known })}
      >
        {at.stand.meeting !== 'cancelled' && <Stages {...props} />}
      </PageHeading>
      {props.isSupplementSent && (
        <Alert kind="success" title={words.supplementSent(at.row.last_supplement)} announce>
          <p>{words.supplementSentText}</p>
        </Alert>
      )}
      {refusal && (
        <Alert kind="warning" title={words.refusals.title} announce>
          <p>{words.refusals[refusal]}</p>
          {refusal === 'findings' && <ButtonLink label={words.toFindings} href={props.href(`/moeder/${workspace.at.slug}/frigiv`)} />}
        </Alert>
      )}
      <Next {...props} />
      <Warnings {...props} />
      <Facts {...props} />
      <AgendaList {...props} />
      <p class="sr-only" role="status" data-sort-status></p>
      <Actions {...props} />
    </>
  )
}

const Stages = ({ words: { stages: w }, workspace }: WorkspaceProps) => (
  <StepLine label={w.label} steps={workspace.stages.map(({ name, state }) => ({ label: w[name], state, stateText: w[state] }))} />
)

/** Where each step is taken; those that are taken here are the name of what the form does. */
const places: Record<NextStep, (slug: string) => { href: string } | { do: string }> = {
  buildAgenda: (slug) => ({ href: `/moeder/${slug}/punkter/nyt` }),
  askApproval: () => ({ do: 'ask' }),
  awaitApproval: () => ({ do: 'ask' }),
  call: (slug) => ({ href: `/moeder/${slug}/arbejde/indkald` }),
  uncalled: (slug) => ({ href: `/moeder/${slug}/arbejde/indkald` }),
  supplement: (slug) => ({ href: `/moeder/${slug}/arbejde/tillaeg` }),
  awaitMeeting: (slug) => ({ href: `/moeder/${slug}` }),
  hold: (slug) => ({ href: `/moeder/${slug}/fremmoede` }),
  writeMinutes: (slug) => ({ href: `/moeder/${slug}/referat` }),
  release: (slug) => ({ href: `/moeder/${slug}/frigiv` }),
  awaitNextMeeting: (slug) => ({ href: `/moeder/${slug}` }),
  awaitSignature: (slug) => ({ href: `/moeder/${slug}` }),
  done: (slug) => ({ href: `/moeder/${slug}` }),
  cancelled: (slug) => ({ href: `/moeder/${slug}` }),
  withdrawn: (slug) => ({ href: `/moeder/${slug}/traek-tilbage` }),
}

/** Steps that are for somebody else, or for the day to come: their button is not the loudest. */
const isQuiet = (next: NextStep) => next.startsWith('await') || next === 'done' || next === 'cancelled'

const Next = ({ words, lang, href, once, workspace: { at, next, personal } }: WorkspaceProps) => {
  const w = words.next[next]
  const place = places[next](at.slug)
  const variant = isQuiet(next) ? 'secondary' : 'primary'
  return (
    <Section title={words.next.title} id="naeste">
      {at.row.return_comment && (
        <Alert kind="warning" title={words.returned}>
          <DanishText as="p">{at.row.return_comment}</DanishText>
        </Alert>
      )}
      {at.stand.minutes === 'draft' && at.row.minutes_return_comment && (
        <Alert kind="warning" title={words.minutesReturned}>
          <DanishText as="p">{at.row.minutes_return_comment}</DanishText>
        </Alert>
      )}
      <p>
        {w.text}
        {next === 'awaitApproval' && at.row.asked_at && ` ${words.asked(dateInWords(lang, at.row.asked_at, at.row.time_zone))}`}
      </p>
      {personal > 0 && (next === 'askApproval' || next === 'awaitApproval') && (
        <Alert kind="warning">
          <p>{words.personal(personal)}</p>
          <p>
            <a href={href(`/moeder/${at.slug}/frigiv`)}>{words.toFindings}</a>
          </p>
        </Alert>
      )}
      {'href' in place ? (
        <ButtonLink label={w.button} href={href(place.href)} variant={variant} />
      ) : (
        <Form once={once} hidden={{ do: place.do }}>
          <Button label={w.button} variant={variant} />
        </Form>
      )}
    </Section>
  )
}

const Warnings = ({ words, lang, href, workspace: { at, warnings, isTwice } }: WorkspaceProps) => {
  const day = warnings ?? undefined
  const zone = at.row.time_zone
  if (!isTwice && !hasWarnings(day)) return null
  return (
    <Alert kind="warning">
      {isTwice && <p>{words.twice(timeOfDay(lang, at.row.starts_at, zone))}</p>}
      {day && day.closing.length > 0 && <p>{words.closing(day.closing.join(', '))}</p>}
      {day && day.clashes.length > 0 && (
        <p>
          {words.clash}{' '}
          {day.clashes.map((clash, i) => (
            <>
              {i > 0 && ', '}
              <ClashName words={words} clash={clash} href={href} /> {timeOfDay(lang, clash.startsAt, zone)}
            </>
          ))}
        </p>
      )}
    </Alert>
  )
}

/** Another meeting of that day by its name, as far as it may be told. */
export const ClashName = ({ words, clash, href }: Pick<WorkspaceProps, 'words' | 'href'> & { clash: Clash }) => {
  const name = clash.name === null ? words.otherMeeting : <DanishText>{clash.name}</DanishText>
  return clash.slug === null ? <span>{name}</span> : <a href={href(`/moeder/${clash.slug}`)}>{name}</a>
}

const Facts = (props: WorkspaceProps) => {
  const { t, words, lang, href, workspace } = props
  const { at, deadlines, coming, others, open } = workspace
  const { row } = at
  const time = { startsAt: row.starts_at, timeZone: row.time_zone, timeKnown: row.time_known, endsAt: row.ends_at?.toISOString() ?? null }
  const change = open.has('move')
    ? { href: href(`/moeder/${at.slug}/arbejde/oplysninger`), label: words.change, description: words.changeFacts }
    : undefined
  const prepared = row.pre_meeting_of_id === null ? undefined : others.get(row.pre_meeting_of_id)
  const rows: { term: string; value: Child; action?: typeof change }[] = [
    {
      term: words.when,
      value: <DateText datetime={row.starts_at.toISOString()} text={meetingTime(t, lang, time)} />,
      ...(change && { action: change }),
    },
    {
      term: words.where,
      value: <DanishText>{[row.is_virtual ? t.meetings.virtual : '', row.place].filter(Boolean).join(', ') || '–'}</DanishText>,
    },
    { term: words.who, value: <DanishText>{at.bodies.map((body) => body.name).join(', ')}</DanishText> },
    ...(prepared
      ? [
          {
            term: words.prepares,
            value: (
              <a href={href(`/moeder/${prepared.slug}/arbejde`)}>
                {prepared.name && (
                  <>
                    <DanishText>{prepared.name}</DanishText>
                    {', '}
                  </>
                )}
                {dateInWords(lang, prepared.startsAt, prepared.zone)}
              </a>
            ),
          },
        ]
      : []),
    ...(coming ? [{ term: words.coming, value: <Coming {...props} coming={coming} /> }] : []),
    ...deadlines.map((deadline) => ({
      term: words.due[deadline.what],
      value: (
        <>
          <DateText datetime={deadline.day} text={dayInWords(lang, new Date(`${deadline.day}T12:00:00Z`), 'UTC')} />{' '}
          {deadline.isLate && <Tag kind="cancelled" text={words.late} />}
        </>
      ),
    })),
  ]
  return (
    <Section title={words.facts}>
      <SummaryList rows={rows} />
    </Section>
  )
}

const Coming = ({ words, href, workspace, coming }: WorkspaceProps & { coming: NonNullable<WorkspaceProps['workspace']['coming']> }) => (
  <>
    {words.comingText(coming.forecast.coming, coming.forecast.of)} ·{' '}
    <a href={`${href(`/moeder/${workspace.at.slug}/afbud`)}?alle=ja`}>{words.apologies(coming.apologies.length)}</a>{' '}
    {coming.forecast.atRisk && <Tag kind="cancelled" text={words.atRisk} />}
  </>
)

const Actions = ({ words, href, once, workspace: { at, open, next } }: WorkspaceProps) => {
  const w = words.actions
  const link = (label: string, path: string, shown = true) =>
    shown ? <ButtonLink label={label} href={href(`/moeder/${at.slug}${path}`)} variant="tertiary" /> : null
  const held = at.stand.meeting === 'held'
  return (
    <Section title={w.title}>
      {open.has('announce') && at.settings.publicity.planned && (
        <HereForm once={once} name="announce" label={w.announce} hint={w.announceHint} />
      )}
      {open.has('reopenAgenda') && <HereForm once={once} name="reopen" label={w.reopen} hint={w.reopenHint} />}
      <ButtonRow>
        {link(w.call, '/arbejde/indkald', open.has('call') && next !== 'call')}
        {link(w.public, '', at.stand.isPublic)}
        {link(w.preview, '/forhaandsvisning')}
        {link(w.attendance, '/fremmoede', held || at.stand.meeting === 'called')}
        {link(w.correct, '/referat', open.has('correct'))}
        {link(w.minutes, '/referat', held && !open.has('correct'))}
        {link(w.release, '/frigiv', open.has('release'))}
        {link(w.versions, '/versioner', at.stand.isPublic)}
        {link(w.cancel, '/arbejde/aflys', open.has('cancel'))}
        {link(w.remove, '/arbejde/slet', open.has('remove'))}
        {link(w.withdraw, '/traek-tilbage', open.has('withdraw'))}
      </ButtonRow>
    </Section>
  )
}

const HereForm = ({ once, name, label, hint }: { once: string; name: string; label: string; hint: string }) => (
  <Form once={once} hidden={{ do: name }}>
    <p>{hint}</p>
    <Button label={label} variant="secondary" />
  </Form>
)
