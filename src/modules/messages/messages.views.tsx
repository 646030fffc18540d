import { NoMail, type NoMailText } from '#modules/accounts/index.ts'
import { shortDate } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import type { Child } from '#ui/context.ts'
import { Moment } from '#ui/date-text/date-text.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Button, ButtonRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import type { MessageTexts } from './messages.text.ts'
import { problemInWords } from './problem.ts'

export type ShownMail = {
  id: string
  name: string
  kind: string
  state: string
  problem: string
  queuedAt: Date
  finishedAt: Date | null
  isSettled: boolean
}

export type ShownMatter = {
  title: string | null
  isAccounts: boolean
  isFollowers: boolean
  href: string | null
  day: Date | null
  arrived: number
  refused: number
  onTheWay: number
  /** Members without an account, whom no mail reaches. */
  unreached: { names: string[]; href: string } | null
  mails: ShownMail[]
}

type Reader = { words: MessageTexts; lang: string; timeZone: string; href: (path: string) => string }

export type MessagesProps = Reader & {
  /** What to say where no mail leaves the house. */
  noMail: NoMailText | null
  matters: ShownMatter[]
  page: number
  pages: number
  refusal: keyof MessageTexts['refusals'] | null
  onceKey: () => string
}

export const MessagesPage = (props: MessagesProps) => {
  const { words, matters, page, pages, refusal, href } = props
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <NoMail text={props.noMail} />
      {refusal && (
        <Alert kind="warning" announce>
          <p>{words.refusals[refusal]}</p>
        </Alert>
      )}
      {matters.length === 0 && <EmptyState title={words.none.title} text={words.none.text} />}
      {matters.map((matter) => (
        <Matter {...props} matter={matter} />
      ))}
      <Pagination
        label={words.pages.label}
        current={page}
        total={pages}
        hrefOf={(one) => href(`/beskeder?side=${one}`)}
        texts={words.pages}
      />
    </>
  )
}

const isMissing = ({ state, isSettled }: ShownMail) => state === 'refused' && !isSettled
const isOnTheWay = ({ state }: ShownMail) => state === 'queued' || state === 'waiting'

const Matter = (props: MessagesProps & { matter: ShownMatter }) => {
  const { words, matter, lang, timeZone } = props
  const missing = matter.mails.filter(isMissing)
  const onTheWay = matter.mails.filter(isOnTheWay)
  const rest = matter.mails.filter((mail) => !isMissing(mail) && !isOnTheWay(mail))
  const title = matter.title ?? (matter.isAccounts ? words.accounts : matter.isFollowers ? words.followers : words.gone)
  const day = matter.day ? `, ${shortDate(lang, matter.day, timeZone)}` : ''
  const arrived = (rest.some((mail) => mail.state === 'shown') ? words.shown : words.arrived)(matter.arrived)
  const open = [matter.refused > 0 && words.refusedCount(matter.refused), matter.onTheWay > 0 && words.waitingCount(matter.onTheWay)]
  const counts = [...open, rest.length === 0 && arrived, matter.isAccounts && words.accountsNote].filter(Boolean)
  return (
    <Section title={title + day} lang={matter.title === null ? undefined : 'da'}>
      <p>
        {counts.join(' · ')}
        {counts.length > 0 && matter.href && ' · '}
        {matter.href && <a href={matter.href}>{words.toPage}</a>}
      </p>
      {matter.unreached && <WithoutAccount words={words} {...matter.unreached} />}
      {missing.length > 0 && <Mails {...props} caption={words.missing} mails={missing} mayAct />}
      {onTheWay.length > 0 && <Mails {...props} caption={props.noMail ? words.held : words.onTheWay} mails={onTheWay} />}
      {rest.length > 0 && (
        <Details summary={matter.arrived > 0 ? arrived : (words.states['settled'] ?? '')}>
          <Mails {...props} caption={title} mails={rest} />
        </Details>
      )}
    </Section>
  )
}

const WithoutAccount = ({ words, names, href }: { words: MessageTexts; names: string[]; href: string }) => (
  <p>
    {words.without}{' '}
    {names.map((name, index) => (
      <>
        {index > 0 && ', '}
        <Name name={name} />
      </>
    ))}
    . <a href={href}>{words.inviteThem}</a>
  </p>
)

