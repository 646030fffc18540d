import type { FieldErrors } from '#platform/http/forms.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Checkbox, RadioGroup } from '#ui/form/choices.tsx'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Table } from '#ui/table/table.tsx'
import { causes, type ErasePlan, type EraseRefusal, type Fate } from './erase-person.ts'
import type { PrivacyText } from './privacy.text.ts'

type Words = { t: Texts; text: PrivacyText['erase'] }

type Props = Words & {
  title: string
  plan: ErasePlan
  /** Tells this plan from another. */
  mark: string
  once: string
  insightHref: string
  insight: string
  cause: string
  errors: FieldErrors
  refusal: EraseRefusal | null
  /** It can be done now. */
  isOpen: boolean
}

export const ErasePage = (props: Props) => {
  const { t, text, plan, errors, refusal } = props
  return (
    <>
      <PageHeading title={props.title} lead={text.lead} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      {refusal && <Alert kind="error" title={text.refusals[refusal]} announce />}
      <p>
        <a href={props.insightHref}>{props.insight}</a>
      </p>
      <Section title={text.plan}>
        <Outcome t={t} text={text} plan={plan} />
      </Section>
      {props.isOpen && <Question {...props} />}
    </>
  )
}

const Question = ({ text, mark, once, cause, errors }: Props) => (
  <Form once={once} hidden={{ plan: mark }}>
    <RadioGroup
      name="grund"
      label={text.cause}
      value={cause}
      error={errors['grund']}
      choices={causes.filter((one) => one !== 'schedule').map((value) => ({ value, label: text.causes[value] }))}
    />
    <Checkbox name="sikker" value="ja" label={text.sure} error={errors['sikker']} />
    <ButtonRow>
      <Button label={text.submit} variant="warning" />
    </ButtonRow>
  </Form>
)

/** Tables of one kind stand in one line. */
function gathered(fates: readonly Fate[]): Fate[] {
  const byKey = new Map<string, Fate>()
  for (const fate of fates) {
    const { key, why } = fate
    const before = byKey.get(`${key} ${why}`)
    const sum = (what: 'erased' | 'blanked' | 'kept') => fate[what] + (before?.[what] ?? 0)
    byKey.set(`${key} ${why}`, { ...fate, erased: sum('erased'), blanked: sum('blanked'), kept: sum('kept') })
  }
  return [...byKey.values()]
}

/** What would happen, or has: numbers, and why something stays. */
export const Outcome = ({ t, text, plan }: Words & { plan: ErasePlan }) => (
  <>
    <Table
      caption={text.table}
      captionHidden
      rows={gathered(plan.fates)}
      columns={[
        { title: text.what, rowHeader: true, cell: ({ key }) => t.privacy.holdings[key] },
        { title: text.gone, align: 'end', cell: ({ erased }) => erased },
        { title: text.blank, align: 'end', cell: ({ blanked }) => blanked },
        { title: text.stays, align: 'end', cell: ({ kept }) => kept },
        { title: text.why, cell: ({ why }) => (why ? t.privacy.keep[why] : '–') },
      ]}
    />
    <p>{plan.nameGoes ? text.nameGoes : text.nameStays}</p>
    {plan.payloads > 0 && <p>{text.payloads(text.entries(plan.payloads))}</p>}
    <p>{text.reached}</p>
    <Section title={text.unreached} level={3}>
      <ul>
        {text.unreachedItems.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </Section>
  </>
)
