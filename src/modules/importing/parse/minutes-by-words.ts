import { sentences } from './attendance-prose.ts'
import type { ItemBlock } from './block-types.ts'
import type { Head } from './head-fields.ts'

/** What is only said of a matter when the meeting is over. */
const DONE =
  /(?<!\p{L})(?:godkendt|vedtaget|vedtog|tiltrådt|udsat|udsættes|drøftet|(?:taget|tog .{1,40}) til efterretning|besluttede|besluttet|aftalt|aftalte|bevilgede|bevilget|valgt|udpeget|enige?(?:hed)? om|fortalte|oplyste|orienterede|gennemgik|fremlagde|spurgte|mindede|takkede|forkastet|stemte)(?!\p{L})|^(?:intet|ingen bemærkninger)(?!\p{L})/iu
/** What is asked for or planned, and what was said before this meeting. */
const NOT_HERE =
  /\?|(?<!\p{L})(?:skal|skulle|bedes|ønskes|indstilles?|indstiller|foreslås|foreslår|kan|kunne|hvis|når|vil|om hvorvidt|sidste møde|sidste gang|sidste år|tidligere|\d{4})(?!\p{L})/iu
/** "Dagsorden:" over the items says nothing of when they were written. */
const LIST_HEAD = /^(?:dagsorden|punkter):?$/iu
/** Three items are the least that show it, and of the items with a text so large a part. */
const MIN_DONE = 3
const PART = { named: 1 / 4, unnamed: 1 / 2 }

/**
 * Minutes need not call themselves so: "Torsdag den 8. september kl. 9 på Bakkehuset. Afbud fra Ida." Then the items tell it, by what was
 * done; fewer of them where it is told who came or did not.
 */
export function isOfMeetingHeld(items: ItemBlock[], { kindWord, title, attendees, absent }: ToldByHead): boolean {
  if (kindWord === 'minutes') return true
  const named = attendees.length + absent.length > 0
  if (kindWord === 'agenda' && !LIST_HEAD.test(title ?? '')) return false
  const texts = items.flatMap(({ sections: [section] }) => (section ? [section.lines] : []))
  const done = texts.filter((lines) => lines.some(({ text }) => sentences(text).some((said) => DONE.test(said) && !NOT_HERE.test(said))))
  return done.length >= MIN_DONE && done.length >= texts.length * (named ? PART.named : PART.unnamed)
}

export type ToldByHead = Pick<Head, 'kindWord' | 'title' | 'attendees' | 'absent'>
