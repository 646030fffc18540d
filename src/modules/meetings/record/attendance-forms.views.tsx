import { timeOfDay } from '#platform/i18n/dates.ts'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { AttendanceProps } from './attendance.props.ts'
import { inOrder, type PresenceEvent } from './presence.ts'

export const GuestForm = ({ texts, once, values, errors, isNow }: AttendanceProps) => (
  <Details summary={texts.guest.title} open={['guest', 'role', 'guest-time'].some((name) => errors[name] !== undefined)}>
    <Form once={once} hidden={{ do: 'guest' }} label={texts.guest.title}>
      <FieldRow>
        <TextField name="guest" label={texts.guest.name} value={values['guest']} error={errors['guest']} autocomplete="off" required />
        <TextField name="role" label={texts.guest.role} hint={texts.guest.roleHint} value={values['role']} error={errors['role']} />
        <TextField
          name="guest-time"
          type="time"
          width="short"
          label={texts.time}
          hint={texts.timeHint(isNow)}
          value={values['guest-time']}
          error={errors['guest-time']}
        />
      </FieldRow>
      <Button label={texts.guest.add} variant="secondary" />
    </Form>
  </Details>
)

export const RecusedForm = ({ texts, once, values, errors, people, items }: AttendanceProps) =>
  items.length === 0 ? null : (
    <Details summary={texts.recused.title} open={['recused', 'item', 'reason'].some((name) => errors[name] !== undefined)}>
      <Form once={once} hidden={{ do: 'recuse' }} label={texts.recused.title}>
        <Select
          name="recused"
          label={texts.recused.who}
          empty={texts.recused.choose}
          value={values['recused']}
          error={errors['recused']}
          choices={people.map(({ key, name }) => ({ value: key, label: name }))}
          required
        />
        <Select
          name="item"
          label={texts.recused.item}
          empty={texts.recused.choose}
          value={values['item']}
          error={errors['item']}
          choices={items.map(({ shortId, number, title, lang }) => ({ value: shortId, label: texts.item(number, title), lang }))}
          required
        />
        <TextField
          name="reason"
          label={texts.recused.reason}
          hint={texts.recused.reasonHint}
          value={values['reason']}
          error={errors['reason']}
          width="full"
        />
        <Checkbox name="back" value="ja" label={texts.recused.back} checked={values['back'] === 'ja'} />
        <Button label={texts.recused.add} variant="secondary" />
      </Form>
    </Details>
  )

export const ApologyForm = (props: AttendanceProps) => {
  const { texts, once, values, errors, people, apologies, at, isOpen } = props
  const away = new Set(apologies.map(({ personId }) => personId))
  const others = people.filter(({ personId }) => personId !== null && !away.has(personId))
  const canChange = isOpen || at.stand.meeting === 'planned' || at.stand.meeting === 'called'
  return (
    <Section title={texts.apology.title} id="afbud">
      {apologies.length === 0 ? (
        <p>{texts.apology.none}</p>
      ) : (
        <ul class="presence-list">
          {apologies.map(({ id, name }) => (
            <li class="presence-person">
              <bdi>{name}</bdi>
              {canChange && (
                <Form once={once} hidden={{ do: 'withdraw', apology: id }}>
                  <Button label={texts.apology.takeBack} variant="secondary" description={texts.tap(texts.apology.takeBack, name)} />
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {canChange && others.length > 0 && (
        <Details summary={texts.apology.add} open={errors['absent'] !== undefined || errors['apology-reason'] !== undefined}>
          <Form once={once} hidden={{ do: 'apology' }} label={texts.apology.title}>
            <Select
              name="absent"
              label={texts.apology.who}
              empty={texts.recused.choose}
              value={values['absent']}
              error={errors['absent']}
              choices={others.map(({ key, name }) => ({ value: key, label: name }))}
              required
            />
            <TextField
              name="apology-reason"
              label={texts.apology.reason}
              hint={texts.apology.reasonHint}
              value={values['apology-reason']}
              error={errors['apology-reason']}
              width="full"
            />
            <Button label={texts.apology.add} variant="secondary" />
          </Form>
        </Details>
      )}
    </Section>
  )
}

function sentence({ texts, items }: AttendanceProps, event: PresenceEvent): string {
  const item = items.find(({ id }) => id === event.itemId)
  if (!item) return texts.happened[event.kind](event.name, '')
  const what = event.kind === 'recused' ? texts.happened.recused : texts.happened.able
  return what(event.name, texts.item(item.number, item.title))
}

/** Everything that was written down, in the order of time; the newest writing can be taken back. */
export const EventLog = (props: AttendanceProps) => {
  const { texts, events, lang, at, isOpen, once } = props
  const newest = events.at(-1)
  const time = (event: PresenceEvent) => timeOfDay(lang, event.at, at.row.time_zone)
  return (
    <Section title={texts.log.title} id="skrevet-op">
      {newest && isOpen && (
        <Form once={once} hidden={{ do: 'undo', event: newest.id }}>
          <ButtonRow>
            <Button label={texts.log.undoOf(`${time(newest)} ${sentence(props, newest)}`)} variant="secondary" />
          </ButtonRow>
        </Form>
      )}
      {events.length === 0 ? (
        <p>{texts.log.none}</p>
      ) : (
        <Table
          caption={texts.log.title}
          captionHidden
          rows={inOrder(events)}
          columns={[
            { title: texts.log.when, cell: (event) => time(event) },
            { title: texts.log.what, rowHeader: true, cell: (event) => <Foreign lang={undefined}>{sentence(props, event)}</Foreign> },
            ...(isOpen ? [{ title: texts.log.change, cell: (event: PresenceEvent) => <TimeCell {...props} event={event} /> }] : []),
          ]}
        />
      )}
    </Section>
  )
}

const TimeCell = ({ event, ...props }: AttendanceProps & { event: PresenceEvent }) => {
  const { texts, href, at, editing, once, values, errors } = props
  const what = sentence(props, event)
  if (editing !== event.id)
    return (
      <ButtonLink
        label={texts.log.change}
        description={texts.log.changeFor(what)}
        variant="tertiary"
        href={`${href(`/moeder/${at.slug}/fremmoede`)}?ret=${event.id}#skrevet-op`}
      />
    )
  return (
    <Form once={once} hidden={{ do: 'move', event: event.id }} label={texts.log.changeFor(what)}>
      <TextField
        name="new-time"
        type="time"
        width="short"
        label={texts.time}
        value={values['new-time']}
        error={errors['new-time']}
        required
      />
      <Button label={texts.log.save} variant="secondary" description={texts.log.changeFor(what)} />
    </Form>
  )
}
