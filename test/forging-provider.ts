import { afterAll } from 'vitest'
import { forgingServer } from './forging-server.ts'

export { askedOf } from './forging-server.ts'

/** A provider that says whatever a test wants, ended after the file's tests. */
export async function forgingProvider() {
  const provider = await forgingServer()
  afterAll(provider.stop)
  return provider
}
