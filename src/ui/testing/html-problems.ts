import { type CheerioAPI, load } from 'cheerio'
import { isKnownAttribute } from './attributes.ts'

type Element = { name: string; attribs: Record<string, string>; parent: Element | null }

/** Fragments have no doctype, and that is fine. */
const harmlessParseErrors = new Set(['missing-doctype'])
const voidTag = /<(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b([^>]*?)\/?>/gi

const elementsOf = ($: CheerioAPI) => $('*').get() as unknown as Element[]
const nesting = ($: CheerioAPI) => elementsOf($).map(({ name, parent }) => `${parent?.name ?? ''} > ${name}`.toLowerCase())

/** Where a browser moves elements elsewhere than they were written: a list in a paragraph, a link in a link. */
function nestingProblem(html: string, $: CheerioAPI): string[] {
  const written = nesting(load(html.replace(/<!doctype[^>]*>/i, '').replace(voidTag, '<$1$2/>'), { xml: true }))
  const repaired = nesting($)
  const at = repaired.findIndex((step, index) => step !== written[index])
  const same = at === -1 && written.length === repaired.length
  return same ? [] : [`browsers move elements: written ${written.at(at) ?? 'nothing'}, read ${repaired.at(at) ?? 'nothing'}`]
}

function parse(html: string): { $: CheerioAPI; problems: string[] } {
  const problems: string[] = []
  const onParseError = ({ code, startLine, startCol }: { code: string; startLine: number; startCol: number }) => {
    if (!harmlessParseErrors.has(code)) problems.push(`not well formed: ${code} at ${startLine}:${startCol}`)
  }
  const isDocument = /^\s*(<!doctype html>)?<html\b/i.test(html)
  const $ = load(html, { onParseError, sourceCodeLocationInfo: true }, isDocument)
  return { $, problems: [...problems, ...nestingProblem(html, $)] }
}

function attributeProblems(elements: Element[]): string[] {
  return elements.flatMap(({ name, attribs }) =>
    Object.keys(attribs)
      .filter((attribute) => !isKnownAttribute(name.toLowerCase(), attribute.toLowerCase()))
      .map((attribute) => `HTML knows no ${attribute} on <${name}>`),
  )
}

function idProblems(elements: Element[]): string[] {
  const ids = elements.flatMap(({ attribs }) => (attribs['id'] === undefined ? [] : [attribs['id']]))
  const known = new Set(ids)
  const references = elements.flatMap(({ attribs }) =>
    ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for', 'list'].flatMap((name) =>
      (attribs[name] ?? '').split(/\s+/).filter(Boolean),
    ),
  )
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} is used twice`),
    ...ids.filter((id) => id === '' || /\s/.test(id)).map((id) => `"${id}" cannot be an id`),
    ...references.filter((id) => !known.has(id)).map((id) => `nothing has the id ${id}`),
  ]
}

const unlabelled = ['hidden', 'submit', 'button', 'reset', 'image']

function labelProblems($: CheerioAPI): string[] {
  const labelled = new Set(
    $('label')
      .map((_, label) => $(label).attr('for') ?? '')
      .get(),
  )
  return $('input, select, textarea')
    .filter((_, field) => !unlabelled.includes($(field).attr('type') ?? ''))
    .filter((_, field) => !labelled.has($(field).attr('id') ?? '') && !$(field).attr('aria-label') && !$(field).attr('aria-labelledby'))
    .map((_, field) => `the field ${$(field).attr('name')} has no label`)
    .get()
}

/** What the content security policy forbids and what runs code: inline scripts and styles, links that are scripts. */
function securityProblems($: CheerioAPI): string[] {
  return [
    // A block of data is never run, and no policy asks about it.
    ...$('script:not([src], [type="application/ld+json"])')
      .map(() => 'an inline script')
      .get(),
    ...$('style')
      .map(() => 'an inline style sheet')
      .get(),
    ...$('[href^="javascript:" i], [action^="javascript:" i], [src^="javascript:" i]')
      .map(() => 'a link that runs code')
      .get(),
  ]
}

/**
 * What is wrong with a page or a fragment: errors of syntax, attributes that HTML does not know (the JSX types do not check them),
 * ids used twice or missing, fields without labels, inline code. Empty when all is well.
 */
export function htmlProblems(html: string): string[] {
  const { $, problems } = parse(html)
  const elements = elementsOf($)
  return [...problems, ...attributeProblems(elements), ...idProblems(elements), ...labelProblems($), ...securityProblems($)]
}
