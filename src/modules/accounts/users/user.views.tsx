import { lastDay } from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { DateField, Select, TextField } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import { TagRow } from '#ui/tag/tag.tsx'
import type { NoMailText } from '../no-mail.text.ts'
import { NoMail } from '../no-mail.views.tsx'
import type { GrantedBy } from './access.ts'
import { Email } from './email.views.tsx'
import { RoleFields, SpanFields, type Typed } from './role-form.views.tsx'
import type { ShownGrant, UserPageData } from './user-page.ts'
import type { UsersText } from './users.text.ts'
import { StateTag } from './users.views.tsx'
import { stateOf } from './users-list.ts'

/** The forms of the page, by what they do. */
export const userActions = ['change', 'again', 'give', 'endRole', 'deputise', 'signOut', 'end', 'reopen'] as const
export type UserAction = (typeof userActions)[number]

export type UserPageProps = UserPageData & {
  t: Texts
  text: UsersText
  noMail: NoMailText | null
  lang: Lang
  zone: string
  today: string
  href: (path: string) => string
  once: string
  langs: readonly { value: string; label: string; lang: string }[]
  /** The form that was sent and is shown again. */
  sent: UserAction | null
  typed: Typed
  errors: Typed
  otherHref: string | null
}

export const UserPage = (props: UserPageProps) => {
  const { t, text, account, name, errors } = props
  return (
    <>
      <PageHeading title={name} lang="da">
        <TagRow>
          <StateTag text={text} state={stateOf(account)} mailWaits={props.mailWaits} />
        </TagRow>
      </PageHeading>
      <ErrorSummary title={t.form.problem} errors={errors} />
      {props.otherHref && (
        <p>
          <a href={props.otherHref}>{text.refusals.open}</a>
        </p>
      )}
      {props.mailRefused && (
        <Alert kind="warning" title={text.refusedMail}>
          <p>
            <a href={props.href('/beskeder')}>{text.toMessages}</a>
          </p>
        </Alert>
      )}
      {account.lastSignInAt === null && account.endedAt === null && <NoMail text={props.noMail} />}
      <Facts {...props} />
      <Roles {...props} />
      <Seats {...props} />
      {account.endedAt === null ? <Actions {...props} /> : <Ended {...props} />}
      <Section title={text.user.privacy}>
        <ul>
          <li>
            <a href={props.href(`/personer/${account.personId}/indsigt`)}>{text.user.insight}</a>
          </li>
          <li>
            <a href={props.href(`/personer/${account.personId}/sletning`)}>{text.user.erase}</a>
          </li>
        </ul>
      </Section>
    </>
  )
}

const invitedText = ({ text, lang, zone, account, mailWaits }: UserPageProps) => {
  if (account.invitedAt === null) return text.user.notInvited
  return mailWaits ? text.notSentYet : dateInWords(lang, account.invitedAt, zone)
}

const Facts = (props: UserPageProps) => {
  const { text, lang, zone, account, langs } = props
  return (
    <Section title={text.user.facts}>
      <SummaryList
        rows={[
          { term: text.email, value: <Email address={account.email} /> },
          { term: text.invitePage.lang, value: langs.find((one) => one.value === account.lang)?.label ?? account.lang },
          { term: text.user.invitedOn, value: invitedText(props) },
          { term: text.lastSignIn, value: account.lastSignInAt ? dateInWords(lang, account.lastSignInAt, zone) : text.never },
        ]}
      />
    </Section>
  )
}

const roleText = ({ t, text }: Pick<UserPageProps, 't' | 'text'>, { role, body }: Pick<ShownGrant, 'role' | 'body'>) =>
  text.in(t.accounts.roles[role], body ?? text.whole)

const spanText = ({ lang, text }: Pick<UserPageProps, 'lang' | 'text'>, { from, to }: Pick<ShownGrant, 'from' | 'to'>) =>
  text.span(dateInWords(lang, from), to === null ? null : dateInWords(lang, lastDay(to)))

