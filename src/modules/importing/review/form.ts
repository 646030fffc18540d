import { longestPaperTitle } from '#modules/meetings/index.ts'
import { readDay } from '#platform/i18n/days.ts'
import { newId } from '#platform/ids.ts'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Change, change, isInItem, placesOfLines } from '../draft/changes.ts'
import type { Draft } from '../draft/draft.ts'
import type { ReviewTexts } from './review.text.ts'

type Values = Record<string, string>
type Read = { change: Change } | { errors: FieldErrors }

const tail = () => newId().slice(-12)
/** Of what somebody adds. */
const newKey = () => `n${tail()}`
const orNull = (value: string | undefined) => value?.trim().replaceAll('\r\n', '\n') || null

/** A time as people write it, as HH:MM. Null: there is none such. */
export function readTime(text: string): string | null {
  const [, hours = '', minutes = '00'] = /^(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?$/i.exec(text.trim()) ?? []
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : null
}

/** What the form of a place says, as a change. */
export function readChange(place: string, values: Values, draft: Draft, texts: ReviewTexts): Read {
  const read = changeAt(place, values, draft, texts)
  if ('errors' in read) return read
  const checked = change.safeParse(read.change)
  return checked.success ? { change: checked.data } : { errors: { v: texts.errors.long } }
}

function changeAt(place: string, values: Values, draft: Draft, texts: ReviewTexts): Read {
  const [area = '', key = '', part = '', section = ''] = place.split('.')
  if (area === 'items') return itemChange({ key, part, section }, values, texts)
  if (area === 'attendees' || area === 'absent') return personChange(area, key, values, texts)
  if (area === 'unplaced') return lineChange(Number(key), values, draft, texts)
  if (area === 'people') return nameChange(values)
  return factChange(area, values, texts)
}

function factChange(field: string, values: Values, { errors }: ReviewTexts): Read {
  const value = orNull(values['v'])
  const wrong = (message: string): Read => ({ errors: { v: message } })
  if (field === 'kind') return { change: { op: 'kind', value: (value ?? 'other') as 'other' } }
  if (field === 'body') {
    const body = orNull(values['ny']) ?? value
    return body ? { change: { op: 'fact', field, value: body } } : wrong(errors.body)
  }
  if (field === 'date') {
    const day = value && readDay(value)
    return day ? { change: { op: 'fact', field, value: day } } : wrong(errors.date)
  }
  if (field === 'time' || field === 'endTime') {
    const time = value && readTime(value)
    return value && !time ? wrong(errors.time) : { change: { op: 'fact', field, value: time || null } }
  }
  return { change: { op: 'fact', field: field as 'title' | 'place', value } }
}

function itemChange({ key, part, section }: { key: string; part: string; section: string }, values: Values, { errors }: ReviewTexts): Read {
  const title = orNull(values['titel'])
  if (part === '' && values['do'] === 'remove') return { change: { op: 'removeItem', item: key } }
  if (values['do'] === 'merge') return { change: { op: 'merge', item: key } }
  if (part === 'after' || key === 'first') {
    if (!title) return { errors: { titel: errors.title } }
    return { change: { op: 'addItem', item: newKey(), after: key === 'first' ? null : key, title } }
  }
  if (part === 'decision' && values['do'] === 'move') return { change: { op: 'otherDay', item: key, as: `d${tail()}` } }
  if (part === 'decision') return { change: { op: 'decision', item: key, value: orNull(values['v']) } }
  if (part === 'earlierDecisions') return earlierChange(key, section, values, errors)
  if (part === 'attachments') return paperChange(key, section, values, errors)
  if (part === 'split') {
    const [from = '', paragraph = ''] = (values['v'] ?? '').split('/')
    if (!/^\d+$/.test(paragraph)) return { errors: { v: errors.paragraph } }
    return { change: { op: 'split', item: key, section: from, paragraph: Number(paragraph), as: newKey() } }
  }
  if (part === 'sections') {
    const at = section === 'new' ? newKey() : section
    return { change: { op: 'section', item: key, section: at, caption: orNull(values['overskrift']), text: orNull(values['v']) } }
  }
  if (!title) return { errors: { titel: errors.title } }
  const facts = { number: orNull(values['nummer']), title, caseNumber: orNull(values['sag']), closed: values['lukket'] === 'ja' }
  return { change: { op: 'head', item: key, ...facts } }
}

type Errors = ReviewTexts['errors']

function earlierChange(item: string, entry: string, values: Values, errors: Errors): Read {
  if (values['do'] === 'remove') return { change: { op: 'removeEarlier', item, entry } }
  if (values['do'] === 'move') return { change: { op: 'thisDay', item, entry } }
  const [text, day] = [orNull(values['v']), orNull(values['dag'])]
  const date = day && readDay(day)
  if (day && !date) return { errors: { dag: errors.date } }
  if (!text) return { errors: { v: errors.text } }
  return { change: { op: 'earlier', item, entry: entry === 'new' ? newKey() : entry, body: orNull(values['hvem']), date, text } }
}

function paperChange(item: string, paper: string, values: Values, errors: Errors): Read {
  if (values['do'] === 'remove') return { change: { op: 'removePaper', item, paper } }
  const title = orNull(values['titel'])
  if (!title) return { errors: { titel: errors.title } }
  if (title.length > longestPaperTitle) return { errors: { titel: errors.long } }
  const named = { op: 'paper' as const, item, paper: paper === 'new' ? newKey() : paper, title }
  return { change: { ...named, closed: values['aabent'] !== 'ja', to: orNull(values['punkt']) ?? item } }
}

function personChange(list: 'attendees' | 'absent', key: string, values: Values, { errors }: ReviewTexts): Read {
  if (values['do'] === 'remove') return { change: { op: 'removePerson', person: key, list } }
  const name = orNull(values['navn'])
  if (!name) return { errors: { navn: errors.name } }
  const person = key === 'new' ? newKey() : key
  if (list === 'absent') return { change: { op: 'away', person, name, reason: orNull(values['grund']) } }
  return { change: { op: 'present', person, name, role: orNull(values['rolle']), party: orNull(values['parti']) } }
}

function lineChange(line: number, values: Values, draft: Draft, { errors }: ReviewTexts): Read {
  const to = placesOfLines.find((one) => one === values['til'])
  const item = orNull(values['punkt'])
  if (!to) return { errors: { til: errors.to } }
  if (isInItem(to) && !item) return { errors: { punkt: errors.item } }
  const text = draft.unplaced.find((one) => one.line === line)?.text ?? ''
  return { change: { op: 'place', line, text: text.slice(0, 2_000), to, item } }
}

const nameChange = (values: Values): Read => ({
  change: { op: values['svar'] === 'ja' ? 'same' : 'other', name: values['navn'] ?? '', personId: values['person'] ?? '' },
})
