import { dateInWords, dayInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { titleOf, type WorkspaceProps } from './agenda-list.views.tsx'
import { hasWarnings } from './day-warnings.ts'
import type { StepWords } from './facts.views.tsx'
import type { Invited } from './invited.ts'
import type { AgendaItem } from './workspace.ts'
import { ClashName } from './workspace.views.tsx'

export type StepProps = WorkspaceProps & { steps: StepWords }

/** What calling would do, worked out before anything is done. */
export type CallForecast = {
  invited: Invited[]
  /** The numbers that the items without one would get, in their order. */
  numbers: number[]
  blocked: 'past' | 'needsApproval' | 'wrongState' | 'findings' | null
}

const Back = ({ steps, href, workspace: { at } }: StepProps) => (
  <ButtonLink label={steps.back} href={href(`/moeder/${at.slug}/arbejde`)} variant="tertiary" />
)

/** Who gets a mail, and by name who must be told in another way. */
const Reach = ({ steps, invited }: { steps: StepWords; invited: Invited[] }) => {
  const without = invited.filter((person) => !person.hasAccount)
  return (
    <>
      <li>{steps.call.mails(invited.length - without.length)}</li>
      {without.length > 0 && (
        <li>
          {steps.call.without(without.length)}{' '}
          {without.map((person, i) => (
            <>
              {i > 0 && ', '}
              <bdi>{person.name}</bdi>
            </>
          ))}
        </li>
      )}
    </>
  )
}

/** Items that would get a number now, with it. */
const waiting = (items: readonly AgendaItem[], numbers: readonly number[]) => {
  const without = items.filter((item) => item.sent_out_at === null)
  let given = 0
  return without.map((item) => ({ item, number: item.number_text ?? String(numbers[given++] ?? '') }))
}

const NumberTable = ({ words, steps, workspace, numbers }: StepProps & { numbers: readonly number[] }) => (
  <Table
    caption={steps.call.list}
    rows={waiting(workspace.items, numbers)}
    columns={[
      { title: steps.call.number, cell: ({ number }) => number },
      {
        title: steps.call.item,
        rowHeader: true,
        cell: ({ item }) => <Foreign lang={item.lang}>{titleOf(words, item)}</Foreign>,
      },
      { title: steps.call.openness, cell: ({ item }) => (item.openness === 'open' ? words.agenda.open : words.agenda.closed) },
    ]}
  />
)

const numbersText = (w: StepWords['call'], numbers: readonly number[]) =>
  numbers.length === 0 ? w.numbersNone : w.numbers(w.items(numbers.length), numbers[0] ?? 0, numbers.at(-1) ?? 0)

export const CallPage = (props: StepProps & { forecast: CallForecast }) => {
  const { words, steps, href, once, workspace, forecast } = props
  const { at } = workspace
  const w = steps.call
  const blocked = forecast.blocked
  return (
    <>
      <PageHeading title={w.title} lead={w.lead} />
      {blocked && (
        <Alert kind="error" title={w.blocked}>
          <p>{blocked === 'past' ? w.past : words.refusals[blocked]}</p>
          {blocked === 'past' && <ButtonLink label={w.move} href={href(`/moeder/${at.slug}/arbejde/oplysninger`)} />}
          {blocked === 'findings' && <ButtonLink label={words.toFindings} href={href(`/moeder/${at.slug}/frigiv`)} />}
        </Alert>
      )}
      <CallWarnings {...props} />
      <Section title={w.what}>
        <ul>
          <li>{numbersText(w, forecast.numbers)}</li>
          <li>
            {w.address}: <bdi dir="ltr">{`/moeder/${at.slug}`}</bdi>
          </li>
          {blocked === 'past' ? <li>{w.nobody}</li> : <Reach steps={steps} invited={forecast.invited} />}
          <li>{at.settings.publicity.agenda ? w.public : w.members}</li>
        </ul>
        {forecast.numbers.length > 0 && <NumberTable {...props} numbers={forecast.numbers} />}
      </Section>
      {!blocked && (
        <Form once={once}>
          <Button label={w.button} icon="send" />
        </Form>
      )}
      {blocked === 'past' && (
        <Form once={once} hidden={{ do: 'holdt' }}>
          <p>{w.heldHint}</p>
          <Button label={w.held} variant="secondary" />
        </Form>
      )}
      <Back {...props} />
    </>
  )
}

const CallWarnings = ({ words, steps, lang, href, workspace }: StepProps) => {
  const { at, items, deadlines, warnings } = workspace
  const w = steps.call
  const late = deadlines.find((deadline) => deadline.what === 'agenda' && deadline.isLate)
  const named = items.filter((item) => item.openness !== 'open' && item.public_title !== null)
  const day = warnings ?? undefined
  const notes = [
    late && w.late(dayInWords(lang, new Date(`${late.day}T12:00:00Z`), 'UTC')),
    items.length === 0 && w.noItems,
    at.row.ends_at === null && w.noEnd,
    at.row.place === '' && !at.row.is_virtual && w.noPlace,
    day && day.closing.length > 0 && words.closing(day.closing.join(', ')),
  ].filter((note): note is string => typeof note === 'string')
  if (notes.length === 0 && named.length === 0 && !hasWarnings(day)) return null
  return (
    <Alert kind="warning" title={w.warnings}>
      <ul>
        {notes.map((note) => (
          <li>{note}</li>
        ))}
        {day?.clashes.map((clash) => (
          <li>
            {words.clash} <ClashName words={words} clash={clash} href={href} />
          </li>
        ))}
        {named.length > 0 && (
          <li>
            {w.closedTitles(named.length)}
            <ul>
              {named.map((item) => (
                <li>
                  <Foreign lang={item.lang}>{item.public_title}</Foreign>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </Alert>
  )
}

export const SupplementPage = (props: StepProps & { forecast: CallForecast }) => {
  const { steps, once, workspace, forecast } = props
  const w = steps.supplement
  const late = workspace.items.filter((item) => item.late_papers)
  return (
    <>
      <PageHeading title={w.title(workspace.at.row.last_supplement + 1)} lead={w.lead} />
      {waiting(workspace.items, []).length + late.length === 0 ? (
        <EmptyState title={w.none.title} text={w.none.text} />
      ) : (
        <>
          <Section title={steps.call.what}>
            <ul>
              {forecast.numbers.length > 0 && <li>{numbersText(steps.call, forecast.numbers)}</li>}
              <Reach steps={steps} invited={forecast.invited} />
              <li>{w.also}</li>
            </ul>
            {forecast.numbers.length > 0 && <NumberTable {...props} numbers={forecast.numbers} />}
          </Section>
          {late.length > 0 && (
            <Section title={w.papers}>
              <ul>
                {late.map((item) => (
                  <li>
                    <a href={props.href(`/punkt/${item.short_id}/bilag`)}>
                      {item.number_text && `${item.number_text}. `}
                      <Foreign lang={item.lang}>{titleOf(props.words, item)}</Foreign>
                    </a>
                    : {w.paperCount(item.late_papers ?? 0)}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Form once={once}>
            <Button label={w.button} icon="send" />
          </Form>
        </>
      )}
      <Back {...props} />
    </>
  )
}

type CancelProps = StepProps & { invited: Invited[]; reason: string; errors: FieldErrors }

export const CancelPage = (props: CancelProps) => {
  const { t, steps, once, workspace, invited, reason, errors } = props
  const w = steps.cancel
  const told = invited.filter((person) => person.hasAccount).length
  return (
    <>
      <PageHeading title={w.title} lead={workspace.at.stand.meeting === 'called' ? w.called(told) : w.planned} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        <Textarea name="begrundelse" label={w.reason} hint={w.reasonHint} value={reason} error={errors['begrundelse']} rows={4} required />
        <ButtonRow>
          <Button label={w.button} variant="warning" />
          <Back {...props} />
        </ButtonRow>
      </Form>
    </>
  )
}

export const RemovePage = (props: StepProps) => {
  const { steps, lang, once, workspace } = props
  const { row } = workspace.at
  const w = steps.remove
  return (
    <>
      <PageHeading title={w.title} />
      <p>
        <DanishText>{workspace.name}</DanishText>, {dateInWords(lang, row.starts_at, row.time_zone)}
      </p>
      <p>{w.text(steps.call.items(workspace.items.length))}</p>
      <Form once={once}>
        <ButtonRow>
          <Button label={w.button} variant="warning" />
          <Back {...props} />
        </ButtonRow>
      </Form>
    </>
  )
}
