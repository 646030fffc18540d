import type { Outcome } from './types.ts'

/**
 * The words that tell the outcome, the surest first: what a sentence says of postponing outweighs that something else was approved.
 * "Udvalget udsatte sagen" postpones it, "udsatte borgere" are people.
 */
const POSTPONED =
  /(?<!\p{L})(?:udsat|udsættes|udsættelse|udsatte(?= (?:\p{L}+(?:en|et|erne|ne)|at|det|sin|til)(?!\p{L}))|udskydes|udskudt|udskyde|genoptages|optages på (?:næste|et kommende)|(?:tages|behandles|drøftes) (?:op )?(?:igen )?(?:på|ved) (?:det )?næste møde)(?!\p{L})/iu
const COMES_AGAIN = /(?<!\p{L})(?:sættes|tages|kommer|optages) (?:på|op) igen(?!\p{L})/iu
const WITHDRAWN =
  /(?<!\p{L})(?:trukket|trækkes(?! der)(?! lod)|trak|(?:punktet|sagen) (?:blev )?(?:udgår|udgik|taget af|tages af|er taget af)|udgår|udgik|bortfaldt|bortfalder|(?:taget|tages) af dagsordenen)(?!\p{L})/iu
const RETURNED =
  /(?<!\p{L})(?:(?:sendt|sendes|sendte|sender|tilbagesendt|tilbagesendes|hjemvist|hjemvises|går|gik|oversendes|returneres) ?(?:(?:sagen|punktet|udkastet|forslaget|planen|notatet) )?tilbage|^tilbage til|tilbagesend(?:t|es)|hjemvis(?:t|es)|sendes retur)(?!\p{L})/iu
const REFERRED =
  /(?<!\p{L})(?:oversend(?:t|es|er)|henvis(?:t|es) til|overdrag(?:et|es) til|videresend(?:t|es) til|sendes (?:videre )?til (?:\p{L}+udvalget|byrådet|behandling))(?!\p{L})/iu
const REJECTED =
  /(?<!\p{L})(?:afslag|afslået|afslås|afvist|afvises|forkastet|forkastedes|forkastede|forkastes|faldt|faldet|kan ikke (?:støtte|imødekomme|anbefale|tiltræde|godkende)|(?:ikke|intet) (?:dispensation|godkendt|imødekommet|vedtaget|tiltrådt)|ikke flertal|nedstemt|gives (?:derfor )?ikke|imødekommes ikke|godkendes ikke|støtter ikke|siger nej|sagde nej)(?!\p{L})/iu
const ADOPTED =
  /(?<!\p{L})(?:godkendt|godkendes|godkender|godkendte|vedtaget|vedtages|vedtog|vedtoges|tiltrådt|tiltrædes|tiltrådte|tilslutter|tilsluttede|tilslutning|besluttet|besluttede|beslutter|bevilg\p{L}*|indstilling(?:en)? (?:blev )?(?:fulgt|følges)|følges|som indstillet|anbefal\p{L}*|indstilles|indstiller|valgt|vælges|valgte|udpeget|udpegede|udpeger|udpeges|siger ja|sagde ja|støtter|fastsat|fastsættes|konstituer\p{L}*|imødekommes|imødekommet|enige? om at|enighed om at|bemyndiget|bemyndiges|(?:tilskud|støtte|beløbet|midlerne) (?:ydes|gives|bevilges)|gaven modtages|underskrevet)(?!\p{L})/iu
const NOTED =
  /(?<!\p{L})(?:til efterretning|efterretning|orienteret|orienterede|orientering(?:en|er)? (?:givet|taget|blev)|drøftet|drøftede|drøftelse|intet|ingen(?:ting)?|gennemført|fortalte|oplyste|nævnte|mindede|takkede|meddelte|præsenterede|til orientering)(?!\p{L})/iu
const OPINION =
  /(?<!\p{L})(?:høringssvar\p{L}*|svarer|udtaler|udtalelse|ønsker|finder|peger på|opfordrer|bemærker|henstiller|høring)(?!\p{L})/iu
const PRACTICAL =
  /(?<!\p{L})(?:skriver|inviterer|bestiller|undersøger|aftaler|spørger|laver|sender|fortsætter|arrangerer|kontakter|holder|holdes|uddeles|betaler|deltager|tager kontakt|følger op|indkalder|planlægger|arbejder videre|forhandler videre|holder|hjælper|uddeler|sendes|sørger for|sætter)(?!\p{L})/iu

