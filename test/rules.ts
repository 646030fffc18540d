import { migratedTables, type Node, type Source, textOf } from './source.ts'

/** Each rule of the house finds its breaches in some files: `path: what`. `architecture.test.ts` applies them and says what they mean. */

/** Tests, and what only tests use. */
const isForTests = (file: string) => file.startsWith('test/') || /[./](test|testing|fixtures|examples?)[./]/.test(file)

/** The files that run in production. */
export const program = (sources: Source[]) => sources.filter(({ file }) => file.startsWith('src/') && !isForTests(file))

export const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? null

const at = ({ file }: Source, found: string) => `${file}: ${found}`

const importsThat = (sources: Source[], breaks: (from: string, to: string) => boolean) =>
  program(sources).flatMap((source) => source.imports.filter((target) => breaks(source.file, target)).map((target) => at(source, target)))

const nodesThat = (sources: Source[], find: (node: Node, within: Node[], source: Source) => string | null) =>
  sources.flatMap((source) =>
    source.nodes.flatMap(({ node, within }) => {
      const found = find(node, within, source)
      return found === null ? [] : at(source, found)
    }),
  )

const isOf = (node: unknown, type: string): node is Node =>
  typeof node === 'object' && node !== null && 'type' in node && node.type === type
const as = (node: unknown, type: string) => (isOf(node, type) ? node : null)
const nameOf = (node: unknown) =>
  typeof node === 'object' && node !== null && 'name' in node && typeof node.name === 'string' ? node.name : null

/** @param layers patterns of paths, the lowest first; a path belongs to the first that fits */
export const upward = (sources: Source[], layers: readonly RegExp[]) => {
  const heightOf = (file: string) => layers.findIndex((layer) => layer.test(file))
  return importsThat(sources, (from, to) => heightOf(to) > heightOf(from))
}

/** @param arrows which module may use which others */
export const sideways = (sources: Source[], arrows: Record<string, string[]>) =>
  importsThat(sources, (from, to) => {
    const [user, used] = [moduleOf(from), moduleOf(to)]
    if (used === null || used === user) return false
    return to !== `src/modules/${used}/index.ts` || (user !== null && !arrows[user]?.includes(used))
  })

export const fromTests = (sources: Source[]) => importsThat(sources, (_from, to) => isForTests(to))

