import { dayInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, DateField, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { meetingKinds } from '../model.ts'
import type { DayWarnings } from './day-warnings.ts'
import type { planTexts } from './plan.text.ts'
import type { Typed } from './plan-form.ts'
import { nths } from './series.ts'

export type PlanWords = (typeof planTexts)['da']

export type Choices = { bodies: Choice[]; others: Choice[]; prepares: Choice[] }

export type FormProps = {
  t: Texts
  words: PlanWords
  lang: string
  href: (path: string) => string
  choices: Choices
  typed: Typed
  errors: FieldErrors
  once: string
}

/** What a meeting is and where; its day comes before. The same fields plan a meeting, a series, and change a meeting. */
export const KindFields = ({ t, words, choices, typed, errors }: Pick<FormProps, 't' | 'words' | 'choices' | 'typed' | 'errors'>) => {
  const { values, lists } = typed
  return (
    <>
      <Select
        name="slags"
        label={words.fields.kind}
        value={values['slags'] ?? 'ordinary'}
        error={errors['slags']}
        choices={meetingKinds.map((kind) => ({ value: kind, label: t.meetings.kinds[kind] }))}
      />
      {choices.others.length > 0 && (
        <CheckboxGroup
          name="andre"
          label={words.fields.others}
          hint={words.fields.othersHint}
          error={errors['andre']}
          choices={choices.others}
          values={lists['andre']}
        />
      )}
      <Textarea
        name="titel"
        label={words.fields.title}
        hint={words.fields.titleHint}
        value={values['titel']}
        error={errors['titel']}
        rows={2}
      />
    </>
  )
}

export const WhereFields = ({ words, choices, typed: { values }, errors }: Pick<FormProps, 'words' | 'choices' | 'typed' | 'errors'>) => (
  <>
    <FieldRow>
      <TextField
        name="start"
        type="time"
        width="short"
        label={words.fields.start}
        hint={words.fields.timeHint}
        value={values['start']}
        error={errors['start']}
        required
      />
      <TextField
        name="slut"
        type="time"
        width="short"
        label={words.fields.end}
        hint={words.fields.endHint}
        value={values['slut']}
        error={errors['slut']}
      />
    </FieldRow>
    <TextField name="sted" width="full" label={words.fields.place} value={values['sted']} error={errors['sted']} />
    <Checkbox name="virtuelt" value="ja" label={words.fields.virtual} checked={values['virtuelt'] === 'ja'} />
    {choices.prepares.length > 0 && (
      <Select
        name="formoede"
        label={words.fields.prepares}
        hint={words.fields.preparesHint}
        value={values['formoede']}
        error={errors['formoede']}
        choices={choices.prepares}
        empty={words.fields.noPrepares}
      />
    )}
  </>
)

const HostField = ({ words, choices, typed: { values }, errors }: FormProps) => (
  <Select
    name="raad"
    label={words.fields.body}
    value={values['raad'] ?? (choices.bodies.length === 1 ? choices.bodies[0]?.value : '')}
    error={errors['raad']}
    choices={choices.bodies}
    empty={words.fields.choose}
    required
  />
)

const NothingToPlan = ({ words }: { words: PlanWords }) => (
  <>
    <PageHeading title={words.title} />
    <EmptyState title={words.none.title} text={words.none.text} />
  </>
)

export const PlanPage = (props: FormProps) => {
  const { t, words, href, typed, errors, once } = props
  if (props.choices.bodies.length === 0) return <NothingToPlan words={words} />
  return (
    <>
      <PageHeading title={words.title} lead={words.lead}>
        <ButtonRow>
          <ButtonLink label={words.toSeries} href={href('/moeder/planlaeg/serie')} />
          <ButtonLink label={words.toOverview} href={href('/moeder/planlaeg/oversigt')} variant="tertiary" />
        </ButtonRow>
      </PageHeading>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        <HostField {...props} />
        <DateField name="dato" label={words.fields.day} value={typed.values['dato']} error={errors['dato']} required />
        <WhereFields {...props} />
        <KindFields {...props} />
        <Button label={words.save} />
      </Form>
    </>
  )
}

export type PreviewDay = { day: string; startsAt: Date | null; isTwice: boolean; warnings: DayWarnings | undefined; ticked: boolean }

export type SeriesProps = FormProps & {
  preview: { days: PreviewDay[]; zone: string; most: number | null } | null
}

export const SeriesPage = (props: SeriesProps) => {
  const { t, words, href, errors, once, preview } = props
  const w = words.series
  if (props.choices.bodies.length === 0) return <NothingToPlan words={words} />
  return (
    <>
      <PageHeading title={w.title} lead={w.lead}>
        <ButtonRow>
          <ButtonLink label={words.toOne} href={href('/moeder/planlaeg')} />
          <ButtonLink label={words.toOverview} href={href('/moeder/planlaeg/oversigt')} variant="tertiary" />
        </ButtonRow>
      </PageHeading>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Form once={once}>
        {preview && <Preview {...props} preview={preview} />}
        <HostField {...props} />
        <RuleFields {...props} />
        <WhereFields {...props} />
        <KindFields {...props} />
        <Button label={w.show} name="do" value="preview" variant={preview ? 'secondary' : 'primary'} />
      </Form>
    </>
  )
}

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
      <DateField name="fra" label={w.from} value={values['fra']} error={errors['fra']} required />
      <DateField name="til" label={w.to} value={values['til']} error={errors['til']} required />
    </FieldRow>
    <CheckboxGroup
      name="undtagen"
      label={w.except}
      hint={w.exceptHint}
      choices={w.months.map((label, i) => ({ value: String(i + 1), label }))}
      values={lists['undtagen']}
    />
  </>
)

const Preview = ({ words, lang, errors, preview }: SeriesProps & { preview: NonNullable<SeriesProps['preview']> }) => {
  const { series: w } = words
  const noteOf = ({ startsAt, isTwice, warnings }: PreviewDay) =>
    [
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
      <Button label={w.create} name="do" value="create" />
    </Section>
  )
}
