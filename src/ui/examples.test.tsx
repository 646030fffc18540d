import { readdirSync } from 'node:fs'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { hostile } from './example.ts'
import { componentExamples } from './examples.ts'
import { pageExamples } from './page/page.examples.tsx'
import { htmlProblems } from './testing/html-problems.ts'

const all = Object.entries({ ...componentExamples, page: pageExamples }).flatMap(([component, examples]) =>
  Object.entries(examples).map(([name, render]) => ({ component, name, html: String(render() ?? '') })),
)

describe('every example of every component', () => {
  it.each(all)('$component, $name, is sound HTML', ({ html }) => {
    expect(htmlProblems(html)).toEqual([])
  })

  it.each(all.filter(({ name }) => name === 'hostile'))('$component shows hostile text as text', ({ html }) => {
    const $ = load(html, null, html.startsWith('<html'))
    expect($('script:not([src], [type="application/ld+json"]), img').length).toBe(0)
    const values = $('input, textarea').map((_, field) => $(field).attr('value') ?? $(field).text())
    expect([$.root().text(), ...values.get()].join('\n')).toContain(hostile)
  })

  it('has examples for every folder with a component, a hostile one among them', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() && readdirSync(`${import.meta.dirname}/${entry.name}`).some((file) => file.endsWith('.examples.tsx')),
      )
      .map((entry) => entry.name)
    expect(folders.toSorted()).toEqual([...Object.keys(componentExamples), 'page'].toSorted())
    const without = [...new Set(all.map(({ component }) => component))].filter(
      (component) => !all.some((one) => one.component === component && one.name === 'hostile'),
    )
    expect(without).toEqual(['icon'])
  })
})
