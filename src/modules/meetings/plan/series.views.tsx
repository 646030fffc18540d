import { dayInWords } from '#platform/i18n/dates.ts'
import { CheckboxGroup, RadioGroup } from '#ui/form/choices.tsx'
import { DateField, Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { DayWarnings } from './day-warnings.ts'
import { HostField, KindField, NothingToPlan, OthersField, PlaceFields, type PlanProps, TimeFields, TitleField } from './plan.views.tsx'
import { dayValue } from './plan-form.ts'
import { nths } from './series.ts'

export type PreviewDay = {
  day: string
  startsAt: Date | null
  isTwice: boolean
  isPast: boolean
  warnings: DayWarnings | undefined
  ticked: boolean
}

export type SeriesProps = PlanProps & {
  preview: { days: PreviewDay[]; zone: string; most: number | null } | null
}

/** First the pattern, which is asked for and changes nothing; then, in one form with it, its dates and what the meetings share. */
export const SeriesPage = (props: SeriesProps) => {
  const { t, words, href, errors, preview } = props
  const w = words.series
  if (props.choices.bodies.length === 0) return <NothingToPlan {...props} />
  return (
    <>
      <PageHeading title={w.title} lead={w.lead}>
        <ButtonRow>
          <ButtonLink label={words.toOne} href={href('/moeder/planlaeg')} />
          <ButtonLink label={words.toOverview} href={href('/moeder/planlaeg/oversigt')} variant="tertiary" />
        </ButtonRow>
      </PageHeading>
      <p>{props.shown}</p>
      <ErrorSummary title={t.form.problem} errors={errors} />
      {preview || props.typed.lists['vist'] ? (
        <Form once={props.once} action={href('/moeder/planlaeg/serie')}>
          <EnterShows label={w.show} />
          {preview ? <Dates {...props} preview={preview} /> : <DatesBefore {...props} />}
          <Section title={w.changePattern}>
            <PatternFields {...props} />
            <Button label={w.show} variant={preview ? 'secondary' : 'primary'} name="do" value="vis" />
          </Section>
        </Form>
      ) : (
        <Section title={w.choosePattern}>
          <Form method="get">
            <PatternFields {...props} />
            <Button label={w.show} />
          </Form>
        </Section>
      )}
    </>
  )
}

/** Enter in a text field presses the first button of its form: this one, which creates nothing. */
const EnterShows = ({ label }: { label: string }) => (
  <button class="sr-only" type="submit" name="do" value="vis" tabindex={-1}>
    {label}
  </button>
)

const PatternFields = (props: SeriesProps) => (
  <>
    <HostField {...props} />
    <RuleFields {...props} />
    <TimeFields {...props} />
    <KindField {...props} />
    <OthersField {...props} />
  </>
)

const RuleFields = ({ words: { series: w }, typed: { values, lists }, errors }: SeriesProps) => (
  <>
    <RadioGroup
      name="moenster"
      label={w.pattern}
      value={values['moenster'] ?? 'maaned'}
      error={errors['moenster']}
      choices={[
        { value: 'maaned', label: w.monthly },
        { value: 'uger', label: w.weekly },
      ]}
    />
    <FieldRow>
      <Select
        name="nummer"
        label={w.nth}
        value={values['nummer'] ?? '1'}
        error={errors['nummer']}
        choices={nths.map((nth) => ({ value: String(nth), label: w.nths[`${nth}`] }))}
      />
      <Select
        name="ugedag"
        label={w.weekday}
        value={values['ugedag'] ?? '1'}
        error={errors['ugedag']}
        choices={w.weekdays.map((label, i) => ({ value: String(i + 1), label }))}
      />
      <TextField
        name="uger"
        inputmode="numeric"
        width="short"
        label={w.weeks}
        hint={w.weeksHint}
        value={values['uger']}
        error={errors['uger']}
      />
    </FieldRow>
    <FieldRow>
      <DateField name="fra" label={w.from} value={dayValue(values['fra'])} error={errors['fra']} required />
      <DateField name="til" label={w.to} value={dayValue(values['til'])} error={errors['til']} required />
    </FieldRow>
    <CheckboxGroup
      name="undtagen"
      label={w.except}
      hint={w.exceptHint}
      inColumns
      choices={w.months.map((label, i) => ({ value: String(i + 1), label }))}
      values={lists['undtagen']}
    />
  </>
)

/** What had been chosen and written beside the dates, while the pattern is being put right. */
const DatesBefore = (props: SeriesProps) => (
  <>
    {(['vist', 'dag'] as const).flatMap((name) =>
      (props.typed.lists[name] ?? []).map((day) => <input type="hidden" name={name} value={day} />),
    )}
    <PlaceFields {...props} />
    <TitleField {...props} />
  </>
)

const Dates = (props: SeriesProps & { preview: NonNullable<SeriesProps['preview']> }) => {
  const { words, lang, errors, preview } = props
  const { series: w } = words
  const noteOf = ({ startsAt, isTwice, isPast, warnings }: PreviewDay) =>
    [
      isPast ? w.past : '',
      startsAt === null ? w.gap : '',
      isTwice ? w.twice : '',
      warnings && warnings.closing.length > 0 ? w.closing(warnings.closing.join(', ')) : '',
      ...(warnings?.clashes ?? []).map((clash) => w.clash(clash.name ?? w.otherMeeting)),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Section title={w.preview}>
      <p>{preview.most === null ? w.previewLead : w.errors.most(preview.most)}</p>
      {preview.days.map((one) => (
        <input type="hidden" name="vist" value={one.day} />
      ))}
      <CheckboxGroup
        name="dag"
        label={w.dates}
        error={errors['dag']}
        choices={preview.days.map((one) => ({
          value: one.day,
          label: dayInWords(lang, one.startsAt ?? new Date(`${one.day}T12:00:00Z`), one.startsAt ? preview.zone : 'UTC'),
          hint: noteOf(one) || undefined,
        }))}
        values={preview.days.filter((one) => one.ticked).map((one) => one.day)}
      />
      <PlaceFields {...props} />
      <TitleField {...props} />
      <Button label={w.create} />
    </Section>
  )
}
