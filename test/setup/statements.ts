import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { newId } from '#platform/ids.ts'
import { partsOf } from './shape.ts'

/**
 * With STATEMENTS each test file leaves in that folder what the program asked of the database in it, so that the second run, on another
 * PostgreSQL, knows which files ask everything there is to ask. What the tests themselves ask, as owner, does not count.
 */
const folder = process.env['STATEMENTS']
const patched = Symbol.for('statements are noted')
type Noting = { [patched]?: Set<string> }
const noting = globalThis as Noting

function note() {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    const [asked] = given as unknown as [string | { text?: string }]
    const text = typeof asked === 'string' ? asked : asked?.text
    if (text && this.user === 'brobygger_app') for (const part of partsOf(text)) noting[patched]?.add(part)
    return Reflect.apply(query, this, given)
  } as typeof query
}

if (folder) {
  // Files share what they loaded: the client is patched once, each file has a list of its own.
  if (!noting[patched]) note()
  noting[patched] = new Set()
  afterAll(() => {
    const file = path.relative('.', expect.getState().testPath ?? '')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, `${newId()}.json`), JSON.stringify({ file, asked: [...(noting[patched] ?? [])] }))
  })
}
