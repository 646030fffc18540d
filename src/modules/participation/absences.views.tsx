import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, Select, Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { absenceTexts } from './absences.text.ts'
import { most } from './limits.ts'

type Row = { personId: string | null; name: string; received: string; reason: string; standIns: string[] }

type Props = {
  t: Texts
  texts: (typeof absenceTexts)['da']
  action: string
  once: () => string
  meeting: { name: string; when: string }
  workspaceHref: string
  forecast: { coming: number; of: number; needed: number | null; atRisk: boolean }
  rows: Row[]
  people: Choice[]
  isOver: boolean
  refusal: 'over' | 'notInvited' | null
  person: string
  reason: string
  errors: FieldErrors
}

export const AbsencesPage = (props: Props) => {
  const { t, texts, meeting, forecast, rows, isOver, refusal, errors, workspaceHref } = props
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <PageHeading title={texts.title}>
        <p class="font-lead">
          <DanishText>{meeting.name}</DanishText>
          <br />
          {meeting.when}
        </p>
      </PageHeading>
      {refusal && <Alert kind="error" title={texts[refusal]} announce />}
      {forecast.of > 0 && (
        <Alert
          kind={forecast.atRisk ? 'warning' : 'info'}
          title={forecast.atRisk ? texts.atRisk : texts.coming(forecast.coming, forecast.of)}
        >
          <p>
            {forecast.atRisk && `${texts.coming(forecast.coming, forecast.of)}. ${texts.atRiskText} `}
            {forecast.needed !== null && texts.needed(forecast.needed)}
          </p>
        </Alert>
      )}
      <Section title={texts.list}>
        {rows.length === 0 ? <EmptyState title={texts.none.title} text={texts.none.text} /> : <Apologies {...props} />}
      </Section>
      {isOver ? refusal === null && <Alert kind="info" title={texts.over} /> : <Record {...props} />}
      <ButtonRow>
        <ButtonLink href={workspaceHref} label={texts.workspace} />
      </ButtonRow>
    </>
  )
}

const Apologies = ({ texts, rows, action, once, isOver }: Props) => (
  <Table
    caption={texts.list}
    captionHidden
    rows={rows}
    columns={[
      { title: texts.name, rowHeader: true, cell: (row) => <bdi>{row.name}</bdi> },
      { title: texts.received, cell: (row) => row.received },
      { title: texts.reason, cell: (row) => (row.reason ? <DanishText>{row.reason}</DanishText> : texts.noReason) },
      { title: texts.standIn, cell: (row) => <bdi>{row.standIns.join(', ') || texts.noStandIn}</bdi> },
      ...(isOver
        ? []
        : [
            {
              title: texts.action,
              cell: (row: Row) =>
                row.personId ? (
                  <Form action={action} once={once()} hidden={{ do: 'remove', person: row.personId }}>
                    <Button label={texts.remove} variant="secondary" description={texts.removeOf(row.name)} />
                  </Form>
                ) : (
                  ''
                ),
            },
          ]),
    ]}
  />
)

const Record = ({ texts, people, action, once, person, reason, errors }: Props) => (
  <Section title={texts.record}>
    {people.length === 0 ? (
      <p>{texts.everybody}</p>
    ) : (
      <Form action={action} once={once()} hidden={{ do: 'record' }} label={texts.record}>
        <Select name="person" label={texts.person} choices={people} empty={texts.choose} value={person} error={errors['person']} required />
        <Textarea
          name="reason"
          label={texts.recordReason}
          value={reason}
          error={errors['reason']}
          rows={2}
          limit={{ characters: most.reason, text: texts.tooLong(most.reason) }}
        />
        <Button label={texts.send} />
      </Form>
    )}
  </Section>
)
