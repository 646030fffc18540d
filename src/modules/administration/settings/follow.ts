import { followSetting, readKind, type SettingKind, type SettingValues } from '#modules/council/index.ts'
import { forgetKnown } from '#platform/db/known.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, localPath, seeOther, today } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { actingOf, type FindScope, type Scope } from './scope.ts'
import type { Line, Screen } from './screen.ts'
import { settingsTexts } from './settings.text.ts'
import type { Shared } from './settings.views.tsx'

export const linesOf = (c: Ctx, screen: Screen, values: Partial<SettingValues>): Line[] =>
  screen.describe(values, officeText(c, screen.texts), c.get('lang') === 'en' ? 'en' : 'da')

/** What one of a screen's settings is called: as the screen, or by its own questions where the screen has several. */
function nameOf(c: Ctx, screen: Screen, kind: SettingKind): string {
  if (screen.kinds.length === 1) return officeText(c, screen.texts).title
  return linesOf(c, screen, { [kind]: readKind(kind, undefined) })
    .map(({ term }) => term)
    .join(', ')
}

/** In the list of what held and will hold: that a body follows the municipality. */
export const followLine = (c: Ctx, screen: Screen, kind: SettingKind): Line => ({
  term: nameOf(c, screen, kind),
  value: [officeText(c, settingsTexts).followsFrom],
})

/** What the municipality shares of a screen's settings, and which of them the body follows. */
export function sharedOf(c: Ctx, screen: Screen, given: { scope: Scope; shared: SettingValues; own: ReadonlySet<string> }): Shared | null {
  const { scope, shared, own } = given
  if (scope.bodyId === null) return null
  const isFollowed = screen.kinds.every((kind) => !own.has(kind))
  return {
    inherited: isFollowed ? officeText(c, settingsTexts).inherited(scope.name) : null,
    href: scope.sharedPath ? localPath(c.get('lang'), scope.sharedPath) : null,
    settings: screen.kinds.map((kind) => ({
      kind,
      name: nameOf(c, screen, kind),
      isOwn: own.has(kind),
      lines: linesOf(c, screen, { [kind]: shared[kind] }),
    })),
  }
}

/** A body lets go of what it has of its own, from today on. */
export async function follow(c: Ctx, screen: Screen, find: FindScope) {
  const kind = screen.kinds.find((one) => one === formOf(c).values['slags'])
  const { location } = await once(c, async (tx) => {
    const { bodyId, path } = await find(tx, c, screen)
    if (kind === undefined || bodyId === null) throw new AppError(400, 'nothing to follow')
    await takeTurn(tx, c.get('municipality').id, `settings ${bodyId}`)
    await followSetting(tx, actingOf(c), { bodyId, kind, validFrom: today(c) })
    return { location: `${path}/${screen.path}?fulgt=ja` }
  })
  forgetKnown()
  return seeOther(c, location)
}
