import { Hono } from 'hono'
import type { Tx } from '#platform/db/db.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { meetingName } from '../titles.ts'
import { actingOf, isRecording, meetingAtHand } from './at-hand.ts'
import { eventsOf } from './attendance.queries.ts'
import { addLateItem } from './decision.ts'
import { minutesTexts } from './minutes.text.ts'
import { MinutesPage } from './minutes.views.tsx'
import { attendees } from './presence.ts'
import { recordItems } from './record.queries.ts'

const staff = ['secretary', 'administrator'] as const
const longestTitle = 300

export const minutesRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/referat', allow(...staff), office, (c) => minutesPage(c, {}))
    .post('/moeder/:slug/referat', allow(...staff), office, lateItem)

async function load(tx: Tx, c: Ctx) {
  const at = await meetingAtHand(tx, c)
  return { at, items: await recordItems(tx, at.id, at.host.id), events: await eventsOf(tx, at.id) }
}

type Shown = { status?: 200 | 409 | 422; values?: Record<string, string>; errors?: FieldErrors; refused?: boolean }

async function minutesPage(c: Ctx, { status = 200, values = c.get('kept') ?? {}, errors = {}, refused = false }: Shown) {
  const { at, items, events } = await inTenant(c, (tx) => load(tx, c))
  const texts = officeText(c, minutesTexts)
  const lang = c.get('lang')
  const name = meetingName({ title: at.row.title, bodies: at.bodies })
  return officePage(
    c,
    {
      title: `${texts.title}, ${name}`,
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: texts.help,
      crumbs: [{ label: name, href: localPath(lang, `/moeder/${at.slug}/arbejde`), lang: 'da' }, { label: texts.title }],
    },
    <MinutesPage
      t={c.get('t')}
      texts={texts}
      lang={lang}
      href={(path) => localPath(lang, path)}
      once={onceKey()}
      name={name}
      at={at}
      items={items}
      attended={attendees(events, at.row.starts_at).length}
      isOpen={isRecording(at)}
      values={values}
      errors={errors}
      refused={refused}
    />,
  )
}

async function lateItem(c: Ctx) {
  const { values } = formOf(c)
  const texts = officeText(c, minutesTexts).errors
  const { at } = await inTenant(c, (tx) => load(tx, c))
  const title = values['title']?.trim() ?? ''
  const openness = values['openness']
  const errors = {
    ...(title === '' && { title: texts.title }),
    ...(title.length > longestTitle && { title: texts.long }),
    ...(openness !== 'open' && openness !== 'closed' && { openness: texts.openness }),
  }
  if (Object.keys(errors).length > 0) return minutesPage(c, { status: 422, values, errors })
  const result = await once(c, async (tx) => {
    const added = await addLateItem(tx, actingOf(c), at.id, { title, openness: openness === 'open' ? 'open' : 'closed' })
    return 'refusal' in added ? added : { location: `/punkt/${added.shortId}/beslutning` }
  })
  return 'location' in result ? seeOther(c, result.location) : minutesPage(c, { status: 409, values, refused: true })
}
