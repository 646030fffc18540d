import type { Role } from '#platform/http/actor.ts'
import type { Texts } from '#texts/index.ts'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { Bodies } from './demo.views.tsx'

export type DeskRole = { role: Role; bodies: string[] }

export type ShownEntry = {
  href: string
  /** Danish content where there is a kicker; else the kind in the reader's language. */
  title: string
  kicker: string | null
  isLate: boolean
  when: { datetime: string; text: string } | null
  facts: { text: string; isWarning: boolean; isNew: boolean }[]
}

type Props = {
  t: Texts
  name: string
  roles: DeskRole[]
  groups: { title: string; entries: ShownEntry[] }[]
  links: { href: string; label: string }[]
}

export const DeskPage = ({ t, name, roles, groups, links }: Props) => {
  const texts = t.accounts.desk
  return (
    <>
      <PageHeading title={texts.title} lead={texts.greeting(name)} />
      {groups.length === 0 && (
        <Section title={texts.needsYou}>
          <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
        </Section>
      )}
      {groups.map(({ title, entries }) => (
        <Section title={title}>
          <CardList>
            {entries.map((entry) => (
              <Entry t={t} entry={entry} />
            ))}
          </CardList>
        </Section>
      ))}
      <Section title={texts.goTo}>
        <ButtonRow>
          {links.map((link) => (
            <ButtonLink {...link} />
          ))}
        </ButtonRow>
      </Section>
      <Section title={texts.yourRoles}>
        {roles.length === 0 ? (
          <p>{texts.noRoles}</p>
        ) : (
          <SummaryList rows={roles.map(({ role, bodies }) => ({ term: t.accounts.roles[role], value: <Bodies t={t} names={bodies} /> }))} />
        )}
      </Section>
    </>
  )
}

const Entry = ({ t, entry }: { t: Texts; entry: ShownEntry }) => {
  const { href, title, kicker, isLate, when, facts } = entry
  const tags = [
    ...(isLate ? [{ kind: 'cancelled' as const, text: t.accounts.desk.late }] : []),
    ...facts.filter((fact) => fact.isWarning).map(({ text }) => ({ kind: 'pending' as const, text })),
    ...facts.filter((fact) => fact.isNew).map(({ text }) => ({ kind: 'new' as const, text })),
  ]
  return (
    <LinkCard href={href} title={title} lang={kicker === null ? undefined : 'da'} kicker={kicker ?? undefined}>
      {when && <DateText {...when} />}
      {facts
        .filter((fact) => !fact.isWarning && !fact.isNew)
        .map((fact) => (
          <p>{fact.text}</p>
        ))}
      {tags.length > 0 && (
        <TagRow>
          {tags.map((tag) => (
            <Tag {...tag} />
          ))}
        </TagRow>
      )}
    </LinkCard>
  )
}
