import { findDates, findYearlessDates, readMoment } from '../dates.ts'
import type { FollowUp } from '../types.ts'
import { type Found, found } from './found.ts'
import type { Passage } from './groups.ts'
import { splitSentences } from './words.ts'

const DOES =
  'giver|indkalder|udarbejder|sender|udsender|rundsender|undersøger|kontakter|melder|vender|laver|skriver|arrangerer|planlægger|inviterer|fremsender|bestiller|koordinerer|samler|lægger|formulerer|tager|følger|booker|kigger|retter|spørger|sørger|formidler|opdaterer|sætter|udpeger|indhenter|afklarer|aftaler|arbejder videre|kommer'
const TO_DO =
  'undersøge|sende|kontakte|indkalde|udarbejde|planlægge|arrangere|invitere|lave|skrive|afklare|følge|tage|fremsende|koordinere|bestille|samle|give|indhente|formulere|sørge|opdatere|arbejde|booke|spørge|aftale|finde|udsende|rundsende|melde|forberede|sætte|kigge|drøfte|vende|lægge|rette|formidle'
const IS_DONE =
  'fremsendes|udsendes|sendes|rundsendes|udarbejdes|undersøges|inviteres|indkaldes|udpeges|kontaktes|samles op|følges op|tages op|genoptages|genbehandles|sættes på|lægges på|bestilles|indhentes|afklares|opdateres|sættes på dagsordenen|arbejdes videre'
const SHALL = new RegExp(`^(.{2,90}?) (?:skal|vil|kan|bedes)(?: \\p{L}+){0,2}? (?:bl\\.a\\. )?(?:${TO_DO})(?!\\p{L})`, 'iu')
const PRESENT = new RegExp(`^(.{2,90}?)(?: \\(\\p{L}[^)]{1,60}\\))?(?: ["»“][^"«”]{2,100}["«”])? (?:${DOES})(?!\\p{L})`, 'iu')
const PASSIVE = new RegExp(`(?<!\\p{L})(?:${IS_DONE})(?!\\p{L})`, 'iu')
const AGREED =
  /^(?:det (?:aftales|blev aftalt|er aftalt|besluttes)|aftalt|der (?:er indkaldt til|indkaldes til|følges op|arbejdes videre|tages kontakt))(?!\p{L})/iu
const PUTS_UP = /^(.{2,60}?) har \p{L}+,? der (?:lægges|sendes|bringes) /iu
/** What was told, thought or done already. */
const TOLD =
  /^.{2,80}? (?:orienter(?:er|ede)|oplys(?:er|te)|fort(?:æller|alte)|medde(?:ler|lte)|nævn(?:er|te)|bemærk(?:er|ede)|ønsk(?:er|ede)|spurgte|foresl(?:år|og)|drøftede|diskuterede|godkendte|tog|fik|har haft|har ikke|deltog|var|blev|roste|takkede|havde)(?!\p{L})/iu
const HERE = /^(?:her|det|dette|der|hvis|når|efter|alle|man|i |på |ved )(?!\p{L})/iu
const GOES_ON = /^(?:gruppen|den|de|han|hun|her|vedkommende)(?!\p{L}).{0,20} (?:skal|vil|kan)(?!\p{L})/iu
const GROUP = /^(arbejdsgruppen|gruppen|formandskabet|formandsgruppen|sekretariatet|forvaltningen|administrationen|udvalget)(?!\p{L})/iu

/** What somebody is to do, from the decisions of a meeting; `meeting` (ISO) dates days without a year. */
export function readFollowUps(passages: Passage[], meeting: string | null): Found<FollowUp>[] {
  const followUps: Found<FollowUp>[] = []
  for (const passage of passages) {
    let subject: string | null = null
    for (const { text } of splitSentences(passage.text)) {
      const last = followUps.at(-1)
      const who = doer(text)
      if (who !== undefined) {
        const value = { item: passage.item, who: who ?? (AGREED.test(text) ? subject : null), when: moment(text, meeting), what: text }
        followUps.push(found(value, passage))
      } else if (last?.value.item === passage.item && GOES_ON.test(text) && last.to === passage.to && !/besluttes/iu.test(text)) {
        last.value.what = `${last.value.what} ${text}`
      }
      subject = GROUP.exec(text)?.[1] ?? subject
    }
  }
  return followUps
}

/** Who is to do it, null when nobody is named, undefined when the sentence asks for nothing. */
function doer(text: string): string | null | undefined {
  if (AGREED.test(text)) return null
  const puts = PUTS_UP.exec(text)
  if (puts?.[1]) return puts[1].trim()
  if (TOLD.test(text) || GOES_ON.test(text)) return undefined
  const named = SHALL.exec(text) ?? PRESENT.exec(text)
  if (named?.[1] && !HERE.test(named[1]) && /^\p{Lu}/u.test(named[1]) && !/(?<!\p{L})(?:at|der|som|om)(?!\p{L})/u.test(named[1]))
    return convenor(named[1], text)
  return PASSIVE.test(text) && !/(?<!\p{L})(?:blev|er|var) /iu.test(text) && text.length < 400 ? null : undefined
}

/** "Tovholder for gruppen (Ida Krog)" is Ida Krog. */
function convenor(who: string, text: string): string {
  return /^tovholder[^(.]{0,80}\(([^)]{3,60})\)/iu.exec(text)?.[1]?.trim() ?? who.trim()
}

/** The day it is to be done, with the time if the sentence names one. */
function moment(text: string, meeting: string | null): string | null {
  const [date] = findDates(text)
  const [yearless] = findYearlessDates(text, meeting)
  const day = date?.iso ?? yearless?.guess ?? null
  if (day === null || (meeting !== null && day < meeting)) return null
  const { time } = readMoment(text, false)
  return time === null ? day : `${day}T${time}`
}
