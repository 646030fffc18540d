import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vitest/node'

/** A node of the syntax tree (ESTree with TypeScript): its type, and whatever else that type has. */
export type Node = { type: string; [key: string]: unknown }

/** A file as rules about the code see it. */
export type Source = {
  /** Path from the project's folder, such as `src/modules/cases/cases.ts`. */
  file: string
  text: string
  /** Files of the project that it imports in any form, types included. */
  imports: string[]
  /** Every node of the syntax tree with the nodes that it stands in, the nearest first. */
  nodes: { node: Node; within: Node[] }[]
}

const root = new URL('../', import.meta.url)

/** What package.json's "imports" means, in the same words. */
const aliases: [RegExp, string][] = [
  [/^#app$/, 'src/app.tsx'],
  [/^#(platform|ui|modules|texts|assets)\//, 'src/$1/'],
  [/^#(test|demo)\//, '$1/'],
]

/** The project's file that an import names; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier)
  const alias = aliases.find(([pattern]) => pattern.test(specifier))
  return alias ? specifier.replace(alias[0], alias[1]) : null
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function* walk(node: Node, within: Node[]): Generator<{ node: Node; within: Node[] }> {
  yield { node, within }
  for (const value of Object.values(node)) for (const child of [value].flat()) if (isNode(child)) yield* walk(child, [node, ...within])
}

/** The text of a string literal, else null. */
export const textOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null

const importing = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType']

/** Parses one file. */
export function sourceOf(file: string, text: string): Source {
  const tree: unknown = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts', astType: 'ts' })
  if (!isNode(tree)) throw new TypeError(`${file} has no syntax tree`)
  const nodes = [...walk(tree, [])]
  const specifiers = nodes.flatMap(({ node }) => (importing.includes(node.type) ? (textOf(node['source'] ?? node['argument']) ?? []) : []))
  return { file, text, imports: specifiers.flatMap((specifier) => resolveImport(file, specifier) ?? []), nodes }
}

/** Every TypeScript file of the project. */
export const readProject = (): Source[] =>
  globSync(['{src,test,bench,demo}/**/*.{ts,tsx}', '*.ts'], { cwd: root, exclude: ['**/node_modules/**'] })
    .filter((file) => !file.endsWith('.d.ts'))
    .sort()
    .map((file) => sourceOf(file, readFileSync(new URL(file, root), 'utf8')))

/** Names of the tables that the migrations make. */
export const migratedTables = (): string[] =>
  globSync('migrations/*.sql', { cwd: root }).flatMap((file) =>
    [...readFileSync(new URL(file, root), 'utf8').matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? ''),
  )
