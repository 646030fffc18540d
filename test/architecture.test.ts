import { describe, expect, test } from 'vitest'
import { cyclesAmong, migratedTables, type Node, readProject, type Source, sourceOf, textOf } from './source.ts'

const project = readProject()

/** Layers from the bottom up: a file imports from its own layer and from those below. */
const layers = ['texts', 'platform', 'ui', 'modules', 'app'] as const

function layerOf(file: string): (typeof layers)[number] | null {
  // Words for a count: texts are written with it, and it imports nothing.
  if (file === 'src/platform/i18n/plural.ts') return 'texts'
  const folder = /^src\/(texts|platform|ui|modules)\//.exec(file)?.[1]
  return layers.find((layer) => layer === folder) ?? (file.startsWith('src/') ? 'app' : null)
}

/** Which module may use which, through its index.ts. An arrow more is a decision: write down why in docs/decisions. */
const arrows: Record<string, string[]> = {
  council: [],
  accounts: ['council'],
  cases: ['council'],
  meetings: ['accounts', 'cases', 'council'],
  importing: ['accounts', 'cases', 'council', 'meetings'],
  site: ['accounts', 'cases', 'council', 'meetings'],
  audit: ['accounts', 'council'],
}

/** Who owns which table: nobody else reads or writes it. */
const owners: Record<string, string[]> = {
  'src/platform/db': ['municipality', 'municipality_host'],
  'src/platform/audit': ['audit_entry', 'audit_head', 'read_log'],
  'src/platform/files': ['stored_file'],
  'src/platform/http': ['form_receipt', 'kept_form'],
  'src/platform/search': ['search_entry'],
  'src/modules/accounts': ['account', 'one_time_link', 'role_grant', 'session'],
  'src/modules/council': ['body', 'membership', 'person', 'seat', 'seat_group', 'setting', 'term'],
  'src/modules/cases': ['case_file', 'case_item'],
  'src/modules/importing': ['import_doubt', 'import_run', 'source_document'],
  'src/modules/meetings': [
    ...['meeting', 'meeting_body', 'meeting_series', 'meeting_slug', 'agenda', 'minutes', 'attendance_event', 'apology'],
    ...['agenda_item', 'item_section', 'decision', 'item_history', 'attachment', 'item_counter'],
    ...['snapshot', 'published_item', 'tombstone'],
  ],
}

/** Tests, and what only tests use. */
const isForTests = (file: string) => file.startsWith('test/') || /[./](test|testing|fixtures|examples?)[./]/.test(file)
const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? null
const at = ({ file }: Source, found: string) => `${file}: ${found}`
const program = (sources: Source[]) => sources.filter(({ file }) => file.startsWith('src/') && !isForTests(file))
const eachNode = (sources: Source[], find: (node: Node, within: Node[], source: Source) => string | null) =>
  sources.flatMap((source) =>
    source.nodes.flatMap(({ node, within }) => {
      const found = find(node, within, source)
      return found === null ? [] : at(source, found)
    }),
  )
const nameOf = (node: unknown): unknown => (typeof node === 'object' && node !== null && 'name' in node ? node.name : undefined)
const as = (node: unknown, type: string): Node | null => {
  const candidate = node as Node | null | undefined
  return candidate?.type === type ? candidate : null
}

const upward = (sources: Source[]) =>
  program(sources).flatMap((source) =>
    source.imports
      .filter((target) => {
        const [from, to] = [layerOf(source.file), layerOf(target)]
        return from !== null && to !== null && layers.indexOf(to) > layers.indexOf(from)
      })
      .map((target) => at(source, target)),
  )

const sideways = (sources: Source[]) =>
  program(sources).flatMap((source) =>
    source.imports
      .filter((target) => {
        const [from, to] = [moduleOf(source.file), moduleOf(target)]
        if (to === null || from === to) return false
        return target !== `src/modules/${to}/index.ts` || (from !== null && !arrows[from]?.includes(to))
      })
      .map((target) => at(source, target)),
  )

const fromTests = (sources: Source[]) =>
  program(sources).flatMap((source) => source.imports.filter(isForTests).map((target) => at(source, target)))

/** Tables that a type names: 'a' | 'b', or an alias of that in the same file; null when that cannot be read off. */
function tablesIn(type: unknown, source: Source): string[] | null {
  const reference = as(type, 'TSTypeReference')
  if (reference) {
    const alias = source.nodes.find(
      ({ node }) => node.type === 'TSTypeAliasDeclaration' && nameOf(node['id']) === nameOf(reference['typeName']),
    )
    return alias ? tablesIn(alias.node['typeAnnotation'], source) : null
  }
  const members = as(type, 'TSUnionType')?.['types'] ?? [type]
  const names = (members as Node[]).map((member) => textOf(as(member, 'TSLiteralType')?.['literal']))
  return names.every((name) => name !== null) ? names : null
}

const ownedBy = (file: string) => Object.entries(owners).find(([folder]) => file.startsWith(`${folder}/`))?.[1] ?? []
const isSql = (node: Node) => node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'sql'
const rawText = (node: Node) => (node['quasi'] as { quasis: { value: { raw: string } }[] }).quasis.map(({ value }) => value.raw).join(' ? ')

