import type { FieldErrors } from '#platform/http/forms.ts'
import { Alert } from '#ui/alert/alert.tsx'
import type { Child } from '#ui/context.ts'
import { Details } from '#ui/details/details.tsx'
import { DateField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Line } from './screen.ts'
import type { FrameText } from './settings.text.ts'

/** What held, holds or will hold from a day on, in words. */
export type Period = { from: string; dayText: string; lines: Line[]; editHref: string | null }

/** One setting as the municipality shares it, and whether the body has its own instead. */
type SharedSetting = { kind: string; name: string; isOwn: boolean; lines: Line[] }
/** `inherited`: that the body has nothing of its own on this screen. */
export type Shared = { inherited: string | null; href: string | null; settings: SharedSetting[] }

export type SettingsProps = {
  t: FrameText
  title: string
  lead: string
  kicker: string
  once: string
  action: string
  basis: string
  shownDay: string
  today: string
  validFrom: string
  errors: FieldErrors
  /** What the reader should know before anything else: saved, or which day is being edited. */
  notice: { kind: 'success' | 'info'; text: string } | null
  /** Beside a body's own settings: what the municipality shares. Null: the settings are the municipality's. */
  shared: Shared | null
  conflict: { now: Line[]; mine: Line[] } | null
  coming: Period[]
  current: Period | null
  earlier: Period[]
  children: Child
}

export const Lines = ({ t, lines }: { t: FrameText; lines: readonly Line[] }) => (
  <SummaryList rows={lines.map(({ term, value }) => ({ term, value: <Value t={t} value={value} /> }))} />
)

const Value = ({ t, value }: { t: FrameText; value: readonly string[] }) => {
  if (value.length === 0) return <span class="muted">{t.empty}</span>
  if (value.length === 1) return <DanishText>{value[0]}</DanishText>
  return (
    <ul>
      {value.map((line) => (
        <li>
          <DanishText>{line}</DanishText>
        </li>
      ))}
    </ul>
  )
}

/** Enter in a text field presses the first button of its form: this one, and not the one that moves the first row. */
const EnterSaves = ({ label }: { label: string }) => (
  <button class="sr-only" type="submit" name="do" value="save" tabindex={-1}>
    {label}
  </button>
)

/** Two people at once: what the other saved beside what the reader typed. */
export const Conflict = ({ t, conflict }: { t: FrameText; conflict: { now: Line[]; mine: Line[] } }) => (
  <>
    <Alert kind="warning" title={t.changedTitle} announce>
      <p>{t.changed}</p>
    </Alert>
    <div class="two-versions">
      <Section title={t.nowSays}>
        <Lines t={t} lines={conflict.now} />
      </Section>
      <Section title={t.youSay}>
        <Lines t={t} lines={conflict.mine} />
      </Section>
    </div>
  </>
)

/** The page around the fields of any settings screen. */
export const SettingsPage = (props: SettingsProps) => {
  const { t, errors, notice, shared, conflict } = props
  return (
    <>
      <PageHeading title={props.title} lead={props.lead} kicker={props.kicker} />
      {notice && (
        <Alert kind={notice.kind} announce>
          <p>{notice.text}</p>
        </Alert>
      )}
      <ErrorSummary title={t.errors} errors={errors} />
      {conflict && <Conflict t={t} conflict={conflict} />}
      {shared?.inherited && (
        <Alert kind="info">
          <p>{shared.inherited}</p>
        </Alert>
      )}
      <Form action={props.action} once={props.once} hidden={{ grundlag: props.basis, vist: props.shownDay }} label={props.title}>
        <EnterSaves label={t.save} />
        {props.children}
        <DateField
          name="gaelder"
          label={t.from}
          hint={t.fromHint}
          value={props.validFrom}
          min={props.today}
          error={errors['gaelder']}
          required
        />
        <ButtonRow>
          <Button label={t.save} name="do" value="save" />
        </ButtonRow>
      </Form>
      {shared && <SharedPart {...props} shared={shared} />}
      <History {...props} />
    </>
  )
}

const SharedPart = ({ t, shared, action, once }: SettingsProps & { shared: Shared }) => (
  <Section title={t.shared} id="faelles">
    <p>{t.sharedLead}</p>
    {shared.href && (
      <p>
        <a href={shared.href}>{t.toShared}</a>
      </p>
    )}
    {shared.settings.map(({ kind, name, isOwn, lines }) => (
      <>
        {lines.length > 0 ? <Lines t={t} lines={lines} /> : <p class="muted">{t.empty}</p>}
        <p>{isOwn ? t.own : t.followed}</p>
        {isOwn && (
          <Form action={action} once={once} hidden={{ slags: kind }} label={`${t.follow}: ${name}`}>
            <p>{t.followHint}</p>
            <Button label={t.follow} variant="secondary" name="do" value="follow" description={`${t.follow}: ${name}`} />
          </Form>
        )}
      </>
    ))}
  </Section>
)

const History = ({ t, coming, current, earlier, action, once }: SettingsProps) => {
  if (coming.length === 0 && earlier.length === 0) return null
  return (
    <Section title={t.history}>
      {coming.map((period) => (
        <Section title={t.coming(period.dayText)} level={3}>
          <Lines t={t} lines={period.lines} />
          <Form action={action} once={`${once}`} hidden={{ dag: period.from }} label={`${t.dropComing}: ${period.dayText}`}>
            <ButtonRow>
              {period.editHref && (
                <ButtonLink href={period.editHref} label={t.editComing} description={`${t.editComing}: ${period.dayText}`} />
              )}
              <Button
                label={t.dropComing}
                variant="tertiary"
                icon="delete"
                name="do"
                value="drop"
                description={`${t.dropComing}: ${period.dayText}`}
              />
            </ButtonRow>
          </Form>
        </Section>
      ))}
      {current && (
        <Section title={t.nowSince(current.dayText)} level={3}>
          <Lines t={t} lines={current.lines} />
        </Section>
      )}
      {earlier.length > 0 && (
        <Details summary={t.before}>
          {earlier.map((period) => (
            <Section title={t.beforeFrom(period.dayText)} level={3}>
              <Lines t={t} lines={period.lines} />
            </Section>
          ))}
        </Details>
      )}
    </Section>
  )
}
