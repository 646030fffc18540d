import { NoMail, type NoMailText } from '#modules/accounts/index.ts'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { type HubCard, HubParts } from './settings/hub.views.tsx'
import type { SetupText } from './setup.text.ts'

/** `href` is null as long as an earlier step stands in the way. */
type Todo = { href: string | null; title: string; text: string }
type Props = { t: SetupText; noMail: NoMailText | null; lead: string; todo: Todo[]; cards: HubCard[] }

/** Everything that can be set up; for those who begin, first what is missing and in which order. */
export const SetupPage = ({ t, noMail, lead, todo, cards }: Props) => (
  <>
    <PageHeading title={t.title} lead={lead} />
    <NoMail text={noMail} />
    {todo.length > 0 && (
      <Section title={t.first}>
        <p>{t.firstLead}</p>
        <ol class="setup-steps">
          {todo.map(({ href, title, text }) => (
            <li>
              {href === null ? <span>{title}</span> : <a href={href}>{title}</a>}
              <span class="setup-step-text">{text}</span>
            </li>
          ))}
        </ol>
      </Section>
    )}
    <HubParts parts={[{ title: t.all, cards }]} />
  </>
)
