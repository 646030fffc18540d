import { dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import type { AttendanceProps } from './attendance.props.ts'
import { ApologyForm, EventLog, GuestForm, RecusedForm } from './attendance-forms.views.tsx'
import type { Person } from './people.ts'
import { type EventKind, keyOf, possible, presenceAt, theEnd } from './presence.ts'
import { PresenceStrip } from './presence-strip.views.tsx'

export const AttendancePage = (props: AttendanceProps) => {
  const { texts, href, at, name, errors, refusal, isOpen } = props
  return (
    <>
      <ErrorSummary title={texts.errors.summary} errors={errors} />
      <PageHeading title={texts.title} lead={isOpen ? texts.lead : undefined}>
        <div>
          <p>
            <DanishText>{name}</DanishText>
          </p>
          <ButtonRow>
            <ButtonLink label={texts.back} href={href(`/moeder/${at.slug}/arbejde`)} />
            <ButtonLink label={texts.minutes} href={href(`/moeder/${at.slug}/referat`)} />
          </ButtonRow>
        </div>
      </PageHeading>
      {refusal && (
        <Alert kind="warning" announce>
          <p>{texts.refusals[refusal]}</p>
        </Alert>
      )}
      <Begin {...props} />
      {props.events.length > 0 && <QuorumLines {...props} />}
      {(isOpen || props.events.length > 0) && <People {...props} />}
      {isOpen && (
        <>
          <GuestForm {...props} />
          <RecusedForm {...props} />
        </>
      )}
      <ApologyForm {...props} />
      {props.events.length > 0 && <PresenceStrip {...props} />}
      {(isOpen || props.events.length > 0) && <EventLog {...props} />}
    </>
  )
}

const Begin = ({ texts, lang, at, once, isOpen, isEarly, errors }: AttendanceProps) => {
  if (at.stand.meeting === 'called')
    return (
      <Alert kind="info" title={texts.begin.title}>
        <p>{texts.begin.text}</p>
        <Form once={once} hidden={{ do: 'begin' }}>
          {isEarly && (
            <Checkbox
              name="foer"
              value="ja"
              label={texts.begin.early(dayInWords(lang, at.row.starts_at, at.row.time_zone))}
              error={errors['foer']}
              required
            />
          )}
          <Button label={texts.begin.button} />
        </Form>
      </Alert>
    )
  if (isOpen) return null
  return (
    <Alert kind="info">
      <p>{at.stand.meeting === 'planned' ? texts.notCalled : texts.over}</p>
    </Alert>
  )
}

const QuorumLines = ({ texts, quorums }: AttendanceProps) => (
  <>
    {quorums.map(({ body, quorum }) => (
      <Alert
        kind={quorum.met ? 'success' : 'warning'}
        title={(quorum.met ? texts.quorum.met : texts.quorum.broken)(body.name, quorum.present, quorum.seats)}
      >
        {!quorum.met && <p>{texts.quorum.needed(quorum.needed)}</p>}
      </Alert>
    ))}
  </>
)

const People = (props: AttendanceProps) => {
  const { texts, people, isOpen, once, values, errors, isNow, events, apologies } = props
  const seen = new Set([...events.map(keyOf), ...apologies.map(({ personId }) => personId)])
  const waiting = people.some(({ key, sits }) => sits && !seen.has(key))
  const rows = people.map((person, index) => ({ person, index }))
  const list = (
    <>
      <PersonList {...props} title={texts.members} rows={rows.filter(({ person }) => person.sits)} />
      <PersonList {...props} title={texts.others} rows={rows.filter(({ person }) => !person.sits)} />
    </>
  )
  return (
    <Section title={texts.people} id="personer">
      {isOpen ? (
        <Form once={once} label={texts.people}>
          <TextField
            name="time"
            type="time"
            width="short"
            label={texts.time}
            hint={texts.timeHint(isNow)}
            value={values['time']}
            error={errors['time']}
          />
          {waiting && (
            <>
              <ButtonRow>
                <Button label={texts.allHere} name="tap" value="all" />
              </ButtonRow>
              <p class="form-hint">{texts.allHereHint}</p>
            </>
          )}
          {list}
        </Form>
      ) : (
        list
      )}
    </Section>
  )
}

type Row = { person: Person; index: number }

const PersonList = ({ title, rows, ...props }: AttendanceProps & { title: string; rows: Row[] }) =>
  rows.length === 0 ? null : (
    <Section title={title} level={3}>
      <ul class="presence-list">
        {rows.map((row) => (
          <PersonRow {...props} row={row} />
        ))}
      </ul>
    </Section>
  )

const PersonRow = ({ row: { person, index }, ...props }: AttendanceProps & { row: Row }) => {
  const { texts, events, isOpen } = props
  const kinds = possible(events, person.key)
  const now = presenceAt(events, theEnd).find(({ key }) => key === person.key)
  return (
    <li class="presence-person" id={`person-${index}`}>
      <div>
        <strong>
          <bdi>{person.name}</bdi>
        </strong>{' '}
        {[person.role, person.party || person.group].filter(Boolean).length > 0 && (
          <span class="presence-role">
            <DanishText>{[person.role, person.party || person.group].filter(Boolean).join(', ')}</DanishText>
          </span>
        )}
        <TagRow>
          <State {...props} person={person} />
        </TagRow>
      </div>
      {isOpen && (
        <div class="presence-taps">
          {kinds.map((kind) => {
            const label = tapLabel(texts, kind, now !== undefined)
            return (
              <Button
                label={label}
                variant="secondary"
                name="tap"
                value={`${kind}:${person.key}`}
                description={texts.tap(label, person.name)}
              />
            )
          })}
        </div>
      )}
    </li>
  )
}

function tapLabel(texts: AttendanceProps['texts'], kind: EventKind, isPresent: boolean): string {
  if (kind === 'recused') return ''
  return isPresent && (kind === 'arrived' || kind === 'remote') ? texts.tapsNow[kind] : texts.taps[kind]
}

/** Where somebody is now, in a word and since when. */
const State = ({ texts, lang, at, events, apologies, person }: AttendanceProps & { person: Person }) => {
  const own = events.filter((event) => event.itemId === null && keyOf(event) === person.key)
  const last = own.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.position - b.position).at(-1)
  const time = last ? timeOfDay(lang, last.at, at.row.time_zone) : ''
  const now = presenceAt(own, theEnd)[0]
  if (now) return <Tag kind="approved" text={`${texts.states[now.place]} ${texts.since(time)}`} />
  if (last) return <Tag kind="neutral" text={`${texts.states.left} ${texts.at(time)}`} />
  if (apologies.some(({ personId }) => personId === person.key)) return <Tag kind="cancelled" text={texts.states.apology} />
  return <Tag kind="neutral" text={texts.states.absent} />
}
