import type { SectionKind } from './types.ts'

/** A caption that a municipality has added to the table, with the kind of section that it heads. */
export interface OwnCaption {
  caption: string
  kind: SectionKind
}

/** What the municipalities call their sections, as `captionKey`. A caption that is not here stays text unless the document shows it to be one. */
const CAPTIONS: Record<SectionKind, string> = {
  recommendation: `
    indstilling|indstillinger|administrationens indstilling|administrativ indstilling|forvaltningens indstilling|alternativ indstilling|
    formandens indstilling|formandskabets indstilling|direktionens indstilling|sekretariatets indstilling|udvalgets indstilling|
    forslag til beslutning|indstilling til beslutning|anbefaling|anbefalinger|beslutningsforslag|forslag|forslag til indstilling|
    indstilling og beslutningsforslag|indstilling og beslutning|hovedindstilling|faglig indstilling|administrationens anbefaling|borgmesterens indstilling`,
  background: `
    baggrund og vurdering|baggrund|vurdering|sagsfremstilling|sammendrag|resume|resumé|sagsresume|sagsresumé|beskrivelse af sagen|
    sagsbeskrivelse|sagsbeskrivelse af hovedindstilling|sagsbeskrivelse af alternativ indstilling|sagens baggrund|supplerende sagsfremstilling|beslutningstema|beslutningsgrundlag|sagens opståen|formål|kort fortalt|redegørelse|
    administrationens bemærkninger|forvaltningens bemærkninger|løsning|løsningsforslag|problemstilling|fremstilling|beskrivelse|
    sammenfatning|indledning|indledning/baggrund|indledning og baggrund|faglig vurdering|administrationens vurdering|oplæg|uddybning|uddybende sagsfremstilling|
    forvaltningens vurdering|direktionens bemærkninger|sagens indhold|sag|sagens kerne|kort resume|kort resumé|manchet|formål og baggrund|baggrund og formål|
    beskrivelse af alternativ indstilling|sagsresume og baggrund|resume og baggrund|supplerende oplysninger|yderligere oplysninger|overvejelser|effekt|effekter|mål|sagstema|anledning|udtalelse fra forvaltningen|effektvurdering`,
  communication: `
    kommunikation|kommunikation og information|information|information og kommunikation|formidling|kommunikationsplan|presse|pressekontakt`,
  economy: `
    økonomi|økonomiske konsekvenser|økonomisk konsekvens|økonomi og finansiering|økonomiske konsekvenser og finansiering|finansiering|
    bevillingsmæssige konsekvenser|økonomiske forhold|økonomi og personale|økonomi og personaleforhold|økonomiske overvejelser|
    økonomiske og personalemæssige konsekvenser|økonomi og ressourcer|økonomi og personalemæssige konsekvenser|økonomi/personale|
    personale og økonomi|økonomi og bevilling|bevilling|bevillinger|økonomi og tidsplan|økonomi og effekt|effekt og økonomi`,
  proceedings: `
    sagens forløb|sagsforløb|sagsgang|sagens gang|sagens behandling|tidligere behandling|tidligere beslutning|tidligere beslutninger|
    politisk behandling|historik|beslutningshistorik|sagens tidligere behandling|udvalgets behandling|udvalgsbehandling|udvalgenes behandling|
    tidligere behandlet|sagshistorik|sagshistorik, henvisninger|sagens historik|behandlingsforløb|tidligere politisk behandling|
    tidligere sagsforløb|tidligere politiske beslutninger|behandling i udvalg|forudgående behandling|beslutningsproces|
    forventet sagsgang|politiske beslutninger og aftaler`,
  decision: `
    beslutning|beslutninger|udvalgets beslutning|rådets beslutning|byrådets beslutning|kommunalbestyrelsens beslutning|mødets beslutning|
    afgørelse|beslutningsprotokol|integrationsrådets beslutning|vedtagelse|besluttet|mødebeslutning|beslutning og opfølgning|
    udvalget besluttede|rådet besluttede|byrådet besluttede|rådets konklusion|endelig beslutning`,
  attachments: `
    bilag|bilagsliste|bilagsoversigt|bilag til sagen|bilag til punktet|vedlagte bilag|vedhæftede filer|vedhæftninger|
    bilag til dagsordenspunktet|vedlagt|bilagsnr|bilagsnummer|links og bilag`,
  legal: `
    lovgrundlag|retsgrundlag|hjemmel|juridiske konsekvenser|juridiske forhold|jura|lovgrundlag, planer mv|retligt grundlag|
    retsgrundlag og planer|lovgrundlag og politikker|lovhjemmel|lovgrundlag – link|lovgrundlag - link|juridisk grundlag|lovgivning|regelgrundlag|
    juridiske overvejelser|lovgrundlag mv|lovgrundlag og juridisk vurdering|juridisk vurdering|
    lov- og plangrundlag|plangrundlag`,
  hearing: `
    høring|høringer|udtalelser|udtalelser og høring|høring og inddragelse|høringssvar|borgerinddragelse|inddragelse|inddragelse og høring|
    partshøring|høring og borgerinddragelse|høring/inddragelse|inddragelse og dialog|dialog og høring|brugerinddragelse|udtalelse|høring og sagsgang`,
  schedule: `
    tidsplan|videre proces|den videre proces|videre forløb|det videre forløb|tidsplan og videre proces|videre sagsgang|tids- og procesplan|
    tidsplan og proces|proces|opfølgning|næste skridt|det videre arbejde|procesplan|sagens videre forløb|den videre sagsgang|tid og proces|
    videre behandling|implementering|tidsfrist|frist`,
  other: `
    personalemæssige konsekvenser|personale|personaleforhold|miljømæssige konsekvenser|miljø|klima|sundhedsmæssige konsekvenser|konsekvenser|
    forventet sagsgang|øvrige konsekvenser|andre konsekvenser|effektvurdering|øvrige forhold|beslutningskompetence|kompetence|beslutningen træffes af|beslutning træffes af|sagstype|
    sagsgang og sagstype|inhabilitet|habilitet|fremmøde og inhabilitet|bemærkninger|drøftelse|mindretalsudtalelse|protokolbemærkning|
    protokolbemærkninger|bæredygtighed|verdensmål|ligestilling|konsekvenser for børn og unge|tværgående konsekvenser|relation til politikker|
    sammenhæng til politikker|handicappolitiske konsekvenser|politisk handlerum|sagsprocedure|beslutningsprocedure|sagen behandles i|
    sagen afgøres i|sagen afgøres af|administrative, miljømæssige og sundhedsmæssige konsekvenser|agenda 21|risikovurdering|risici|
    it-mæssige konsekvenser|sundhed|beslutningspunkter|beslutningspunkt|beslutningstype|kompetence til at træffe beslutning|
    konsekvenser for erhvervslivet|miljøvurdering|punktet behandles i|indstillingskompetence|beslutningsret|deltagere i punktet`,
}