const Mails = (props: MessagesProps & { caption: string; mails: ShownMail[]; mayAct?: boolean }) => {
  const { words, caption, mails, mayAct, href } = props
  return (
    <Table
      caption={caption}
      rows={mails}
      columns={[
        { title: words.columns.who, rowHeader: true, cell: (mail) => <Name name={mail.name} /> },
        {
          title: words.columns.what,
          cell: (mail) => <a href={href(`/beskeder/${mail.id}`)}>{words.kinds[mail.kind] ?? words.otherKind}</a>,
        },
        { title: words.columns.when, cell: (mail) => <Moment {...props} at={mail.finishedAt ?? mail.queuedAt} /> },
        { title: words.columns.state, cell: (mail) => <State {...props} mail={mail} /> },
        ...(mayAct ? [{ title: words.columns.do, cell: (mail: ShownMail) => <Actions {...props} mail={mail} /> }] : []),
      ]}
    />
  )
}

const Name = ({ name }: { name: string }) => <bdi>{name}</bdi>

const State = ({ words, mail, noMail }: { words: MessageTexts; mail: ShownMail; noMail?: NoMailText | null }) => {
  if (noMail && isOnTheWay(mail)) return <>{words.states['held']}</>
  if (mail.problem === '') return <>{words.states[mail.isSettled ? 'settled' : mail.state]}</>
  return (
    <>
      {mail.isSettled && `${words.states['settled']}. `}
      {problemInWords(mail.problem, words.problems)} <small>{words.said(mail.problem)}</small>
    </>
  )
}

const Actions = ({ words, mail, onceKey, page }: MessagesProps & { mail: ShownMail }) => (
  <Form once={onceKey()} hidden={{ besked: mail.id, side: String(page) }}>
    <ButtonRow>
      <Button label={words.again} name="do" value="igen" variant="secondary" description={words.againTo(mail.name)} />
      <Button label={words.settle} name="do" value="klaret" variant="tertiary" description={words.settleFor(mail.name)} />
    </ButtonRow>
  </Form>
)

export type MessageProps = Reader & {
  noMail: NoMailText | null
  mail: ShownMail
  about: { title: string; href: string } | null
  /** What a demo shows instead of sending. */
  shown: { subject: string; text: string; lang: string } | null
}

export const MessagePage = (props: MessageProps) => {
  const { words, mail, about, shown, href } = props
  const row = (term: string, value: Child) => ({ term, value })
  return (
    <>
      <PageHeading title={words.kinds[mail.kind] ?? words.otherKind} />
      {isOnTheWay(mail) && <NoMail text={props.noMail} />}
      <SummaryList
        rows={[
          row(words.one.to, <Name name={mail.name} />),
          ...(about ? [row(words.one.about, <AboutLink {...about} />)] : []),
          row(words.one.queued, <Moment {...props} at={mail.queuedAt} />),
          ...(mail.finishedAt ? [row(words.one.finished, <Moment {...props} at={mail.finishedAt} />)] : []),
          row(words.one.state, <State words={words} mail={mail} noMail={props.noMail} />),
        ]}
      />
      {shown ? (
        <Section title={words.one.text}>
          <Letter {...shown} />
        </Section>
      ) : (
        mail.state === 'sent' && <p>{words.one.notKept}</p>
      )}
      <p>
        <a href={href('/beskeder')}>{words.one.back}</a>
      </p>
    </>
  )
}

const AboutLink = ({ title, href }: { title: string; href: string }) => (
  <a href={href}>
    <DanishText>{title}</DanishText>
  </a>
)

/** A mail's text as it would be read: its paragraphs and lines, its addresses as links. */
const Letter = ({ subject, text, lang }: { subject: string; text: string; lang: string }) => (
  <Foreign lang={lang} as="section">
    <p>
      <strong>{subject}</strong>
    </p>
    {text
      .trim()
      .split(/\n{2,}/)
      .map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, index) => (
            <>
              {index > 0 && <br />}
              {line.split(/(https?:\/\/\S+)/).map((part) => (/^https?:\/\//.test(part) ? <a href={part}>{part}</a> : part))}
            </>
          ))}
        </p>
      ))}
  </Foreign>
)
