import { dateInWords } from '#platform/i18n/dates.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Button } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { TagRow } from '#ui/tag/tag.tsx'
import { type DraftItem, isText } from '../draft/draft.ts'
import { Extras } from './extras.views.tsx'
import { type Fact, FactForm, HeadForm, NewItemForm, SplitForm, TextForm } from './forms.views.tsx'
import { History } from './history.views.tsx'
import { ClosedTag, EditLink, Marked, Marks, openAt, Passage, Saved } from './marks.views.tsx'
import { Pages } from './paging.views.tsx'
import { Papers } from './papers.views.tsx'
import { People } from './people.views.tsx'
import { anchorOf, type ReviewProps } from './props.ts'
import { Unplaced } from './unplaced.views.tsx'

/** What was read, with what was changed since; every field opens in place. */
export const Result = (props: ReviewProps) => {
  const isMeeting = props.draft.kind === 'minutes' || props.draft.kind === 'agenda'
  const isFirst = props.paging.current === 1
  const facts: Fact[] = isMeeting ? ['kind', 'title', 'body', 'date', 'time', 'endTime', 'place'] : ['kind', 'title', 'body', 'date']
  return (
    <>
      {isFirst && (
        <dl class="summary-list">
          {facts.map((field) => (
            <FactRow {...props} field={field} />
          ))}
        </dl>
      )}
      {isMeeting && isFirst && <People {...props} list="attendees" />}
      {isMeeting && isFirst && <People {...props} list="absent" />}
      {isMeeting && <Items {...props} />}
      <Pages {...props} />
      {isFirst && <Extras {...props} />}
      {isFirst && <Unplaced {...props} />}
    </>
  )
}

const FactRow = (props: ReviewProps & { field: Fact }) => {
  const { texts, draft, parsed, field, t, lang, editing, state } = props
  const label = texts.fields[field]
  const value = draft[field]
  const read = parsed[field] ?? null
  const words = (of: string | null) => {
    if (of === null) return null
    if (field === 'kind') return t.documents.kinds[of as 'other']
    if (field === 'date') return dateInWords(lang, of)
    return (field === 'time' || field === 'endTime') && lang === 'da' ? of.replace(':', '.') : of
  }
  return (
    <div class="summary-row" id={anchorOf(field)}>
      <dt>{label}</dt>
      <dd>
        <Marked {...props} place={field} value={words(value)} read={words(read)}>
          {field === 'date' && value ? (
            <DateText datetime={value} text={dateInWords(lang, value)} />
          ) : field === 'kind' ? (
            words(value)
          ) : undefined}
        </Marked>
        {props.saved?.place === field && (
          <div>
            <Saved {...props} />
          </div>
        )}
        {editing === field && state === 'draft' && <FactForm {...props} />}
      </dd>
      {state === 'draft' && editing !== field && (
        <dd class="summary-action">
          <EditLink {...props} saved={null} place={field} what={label} />
        </dd>
      )}
    </div>
  )
}

const Items = (props: ReviewProps) => {
  const { texts, draft, editing, state, href, id } = props
  return (
    <Section title={texts.fields.items} level={3} id={anchorOf('items')}>
      <Marks texts={texts} doubts={openAt(props, 'items')} />
      {state === 'draft' &&
        (editing === 'items.first' ? (
          <NewItemForm {...props} after={null} />
        ) : (
          draft.items.length === 0 && (
            <a class="edit-link" href={`${href(`/import/${id}`)}?ret=items.first#ret`}>
              {texts.items.add}
            </a>
          )
        ))}
      {draft.items.map((item, i) => props.paging.keys.has(item.key) && <Item {...props} item={item} isFirst={i === 0} />)}
    </Section>
  )
}

