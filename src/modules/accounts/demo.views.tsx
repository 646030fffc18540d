import type { Role } from '#platform/http/actor.ts'
import type { Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Button, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'

type DemoPerson = { role: Role; name: string; bodies: string[] }
type Props = { t: Texts; action: string; next: string | null; people: DemoPerson[] }

/** One person for each role; a button signs in as that person. */
export const DemoPage = ({ t, action, next, people }: Props) => {
  const texts = t.accounts.demo
  const enter = ({ role, name }: DemoPerson) => (
    <Form action={action} hidden={{ role, ...(next && { videre: next }) }}>
      <Button label={texts.enter} variant="secondary" description={texts.enterAs(name, t.accounts.roles[role])} />
    </Form>
  )
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead} />
      {people.length === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <Table
          caption={texts.people}
          captionHidden
          rows={people}
          columns={[
            { title: texts.role, rowHeader: true, cell: (person) => t.accounts.roles[person.role] },
            { title: texts.person, cell: (person) => <DanishText>{person.name}</DanishText> },
            { title: texts.where, cell: (person) => <Bodies t={t} names={person.bodies} /> },
            { title: texts.enterColumn, cell: enter },
          ]}
        />
      )}
    </>
  )
}

/** Names of bodies, which are Danish; none of them means that the right reaches everywhere. */
export const Bodies = ({ t, names }: { t: Texts; names: string[] }) =>
  names.length === 0 ? <span>{t.accounts.wholeMunicipality}</span> : <DanishText>{names.join(', ')}</DanishText>
