import { createAccount, endAccountsOf, mailTo, openSession } from '#modules/accounts/index.ts'
import { addPerson, appoint } from '#modules/council/index.ts'
import { propose, putNote } from '#modules/participation/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import { nobody } from '#platform/http/actor.ts'
import type { TestApp } from '#test/app.ts'
import { aCouncil, anItem } from '#test/make.ts'

type Place = { id: string; origin: string }

export type Somebody = { personId: string; accountId: string; email: string; cookie: string; endAccount: () => Promise<unknown> }

/** A council with one meeting, and people who leave their traces in the house. */
export async function aHouse(app: TestApp, municipality: Place) {
  const { id } = municipality
  const council = await aCouncil(app.platform, id)
  const { acting, host } = council
  const meeting = await council.hold({ items: [anItem({ title: 'Boliger', presenter: 'Yasmin Fremlægger' })] })
  const inside = app.platform.db.in

  /** Somebody with an account who has written, proposed and been written to; with a seat if told so, and an apology if told why. */
  const somebody = (given: {
    name: string
    email: string
    sits?: { from: string; to: string | null }
    apology?: string
  }): Promise<Somebody> =>
    inside(id, async (tx) => {
      const { name, email, sits, apology } = given
      const personId = await addPerson(tx, acting, name)
      const accountId = await createAccount(tx, id, { personId, email })
      const told = { ...acting, actor: `account/${accountId}` as const }
      await recordAudit(tx, id, acting.clock, {
        actor: 'operator',
        action: 'account.create',
        thing: `account/${accountId}`,
        payload: { email },
      })
      await recordAudit(tx, id, acting.clock, { ...told, action: 'person.change', thing: `meeting/${meeting.id}`, payload: { who: name } })
      await propose(
        tx,
        { ...told, by: nobody },
        { bodyId: host.id, meetingId: null, personId, title: `Forslag fra ${email}`, reason: 'Derfor' },
      )
      const note = { municipality_id: id, account_id: accountId, item_id: meeting.itemIds[0] ?? '' }
      await putNote(tx, { ...note, text: `Note fra ${email}`, modified_at: toDate(acting.clock()) })
      await mailTo(tx, id, acting.clock, { accountIds: [accountId], kind: 'meeting_called', params: {}, about: `meeting/${meeting.id}` })
      if (sits) {
        const placed = await appoint(tx, acting, { personId, bodyId: host.id, seatId: null, function: 'member', ...sits })
        if ('refusal' in placed) throw new Error(placed.refusal)
      }
      const cookie = await openSession(tx, municipality, accountId, acting.clock)
      return { personId, accountId, email, cookie, apology }
    }).then(async ({ apology, ...one }) => {
      if (apology) await council.hold({ apologies: [{ personId: one.personId, name: given.name, reason: apology }] })
      return { ...one, endAccount: () => inside(id, (tx) => endAccountsOf(tx, one.personId, toDate(acting.clock()))) }
    })

  return { ...council, meeting, somebody }
}
