import { dateInWords } from '#platform/i18n/dates.ts'
import type { DraftItem } from '../draft/draft.ts'
import type { EarlierDecision } from '../parse/types.ts'
import { EditLink, Marked } from './marks.views.tsx'
import { EarlierForm } from './part-forms.views.tsx'
import { anchorOf, type ReviewProps } from './props.ts'

/** What was decided in the case on other days, or by other bodies. */
export const History = (props: ReviewProps & { item: DraftItem; read: readonly EarlierDecision[] | undefined }) => {
  const { texts, item, read, editing, state, lang } = props
  const place = `items.${item.key}.earlierDecisions`
  const inWords = ({ body, date, text }: EarlierDecision) => [body, date && dateInWords(lang, date), text].filter(Boolean).join(': ')
  const wasRead = (key: string) => {
    const entry = /^p\d+$/.test(key) ? read?.[Number(key.slice(1))] : undefined
    return entry && inWords(entry)
  }
  if (item.earlierDecisions.length === 0 && editing !== `${place}.new`) return null
  return (
    <div class="import-text" id={anchorOf(place)}>
      <h5>{texts.fields.history}</h5>
      <ul>
        {item.earlierDecisions.map((entry) => (
          <li id={anchorOf(`${place}.${entry.key}`)}>
            <Marked {...props} place={`${place}.${entry.key}`} value={inWords(entry)} read={wasRead(entry.key)} />{' '}
            {state === 'draft' &&
              (editing === `${place}.${entry.key}` ? (
                <EarlierForm {...props} entry={entry} />
              ) : (
                <EditLink {...props} place={`${place}.${entry.key}`} what={inWords(entry).slice(0, longestName)} />
              ))}
          </li>
        ))}
      </ul>
      {state === 'draft' && editing === `${place}.new` && <EarlierForm {...props} entry={null} />}
    </div>
  )
}

/** Of what it is about a link says no more than this. */
const longestName = 80