/** Files that reach themselves through imports, each cycle once, as the way round. */
export function cycles(sources: Source[]): string[] {
  const importsOf = new Map(sources.map((source) => [source.file, source.imports]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, way: string[]) => {
    const start = way.indexOf(file)
    if (start >= 0) found.push([...way.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const target of importsOf.get(file) ?? []) visit(target, [...way, file])
    done.add(file)
  }
  for (const file of importsOf.keys()) visit(file, [])
  return found
}

/** Tables that a type names: 'a' | 'b', or an alias of that in the same file; null when that cannot be read off. */
function tablesIn(type: unknown, source: Source): string[] | null {
  const reference = as(type, 'TSTypeReference')
  if (reference) {
    const alias = source.nodes.find(
      ({ node }) => isOf(node, 'TSTypeAliasDeclaration') && nameOf(node['id']) === nameOf(reference['typeName']),
    )
    return alias ? tablesIn(alias.node['typeAnnotation'], source) : null
  }
  const members = as(type, 'TSUnionType')?.['types'] ?? [type]
  const names = (members as unknown[]).map((member) => textOf(as(member, 'TSLiteralType')?.['literal']))
  return names.every((name) => name !== null) ? names : null
}

const isSql = (node: Node) => isOf(node, 'TaggedTemplateExpression') && nameOf(node['tag']) === 'sql'
const afterWords = /\b(?:from|join|into|update)\s+(\w+)/gi
const typeArgument = (call: Node) => (as(call['typeArguments'], 'TSTypeParameterInstantiation')?.['params'] as unknown[] | undefined)?.[0]

/** Queries that reach for a table of somebody else, typed or written in SQL. @param owners folder → its tables */
export function foreignTables(sources: Source[], owners: Record<string, string[]>) {
  const known = new Set(migratedTables())
  const ownedBy = (file: string) => Object.entries(owners).find(([folder]) => file.startsWith(`${folder}/`))?.[1] ?? []
  const queries = program(sources).filter(({ file }) => file.endsWith('.queries.ts'))
  return nodesThat(queries, (node, _within, source) => {
    const own = ownedBy(source.file)
    const isForeign = (table: string) => known.has(table) && !own.includes(table)
    if (isSql(node)) {
      const text = source.text.slice(Number(node['start']), Number(node['end']))
      return [...text.matchAll(afterWords)].map((match) => match[1] ?? '').find(isForeign) ?? null
    }
    if (!isOf(node, 'CallExpression') || nameOf(node['callee']) !== 'pick') return null
    const tables = tablesIn(typeArgument(node), source)
    return tables === null ? 'pick does not name its tables' : (tables.find((table) => !own.includes(table)) ?? null)
  })
}

const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']

/** SQL outside the places for it, and the means to write it. */
export const scatteredSql = (sources: Source[], places: RegExp) =>
  nodesThat(
    program(sources).filter(({ file }) => !places.test(file)),
    (node) => {
      if (isSql(node)) return 'sql'
      const method = isOf(node, 'CallExpression') ? nameOf(as(node['callee'], 'MemberExpression')?.['property']) : null
      if (method !== null && builders.includes(method)) return method
      if (!isOf(node, 'ImportDeclaration') || node['importKind'] === 'type') return null
      const values = (node['specifiers'] as Node[]).filter((one) => one['importKind'] !== 'type')
      const source = textOf(node['source'])
      if ((source === 'kysely' || source === 'pg') && values.length > 0) return `import from ${source}`
      return values.some((one) => nameOf(one['imported']) === 'pick') ? 'pick' : null
    },
  )

export const defaultExports = (sources: Source[], tools: RegExp) =>
  nodesThat(
    sources.filter(({ file }) => !tools.test(file)),
    (node) =>
      isOf(node, 'ExportDefaultDeclaration') || (isOf(node, 'ExportSpecifier') && nameOf(node['exported']) === 'default')
        ? 'default export'
        : null,
  )

export const anys = (sources: Source[]) => nodesThat(sources, (node) => (isOf(node, 'TSAnyKeyword') ? 'any' : null))

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

export const longFiles = (sources: Source[], mayBeLong: RegExp) =>
  sources
    .filter(({ file, text }) => !mayBeLong.test(file) && linesOf(text) > 300)
    .map((source) => at(source, `${linesOf(source.text)} lines`))

const wordsOf = (node: Node) => textOf(node) ?? (isOf(node, 'TemplateElement') ? (node['value'] as { raw: string }).raw : '')
const isInJsx = (within: Node[]) => within.some((node) => isOf(node, 'JSXElement') || isOf(node, 'JSXFragment'))
const isInClass = (within: Node[]) => within.some((node) => isOf(node, 'JSXAttribute') && nameOf(node['name']) === 'class')

/**
 * Words for a reader that stand in code: between tags, as two words together inside JSX (class names are none), or with a Danish letter.
 * @param knowsDanish files that read or spell Danish and speak to nobody
 */
export const strayWords = (sources: Source[], knowsDanish: RegExp) =>
  nodesThat(program(sources), (node, within, { file }) => {
    if (isOf(node, 'JSXText')) return /\p{L}/u.test(String(node['value'])) ? String(node['value']).trim() : null
    const words = wordsOf(node)
    const isSentence = /\p{L}{2} +\p{L}{2}/u.test(words) && isInJsx(within) && !isInClass(within)
    return isSentence || (/[æøå]/i.test(words) && !knowsDanish.test(file)) ? words : null
  })

const isProcessEnv = (node: Node) =>
  isOf(node, 'MemberExpression') && nameOf(node['object']) === 'process' && nameOf(node['property']) === 'env'

export const strayEnvironment = (sources: Source[], readers: string[]) =>
  nodesThat(
    program(sources).filter(({ file }) => !readers.includes(file)),
    (node) => (isProcessEnv(node) || textOf(node) === 'node:process' ? 'process.env' : null),
  )

export const busyViews = (sources: Source[]) => {
  const views = program(sources).filter(({ file }) => file.endsWith('.views.tsx'))
  return [
    ...importsThat(views, (_from, to) => to.endsWith('.queries.ts') || to.startsWith('src/platform/db/')),
    ...nodesThat(views, (node) => (node['async'] === true || isOf(node, 'AwaitExpression') ? 'waits' : null)),
  ]
}
