import type { State } from './state.ts'

const setUp = '/opsaetning/kommune'
const ofMunicipality = [
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
const ofAllBodies = ['faste-punkter', 'afsnit', 'beslutninger', 'numre', 'frister', 'offentlighed', 'godkendelse', 'sletning']

/** Every screen with which an administrator sets things up: as it stands, with a refusal, and before anything was set. */
export function setupStates(body: string): State[] {
  const as = 'administrator' as const
  const screen = (path: string): State => ({ name: `set up: ${path}`, route: `GET ${setUp}/${path}`, path: `${setUp}/${path}`, as })
  const one = 'GET /opsaetning/raad/:slug'
  const ofBody = (path: string): State => ({ name: `set up body${path}`, route: one + path, path: `/opsaetning/raad/${body}${path}`, as })
  const refused = (state: State, field: string, text: string): State => ({
    ...state,
    name: `${state.name}, refused`,
    status: 422,
    send: async (page) => {
      await page.locator(`[name="${field}"]`).first().fill(text)
      await page.locator('main .button-primary').last().click()
    },
  })
  return [
    { name: 'set up', route: 'GET /opsaetning', path: '/opsaetning', as },
    { name: 'empty: set up', route: 'GET /opsaetning', path: '/opsaetning', as, empty: true },
    { name: 'set up municipality', route: `GET ${setUp}`, path: setUp, as },
    ...[...ofMunicipality, ...ofAllBodies].map(screen),
    refused(screen('farver'), 'primary', '#eeeeee'),
    refused(screen('navn'), 'navn', ''),
    refused(screen('privatliv'), 'erklaering', 'uden https'),
    refused(screen('aabne-data'), 'vilkaar', 'uden https'),
    refused(screen('overskrifter'), 'overskrift-ord-0', 'Kun en overskrift'),
    refused(screen('opbevaring'), 'readLog', '0'),
    refused(screen('faste-punkter'), 'punkt-tekst-0', 'Kun tekst'),
    { name: 'bodies', route: 'GET /opsaetning/raad', path: '/opsaetning/raad', as },
    { name: 'empty: bodies', route: 'GET /opsaetning/raad', path: '/opsaetning/raad', as, empty: true },
    { name: 'new body', route: 'GET /opsaetning/raad/nyt', path: '/opsaetning/raad/nyt', as },
    ...['', '/oplysninger', '/frigivelse', '/regler', ...ofAllBodies.map((path) => `/${path}`)].map(ofBody),
    refused(ofBody('/frister'), 'agenda', 'syv'),
  ]
}
