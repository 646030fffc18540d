import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import pg from 'pg'
import type { ConnectionOptions } from '#platform/db/db.ts'

/** What COPY needs of a connection that `pg` has and its types do not name. */
type Wire = {
  stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** Rows that wait unread before the server is asked to pause. */
const mostWaiting = 256

/** A connection for work that takes as long as it takes, to the server that takes changes. The caller ends it. */
export function connect(connection: ConnectionOptions): Promise<pg.Client> {
  const { Client = pg.Client, servers = 1 } = 'servers' in connection ? connection : {}
  const attempt = async (triesLeft: number): Promise<pg.Client> => {
    const client = new Client({ ...connection, connectionTimeoutMillis: 5_000, application_name: 'brobygger backup' })
    // What becomes of a broken connection is told by the query that needs it.
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (triesLeft > 0) return attempt(triesLeft - 1)
      throw error
    }
  }
  return attempt(servers - 1)
}

/** Only what the client calls; the server's answer to a COPY has no rows of its own. */
abstract class Copy implements pg.Submittable {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  submit(connection: pg.Connection) {
    ;(connection as unknown as Wire).query(this.#text)
  }
  handleCommandComplete() {}
  abstract handleError(error: Error): void
  abstract handleReadyForQuery(): void
}

class CopyOut extends Copy {
  readonly #waiting: Buffer[] = []
  #stream: Duplex | null = null
  #end: { error: Error | null } | null = null
  #wake = () => {}

  handleCopyData({ chunk }: { chunk: Buffer }, connection: Wire) {
    this.#stream = connection.stream
    // The driver uses its buffer again.
    this.#waiting.push(Buffer.from(chunk))
    if (this.#waiting.length >= mostWaiting) this.#stream.pause()
    this.#wake()
  }
  handleError(error: Error) {
    this.#end = { error }
    this.#wake()
  }
  handleReadyForQuery() {
    this.#end ??= { error: null }
    this.#wake()
  }

  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      yield* this.#waiting.splice(0)
      if (this.#waiting.length > 0) continue
      // Also at the end, which may have come in the same breath as the rows at which it was asked to pause.
      this.#stream?.resume()
      if (this.#end?.error) throw this.#end.error
      if (this.#end) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}

/**
 * The answer of a `copy … to stdout`, one row at a time and no faster than it is read. To be read to its end: the connection serves nothing else
 * until then.
 */
export function copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer> {
  return client.query(new CopyOut(text)).rows()
}

class CopyIn extends Copy {
  readonly done: Promise<void>
  readonly #source: AsyncIterable<Buffer>
  #settle: { resolve: () => void; reject: (error: Error) => void } = { resolve: () => {}, reject: () => {} }
  #error: Error | null = null

  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text)
    this.#source = source
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }
  handleCopyInResponse(connection: Wire) {
    void this.#send(connection)
  }
  async #send(connection: Wire) {
    try {
      for await (const chunk of this.#source) {
        if (this.#error) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    } catch (error) {
      this.#error ??= error instanceof Error ? error : new Error(String(error))
      connection.sendCopyFail('the source failed')
    }
  }
  handleError(error: Error) {
    this.#error ??= error
    this.#settle.reject(this.#error)
  }
  handleReadyForQuery() {
    if (this.#error) this.#settle.reject(this.#error)
    else this.#settle.resolve()
  }
}

/** Feeds a `copy … from stdin`. @throws what the server refused, or what the source threw */
export const copyIn = (client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<void> =>
  client.query(new CopyIn(text, source)).done
