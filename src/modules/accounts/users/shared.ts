import { AppError } from '#platform/errors.ts'
import { type Ctx, today } from '#platform/http/context.ts'
import { textsOf } from '#texts/index.ts'
import { may } from '../policy.ts'
import type { UsersText } from './users.text.ts'
import type { Managing, UserRefusal } from './users.ts'

/** Users belong to the whole municipality: the administrator of one body has no part in them. */
export function requireUsers(c: Ctx, action: 'read' | 'edit' | 'invite' | 'end') {
  if (!may(c.get('actor'), action, { kind: 'account', accountId: null })) throw new AppError(404, 'users are for the whole municipality')
}

export const actorName = (c: Ctx) => `account/${c.get('actor').accountId}` as const

export const managing = (c: Ctx): Managing => ({
  municipalityId: c.get('municipality').id,
  actor: actorName(c),
  clock: c.get('platform').clock,
  today: today(c),
})

/** The languages in which the municipality writes mails, each by its own name. */
export const mailLangs = (c: Ctx) =>
  c.get('municipality').languages.map((lang) => ({ value: lang, label: textsOf(lang).language.name, lang }))

/** A refusal as a sentence, and the user that stands in the way. */
export function refusalText(text: UsersText, refusal: UserRefusal): { sentence: string; otherId: string | null } {
  if (refusal.kind === 'emailTaken')
    return { sentence: refusal.ended ? text.refusals.emailOfEnded : text.refusals.emailTaken, otherId: refusal.accountId }
  if (refusal.kind === 'hasAccount')
    return { sentence: refusal.ended ? text.refusals.hasEndedAccount : text.refusals.hasAccount, otherId: refusal.accountId }
  return { sentence: text.refusals[refusal.kind], otherId: null }
}
