import type { Planted } from './plants.ts'

/** Who gets in (letters below), and an address at which to try it. */
export type Entry = { who: string; at: string | ((planted: Planted) => string) }
export type Entries = [route: string, entry: Entry][]

/** n nobody, A administrator, S secretary, C chair, M member, s substitute, D department. */
export const everybody = 'n A S C M s D'
export const signedIn = 'A S C M s D'
export const staff = 'A S'

export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const route =
  (...methods: string[]) =>
  (path: string, who: string, at: Entry['at'] = path): Entries =>
    methods.map((method) => [`${method} ${path}`, { who, at }])

/** Read at an address. */
export const page = route('GET')
/** Sent to an address that is not read. */
export const action = route('POST')
/** Asked by a browser before another site's page may read. */
export const preflight = route('OPTIONS')
/** Read and sent at the same address by the same people. */
export const screen = route('GET', 'POST')
