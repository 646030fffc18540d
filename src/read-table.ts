import { personOfMembership } from '#modules/council/index.ts'
import { draftFiles, meetingOfSlug } from '#modules/meetings/index.ts'
import { personOfProposal } from '#modules/participation/index.ts'
import type { Reading, Resolve } from '#platform/http/reads.ts'
import { uuid } from '#platform/ids.ts'
import { accountOfMail } from '#platform/outbox/history.queries.ts'

const terms = '/opsaetning/raad/:slug/perioder'

/**
 * Every route at which somebody reads personal data that are not public. Those of users, of access and of reasons of apologies note it themselves,
 * because the same page may show more or less. `test/reads.test.ts` goes through all routes and asks of each whether it belongs here.
 */
export const readTable: Readonly<Record<string, Reading>> = {
  [terms]: { thing: 'people', purpose: 'members' },
  [`${terms}/historik`]: { thing: 'people', purpose: 'members' },
  [`${terms}/:id{${uuid}}`]: { thing: 'people', purpose: 'members' },
  [`${terms}/:id{${uuid}}/pladser`]: { thing: 'people', purpose: 'members' },
  [`${terms}/medlemmer/inviter`]: { thing: 'people', purpose: 'members' },
  [`${terms}/medlemmer/:member{${uuid}}`]: { thing: 'membership/:member', purpose: 'a member' },
  [`${terms}/personer/:person{${uuid}}`]: { thing: 'person/:person', purpose: 'a person' },
  '/beskeder': { thing: 'mails', purpose: 'mails' },
  [`/beskeder/:id{${uuid}}`]: { thing: 'mail/:id', purpose: 'mails' },
  '/aendringer': { thing: 'changes', purpose: 'changes' },
  '/forslag': { thing: 'proposals', purpose: 'proposals' },
  [`/forslag/:id{${uuid}}`]: { thing: 'proposal/:id', purpose: 'proposals' },
  '/moeder/:slug/fremmoede': { thing: 'meeting/:slug', purpose: 'attendance' },
  '/moeder/:slug/referat': { thing: 'meeting/:slug', purpose: 'attendance' },
  [`/moeder/:slug/:file{${draftFiles}}`]: { thing: 'meeting/:slug', purpose: 'attendance' },
  '/moeder/:slug/frigiv': { thing: 'meeting/:slug', purpose: 'findings' },
  [`/import/:id{${uuid}}`]: { thing: 'import/:id', purpose: 'an import' },
  [`/import/:id{${uuid}}/fil`]: { thing: 'import/:id', purpose: 'an import' },
  [`/import/:id{${uuid}}/fortryd`]: { thing: 'import/:id', purpose: 'an import' },
  '/personer': { thing: 'people', purpose: 'people' },
  [`/personer/:id{${uuid}}/indsigt`]: { thing: 'person/:id', purpose: 'insight' },
  [`/personer/:id{${uuid}}/indsigt.json`]: { thing: 'person/:id', purpose: 'insight, as a file' },
  [`/personer/:id{${uuid}}/indsigt.zip`]: { thing: 'person/:id', purpose: 'insight, as a file' },
  [`/personer/:id{${uuid}}/sletning`]: { thing: 'person/:id', purpose: 'erasure' },
  '/sletning': { thing: 'erasures', purpose: 'erasures' },
  '/laeselog': { thing: 'readings', purpose: 'who reads' },
}

const within = (kind: string, find: (tx: Parameters<Resolve[string]>[0], value: string) => Promise<string | null>) =>
  (async (tx, value) => {
    const id = await find(tx, value)
    return id === null ? null : `${kind}/${id}`
  }) satisfies Resolve[string]

export const readResolve: Resolve = {
  meeting: within('meeting', meetingOfSlug),
  membership: within('person', personOfMembership),
  proposal: within('person', personOfProposal),
  mail: within('account', accountOfMail),
}
