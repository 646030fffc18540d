import type { WorkingGroup } from '../types.ts'
import { type Found, found } from './found.ts'
import { splitEnumeration, splitSentences } from './words.ts'

/** A paragraph and where it stands; `item` is the number of the agenda item. */
export interface Passage {
  text: string
  item: string | null
  from: number
  to: number
}

const GROUP =
  '(?:arbejdsgruppe|styregruppe|projektgruppe|følgegruppe|ad hoc-udvalg|prisudvalg|bedømmelsesudvalg|planlægningsgruppe|redaktionsgruppe|arrangementsgruppe|underudvalg)(?:n|r|rne|t)?'
const SET_UP = new RegExp(
  `(?:nedsat|nedsatte|nedsattes|nedsættes|nedsætter|nedsætte|etableret|dannet|nedsættelse af)\\s(?:der |rådet |udvalget |følgende |en |et |ny )*(${GROUP})(.*)$`,
  'iu',
)
const CONSISTS =
  /(?:består af|bestående af|medlemmer(?:ne)? er|deltagere(?:ne)? er|kom til at bestå af|udgøres af)(?: repræsentanter fra)?:? ([^.]{3,600})/iu
const SUBJECT = new RegExp(`^(?:${GROUP}|gruppen|udvalget)(?!\\p{L})`, 'iu')
const CONVENOR = new RegExp(`tovholder(?:en)? for ${GROUP} \\(([^)]{3,80})\\),? ["»“”]([^"«”“]{3,100})["«”]`, 'iu')
const LABELLED = new RegExp(`^(${GROUP}) (?:om|for|vedr\\.|vedrørende|til) ([^:]{3,100}): ([^:]{5,400})$`, 'iu')
const PURPOSE =
  /^,? ?(?:i forbindelse med|om|vedr\.|vedrørende|for|med henblik på|til at|til|der skal|som skal|med fokus på) ([^.,:]{3,120})/iu
const BEFORE = /til at ([^.,]{3,80}?) (?:nedsat|nedsatte|nedsattes|nedsættes)/iu

/** The working groups that were set up, with what for and who sits in them, as far as it is said. */
export function readGroups(passages: Passage[]): Found<WorkingGroup>[] {
  const groups: (Found<WorkingGroup> & { item: string | null })[] = []
  for (const passage of passages) {
    for (const { text } of splitSentences(passage.text)) {
      const own = groups.at(-1)?.item === passage.item ? groups.at(-1) : undefined
      const read = readGroup(text)
      const members = consistsOf(text)
      if (read) groups.push({ ...found(read, passage), item: passage.item })
      else if (members.length > 0 && SUBJECT.test(text)) {
        if (own && own.value.members.length === 0) {
          own.value.members = members
          own.to = Math.max(own.to, passage.to)
        } else groups.push({ ...found({ purpose: null, members }, passage), item: passage.item })
      }
    }
  }
  return distinct(groups.filter(({ value }) => value.members.length > 0 || value.purpose !== null))
}

function readGroup(text: string): WorkingGroup | null {
  const convenor = CONVENOR.exec(text)
  if (convenor?.[1] && convenor[2]) return { purpose: convenor[2].trim(), members: splitEnumeration(convenor[1]) }
  const labelled = LABELLED.exec(text)
  if (labelled?.[2] && labelled[3]) return { purpose: labelled[2].trim(), members: splitEnumeration(labelled[3]) }
  const setUp = SET_UP.exec(text)
  if (!setUp) return null
  const after = setUp[2] ?? ''
  const purpose = PURPOSE.exec(after)?.[1] ?? BEFORE.exec(text)?.[1] ?? null
  return { purpose: purpose?.trim() ?? null, members: consistsOf(after) }
}

function consistsOf(text: string): string[] {
  const listed = CONSISTS.exec(text)
  return listed?.[1] ? splitEnumeration(listed[1]) : []
}

/** History and decision say the same twice. */
function distinct(groups: (Found<WorkingGroup> & { item: string | null })[]): Found<WorkingGroup>[] {
  const seen = new Set<string>()
  return groups.flatMap(({ item, ...group }) => {
    const key = `${item}|${group.value.purpose}|${group.value.members.join()}`
    if (seen.has(key)) return []
    seen.add(key)
    return [group]
  })
}
