import type { Target } from '../types.ts'

const UP = 'øges|øge|stige|stiger|forøges|hæves|hæve|vokse|vokser|løftes|forbedres|udvides'
const DOWN = 'reduceres|reducere|nedbringes|nedbringe|falde|falder|sænkes|sænke|mindskes|mindske|begrænses|nedsættes|formindskes'
/** Groups: more, less, half, double. */
export const CHANGE_VERB = new RegExp(`(?<!\\p{L})(?:(${UP})|(${DOWN})|(halveres|halvere)|(fordobles|fordoble))(?!\\p{L})`, 'iu')
export const MODAL = /(?<!\p{L})(?:skal|vil|bør)(?!\p{L})/iu

/** "ledigheden blandt kvinder skal …": indicator and group. "andelen af unge, der er i job, skal …": group and indicator. */
export function readWho(target: Target): void {
  const share =
    /(?:andelen|antallet|andel) af ([^,]{3,120}?), (?:der|som) (?:er |har )?([^,\n]{3,140}?)(?=,| skal | vil | bør | svare| i (?:19|20)\d{2}|\.|\n|$)/iu.exec(
      target.text,
    )
  if (share?.[1] && share[2]) {
    target.group ??= share[1].trim()
    target.indicator ??= share[2].trim()
    readOwnGroup(target)
    return
  }
  const among =
    /^(?:.{0,200}?(?<!\p{L})at )?(?:øge |nedbringe |reducere |styrke )?([^,.]{3,80}?) (?:blandt|hos|for) ([^,.]{3,100}?)(?= (?:skal|vil|bør|(?:fra|til|med|på) (?:mindst |højst )?\d|i (?:19|20)\d{2}|er|øges|reduceres|stiger|falder)(?!\p{L})|[,.]|$)/iu.exec(
      target.text,
    )
  if (among?.[1] && among[2] && !MODAL.test(among[1]) && !CHANGE_VERB.test(among[1])) {
    target.indicator ??= among[1].trim()
    target.group ??= among[2].trim()
    return
  }
  readSubject(target)
}

/** "antallet af frivillige skal øges"; "alle under 30 år tilbydes praktik". */
function readSubject(target: Target): void {
  const subject = /^((?:andelen|antallet) (?:af )?.{3,100}?) (?:skal|vil|bør|øges|stiger|falder|reduceres)(?!\p{L})/iu.exec(target.text)
  if (subject?.[1]) target.indicator ??= subject[1].trim()
  const object =
    /(?:nedbringe|reducere|øge|sænke|mindske|hæve) ((?:andelen|antallet) af [^,.]{3,80}?|\p{L}{4,40}) (?:med|fra|til) (?:mindst )?\d/iu.exec(
      target.text,
    )
  if (object?.[1]) target.indicator ??= object[1]
  const everyone = /^(alle (?:i )?(?!skal)[^,.]{3,60}?)(?= (?:som minimum|skal|tilbydes|har|får|er|kommer|deltager)(?!\p{L}))/iu.exec(
    target.text,
  )
  if (everyone?.[1]) target.group ??= everyone[1].trim()
  const offered = /(?:tilbydes|får|har fået|gennemfører) (?:et |en )?(\p{L}{4,})/iu.exec(target.text)
  if (target.group && offered?.[1]) target.indicator ??= offered[1]
}

/** In "borgerskab blandt X, herunder andelen af borgere, der …" the wider group is the one named first. */
function readOwnGroup(target: Target): void {
  const among = /(?:blandt|hos) ([^,.]{3,80}?), herunder andelen/iu.exec(target.text)
  if (among?.[1]) target.group = among[1].trim()
}
