import { describe, expect, test } from 'vitest'
import { type Actor, nobody, type Role, roles } from '#platform/http/actor.ts'
import { may, rights, type Thing } from './policy.ts'

const [ours, theirs] = ['body-ours', 'body-theirs']
const holding = (role: Role, bodyId: string | null): Actor => ({
  ...nobody,
  accountId: 'me',
  personId: 'p',
  sessionId: 's',
  grants: [{ role, bodyId }],
})
/** Signed in, without any right. */
const guest: Actor = { ...nobody, accountId: 'me', personId: 'p', sessionId: 's' }

const open = { bodyIds: [ours], isPublic: true }
const inside = { bodyIds: [ours], isPublic: false }
const samples: Record<string, Thing> = {
  'public meeting': { kind: 'meeting', ...open },
  'unpublished meeting': { kind: 'meeting', ...inside },
  'open item, public meeting': { kind: 'item', ...open, openness: 'open' },
  'open item, unpublished meeting': { kind: 'item', ...inside, openness: 'open' },
  'closed item, public meeting': { kind: 'item', ...open, openness: 'closed' },
  'closed item, unpublished meeting': { kind: 'item', ...inside, openness: 'closed' },
  'public body': { kind: 'body', ...open },
  'internal body': { kind: 'body', ...inside },
  'import, body known': { kind: 'import', bodyIds: [ours] },
  'import, body unknown': { kind: 'import', bodyIds: [] },
  'own account': { kind: 'account', accountId: 'me' },
  'another account': { kind: 'account', accountId: 'you' },
  'account to be': { kind: 'account', accountId: null },
  'change log': { kind: 'changeLog' },
  municipality: { kind: 'municipality' },
}

/**
 * The reviewed matrix. Columns: who holds the role in this very body (or, for what belongs to no body, in the whole municipality).
 * A administrator, S secretary, C chair, M member, s substitute, D department, g signed in without a right, n nobody.
 */
const matrix = `
public meeting                   | read      | A S C M s D g n
unpublished meeting              | read      | A S C M s
open item, public meeting        | read      | A S C M s D g n
open item, public meeting        | readDraft | A S C
open item, public meeting        | edit      | A S
open item, public meeting        | withdraw  | A S
open item, unpublished meeting   | read      | A S C M s
open item, unpublished meeting   | readDraft | A S C
open item, unpublished meeting   | edit      | A S
open item, unpublished meeting   | withdraw  | A S
closed item, public meeting      | read      | A S C M
closed item, public meeting      | readDraft | A S C
closed item, public meeting      | edit      | A S
closed item, public meeting      | withdraw  | A S
closed item, unpublished meeting | read      | A S C M
closed item, unpublished meeting | readDraft | A S C
closed item, unpublished meeting | edit      | A S
closed item, unpublished meeting | withdraw  | A S
public body                      | read      | A S C M s D g n
public body                      | edit      | A S
internal body                    | read      | A S C M s
internal body                    | edit      | A S
import, body known               | read      | A S
import, body known               | import    | A S
import, body known               | confirm   | A S
import, body known               | undo      | A S
import, body unknown             | read      | A S
import, body unknown             | import    | A S
import, body unknown             | confirm   | A S
import, body unknown             | undo      | A S
own account                      | read      | A S C M s D g
own account                      | edit      | A
own account                      | invite    | A
own account                      | end       | A
another account                  | read      | A
another account                  | edit      | A
another account                  | invite    | A
another account                  | end       | A
account to be                    | read      | A
account to be                    | edit      | A
account to be                    | invite    | A
account to be                    | end       | A
change log                       | read      | A
municipality                     | edit      | A
`
/** What may be done to a meeting does not turn on whether the public has it: the steps' own rules say from where they are taken. */
const meetingSteps = `
readDraft      | A S C
edit           | A S
announce       | A S
askApproval    | A S
approveAgenda  | C
reopenAgenda   | A S C
call           | A S
supplement     | A S
move           | A S
cancel         | A S
remove         | A S
begin          | A S
record         | A S
markReady      | A S
release        | A S C
approveMinutes | A S
sign           | C
correct        | A S
withdraw       | A S
publishAgain   | A S
takePart       | A S C M s
`
const letters: Record<Role, string> = { administrator: 'A', secretary: 'S', chair: 'C', member: 'M', substitute: 's', department: 'D' }

