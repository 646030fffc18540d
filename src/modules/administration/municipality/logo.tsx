import { readFile, writeFile } from 'node:fs/promises'
import { putSettings, type SettingValues, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { forgetKnown } from '#platform/db/known.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { withoutPlace } from '#platform/documents/picture-metadata.ts'
import { dropReference } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { keepFile, removeUnused } from '#platform/files/keep.ts'
import { type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf } from '../settings/scope.ts'
import { settingsTexts } from '../settings/settings.text.ts'
import { setupCrumb } from '../setup-crumb.ts'
import { LogoPage } from './logo.views.tsx'
import { requireMunicipality } from './may.ts'
import { municipalityTexts } from './municipality.text.ts'
import { type Picture, pictureOf } from './picture.ts'

const path = '/opsaetning/kommune/logo'
const maxBytes = 1_000_000

type Logo = SettingValues['logo']

export const showLogo = (c: Ctx) => show(c, 200, {})

async function show(c: Ctx, status: 200 | 422, errors: FieldErrors) {
  requireMunicipality(c)
  const words = officeText(c, municipalityTexts.logo)
  const { logo } = await inTenant(c, (tx) => settingValues(tx, ['logo'], null, today(c)))
  const done = status === 200 ? c.req.query('gemt') : undefined
  return officePage(
    c,
    {
      title: words.title,
      crumbs: [
        setupCrumb(c),
        { label: officeText(c, municipalityTexts.hub).title, href: localPath(c.get('lang'), '/opsaetning/kommune') },
        { label: words.title },
      ],
      help: words.help,
      status,
      hasErrors: status !== 200,
    },
    <LogoPage
      words={words}
      t={officeText(c, settingsTexts)}
      once={onceKey()}
      action={localPath(c.get('lang'), path)}
      errors={errors}
      notice={done === 'ja' ? words.saved : done === 'fjernet' ? words.removed : null}
      municipality={c.get('municipality').name}
      logo={logo && { src: `/logo?v=${logo.sha256.slice(0, 16)}`, width: logo.width, height: logo.height }}
    />,
  )
}

export async function saveLogo(c: Ctx) {
  requireMunicipality(c)
  const { values, files } = formOf(c)
  const words = officeText(c, municipalityTexts.logo)
  if (values['do'] === 'remove') return replace(c, null)
  const file = files.find(({ field }) => field === 'billede')
  if (!file) return show(c, 422, { billede: words.missing })
  if (file.size > maxBytes) return show(c, 422, { billede: words.tooLarge })
  const bytes = await readFile(file.path)
  const picture = pictureOf(bytes)
  const kept = picture && withoutPlace(bytes, picture.mediaType)
  if (!picture || !kept) return show(c, 422, { billede: words.notPicture })
  if (!kept.equals(bytes)) await writeFile(file.path, kept)
  return replace(c, { path: file.path, picture })
}

/** Puts a picture, or none, in the place of the logo; the bytes of the earlier one go when nothing else points at them. */
async function replace(c: Ctx, next: { path: string; picture: Picture } | null) {
  const { id } = c.get('municipality')
  const { files } = c.get('platform')
  let left: Buffer | null = null
  const { location } = await once(c, async (tx) => {
    await takeTurn(tx, id, 'logo')
    const { logo: before } = await settingValues(tx, ['logo'], null, today(c))
    const logo = next && (await keep(tx, files, id, next))
    left = before && Buffer.from(before.sha256, 'hex')
    if (left) await dropReference(tx, left)
    await putSettings(tx, actingOf(c), { bodyId: null, values: { logo }, validFrom: today(c) })
    return { location: `${path}?gemt=${next ? 'ja' : 'fjernet'}` }
  })
  if (left) await removeUnused(c.get('platform'), id, [left])
  forgetKnown()
  return seeOther(c, location)
}

async function keep(
  tx: Tx,
  files: FileStore,
  municipalityId: string,
  { path, picture }: { path: string; picture: Picture },
): Promise<Logo> {
  const { sha256 } = await keepFile(tx, files, municipalityId, { path, mediaType: picture.mediaType }, maxBytes)
  return { sha256: sha256.toString('hex'), ...picture }
}
