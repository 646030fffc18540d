import { type Candidate, PersonPick, type PersonPickTexts, type Pick } from '#modules/council/index.ts'
import type { Texts } from '#texts/index.ts'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { NoMailText } from '../no-mail.text.ts'
import { NoMail } from '../no-mail.views.tsx'
import { type Named, RoleFields, type Typed } from './role-form.views.tsx'
import type { UsersText } from './users.text.ts'

export type InviteProps = {
  t: Texts
  text: UsersText
  noMail: NoMailText | null
  pickTexts: PersonPickTexts
  once: string
  typed: Typed
  errors: Typed
  pick: Pick
  known: readonly Candidate[]
  bodies: readonly Named[]
  langs: readonly { value: string; label: string; lang: string }[]
  /** A user that stands in the way. */
  otherHref: string | null
}

export const InvitePage = (props: InviteProps) => {
  const { t, text, typed, errors, once, langs } = props
  return (
    <>
      <PageHeading title={text.invitePage.title} />
      <NoMail text={props.noMail} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      {props.otherHref && (
        <p>
          <a href={props.otherHref}>{text.refusals.open}</a>
        </p>
      )}
      <Form once={once}>
        <Section title={text.invitePage.who}>
          <PersonPick
            texts={props.pickTexts}
            name="navn"
            label={text.invitePage.name}
            pick={props.pick}
            known={props.known}
            errors={errors}
            required
          />
          <TextField
            name="email"
            type="email"
            label={text.email}
            hint={text.invitePage.emailHint}
            value={typed['email']}
            error={errors['email']}
            autocomplete="off"
            required
          />
          <Select name="sprog" label={text.invitePage.lang} value={typed['sprog'] ?? 'da'} error={errors['sprog']} choices={langs} />
        </Section>
        <Section title={text.invitePage.access}>
          <RoleFields t={t} text={text} typed={typed} errors={errors} bodies={props.bodies} mayBeNone />
        </Section>
        <ButtonRow>
          <Button label={text.invitePage.send} />
        </ButtonRow>
      </Form>
    </>
  )
}
