import { type Ctx, localPath } from '#platform/http/context.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { timeOfDay } from '#platform/i18n/dates.ts'
import { allLangs, textsOf } from '#texts/index.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { isApproved } from '../plan/agenda.ts'
import { meetingName } from '../titles.ts'
import { conflictTexts } from './conflict.text.ts'
import { EditPage, type EditProps } from './edit.views.tsx'
import { holdsMore, joined, savedSection, sectionNames, shownSections, valuesOf } from './item-form.ts'
import { type ItemTexts, itemTexts } from './items.text.ts'
import { type LastChange, type LoadedItem, refuseWriting } from './load.ts'
import type { Conflict } from './save-text.ts'
import type { ShownSection } from './section.views.tsx'
import { shownConflict } from './shown-conflict.ts'
import { whenInWords } from './when.ts'
import { writingTexts } from './writing.text.ts'

/** What came with a form that was not saved, and why. */
export type Answer = {
  status: 200 | 422
  values: Readonly<Record<string, string>>
  errors: FieldErrors
  conflicts: Map<string, Conflict>
  leaving: string | null
  keptCases: string[] | null
  /** Fields that another has changed too: what is typed now is typed over theirs. */
  clashing: readonly string[]
}

export const noAnswer: Answer = {
  status: 200,
  values: {},
  errors: {},
  conflicts: new Map(),
  leaving: null,
  keptCases: null,
  clashing: [],
}

const changedText = (c: Ctx, t: ItemTexts, change: LastChange | undefined) =>
  change ? t.lastChanged(change.isMine ? t.you : change.by, whenInWords(c, change.at)) : null

export const langChoices = (...more: string[]) => {
  const known = allLangs.map((lang) => ({ value: lang as string, label: textsOf(lang).language.name, lang: lang as string }))
  return [...known, ...more.filter((lang) => known.every((one) => one.value !== lang)).map((lang) => ({ value: lang, label: lang, lang }))]
}

export const ownCaption = 'andet'

export const captionChoices = (t: ItemTexts, captions: LoadedItem['captions']) => [
  ...captions.map(({ caption }, index) => ({ value: String(index), label: caption, lang: 'da' })),
  { value: ownCaption, label: t.otherSection },
]

function sectionsShown(c: Ctx, t: ItemTexts, loaded: LoadedItem, answer: Answer, values: Answer['values']): ShownSection[] {
  const shown = shownSections(loaded.sections, values)
  return loaded.sections.map((row, index) => {
    const conflict = answer.conflicts.get(row.id)
    const section = shown[index] ?? savedSection(row)
    return {
      ...section,
      lang: row.lang,
      changed: changedText(c, t, loaded.changes.get(`section/${row.id}`)),
      conflict: conflict ? shownConflict(c, values, sectionNames(row.id).text, conflict, section.text) : null,
      isLeaving: answer.leaving === row.id,
    }
  })
}

/** Somebody who answers findings came here to correct one, and goes back to the others. */
export const isFromFindings = (c: Ctx) => c.req.query('fra') === 'fund'

function linksOf(c: Ctx, t: ItemTexts, loaded: LoadedItem): EditProps['links'] {
  const { agenda, item, at } = loaded
  const to = (path: string) => localPath(c.get('lang'), path)
  const index = agenda.findIndex((row) => row.id === item.id)
  const edit = (row: LoadedItem['agenda'][number] | undefined) => (row ? to(`/punkt/${row.short_id}/rediger`) : null)
  const isOut = !at.stand.isPublic || item.sent_out_at !== null
  const mayAdd = at.stand.meeting === 'planned' || at.stand.meeting === 'called'
  return {
    back: isFromFindings(c)
      ? { href: to(`/moeder/${at.slug}/frigiv#fund`), label: t.toFindings }
      : { href: to(`/moeder/${at.slug}/arbejde`), label: t.toWorkspace },
    history: to(`/punkt/${item.short_id}/historik`),
    papers: to(`/punkt/${item.short_id}/bilag`),
    // Beside what is published an item that has not gone out has no page yet: it is seen as it will be.
    item: to(isOut ? `/punkt/${item.short_id}` : `/moeder/${at.slug}/forhaandsvisning#punkt-${item.short_id}`),
    add: mayAdd ? to(`/moeder/${at.slug}/punkter/nyt`) : null,
    correct: to(`/punkt/${item.short_id}/ret`),
    previous: index > 0 ? edit(agenda[index - 1]) : null,
    next: edit(agenda[index + 1]),
  }
}

