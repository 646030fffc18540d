import { type allAccountsOf, type MemberOutcome, NoMail, type NoMailText } from '#modules/accounts/index.ts'
import type { MembershipFunction } from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { type Column, Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Screen } from './board.ts'
import type { Typed } from './fields.ts'
import { functionName } from './words.ts'

/** Somebody in the body, and how far they are from signing in. */
export type Invitee = {
  personId: string
  name: string
  functions: readonly MembershipFunction[]
  account: Awaited<ReturnType<typeof allAccountsOf>>[number] | null
  mayInvite: boolean
  /** The address of the account is for whoever looks after accounts. */
  mayReadAddress: boolean
  /** An invitation that still serves. */
  isOpen: boolean
}

type Props = {
  screen: Screen
  invitees: readonly Invitee[]
  /** What became of each in the last press. */
  outcomes: ReadonlyMap<string, MemberOutcome>
  noMail: NoMailText | null
  langs: readonly { value: string; label: string; lang: string }[]
  /** Null: the form has not been sent. */
  typed: Typed | null
  errors: Typed
  once: string
}

export const tickField = (personId: string) => `hvem-${personId}`
export const mailField = (personId: string) => `mail-${personId}`
export const isTicked = (typed: Typed, personId: string) => typed[tickField(personId)] === 'ja'

/** Everybody in a body who cannot sign in yet, invited with one press. */
export const InvitePage = (props: Props) => {
  const { screen, invitees, outcomes, noMail, langs, typed, errors, once } = props
  const { t, text, board } = screen
  const invited = [...outcomes.values()].filter((outcome) => outcome === 'invited').length
  return (
    <>
      <PageHeading title={text.invite.title} kicker={board.body.name} lead={text.invite.lead} />
      {invited > 0 && <Alert kind="success" title={text.invite.done(invited)} announce />}
      <ErrorSummary title={t.form.problem} errors={named(invitees, errors)} />
      <NoMail text={noMail} />
      {invitees.length === 0 ? (
        <EmptyState title={text.invite.none} text={text.invite.noneText} />
      ) : (
        <Form once={once}>
          <Table caption={text.invite.table} captionHidden columns={columns(props)} rows={invitees} />
          {invitees.some(canType) && <Select name="sprog" label={text.member.lang} value={typed?.['sprog'] ?? 'da'} choices={langs} />}
          {invitees.some(canTick) && (
            <ButtonRow>
              <Button label={text.invite.send} />
            </ButtonRow>
          )}
        </Form>
      )}
    </>
  )
}

/** The same sentence may stand at many: at the top of the page each says whose it is. */
function named(invitees: readonly Invitee[], errors: Typed): Typed {
  const names = new Map(invitees.flatMap(({ personId, name }) => [tickField(personId), mailField(personId)].map((field) => [field, name])))
  return Object.fromEntries(
    Object.entries(errors).map(([field, sentence]) => [field, names.has(field) ? `${names.get(field)}: ${sentence}` : sentence]),
  )
}

const canTick = ({ mayInvite, account }: Invitee) =>
  mayInvite && (account === null || (account.endedAt === null && account.lastSignInAt === null))
export const canType = (one: Invitee) => canTick(one) && one.account === null

const columns = (props: Props): Column<Invitee>[] => {
  const { text } = props.screen
  return [
    { title: text.list.name, rowHeader: true, cell: (one) => <Name {...props} one={one} /> },
    {
      title: text.list.function,
      cell: ({ functions }) => <DanishText>{functions.map((fn) => functionName(props.screen, fn)).join(', ')}</DanishText>,
    },
    { title: text.member.email, cell: (one) => <Address {...props} one={one} /> },
    { title: text.list.state, cell: (one) => <State {...props} one={one} /> },
  ]
}

type RowProps = Props & { one: Invitee }

const Name = ({ one, typed, errors, outcomes }: RowProps) => {
  if (!canTick(one)) return <DanishText>{one.name}</DanishText>
  const name = tickField(one.personId)
  const usual = one.account !== null && !one.isOpen
  const checked = outcomes.get(one.personId) !== 'invited' && (typed ? isTicked(typed, one.personId) : usual)
  return <Checkbox name={name} value="ja" label={one.name} lang="da" checked={checked} error={errors[name]} />
}

const Address = ({ one, screen: { text }, typed, errors }: RowProps) => {
  const name = mailField(one.personId)
  if (one.account && one.mayReadAddress) return <bdi>{one.account.email}</bdi>
  if (one.account && one.mayInvite) return <>{text.invite.knownAddress}</>
  if (!canType(one)) return <>–</>
  return (
    <TextField
      name={name}
      type="email"
      label={text.invite.emailOf(one.name)}
      isLabelHidden
      value={typed?.[name]}
      error={errors[name]}
      autocomplete="off"
    />
  )
}

const State = ({ one, screen: { text, lang, zone }, outcomes }: RowProps) => {
  const { account, mayInvite, isOpen } = one
  const outcome = outcomes.get(one.personId)
  if (outcome === 'invited') return <Tag kind="approved" text={text.invite.invited} />
  if (outcome === 'email' || outcome === 'emailTaken') return <Tag kind="cancelled" text={text.invite.notInvited} />
  if (account?.endedAt) return <>{text.errors.ended}</>
  if (outcome === 'hasAccount' || account?.lastSignInAt) return <>{text.errors.hasAccount}</>
  if (!mayInvite) return <>{text.member.accountElsewhere}</>
  if (!account?.invitedAt) return <>{text.invite.never}</>
  const day = dateInWords(lang, account.invitedAt, zone)
  return <>{isOpen ? text.invite.open(day) : text.invite.expired(day)}</>
}
