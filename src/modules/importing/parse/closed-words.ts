/**
 * The words with which minutes close an item. They are looked for in `comparable` text, so that no letter that only looks like another
 * hides them; the text that is kept and shown is never changed.
 */

/** Letters of other scripts that look like the Latin ones in these words (after Unicode's own confusables list, TR39), and small capitals. */
const LOOK_ALIKES = new Map([
  ...pairs('аеорсухкткіјѕһԁӏмнвөԛԝ', 'aeopcyxktkijshdlmhbøqw'),
  ...pairs('αεορυκτιν', 'aeopuktiv'),
  ...pairs('սօոҽ', 'uone'),
  ...pairs('ʟᴜᴋᴇᴛᴅᴏꜰʀɪɢ', 'luketdofrig'),
])
const OTHER_SCRIPT = /[Ͱ-֏ɪɢʀʟᴀ-ᴢꜰ]/gu

/** Compatibility forms folded (NFKC), look-alikes as Latin, lower case, invisible signs gone and every white space one space. For comparing only. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .toLowerCase()
    .replace(OTHER_SCRIPT, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, i) => [letter, to.charAt(i)])
}

/** "Iukket" with a capital I looks like "lukket". "Lukketider" are hours, and "lukkedage", "lukkeuge" and "lukning" do not reach "lukkede". */
const CLOSED = '[li1|]ukke(?:t(?!id)|de(?!s))\\p{L}*'
/** The marks of a case system that is set to English. */
const FOREIGN = '(?:closed|confidential|(?:non|not) ?[-–]? ?public)(?!\\p{L})'
const SECRET = `fortrolig\\p{L}*|ikke ?[-–]? ?(?:til )?offentlig\\p{L}*|undtaget fra (?:aktindsigt|offentlighed\\p{L}*)|${FOREIGN}`
const WORDS = new RegExp(`(?<!\\p{L})(?:(?:(?:for|bag) )?${CLOSED}(?: døre)?|${SECRET}|uden (?:offentlighed\\p{L}*|tilhørere))`, 'u')
/** What a municipality runs may be closed without the item being so. */
const THINGS = /(?<!\p{L})lukke(?:t|de) (?:kredsløb|systemer|bassiner|afdelinger|institutioner|butikker|veje|stier|skoler)(?!\p{L})/gu

/** The words of a title (or of an entry in a list) that close it, or null. The adjective in "Lukkede kredsløb" does not. */
export function closedWords(title: string): string | null {
  return WORDS.exec(comparable(title).replace(THINGS, ''))?.[0] ?? null
}

const MEETING = '(?:møde\\p{L}*|dørene|resten)'
const MATTER = '(?:(?:dagsordens)?punkt\\p{L}*|pkt|sag(?:en|er|erne)?|drøftelsen|behandlingen)'
const BETWEEN =
  '\\.?(?: (?:er|var|blev|bliver|behandles|behandledes|behandlet|drøftes|som|for|bag|på|et|nu|helt|delvist?|derfor|herefter|skal|være|holdes|holdt|afholdes|fortsatte|fortsætter|\\d{1,4}[a-z]?[.:]?)){0,6} '
const OF_MEETING = new RegExp(`(?<!\\p{L})${MEETING}(?!\\p{L})`, 'u')
const SAYINGS = [
  new RegExp(`(?<!\\p{L})(?:${MEETING}|${MATTER})${BETWEEN}(?:${CLOSED}|lukke(?:de)?s|${SECRET})`, 'u'),
  /(?<!\p{L})døre(?:ne)?(?: [\p{L}\d.,]+){0,4} lukke(?:t|de|s|des)(?!\p{L})/u,
  /(?<!\p{L})lukke(?:t|de|s)?(?: \p{L}+)? døre(?:ne)?(?!\p{L})/u,
  /(?<!\p{L})lukke(?:t|de) (?:\p{L}*(?:punkt|sag|møde)(?:er|et|en)?|pkt|dagsorden|del|bilag)(?!\p{L})(?! ?[:?]? ?nej(?!\p{L}))/u,
  /(?<!\p{L})lukke\p{L}* for (?:offentlighed|tilhørere|publikum)/u,
  new RegExp(`[([] ?(?:${CLOSED}|${SECRET})`, 'u'),
  new RegExp(`^(?:sagstype|åbenhed|offentlighed) ?: ?(?:${CLOSED}|${SECRET})`, 'u'),
  new RegExp(`^[^\\p{L}]*(?:${CLOSED}|${SECRET})(?:[^\\p{L}]*$|(?: ?[:–]| - )(?! ?nej(?!\\p{L})))`, 'u'),
  /(?<!\p{L})(?:åbent?|åbne|offentlig(?:t|hed)?)(?: \p{L}+)? ?[:?=|]? ?nej(?!\p{L})/u,
  /(?<!\p{L})(?:lukket|fortroligt?)(?: \p{L}+)? ?[:?=|]? ?ja(?!\p{L})/u,
]
/** The section of the Danish local government act (styrelsesloven) on closed doors. */
const CLOSED_BY_LAW = /§ ?10(?!\d)/u

/** The words in running text that say that the item, or the meeting from here on, is closed; or null. Linear in the length. */
export function closedSaying(text: string): string | null {
  const line = comparable(text).replace(THINGS, '')
  const law = CLOSED_BY_LAW.exec(line)?.[0]
  if (law && /lukk|styrelseslov/.test(line)) return law
  for (const saying of SAYINGS) {
    const found = saying.exec(line)
    if (found) return found[0]
  }
  return null
}

/** Such words speak of the meeting or the doors and not of this item, so they may hold for what follows too. */
export function speaksOfMeeting(text: string): boolean {
  const line = comparable(text)
  return OF_MEETING.test(line) && !/(?<!\p{L})(?:punkt|pkt|sag)(?:et|en|ets|ens)?(?!\p{L})/u.test(line)
}

const OVER_MANY = words(
  'agenda session meeting items møde mødet mødets del delen punkter sager dagsorden dagsordenen dagsordenspunkter beslutningssager efterretningssager orienteringssager ' +
    'personsager personalesager dør dørene til resten',
)
const GROUP = new Set([
  ...OVER_MANY,
  ...words(
    'closed confidential non not public item lukket lukkede lukkes lukkedes fortrolig fortroligt fortrolige ikke offentlig offentligt offentlige offentligheden tilhørere',
  ),
  ...words('punkt punktet pkt sag sagen døre den de af på bag for behandling behandles efterretning orientering blev bliver er var nu'),
  ...words(
    'fortsatte fortsætter fortsættes fortsat herefter derefter foregik holdes afholdes begynder begyndte starter startede her kl ca klokken',
  ),
])

/** How far a line reaches that says nothing but that something is closed: over many items, over this or the next one, or over either. */
export function closedHeading(text: string): 'many' | 'one' | 'either' | null {
  const line = comparable(text)
  if (line.length > 100) return null
  const said = line.match(/\p{L}+/gu) ?? []
  const closes = WORDS.test(line) || /(?<!\p{L})dørene (?:\p{L}+ )?lukke(?:de)?s(?!\p{L})/u.test(line)
  if (!closes || /\bikke lukke/.test(line) || !said.every((word) => GROUP.has(word))) return null
  // "Lukkede" alone speaks of several.
  if (line.replace(/:$/, '') === 'lukkede' || said.some((word) => OVER_MANY.has(word))) return 'many'
  return said.some((word) => /^(?:punkt|punktet|pkt|sag|sagen|item)$/.test(word)) || /^[([]/.test(line) ? 'one' : 'either'
}

function words(list: string): Set<string> {
  return new Set(list.split(' '))
}
