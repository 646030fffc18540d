/**
 * Prints how well the search finds: `node test/search-pairs/run.ts [folder]`, with the folder of the pairs beside this file (default: this one).
 * The figures as a table, then each query that missed or found something wrong.
 */
import { openDatabase, tenantDb } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { newId } from '#platform/ids.ts'
import { fromRoot } from '#platform/root.ts'
import { startCluster } from '#test/setup/cluster.ts'
import { failings, figureTable, judge } from './measure.ts'

const folder = new URL(process.argv[2] ? `${process.argv[2]}/` : './', import.meta.url)
const cluster = await startCluster()
const owner = openDatabase(cluster.connection('postgres'), 1)
await migrate(owner, fromRoot('migrations/'))
const id = newId()
await owner.insertInto('municipality').values({ id, code: '999', name: 'Fjordby Kommune' }).execute()
const app = openDatabase({ ...cluster.connection('postgres'), user: 'brobygger_app' }, 1)
try {
  const judged = await judge(tenantDb(app), id, folder)
  process.stdout.write(`${figureTable(judged)}\n\n${failings(judged)}\n`)
} finally {
  await app.destroy()
  await owner.destroy()
  await cluster.stop()
}
