import { findDates } from '../dates.ts'
import type { Fact } from '../types.ts'
import { NUMBER_WORD, readNumber, splitEnumeration } from './words.ts'

/** A fact that a sentence may state: the key is published, the values are what the sentence says. */
export interface FactRule {
  key: string
  form: RegExp
  values: (match: RegExpExecArray, sentence: string) => (Fact['value'] | null)[]
  /** Only in sentences that also say this. */
  with?: RegExp
}

const COUNT = `(\\d{1,4}|${NUMBER_WORD})`
const NAME = '\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){1,3}'
const PLACE = '\\p{Lu}[\\p{L}-]*\\p{L}(?: \\p{Lu}\\p{L}+)?'
const TWO_PLACES = `(?:${PLACE}, )*${PLACE} og ${PLACE}(?!\\p{L}|-)`
const PLACES = `(?:${PLACE}, )+${PLACE} og ${PLACE}(?!\\p{L}|-)`
const WEEKDAY = '(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)'
const MONTHS = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december']
const MONTH = `(${MONTHS.join('|')}) (\\d{4})`

const rule = (key: string, form: RegExp, values: FactRule['values'] = text1, also?: RegExp): FactRule => ({
  ...{ key, form, values },
  ...(also ? { with: also } : {}),
})
const text1: FactRule['values'] = (match) => [match[1]?.trim() ?? null]
/** "formand for Udvalget Ida Krog": the body before the name is none of it. */
const person1: FactRule['values'] = ([, name = '']) => [
  name.replace(/^(?:\p{L}*(?:udvalget|rådet|råd|udvalg|kommune|forvaltningen) )+/iu, ''),
]
const number1: FactRule['values'] = (match) => [readNumber((match[1] ?? match[2] ?? '').replace(/\.$/, ''))]
const list1: FactRule['values'] = (match) => splitEnumeration(match[1] ?? '')
const yes: FactRule['values'] = () => [true]
const day: FactRule['values'] = (_, sentence) => [findDates(sentence)[0]?.iso ?? null]
const month12: FactRule['values'] = ([, month = '', year]) => [
  `${year}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}`,
]

const council: FactRule[] = [
  rule(
    'councilSize',
    new RegExp(
      `(?:råd|udvalg)(?:et|ene)?(?: i \\p{Lu}\\p{L}+)?,? (?:der |som )?består af (?!maksimalt|højst|op til)${COUNT} medlemmer`,
      'iu',
    ),
    number1,
  ),
  rule('councilSize', new RegExp(`(?:rådets|udvalgets) ${COUNT} medlemmer`, 'iu'), number1),
  rule(
    'meetingsHeld',
    new RegExp(`(?:har |er der |blev der )(?:i perioden |i (?:19|20)\\d{2} )?(?:af)?holdt ${COUNT} (?:ordinære )?(?:råds)?møder`, 'iu'),
    number1,
  ),
  rule('hearingAnswers', new RegExp(`(?:afgivet|afgav|sendt|besvaret) ${COUNT} høring(?:er|ssvar)`, 'iu'), number1),
  rule('councilSizeMax', new RegExp(`består af (?:maksimalt|højst|op til) ${COUNT} medlemmer`, 'iu'), number1),
  rule('councilPeriod', /(?:råd|udvalg)(?:et)? sidder i perioden ((?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2})/iu, ([, period = '']) => [
    hyphen(period),
  ]),
  rule('councilPeriod', /beretning:? (?:for )?(?:perioden )?((?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2})/iu, ([, period = '']) => [
    hyphen(period),
  ]),
  rule('hearingRight', /(?<!\p{L})høringsret(?!\p{L})/iu, yes),
  rule('represents', /medlemmer,?.{0,80} som repræsenterer ([^.]{3,400})/iu, list1),
  rule(
    'directlyElected',
    new RegExp(`${COUNT} af (?:rådets?|udvalgets?) medlemmer(?:ne)? (?:er valgt|vælges) ved direkte valg`, 'iu'),
    number1,
  ),
  rule('directlyElectedNonWestern', new RegExp(`${COUNT} (?:repræsentanter )?med ikke-vestlig`, 'iu'), number1),
  rule('directlyElectedWestern', new RegExp(`${COUNT} (?:repræsentanter )?med vestlig`, 'iu'), number1),
  rule('directlyElectedSplitEnds', /direkte valgte .{0,60}ikke længere vælges ud fra/iu, yes),
  rule(
    'councillorMembers',
    new RegExp(`udpeges .{0,120}?(?<!\\p{L})${COUNT} (?:repræsentant(?:er)?|medlem(?:mer)?) fra (?:Byrådet|Kommunalbestyrelsen)`, 'iu'),
    number1,
  ),
  rule(
    'meetingRule',
    new RegExp(
      `møder? (den (?:første|anden|tredje|fjerde|sidste) ${WEEKDAY} i (?:hver )?måned(?:en)?(?:,? (?:undtagen|bortset fra|dog ikke|på nær) [^.,]{3,60})?)`,
      'iu',
    ),
  ),
  rule(
    'meetingsPerYear',
    new RegExp(
      `møder? (den (?:første|anden|tredje|fjerde|sidste) ${WEEKDAY} i hver måned(?:,? (?:undtagen|bortset fra|dog ikke|på nær) [^.,]{3,60})?)`,
      'iu',
    ),
    ([, said = '']) => [12 - monthsIn(said)],
  ),
  rule(
    'meetingsPerYear',
    new RegExp(`(?<!\\p{L})(?:råd|udvalg)et (?:holder|afholder|mødes) ${COUNT} (?:ordinære )?(?:møder|gange) (?:om året|årligt)`, 'iu'),
    number1,
  ),
  rule('jointMeetingsPerYear', new RegExp(`${COUNT} årlige fællesmøder?`, 'iu'), number1),
  rule('secretariat', /^(.{3,80}?) er sekret(?:ær|ariat) for/iu),
  rule(
    'chair',
    new RegExp(`(?<!\\p{L})(?:formand|forkvinde|forperson)(?: for [^,.]{3,80}?)?,? (?:\\(\\p{Lu}+\\) )?(${NAME})(?=[ ,.(]|$)`, 'u'),
    person1,
  ),
  rule('rule', /((?:\p{L}+ )?medlemmer(?:ne)? (?:kan|skal|må) (?:få|have|modtage) (?:diæter|honorar|godtgørelse|vederlag)[^.]{0,120})/iu),
]

