import { load } from 'cheerio'
import { expect } from 'vitest'
import { createBody, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, type TestDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

export const now = '2026-03-02T12:00:00Z'

/** Municipalities of a test's own, each with an administrator who has just come. */
export const towns = (db: TestDatabase) => {
  let code = 700
  return async () => {
    const town = await aMunicipality(db, { code: String(code++), name: 'Tomby Kommune' })
    const app = await testApp(db, { municipality: town, as: 'administrator', now })
    const inside = <R>(work: (tx: Tx) => Promise<R>) => app.platform.db.in(town.id, work)
    const body = (name = 'Integrationsrådet', isPublic = true) =>
      inside((tx) => createBody(tx, town.id, { name, kind: 'council', isPublic }))
    const held = (kind: 'standing_items' | 'deadlines' | 'numbering' | 'captions', bodyId: string | null, day = '2026-03-02') =>
      inside((tx) => settingValues(tx, [kind], bodyId, day)).then((values) => (values as Record<string, unknown>)[kind])
    return { town, app, body, held, inside }
  }
}

/** The fields of a form as a browser would send them back, by name. */
export function fieldsOf(html: string): Record<string, string> {
  const page = load(html)
  const fields: Record<string, string> = {}
  // The first form with fields of its own in the page is the screen's.
  const form = page('main form').first()
  for (const { name, value } of form.serializeArray()) fields[name] ??= value
  return fields
}

/** A screen, which must be sound HTML, and what its form holds. */
export const open = async (app: TestApp, path: string) => {
  const answer = await app.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  const html = await answer.text()
  expect(htmlProblems(html)).toEqual([])
  return { html, fields: fieldsOf(html) }
}

/** Fills a screen in as a person would: what stands there, and what is changed. */
export async function save(app: TestApp, path: string, changes: Record<string, string>, status = 303) {
  const { fields } = await open(app, path)
  const answer = await app.post(path.split('?')[0] ?? path, { ...fields, do: 'save', ...changes })
  const html = await answer.text()
  expect([path, answer.status, status === 303 ? load(html)('.error-summary').text() : '']).toEqual([path, status, ''])
  return { html, location: answer.headers.get('location') ?? '' }
}
