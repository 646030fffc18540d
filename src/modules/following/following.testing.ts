import { ensureCase, linkCases } from '#modules/cases/index.ts'
import type { NewMeeting } from '#modules/meetings/index.ts'
import { publishAgenda, releaseMinutes } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Mail } from '#platform/mail.ts'
import { type TestOptions, testApp } from '#test/app.ts'
import { aMunicipality, type TestDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { tellFollowers } from './tell.ts'

/** A municipality whose public is told by mail, with a clock that the test moves. */
export async function aTown(db: TestDatabase, code: string, options: Partial<TestOptions> = {}) {
  const municipality = await aMunicipality(db, { code })
  const app = await testApp(db, { municipality, now: '2026-03-02T12:00:00Z', ...options })
  const { acting, host, hold } = await aCouncil(app.platform, municipality.id)
  const change = <R>(work: (tx: Tx) => Promise<R>) => app.platform.db.in(municipality.id, work)
  const itemsOf = (meetingId: string) =>
    db.owner.selectFrom('agenda_item').select(['id', 'short_id']).where('meeting_id', '=', meetingId).orderBy('position').execute()

  /** A meeting ahead of which nothing is public yet. */
  const planned = (given: Partial<NewMeeting> = {}) =>
    hold({ state: 'planned', hasMinutes: false, startsAt: new Date('2026-03-20T16:00:00Z'), items: [anItem()], ...given })

  return {
    db,
    municipality,
    app,
    acting,
    host,
    hold,
    planned,
    change,
    itemsOf,
    agenda: (meetingId: string) => change((tx) => publishAgenda(tx, acting, meetingId)),
    release: (meetingId: string) => change((tx) => releaseMinutes(tx, acting, meetingId)),
    /** Asks as somebody does on the page of what they follow. */
    ask: (path: string, email: string, more: Record<string, string> = {}) => app.post(path, { email, ...more }),
    /** Asks and confirms by the link of the mail. */
    follow: async (path: string, email: string) => {
      await app.post(path, { email })
      const mail = (await delivered()).findLast((one) => one.to === email)
      const confirmed = await app.post('/foelg/bekraeft', { n: tokenIn(mail) })
      app.travel({ minutes: 1 })
      return confirmed
    },
    /** A morning: what is new is told, and the mails of it. */
    morning: async () => {
      app.travel({ hours: 24 })
      const mails = await tellFollowers(app.platform, municipality.id)
      return { mails, sent: await delivered() }
    },
    delivered,
    aCase: (number: string, title: string, itemIds: string[]) =>
      change(async (tx) => {
        const caseId = await ensureCase(tx, municipality.id, { system: 'sbsys', number, title })
        await linkCases(
          tx,
          municipality.id,
          itemIds.map((itemId) => ({ caseId, itemId })),
        )
        return caseId
      }),
  }

  async function delivered(): Promise<Mail[]> {
    app.mails.length = 0
    await app.deliver()
    return [...app.mails]
  }
}

export type Town = Awaited<ReturnType<typeof aTown>>

/** The token of the link in a mail. */
export const tokenIn = (mail: Pick<Mail, 'text'> | undefined, path = '') =>
  new RegExp(`/foelg/${path}[^\\s]*\\?n=([\\w-]+)`).exec(mail?.text ?? '')?.[1] ?? 'no token'