const activity: FactRule[] = [
  rule('committeeMeetingsFrom', /fra ((?:primo |medio |ultimo )?\d{4}) afholdt (?:dialog)?møder med (?:formand|udvalg)/iu),
  rule('committeeMeetingsWith', new RegExp(`(?:dialog)?møder med formand(?:en)? for .{3,80}? (${NAME})(?=[ ,.]|$)`, 'u'), person1),
  rule('committeeMeetingsPerYear', /(\d{1,2}(?:\s?[-–]\s?\d{1,2})?) årlige møder/iu, ([, count = '']) => [
    /\D/.test(count) ? hyphen(count) : Number(count),
  ]),
  rule('studyTrip', /(?:i|I) (\d{4}).{0,120}?studietur/u, number1),
  rule('studyTripPlace', /studietur(?:en)? (?:gik )?til (\p{Lu}[^.,]{2,60})/u),
  rule('studyTripPlace', new RegExp(`(${PLACES})`, 'u'), list1, /studietur/iu),
  rule('facebookPage', /facebook-?(?:siden|side|gruppen?) ["»“”]([^"«”“]{2,80})["«”]/iu),
  rule(
    'facebookFollowers',
    /følges (?:pt\.? |p\.t\. |nu |i dag )?af ([\d.]{1,9}) (?:personer|følgere|brugere)|([\d.]{1,9}) følgere/iu,
    number1,
  ),
  rule('electionDay', /(?:afholdes|holdes|er) (?:der )?valg til|valg(?:et)? til .{3,60}(?:afholdes|holdes|finder sted)/iu, day),
  rule('electionPlace', new RegExp(`valg til (?:nyt |det nye )?\\p{L}+ (?:i|på) (.{3,60}?) (?:${WEEKDAY}|den \\d)`, 'iu')),
  rule('rulesApproved', new RegExp(`forretningsorden(?:en)? (?:blev |er )?godkendt .{0,80}?${MONTH}`, 'iu'), month12),
  rule('experienceNoteDiscussed', new RegExp(`drøftet med .{0,120}? ${MONTH}`, 'iu'), month12, /erfaringsnotat/iu),
  rule('experienceNotePresented', new RegExp(`til orientering .{0,120}? ${MONTH}`, 'iu'), month12, /erfaringsnotat/iu),
]

const policy: FactRule[] = [
  rule('adopted', /^(?!.{0,400}(?:forretningsorden|dagsorden|referat)).{0,400}?(?<!\p{L})(?:godkendt|vedtaget) (?:af|i|på) /iu, day),
  rule(
    'adoptedBy',
    /^(?!.{0,400}(?:forretningsorden|dagsorden|referat)).{0,400}?(?<!\p{L})(?:godkendt|vedtaget) (?:af|i) (\p{L}[\p{L} ,-]{2,70}?) (?:den|d\.|på|i|til|\d)/iu,
  ),
  rule('adoptedBy', /(?:det er )(\p{Lu}[^,.]{3,70}), der har vedtaget/iu),
  rule('adoptedPlan', /vedtaget en (?:såkaldt |ny )?(\p{L}{0,30}(?:plan|strategi|politik))(?!\p{L})/iu),
  rule('firstEver', /for første gang har .{3,60} (?:vedtaget|fået)/iu, yes),
  rule('signedBy', /(?:[Pp]å vegne af|[Mm]ed venlig hilsen) .{0,120}?(\p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+)$/u),
  rule('vision', /visionen(?: kom til at lyde| lyder| er)?: (.{5,400})$/iu),
  rule(
    'aims',
    /(?:udgangspunkt i|baseret på|[Ff]ølgende)(?: nedenstående| følgende| mål)?: (at .{20,1500}?)(?= \p{Lu}\p{Ll}+ (?:har|er|skal|vil|blev) |$)/u,
  ),
  rule('definition', /definer(?:er|ede) .{0,40},? som (?:en person, )?(.{10,900}?)(?= (?:På|Med|Efter|Som) |$)/u),
  rule('focusGroupMeetings', new RegExp(`${COUNT} fokusgruppemøder`, 'iu'), number1),
  rule('themeWithoutFocusGroup', /ikke at (?:af)?holde et fokusgruppemøde om (?:tema(?:et)? )?(?:vedr\. |om )?([^.]{3,80})/iu),
  rule('policyCount', new RegExp(`ud af ${COUNT} politikker`, 'iu'), number1),
  rule('policy', /ud af .{2,10} politikker(?: og strategier)?,? (?:som|der) dækker ([^.]{3,300})/iu, list1),
  rule('goal', /samme mål[;:,]? (?:nemlig )?(at [^.]{5,200})/iu),
  rule(
    'focusArea',
    new RegExp(`${NUMBER_WORD}(?: overordnede| centrale| store)? (?:områder|indsatsområder|fokusområder|temaer|spor): ([^.]{5,300})`, 'iu'),
    list1,
  ),
  rule(
    'activity',
    /(?:med til \p{L}*planen hører,?|\p{L}*planen (?:omfatter|indeholder|rummer) (?:også )?)(?: at)? ?([^.]{5,300}(?:\.[^.]{0,30})?)/iu,
  ),
  rule('focusGroup', /^målgruppe(?:n)?:? ([^.]{3,200})/iu),
]

const project: FactRule[] = [
  rule('project', /^Projekt(?:et)? ["»“]?(\p{Lu}.{2,60}?)["«”]? (?:var|er) et/u),
  rule('projectPartner', /(?:samarbejds)?projekt .{0,100}?mellem ([^.]{5,400})/iu, list1),
  rule('projectLocation', /(?:har lokaler i|holder til i|har til huse i) (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)/u),
  rule('ageFrom', /(?:i alderen|mellem) (\d{1,2})\s?(?:[-–]|og|til)\s?\d{1,2} år/iu, number1),
  rule('ageTo', /(?:i alderen|mellem) \d{1,2}\s?(?:[-–]|og|til)\s?(\d{1,2}) år/iu, number1),
  rule('confidentiality', /har tavshedspligt/iu, yes),
  rule('plannedArea', new RegExp(`udvides (?:senere )?til (${TWO_PLACES})`, 'u'), list1),
  rule('area', new RegExp(`(?:(?<= i )${PLACES}|(?<=område(?:r|rne) )${TWO_PLACES})`, 'u'), (match) => splitEnumeration(match[0])),
]

/** Every sentence is tried against every rule; both are short. */
export const factRules: FactRule[] = [...council, ...activity, ...policy, ...project]

function hyphen(period: string): string {
  return period.replace(/\s?[-–]\s?/u, '-')
}

function monthsIn(said: string): number {
  return MONTHS.filter((month) => said.toLowerCase().includes(month)).length
}
