import { dateInWords } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { Meetings } from './body-meetings.views.tsx'
import type { BodyPageProps } from './body-page.props.ts'
import { yearsOf } from './body-page.ts'
import { lastDay } from './composition.ts'
import { Members } from './members.views.tsx'
import type { BodySummary } from './model.ts'

/** Who sits for whom, until when; the rules; how to get on it; when it meets. */
export const BodyPage = (props: BodyPageProps) => {
  const { t, body, href, parent } = props
  return (
    <>
      <PageHeading title={body.name} lang="da" kicker={t.council.kinds[body.kind] || undefined}>
        {body.description && (
          <DanishText as="div">
            <p class="font-lead">{body.description}</p>
          </DanishText>
        )}
        <TagRow>
          <Tag text={body.publicMeetings ? t.council.openMeetings : t.council.closedMeetings} />
        </TagRow>
        {parent && <a href={href(`/raadet/${parent.slug}`)}>{t.council.partsOf(parent.name)}</a>}
      </PageHeading>
      <TermNote {...props} />
      <Members {...props} />
      {props.isCurrent && <Meetings {...props} />}
      <Sentences title={t.council.rules} id="regler" items={props.rules} />
      <Sentences title={t.council.howToJoin} id="bliv-medlem" items={props.howToJoin} />
      <Bodies {...props} title={t.council.parts} bodies={props.parts} />
      <Terms {...props} />
      <Bodies {...props} title={t.council.others} bodies={props.others} />
    </>
  )
}

const TermNote = ({ t, lang, term, isCurrent, hasRunOut, body, href }: BodyPageProps) => {
  if (!term) return null
  const until = dateInWords(lang, lastDay(term.endsOn))
  if (!isCurrent)
    return (
      <Alert kind="info">
        <p>{t.council.termOver(until)}</p>
        <p>
          <a href={href(`/raadet/${body.slug}`)}>{t.council.toCurrent}</a>
        </p>
      </Alert>
    )
  const text = hasRunOut ? t.council.termRunOut(until) : t.council.termUntil(dateInWords(lang, term.startsOn), until)
  return (
    <>
      <p>{text}</p>
      {term.rules && <DanishText as="p">{term.rules}</DanishText>}
    </>
  )
}

const Sentences = ({ title, id, items }: { title: string; id: string; items: readonly string[] }) =>
  items.length > 0 ? (
    <Section title={title} id={id}>
      <DanishText as="div">
        <div class="prose">
          <ul>
            {items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </div>
      </DanishText>
    </Section>
  ) : null

type BodiesProps = Pick<BodyPageProps, 't' | 'href'> & { title: string; bodies: readonly BodySummary[] }

const Bodies = ({ t, href, title, bodies }: BodiesProps) =>
  bodies.length > 0 ? (
    <Section title={title}>
      <CardList>
        {bodies.map((body) => (
          <LinkCard
            href={href(`/raadet/${body.slug}`)}
            title={body.name}
            lang="da"
            kicker={t.council.kinds[body.kind] || undefined}
            text={body.description || undefined}
          />
        ))}
      </CardList>
    </Section>
  ) : null

const Terms = ({ t, terms, term, body, href }: BodyPageProps) =>
  terms.length > 1 ? (
    <Section title={t.council.terms}>
      <ul>
        {terms.map((each, index) => (
          <li>
            <a
              href={href(index === 0 ? `/raadet/${body.slug}` : `/raadet/${body.slug}/${each.startsOn.slice(0, 4)}`)}
              aria-current={each.id === term?.id ? 'page' : undefined}
            >
              <bdi>{yearsOf(each)}</bdi>
              {index === 0 && ` (${t.council.currentTerm})`}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  ) : null

export const NoCouncilPage = ({ t }: { t: Texts }) => (
  <>
    <PageHeading title={t.shell.council} />
    <EmptyState title={t.council.noCouncil.title} text={t.council.noCouncil.text} />
  </>
)
