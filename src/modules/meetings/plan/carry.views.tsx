import { dayInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { type AgendaRefusal, type AgendaRow, refuseItemChange } from './agenda.ts'
import { titleOf, type WorkspaceProps } from './agenda-list.views.tsx'
import type { MeetingAt } from './stand.ts'

export type CarryProps = Pick<WorkspaceProps, 't' | 'words' | 'lang' | 'href' | 'once'> & {
  at: MeetingAt
  item: AgendaRow
  /** Counted from one. */
  place: number
  of: number
  targets: { id: string; title: string; startsAt: Date; zone: string }[]
  typed: Record<string, string>
  errors: FieldErrors
  refusal: AgendaRefusal | null
  /** Where a copy was just put. */
  copy: { href: string; startsAt: Date; zone: string } | null
}

/** What can be done to one item beside writing it. */
export const CarryPage = (props: CarryProps) => {
  const { t, words, lang, href, at, item, place, of, errors, refusal, once, typed, copy } = props
  const w = words.item
  const stopped = refuseItemChange(at, item)
  return (
    <>
      <PageHeading title={w.title(titleOf(words, item))} kicker={words.agenda.place(place, of)}>
        <ButtonLink label={w.edit} href={href(`/punkt/${item.short_id}/rediger`)} />
      </PageHeading>
      {refusal && (
        <Alert kind="warning" title={words.refusals.title} announce>
          {words.refusals[refusal]}
        </Alert>
      )}
      {copy && (
        <Alert kind="success" title={w.copied(dayInWords(lang, copy.startsAt, copy.zone))} announce>
          <a href={href(copy.href)}>{w.toCopy}</a>
        </Alert>
      )}
      <ErrorSummary title={t.form.problem} errors={errors} />
      {stopped === 'approved' && (
        <Form once={once} hidden={{ do: 'reopen' }}>
          {!refusal && <p>{words.refusals.approved}</p>}
          <Button label={words.actions.reopen} />
        </Form>
      )}
      {stopped === null && of > 1 && (
        <Section title={w.placeTitle}>
          <Form once={once} hidden={{ do: 'place' }}>
            <TextField
              name="plads"
              label={w.place(of)}
              inputmode="numeric"
              width="short"
              value={typed['plads'] ?? String(place)}
              error={errors['plads']}
            />
            <Button label={w.placeButton} variant="secondary" />
          </Form>
        </Section>
      )}
      <Elsewhere {...props} stopped={stopped} />
      <Section title={w.deleteTitle}>
        {stopped === null ? (
          <Form once={once} hidden={{ do: 'remove' }}>
            <p>{w.deleteText(w.sections(item.sections ?? 0), words.agenda.files(item.attachments ?? 0))}</p>
            <Button label={w.delete} variant="warning" />
          </Form>
        ) : (
          <p>{stopped === 'sentOut' ? w.cannotDelete : words.refusals[stopped]}</p>
        )}
      </Section>
    </>
  )
}

const Elsewhere = ({ words, lang, once, targets, typed, errors, stopped }: CarryProps & { stopped: AgendaRefusal | null }) => {
  const w = words.item
  return (
    <Section title={w.otherTitle}>
      {targets.length === 0 ? (
        <p>{w.noMeetings}</p>
      ) : (
        <Form once={once}>
          <p>{stopped === null ? w.moveHint : w.copyOnly}</p>
          <Select
            name="til"
            label={w.target}
            value={typed['til']}
            error={errors['til']}
            empty={w.choose}
            choices={targets.map((target) => ({
              value: target.id,
              label: [dayInWords(lang, target.startsAt, target.zone), target.title].filter(Boolean).join(', '),
            }))}
          />
          <ButtonRow>
            {stopped === null && <Button label={w.move} name="do" value="carry" variant="secondary" />}
            <Button label={w.copy} name="do" value="copy" variant="secondary" />
          </ButtonRow>
        </Form>
      )}
    </Section>
  )
}