const Item = (props: ReviewProps & { item: DraftItem; isFirst: boolean }) => {
  const { texts, item, parsed, editing, state, href, id } = props
  const place = `items.${item.key}`
  const at = /^p(\d+)$/.exec(item.key)?.[1]
  const read = at === undefined ? undefined : parsed.items[Number(at)]
  const link = (part: string, label: string) => (
    <a
      class="edit-link"
      href={`${href(`/import/${id}`)}?ret=${encodeURIComponent(`${place}.${part}`)}#ret`}
      aria-label={`${label}: ${item.title ?? ''}`}
    >
      {label}
    </a>
  )
  return (
    <article class="import-item" id={anchorOf(place)}>
      <h4 class="import-title">
        {item.number && <span class="contents-number">{item.number}</span>}{' '}
        <Marked {...props} place={place} value={item.title} read={read?.title} />
      </h4>
      {item.closed && (
        <TagRow>
          <ClosedTag texts={texts} />
        </TagRow>
      )}
      {item.caseNumber && (
        <p class="kicker">
          {texts.fields.caseNumber} <bdi>{item.caseNumber}</bdi>
        </p>
      )}
      {state === 'draft' && (editing === place ? <HeadForm {...props} /> : <EditLink {...props} place={place} what={item.title ?? ''} />)}
      {item.sections.filter(isText).map((section) => (
        <Text {...props} place={`${place}.sections.${section.key}`} caption={section.caption} text={section.text} />
      ))}
      <History {...props} read={read?.earlierDecisions} />
      <Text {...props} place={`${place}.decision`} text={item.decision} read={read?.decision} />
      <Papers {...props} place={`${place}.attachments`} />
      <Passage {...props} path={at === undefined ? place : `items[${at}]`} />
      {state === 'draft' && (
        <p class="import-links">
          {link('sections.new', texts.items.addSection)}
          {link('earlierDecisions.new', texts.earlier.add)}
          {link('attachments.new', texts.papers.add)}
          {link('split', texts.items.split)}
          {link('after', texts.items.add)}
        </p>
      )}
      {state === 'draft' && editing === `${place}.sections.new` && (
        <TextForm {...props} place={`${place}.sections.new`} label={texts.fields.text} caption="" text="" />
      )}
      {state === 'draft' && editing === `${place}.split` && <SplitForm {...props} />}
      {state === 'draft' && editing === `${place}.after` && <NewItemForm {...props} after={item} />}
    </article>
  )
}

/** A text of an item, or its decision, which has no caption of its own. */
const Text = (props: ReviewProps & { place: string; caption?: string | null; text: string | null; read?: string | null | undefined }) => {
  const { texts, place, caption, text, read, editing, state } = props
  const isDecision = caption === undefined
  const label = isDecision ? texts.fields.decision : caption || texts.fields.text
  const open = openAt(props, place)
  if (isDecision && text === null && state !== 'draft') return null
  return (
    <div class={isDecision ? 'import-text import-decision' : 'import-text'} id={anchorOf(place)}>
      {(caption || isDecision) && (
        <h5>
          {open.length > 0 ? <mark>{label}</mark> : label} <Marks texts={texts} doubts={open} />
        </h5>
      )}
      {!caption && !isDecision && <Marks texts={texts} doubts={open} />}
      <DanishText as="div">
        {(text ?? '')
          .split('\n')
          .filter((paragraph) => paragraph !== '')
          .map((paragraph) => (
            <p>{paragraph}</p>
          ))}
      </DanishText>
      {isDecision && text === null && <p class="form-hint">{texts.items.noDecision}</p>}
      {read !== undefined && (read ?? '') !== (text ?? '') && <p class="as-read">{texts.asRead(read ?? texts.nothing)}</p>}
      {state === 'draft' &&
        (editing === place ? (
          <TextForm
            {...props}
            label={label}
            actions={isDecision && text && <Button label={texts.earlier.toOtherDay} variant="secondary" name="do" value="move" />}
          />
        ) : (
          <EditLink {...props} place={place} what={label} />
        ))}
    </div>
  )
}
