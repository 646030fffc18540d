import { type CheerioAPI, load } from 'cheerio'

/** A page with the form that is written in as a browser would send it. */
export type OpenedForm = { $: CheerioAPI; fields: Record<string, string>; path: string }

/** Reads the form of a page whose writing is kept, or its first one. @param path where the form is sent to */
export async function openedForm(answer: Response, path: string): Promise<OpenedForm> {
  const $ = load(await answer.text())
  const fields: Record<string, string> = {}
  const writing = $('main [data-writing] form')
  const form = writing.length > 0 ? writing : $('main form').first()
  for (const field of form.find('input, textarea, select').get()) {
    const each = $(field)
    const type = each.attr('type')
    if ((type === 'radio' || type === 'checkbox') && each.attr('checked') === undefined) continue
    // The parser keeps the line break that a browser swallows.
    const value =
      field.tagName === 'textarea'
        ? each.text().replace(/^\n/, '')
        : field.tagName === 'select'
          ? String(each.val() ?? '')
          : each.attr('value')
    fields[each.attr('name') ?? ''] = value ?? ''
  }
  return { $, fields, path }
}
