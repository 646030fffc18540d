import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { conflictTexts } from '../items/conflict.text.ts'
import type { Draft } from '../items/drafts.ts'
import { answerWritten, differs, discardOwnDraft } from '../items/own-draft.ts'
import { whenInWords } from '../items/when.ts'
import { writingTexts } from '../items/writing.text.ts'
import { copyItem } from '../plan/agenda.ts'
import type { MeetingAt } from '../plan/stand.ts'
import { meetingName, meetingTime } from '../titles.ts'
import { actingOf, isRecording, nowOf } from './at-hand.ts'
import { decisionTexts } from './decision.text.ts'
import { type DecisionConflict, type DecisionFacts, factsLine, factsOf, saveDecision } from './decision.ts'
import { DecisionPage } from './decision.views.tsx'
import { type Fields, fieldsOf, readDecision, withTemplate } from './decision-form.ts'
import { decisionPath, type DecisionPageData as Loaded, loadDecisionPage as load } from './decision-page.ts'
import { answeredDecision, decisionErrors, type ShownDecisionConflict, shownDecisionConflict } from './facts-answer.ts'
import { presenceAt, recusedNames, theEnd } from './presence.ts'
import { isToday } from './times-of-events.ts'
import { mostVotes, tooManyVotes } from './votes.ts'

const staff = ['secretary', 'administrator'] as const

export const decisionRoutes = () =>
  new Hono<AppEnv>()
    .get('/punkt/:shortId/beslutning', allow(...staff), office, (c) => decisionPage(c, {}))
    .post('/punkt/:shortId/beslutning', allow(...staff), office, write)

type Shown = {
  status?: 200 | 409 | 422
  values?: Fields
  errors?: FieldErrors
  conflict?: ShownDecisionConflict
  refusal?: 'wrongState' | 'agendaClosed'
}

const currentFacts = ({ stored, item }: Loaded): DecisionFacts =>
  factsOf(stored, { summary: item.summary, openness: item.isClosed ? 'closed' : 'open' })

/** The decision as it is saved, and the fields that say so. */
function savedNow(loaded: Loaded) {
  const facts = currentFacts(loaded)
  return { facts, fields: fieldsOf(loaded.stored, facts, loaded.at.bodies) }
}

async function decisionPage(c: Ctx, { status = 200, values, errors = {}, conflict, refusal }: Shown) {
  const kept = values ? null : c.get('kept')
  const loaded = await inTenant(c, (tx) => load(tx, c))
  const { at, item, items, index, stored, events } = loaded
  const texts = officeText(c, decisionTexts)
  const lang = c.get('lang')
  const name = meetingName({ title: at.row.title, bodies: at.bodies })
  const facts = currentFacts(loaded)
  const draft = values || kept ? null : unsavedDraft(loaded)
  const sent = values ?? kept ?? draft?.fields
  const typed = sent && answeredDecision(sent, savedNow(loaded), bases)
  return officePage(
    c,
    {
      title: `${texts.title}: ${texts.forItem(item.number, item.title)}`,
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: texts.help,
      crumbs: [
        { label: name, href: localPath(lang, `/moeder/${at.slug}/arbejde`), lang: 'da' },
        { label: texts.minutesCrumb, href: localPath(lang, `/moeder/${at.slug}/referat`) },
        { label: texts.title },
      ],
    },
    <DecisionPage
      {...loaded}
      texts={texts}
      lang={lang}
      href={(path) => localPath(lang, path)}
      once={onceKey()}
      values={{ ...savedNow(loaded).fields, ...typed }}
      errors={errors}
      base={baseOf(typed, stored?.revision ?? 0, facts)}
      conflict={conflict}
      conflictText={officeText(c, conflictTexts)}
      writing={officeText(c, writingTexts)}
      draftKept={draft && whenInWords(c, draft.savedAt)}
      refusal={refusal ?? ((kept || draft) && !isRecording(at) ? 'wrongState' : undefined)}
      isOpen={isRecording(at)}
      isSaved={c.req.method === 'GET' && c.req.query('gemt') === 'ja'}
      previous={items[index - 1] ?? null}
      next={items[index + 1] ?? null}
      recused={recusedNames(events, item.id)}
      present={events.length === 0 || !isToday(at, nowOf(c)) ? null : presenceAt(events, theEnd, item.id).length}
      targetChoices={loaded.targets.map((target) => ({
        value: target.id,
        label: meetingTime(c.get('t'), lang, { startsAt: target.starts_at, timeZone: target.time_zone, timeKnown: true }),
      }))}
    />,
  )
}

