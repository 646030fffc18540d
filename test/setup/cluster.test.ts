import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startCluster } from './cluster.ts'

const program = `
import { startCluster } from ${JSON.stringify(new URL('./cluster.ts', import.meta.url).href)}
process.stdout.write((await startCluster()).host)
setInterval(() => {}, 1000)`

test('a cluster for tests answers, and clears away what a killed run has left', async () => {
  const killed = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [left] = await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const cluster = await startCluster()
  expect(existsSync(String(left))).toBe(false)
  const client = new pg.Client(cluster.connection('postgres'))
  await client.connect()
  expect((await client.query('show fsync')).rows).toEqual([{ fsync: 'off' }])
  await client.end()
  await cluster.stop()
  expect(existsSync(cluster.host)).toBe(false)
})
