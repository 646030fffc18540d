import type { FormInput } from '#platform/http/form-input.ts'
import { onceField, visibleValues } from '#platform/http/forms.ts'
import type { Texts } from '#texts/index.ts'
import { Button, ButtonLink, ButtonRow, Form } from '../form/form.tsx'
import { PageHeading, Section } from '../heading/heading.tsx'

export type ErrorStatus = Extract<keyof Texts['errors'], number>

type Props = {
  t: Texts
  status: ErrorStatus
  /** A sentence that fits better than the status's own. */
  text?: string | undefined
  requestId: string
  home: string
  /** What was sent, so that nothing typed is lost. */
  form?: FormInput | null | undefined
  action: string
}

/** What happened, what was kept, and what to do. */
export const ErrorPage = ({ t, status, text, requestId, home, form, action }: Props) => (
  <>
    <PageHeading title={t.errors[status].title} lead={text ?? t.errors[status].text} />
    {form && Object.keys(visibleValues(form)).length > 0 && <Typed t={t} form={form} action={action} resend={status !== 413} />}
    {status >= 500 && (
      <p>
        {t.errors.reference} <code>{requestId}</code>
      </p>
    )}
    <ButtonRow>
      <ButtonLink href={home} label={t.errors.toFront} />
    </ButtonRow>
  </>
)

const Typed = ({ t, form, action, resend }: { t: Texts; form: FormInput; action: string; resend: boolean }) => (
  <Section title={t.form.youTyped}>
    <dl class="typed">
      {Object.entries(visibleValues(form)).map(([name, value]) => (
        <>
          <dt dir="ltr">{name}</dt>
          <dd dir="auto">
            <pre class="typed-text">{value}</pre>
          </dd>
        </>
      ))}
    </dl>
    {form.files.length > 0 && <p>{t.form.noFiles}</p>}
    {resend && (
      <Form action={action} once={form.values[onceField]}>
        {Object.entries(form.lists)
          .filter(([name]) => name !== onceField)
          .flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
        <Button label={t.form.sendAgain} />
      </Form>
    )}
  </Section>
)
