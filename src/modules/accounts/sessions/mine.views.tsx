import type { FieldErrors } from '#platform/http/forms.ts'
import { dateInWords, timeOfDay } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { fieldId } from '#ui/form/errors.ts'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Table } from '#ui/table/table.tsx'
import { wordsOf } from './device-words.ts'
import type { Mine, OwnSession } from './mine.ts'

type Props = Mine & {
  t: Texts
  lang: Lang
  zone: string
  action: string
  /** Null: no passkeys can be made under this address. */
  add: { start: string; hasProof: boolean } | null
  done: string | null
  typed: Readonly<Record<string, string>>
  errors: FieldErrors
}

export const MinePage = (props: Props) => {
  const { t, done, errors } = props
  const texts = t.accounts.ways.mine
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead} />
      {done && (
        <Alert kind="success" announce>
          <p>{done}</p>
        </Alert>
      )}
      <ErrorSummary title={t.form.problem} errors={errors} />
      <Passkeys {...props} />
      {props.providers.length > 0 && <Providers {...props} />}
      <Sessions {...props} />
    </>
  )
}

const Passkeys = (props: Props) => {
  const texts = props.t.accounts.ways.mine.passkeys
  return (
    <Section title={texts.title}>
      <p>{texts.lead}</p>
      {props.passkeys.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <KeyTable {...props} />
          {props.passkeys.map((key) => (
            <Change {...props} passkey={key} />
          ))}
        </>
      )}
      <Add {...props} />
    </Section>
  )
}

const KeyTable = ({ t, lang, zone, passkeys }: Props) => {
  const texts = t.accounts.ways.mine
  return (
    <Table
      caption={texts.passkeys.table}
      captionHidden
      rows={passkeys}
      columns={[
        {
          title: texts.passkeys.name,
          rowHeader: true,
          cell: ({ name, stoppedAt }) => (
            <>
              <bdi>{name}</bdi>
              {stoppedAt && <p>{texts.passkeys.stopped}</p>}
            </>
          ),
        },
        { title: texts.passkeys.created, cell: ({ createdAt }) => dateInWords(lang, createdAt, zone) },
        {
          title: texts.passkeys.lastUsed,
          cell: ({ lastUsedAt }) => (lastUsedAt ? dateInWords(lang, lastUsedAt, zone) : texts.never),
        },
      ]}
    />
  )
}

const Change = (props: Props & { passkey: Mine['passkeys'][number] }) => {
  const { t, action, passkey, typed, errors } = props
  const texts = t.accounts.ways.mine.passkeys
  const { id, name } = passkey
  const field = `navn-${id}`
  const isLast = props.waysIn === 1 && passkey.stoppedAt === null
  return (
    <Details summary={texts.change(name)} open={typed['id'] === id && Object.keys(errors).length > 0}>
      <Form action={action} hidden={{ do: 'rename', id }} label={texts.renameOf(name)}>
        <TextField name={field} label={texts.name} value={typed[field] ?? name} error={errors[field]} autocomplete="off" />
        <Button label={texts.rename} variant="secondary" description={texts.renameOf(name)} />
      </Form>
      <Form action={action} hidden={{ do: 'remove', id }} label={texts.removeOf(name)}>
        {isLast && <LastWay t={t} id={id} error={errors[`sidste-${id}`]} />}
        <Button label={texts.remove} variant="warning" description={texts.removeOf(name)} />
      </Form>
    </Details>
  )
}

/** The tick has an address of its own on the page, though every form sends it under the same name. */
const LastWay = ({ t, id, error }: { t: Texts; id: string; error: string | undefined }) => {
  const texts = t.accounts.ways.mine
  return (
    <div id={fieldId(`sidste-${id}`)} tabindex={-1}>
      <p>{texts.lastWay}</p>
      <Checkbox name="sidste" value="ja" label={texts.lastWayTick} error={error} />
    </div>
  )
}

const Add = ({ t, action, add, typed, errors }: Props) => {
  const texts = t.accounts.ways.mine.passkeys
  if (!add) return <p>{texts.needsScript}</p>
  const name = (
    <TextField name="navn" label={texts.name} hint={texts.nameHint} value={typed['navn']} error={errors['navn']} autocomplete="off" />
  )
  // Without a fresh proof the form leads to where one is given; the key is made after that.
  if (!add.hasProof)
    return (
      <Form action={action} hidden={{ do: 'add' }} label={texts.add}>
        {name}
        <Button label={texts.add} />
      </Form>
    )
  return (
    <>
      <p data-without-passkeys>{texts.needsScript}</p>
      <form class="form" method="post" action={action} data-passkey="add" data-start={add.start} aria-label={texts.add} novalidate hidden>
        <input type="hidden" name="do" value="add" />
        <input type="hidden" name="svar" value="" />
        {name}
        <Button label={texts.add} />
      </form>
    </>
  )
}

const Providers = (props: Props) => {
  const { t, lang, zone, action, providers, errors } = props
  const texts = t.accounts.ways.mine.providers
  return (
    <Section title={texts.title}>
      <p>{texts.lead}</p>
      {providers.map(({ id, name, identity }) =>
        identity ? (
          <Form action={action} hidden={{ do: 'unlink', id: identity.id }} label={texts.unlink(name)}>
            <p>
              <bdi>{name}</bdi>: {texts.linked(dateInWords(lang, identity.linkedAt, zone))}
            </p>
            {props.waysIn === 1 && <LastWay t={t} id={identity.id} error={errors[`sidste-${identity.id}`]} />}
            <Button label={texts.unlink(name)} variant="secondary" />
          </Form>
        ) : (
          <Form action={action} hidden={{ do: 'link', id }} label={texts.link(name)}>
            <Button label={texts.link(name)} variant="secondary" />
          </Form>
        ),
      )}
    </Section>
  )
}

const Sessions = ({ t, lang, zone, action, sessions }: Props) => {
  const texts = t.accounts.ways.mine.sessions
  const moment = (at: Date) => `${dateInWords(lang, at, zone)} ${timeOfDay(lang, at, zone)}`
  const device = ({ device: known }: OwnSession) => wordsOf(t, known) ?? texts.unknownDevice
  const end = (session: OwnSession) =>
    session.isThis ? (
      texts.this
    ) : (
      <Form action={action} hidden={{ do: 'end', id: session.id }}>
        <Button label={texts.end} variant="secondary" description={texts.endOf(device(session), moment(session.since))} />
      </Form>
    )
  return (
    <Section title={texts.title}>
      <p>{texts.lead}</p>
      <Table
        caption={texts.table}
        captionHidden
        rows={sessions}
        columns={[
          { title: texts.device, rowHeader: true, cell: device },
          { title: texts.means, cell: ({ means }) => texts.meansOf[means] },
          { title: texts.since, cell: ({ since }) => moment(since) },
          { title: texts.last, cell: ({ last }) => moment(last) },
          { title: texts.action, cell: end },
        ]}
      />
      {sessions.length > 1 && (
        <Form action={action} hidden={{ do: 'endOthers' }} label={texts.endOthers}>
          <Button label={texts.endOthers} variant="secondary" />
        </Form>
      )}
    </Section>
  )
}
