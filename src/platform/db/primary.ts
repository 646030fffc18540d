import pg from 'pg'
import type { ConnectionOptions } from './db.ts'

/** A server that takes no changes: a replica, or one that was told to. */
class NotPrimary extends Error {
  readonly code = '25006'
}

const askWhetherPrimary = `select pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as refuses`

/**
 * The addresses of one database on several servers, of which one takes changes:
 * `postgres://user:password@pg1:5432,pg2:5432/name?target_session_attrs=read-write`, as PostgreSQL's own programs take it.
 * @returns one address for each server; a single one is returned as it is
 * @throws TypeError when it is none
 */
export function addressesOf(url: string): string[] {
  const parts = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?#]+)(.*)$/.exec(url)
  const [before, servers, after] = [parts?.[1] ?? '', parts?.[2] ?? '', parts?.[3] ?? '']
  const addresses = servers.split(',').map((server) => new URL(`${before}${server}${after}`))
  if (addresses.length === 1) return [url]
  for (const address of addresses) address.searchParams.delete('target_session_attrs')
  return addresses.map((address) => address.href)
}

/** How to connect to a database by its URL. With several servers each connection finds the one that takes changes. */
export function connectionTo(url: string): ConnectionOptions {
  const addresses = addressesOf(url)
  return addresses.length === 1
    ? { connectionString: url }
    : { connectionString: addresses[0] ?? url, servers: addresses.length, Client: clientOfPrimary(addresses) }
}

/** The driver knows one server. This one begins with that which took the last connection, and goes on to the next when it is gone or a replica. */
function clientOfPrimary(addresses: readonly string[]): typeof pg.Client {
  let at = 0
  return class extends pg.Client {
    readonly #server: number
    constructor(config?: string | pg.ClientConfig) {
      super({ ...(typeof config === 'object' && config), connectionString: addresses[at] ?? '' })
      this.#server = at
    }

    override connect(): Promise<pg.Client>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
      const connected = this.#connectToPrimary()
      if (!callback) return connected
      connected.then(
        () => callback(null as unknown as Error),
        (error) => callback(error),
      )
      return
    }

    async #connectToPrimary(): Promise<pg.Client> {
      try {
        await super.connect()
        const { rows } = await this.query<{ refuses: boolean }>(askWhetherPrimary)
        if (!rows[0]?.refuses) return this
        // The pool takes a client that did not connect for gone.
        await this.end()
        throw new NotPrimary('this server takes no changes')
      } catch (error) {
        // Unless another connection has moved on already.
        if (at === this.#server) at = (at + 1) % addresses.length
        throw error
      }
    }
  }
}