const cells = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

const rows = [
  ...cells(matrix),
  ...cells(meetingSteps).flatMap((step) => [
    ['public meeting', ...step],
    ['unpublished meeting', ...step],
  ]),
].map(([thing = '', action = '', who = '']) => ({ thing, action, who: who.split(' ') }))

/** Actions that the compiler would not let through are asked at run time too. */
const ask = (actor: Actor, action: string, thing: Thing) => may(actor, action as never, thing)
const sample = (name: string): Thing => {
  const found = samples[name]
  if (!found) throw new Error(`no sample called ${name}`)
  return found
}

test('the matrix names every action on every thing', () => {
  const expected = Object.entries(samples).flatMap(([name, thing]) => {
    const key = thing.kind === 'item' && thing.openness === 'closed' ? 'closedItem' : thing.kind
    return Object.keys(rights[key]).map((action) => `${name} | ${action}`)
  })
  expect(rows.map((row) => `${row.thing} | ${row.action}`).sort()).toEqual(expected.sort())
})

describe.each(rows)('$thing: $action', ({ thing: name, action, who }) => {
  const thing = sample(name)
  const hasBody = 'bodyIds' in thing && thing.bodyIds.length > 0

  test.each(roles)('%s, of the whole municipality', (role) => {
    expect(ask(holding(role, null), action, thing)).toBe(who.includes(letters[role]))
  })

  test.each(roles)('%s, of this body', (role) => {
    // What belongs to no body at all is for those whose right reaches the whole municipality, but a document may be read in for any body.
    const reaches = hasBody || thing.kind === 'import' || who.includes('g')
    expect(ask(holding(role, ours), action, thing)).toBe(reaches && who.includes(letters[role]))
  })

  test.each(roles)('%s, of another body, has what everyone has', (role) => {
    const reaches = thing.kind === 'import' && !hasBody && who.includes(letters[role])
    expect(ask(holding(role, theirs), action, thing)).toBe(reaches || who.includes('g'))
  })

  test('somebody without a right, and nobody', () => {
    expect(ask(guest, action, thing)).toBe(who.includes('g'))
    expect(ask(nobody, action, thing)).toBe(who.includes('n'))
  })
})

test('a joint meeting is reached from either body', () => {
  const joint: Thing = { kind: 'meeting', bodyIds: [theirs, ours], isPublic: false }
  expect(may(holding('member', ours), 'read', joint)).toBe(true)
  expect(may(holding('member', 'body-third'), 'read', joint)).toBe(false)
})

test('a meeting of no known body is only for those whose right reaches everywhere', () => {
  const lost: Thing = { kind: 'meeting', bodyIds: [], isPublic: false }
  expect(may(holding('secretary', ours), 'read', lost)).toBe(false)
  expect(may(holding('secretary', null), 'read', lost)).toBe(true)
})

test.each(Object.keys(samples))('what nobody wrote down is denied: %s', (name) => {
  for (const action of ['publish', 'delete', 'toString', '__proto__', 'constructor', ''])
    for (const role of roles) expect(ask(holding(role, null), action, sample(name))).toBe(false)
})

test('an openness that is neither open nor closed counts as closed', () => {
  const odd = { kind: 'item', ...open, openness: 'Open' } as unknown as Thing
  expect(ask(nobody, 'read', odd)).toBe(false)
  expect(ask(holding('substitute', ours), 'read', odd)).toBe(false)
})

test('nobody is not the owner of an account without an id', () => {
  expect(may(nobody, 'read', { kind: 'account', accountId: null })).toBe(false)
})
