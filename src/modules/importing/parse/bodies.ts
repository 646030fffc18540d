/** Endings of the first part of a body's name: Integrationsrådet, Erhvervsudvalget, Byrådet, Kommunalbestyrelsen … */
const ENDING =
  /(?:råd|rådet|udvalg|udvalget|bestyrelse|bestyrelsen|forum|forummet|nævn|nævnet|gruppen|direktionen|sekretariatet|komité|komiteen)$/iu
const KIND_WORD =
  /(?<!\p{L})(?:mødereferat|beslutningsreferat|beslutningsprotokol|referat|protokol|tillægsdagsorden|dagsorden|mødeindkaldelse)(?!\p{L})/giu
const MEETING_WORD =
  /(?<!\p{L})(?:(?:fra|af|til|for|over|ved)\s+)?(?:det\s+)?(?:(?:ordinært|ordinære|ekstraordinært|ekstraordinære|åbent|lukket|konstituerende)\s+)?(?:møde|mødet)(?:\s+(?:i|nr\.?\s*\d+\s+i|med|for))?(?!\p{L})/giu
/** "Fjordby Kommune" on a line of its own. */
export const LETTERHEAD = /^(?:\p{Lu}[\p{L}-]+ ){1,2}kommune$/iu
const EDGE = /^(?:[\s:;,.|–-]+|(?:i|for|fra|af|den|d\.|kl\.|lukket|åben|åbent)(?=\s|$))+/iu

/**
 * The text is the name of a body and nothing else: "Integrationsrådet", "Det Grønne Råd", "Erhvervs- og Arbejdsmarkedsudvalget",
 * "Udvalget for Børn og Unge", "Fjordby Byråd".
 */
export function isBodyName(text: string): boolean {
  const words = text.split(/\s+/, 12)
  if (words.length > 10 || /[.!?:;()\d]/.test(text)) return false
  const core = words.findIndex((word) => ENDING.test(word))
  if (core === -1 || !/^\p{Lu}/u.test(text)) return false
  const named = words.slice(0, core).every((word) => /^\p{Lu}/u.test(word) || word === 'og')
  const tail = words.slice(core + 1)
  return named && (tail.length === 0 || /^(?:for|vedrørende|i|og)$/u.test(tail[0] ?? '') || tail.every((word) => /^\p{Lu}/u.test(word)))
}

/** The body in a title such as "REFERAT Integrationsrådet d. 07-06-2021", given without its dates; null when nothing like a body is left. */
export function bodyInTitle(titleWithoutDates: string): string | null {
  let left = titleWithoutDates.replace(KIND_WORD, ' ').replace(MEETING_WORD, ' ').replace(/\s+/g, ' ').trim()
  left = left.replace(EDGE, '')
  while (/[\s:;,.|–-]$/.test(left)) left = left.slice(0, -1)
  left = left.replace(/ (?:den|d|kl|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)$/iu, '')
  return isBodyName(left) ? left : null
}