/** "Punkt 28 er trukket" is told of another item. */
const OTHER_ITEM = /(?<!\p{L})(?:punkt|pkt\.?|sag(?: nr\.?)?) \d/iu
/** What is said first and for itself outweighs the exceptions behind it: "Godkendt, idet punkt 28 er trukket." */
const STANDS_ALONE =
  /^(?:dagsordenen (?:blev )?(?:herefter )?)?(?:godkendt|vedtaget|tiltrådt)[.,](?! (?:men|dog))|(?<!\p{L})dagsordenen (?:blev|er) (?:herefter |hermed )?godkendt(?!\p{L})/iu
/** What came last outweighs the proposals that fell before it: "Indstillingen blev herefter godkendt." */
const AT_LAST =
  /(?<!\p{L})(?:indstillingen (?:(?:blev|er|bliver) )?(?:herefter|derefter)|(?:herefter|derefter) (?:blev|er|bliver) indstillingen)(?: enstemmigt)? (?:godkend|vedtage|tiltråd|tiltræd|anbefale)\p{L}*/iu
/** What is said of an amendment, or of somebody's proposal beside it, says nothing of the matter. */
const AMENDMENT = /ændringsforslag|^et (?:\p{L}+ )?forslag (?:fra|af)(?!\p{L})/iu

/**
 * What became of the matter, by the words of the decision; null without one. The first sentence that tells it counts most: "Udsat",
 * "Trukket tilbage", "Sendt tilbage". A judgement that a person may correct: the line between adopted, noted and other is thin.
 */
export function outcomeOf(decision: string | null, title: string | null): Outcome | null {
  if (decision === null) return null
  const text = decision.slice(0, 5_000)
  if (STANDS_ALONE.test(text)) return 'adopted'
  if (COMES_AGAIN.test(text)) return 'postponed'
  if (AT_LAST.test(text)) return 'adopted'
  const sentences = text.split(/\n|(?<=[.!?]) (?=\p{Lu})/u).filter((sentence) => !AMENDMENT.test(sentence))
  const [first = '', whole = sentences.join('\n')] = sentences.slice(0, 1)
  return strong(first) ?? plain(first, title) ?? strong(whole) ?? plain(whole, title) ?? weak(text, title)
}

/** "Det blev aftalt, at …", "Vi aftalte at …" */
const AGREED =
  /(?<!\p{L})(?:(?:det|der) (?:blev|er)|blev det) aftalt(?!\p{L})|(?<!\p{L})(?:rådet|udvalget|vi|man) aftalte?r?,? at(?!\p{L})/iu

/** The text says itself what became of the matter, and not only that something was said or is to be done. */
export function tellsOutcome(text: string, title: string | null): boolean {
  return AGREED.test(text) || strong(text) !== null || plain(text, title) !== null
}

/** What stops the matter for now or for good. */
function strong(text: string): Outcome | null {
  if (RETURNED.test(text)) return 'returned'
  if (POSTPONED.test(text)) return 'postponed'
  if (WITHDRAWN.test(text) && !OTHER_ITEM.test(text)) return 'withdrawn'
  if (REJECTED.test(text)) return 'rejected'
  return REFERRED.test(text) && (/^(?:\p{L}+ )?oversend/iu.test(text) || !ADOPTED.test(text)) ? 'referred' : null
}

function plain(text: string, title: string | null): Outcome | null {
  if (/(?<!\p{L})efterretning/iu.test(text)) return 'noted'
  if (isStanding(title) && !/^(?:godkendt|vedtaget)/iu.test(text)) return 'noted'
  if (ADOPTED.test(text)) return 'adopted'
  return NOTED.test(text) ? 'noted' : null
}

function weak(text: string, title: string | null): Outcome {
  if (OPINION.test(text) || /høring/iu.test(title ?? '')) return 'other'
  return PRACTICAL.test(text) ? 'adopted' : 'other'
}

function isStanding(title: string | null): boolean {
  return /^(?:eventuelt|evt\.?|meddelelser|orientering(?:er)?(?: fra \p{L}+)?|nyt fra .*|siden sidst|bordet rundt)\.?$/iu.test(title ?? '')
}