/** Captions of what was said, which are the decision only where nothing is called one. */
const WEAK_DECISIONS =
  'referat|beslutningsreferat|konklusion|konklusioner|protokol|protokollat|protokoltekst|til protokollen|referat af drøftelsen|opsamling|resultat|aftalt|aftale'

const table = new Map<string, SectionKind>(
  Object.entries(CAPTIONS).flatMap(([kind, captions]) => keys(captions).map((caption) => [caption, kind as SectionKind] as const)),
)
const weak = new Set(keys(WEAK_DECISIONS))
/** What leads to a decision, and heads it together with its word. */
const TALKS = new Set(['drøftelse', 'behandling', 'debat'])

function keys(list: string): string[] {
  return list.split('|').map((caption) => caption.trim())
}

/** Captions are the same when only case, spacing and the final sign differ. Each run of signs is tried once, so that a line of dots costs no square. */
export function captionKey(caption: string): string {
  return caption
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s:.])[\s:.]+$/, '')
}

/** No caption of several is longer. */
const MAX_PARTS = 80

export interface CaptionKind {
  kind: SectionKind
  weak: boolean
}

/** The kind of the section that a caption heads; what the municipality itself has said comes first. Null for words that are no caption. */
export function captionKind(caption: string, own: ReadonlyMap<string, SectionKind> = new Map()): CaptionKind | null {
  const key = captionKey(caption)
  const kind = own.get(key) ?? table.get(key) ?? kindOfParts(caption, key)
  if (kind) return { kind, weak: false }
  if (weak.has(key)) return { kind: 'decision', weak: true }
  const decides = decidesInParts(key)
  if (decides) return decides
  if (/^vurdering i forhold til (?:andre )?\p{L}+(?: \p{L}+)?$/u.test(key)) return { kind: 'other', weak: false }
  if (/^bilag \(\d{1,3}\)$/.test(key)) return { kind: 'attachments', weak: false }
  return /^[\p{L} ,/-]{3,70}s indstilling(?:er)?$/u.test(key) ? { kind: 'recommendation', weak: false } : null
}

/** "Drøftelse og beslutning", "Referat/konklusion" */
function decidesInParts(key: string): CaptionKind | null {
  const parts = key.length > MAX_PARTS ? [] : key.split(/ ?\/ ?| og /)
  const called = parts.filter((part) => !TALKS.has(part))
  if (parts.length < 2 || called.length === 0) return null
  if (!called.every((part) => weak.has(part) || table.get(part) === 'decision')) return null
  return { kind: 'decision', weak: called.every((part) => weak.has(part)) }
}

/** "Økonomi/Personaleforhold" where both are captions, and "TidligerePolitiskBehandling" as the field of a case system is called. */
function kindOfParts(caption: string, key: string): SectionKind | undefined {
  if (caption.length > MAX_PARTS) return undefined
  const kinds = key.includes('/') ? key.split('/').map((part) => table.get(part.trim())) : []
  if (kinds.length > 0 && kinds.every((kind) => kind !== undefined)) return kinds[0]
  return /\p{Ll}\p{Lu}/u.test(caption) ? table.get(captionKey(caption.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '))) : undefined
}

/** The municipality's own captions, ready to be looked up. */
export function ownCaptions(captions: readonly OwnCaption[]): ReadonlyMap<string, SectionKind> {
  return new Map(captions.map(({ caption, kind }) => [captionKey(caption), kind]))
}
