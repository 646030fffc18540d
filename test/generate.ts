/**
 * Writes the generated files: the database's types from a freshly migrated database, and the list of languages from the texts' folder.
 * With --check nothing is written and a stale file is an error.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { generate, PostgresDialect } from 'kysely-codegen'
import { openDatabase } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startCluster } from '#test/setup/cluster.ts'

const root = new URL('../', import.meta.url)

function languages(): string {
  const names = readdirSync(new URL('src/texts/', root))
    .filter((name) => name.endsWith('.text.ts'))
    .map((name) => name.replace('.text.ts', ''))
    .sort()
  const others = names.filter((name) => name !== 'da')
  const imports = names.map((name) =>
    name === 'da' ? `import { da, type Texts } from './da.text.ts'` : `import { ${name} } from './${name}.text.ts'`,
  )
  return `// Made by \`npm run gen\` from the *.text.ts files in this folder.\n${imports.join('\n')}\n\nexport const languages = { da, ${others.join(', ')} } satisfies Record<string, Texts>\n`
}

async function databaseTypes(): Promise<string> {
  const cluster = await startCluster()
  const db = openDatabase(cluster.connection('postgres'), 2)
  try {
    await migrate(db, new URL('migrations/', root))
    return await generate({
      db,
      dialect: new PostgresDialect({ dateParser: 'string' }),
      excludePattern: 'kysely_*',
      typeMapping: { int8: 'number' },
    })
  } finally {
    await db.destroy()
    await cluster.stop()
  }
}

const files: Record<string, string> = {
  'src/texts/languages.gen.ts': languages(),
  'src/platform/db/schema.gen.ts': await databaseTypes(),
}

for (const [name, text] of Object.entries(files)) {
  const place = new URL(name, root)
  if (!process.argv.includes('--check')) writeFileSync(place, text)
  else if (readFileSync(place, 'utf8') !== text) {
    process.stderr.write(`${name} is stale: run npm run gen\n`)
    process.exitCode = 1
  }
}
