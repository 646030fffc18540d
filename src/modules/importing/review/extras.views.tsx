import { dateInWords } from '#platform/i18n/dates.ts'
import type { Child } from '#ui/context.ts'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import type { Fact } from '../parse/types.ts'
import { extraTexts } from './extras.text.ts'
import type { ReviewProps } from './props.ts'

/** What the page shows in a place of its own. */
const shown = ['kind', 'title', 'body', 'date', 'time', 'endTime', 'place', 'attendees', 'absent', 'items', 'unplaced', 'warnings']

type Words = (typeof extraTexts)['da']

/** What a key of the parser's is called; one that nobody has named yet stands as it is. */
const nameOf = (names: Record<string, string>, key: string) => (Object.hasOwn(names, key) ? (names[key] ?? key) : key)

type Reading = { words: Words; lang: string }

/** In the order in which they are named: the database keeps none. */
const inOrder = (of: object, { labels }: Words): [string, unknown][] => {
  const keys = Object.keys(labels)
  return Object.entries(of).sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b))
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** All else that was recognised (themes, targets, prizes …), as it was read. */
export const Extras = ({ parsed, lang }: ReviewProps) => {
  const words = extraTexts[lang === 'en' ? 'en' : 'da']
  const extras = inOrder(parsed, words).filter(([key, value]) => !shown.includes(key) && Array.isArray(value) && value.length > 0)
  return (
    <>
      {extras.map(([key, value]) => (
        <Section title={nameOf(words.labels, key)} level={3}>
          {key === 'facts' ? (
            <Facts words={words} lang={lang} facts={value as Fact[]} />
          ) : (
            <Value value={value} words={words} lang={lang} />
          )}
        </Section>
      ))}
    </>
  )
}

/** Each fact by what it is about, with the sentence that says it. */
const Facts = ({ words, lang, facts }: Reading & { facts: Fact[] }) => (
  <dl class="extra">
    {facts.map(({ key, value, text }) => (
      <div>
        <dt>{nameOf(words.facts, key)}</dt>
        <dd>
          <Value value={value} words={words} lang={lang} />
          {text.replace(/\.$/, '') !== String(value) && (
            <DanishText as="p">
              <span class="form-hint">{text}</span>
            </DanishText>
          )}
        </dd>
      </div>
    ))}
  </dl>
)

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const Value = ({ value, words, lang }: Reading & { value: unknown }): Child => {
  if (Array.isArray(value))
    return (
      <ul class="extras">
        {value.map((one) => (
          <li>
            <Value value={one} words={words} lang={lang} />
          </li>
        ))}
      </ul>
    )
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string' && isDay(value)) return dateInWords(lang, value)
  if (typeof value !== 'object' || value === null) return <DanishText>{String(value)}</DanishText>
  return (
    <dl class="extra">
      {inOrder(value, words)
        .filter(([, inner]) => !isEmpty(inner))
        .map(([key, inner]) => (
          <div>
            <dt>{nameOf(words.labels, key)}</dt>
            <dd>
              {key === 'kind' || key === 'unit' ? nameOf(words.values, String(inner)) : <Value value={inner} words={words} lang={lang} />}
            </dd>
          </div>
        ))}
    </dl>
  )
}
