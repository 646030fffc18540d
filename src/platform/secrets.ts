import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UnusableInput } from './errors.ts'

/** Keeps what must be had again in clear, such as the password that the program shows to an identity provider, out of the database. */
export type Secrets = {
  /** @param place what it belongs to, such as `provider/<municipality>/<id>`: moved to another place it cannot be opened */
  seal(text: string, place: string): Buffer
  /** Null: it was sealed with another key or for another place, or somebody has changed it. */
  open(sealed: Uint8Array, place: string): string | null
}

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
const keyFile = 'secret.key'

/** AES-256-GCM with a fresh nonce for each text. */
export function secretsWith(key: Uint8Array): Secrets {
  return {
    seal: (text, place) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed])
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/**
 * The machine's key: SECRET_KEY where several machines share a database, else a file in DATA_DIR that is made at the first start and that only its
 * owner may read.
 * @throws UnusableInput when the file is none of ours
 */
export function openSecrets(dataDir: string, given: Uint8Array | null): Secrets {
  const key = given ?? keyIn(dataDir)
  if (key.length !== keyBytes)
    throw new UnusableInput(`${path.join(dataDir, keyFile)} must hold ${keyBytes} bytes. Bring it back from a backup.`)
  return secretsWith(key)
}

function keyIn(dataDir: string): Buffer {
  const file = path.join(dataDir, keyFile)
  try {
    return readFileSync(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  mkdirSync(dataDir, { recursive: true })
  // Written whole and then named: of two programs that start at once, both read the key of the first.
  const written = `${file}.${process.pid}`
  writeFileSync(written, randomBytes(keyBytes), { mode: 0o600 })
  try {
    linkSync(written, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(written, { force: true })
  }
  return readFileSync(file)
}