/** The names under which the form says where its writer began. */
const bases = { text: 'base', facts: 'base-facts' }

/** What this writer kept, where it differs from what is saved. */
function unsavedDraft(loaded: Loaded): Draft | null {
  const { draft } = loaded
  const now = savedNow(loaded)
  return draft && differs(answeredDecision(draft.fields, now, bases), now.fields) ? draft : null
}

/** Where the writer began: what the form says, so that a page sent back for an error does not forget it. */
const baseOf = (values: Fields | undefined, revision: number, facts: DecisionFacts) =>
  values?.['base-facts'] === undefined
    ? { revision, facts: factsLine(facts) }
    : { revision: Number(values['base']) || 0, facts: values['base-facts'] }

async function write(c: Ctx) {
  const sent = formOf(c).values
  const loaded = await inTenant(c, (tx) => load(tx, c))
  if (sent['do'] === 'copy') return copy(c, loaded, sent)
  return answerWritten(c, decisionPath(loaded.item.shortId), sent, () => answerTo(c, loaded, sent))
}

async function answerTo(c: Ctx, loaded: Loaded, sent: Fields) {
  const texts = officeText(c, decisionTexts)
  const values = answeredDecision(sent, savedNow(loaded), bases)
  if (values['do'] === 'template') {
    const template = loaded.templates.find((_, index) => String(index) === values['template'])
    const { at, item } = loaded
    const { bodies } = loaded
    const filled = withTemplate(values, template, {
      title: item.title,
      body: at.host.name,
      day: at.day,
      bodies,
      unknown: decisionTexts.da.fill,
    })
    return decisionPage(c, { values: filled })
  }
  const read = readDecision(values, { bodies: loaded.bodies, deciding: loaded.at.bodies, texts, lang: c.get('lang') })
  if ('errors' in read) return decisionPage(c, { status: 422, values, errors: read.errors })
  const tooMany = tooManyVotes(read.facts.votes, mostVotes(loaded.events, loaded.item.id, loaded.seats))
  if (tooMany && values['votes_right'] !== 'ja')
    return decisionPage(c, { status: 422, values, errors: { votes_right: texts.errors.votes(tooMany.cast, tooMany.most) } })
  return save(c, loaded, { sent, values }, read)
}

type Refused = 'wrongState' | { conflict: DecisionConflict }

async function save(
  c: Ctx,
  loaded: Loaded,
  { sent, values }: { sent: Fields; values: Fields },
  read: { doc: Parameters<typeof saveDecision>[3]['doc']; facts: DecisionFacts },
) {
  const { at, item, items, index } = loaded
  const result = await once<Refused>(c, async (tx) => {
    const saved = await saveDecision(tx, actingOf(c), at.id, {
      itemId: item.id,
      bodyId: at.host.id,
      ...read,
      base: { revision: Number(values['base']) || 0, facts: values['base-facts'] ?? '' },
    })
    if ('refusal' in saved) return { refusal: 'wrongState' }
    if ('conflict' in saved) return { refusal: saved }
    await discardOwnDraft(tx, c, decisionPath(item.shortId))
    return { location: afterSaving(at, items[values['do'] === 'next' ? index + 1 : index]?.shortId) }
  })
  if ('location' in result) return seeOther(c, result.location)
  if (result.refusal === 'wrongState') return decisionPage(c, { status: 409, values, refusal: 'wrongState' })
  const { conflict } = result.refusal
  return decisionPage(c, {
    status: 409,
    values,
    conflict: shownDecisionConflict(c, sent, values, conflict),
    errors: decisionErrors(c, conflict),
  })
}

const afterSaving = (at: MeetingAt, shortId: string | undefined) =>
  shortId === undefined ? `/moeder/${at.slug}/referat` : `/punkt/${shortId}/beslutning?gemt=ja`

async function copy(c: Ctx, { at, item, targets }: Loaded, values: Fields) {
  const target = targets.find(({ id }) => id === values['meeting'])
  if (!target) return decisionPage(c, { status: 422, errors: { meeting: officeText(c, decisionTexts).choose } })
  const result = await once<'agendaClosed'>(c, async (tx) => {
    const copied = await copyItem(tx, actingOf(c), at.id, item.shortId, target.id)
    return 'refusal' in copied ? { refusal: 'agendaClosed' } : { location: `/moeder/${copied.slug}/arbejde` }
  })
  return 'location' in result ? seeOther(c, result.location) : decisionPage(c, { status: 409, refusal: result.refusal })
}
