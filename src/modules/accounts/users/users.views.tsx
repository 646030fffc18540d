import { roles } from '#platform/http/actor.ts'
import { shortDate } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import { Tag, type TagKind } from '#ui/tag/tag.tsx'
import type { NoMailText } from '../no-mail.text.ts'
import { NoMail } from '../no-mail.views.tsx'
import { Email } from './email.views.tsx'
import type { UsersText } from './users.text.ts'
import type { UserFilter, UserLine, UserState } from './users-list.ts'
import { userStates } from './users-list.ts'

type Props = {
  t: Texts
  text: UsersText
  noMail: NoMailText | null
  lang: Lang
  zone: string
  href: (path: string) => string
  lines: readonly UserLine[]
  filter: UserFilter
}

const kinds: Record<UserState, TagKind> = { active: 'approved', invited: 'pending', never: 'draft', ended: 'cancelled' }

/** Nobody is invited by a mail that still lies in the house. */
export const StateTag = ({ text, state, mailWaits }: { text: UsersText; state: UserState; mailWaits: boolean }) => (
  <Tag kind={kinds[state]} text={mailWaits && state === 'invited' ? text.notSentYet : text.states[state]} />
)

/** Everyone who can sign in. */
export const UsersPage = (props: Props) => {
  const { text, lines, href } = props
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <NoMail text={props.noMail} />
      <ButtonRow>
        <ButtonLink variant="primary" href={href('/brugere/ny')} label={text.invite} />
        <ButtonLink href={href('/adgang')} label={text.toAccess} />
      </ButtonRow>
      <Filter {...props} />
      {lines.length === 0 ? (
        <EmptyState title={text.none} text={text.noneText} action={{ href: href('/brugere'), label: text.showAll }} />
      ) : (
        <>
          <p>{text.count(lines.length)}</p>
          <Table caption={text.table} captionHidden columns={columns(props)} rows={lines} />
        </>
      )}
    </>
  )
}

const Filter = ({ t, text, href, filter }: Props) => (
  <Form method="get" action={href('/brugere')} label={text.filter}>
    <FieldRow>
      <TextField name="q" type="search" label={text.search} value={filter.words} />
      <Select
        name="tilstand"
        label={text.state}
        value={filter.state ?? ''}
        empty={text.anyState}
        choices={[...userStates.map((state) => ({ value: state, label: text.states[state] })), { value: 'all', label: text.everyState }]}
      />
      <Select
        name="rolle"
        label={text.role}
        value={filter.role ?? ''}
        empty={text.anyRole}
        choices={roles.map((role) => ({ value: role, label: t.accounts.roles[role] }))}
      />
      <Button variant="secondary" label={text.show} />
    </FieldRow>
  </Form>
)

const columns = ({ t, text, lang, zone, href }: Props): Column<UserLine>[] => [
  {
    title: text.name,
    rowHeader: true,
    cell: (line) => (
      <a href={href(`/brugere/${line.id}`)}>
        <DanishText>{line.name}</DanishText>
      </a>
    ),
  },
  { title: text.email, cell: (line) => <Email address={line.email} /> },
  { title: text.roles, cell: (line) => <Roles t={t} text={text} roles={line.roles} /> },
  { title: text.lastSignIn, cell: (line) => (line.lastSignInAt ? shortDate(lang, line.lastSignInAt, zone) : text.never) },
  {
    title: text.state,
    cell: (line) => (
      <>
        <StateTag text={text} state={line.state} mailWaits={line.mailWaits} />
        {line.mailRefused && (
          <p>
            {text.refusedMail}.{' '}
            <a href={href('/beskeder')} aria-label={`${text.toMessages}: ${line.name}`}>
              {text.toMessages}
            </a>
          </p>
        )}
      </>
    ),
  },
]

const Roles = ({ t, text, roles }: { t: Texts; text: UsersText; roles: UserLine['roles'] }) =>
  roles.length === 0 ? (
    <>–</>
  ) : (
    <span>
      {roles.map(({ role, bodies }, index) => (
        <>
          {index > 0 && <br />}
          {text.in(t.accounts.roles[role], bodies.length === 0 ? text.whole : bodies.join(', '))}
        </>
      ))}
    </span>
  )