const agendaNotice = ({ at, item }: LoadedItem): EditProps['notices']['agenda'] => {
  if (at.stand.meeting === 'called' && item.sent_out_at !== null) return 'sentOut'
  return isApproved(at) ? 'approved' : null
}

export const crumbsOf = (c: Ctx, { at }: Pick<LoadedItem, 'at'>) => [
  { label: c.get('t').meetings.title, href: localPath(c.get('lang'), '/moeder') },
  {
    label: meetingName({ title: at.row.title, bodies: at.bodies }),
    href: localPath(c.get('lang'), `/moeder/${at.slug}/arbejde`),
    lang: 'da',
  },
]

/** The screen of one item: what is saved, over it what was typed with a refused form, before a session ended, or in a draft. */
export function editPage(c: Ctx, loaded: LoadedItem, answer: Answer) {
  const t = officeText(c, itemTexts)
  const { item, at, draft } = loaded
  const wasRefused = Object.keys(answer.values).length > 0
  const interrupted = c.get('kept')
  const values = wasRefused ? answer.values : (interrupted ?? draft?.fields ?? {})
  const saved = valuesOf(item)
  const hasTyped = holdsMore(item, loaded.sections, values)
  const over = refuseWriting(at.stand)
  const shown = joined(values, saved)
  const isDraft = !wasRefused && !interrupted && draft !== null && hasTyped
  const heading = t.editTitle(item.number_text)
  const props: EditProps = {
    t,
    conflictText: officeText(c, conflictTexts),
    writing: officeText(c, writingTexts),
    once: onceKey(),
    path: `/punkt/${item.short_id}/rediger`,
    slug: at.slug,
    heading,
    title: item.title,
    lang: item.lang,
    values: shown.values,
    saved: { ...saved, ...beganFields(saved, values, answer.clashing) },
    errors: answer.errors,
    langs: langChoices(item.lang),
    cases: {
      linked: loaded.cases,
      kept: answer.keptCases ?? loaded.cases.map((file) => file.id),
      known: loaded.knownCases,
      words: values['sag'] ?? '',
      title: values['sag_titel'] ?? '',
    },
    sections: sectionsShown(c, t, loaded, answer, values),
    captions: captionChoices(t, loaded.captions),
    added: { kind: values['nyt_afsnit'] ?? '0', caption: values['ny_overskrift'] ?? '' },
    changed: changedText(c, t, loaded.changes.get('item')),
    papers: loaded.agenda.find((row) => row.id === item.id)?.attachments ?? 0,
    agenda: loaded.agenda.map((row) => ({
      href: localPath(c.get('lang'), `/punkt/${row.short_id}/rediger`),
      label: row.title,
      number: row.number_text ?? undefined,
      lang: row.lang,
      current: row.id === item.id,
    })),
    links: linksOf(c, t, loaded),
    notices: {
      saved: savedNotice(c, t),
      draft: isDraft ? whenInWords(c, draft.savedAt) : null,
      agenda: over ? null : agendaNotice(loaded),
    },
    over,
    isApproved: isApproved(at),
    hasTyped,
  }
  return officePage(
    c,
    {
      title: `${heading}: ${item.title}`,
      status: answer.status,
      hasErrors: Object.keys(answer.errors).length > 0,
      crumbs: [...crumbsOf(c, loaded), { label: heading }],
      help: t.help,
    },
    <EditPage {...props} />,
  )
}

/** A field that was typed in an older form still says what it began as, until its writer has been shown what another made of it. */
function beganFields(saved: Answer['values'], values: Answer['values'], clashing: readonly string[]): Record<string, string> {
  const names = Object.keys(saved).filter((name) => values[`${name}.foer`] !== undefined && !clashing.includes(name))
  return Object.fromEntries(
    names.map((name) => [name, values[name] === saved[name] ? (saved[name] ?? '') : (values[`${name}.foer`] ?? '')]),
  )
}

function savedNotice(c: Ctx, t: ItemTexts): string | null {
  if (c.req.query('gemt') === undefined || c.req.method !== 'GET') return null
  const now = new Date(c.get('platform').clock().epochMilliseconds)
  return t.savedText(timeOfDay(c.get('lang'), now, c.get('municipality').timeZone))
}
