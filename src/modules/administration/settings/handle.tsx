import canonicalize from 'canonicalize'
import { dropSettings, ownKinds, putSettings, type SettingValues, settingRows, settingValues } from '#modules/council/index.ts'
import { forgetKnown } from '#platform/db/known.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf, visibleValues } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { sha256 } from '#platform/ids.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { follow, followLine, linesOf, sharedOf } from './follow.ts'
import { around, type Written, writtenByDay } from './history.ts'
import { asDay, readValidFrom } from './read-day.ts'
import { edited, editOf, type Fields } from './rows.ts'
import { actingOf, type FindScope } from './scope.ts'
import type { Line, Screen } from './screen.ts'
import { settingsTexts } from './settings.text.ts'
import { type Period, SettingsPage } from './settings.views.tsx'

/** Tells what a form was made from, so that a change in between is seen. */
export const fingerprint = (values: unknown) =>
  sha256(canonicalize(values) ?? '')
    .toString('base64url')
    .slice(0, 22)

type Shown = {
  status: 200 | 422
  /** What was typed; null: what holds on the day. */
  fields: Fields | null
  errors: FieldErrors
  /** Somebody else saved in between: what the reader wanted to say, in words. */
  conflict: Line[] | null
}
const fresh: Shown = { status: 200, fields: null, errors: {}, conflict: null }

/** GET and POST of one settings screen. */
export const settingsScreen = (screen: Screen, find: FindScope) => ({
  get: (c: Ctx) => show(c, screen, find, { ...fresh, fields: c.get('kept') }),
  post: (c: Ctx) => answer(c, screen, find),
})

/** The day that the form is about: a later one that was asked for, else today. */
function dayOf(c: Ctx, asked: string): string {
  const day = asDay(asked)
  return day !== null && day > today(c) ? day : today(c)
}

const load = (c: Ctx, screen: Screen, find: FindScope, day: string) =>
  inTenant(c, async (tx) => {
    const scope = await find(tx, c, screen)
    const values = (await settingValues(tx, screen.kinds, scope.bodyId, day)) as SettingValues
    const shared = scope.bodyId === null ? values : ((await settingValues(tx, screen.kinds, null, day)) as SettingValues)
    const rows = await settingRows(tx, screen.kinds, scope.bodyId)
    return { scope, values, shared, own: ownKinds(rows, day), written: writtenByDay(rows) }
  })

async function show(c: Ctx, screen: Screen, find: FindScope, shown: Shown) {
  const t = officeText(c, settingsTexts)
  const words = officeText(c, screen.texts)
  const day = dayOf(c, shown.fields?.['vist'] ?? c.req.query('dag') ?? '')
  const loaded = await load(c, screen, find, day)
  const { scope, values, written } = loaded
  const action = localPath(c.get('lang'), `${scope.path}/${screen.path}`)
  const opening = screen.toFields(values)
  const fields = shown.fields ?? screen.asked?.(opening, (name) => c.req.query(name)) ?? opening
  const at = around(written, today(c))
  const period = periodIn(c, screen, action)
  // After a conflict the form stands on what the other saved; otherwise on what it was made from.
  const basis = shown.conflict || shown.fields === null ? fingerprint(values) : (shown.fields['grundlag'] ?? '')
  return officePage(
    c,
    {
      title: words.title,
      crumbs: [...scope.crumbs, { label: words.title }],
      help: words.help,
      status: shown.status,
      hasErrors: Object.keys(shown.errors).length > 0 || shown.conflict !== null,
    },
    <SettingsPage
      t={t}
      title={words.title}
      lead={words.lead}
      kicker={scope.name}
      once={onceKey()}
      action={action}
      basis={basis}
      shownDay={day}
      today={today(c)}
      validFrom={shown.fields?.['gaelder'] ?? day}
      errors={shown.errors}
      notice={noticeOf(c, shown, day)}
      shared={sharedOf(c, screen, loaded)}
      conflict={shown.conflict && { now: linesOf(c, screen, values), mine: shown.conflict }}
      coming={at.coming.map(period)}
      current={at.current && period(at.current)}
      earlier={at.earlier.slice(0, 20).map(period)}
    >
      {screen.Inside({ fields, errors: shown.errors, words, frame: t, action })}
    </SettingsPage>,
  )
}

