import { isCaseLabel, isDocumentNumber, isRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'

/** What a case system prints of an item beside its number. */
const META_LABEL = /^(?:(?:sags)?initialer|sagsbeh(?:andler)?|sagsansvarlig|forfatter|ansvarlig|bilagsnr|dokumentnr)\.?:?$/iu
export const META =
  /^(?:(?:sags)?initialer|sagsbeh(?:andler)?|sagsansvarlig|øvrige sagsbehandlere|forfatter|ansvarlig|journaliseret|dok(?:ument)?(?:\.? ?-? ?(?:nr|id))?|dokumentnummer|kle|bilagsnr|initiativ|sagstype|type(?=\s*:)|sbh|besl\.? ?komp|(?:forvaltning|afdeling)(?=\s*:\s*\S+(?:\s|$)))\.?(?:\s*:|\s+(?=\S*\d)|\s+[A-ZÆØÅ]{2,5}$|$)/iu

/** "Kulturudvalget Brevid: 3830997": the system's own number of the letter. */
export const LETTER = /^(?:[^\d:]{3,90}\s)?brevid:?\s*\d+$/iu

/** "Åben sag   Sagen afgøres i: Byrådet", "(Åben sag)   (ikr)" */
export const OPEN_ROW = /^\(?(?:åbent?|lukket) (?:sag|punkt)\)?(?:\t| {2,})[\p{L}(]/iu

/** "THL 23/2008": the body's running number, by its letters. */
export const OF_BODY = /^\p{Lu}{2,5} \d{1,4}\/(?:19|20)\d{2}$/u

/** "Oplæg v. Ida Krog (30 min.)", "v/formanden", "20 minutter": who speaks, and how long, on a line of its own below the title. */
export const PRESENTED =
  /^(?=.{1,120}$)(?:(?:(?:[Oo]plæg|[Oo]rientering|[Pp]ræsentation|[Ii]ndlæg|[Ff]remlæggelse|[Vv]elkomst) )?[Vv](?:\.|\/|ed)(?:,? ?(?:(?:næst)?for(?:mand|kvind|person)\p{L}*|forvaltningen|administrationen|\p{Lu}[\p{L}.-]*|og|fra|alle)(?![\p{L}.-]))+ ?)?(?:\(?\d{1,3} min(?:\.|ut(?:ter)?)?\)?)?$/u

/** The line says something of the item that is neither title nor text: "Initialer: MAF", "Åbent", "Bilagsnr", "Sagsnr." */
export function isBesideTitle(line: ClassifiedLine): boolean {
  const { text, openness } = line
  return (
    openness !== null ||
    META.test(text) ||
    LETTER.test(text) ||
    OF_BODY.test(text) ||
    OPEN_ROW.test(text) ||
    PRESENTED.test(text) ||
    META_LABEL.test(text) ||
    isCaseLabel(text) ||
    isDocumentNumber(text) ||
    isRunning(text)
  )
}

/** "Initialer", with them on the next line. */
export function isMetaLabel(text: string): boolean {
  return META_LABEL.test(text)
}
