import type { ConnectionOptions } from '#platform/db/db.ts'

/** Where an archive is restored to. */
export type Place = {
  connection: ConnectionOptions
  dataDir: string
  filesRoot: string
  /** Where the embedded database lies; null: on a server of one's own, whose disk is not seen from here. */
  databaseFolder: string | null
  migrations: URL
}
