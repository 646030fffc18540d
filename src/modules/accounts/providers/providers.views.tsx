import type { Texts } from '#texts/index.ts'
import { Button, ButtonLink, ButtonRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'

export type Answer = keyof Omit<Texts['accounts']['ways']['answers'], 'contact' | 'again'>

/** One button for each provider, each with its own form. */
export const ProviderButtons = ({ t, providers, hidden }: ProviderButtonsProps) => (
  <ButtonRow>
    {providers.map(({ name, action }) => (
      <Form action={action} hidden={hidden}>
        <Button label={t.accounts.ways.withProvider(name)} variant="secondary" />
      </Form>
    ))}
  </ButtonRow>
)

export type ProviderButton = { name: string; action: string }
type ProviderButtonsProps = { t: Texts; providers: readonly ProviderButton[]; hidden: Readonly<Record<string, string>> }

/** Shown for a moment: a form must not lead to another site by itself (form-action of our policy), but this page may. */
export const LeavingPage = ({ t, name, href }: { t: Texts; name: string; href: string }) => (
  <>
    <PageHeading title={t.accounts.ways.leaving.title(name)} lead={t.accounts.ways.leaving.lead} />
    <ButtonRow>
      <ButtonLink href={href} label={t.accounts.ways.leaving.go(name)} variant="primary" />
    </ButtonRow>
  </>
)

type AnswerProps = { t: Texts; answer: Answer; name: string; again: string; email: string | null }

/** Why nobody came in, and whom to ask. */
export const AnswerPage = ({ t, answer, name, again, email }: AnswerProps) => {
  const { answers } = t.accounts.ways
  return (
    <>
      <PageHeading title={answers[answer].title(name)} lead={answers[answer].text} />
      {email && (
        <p>
          {answers.contact} <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      <ButtonRow>
        <ButtonLink href={again} label={answers.again} variant="primary" />
      </ButtonRow>
    </>
  )
}

type SignedOutProps = { t: Texts; provider: { name: string; href: string | null } | null; home: string }

/** Signed out here, and on the way to being so at the provider. */
export const SignedOutPage = ({ t, provider, home }: SignedOutProps) => {
  const texts = t.accounts.ways.signedOut
  return (
    <>
      <PageHeading title={texts.title} lead={texts.text} />
      {provider && <p>{provider.href ? texts.atProvider(provider.name) : texts.notThere(provider.name)}</p>}
      <ButtonRow>
        {provider?.href && <ButtonLink href={provider.href} label={texts.go(provider.name)} variant="primary" />}
        <ButtonLink href={home} label={texts.front} />
      </ButtonRow>
    </>
  )
}
