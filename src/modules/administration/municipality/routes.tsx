import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, localPath } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { officePage } from '#ui/page/respond.tsx'
import { municipalityScreens, proofFor, sharedScreens } from '../screens.ts'
import { settingsScreen } from '../settings/handle.tsx'
import { HubPage } from '../settings/hub.views.tsx'
import type { FindScope } from '../settings/scope.ts'
import type { Screen } from '../settings/screen.ts'
import { setupCrumb } from '../setup-crumb.ts'
import { saveLogo, showLogo } from './logo.tsx'
import { requireMunicipality } from './may.ts'
import { municipalityTexts } from './municipality.text.ts'
import { saveName, showName } from './name.tsx'

const base = '/opsaetning/kommune'

const whole: FindScope = async (_tx, c) => {
  requireMunicipality(c)
  const { title } = officeText(c, municipalityTexts.hub)
  return {
    bodyId: null,
    name: c.get('municipality').name,
    path: base,
    crumbs: [setupCrumb(c), { label: title, href: localPath(c.get('lang'), base) }],
  }
}

export function municipalityRoutes() {
  const app = new Hono<AppEnv>()
    .get(base, allow('administrator'), office, hub)
    .get(`${base}/navn`, allow('administrator'), office, showName)
    .post(`${base}/navn`, allow('administrator'), office, saveName)
    .get(`${base}/logo`, allow('administrator'), office, showLogo)
    .post(`${base}/logo`, allow('administrator'), office, saveLogo)
  for (const screen of [...municipalityScreens, ...sharedScreens]) {
    const { get, post } = settingsScreen(screen, whole)
    app.get(`${base}/${screen.path}`, allow('administrator'), office, get)
    app.post(`${base}/${screen.path}`, allow('administrator'), proofFor(screen), office, post)
  }
  return app
}

function hub(c: Ctx) {
  requireMunicipality(c)
  const t = officeText(c, municipalityTexts.hub)
  const card = (path: string, { title, card: text }: { title: string; card: string }) => ({
    href: localPath(c.get('lang'), `${base}/${path}`),
    title,
    text,
  })
  const ofScreen = (screen: Screen) => card(screen.path, officeText(c, screen.texts))
  const identity = [card('navn', officeText(c, municipalityTexts.name)), card('logo', officeText(c, municipalityTexts.logo))]
  const parts = [
    { title: t.identity, cards: [...identity, ...municipalityScreens.map(ofScreen)] },
    { title: t.shared, cards: sharedScreens.map(ofScreen) },
  ]
  return officePage(
    c,
    { title: t.title, crumbs: [setupCrumb(c), { label: t.title }], help: t.help },
    <HubPage title={t.title} lead={t.lead} parts={parts} />,
  )
}
