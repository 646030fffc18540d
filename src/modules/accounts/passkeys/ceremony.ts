import { z } from 'zod'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { accountToMail } from '../accounts.queries.ts'
import { beginAttempt, endAttempt } from '../attempts.ts'
import { passkeysOf } from './passkeys.queries.ts'
import { placeOf } from './place.ts'

/** Loaded when somebody first uses a passkey: most starts of the program do not wait for it. */
const library = () => import('@simplewebauthn/server')

const text = z.string().max(20_000)
const outline = { id: text.min(1).max(1_500), rawId: text, type: z.literal('public-key'), clientExtensionResults: z.looseObject({}) }

/** What a browser sends; everything in it is looked at again by the library. */
const usedSchema = z.object({
  ...outline,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
})
const madeSchema = z.object({
  ...outline,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string().max(40)).max(10).optional() }),
})

const challengeSchema = z.object({ challenge: z.string().min(1).max(200) })

function parsed<T>(schema: z.ZodType<T>, json: string | undefined): T | null {
  try {
    return schema.safeParse(JSON.parse(json ?? '')).data ?? null
  } catch {
    return null
  }
}

/** The challenge that an answer names. Whether it is one of ours is found out by looking for the attempt. */
const challengeIn = (clientDataJSON: string) =>
  parsed(challengeSchema, Buffer.from(clientDataJSON, 'base64url').toString('utf8'))?.challenge ?? ''

const required = { residentKey: 'required', userVerification: 'required' } as const

/** What the browser needs to make a passkey for whoever is signed in. The device must ask its owner, and must find the key again by itself. */
export async function askForNew(c: Ctx) {
  const { accountId, name } = c.get('actor')
  const { account, own } = await inTenant(c, async (tx) => ({
    account: await accountToMail(tx, accountId ?? ''),
    own: await passkeysOf(tx, accountId ?? ''),
  }))
  const place = placeOf(c)
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpID: place.id,
    rpName: place.name,
    userID: new Uint8Array(Buffer.from(accountId ?? '')),
    userName: account?.email ?? name,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: own.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: required,
  })
  await beginAttempt(c, { purpose: 'passkey_add', state: options.challenge, accountId })
  return options
}

/** What the browser needs to use a passkey: any that it finds, or one of those that whoever is signed in has. */
export async function askForUse(c: Ctx) {
  const { accountId } = c.get('actor')
  const own = accountId === null ? [] : await inTenant(c, (tx) => passkeysOf(tx, accountId))
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: placeOf(c).id,
    userVerification: 'required',
    allowCredentials: own.map(({ credentialId }) => ({ id: credentialId })),
  })
  await beginAttempt(c, { purpose: 'passkey_use', state: options.challenge, accountId })
  return options
}

export type NewPasskey = { credentialId: string; publicKey: Buffer; signCount: number; transports: string[] }

/** The passkey that an answer brings, checked; null when it is none of ours, too old, or not as it should be. */
export async function readNew(c: Ctx, json: string | undefined): Promise<NewPasskey | null> {
  const response = parsed(madeSchema, json)
  if (!response) return null
  const challenge = challengeIn(response.response.clientDataJSON)
  const attempt = await endAttempt(c, challenge)
  if (attempt?.purpose !== 'passkey_add' || attempt.accountId !== c.get('actor').accountId) return null
  const { id: expectedRPID, origin: expectedOrigin } = placeOf(c)
  const expected = { expectedChallenge: challenge, expectedOrigin, expectedRPID, requireUserVerification: true }
  const { transports = [], ...answer } = response.response
  const { verifyRegistrationResponse } = await library()
  const result = await verifyRegistrationResponse({ response: { ...response, response: answer }, ...expected }).catch(() => null)
  if (!result?.verified) return null
  const { id, publicKey, counter } = result.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), signCount: counter, transports }
}

type UsedPasskey = {
  credentialId: string
  /** Whose key it says that it is; null where the browser says nothing. */
  accountId: string | null
  /** Looks whether the holder of this public key has answered. @returns the key's counter; null when not */
  counterWith(publicKey: Uint8Array): Promise<number | null>
}

/** An answer to a challenge that this browser was given; null when it is none. Whose it is has yet to be looked at. */
export async function readUse(c: Ctx, json: string | undefined): Promise<UsedPasskey | null> {
  const response = parsed(usedSchema, json)
  if (!response) return null
  const challenge = challengeIn(response.response.clientDataJSON)
  const attempt = await endAttempt(c, challenge)
  if (attempt?.purpose !== 'passkey_use') return null
  const { id: expectedRPID, origin: expectedOrigin } = placeOf(c)
  const expected = { expectedChallenge: challenge, expectedOrigin, expectedRPID, requireUserVerification: true }
  const { userHandle, ...answer } = response.response
  return {
    credentialId: response.id,
    accountId: userHandle ? Buffer.from(userHandle, 'base64url').toString('utf8') : null,
    counterWith: async (publicKey) => {
      // The counter is compared by whoever asks: a key that may be copied is not only refused but stopped.
      const credential = { id: response.id, publicKey: new Uint8Array(publicKey), counter: 0 }
      const { verifyAuthenticationResponse } = await library()
      const result = await verifyAuthenticationResponse({ response: { ...response, response: answer }, ...expected, credential }).catch(
        () => null,
      )
      return result?.verified ? result.authenticationInfo.newCounter : null
    },
  }
}
