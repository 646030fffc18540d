import { isBodyName } from './bodies.ts'

/** A person as listed: what the list says of role, party and reason. */
export interface ListedPerson {
  name: string
  role: string | null
  party: string | null
  reason: string | null
}

const ROLES =
  /^(?:\p{L}*(?:formand|forkvinde|forperson|formænd|medlem|suppleant|stedfortræder|sekretær|referent|ref|ordstyrer|mødeleder|borgmester|rådmand|direktør|chef|konsulent|koordinator|tovholder|observatør|gæst|dirigent|leder|formandskab|medarbejder|næstformand|tolk)(?:en)?)(?!\p{L})/iu
const PARTY = /^(?:[A-ZÆØÅ]{1,2}|[Ll]øsgænger|[Uu]den ?for parti(?:erne)?)$/u
/** "Ida Krog A" */
const PARTY_BEHIND = /^(\p{Lu}\S*\p{Ll}\S*(?: \S{1,40}){1,5}) ([A-ZÆØÅ]{1,2})$/u
const NOBODY = /^(?:ingen|ingen afbud|ingen meldt|ingen meddelt|intet|-|–|--|\/|0|alle|alle medlemmer|alle var mødt|samtlige)\.?$/iu
const NOT_A_NAME = /^(?:\p{L}+ )?(?:kommune|referat|dagsorden|indholdsfortegnelse|møde|rådhus|region|center|sekretariat|forvaltning)$/iu
const REASON =
  /^(.*?\S)\s+((?:pga\.?|på grund af|grundet|efter|fra kl\.?|til kl\.?|kom(?: først)? kl\.?|gik kl\.?|under (?:punkt|pkt\.?)|fra (?:punkt|pkt\.?)|(?:kom|gik|ankom|forlod|deltog|mødte) (?:ikke|først|kun|før|efter|fra|under|til|mødet)|i stedet for|som (?:suppleant|stedfortræder)|suppleant for|stedfortræder for)\s.*)$/iu
/** Words that a list which lost its line ends leaves behind a name. */
const STRAY = /^(?:åben|åbent|lukket|afbud|syg|ferie|ikke mødt|fraværende|orlov|(?:ved|med|uden) afbud|deltog ikke)$/iu
/** A year, a telephone number, a number of a case: no name. */
const NUMBER = /\d{3}/
const PARTICLES = new Set(['van', 'von', 'de', 'da', 'al', 'el', 'bin', 'ibn', 'der', 'den', 'le', 'la', 'du', 'dos', 'af'])

/** Splits a list of people: "Lis Bo (formand), Per Lund (A); Ali Kaya, suppleant og Ida Krog". Words that name nobody give `rest`. */
export function parsePeople(list: string, oneEach = false): { people: ListedPerson[]; rest: string[] } {
  const people: ListedPerson[] = []
  const rest: string[] = []
  for (const part of functionsFirst(splitList(list))) {
    const last = people.at(-1)
    if (NOBODY.test(part)) {
      if (/^(?:alle|samtlige)/iu.test(part)) rest.push(part)
    } else if (last && /^\([^()]*\)$/u.test(part)) addRemarks(last, part)
    else if (!oneEach && isTitled(part)) people.push(parsePerson(part))
    else if (last && (oneEach || /^\p{Ll}/u.test(part) || (ROLES.test(part) && !part.includes(' ')))) addRemark(last, part)
    else if (/^\p{Lu}/u.test(part) && !NUMBER.test(nameOf(part)) && !/^(?:alle|samtlige|hele) /iu.test(part)) people.push(parsePerson(part))
    else rest.push(part)
  }
  return { people, rest }
}

/** "Borgermedlem, Ida Krog, Borgermedlem, Ole Lund": where the list begins so, each function belongs to the name behind it. */
function functionsFirst(parts: string[]): string[] {
  if (!isFunction(parts[0] ?? '') || parts.length < 2) return parts
  return parts.flatMap((part, at) => {
    if (isFunction(part) && at + 1 < parts.length) return []
    const before = parts[at - 1] ?? ''
    return [isFunction(before) ? `${before} ${part}` : part]
  })
}

/** "Borgermedlem": a function alone. */
function isFunction(part: string): boolean {
  return ROLES.exec(part)?.[0] === part && /^\p{Lu}/u.test(part)
}

