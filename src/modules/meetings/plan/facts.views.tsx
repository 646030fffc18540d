import { Alert } from '#ui/alert/alert.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Button, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { DayField, FactFields, type FormProps } from './plan.views.tsx'
import type { MeetingAt } from './stand.ts'
import type { stepsTexts } from './steps.text.ts'

export type StepWords = (typeof stepsTexts)['da']

/** One fact as it was saved by somebody else, and as it was typed. */
export type Difference = { field: string; theirs: string; yours: string }

export type FactsPageProps = FormProps & {
  steps: StepWords
  at: MeetingAt
  revision: number
  /** Somebody else was first: when, and what differs. */
  conflict: { when: string; differences: Difference[] } | null
}

export const FactsPage = (props: FactsPageProps) => {
  const { t, steps, at, errors, once, revision, conflict } = props
  const w = steps.facts
  return (
    <>
      <PageHeading title={w.title} lead={at.stand.meeting === 'called' ? w.called : w.planned} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      {conflict && (
        <Alert kind="warning" title={w.conflictTitle} announce>
          <p>{w.conflict(conflict.when)}</p>
        </Alert>
      )}
      {conflict && conflict.differences.length > 0 && (
        <Table
          caption={w.conflictTable}
          rows={conflict.differences}
          columns={[
            { title: w.field, rowHeader: true, cell: (row) => row.field },
            { title: w.theirs, cell: (row) => <DanishText>{row.theirs || w.none}</DanishText> },
            { title: w.yours, cell: (row) => <DanishText>{row.yours || w.none}</DanishText> },
          ]}
        />
      )}
      <Form once={once} hidden={{ revision: String(revision), raad: at.host.id }}>
        <p>
          {w.host} <DanishText>{at.host.name}</DanishText>
        </p>
        <DayField {...props} />
        <FactFields {...props} />
        {errors['navngiv'] && <Checkbox name="navngiv" value="ja" label={w.mayName} error={errors['navngiv']} />}
        <Button label={w.save} />
      </Form>
    </>
  )
}