const Roles = (props: UserPageProps) => {
  const { text, grants, deputies } = props
  return (
    <Section title={text.user.rolesTitle}>
      {grants.length === 0 ? (
        <p>{text.user.noGrants}</p>
      ) : (
        <Table caption={text.user.rolesTable} captionHidden columns={columns(props)} rows={grants} />
      )}
      {deputies.length > 0 && (
        <Section title={text.user.deputies} level={3}>
          <ul>
            {deputies.map((row) => (
              <li>
                <DanishText>{text.user.deputyLine(row.name, roleText(props, row), spanText(props, row))}</DanishText>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Section>
  )
}

const giver = (text: UsersText, by: GrantedBy) => (by === 'operator' ? text.user.operator : by === 'system' ? text.user.system : by.name)

const columns = (props: UserPageProps): Column<ShownGrant>[] => {
  const { text, lang } = props
  return [
    {
      title: text.role,
      rowHeader: true,
      cell: (row) => (
        <>
          <DanishText>{roleText(props, row)}</DanishText>
          {row.deputyFor !== null && (
            <>
              <br />
              <DanishText>{text.user.deputyFor(row.deputyFor)}</DanishText>
            </>
          )}
        </>
      ),
    },
    { title: text.user.from, cell: (row) => dateInWords(lang, row.from) },
    { title: text.user.until, cell: (row) => (row.to === null ? text.user.ongoing : dateInWords(lang, lastDay(row.to))) },
    { title: text.user.by, cell: (row) => <DanishText>{giver(text, row.grantedBy)}</DanishText> },
  ]
}

const Seats = ({ t, text, lang, seats }: UserPageProps) =>
  seats.length > 0 ? (
    <Section title={text.user.seats}>
      <p>{text.user.seatsText}</p>
      <ul>
        {seats.map((seat) => (
          <li>
            <DanishText>{seat.body}</DanishText>: {t.council.functions[seat.function]}, {spanText({ lang, text }, seat)}
          </li>
        ))}
      </ul>
    </Section>
  ) : null

/** What was typed and what is wrong with it belongs to the form that was sent. */
const of = ({ sent, typed, errors }: UserPageProps, action: UserAction) =>
  sent === action ? { typed, errors, open: true } : { typed: {} as Typed, errors: {} as Typed, open: false }

const Actions = (props: UserPageProps) => (
  <>
    <Give {...props} />
    {props.grants.some((row) => !row.isOver) && <EndRole {...props} />}
    {props.grants.some((row) => !row.isOver && row.deputyFor === null) && props.others.length > 0 && <Deputise {...props} />}
    <Change {...props} />
    <Details summary={props.text.user.again} open={props.sent === 'again'}>
      <p>{props.text.user.againText}</p>
      <Form once={props.once} hidden={{ do: 'again' }} label={props.text.user.again}>
        <Button variant="secondary" label={props.text.user.again} />
      </Form>
    </Details>
    <Details summary={props.text.user.signOut} open={props.sent === 'signOut'}>
      <p>{props.text.user.signOutText}</p>
      <Form once={props.once} hidden={{ do: 'signOut' }} label={props.text.user.signOut}>
        <Button variant="secondary" label={props.text.user.signOut} />
      </Form>
    </Details>
    <Details summary={props.text.user.end} open={props.sent === 'end'}>
      <p>{props.text.user.endText}</p>
      <Form once={props.once} hidden={{ do: 'end' }} label={props.text.user.end}>
        <Button variant="warning" label={props.text.user.endIt_} />
      </Form>
    </Details>
  </>
)

const Give = (props: UserPageProps) => {
  const { t, text, bodies, today } = props
  const { typed, errors, open } = of(props, 'give')
  return (
    <Details summary={text.user.give} open={open}>
      <Form once={props.once} hidden={{ do: 'give' }} label={text.user.give}>
        <RoleFields t={t} text={text} typed={{ fra: today, ...typed }} errors={errors} bodies={bodies} />
        <Button label={text.user.giveIt} />
      </Form>
    </Details>
  )
}

const EndRole = (props: UserPageProps) => {
  const { text, grants } = props
  const { typed, errors, open } = of(props, 'endRole')
  return (
    <Details summary={text.user.endTitle} open={open}>
      <Form once={props.once} hidden={{ do: 'endRole' }} label={text.user.endTitle}>
        <Select
          name="tildeling"
          label={text.user.which}
          value={typed['tildeling']}
          error={errors['tildeling']}
          choices={grants
            .filter((row) => !row.isOver)
            .map((row) => ({ value: row.id, label: `${roleText(props, row)}, ${spanText(props, row)}` }))}
        />
        <DateField name="slut" label={text.role_.lastDay} hint={text.user.endDayHint} value={typed['slut']} error={errors['slut']} />
        <Button variant="warning" label={text.user.endIt} />
      </Form>
    </Details>
  )
}

const Deputise = (props: UserPageProps) => {
  const { text, others, name, today } = props
  const { typed, errors, open } = of(props, 'deputise')
  return (
    <Details summary={text.user.deputy} open={open}>
      <p>{text.user.deputyText(name)}</p>
      <Form once={props.once} hidden={{ do: 'deputise' }} label={text.user.deputy}>
        <Select
          name="vikar"
          label={text.user.deputyWho}
          empty={text.user.choose}
          value={typed['vikar']}
          error={errors['vikar']}
          choices={others.map((other) => ({ value: other.id, label: `${other.name} (${other.email})`, lang: 'da' }))}
        />
        <SpanFields text={text} prefix="vikar-" typed={{ 'vikar-fra': today, ...typed }} errors={errors} />
        <Button label={text.user.deputyIt} />
      </Form>
    </Details>
  )
}

const Change = (props: UserPageProps) => {
  const { text, account, langs } = props
  const { typed, errors, open } = of(props, 'change')
  return (
    <Details summary={text.user.change} open={open}>
      <Form once={props.once} hidden={{ do: 'change' }} label={text.user.change}>
        <TextField
          name="email"
          type="email"
          label={text.email}
          hint={text.user.changeHint}
          value={typed['email'] ?? account.email}
          error={errors['email']}
          autocomplete="off"
        />
        <Select name="sprog" label={text.invitePage.lang} value={typed['sprog'] ?? account.lang} error={errors['sprog']} choices={langs} />
        <Button label={text.user.save} />
      </Form>
    </Details>
  )
}

const Ended = ({ text, lang, zone, account, once }: UserPageProps) => (
  <Section title={text.user.reopen}>
    {account.endedAt && <p>{text.user.endedOn(dateInWords(lang, account.endedAt, zone))}</p>}
    <p>{text.user.reopenText}</p>
    <Form once={once} hidden={{ do: 'reopen' }} label={text.user.reopen}>
      <Button variant="secondary" label={text.user.reopen} />
    </Form>
  </Section>
)
