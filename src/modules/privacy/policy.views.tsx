import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'

type Reach = { lines: readonly string[]; email: string; phone: string }

type Props = {
  t: Texts
  municipality: string
  contact: Reach
  dpo: Reach
  kinds: readonly { text: string; time: string }[]
  ownHref: string
  /** How long one stays signed in at most. */
  sessionHours: number
}

const authority = 'https://www.datatilsynet.dk/borger/klage'

export const PolicyPage = ({ t, municipality, contact, dpo, kinds, ownHref, sessionHours }: Props) => {
  const words = t.privacy.page
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(municipality)} />
      <Alert kind="info" title={words.draftTitle}>
        <p>{words.draft}</p>
      </Alert>
      <Section title={words.responsible}>
        <p>{words.responsibleText(municipality)}</p>
        <HowToReach reach={contact} none={words.noContact} />
      </Section>
      <Section title={words.dpo}>
        <p>{words.dpoText}</p>
        <HowToReach reach={dpo} none={words.noDpo} />
      </Section>
      <Section title={words.what}>
        <Table
          caption={words.whatTable}
          captionHidden
          rows={words.groups}
          columns={[
            { title: words.who, rowHeader: true, cell: ({ who }) => who },
            { title: words.kept, cell: ({ kept }) => kept },
            { title: words.why, cell: ({ why }) => why },
            { title: words.seenBy, cell: ({ seenBy }) => seenBy },
          ]}
        />
        <p>{words.special}</p>
      </Section>
      <Section title={words.cookies} id="cookies">
        <p>{words.cookiesText(sessionHours)}</p>
      </Section>
      <Section title={words.howLong}>
        <p>{words.howLongText}</p>
        <Table
          caption={words.howLongTable}
          captionHidden
          rows={kinds}
          columns={[
            { title: words.kind, rowHeader: true, cell: ({ text }) => text },
            { title: words.time, cell: ({ time }) => time },
          ]}
        />
        <p>{words.archive}</p>
        <p>{words.erasedTonight}</p>
      </Section>
      <Section title={words.logged}>
        <p>{words.loggedText}</p>
      </Section>
      <Rights words={words} ownHref={ownHref} />
    </>
  )
}

const Rights = ({ words, ownHref }: { words: Texts['privacy']['page']; ownHref: string }) => (
  <>
    <Section title={words.rights}>
      <p>{words.rightsText}</p>
      <ul>
        {words.rightItems.map(({ article, text }) => (
          <li>
            {text} ({words.article(article)})
          </li>
        ))}
      </ul>
      <p>{words.rightsHow}</p>
      <p>
        {words.own} <a href={ownHref}>{words.toOwn}</a>
      </p>
    </Section>
    <Section title={words.complain}>
      <p>{words.complainText}</p>
      <p>
        <a href={authority}>{words.complainLink}</a>
      </p>
    </Section>
  </>
)

const HowToReach = ({ reach: { lines, email, phone }, none }: { reach: Reach; none: string }) => {
  if (lines.length === 0 && email === '' && phone === '') return <p>{none}</p>
  return (
    <ul>
      {lines.map((line) => (
        <li>
          <DanishText>{line}</DanishText>
        </li>
      ))}
      {email && (
        <li>
          <a href={`mailto:${email}`} dir="ltr">
            {email}
          </a>
        </li>
      )}
      {phone && (
        <li>
          <a href={`tel:${phone.replaceAll(' ', '')}`} dir="ltr">
            {phone}
          </a>
        </li>
      )}
    </ul>
  )
}
