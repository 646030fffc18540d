import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha = (data: Uint8Array | string) => createHash('sha256').update(data).digest()
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** What a dishonest browser or device would answer with instead. */
export type Lie = {
  origin?: string
  rpId?: string
  challenge?: string
  isVerified?: boolean
  counter?: number
  type?: string
  userHandle?: string
}

type Options = { challenge: string; rpId?: string; rp?: { id?: string }; user?: { id: string } }

const present = 0x01
const verified = 0x04
const withKey = 0x40

/** A device with one passkey in it (ES256, no attestation), as a browser would hand its answers on. */
export function softAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, { challenge }: Options, lie: Lie) =>
    Buffer.from(
      JSON.stringify({ type: lie.type ?? type, challenge: lie.challenge ?? challenge, origin: lie.origin ?? origin, crossOrigin: false }),
    )
  const head = (rpId: string, flags: number, lie: Lie) =>
    Buffer.concat([
      sha(lie.rpId ?? rpId),
      Buffer.from([flags | present | (lie.isVerified === false ? 0 : verified)]),
      uint32(lie.counter ?? counter),
    ])
  const outline = { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {} }

  return {
    id: b64(id),
    countTo: (value: number) => {
      counter = value
    },
    make: (options: Options, lie: Lie = {}) => {
      userHandle = options.user?.id ?? ''
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(jwk.x ?? '', 'base64url'))],
        [-3, new Uint8Array(Buffer.from(jwk.y ?? '', 'base64url'))],
      ])
      const credential = [Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(key)]
      const authData = Buffer.concat([head(options.rp?.id ?? '', withKey, lie), ...credential])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]) as Parameters<typeof isoCBOR.encode>[0]
      const response = {
        clientDataJSON: b64(clientData('webauthn.create', options, lie)),
        attestationObject: b64(isoCBOR.encode(attestation)),
      }
      return JSON.stringify({ ...outline, response })
    },
    use: (options: Options, lie: Lie = {}) => {
      if (lie.counter === undefined && counter > 0) counter += 1
      const data = clientData('webauthn.get', options, lie)
      const authData = head(options.rpId ?? '', 0, lie)
      const signature = sign('sha256', Buffer.concat([authData, sha(data)]), privateKey)
      const shown = { clientDataJSON: b64(data), authenticatorData: b64(authData), signature: b64(signature) }
      return JSON.stringify({ ...outline, response: { ...shown, userHandle: lie.userHandle ?? userHandle } })
    },
  }
}
