import { removeUnused } from '#platform/files/keep.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf } from '../acting.ts'
import { undoImport, whatGoes } from '../undo.ts'
import { runAt } from './load.ts'
import { reviewTexts } from './review.text.ts'
import { UndoPage } from './undo.views.tsx'

export async function undoPage(c: Ctx, status: 200 | 409) {
  const texts = officeText(c, reviewTexts)
  const lang = c.get('lang')
  const { run, goes } = await inTenant(c, async (tx) => {
    const found = await runAt(tx, c)
    return { run: found, goes: await whatGoes(tx, found.id) }
  })
  const home = localPath(lang, `/import/${run.id}`)
  return officePage(
    c,
    {
      title: texts.undoPage.title,
      status,
      help: texts.undoPage.help,
      crumbs: [
        { label: texts.imports, href: localPath(lang, '/import') },
        { label: run.file_name, href: home },
        { label: texts.undoPage.title },
      ],
    },
    <UndoPage texts={texts} once={onceKey()} back={home} goes={goes ? [goes] : []} isReleased={run.state !== 'draft'} />,
  )
}

export async function undo(c: Ctx) {
  await inTenant(c, (tx) => runAt(tx, c))
  const id = c.req.param('id') ?? ''
  const files: Buffer[] = []
  const result = await once<'notDraft'>(c, async (tx) => {
    const undone = await undoImport(tx, actingOf(c), id)
    if ('refusal' in undone) return undone
    files.push(...undone.files)
    return { location: `/import/${id}` }
  })
  if ('refusal' in result) return undoPage(c, 409)
  await removeUnused(c.get('platform'), c.get('municipality').id, files)
  return seeOther(c, result.location)
}
