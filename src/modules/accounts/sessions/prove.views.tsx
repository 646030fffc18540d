import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { formError } from '#ui/form/errors.ts'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { PasskeyForm } from '../passkeys/passkey-form.views.tsx'

type Props = {
  t: Texts
  minutes: string
  action: string
  passkey: { start: string; action: string }
  back: string
  next: string | null
  hasFailed: boolean
  providers: { id: string; name: string }[]
  hasPasskey: boolean
  hasMail: boolean
  hasDemo: boolean
}

export const ProvePage = (props: Props) => {
  const { t, action, next, providers, hasPasskey, hasMail, hasDemo } = props
  const texts = t.accounts.ways.prove
  const videre: Record<string, string> = next ? { videre: next } : {}
  const hasNone = !hasPasskey && !hasMail && !hasDemo && providers.length === 0
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={props.hasFailed ? { [formError]: texts.failed } : {}} />
      <PageHeading title={texts.title} lead={texts.lead(props.minutes)} />
      <p>{texts.kept}</p>
      {(hasPasskey || providers.length > 0) && (
        <ButtonRow>
          {hasPasskey && <PasskeyForm kind="use" label={texts.byPasskey} {...props.passkey} hidden={{ ...videre, til: 'bekraeft' }} />}
          {providers.map(({ id, name }) => (
            <Form action={action} hidden={{ ...videre, do: 'provider', udbyder: id }}>
              <Button label={texts.byProvider(name)} />
            </Form>
          ))}
        </ButtonRow>
      )}
      {hasMail && (
        <Form action={action} hidden={{ ...videre, do: 'mail' }}>
          <p>{texts.mailHint}</p>
          <Button label={texts.byMail} variant={hasPasskey || providers.length > 0 ? 'secondary' : 'primary'} />
        </Form>
      )}
      {hasDemo && (
        <ButtonRow>
          <Form action={action} hidden={{ ...videre, do: 'demo' }}>
            <Button label={texts.byDemo} />
          </Form>
        </ButtonRow>
      )}
      {hasNone && (
        <Alert kind="warning" title={texts.title}>
          <p>{texts.none}</p>
        </Alert>
      )}
      <p>
        <a href={props.back}>{texts.back}</a>
      </p>
    </>
  )
}
