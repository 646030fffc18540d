import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareJobs } from '#platform/jobs/jobs.ts'
import { fromRoot } from '#platform/root.ts'
import { startCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the test server's unix socket, and the name of its owner. */
    cluster: { host: string; user: string }
  }
}

export const templateName = 'template_migrated'

/** One throw-away server per run, one migrated template; each test file clones it. */
// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default async function setup(project: TestProject) {
  const cluster = await startCluster()
  const root = openDatabase(cluster.connection('postgres'), 1)
  await sql.raw(`create database ${templateName}`).execute(root)
  await root.destroy()
  const template = openDatabase(cluster.connection(templateName), 1)
  await migrate(template, fromRoot('migrations/'))
  await prepareJobs(template, cluster.connection(templateName))
  await template.destroy()
  project.provide('cluster', { host: cluster.host, user: cluster.user })
  return () => cluster.stop()
}
