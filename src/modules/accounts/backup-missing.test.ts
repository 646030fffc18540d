import { expect, test } from 'vitest'
import type { Actor, Role } from '#platform/http/actor.ts'
import { nobody } from '#platform/http/actor.ts'
import { backupMissing } from './backup-missing.ts'

const as = (role: Role): Actor => ({ ...nobody, grants: [{ role, bodyId: null }] })
const missing = async () => ({ ok: false })

test('the administrator is told that no backup came; nobody else, and not where none is asked for', async () => {
  expect(await backupMissing(as('administrator'), missing)).toEqual([{ kind: 'backupMissing', title: null, path: '/opsaetning', at: null }])
  expect(await backupMissing(as('administrator'), async () => ({ ok: true }))).toEqual([])
  expect(await backupMissing(as('administrator'), undefined)).toEqual([])
  expect(await backupMissing(as('secretary'), missing)).toEqual([])
})
