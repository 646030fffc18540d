import { type MeetingNews, meetingName, meetingTime, newsBetween } from '#modules/meetings/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { localPath } from '#platform/http/context.ts'
import type { MailGiven, MailKinds } from '#platform/outbox/kinds.ts'
import { type Texts, textsOf } from '#texts/index.ts'
import { itemPath, itemsByCase, meetingPath, type Told, toldTo } from './digest.ts'
import { followById, followsOf } from './follow.queries.ts'
import { confirmDays, confirmPath, confirmToken, endPath, minePath, mineToken } from './links.ts'
import { followed } from './tell.ts'
import { type Thing, thingsOf } from './things.ts'

const addressOf = ({ municipality, lang }: MailGiven, path: string) => municipality.origin + localPath(lang, path)
const sealing = ({ secrets, municipality }: MailGiven) => ({ secrets, municipalityId: municipality.id })

/** What is followed, in one line. */
export const thingInWords = (t: Texts, { kind, name }: Pick<Thing, 'kind' | 'name'>) =>
  name === '' ? t.follow.things[kind] : `${t.follow.things[kind]}: ${name}`

/** Mails to those who follow something: plain text with links, and nothing in it that not everybody may read. */
export const followMails: MailKinds = {
  follow_confirm: {
    render: async (tx, given) => {
      const row = await followById(tx, String(given.params['followId']))
      const thing = row && (await thingsOf(tx, [row.about])).get(row.about)
      if (!row || !thing) return null
      const texts = textsOf(given.lang).follow.mail.confirm
      const { name } = given.municipality
      const link = addressOf(given, confirmPath(confirmToken(sealing(given), row.id, toDate(given.clock()))))
      const what = thingInWords(textsOf(given.lang), thing)
      return { subject: texts.subject(name), text: texts.text({ municipality: name, what, days: confirmDays, link }) }
    },
  },
  follow_link: {
    render: async (tx, given) => {
      if ((await followsOf(tx, given.address)).length === 0) return null
      const texts = textsOf(given.lang).follow.mail.link
      const { name } = given.municipality
      const link = addressOf(given, minePath(mineToken(sealing(given), given.address)))
      return { subject: texts.subject(name), text: texts.text({ municipality: name, link }) }
    },
  },
  follow_digest: { render: digest },
}

/** Made when it is sent, of what is public then: what was withdrawn or ended since the morning is left out. */
async function digest(tx: Tx, given: MailGiven) {
  const told = await toldNow(tx, given)
  if (told.length === 0) return null
  const texts = textsOf(given.lang).follow.mail.digest
  const { name } = given.municipality
  const token = mineToken(sealing(given), given.address)
  const [mine, end] = [addressOf(given, minePath(token)), addressOf(given, endPath(token))]
  const news = told.map((one) => linesOf(given, one)).join('\n\n')
  return { subject: texts.subject(name), text: texts.text({ municipality: name, news, mine, end }), unsubscribe: end }
}

async function toldNow(tx: Tx, { address, params }: MailGiven): Promise<Told[]> {
  const { since, until, hits } = params as { since: string; until: string; hits: Record<string, string[] | undefined> }
  const rows = (await followsOf(tx, address)).filter((row) => row.confirmed_at !== null)
  if (rows.length === 0) return []
  const news: MeetingNews[] = await newsBetween(tx, { since: new Date(since), until: new Date(until) })
  const cases = await itemsByCase(
    tx,
    rows.map(({ about }) => about),
  )
  return toldTo(
    news,
    rows.map((row) => followed(row, new Set(hits[row.id]))),
    cases,
  )
}

/** A meeting with what is new of it, and under it its items. */
function linesOf(given: MailGiven, one: Told): string {
  const t = textsOf(given.lang)
  const { changes, items } = t.follow.mail
  const meeting = [
    oneLine(meetingName(one.meeting)),
    meetingTime(t, given.lang, one.meeting),
    one.change && changes[one.change],
    addressOf(given, meetingPath(one)),
  ]
  const about = one.items.map(
    (item) =>
      `- ${[item.number, oneLine(item.title)].filter(Boolean).join(' ')}\n  ${items[item.change]}\n  ${addressOf(given, itemPath(item))}`,
  )
  return [...meeting.filter(Boolean), ...about].join('\n')
}

/** A title is one line whatever was typed, and no longer than a reader of mail shows. */
const longest = 200
const oneLine = (text: string) => {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest).toWellFormed()} …`
}
