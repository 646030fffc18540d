import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { migratedTables } from './source.ts'

const root = new URL('../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')
const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md'], { cwd: root })
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

/** A heading as the part of an address behind the #. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\d -]/gu, '')
    .replaceAll(' ', '-')

test.each(documents)('%s links to files and headings that are there', (file) => {
  for (const link of found(read(file), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link))) {
    const [target = '', anchor] = link.split('#')
    const place = target === '' ? file : path.posix.join(path.posix.dirname(file), target)
    expect(existsSync(new URL(place, root)), link).toBe(true)
    if (anchor) expect(found(read(place), /^#+ (.+)$/gm).map(anchorOf), link).toContain(anchor)
  }
})

test('every environment variable is explained to the operator, and none that is not read', () => {
  const variables = found(read('src/platform/env.ts'), /^ {2}([A-Z_]+): /gm)
  expect(variables.length).toBeGreaterThan(5)
  expect(found(read('docs/operations.md'), /^\| `([A-Z_]+)` \|/gm).sort()).toEqual(variables.sort())
})

test('every command that the documents name is there', () => {
  const commands = globSync('src/cli/*.ts', { cwd: root })
    .flatMap((file) => found(read(file), /name: \[([^\]]+)\]/g))
    .map((words) => words.replace(/['\s]/g, '').replace(',', ' '))
  const named = documents.flatMap((file) => found(read(file), /script\/brobygger ([a-z-]+(?: (?:add|again|invite|load|reset)\b)?)/g))
  expect(named.length).toBeGreaterThan(5)
  for (const command of named) expect([...commands, 'help']).toContain(command)
})

test('decisions are numbered without a gap, and say context, choice and consequences', () => {
  const decisions = globSync('docs/decisions/[0-9]*.md', { cwd: root }).sort()
  expect(decisions.length).toBeGreaterThan(0)
  decisions.forEach((file, index) => {
    const number = String(index + 1).padStart(3, '0')
    expect(path.basename(file).startsWith(`${number}-`), file).toBe(true)
    expect(read(file)).toMatch(
      new RegExp(`^# ${number} .+\n\n\\*\\*Context\\.\\*\\* [^]+\n\\*\\*Choice\\.\\*\\* [^]+\n\\*\\*Consequences\\.\\*\\* `),
    )
  })
})

/** Tables that the domain has no word for: the house's own. */
const ownTables = [
  ...[
    'attachment',
    'audit_head',
    'backup_run',
    'case_item',
    'form_receipt',
    'item_counter',
    'kept_form',
    'logout_token',
    'meeting_body',
    'meeting_series',
    'meeting_slug',
  ],
  ...[
    'municipality_host',
    'one_time_link',
    'open_object',
    'open_source',
    'open_state',
    'published_item',
    'published_meeting',
    'sign_in_attempt',
    'stored_file',
  ],
]

test('every table with a word of the domain is in the glossary', () => {
  const glossary = found(read('docs/glossary.md'), /`([a-z_]+)(?:\.[a-z_]+)?`/g)
  const missing = migratedTables().filter((table) => !glossary.includes(table))
  expect(missing.sort()).toEqual(ownTables)
})
