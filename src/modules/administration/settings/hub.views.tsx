import { CardList, LinkCard } from '#ui/card/card.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'

export type HubCard = { href: string; title: string; text: string; note?: string | undefined }
export type HubPart = { title: string; cards: HubCard[] }

/** Links to screens, each with one line on what it is for. */
export const HubParts = ({ parts }: { parts: readonly HubPart[] }) => (
  <>
    {parts.map((part) => (
      <Section title={part.title}>
        <CardList>
          {part.cards.map(({ href, title, text, note }) => (
            <LinkCard href={href} title={title} text={text}>
              {note && <p>{note}</p>}
            </LinkCard>
          ))}
        </CardList>
      </Section>
    ))}
  </>
)

export const HubPage = ({ title, lead, parts }: { title: string; lead: string; parts: readonly HubPart[] }) => (
  <>
    <PageHeading title={title} lead={lead} />
    <HubParts parts={parts} />
  </>
)