/** Queries that reach for a table of somebody else, typed or written in SQL. */
function foreignTables(sources: Source[]) {
  const known = new Set(migratedTables())
  return eachNode(program(sources), (node, _within, source) => {
    if (!source.file.endsWith('.queries.ts')) return null
    const own = ownedBy(source.file)
    if (as(node, 'CallExpression') && nameOf(node['callee']) === 'pick') {
      const given = as(node['typeArguments'], 'TSTypeParameterInstantiation')?.['params'] as Node[] | undefined
      const tables = tablesIn(given?.[0], source)
      return tables === null ? 'pick without the names of its tables' : (tables.find((table) => !own.includes(table)) ?? null)
    }
    const named = isSql(node) ? [...rawText(node).matchAll(/\b(?:from|join|into|update)\s+(\w+)/gi)].map((match) => match[1] ?? '') : []
    return named.find((table) => known.has(table) && !own.includes(table)) ?? null
  })
}

const sqlPlaces = /\.queries\.ts$|^src\/(platform\/db|cli|demo)\/|^src\/(server|boot)\.ts$/
const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']

const scatteredSql = (sources: Source[]) =>
  eachNode(
    program(sources).filter(({ file }) => !sqlPlaces.test(file)),
    (node) => {
      if (isSql(node)) return 'sql'
      const method = as(node, 'CallExpression') && nameOf(as(node['callee'], 'MemberExpression')?.['property'])
      if (typeof method === 'string' && builders.includes(method)) return method
      const source = as(node, 'ImportDeclaration') && node['importKind'] !== 'type' ? textOf(node['source']) : null
      const values = (node['specifiers'] as Node[] | undefined)?.filter((one) => one['importKind'] !== 'type') ?? []
      if ((source === 'kysely' || source === 'pg') && values.length > 0) return `import from ${source}`
      return values.some((one) => source !== null && nameOf(one['imported']) === 'pick') ? 'pick' : null
    },
  )

/** Tools that read a default export. */
const toolFiles = /^vitest(\.\w+)?\.config\.ts$|^test\/(setup\/global|browser\/server)\.ts$/

const defaultExports = (sources: Source[]) =>
  eachNode(
    sources.filter(({ file }) => !toolFiles.test(file)),
    (node) =>
      node.type === 'ExportDefaultDeclaration' || (node.type === 'ExportSpecifier' && nameOf(node['exported']) === 'default')
        ? 'default export'
        : null,
  )
const anys = (sources: Source[]) => eachNode(sources, (node) => (node.type === 'TSAnyKeyword' ? 'any' : null))
const mayBeLong = /\.(text|gen)\.ts$|^demo\/|fixtures/
const longFiles = (sources: Source[]) =>
  sources
    .filter(({ file, text }) => !mayBeLong.test(file) && text.trimEnd().split('\n').length > 300)
    .map((source) => at(source, `${source.text.split('\n').length} lines`))

const ownWords = (node: Node) => (as(node, 'TemplateElement') ? String((node['value'] as { raw: string }).raw) : (textOf(node) ?? ''))
/** These read Danish or spell it; they do not speak to anybody. The operator's commands speak English to the operator. */
const knowsDanish = /\.text\.ts$|^src\/(demo|cli)\/|^src\/modules\/importing\/parse\/|^src\/platform\/(search\/|ids\.ts$)/

/** Words for a reader that stand in code: between tags, in sentences inside JSX, or with a Danish letter. Class names are no words. */
const strayWords = (sources: Source[]) =>
  eachNode(program(sources), (node, within, { file }) => {
    if (node.type === 'JSXText' && /\p{L}/u.test(String(node['value']))) return String(node['value']).trim()
    const words = ownWords(node)
    const inJsx = within.some(({ type }) => type === 'JSXElement' || type === 'JSXFragment')
    const inClass = within.some((outer) => outer.type === 'JSXAttribute' && nameOf(outer['name']) === 'class')
    const isSentence = inJsx && !inClass && /\p{L}{2} +\p{L}{2}/u.test(words)
    return isSentence || (/[æøå]/i.test(words) && !knowsDanish.test(file)) ? words : null
  })

/** The environment is read once; account.ts hands its PATH on to the database's programs. */
const readsEnvironment = ['src/server.ts', 'src/cli/command.ts', 'src/platform/postgres/account.ts']

const strayEnvironment = (sources: Source[]) =>
  eachNode(
    program(sources).filter(({ file }) => !readsEnvironment.includes(file)),
    (node) =>
      (node.type === 'MemberExpression' && nameOf(node['object']) === 'process' && nameOf(node['property']) === 'env') ||
      textOf(node) === 'node:process'
        ? 'process.env'
        : null,
  )

const busyViews = (sources: Source[]) =>
  program(sources)
    .filter(({ file }) => file.endsWith('.views.tsx'))
    .flatMap((source) => [
      ...source.imports
        .filter((target) => target.endsWith('.queries.ts') || target.startsWith('src/platform/db/'))
        .map((target) => at(source, target)),
      ...eachNode([source], (node) => (node['async'] === true || node.type === 'AwaitExpression' ? 'waits' : null)),
    ])

