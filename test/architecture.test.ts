import { describe, expect, test } from 'vitest'
import * as find from './rules.ts'
import { migratedTables, readProject, type Source, sourceOf } from './source.ts'

/** The lowest first: a file imports from its own layer and from those below. What fits nowhere else is the app. */
const layers = [/^src\/platform\/(i18n\/|clock\.ts$)/, /^src\/texts\//, /^src\/platform\//, /^src\/ui\//, /^src\/modules\//, /^/]

/** Which module may use which, through its index.ts. One arrow more is a decision: say why in docs/decisions. */
const arrows: Record<string, string[]> = {
  council: [],
  accounts: ['council'],
  cases: ['council'],
  meetings: ['accounts', 'cases', 'council'],
  importing: ['accounts', 'cases', 'council', 'meetings'],
  site: ['accounts', 'cases', 'council', 'meetings'],
  opendata: ['cases', 'council', 'meetings'],
  audit: ['accounts', 'council'],
  messages: ['accounts', 'council'],
  administration: ['accounts', 'council', 'importing'],
  participation: ['accounts', 'council', 'meetings'],
  privacy: ['accounts', 'council', 'importing', 'meetings'],
  following: ['accounts', 'cases', 'council', 'meetings'],
}

/** Who owns which table: nobody else reads or writes it. */
const owners: Record<string, string[]> = {
  'src/platform/db': ['municipality', 'municipality_host'],
  'src/platform/backup': ['backup_run'],
  'src/platform/audit': ['audit_entry', 'audit_head', 'read_log'],
  'src/platform/files': ['stored_file'],
  'src/platform/http': ['form_receipt', 'kept_form'],
  'src/platform/outbox': ['outgoing_mail'],
  'src/platform/search': ['search_entry', 'search_word'],
  'src/modules/accounts': [
    ...['account', 'one_time_link', 'role_grant', 'session', 'sign_in_attempt', 'passkey'],
    ...['identity_provider', 'provider_role', 'account_identity', 'logout_token'],
  ],
  'src/modules/council': ['body', 'membership', 'person', 'seat', 'seat_group', 'setting', 'term'],
  'src/modules/cases': ['case_file', 'case_item'],
  'src/modules/importing': [
    'import_batch',
    'import_doubt',
    'import_edit',
    'import_file',
    'import_left',
    'import_run',
    'library_document',
    'source_document',
  ],
  'src/modules/meetings': [
    ...['meeting', 'meeting_body', 'meeting_series', 'meeting_slug', 'agenda', 'minutes', 'attendance_event', 'apology'],
    ...['agenda_item', 'item_section', 'decision', 'item_history', 'attachment', 'item_counter'],
    ...['snapshot', 'published_meeting', 'published_item', 'tombstone'],
    ...['text_change', 'text_draft', 'release_answer'],
    'calendar_feed',
  ],
  'src/modules/opendata': ['open_object', 'open_source', 'open_state'],
  'src/modules/privacy': ['erasing'],
  'src/modules/following': ['follow', 'follow_run'],
  'src/modules/participation': ['private_note', 'proposal', 'seen_meeting'],
}

/** Queries, what makes, opens and keeps the database, and the operator's commands, which work on all municipalities. */
const sqlPlaces = /\.queries\.ts$|^src\/(platform\/(db|postgres|backup)|cli|demo)\/|^src\/(server|boot)\.ts$/
const toolsReadDefault = /^vitest(\.\w+)?\.config\.ts$|^test\/(setup\/global|browser\/server)\.ts$/
const mayBeLong = /\.(text|gen)\.ts$|^demo\/|fixtures/
/** The operator's commands speak English; the import reads Danish papers; search and addresses know Danish letters. */
const knowsDanish = /\.text\.ts$|^src\/(cli|demo)\/|^src\/modules\/importing\/(parse|read)\/|^src\/platform\/(search\/|ids\.ts$)/
/** account.ts hands its own PATH on to the database's programs; it reads no setting. */
const environmentReaders = ['src/server.ts', 'src/cli/command.ts', 'src/platform/postgres/account.ts']

type Rule = {
  rule: string
  breaches: (sources: Source[]) => string[]
  /** Ways to break it, each of which must be found: the file that it would stand in, and its text. */
  broken: [file: string, text: string][]
  /** Breaches that are known and to be put right. The list may shrink and never grow. */
  owed?: string[]
}

const inCases = (text: string): [string, string] => ['src/modules/cases/x.ts', text]
const inQueries = (text: string): [string, string] => ['src/modules/cases/x.queries.ts', text]
const inUi = (text: string): [string, string] => ['src/ui/x.tsx', text]

const rules: Rule[] = [
  {
    rule: 'imports point down',
    breaches: (sources) => find.upward(sources, layers),
    broken: [
      inUi(`import { a } from '#modules/cases/index.ts'`),
      ['src/platform/x.ts', `export type T = import('#ui/context.ts').Child`],
      ['src/modules/cases/x.ts', `export { a } from '../../app.tsx'`],
      ['src/texts/x.ts', `const a = await import('#platform/log.ts')`],
    ],
  },
  {
    rule: 'a module is used through its index.ts, along the arrows',
    breaches: (sources) => find.sideways(sources, arrows),
    broken: [
      ['src/modules/council/x.ts', `import type { A } from '#modules/cases/index.ts'`],
      ['src/modules/site/x.ts', `import { a } from '../cases/cases.ts'`],
      ['src/modules/unheard/x.ts', `import '../cases/index.ts'`],
      ['src/app.tsx', `import { a } from '#modules/cases/cases.ts'`],
    ],
  },
  {
    rule: 'the program needs nothing that is for tests',
    breaches: find.fromTests,
    broken: [inUi(`import { a } from '#test/app.ts'`), inUi(`import { a } from './tag/tag.examples.tsx'`)],
  },
  {
    rule: 'no file imports itself on a way round',
    breaches: find.cycles,
    broken: [inUi(`export * from './x.tsx'`)],
  },
  {
    rule: 'queries name tables of their own folder only',
    breaches: (sources) => find.foreignTables(sources, owners),
    broken: [
      inQueries(`const from = (tx) => pick<'case_file' | 'meeting'>(tx)`),
      inQueries(`type T = 'body'\npick<T>(tx)`),
      inQueries('pick(tx)'),
      inQueries('sql`select 1 from case_item join meeting on true`'),
    ],
  },
  {
    rule: 'SQL has its places',
    breaches: (sources) => find.scatteredSql(sources, sqlPlaces),
    broken: [
      inCases('sql<number>`select 1`'),
      inCases(`db.selectFrom('body')`),
      inCases(`import pg from 'pg'`),
      inCases(`import { type Tx, pick } from '#platform/db/db.ts'`),
    ],
  },
  {
    rule: 'there is no default export',
    breaches: (sources) => find.defaultExports(sources, toolsReadDefault),
    broken: [inCases('export default 1'), ['test/x.ts', 'const a = 1\nexport { a as default }']],
  },
  { rule: 'there is no any', breaches: find.anys, broken: [['demo/x.ts', 'const a: any = 1'], inCases('type A = Record<string, any[]>')] },
  {
    rule: 'no file has more than 300 lines',
    breaches: (sources) => find.longFiles(sources, mayBeLong),
    broken: [inCases('f()\n'.repeat(301)), ['test/x.test.ts', `${'f()\n'.repeat(300)}f()`]],
  },
  {
    rule: 'what people read stands in texts',
    breaches: (sources) => find.strayWords(sources, knowsDanish),
    broken: [
      inUi('const A = () => <p>Hej</p>'),
      inUi('const A = () => <p title="Alle referater" />'),
      inUi('const A = () => <p>{`Side nummer`}</p>'),
      inCases(`const a = 'Møde'`),
    ],
  },
  {
    rule: 'the environment is read in one place',
    breaches: (sources) => find.strayEnvironment(sources, environmentReaders),
    broken: [inCases(`const a = process.env['A']`), inCases(`import { env } from 'node:process'`)],
  },
  {
    rule: 'views are synchronous and ask no database',
    breaches: find.busyViews,
    broken: [
      ['src/modules/cases/x.views.tsx', `import type { A } from './x.queries.ts'`],
      ['src/modules/cases/x.views.tsx', 'const A = async () => <p />'],
    ],
  },
]

const project = readProject()

describe.each(rules)('$rule', ({ breaches, broken, owed = [] }) => {
  test('holds', () => expect(breaches(project)).toEqual(owed))
  test.each(broken.map(([file, text]) => ({ file, text, begins: text.split('\n')[0] })))(
    'is seen to be broken by $begins',
    ({ file, text }) => expect(breaches([sourceOf(file, text)])).toHaveLength(1),
  )
})

test('an import is seen in each of its forms', () => {
  const forms = [
    `import a from './a.ts'`,
    `import './b.ts'`,
    `export * from './c.ts'`,
    `export { d } from './d.ts'`,
    `await import('./e.ts')`,
  ]
  const { imports } = sourceOf(
    'src/ui/x.ts',
    [...forms, `type F = import('./f.ts').F`, `import type { G } from '#app'`, `import 'pg'`].join('\n'),
  )
  expect(imports).toEqual([...'abcdef'].map((name) => `src/ui/${name}.ts`).concat('src/app.tsx'))
})

test('the whole house has been read', () => {
  expect(find.program(project).length).toBeGreaterThan(150)
  expect(project.flatMap(({ imports }) => imports).length).toBeGreaterThan(500)
})

test('every table has one owner', () => {
  expect(Object.values(owners).flat().sort()).toEqual(migratedTables().sort())
})

test('every module is among the arrows, and none of them leads back', () => {
  const modules = new Set(project.flatMap(({ file }) => find.moduleOf(file) ?? []))
  expect(Object.keys(arrows).sort()).toEqual([...modules].sort())
  const reach = (from: string, way: string[] = []): string[] =>
    way.includes(from) ? [from] : (arrows[from] ?? []).flatMap((to) => [to, ...reach(to, [...way, from])])
  for (const name of modules) expect(reach(name)).not.toContain(name)
})
