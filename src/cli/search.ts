import { parseArgs } from 'node:util'
import { audiencesOf } from '#modules/accounts/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { UnusableInput } from '#platform/errors.ts'
import { type Actor, type Role, roles } from '#platform/http/actor.ts'
import { search } from '#platform/search/search.ts'
import { type Command, print, tenantOf, withHouse } from './command.ts'

const isRole = (role: string): role is Role => roles.some((one) => one === role)

/** Somebody with this role everywhere: what the role can find at most. */
const asRole = (role: Role | null): Actor => ({
  accountId: role,
  personId: null,
  sessionId: null,
  name: '',
  grants: role ? [{ role, bodyId: null }] : [],
})

export const searchCommand: Command = {
  name: ['search'],
  usage: 'search QUERY --json [--as ROLE] [--drafts] [--municipality CODE]',
  summary: 'Searches as the public does, or as somebody with a role.',
  help: `Prints JSON: [{type, title, url, source, item, excerpt, rank}], best first.
--as ROLE   ${roles.join(', ')}
--drafts    also what is not released yet; only for a role that may see drafts`,
  async run(args) {
    const options = {
      json: { type: 'boolean', default: false },
      as: { type: 'string' },
      drafts: { type: 'boolean', default: false },
      municipality: { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const query = positionals.join(' ')
    if (query.trim() === '') throw new UnusableInput('Say what to search for.')
    const role = values.as
    if (role !== undefined && !isRole(role)) throw new UnusableInput(`There is no role «${role}». The roles are: ${roles.join(', ')}.`)
    return withHouse(async (house) => {
      const tenant = await tenantOf(house, values.municipality)
      const answer = await house.platform.db.in(tenant.id, async (tx) => {
        const actor = asRole(role ?? null)
        const bodyIds = (await bodySummaries(tx)).map((body) => body.id)
        return search(tx, { query, audiences: audiencesOf(actor, bodyIds, values.drafts), limit: 50, offset: 0 })
      })
      const hits = answer.hits.map((hit, i) => ({
        type: hit.kind,
        title: hit.title,
        url: hit.url,
        source: hit.source,
        item: hit.itemNumber,
        excerpt: hit.excerpt.map((segment) => segment.text).join(''),
        rank: i + 1,
      }))
      if (values.json) print(JSON.stringify(hits))
      else for (const hit of hits) print(`${hit.rank}. ${hit.title}\n   ${hit.url}\n   ${hit.excerpt}`)
      return 0
    })
  },
}
