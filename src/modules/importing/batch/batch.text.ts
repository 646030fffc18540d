import { plural } from '#platform/i18n/plural.ts'

/** How many files of a batch came to what. */
export type Counted = { read: number; known: number; refused: number; failed: number; waiting: number }

/** "9 læst, 1 afvist af 10": what no file came to is left out. */
function told(counted: Counted, words: Record<keyof Counted, string>, of: string): string {
  const all = Object.values(counted).reduce((sum, n) => sum + n, 0)
  const parts = (Object.keys(words) as (keyof Counted)[]).filter((key) => counted[key] > 0 || key === 'read')
  return `${parts.map((key) => `${counted[key]} ${words[key]}`).join(', ')} ${of} ${all}`
}

const da = {
  title: 'Import',
  lead: 'Hent referater, dagsordener, politikker og andre dokumenter ind fra filer. Intet bliver offentligt, før du har læst det igennem.',
  help: [
    'Vælg én eller mange filer, også en ZIP-fil. De bliver gemt med det samme og læst én for én bagefter. Du kan gå fra siden imens.',
    'En fil, der ikke kan læses, standser ikke de andre. Den samme fil igen bliver genkendt.',
    'Et referat eller en dagsorden bliver til et møde. Alt andet bliver liggende i biblioteket, hvor kun sekretariatet kan finde det, til nogen frigiver det.',
  ],
  problem: 'Der er noget, der skal rettes',
  upload: {
    title: 'Hent filer ind',
    files: 'Filer',
    hint: 'Tekst, HTML, Word, OpenDocument, PDF, filer fra sagssystemer og ZIP. Højst 20 MB for hvert dokument.',
    body: 'Råd eller udvalg',
    bodyHint: 'Hvis dokumentet ikke selv siger, hvem det hører til.',
    unknown: 'Det står i dokumentet',
    send: 'Læs filerne',
    none: 'Vælg mindst én fil',
  },
  list: 'Hentet ind',
  batches: 'Filer, der kom sammen',
  batch: (when: string) => `Hentet ${when}`,
  count: plural('da', { one: '# fil', other: '# filer' }),
  waiting: plural('da', { one: '# venter', other: '# venter' }),
  refused: plural('da', { one: '# er ikke læst', other: '# er ikke læst' }),
  file: 'Fil',
  kind: 'Slags',
  state: 'Status',
  when: 'Hentet',
  openDoubts: 'Tvivl tilbage',
  none: { title: 'Intet er hentet ind endnu', text: 'Vælg en fil herover, så viser vi, hvad vi fik ud af den.' },
  pages: { label: 'Sider med import', previous: 'Nyere', next: 'Ældre', page: (page: number) => `Side ${page}` },
  one: {
    title: (when: string) => `Filer hentet ${when}`,
    help: [
      'Her ser du, hvor langt hver fil er. Siden opdaterer sig selv, så længe der er filer, der venter, og du kan gå fra den.',
      'Filer uden tvivl kan frigives på én gang, når du har set på dem. Resten læser du igennem én for én.',
    ],
    progress: (counted: Counted) =>
      told(counted, { read: 'læst', known: 'kendt i forvejen', refused: 'afvist', failed: 'gik galt hos os', waiting: 'venter' }, 'af'),
    states: {
      waiting: 'Venter',
      read: 'Læst',
      known: 'Kendt i forvejen',
      refused: 'Afvist',
      failed: 'Gik galt hos os',
      releasing: 'Bliver frigivet',
      confirmed: 'Frigivet',
      undone: 'Fortrudt',
    },
    known: {
      released: (when: string) => `Frigivet ${when}`,
      waits: 'Venter stadig på at blive læst igennem',
    },
    note: 'Bemærkning',
    noDoubts: 'Ingen tvivl',
    doubts: plural('da', { one: '# tvivl', other: '# tvivl' }),
    notYours: 'Et dokument, du ikke må se',
    release: 'Frigiv alle uden tvivl',
    releaseHint: (n: number) => `${n} er læst uden tvivl. De bliver offentlige, når du trykker. Se på dem først.`,
    released: plural('da', { one: '# er frigivet', other: '# er frigivet' }),
    undo: 'Fortryd alle udkast',
    failed: 'Noget gik galt hos os, da filen skulle læses. Den er ikke læst ind. Prøv igen, eller spørg den, der driver systemet.',
    offered: 'Der er kommet bilag, som dokumentet ikke havde. Åbn det, og sig, om de hører til.',
    failedKept: 'Filen er gemt, og ingen andre filer er ramt.',
    again: 'Prøv igen',
    fetchIt: 'Hent filen',
    keep: 'Læg den i biblioteket ulæst',
    of: (button: string, file: string) => `${button}: ${file}`,
    held: 'Ikke frigivet: der er noget, nogen skal tage stilling til. Læs den igennem.',
    back: 'Til import',
  },
  undo: {
    title: 'Fortryd alle udkast',
    help: ['Her ser du præcis, hvilke filer der forsvinder, når du fortryder. Frigivne bliver.'],
    lead: 'Disse udkast forsvinder med deres møder, rettelser, tekst og filer. Råd, udvalg og sager, som kun de bruger, går med. Det kan ikke hentes tilbage.',
    stays: plural('da', {
      one: '# fil er frigivet og bliver. Træk den tilbage i stedet.',
      other: '# filer er frigivet og bliver. Træk dem tilbage i stedet.',
    }),
    button: 'Ja, fortryd dem',
    nothing: 'Der er ingen udkast at fortryde.',
    back: 'Nej, behold dem',
  },
}

