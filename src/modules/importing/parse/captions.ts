import { isBodyName } from './bodies.ts'
import { findDates, type PrintedDate } from './dates.ts'
import { MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'
import type { SectionKind } from './types.ts'

/** A line that is a caption by its wording. `text` is what follows on the same line ("Beslutning: Godkendt."), null when it stands alone. */
export interface CaptionMark {
  caption: string
  kind: SectionKind
  text: string | null
  /** "Administrationen indstiller": under a caption "Indstilling" this is the first sentence, not a caption of its own. */
  sentence: boolean
  /** Whose decision and when, if the caption says so ("Beslutning i Byrådet den 01-03-2021"). */
  body: string | null
  date: PrintedDate | null
}

/** What the municipalities call their sections. A caption that is not here stays text, and is reported when it looks like one. */
const CAPTIONS: Record<SectionKind, string[]> = {
  recommendation: [
    ...['indstilling', 'indstillinger', 'administrationens indstilling', 'administrativ indstilling', 'forvaltningens indstilling'],
    ...['formandens indstilling', 'formandskabets indstilling', 'direktionens indstilling', 'sekretariatets indstilling'],
    ...['udvalgets indstilling', 'forslag til beslutning', 'indstilling til beslutning', 'anbefaling'],
  ],
  background: [
    ...['baggrund og vurdering', 'baggrund', 'vurdering', 'sagsfremstilling', 'sammendrag', 'resume', 'resumé', 'sagsresume', 'sagsresumé'],
    ...['beskrivelse af sagen', 'sagsbeskrivelse', 'sagens baggrund', 'supplerende sagsfremstilling', 'beslutningstema', 'sagens opståen'],
    ...[
      'formål',
      'kort fortalt',
      'redegørelse',
      'administrationens bemærkninger',
      'forvaltningens bemærkninger',
      'løsning',
      'problemstilling',
    ],
  ],
  communication: ['kommunikation', 'kommunikation og information', 'information', 'information og kommunikation', 'formidling'],
  economy: [
    ...['økonomi', 'økonomiske konsekvenser', 'økonomisk konsekvens', 'økonomi og finansiering', 'økonomiske konsekvenser og finansiering'],
    ...['finansiering', 'bevillingsmæssige konsekvenser', 'økonomiske forhold', 'økonomi og personale', 'økonomi og personaleforhold'],
    ...['økonomiske og personalemæssige konsekvenser', 'økonomi og ressourcer'],
  ],
  proceedings: [
    ...['sagens forløb', 'sagsforløb', 'sagsgang', 'sagens gang', 'sagens behandling', 'tidligere behandling', 'tidligere beslutning'],
    ...['tidligere beslutninger', 'politisk behandling', 'historik', 'beslutningshistorik'],
  ],
  decision: [
    ...[
      'beslutning',
      'beslutninger',
      'udvalgets beslutning',
      'rådets beslutning',
      'byrådets beslutning',
      'kommunalbestyrelsens beslutning',
    ],
    ...['mødets beslutning', 'afgørelse', 'beslutningsprotokol', 'integrationsrådets beslutning'],
  ],
  attachments: [
    'bilag',
    'bilagsliste',
    'bilagsoversigt',
    'bilag til sagen',
    'bilag til punktet',
    'vedlagte bilag',
    'vedhæftede filer',
    'vedhæftninger',
  ],
  legal: [
    ...['lovgrundlag', 'retsgrundlag', 'hjemmel', 'juridiske konsekvenser', 'juridiske forhold', 'jura', 'lovgrundlag, planer mv.'],
    ...['retligt grundlag', 'retsgrundlag og planer', 'lovgrundlag og politikker'],
  ],
  hearing: [
    ...[
      'høring',
      'høringer',
      'udtalelser',
      'udtalelser og høring',
      'høring og inddragelse',
      'høringssvar',
      'borgerinddragelse',
      'inddragelse',
    ],
    ...['inddragelse og høring', 'partshøring'],
  ],
  schedule: [
    ...[
      'tidsplan',
      'videre proces',
      'den videre proces',
      'videre forløb',
      'det videre forløb',
      'tidsplan og videre proces',
      'videre sagsgang',
    ],
    ...['tids- og procesplan', 'tidsplan og proces', 'proces', 'opfølgning'],
  ],
  other: [
    ...[
      'personalemæssige konsekvenser',
      'personale',
      'personaleforhold',
      'miljømæssige konsekvenser',
      'miljø',
      'klima',
      'sundhedsmæssige konsekvenser',
    ],
    ...['konsekvenser', 'øvrige konsekvenser', 'øvrige forhold', 'beslutningskompetence', 'kompetence', 'beslutningen træffes af'],
    ...['beslutning træffes af', 'sagstype', 'sagsgang og sagstype', 'inhabilitet', 'habilitet', 'fremmøde og inhabilitet', 'bemærkninger'],
    ...['drøftelse', 'referat', 'konklusion', 'mindretalsudtalelse', 'protokolbemærkning', 'bæredygtighed', 'verdensmål', 'ligestilling'],
    ...[
      'konsekvenser for børn og unge',
      'tværgående konsekvenser',
      'relation til politikker',
      'sammenhæng til politikker',
      'handicappolitiske konsekvenser',
    ],
  ],
}

const kindByCaption = new Map<string, SectionKind>(
  Object.entries(CAPTIONS).flatMap(([kind, captions]) => captions.map((caption) => [caption, kind as SectionKind] as const)),
)
const RECOMMENDS =
  /^(?:det indstilles|(?:administrationen|forvaltningen|formanden|formandskabet|sekretariatet|direktionen|\p{L}+forvaltningen|\p{L}+sekretariatet) (?:indstiller|anbefaler))(?:,? at)?$/iu
const DATED_DECISION = /^(?:beslutning|afgørelse)(?:en)?(?:,)?(?: (?:i|fra|af|truffet af|på møde i))?(?= |,|$)/iu
const CASE_POINT = /,? (?:pkt|punkt)\.? ?\d{1,4}$/iu

/** What the line says as a caption, or null. */
export function captionMark(text: string): CaptionMark | null {
  if (text.length > MAX_HEADING_LENGTH) return inlineCaption(text)
  const line = withoutMarkup(text)
  const caption = line.endsWith(':') ? line.slice(0, -1).trimEnd() : line
  const key = caption.toLowerCase()
  const kind = kindByCaption.get(key)
  if (kind) return mark(caption, kind)
  if (RECOMMENDS.test(caption)) return { ...mark(caption, 'recommendation'), sentence: true }
  return datedDecision(caption) ?? decisionAtPoint(caption) ?? inlineCaption(text)
}

function inlineCaption(text: string): CaptionMark | null {
  const colon = text.slice(0, 80).indexOf(':')
  if (colon === -1) return null
  const caption = withoutMarkup(text.slice(0, colon)).trimEnd()
  const kind = kindByCaption.get(caption.toLowerCase())
  const rest = text.slice(colon + 1)
  // In "**Beslutning:** Godkendt." the closing stars belong to the caption.
  const following = (rest.startsWith('**') ? rest.slice(2) : rest).trim()
  return kind && following !== '' ? { ...mark(caption, kind), text: following } : null
}

/** "Beslutning i Udvalget for Ældre den 03-05-2021", "Beslutning den 3. maj 2021", "Beslutning fra Fjordby Byråd". */
function datedDecision(caption: string): CaptionMark | null {
  const opening = DATED_DECISION.exec(caption)
  if (!opening) return null
  const [date] = findDates(caption)
  const named = (date ? caption.slice(opening[0].length, date.at) : caption.slice(opening[0].length)).trim()
  const body = trimBeforeDate(named)
  if (date && caption.slice(date.at + date.text.length).trim() !== '') return null
  if (body === '' ? !date : !isBodyName(body)) return null
  return { ...mark(caption, 'decision'), body: body === '' ? null : body, date: date ?? null }
}

/** "Kulturudvalget, 03-05-2021, pkt. 42": the way some municipalities head the decision. */
function decisionAtPoint(caption: string): CaptionMark | null {
  const point = CASE_POINT.exec(caption)
  const entry = point ? historyHeading(caption.slice(0, point.index)) : null
  return entry ? { ...mark(caption, 'decision'), body: entry.body, date: entry.date } : null
}

/** The head of an entry in the history of a case: "12-04-2021 Integrationsrådet", "Byrådet den 3. maj 2021", "Byrådet, 03-05-2021, pkt. 4". */
export function historyHeading(text: string): { body: string; date: PrintedDate } | null {
  if (text.length > MAX_HEADING_LENGTH) return null
  const line = withoutMarkup(text)
  const entry = line.endsWith(':') ? line.slice(0, -1).trimEnd() : line.replace(CASE_POINT, '')
  const [date] = findDates(entry)
  if (!date) return null
  const before = trimBeforeDate(entry.slice(0, date.at))
  const after = trimAfterDate(entry.slice(date.at + date.text.length))
  const body = before === '' ? after : before
  return (before === '' || after === '') && isBodyName(body) ? { body, date } : null
}

function trimBeforeDate(text: string): string {
  let left = text.trim()
  for (const ending of ['d.', 'den', ',', ' -', ' –', ':']) if (left.endsWith(ending)) left = left.slice(0, -ending.length).trimEnd()
  for (const ending of [',', ':']) if (left.endsWith(ending)) left = left.slice(0, -1).trimEnd()
  return left
}

function trimAfterDate(text: string): string {
  return text.trim().replace(/^[,:–-]\s*/, '')
}

function mark(caption: string, kind: SectionKind): CaptionMark {
  return { caption, kind, text: null, sentence: false, body: null, date: null }
}
