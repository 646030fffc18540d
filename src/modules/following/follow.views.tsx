import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import type { Thing } from './things.ts'

type Props = { t: Texts; href: (path: string) => string }

/** What is followed: its kind in the page's language, its name in its own. */
const ThingName = ({ t, thing }: { t: Texts; thing: Pick<Thing, 'kind' | 'name'> }) => (
  <>
    {t.follow.things[thing.kind]}
    {thing.name !== '' && (
      <>
        {': '}
        {thing.kind === 'search' ? <bdi>{thing.name}</bdi> : <Foreign lang="da">{thing.name}</Foreign>}
      </>
    )}
  </>
)

type AskProps = Props & {
  thing: Thing
  action: string
  once: string
  /** The whole address of the feed. */
  feed: string
  email: string
  errors: FieldErrors
  mayMail: boolean
}

const EmailField = ({ t, email, errors, hint }: { t: Texts; email: string; errors: FieldErrors; hint?: string }) => (
  <TextField
    name="email"
    label={t.follow.page.email}
    hint={hint}
    value={email}
    error={errors['email']}
    type="email"
    autocomplete="email"
    maxlength={254}
    required
  />
)

export const AskPage = ({ t, href, thing, action, once, feed, email, errors, mayMail }: AskProps) => {
  const texts = t.follow.page
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <PageHeading title={texts.title} lead={texts.lead} />
      <p>
        {texts.what}{' '}
        <a href={href(thing.path)}>
          <ThingName t={t} thing={thing} />
        </a>
      </p>
      {mayMail && (
        <Form action={action} once={once} label={texts.title}>
          <EmailField t={t} email={email} errors={errors} hint={texts.hint} />
          <ButtonRow>
            <Button label={texts.submit} />
          </ButtonRow>
        </Form>
      )}
      <Section title={texts.without}>
        <p>{texts.withoutText}</p>
        <p>
          <bdi class="checksum" dir="ltr">
            {feed}
          </bdi>
        </p>
        <p>
          <a href={href(thing.feed)}>{texts.openFeed}</a>
        </p>
      </Section>
      {mayMail && (
        <p>
          <a href={href('/foelg/mine')}>{texts.mine}</a>
        </p>
      )}
    </>
  )
}

export const SentPage = ({ t, href, isDemoWithoutMail }: Props & { isDemoWithoutMail: boolean }) => (
  <>
    <PageHeading title={t.follow.sent.title} lead={t.follow.sent.text} />
    {isDemoWithoutMail && (
      <Alert kind="info">
        <p>{t.follow.sent.demo}</p>
      </Alert>
    )}
    <p>
      <a href={href('/')}>{t.follow.sent.home}</a>
    </p>
  </>
)

export const ConfirmPage = ({ t, thing, action, token }: Props & { thing: Thing; action: string; token: string }) => (
  <>
    <PageHeading title={t.follow.confirm.title} lead={t.follow.confirm.text} />
    <p>
      <strong>
        <ThingName t={t} thing={thing} />
      </strong>
    </p>
    <Form action={action} hidden={{ n: token }}>
      <Button label={t.follow.confirm.button} />
    </Form>
  </>
)

export const DeadFollowLinkPage = ({ t, href }: Props) => (
  <>
    <PageHeading title={t.follow.dead.title} lead={t.follow.dead.text} />
    <ButtonLink label={t.follow.ask.submit} href={href('/foelg/mine')} variant="primary" />
  </>
)

export const AskLinkPage = ({ t, action, email, errors }: Props & { action: string; email: string; errors: FieldErrors }) => (
  <>
    <ErrorSummary title={t.form.problem} errors={errors} />
    <PageHeading title={t.follow.ask.title} lead={t.follow.ask.text} />
    <Form action={action} hidden={{ do: 'link' }}>
      <EmailField t={t} email={email} errors={errors} />
      <ButtonRow>
        <Button label={t.follow.ask.submit} />
      </ButtonRow>
    </Form>
  </>
)

type OwnFollow = { id: string; thing: Thing | null; isOn: boolean }
type MineProps = Props & {
  address: string
  follows: readonly OwnFollow[]
  done: 'confirmed' | 'ended' | null
  token: string
  action: string
  endHref: string
}

export const MinePage = (props: MineProps) => {
  const { t, href, address, follows, done } = props
  const texts = t.follow.mine
  if (follows.length === 0)
    return (
      <>
        <PageHeading title={texts.title} />
        <EmptyState title={texts.nothing} text={texts.nothingText} action={{ href: href('/'), label: t.follow.sent.home }} />
      </>
    )
  return (
    <>
      <PageHeading title={texts.title} />
      {done && <Alert kind="success" title={texts[done]} announce />}
      <p>
        {texts.to} <bdi dir="ltr">{address}</bdi>
      </p>
      <OwnFollows {...props} />
      <ButtonRow>
        <ButtonLink label={texts.endAll} href={props.endHref} />
      </ButtonRow>
    </>
  )
}

const OwnFollows = (props: MineProps) => {
  const { t, href, follows } = props
  const texts = t.follow.mine
  return (
    <Table
      caption={texts.title}
      captionHidden
      rows={follows}
      columns={[
        {
          title: texts.what,
          rowHeader: true,
          cell: ({ thing }) =>
            thing ? (
              <a href={href(thing.path)}>
                <ThingName t={t} thing={thing} />
              </a>
            ) : (
              texts.gone
            ),
        },
        { title: texts.state, cell: ({ isOn }) => (isOn ? texts.on : texts.waits) },
        { title: texts.choose, cell: (follow) => <Choices {...props} follow={follow} /> },
      ]}
    />
  )
}

const Choices = ({ t, token, action, follow: { id, thing, isOn } }: MineProps & { follow: OwnFollow }) => {
  const texts = t.follow.mine
  const name = thing ? thing.name || t.follow.things[thing.kind] : texts.gone
  return (
    <ButtonRow>
      {!isOn && (
        <Form action={action} hidden={{ n: token, id, do: 'confirm' }}>
          <Button label={texts.confirmOne} description={`${texts.confirmOne}: ${name}`} variant="secondary" />
        </Form>
      )}
      <Form action={action} hidden={{ n: token, id, do: 'end' }}>
        <Button label={texts.end} description={`${texts.end}: ${name}`} variant="secondary" />
      </Form>
    </ButtonRow>
  )
}

export const EndAllPage = ({ t, action, token }: Props & { action: string; token: string }) => (
  <>
    <PageHeading title={t.follow.endAll.title} lead={t.follow.endAll.text} />
    <Form action={action} hidden={{ n: token }}>
      <Button label={t.follow.endAll.button} />
    </Form>
  </>
)