type Rule = { rule: string; find: (sources: Source[]) => string[]; broken: [file: string, text: string][]; owed?: string[] }

/** Each rule with the way to break it. `owed` are breaches known and to be put right: the list may shrink, never grow. */
const rules: Rule[] = [
  {
    rule: 'imports point down: app, modules, ui, platform, texts',
    find: upward,
    broken: [
      ['src/ui/x.tsx', `import { a } from '#modules/cases/index.ts'`],
      ['src/platform/x.ts', `export type T = import('#ui/context.ts').Child`],
    ],
  },
  {
    rule: 'a module is used through its index.ts, and along the listed arrows',
    find: sideways,
    broken: [
      ['src/modules/council/x.ts', `import type { A } from '#modules/cases/index.ts'`],
      ['src/app.tsx', `import { a } from '#modules/cases/cases.ts'`],
      ['src/modules/unheard/x.ts', `import '../cases/index.ts'`],
    ],
  },
  { rule: 'the program needs no file that is for tests', find: fromTests, broken: [['src/app.tsx', `import { a } from '#test/app.ts'`]] },
  { rule: 'nothing imports itself on a way round', find: cyclesAmong, broken: [['src/ui/x.ts', `export * from './x.ts'`]] },
  {
    rule: 'queries name tables of their own module only',
    find: foreignTables,
    broken: [
      ['src/modules/cases/x.queries.ts', `const from = (tx) => pick<'case_file' | 'meeting'>(tx)`],
      ['src/modules/cases/x.queries.ts', `type T = 'body'\npick<T>(tx)`],
      ['src/modules/cases/x.queries.ts', 'pick(tx)'],
      ['src/modules/cases/x.queries.ts', 'sql`select 1 from case_item join meeting on true`'],
    ],
  },
  {
    rule: 'SQL stands in queries files, and where the operator works',
    find: scatteredSql,
    broken: [
      ['src/modules/cases/x.ts', 'sql`select 1`'],
      ['src/modules/cases/x.ts', `db.selectFrom('body')`],
      ['src/modules/cases/x.ts', `import { Client } from 'pg'`],
      ['src/modules/cases/x.ts', `import { pick, type Tx } from '#platform/db/db.ts'`],
    ],
  },
  {
    rule: 'there is no default export',
    find: defaultExports,
    broken: [
      ['bench/x.ts', 'export default 1'],
      ['test/x.ts', 'const a = 1\nexport { a as default }'],
    ],
  },
  {
    rule: 'there is no any',
    find: anys,
    broken: [
      ['demo/x.ts', 'const a: any = 1'],
      ['src/x.ts', 'type A = Record<string, any>'],
    ],
  },
  { rule: 'no file has more than 300 lines', find: longFiles, broken: [['src/x.ts', 'const a = 1\n'.repeat(301)]] },
  {
    rule: 'what people read stands in texts',
    find: strayWords,
    broken: [
      ['src/ui/x.tsx', 'const A = () => <p>Hej</p>'],
      ['src/ui/x.tsx', `const A = () => <p title="Alle referater" />`],
      ['src/modules/cases/x.ts', `const a = 'Møde'`],
      ['src/ui/x.tsx', 'const A = (n) => <p>{`Side nummer $' + '{n}`}</p>'],
    ],
    owed: ['src/app.tsx: Der er ingen kommune på denne adresse. / There is no municipality at this address.'],
  },
  {
    rule: 'the environment is read in one place',
    find: strayEnvironment,
    broken: [
      ['src/platform/x.ts', `const a = process.env['A']`],
      ['src/ui/x.ts', `import { env } from 'node:process'`],
    ],
  },
  {
    rule: 'views are synchronous and ask no database',
    find: busyViews,
    broken: [
      ['src/modules/cases/x.views.tsx', `import type { A } from './x.queries.ts'`],
      ['src/modules/cases/x.views.tsx', 'const A = async () => <p />'],
    ],
  },
]

describe.each(rules)('$rule', ({ find, broken, owed = [] }) => {
  test('in this house', () => expect(find(project)).toEqual(owed))
  test.each(broken)('and not in %s: %s', (file, text) => expect(find([sourceOf(file, text)])).not.toEqual([]))
})

test('the rules have read the house and not an empty folder', () => {
  expect(program(project).length).toBeGreaterThan(100)
  expect(project.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(100)
})

test('every table has one owner', () => {
  expect(Object.values(owners).flat().sort()).toEqual(migratedTables().sort())
})

test('every module is among the arrows, and the arrows lead nowhere back', () => {
  const modules = new Set(project.flatMap(({ file }) => moduleOf(file) ?? []))
  expect(Object.keys(arrows).sort()).toEqual([...modules].sort())
  const reach = (from: string): string[] => (arrows[from] ?? []).flatMap((to) => [to, ...(to === from ? [] : reach(to))])
  for (const name of modules) expect(reach(name), name).not.toContain(name)
})
