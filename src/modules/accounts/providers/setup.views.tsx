import type { FieldErrors } from '#platform/http/forms.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import { wholeMunicipality } from '../users/role-form.ts'
import { givenRoles } from '../users/users.ts'
import type { ProviderRow, RoleRule } from './provider.ts'
import type { Typed } from './setup.form.ts'
import type { SetupText } from './setup.text.ts'

type Body = { id: string; name: string }

type ListProps = { text: SetupText; providers: (Pick<ProviderRow, 'name' | 'issuer' | 'isOn'> & { href: string })[]; addHref: string }

export const ProvidersPage = ({ text, providers, addHref }: ListProps) => (
  <>
    <PageHeading title={text.title} lead={text.lead} />
    {providers.length === 0 ? (
      <EmptyState title={text.none.title} text={text.none.text} />
    ) : (
      <Table
        caption={text.table}
        captionHidden
        rows={providers}
        columns={[
          {
            title: text.name,
            rowHeader: true,
            cell: ({ name, href }) => (
              <a href={href}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          { title: text.fields.issuer, cell: ({ issuer }) => <bdi>{issuer}</bdi> },
          { title: text.state, cell: ({ isOn }) => (isOn ? text.on : text.off) },
        ]}
      />
    )}
    <ButtonRow>
      <ButtonLink href={addHref} label={text.add} variant="primary" />
    </ButtonRow>
  </>
)

type ProviderPageProps = {
  t: Texts
  text: SetupText
  lang: Lang
  zone: string
  once: string
  typed: Typed
  errors: FieldErrors
  bodies: Body[]
  rows: number
  saved: boolean
  /** Hosts that the issuer names and that are to be confirmed. */
  hosts: string[]
  /** What stands now; null while it is being set up. */
  now: { provider: ProviderRow; secret: 'set' | 'none' | 'lost'; redirect: string; signedOut: string; backChannel: string } | null
}

export const ProviderPage = (props: ProviderPageProps) => {
  const { t, text, now, errors, saved, hosts } = props
  return (
    <>
      <PageHeading title={now?.provider.name ?? text.add} />
      {saved && (
        <Alert kind="success" announce>
          <p>{text.saved}</p>
        </Alert>
      )}
      <ErrorSummary title={t.form.problem} errors={errors} />
      {now && hosts.length > 0 && <Hosts {...props} now={now} />}
      {now && <State {...props} now={now} />}
      <Form once={props.once} hidden={{ do: 'save' }} label={now?.provider.name ?? text.add}>
        <Facts {...props} />
        <Roles {...props} />
        <Button label={text.save} />
      </Form>
    </>
  )
}

type Stands = ProviderPageProps & { now: NonNullable<ProviderPageProps['now']> }

const Hosts = ({ text, once, errors, hosts, now }: Stands) => (
  <Section title={text.hosts.title}>
    <p>{text.hosts.text(now.provider.issuer)}</p>
    <Form once={once} hidden={{ do: 'hosts' }} label={text.hosts.title}>
      <ul>
        {hosts.map((host) => (
          <li>
            <code>{host}</code>
            <input type="hidden" name="vaert" value={host} />
          </li>
        ))}
      </ul>
      <Checkbox name="godkend" value="ja" label={text.hosts.tick} error={errors['godkend']} hint={text.hosts.afterwards} />
      <Button label={text.hosts.button} />
    </Form>
  </Section>
)

const State = ({ text, lang, zone, once, now }: Stands) => {
  const { provider } = now
  return (
    <>
      <SummaryList
        rows={[
          {
            term: text.state,
            value: `${provider.isOn ? text.on : text.off}. ${provider.triedAt ? text.triedOn(dateInWords(lang, provider.triedAt, zone)) : text.notTried}.`,
          },
          ...(provider.otherHosts.length > 0 ? [{ term: text.hosts.confirmed, value: <code>{provider.otherHosts.join(', ')}</code> }] : []),
        ]}
      />
      <p>{text.tryText}</p>
      {provider.isOn && <p>{text.turnOffText}</p>}
      <ButtonRow>
        <Form hidden={{ do: 'try' }} label={text.tryIt}>
          <Button label={text.tryIt} variant="secondary" />
        </Form>
        <Form once={once} hidden={{ do: provider.isOn ? 'off' : 'on' }} label={provider.isOn ? text.turnOff : text.turnOn}>
          <Button label={provider.isOn ? text.turnOff : text.turnOn} variant={provider.isOn ? 'warning' : 'secondary'} />
        </Form>
      </ButtonRow>
      <Section title={text.addresses}>
        <SummaryList
          rows={[
            { term: text.redirect, value: <code>{now.redirect}</code> },
            { term: text.afterSignOut, value: <code>{now.signedOut}</code> },
            { term: text.backChannel, value: <code>{now.backChannel}</code> },
          ]}
        />
      </Section>
    </>
  )
}

const secretStates = { set: 'secretSet', none: 'secretNone', lost: 'secretLost' } as const

const Facts = ({ text, typed, errors, now }: ProviderPageProps) => {
  const { fields } = text
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  return (
    <>
      <TextField {...field('navn')} label={fields.name} hint={fields.nameHint} autocomplete="off" required />
      <TextField
        {...field('udsteder')}
        type="url"
        label={fields.issuer}
        hint={fields.issuerHint}
        autocomplete="off"
        width="full"
        required
      />
      <TextField {...field('klient-id')} label={fields.clientId} autocomplete="off" required />
      <TextField
        name="hemmelighed"
        type="password"
        label={fields.secret}
        hint={`${fields.secretHint} ${now ? fields[secretStates[now.secret]] : ''}`.trim()}
        error={errors['hemmelighed']}
        autocomplete="off"
      />
      <Checkbox name="stol-email" value="ja" label={fields.email} hint={fields.emailHint} checked={typed['stol-email'] === 'ja'} />
    </>
  )
}

const Roles = ({ t, text, typed, errors, bodies, rows }: ProviderPageProps) => {
  const { fields } = text
  return (
    <Section title={fields.roles}>
      <p>{fields.rolesLead}</p>
      <TextField
        name="rolle-claim"
        label={fields.roleClaim}
        hint={fields.roleClaimHint}
        value={typed['rolle-claim']}
        error={errors['rolle-claim']}
        autocomplete="off"
      />
      {Array.from({ length: rows }, (_, row) => (
        <div class="form-group">
          <fieldset>
            <legend class="form-label">{fields.row(row + 1)}</legend>
            <FieldRow>
              <TextField
                name={`vaerdi-${row}`}
                label={fields.value}
                value={typed[`vaerdi-${row}`]}
                error={errors[`vaerdi-${row}`]}
                autocomplete="off"
              />
              <Select
                name={`rolle-${row}`}
                label={fields.role}
                empty={fields.noRole}
                value={typed[`rolle-${row}`]}
                choices={givenRoles.map((role) => ({ value: role, label: t.accounts.roles[role] }))}
              />
              <Select
                name={`sted-${row}`}
                label={fields.body}
                value={typed[`sted-${row}`]}
                error={errors[`sted-${row}`]}
                choices={[
                  { value: wholeMunicipality, label: fields.whole },
                  ...bodies.map(({ id, name }) => ({ value: id, label: name, lang: 'da' })),
                ]}
              />
            </FieldRow>
          </fieldset>
        </div>
      ))}
    </Section>
  )
}

type TriedProps = {
  t: Texts
  text: SetupText
  provider: ProviderRow
  back: string
  email: 'verified' | 'unverified' | 'none'
  claimNames: string[]
  roleValues: string[]
  rules: RoleRule[]
}

/** Names of claims, and values only of the one that gives roles: the rest is nobody's business here. */
export const TriedPage = ({ t, text, provider, back, email, claimNames, roleValues, rules }: TriedProps) => (
  <>
    <PageHeading title={text.tried.title} />
    <Alert kind="success" title={text.tried.good(provider.name)} />
    <SummaryList
      rows={[
        { term: text.tried.email, value: text.tried.emails[email] },
        { term: text.tried.claims, value: <bdi>{claimNames.join(', ')}</bdi> },
        ...(provider.roleClaim === ''
          ? []
          : [
              { term: text.tried.roleValues, value: <bdi>{roleValues.join(', ') || text.tried.noValues}</bdi> },
              {
                term: text.tried.gives,
                value: <DanishText>{rules.map(({ role }) => t.accounts.roles[role]).join(', ') || text.tried.noValues}</DanishText>,
              },
            ]),
      ]}
    />
    <ButtonRow>
      <ButtonLink href={back} label={text.tried.back} variant="primary" />
    </ButtonRow>
  </>
)
