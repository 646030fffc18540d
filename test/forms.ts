import { type CheerioAPI, load } from 'cheerio'

/** A page with its first form as a browser would send it. */
export type OpenedForm = { $: CheerioAPI; fields: Record<string, string>; path: string }

/** Reads the first form of a page. @param path where the form is sent to */
export async function openedForm(answer: Response, path: string): Promise<OpenedForm> {
  const $ = load(await answer.text())
  const fields: Record<string, string> = {}
  for (const field of $('main form').first().find('input, textarea, select').get()) {
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
