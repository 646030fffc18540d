import type { FieldErrors } from '#platform/http/forms.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { signInMinutes } from './links.ts'
import { PasskeyForm } from './passkeys/passkey-form.views.tsx'
import type { WaysIn } from './providers/offered.ts'
import { type ProviderButton, ProviderButtons } from './providers/providers.views.tsx'

type SignInProps = {
  t: Texts
  action: string
  email: string
  next: string | null
  errors: FieldErrors
  /** Mail can leave the house. */
  hasMail: boolean
  isDemo: boolean
  ways: WaysIn
  /** Address of the page that signs in as a demo person, where there is one. */
  demoHref: string | null
}

export const SignInPage = ({ t, action, email, next, errors, hasMail, isDemo, demoHref, ways }: SignInProps) => {
  const texts = t.accounts.signIn
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <PageHeading title={texts.title} lead={hasMail ? texts.lead(t.accounts.minutes(signInMinutes)) : undefined} />
      {hasMail ? (
        <Form action={action} hidden={next ? { videre: next } : {}}>
          <TextField
            name="email"
            type="email"
            label={texts.email}
            hint={texts.emailWhy}
            value={email}
            error={errors['email']}
            autocomplete="email"
            inputmode="email"
            required
          />
          <Button label={texts.send} />
        </Form>
      ) : (
        <Alert kind={isDemo ? 'info' : 'warning'} title={isDemo ? texts.demoWithoutMail.title : texts.withoutMail.title}>
          <p>{isDemo ? texts.demoWithoutMail.text : texts.withoutMail.text}</p>
        </Alert>
      )}
      <OtherWays t={t} ways={ways} next={next} />
      {demoHref && (
        <ButtonRow>
          <ButtonLink href={demoHref} label={texts.toDemo} variant={hasMail ? 'secondary' : 'primary'} />
        </ButtonRow>
      )}
    </>
  )
}

/** What stands beside the link in a mail. */
const OtherWays = ({ t, ways, next }: { t: Texts; ways: WaysIn; next: string | null }) => {
  const hidden: Record<string, string> = next ? { videre: next } : {}
  return (
    <>
      {ways.passkey && (
        <ButtonRow>
          <PasskeyForm kind="use" label={t.accounts.ways.withPasskey} variant="secondary" {...ways.passkey} hidden={hidden} />
        </ButtonRow>
      )}
      {ways.providers.length > 0 && (
        <Section title={t.accounts.ways.others}>
          <ProviderButtons t={t} providers={ways.providers} hidden={hidden} />
        </Section>
      )}
    </>
  )
}

export const LinkSentPage = ({ t, again }: { t: Texts; again: string }) => {
  const texts = t.accounts.linkSent
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead(t.accounts.minutes(signInMinutes))} />
      <p>{texts.nothingCame}</p>
      <ButtonRow>
        <ButtonLink href={again} label={texts.again} />
      </ButtonRow>
    </>
  )
}

type UseLinkProps = { t: Texts; action: string; token: string; next: string | null; providers: ProviderButton[] }

/** Only a button: programs that open the links of a mail to look for viruses do not press it. */
export const UseLinkPage = ({ t, action, token, next, providers }: UseLinkProps) => (
  <>
    <PageHeading title={t.accounts.useLink.title} lead={t.accounts.useLink.lead} />
    <Form action={action} hidden={{ n: token, ...(next && { videre: next }) }}>
      <Button label={t.accounts.useLink.button} />
    </Form>
    {providers.length > 0 && (
      <Section title={t.accounts.ways.invitationOthers}>
        {providers.map((provider) => (
          <>
            <p>{t.accounts.ways.invitation(provider.name)}</p>
            <ProviderButtons t={t} providers={[provider]} hidden={{ n: token, ...(next && { videre: next }) }} />
          </>
        ))}
      </Section>
    )}
  </>
)

export const DeadLinkPage = ({ t, again }: { t: Texts; again: string }) => (
  <>
    <PageHeading title={t.accounts.deadLink.title} lead={t.accounts.deadLink.lead} />
    <p>{t.accounts.deadLink.invitation}</p>
    <ButtonRow>
      <ButtonLink href={again} label={t.accounts.deadLink.again} variant="primary" />
    </ButtonRow>
  </>
)
