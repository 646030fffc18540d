import { dateInWords, timeOfDay } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Button, ButtonLink, Form } from '#ui/form/form.tsx'
import { Heading } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { type AgendaRefusal, refuseItemChange } from './agenda.ts'
import type { workspaceTexts } from './workspace.text.ts'
import type { AgendaItem, Workspace } from './workspace.ts'

export type WorkspaceWords = (typeof workspaceTexts)['da']

export type WorkspaceProps = {
  t: Texts
  words: WorkspaceWords
  lang: string
  href: (path: string) => string
  once: string
  workspace: Workspace
}

export const titleOf = (words: WorkspaceWords, item: { title: string }) => item.title.trim() || words.agenda.untitled

/** The anchor of an item on the workspace. */
export const anchorOf = (shortId: string) => `punkt-${shortId}`

/** The agenda as one form: each button says which item goes where. `data-` attributes carry what dragging needs. */
export const AgendaList = (props: WorkspaceProps) => {
  const { words, href, once, workspace } = props
  const { at, items } = workspace
  const w = words.agenda
  const locked = refuseItemChange(at, null)
  return (
    <section class="section agenda-work" id="dagsorden" data-agenda>
      <div class="agenda-work-head">
        <Heading level={2}>{w.title}</Heading>
        <p>{w.count(items.length)}</p>
      </div>
      <Standing words={words} locked={locked} called={at.stand.meeting === 'called'} />
      <Total {...props} />
      {items.length === 0 ? (
        <EmptyState title={w.empty.title} text={w.empty.text} />
      ) : (
        <Form once={once} hidden={{ do: 'order' }} label={w.list} id="raekkefoelge">
          <ol class="agenda-work-list" data-sortable={w.drag}>
            {items.map((item, index) => (
              <Row {...props} item={item} index={index} movable={refuseItemChange(at, item) === null} />
            ))}
          </ol>
        </Form>
      )}
      {locked === null && <ButtonLink label={w.add} href={href(`/moeder/${at.slug}/punkter/nyt`)} icon="plus" shortcut="n" />}
    </section>
  )
}

const Standing = ({ words, locked, called }: { words: WorkspaceWords; locked: AgendaRefusal | null; called: boolean }) => {
  if (locked === 'approved') return <p>{words.agenda.locked}</p>
  return called ? <p>{words.agenda.sent}</p> : null
}

/** How long the items take together, and whether that is longer than the meeting. */
const Total = ({ words, lang, workspace: { at, endsAt, minutes } }: WorkspaceProps) => {
  if (!endsAt) return null
  const end = timeOfDay(lang, endsAt, at.row.time_zone)
  const isLate = at.row.ends_at !== null && endsAt > at.row.ends_at
  return <p>{(isLate ? words.agenda.tooLong : words.agenda.total)(words.agenda.minutes(minutes), end)}</p>
}

type RowProps = WorkspaceProps & { item: AgendaItem; index: number; movable: boolean }

const Row = (props: RowProps) => {
  const { words, href, workspace, item, index, movable } = props
  const w = words.agenda
  const title = titleOf(words, item)
  const papers = w.papers(item.attachments ?? 0)
  const place = w.place(index + 1, workspace.items.length)
  return (
    <li
      class="agenda-work-item"
      id={anchorOf(item.short_id)}
      data-item={movable ? item.short_id : undefined}
      data-title={title}
      data-place={place}
    >
      <span class="agenda-work-number">
        {item.number_text ?? (
          <>
            <span aria-hidden="true">–</span>
            <span class="sr-only">{w.noNumber}</span>
          </>
        )}
      </span>
      <div class="agenda-work-words">
        <a class="agenda-work-title" href={href(`/punkt/${item.short_id}/rediger`)}>
          <Foreign lang={item.lang}>{title}</Foreign>
        </a>
        <Facts {...props} />
        <Tags {...props} />
      </div>
      <div class="agenda-work-buttons">
        {movable && index > 0 && (
          <Button
            label={w.up}
            description={w.upOf(title)}
            name="flyt"
            value={`op.${item.short_id}`}
            variant="secondary"
            icon="arrow-upward"
          />
        )}
        {movable && index < workspace.items.length - 1 && (
          <Button
            label={w.down}
            description={w.downOf(title)}
            name="flyt"
            value={`ned.${item.short_id}`}
            variant="secondary"
            icon="arrow-downward"
          />
        )}
        <ButtonLink
          label={papers}
          description={w.papersOf(papers, title)}
          href={href(`/punkt/${item.short_id}/bilag`)}
          variant="tertiary"
        />
        <ButtonLink
          label={w.more}
          description={w.moreOf(title)}
          href={href(`/moeder/${workspace.at.slug}/arbejde/punkt/${item.short_id}`)}
          variant="tertiary"
        />
      </div>
    </li>
  )
}

const Facts = ({ words: { agenda: w }, lang, workspace, item }: RowProps) => {
  const zone = workspace.at.row.time_zone
  const facts = [
    item.startsAt ? w.clock(timeOfDay(lang, item.startsAt, zone)) : '',
    item.minutes_allotted === null ? '' : w.minutes(item.minutes_allotted),
  ].filter(Boolean)
  const approves = item.approves_meeting_id === null ? undefined : workspace.others.get(item.approves_meeting_id)
  return (
    <>
      {(facts.length > 0 || item.presenter) && (
        <p class="agenda-work-facts">
          {item.presenter && <bdi>{item.presenter}</bdi>}
          {item.presenter && facts.length > 0 && ' · '}
          {facts.join(' · ')}
        </p>
      )}
      {item.standing === 'last_minutes' && (
        <p class="agenda-work-facts">{approves ? w.approves(dateInWords(lang, approves.startsAt, approves.zone)) : w.noneToApprove}</p>
      )}
    </>
  )
}

const Tags = ({ words: { agenda: w }, workspace: { at }, item }: RowProps) => (
  <TagRow>
    <Tag kind={item.openness === 'open' ? 'neutral' : 'closed'} text={item.openness === 'open' ? w.open : w.closed} />
    {at.stand.meeting === 'called' && item.sent_out_at === null && <Tag kind="draft" text={w.unsent(at.row.last_supplement + 1)} />}
    {item.supplement !== null && item.sent_out_at !== null && <Tag kind="new" text={w.supplement(item.supplement)} />}
    {item.late_papers ? <Tag kind="draft" text={w.unsentPapers(item.late_papers)} /> : null}
    {item.is_late && <Tag kind="new" text={w.late} />}
  </TagRow>
)
