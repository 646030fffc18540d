import type { Child } from '#ui/context.ts'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { extraTexts } from './extras.text.ts'
import type { ReviewProps } from './props.ts'

/** What the page shows in a place of its own. */
const shown = ['kind', 'title', 'body', 'date', 'time', 'endTime', 'place', 'attendees', 'absent', 'items', 'unplaced', 'warnings']

/** All else that was recognised (themes, targets, prizes …), as it was read. */
export const Extras = ({ parsed, lang }: ReviewProps) => {
  const words = extraTexts[lang === 'en' ? 'en' : 'da']
  const nameOf = (key: string) => (Object.hasOwn(words, key) ? words[key as keyof typeof words] : key)
  const extras = Object.entries(parsed).filter(([key, value]) => !shown.includes(key) && Array.isArray(value) && value.length > 0)
  return (
    <>
      {extras.map(([key, value]) => (
        <Section title={nameOf(key)} level={3}>
          <Value value={value} nameOf={nameOf} />
        </Section>
      ))}
    </>
  )
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const Value = ({ value, nameOf }: { value: unknown; nameOf: (key: string) => string }): Child => {
  if (Array.isArray(value))
    return (
      <ul class="extras">
        {value.map((one) => (
          <li>
            <Value value={one} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    )
  if (typeof value !== 'object' || value === null) return <DanishText>{String(value)}</DanishText>
  return (
    <dl class="extra">
      {Object.entries(value)
        .filter(([, inner]) => !isEmpty(inner))
        .map(([key, inner]) => (
          <div>
            <dt>{nameOf(key)}</dt>
            <dd>
              <Value value={inner} nameOf={nameOf} />
            </dd>
          </div>
        ))}
    </dl>
  )
}