const en: typeof da = {
  title: 'Import',
  lead: 'Bring in minutes, agendas, policies and other documents from files. Nothing is public until you have read it through.',
  help: [
    'Choose one file or many, a ZIP file too. They are kept at once and read one by one afterwards. You can leave the page meanwhile.',
    'A file that cannot be read does not stop the others. The same file again is recognised.',
    'Minutes and agendas become meetings. Everything else stays in the library, where only the secretariat can find it until somebody releases it.',
  ],
  problem: 'There is something to put right',
  upload: {
    title: 'Bring files in',
    files: 'Files',
    hint: 'Text, HTML, Word, OpenDocument, PDF, files from case systems and ZIP. At most 20 MB for each document.',
    body: 'Council or committee',
    bodyHint: 'If the document does not say whose it is.',
    unknown: 'The document says so',
    send: 'Read the files',
    none: 'Choose at least one file',
  },
  list: 'Brought in',
  batches: 'Files that came together',
  batch: (when: string) => `Brought in ${when}`,
  count: plural('en', { one: '# file', other: '# files' }),
  waiting: plural('en', { one: '# waits', other: '# wait' }),
  refused: plural('en', { one: '# is not read', other: '# are not read' }),
  file: 'File',
  kind: 'Kind',
  state: 'State',
  when: 'Brought in',
  openDoubts: 'Doubts left',
  none: { title: 'Nothing has been brought in yet', text: 'Choose a file above, and we show what we made of it.' },
  pages: { label: 'Pages of imports', previous: 'Newer', next: 'Older', page: (page: number) => `Page ${page}` },
  one: {
    title: (when: string) => `Files brought in ${when}`,
    help: [
      'Here you see how far each file is. The page renews itself as long as files wait, and you can leave it.',
      'Files without doubt can be released at once when you have looked at them. The rest you read through one by one.',
    ],
    progress: (counted: Counted) =>
      told(
        counted,
        { read: 'read', known: 'known already', refused: 'refused', failed: 'went wrong on our side', waiting: 'waiting' },
        'of',
      ),
    states: {
      waiting: 'Waits',
      read: 'Read',
      known: 'Known already',
      refused: 'Refused',
      failed: 'Went wrong on our side',
      releasing: 'Being released',
      confirmed: 'Released',
      undone: 'Undone',
    },
    known: {
      released: (when: string) => `Released ${when}`,
      waits: 'Still waits to be read through',
    },
    note: 'Note',
    noDoubts: 'No doubt',
    doubts: plural('en', { one: '# doubt', other: '# doubts' }),
    notYours: 'A document that you may not see',
    release: 'Release all that are without doubt',
    releaseHint: (n: number) => `${n} were read without doubt. They become public when you press. Look at them first.`,
    released: plural('en', { one: '# is released', other: '# are released' }),
    undo: 'Undo all drafts',
    failed: 'Something went wrong on our side when the file was to be read. It was not read in. Try again, or ask whoever runs the system.',
    offered: 'Papers have come that the document did not have. Open it, and say whether they belong to it.',
    failedKept: 'The file is kept, and no other file is touched by it.',
    again: 'Try again',
    fetchIt: 'Fetch the file',
    keep: 'Put it in the library unread',
    of: (button: string, file: string) => `${button}: ${file}`,
    held: 'Not released: there is something that somebody has to answer for. Read it through.',
    back: 'To the import',
  },
  undo: {
    title: 'Undo all drafts',
    help: ['Here you see exactly which files will be gone when you undo. Released ones stay.'],
    lead: 'These drafts go with their meetings, changes, text and files. Councils, committees and cases that only they use go too. It cannot be brought back.',
    stays: plural('en', {
      one: '# file is released and stays. Withdraw it instead.',
      other: '# files are released and stay. Withdraw them instead.',
    }),
    button: 'Yes, undo them',
    nothing: 'There are no drafts to undo.',
    back: 'No, keep them',
  },
}

export const batchTexts = { da, en }
export type BatchTexts = typeof da
