/** What the tables and their columns hold, in the words of the files that explain them. Danish first, then English, in the same file. */
export const tableWords = {
  meetings: {
    title: { da: 'Møder', en: 'Meetings' },
    row: { da: 'ét offentligt møde, også et aflyst', en: 'one public meeting, a cancelled one too' },
  },
  decisions: {
    title: { da: 'Beslutninger', en: 'Decisions' },
    row: {
      da: 'én beslutning i et frigivet referat; lukkede punkter er ikke med',
      en: 'one decision in released minutes; closed items are not in it',
    },
  },
  attendance: {
    title: { da: 'Fremmøde', en: 'Attendance' },
    row: {
      da: 'ét møde med et frigivet referat; kun antal, ingen navne og ingen grunde',
      en: 'one meeting whose minutes are released; counts alone, no names and no reasons',
    },
  },
}

export const columnWords = {
  meeting: {
    da: 'Mødets kendingsord, det sidste led i dets adresse; det samme i alle tabeller',
    en: 'What the meeting is called in its address; the same in every table',
  },
  page: { da: 'Siden, hvor det står', en: 'The page on which it stands' },
  body: { da: 'Rådet eller udvalget, der er vært', en: 'The body that hosts the meeting' },
  bodies: { da: 'Alle råd og udvalg, der mødtes, skilt af «, »', en: 'Every body that met, parted by «, »' },
  kind: { da: 'Slags: ordinary, extraordinary, joint, theme …', en: 'Kind: ordinary, extraordinary, joint, theme …' },
  title: { da: 'Titlen', en: 'The title' },
  date: { da: 'Dagen, mødet blev holdt', en: 'The day of the meeting' },
  starts_at: {
    da: 'Tidspunkt med forskel fra UTC; tomt, når kun dagen kendes',
    en: 'When it begins, with its offset from UTC; empty where only the day is known',
  },
  ends_at: { da: 'Hvornår det slutter, når det kendes', en: 'When it ends, where that is known' },
  place: { da: 'Sted', en: 'Place' },
  virtual: { da: 'Holdes på nettet', en: 'Held on the net' },
  state: { da: 'planned, called, held eller cancelled', en: 'planned, called, held or cancelled' },
  minutes: { da: 'none, released, approved eller signed', en: 'none, released, approved or signed' },
  items: { da: 'Antal punkter på den offentlige dagsorden', en: 'Items on the public agenda' },
  closed_items: { da: 'Hvor mange af dem der er lukkede', en: 'How many of them are closed' },
  published_at: {
    da: 'Hvornår den version, der vises nu, blev offentlig (UTC)',
    en: 'When the version that is shown now became public (UTC)',
  },
  item: { da: 'Punktets kendingsord', en: 'What the item is called in its address' },
  decided_by: { da: 'Hvem der besluttede, skilt af «, »', en: 'Who decided, parted by «, »' },
  number: { da: 'Punktets nummer, som det er trykt', en: 'Number of the item as printed' },
  cases: { da: 'Sagsnumre, skilt af «, »', en: 'Case numbers, parted by «, »' },
  outcome: {
    da: 'adopted, noted, postponed, referred, withdrawn eller rejected; tomt, når ingen har skrevet det',
    en: 'adopted, noted, postponed, referred, withdrawn or rejected; empty where nobody has written it down',
  },
  votes_for: { da: 'Stemmer for; tomt uden afstemning', en: 'Votes for; empty without a vote' },
  votes_against: { da: 'Stemmer imod', en: 'Votes against' },
  abstentions: { da: 'Undlod at stemme', en: 'Abstained' },
  postponed_to: { da: 'Dagen, sagen er udsat til', en: 'The day it was postponed to' },
  referred_to: { da: 'Hvem sagen er sendt videre til', en: 'Whom it was sent on to' },
  decision: { da: 'Beslutningen, ord for ord', en: 'The decision, word for word' },
  language: { da: 'Beslutningens sprog (BCP 47)', en: 'Language of the decision (BCP 47)' },
  present: { da: 'Antal fremmødte', en: 'How many were present' },
  remote: { da: 'Hvor mange af dem der deltog på nettet', en: 'How many of them took part over the net' },
  apologies: { da: 'Antal afbud', en: 'How many sent an apology' },
}

type Words = {
  row: string
  from: (municipality: string) => string
  forms: string
  csv: string
  json: string
  never: string
  column: string
  means: string
}

export const readmeWords: Record<'da' | 'en', Words> = {
  da: {
    row: 'Hver række er',
    from: (municipality) => `Fra ${municipality}. Tabellen er, som siderne er nu: den laves, når den hentes.`,
    forms: 'Filer',
    csv: 'UTF-8 med mærke (BOM), semikolon mellem felterne, linjer skilt af CRLF. Et felt, der ville blive regnet som en formel, har en apostrof foran. Et tomt felt: det vides ikke, eller det er ikke sådan.',
    json: '`columns` er kolonnernes navne, `rows` er rækkerne som objekter; `null`, hvor CSV-filen har et tomt felt.',
    never: 'Lukkede punkter, udkast, navne på dem, der kom eller meldte afbud, og grunde til afbud er aldrig med.',
    column: 'Kolonne',
    means: 'Hvad der står',
  },
  en: {
    row: 'Each row is',
    from: (municipality) => `From ${municipality}. The table is as the pages are now: it is made when it is fetched.`,
    forms: 'Files',
    csv: 'UTF-8 with its mark (BOM), semicolons between the cells, lines parted by CRLF. A cell that would be taken for a formula has an apostrophe before it. An empty cell: not known, or not so.',
    json: '`columns` are the names of the columns, `rows` the rows as objects; `null` where the CSV file has an empty cell.',
    never: 'Closed items, drafts, the names of those who came or sent an apology, and reasons for absence are never in it.',
    column: 'Column',
    means: 'What stands in it',
  },
}