const periodIn =
  (c: Ctx, screen: Screen, action: string) =>
  ({ from, values, follows }: Written): Period => ({
    from,
    dayText: dateInWords(c.get('lang'), from),
    lines: [...(Object.keys(values).length > 0 ? linesOf(c, screen, values) : []), ...follows.map((kind) => followLine(c, screen, kind))],
    editHref: from > today(c) ? `${action}?dag=${from}` : null,
  })

function noticeOf(c: Ctx, { fields, status }: Shown, day: string) {
  const t = officeText(c, settingsTexts)
  const saved = asDay(c.req.query('gemt') ?? '')
  if (fields === null && status === 200 && c.req.query('fulgt') === 'ja') return { kind: 'success' as const, text: t.nowFollows }
  if (fields === null && status === 200 && saved !== null)
    return { kind: 'success' as const, text: saved > today(c) ? t.saved(dateInWords(c.get('lang'), saved)) : t.savedToday }
  return day > today(c) ? { kind: 'info' as const, text: t.editingDay(dateInWords(c.get('lang'), day)) } : null
}

async function answer(c: Ctx, screen: Screen, find: FindScope) {
  const fields: Fields = visibleValues(formOf(c))
  const pressed = fields['do'] ?? ''
  const edit = editOf(pressed)
  const list = edit && screen.lists?.find(({ name }) => name === edit.list)
  if (list) return show(c, screen, find, { ...fresh, fields: edited(fields, list, edit) })
  const changed = screen.press?.(pressed, fields, today(c), officeText(c, screen.texts))
  if (changed && 'errors' in changed) return show(c, screen, find, { ...fresh, status: 422, fields, errors: changed.errors })
  if (changed) return show(c, screen, find, { ...fresh, fields: changed.fields })
  if (pressed === 'follow') return follow(c, screen, find)
  return pressed === 'drop' ? drop(c, screen, find, fields) : save(c, screen, find, fields)
}

async function save(c: Ctx, screen: Screen, find: FindScope, fields: Fields) {
  const read = screen.read(fields, officeText(c, screen.texts), officeText(c, settingsTexts))
  const from = readValidFrom(fields['gaelder'] ?? '', today(c), officeText(c, settingsTexts))
  if ('errors' in read || 'error' in from) {
    const errors = { ...('errors' in read && read.errors), ...('error' in from && { gaelder: from.error }) }
    return show(c, screen, find, { ...fresh, status: 422, fields, errors })
  }
  const { values } = read
  const result = await once<'changed'>(c, async (tx) => {
    const scope = await find(tx, c, screen)
    await takeTurn(tx, c.get('municipality').id, `settings ${scope.bodyId ?? ''}`)
    const held = await settingValues(tx, screen.kinds, scope.bodyId, dayOf(c, fields['vist'] ?? ''))
    if (fingerprint(held) !== fields['grundlag']) return { refusal: 'changed' }
    await putSettings(tx, actingOf(c), { bodyId: scope.bodyId, values, validFrom: from.day })
    return { location: `${scope.path}/${screen.path}?gemt=${from.day}` }
  })
  if ('refusal' in result) return show(c, screen, find, { ...fresh, status: 422, fields, conflict: linesOf(c, screen, values) })
  forgetKnown()
  return seeOther(c, result.location)
}

/** Takes back what was to come; what has begun is history. */
async function drop(c: Ctx, screen: Screen, find: FindScope, fields: Fields) {
  const day = asDay(fields['dag'] ?? '')
  const { location } = await once(c, async (tx) => {
    const scope = await find(tx, c, screen)
    if (day !== null && day > today(c)) await dropSettings(tx, actingOf(c), { bodyId: scope.bodyId, kinds: screen.kinds, validFrom: day })
    return { location: `${scope.path}/${screen.path}` }
  })
  return seeOther(c, location)
}
