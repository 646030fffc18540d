import type { ChainFault } from '#platform/audit/audit.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Moment } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { accountIdOf, actionWords, actorWords, thingWords } from './entry.ts'

type Entry = { seq: number; at: Date; actor: string; action: string; thing: string }
type Names = ReadonlyMap<string, string>

type Props = {
  t: Texts
  lang: string
  timeZone: string
  /** Null until somebody asks for it. */
  chain: { entries: number; fault: ChainFault | null } | null
  entries: Entry[]
  names: Names
  verifyHref: string | null
  newestHref: string | null
  olderHref: string | null
}

export const ChangesPage = ({ t, lang, timeZone, chain, entries, names, verifyHref, newestHref, olderHref }: Props) => {
  const texts = t.audit
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead} />
      {chain && <ChainState t={t} chain={chain} />}
      {verifyHref && <ButtonLink href={verifyHref} label={texts.verify} />}
      {entries.length === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <Table
          caption={texts.table}
          rows={entries}
          columns={[
            { title: texts.number, align: 'end', cell: (entry) => entry.seq },
            { title: texts.when, cell: ({ at }) => <Moment lang={lang} timeZone={timeZone} at={at} /> },
            { title: texts.who, cell: (entry) => <Actor t={t} actor={entry.actor} names={names} /> },
            { title: texts.what, rowHeader: true, cell: (entry) => actionWords(t, entry.action) ?? <Code text={entry.action} /> },
            { title: texts.thing, cell: (entry) => <Thing t={t} thing={entry.thing} names={names} /> },
          ]}
        />
      )}
      {(newestHref || olderHref) && (
        <nav class="button-row" aria-label={texts.pages}>
          {newestHref && <ButtonLink href={newestHref} label={texts.newest} />}
          {olderHref && <ButtonLink href={olderHref} label={texts.older} />}
        </nav>
      )}
    </>
  )
}

const ChainState = ({ t, chain }: { t: Texts; chain: NonNullable<Props['chain']> }) =>
  chain.fault === null ? (
    <Alert kind="success" title={t.audit.whole(t.audit.entries(chain.entries))}>
      <p>{t.audit.wholeText}</p>
    </Alert>
  ) : (
    <Alert kind="error" title={t.audit.broken(chain.fault.seq)}>
      <p>
        {t.audit.faults[chain.fault.fault]} {t.audit.brokenText}
      </p>
    </Alert>
  )

const Code = ({ text }: { text: string }) => <code dir="ltr">{text}</code>

/** The end of an id tells one thing from another; the whole of it is there for whoever must look it up. */
const Id = ({ id }: { id: string }) => (
  <code dir="ltr" title={id}>
    {id.split('-').at(-1)}
  </code>
)

const Actor = ({ t, actor, names }: { t: Texts; actor: string; names: Names }) => {
  const who = actorWords(t, actor, names)
  return 'name' in who ? <DanishText>{who.name}</DanishText> : <span>{who.words}</span>
}

const Thing = ({ t, thing, names }: { t: Texts; thing: string; names: Names }) => {
  const { kind, id } = thingWords(t, thing)
  const name = names.get(accountIdOf(thing) ?? '')
  if (kind === null) return <Code text={thing} />
  return (
    <>
      {kind} {name ? <DanishText>{name}</DanishText> : <Id id={id} />}
    </>
  )
}
