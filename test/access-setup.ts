import { type Entry, page, screen, uuid } from './access-entry.ts'

const waysOfWork = ['faste-punkter', 'afsnit', 'beslutninger', 'numre', 'frister']
const seenByThePublic = ['offentlighed', 'godkendelse', 'sletning']
const municipality = [
  'navn',
  'logo',
  'kontakt',
  'forside',
  'farver',
  'afsender',
  'lukkedage',
  'soegeord',
  'overskrifter',
  'privatliv',
  'opbevaring',
  'aabne-data',
]

const ofMunicipality = (path: string) => screen(`/opsaetning/kommune/${path}`, 'A')
const ofBody = (who: string) => (path: string) =>
  screen(`/opsaetning/raad/:slug${path && `/${path}`}`, who, ({ slugs }) => `/opsaetning/raad/${slugs.body}${path && `/${path}`}`)

/** The screens with which everything is set up: the administrator's, but how a body works is its secretary's too. */
export const setupRoutes: Record<string, Entry> = {
  'GET /opsaetning': { who: 'A S', at: '/opsaetning' },
  'GET /opsaetning/kommune': { who: 'A', at: '/opsaetning/kommune' },
  'GET /opsaetning/raad': { who: 'A S', at: '/opsaetning/raad' },
  ...Object.fromEntries([
    ...screen('/opsaetning/raad/nyt', 'A'),
    ...page('/opsaetning/log-ind', 'A'),
    ...screen('/opsaetning/log-ind/ny', 'A'),
    ...screen(`/opsaetning/log-ind/:id{${uuid}}`, 'A', ({ providerId }) => `/opsaetning/log-ind/${providerId}`),
    ...[...municipality, ...waysOfWork, ...seenByThePublic].flatMap(ofMunicipality),
    ...['', ...waysOfWork].flatMap(ofBody('A S')),
    ...['oplysninger', 'frigivelse', 'regler', ...seenByThePublic].flatMap(ofBody('A')),
  ]),
}
