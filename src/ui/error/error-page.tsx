import type { FormInput } from '#platform/http/form-input.ts'
import { isVisible, onceField, visibleValues } from '#platform/http/forms.ts'
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
  /** Whether the form may be sent once more as it came. */
  resend: boolean
}

/** What happened, what was kept, and what to do. */
export const ErrorPage = ({ t, status, text, requestId, home, form, action, resend }: Props) => (
  <>
    <PageHeading title={t.errors[status].title} lead={text ?? t.errors[status].text} />
    {form && Object.keys(visibleValues(form)).length > 0 && <Typed t={t} form={form} action={action} resend={resend} />}
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

/** Every value that would be sent again, so that nothing goes along unseen. */
const sent = (form: FormInput) => Object.entries(form.lists).filter(([name]) => isVisible(name))

const Typed = ({ t, form, action, resend }: { t: Texts; form: FormInput; action: string; resend: boolean }) => (
  <Section title={t.form.youTyped}>
    <dl class="typed">
      {sent(form).map(([name, values]) => (
        <>
          <dt dir="ltr">{name}</dt>
          {values.map((value) => (
            <dd dir="auto">
              <pre class="typed-text">{value}</pre>
            </dd>
          ))}
        </>
      ))}
    </dl>
    {form.files.length > 0 && <p>{t.form.noFiles}</p>}
    {resend && (
      <Form action={action} once={form.values[onceField]}>
        {sent(form).flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
        <Button label={t.form.sendAgain} />
      </Form>
    )}
  </Section>
)
