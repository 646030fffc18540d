import type { Page } from 'playwright-core'

/** A page in one of its states, and how to come to it. */
export type State = {
  /** In words, and different from all others. */
  name: string
  /** The route of the program that answers. */
  route: string
  path: string
  /** Who looks: nobody when absent. */
  as?: 'secretary' | 'chair' | 'member' | 'administrator'
  /** In the municipality in which nothing has happened yet. */
  empty?: true
  status?: number
  /** What is done on the page to come to the state; the answer is what counts. */
  send?: (page: Page) => Promise<unknown>
}