/** "sekretær Mie Lund": a person with the function before the name, unlike the remark "suppleant for Mie Lund". */
function isTitled(part: string): boolean {
  const title = /^\p{Ll}/u.test(part) ? ROLES.exec(part) : null
  return title !== null && isPersonName(nameOf(part.slice(title[0].length).trim()))
}

/** What stands before brackets, a dash or a comma. */
function nameOf(part: string): string {
  return part.split(/\s*[(,]|\s[–-]|[–-]\s/, 1)[0] ?? ''
}

/** The line could be one or more persons of a list: at least two capitalised words each, and no body, place or heading. */
export function looksLikePeople(text: string): boolean {
  if (text.length > 2000) return false
  const parts = functionsFirst(splitList(text))
  const unsure = parts.filter((part, i) => !isPersonName(parsePerson(part).name) && !(i > 0 && /^\p{Ll}/u.test(part) && part.length < 40))
  // Among many names one may have lost the capital of its surname.
  return parts.length > 0 && unsure.length * 2 < parts.length && unsure.every(couldBePerson)
}

/** "Ole lund": a first name, and a surname that was typed with a small letter. */
export function couldBePerson(text: string): boolean {
  return (
    /^(?!ingen|alle|det|der|den|mødet|følgende)\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? \p{Ll}{3,20}(?: \(\p{Lu}{1,2}\))?$/iu.test(text) &&
    /^\p{Lu}\p{Ll}/u.test(text)
  )
}

/** The entry could be two people with one surname: "Heidi og Jens Krog". */
export function couldBeTwo(name: string): boolean {
  return name.includes(' og ')
}

/** The words are a role ("næstformand", "suppleant for Lis Bo") rather than a reason or a name. */
function isRole(text: string): boolean {
  return ROLES.test(text)
}

/** "Direktør fra Region Nord Ida Krog": the name, without what she is. */
export function withoutFunction(text: string): string {
  return text
    .replace(
      /^(?:\p{Lu}?\p{L}*(?:mester|direktør|chef|formand|observatør|konsulent)(?: fra (?:\p{Lu}\p{L}+ ?)+)?) (?=\p{Lu}\S* \p{Lu})/iu,
      '',
    )
    .replace(/\.$/, '')
}

function isPersonName(name: string): boolean {
  const words = name.split(' ')
  if (words.length < 2 || words.length > 6 || name.length > 80 || /[\d:?!@/]/.test(name)) return false
  if (isBodyName(name) || NOT_A_NAME.test(name)) return false
  return words.every((word, i) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) || (i > 0 && i < words.length - 1 && PARTICLES.has(word)))
}

function parsePerson(line: string): ListedPerson {
  const [role, printed] = roleFirst(line)
  const person: ListedPerson = { name: printed, role, party: null, reason: null }
  const remarks: string[] = []
  const dash = / [–-] ?|[–-] (?=\p{Ll})/u.exec(printed.replace(/\([^()]*\)/g, (words) => '_'.repeat(words.length)))
  person.name = outsideBrackets(dash ? printed.slice(0, dash.index).trim() : printed, remarks)
  if (dash) remarks.push(printed.slice(dash.index + dash[0].length).trim())
  readTrailingWords(person, remarks)
  const [, name, party] = PARTY_BEHIND.exec(person.name) ?? []
  if (name && party) {
    person.name = name
    remarks.push(party)
  }
  const reason = person.name.length < 300 ? REASON.exec(person.name) : null
  if (reason?.[1] && reason[2]) {
    person.name = reason[1]
    person.reason = reason[2]
  }
  const title = ROLES.exec(person.name)
  if (title && person.name.slice(title[0].length).trim().includes(' ')) {
    remarks.unshift(title[0])
    person.name = person.name.slice(title[0].length).trim()
  }
  for (const remark of remarks.filter((words) => words !== '')) addRemark(person, remark)
  return person
}

/** "Borgmester - Ida Krog (A)": the function, and what follows it. */
function roleFirst(printed: string): [role: string | null, rest: string] {
  const role = ROLES.exec(printed)?.[0] ?? ''
  const rest = role === '' ? undefined : /^ [–-] (.+)$/u.exec(printed.slice(role.length))?.[1]
  return rest && isPersonName(nameOf(rest)) ? [role, rest] : [null, printed]
}

