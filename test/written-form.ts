import { load } from 'cheerio'
import { expect } from 'vitest'
import type { TestApp } from './app.ts'

/** What a browser would send of a page's form: every field with what stands in it. */
export function writtenForm(html: string, form = '#punkt') {
  const $ = load(html)
  const fields: Record<string, string> = {}
  for (const element of $(form).find('input, textarea, select').toArray()) {
    const field = $(element)
    const name = field.attr('name')
    const isPicked = field.attr('checked') !== undefined
    if (!name || (['radio', 'checkbox'].includes(field.attr('type') ?? '') && !isPicked)) continue
    const chosen = field.find('option[selected]').attr('value') ?? field.find('option').first().attr('value')
    // The parser of a browser drops the first line break of a text area.
    const text = element.tagName === 'textarea' ? field.text().replace(/^\n/, '') : field.attr('value')
    fields[name] = (element.tagName === 'select' ? chosen : text) ?? ''
  }
  return { $, fields, html }
}

/** Opens a page that holds a form. */
export async function openForm(app: TestApp, path: string, status = 200) {
  const answer = await app.get(path)
  expect(answer.status, path).toBe(status)
  return writtenForm(await answer.text())
}
