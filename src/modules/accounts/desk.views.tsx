import type { Role } from '#platform/http/actor.ts'
import type { Texts } from '#texts/index.ts'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Bodies } from './demo.views.tsx'

export type DeskRole = { role: Role; bodies: string[] }
type Entry = {
  kind: keyof Texts['accounts']['desk']['kinds']
  title: string
  href: string
  when: { datetime: string; text: string } | null
}

type Props = {
  t: Texts
  name: string
  roles: DeskRole[]
  entries: Entry[]
  importHref: string | null
  changesHref: string | null
  meetingsHref: string
}

export const DeskPage = ({ t, name, roles, entries, importHref, changesHref, meetingsHref }: Props) => {
  const texts = t.accounts.desk
  return (
    <>
      <PageHeading title={texts.title} lead={texts.greeting(name)} />
      <Section title={texts.needsYou}>
        {entries.length === 0 ? (
          <EmptyState
            title={texts.emptyTitle}
            text={texts.emptyText}
            action={importHref ? { href: importHref, label: texts.toImport } : { href: meetingsHref, label: texts.toMeetings }}
          />
        ) : (
          <Entries t={t} entries={entries} />
        )}
      </Section>
      <Section title={texts.yourRoles}>
        {roles.length === 0 ? (
          <p>{texts.noRoles}</p>
        ) : (
          <SummaryList rows={roles.map(({ role, bodies }) => ({ term: t.accounts.roles[role], value: <Bodies t={t} names={bodies} /> }))} />
        )}
      </Section>
      {(importHref || changesHref) && (
        <ButtonRow>
          {importHref && entries.length > 0 && <ButtonLink href={importHref} label={texts.toImport} />}
          {changesHref && <ButtonLink href={changesHref} label={texts.toChanges} />}
        </ButtonRow>
      )}
    </>
  )
}

const Entries = ({ t, entries }: { t: Texts; entries: Entry[] }) => (
  <CardList>
    {entries.map(({ kind, title, href, when }) => (
      <LinkCard href={href} title={title} lang="da" kicker={t.accounts.desk.kinds[kind]}>
        {when && <DateText {...when} />}
      </LinkCard>
    ))}
  </CardList>
)