/** "Jette Krog formand", "Ole Lund syg": a name ends where small letters begin. */
function readTrailingWords(person: ListedPerson, remarks: string[]): void {
  const words = person.name.split(' ')
  const at = words.findIndex((word, i) => i > 1 && /^\p{Ll}/u.test(word) && !(PARTICLES.has(word) && i < words.length - 1))
  if (at === -1 || words.length > 12 || REASON.test(person.name) || couldBeTwo(person.name)) return
  if (!words.slice(0, at).every((word) => /^\p{Lu}/u.test(word) || PARTICLES.has(word))) return
  const rest = words.slice(at).join(' ')
  if (!isRole(rest) && !STRAY.test(rest)) return
  remarks.push(rest)
  person.name = words.slice(0, at).join(' ')
}

/** What a table says of somebody beside the name: "Formand (A)". */
export function addRemarks(person: ListedPerson, printed: string): void {
  const remarks: string[] = []
  const outside = outsideBrackets(printed, remarks)
  for (const remark of [outside, ...remarks]) if (remark !== '') addRemark(person, remark)
}

function addRemark(person: ListedPerson, remark: string): void {
  if (PARTY.test(remark) && person.party === null) person.party = remark
  else if (isRole(remark)) person.role = person.role === null ? remark : `${person.role}, ${remark}`
  else person.reason = person.reason === null ? remark : `${person.reason}, ${remark}`
}

/** Moves what stands in brackets to `remarks`, comma by comma, and gives the words outside. An open bracket without an end stays as it is. */
function outsideBrackets(text: string, remarks: string[]): string {
  let outside = ''
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('(', at)
    const close = open === -1 ? -1 : text.indexOf(')', open)
    if (close === -1) break
    outside += text.slice(at, open)
    for (const words of text.slice(open + 1, close).split(',')) remarks.push(words.trim())
    at = close + 1
  }
  return (outside + text.slice(at)).replace(/ +/g, ' ').trim()
}

/** "Ida Krog (Børnenes Samråd": the bracket behind the last name was forgotten. */
function withBracketsClosed(list: string): string {
  return /^[^()]+\([^()]+$/u.test(list) ? `${list})` : list
}

/** Cuts at commas, semicolons, bullets, line ends and the "og" before the last person, but never inside brackets. */
function splitList(printed: string): string[] {
  const list = withBracketsClosed(printed)
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < list.length; i++) {
    const sign = list.charAt(i)
    if (sign === '(') depth++
    else if (sign === ')') depth = Math.max(0, depth - 1)
    else if (sign === '\n' || (depth === 0 && (',;•|\t'.includes(sign) || (sign === ' ' && list.charAt(i + 1) === ' ')))) {
      parts.push(list.slice(from, i))
      from = i + 1
      if (sign === '\n') depth = 0
    }
  }
  parts.push(list.slice(from))
  // "Ida, Ole og Kai Bo" are three; surnames are given to nobody or to all.
  const firstNames = parts.length > 1 && parts.slice(0, -1).every((part) => /^\p{Lu}[\p{L}-]*$/u.test(part.trim()))
  return parts
    .map((part) =>
      part
        .trim()
        .replace(/^(?:[-–*·]|\d{1,2}[.)])\s+/, '')
        .replace(/^(?:og|samt|&) (?=\p{Lu})/u, ''),
    )
    .flatMap((part) => (firstNames ? part.split(/ (?:og|samt|&) /u).map((name) => name.trim()) : splitAtAnd(part)))
    .filter((part) => part !== '')
    .map((part) => (/\p{L}{2}\.$/u.test(part) && !/\p{Lu}\.$/u.test(part) ? part.slice(0, -1) : part))
}

/** "Per Lund og Ida Krog" are two; "Heidi og Jens Krog" share a surname and stay one entry for a person to look at. */
function splitAtAnd(part: string): string[] {
  const people: string[] = []
  for (const piece of part.split(/ (?:og|samt|&) /u)) {
    const last = people.at(-1)
    const bracketOpen = last !== undefined && last.lastIndexOf('(') > last.lastIndexOf(')')
    const separate =
      last !== undefined &&
      !bracketOpen &&
      /^(?:\p{Ll}+ )?\p{Lu}\S* .*\S/u.test(last) &&
      (/^(?:\p{Ll}+ )?\p{Lu}\S* +\p{Lu}/u.test(piece) || couldBePerson(piece))
    if (last === undefined || separate) people.push(piece.trim())
    else people[people.length - 1] = `${last} og ${piece.trim()}`
  }
  return people
}
