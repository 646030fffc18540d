import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import type { Contact } from './office.ts'

const authority = 'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/'

export type AccessibilityPageProps = {
  t: Texts
  municipality: string
  origin: string
  /** Address of the municipality's own statement. */
  ownStatement: string | null
  contact: Contact
  /** The day of the draft, in words. */
  drafted: string
}

export const AccessibilityPage = ({ t, municipality, origin, ownStatement, contact, drafted }: AccessibilityPageProps) => {
  const words = t.site.accessibility
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(municipality)} />
      {ownStatement === null ? (
        <Alert kind="info" title={words.draftTitle}>
          {words.draft}
        </Alert>
      ) : (
        <Alert kind="success" title={words.ownTitle}>
          <p>{words.own}</p>
          <p>
            <a href={ownStatement} dir="ltr">
              {ownStatement}
            </a>
          </p>
        </Alert>
      )}
      <div class="prose">
        <p>{words.commitment(municipality, origin)}</p>
        <Section title={words.status}>
          <p>{words.statusText}</p>
        </Section>
        <Section title={words.gaps}>
          <List items={words.gapItems} />
        </Section>
        <Section title={words.tested}>
          <p>{words.testedText}</p>
          <List items={words.testedItems} />
          <p>{words.testedLimits}</p>
        </Section>
        <Section title={words.feedback}>
          <p>{words.feedbackText}</p>
          <HowToReach t={t} contact={contact} />
        </Section>
        <Section title={words.enforcement}>
          <p>{words.enforcementText}</p>
          <p>
            <a href={authority}>{words.enforcementLink}</a>
          </p>
        </Section>
        <Section title={words.prepared}>
          <p>{words.preparedText(drafted)}</p>
        </Section>
      </div>
    </>
  )
}

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

const HowToReach = ({ t, contact: { contact, email, phone } }: Pick<AccessibilityPageProps, 't' | 'contact'>) => {
  if (contact.length === 0 && !email && !phone) return <p>{t.site.accessibility.noContact}</p>
  const links = [email, phone].flatMap((link) => link ?? [])
  return (
    <ul>
      {contact.map((line) => (
        <li>
          <DanishText>{line}</DanishText>
        </li>
      ))}
      {links.map((link) => (
        <li>
          <a href={link.href} dir="ltr">
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  )
}
