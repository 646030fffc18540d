import { screenTexts } from '../bodies/screens.text.ts'

const da = {
  title: 'Overskrifter i import',
  card: 'Overskrifter, som import ikke kender af sig selv',
  lead: 'Import kender de fleste overskrifter fra danske dagsordener og referater. Her lærer du den dem, kommunen selv har brugt.',
  help: [
    'Skriv overskriften, som den står i dokumenterne, og vælg, hvad afsnittet er. Store og små bogstaver og kolon er lige meget.',
    'Det gælder for det, der læses ind fra nu af, både tekst og det, sagssystemer skriver. Et udkast, der allerede er læst ind, kan læses igen: åbn det under Import.',
    'Vælg kun »Beslutning« for en overskrift, der altid har en beslutning under sig: Det, der står der, bliver punktets beslutning.',
  ],
  item: 'Overskrift',
  caption: 'Overskrift i dokumentet',
  kind: 'Afsnittet er',
  choose: 'Vælg',
  kinds: {
    ...screenTexts.sections.da.kinds,
    proceedings: 'Sagens forløb',
    decision: 'Beslutning',
    attachments: 'Bilag',
  },
  missing: 'Skriv overskriften, eller fjern rækken',
  noKind: 'Vælg, hvad afsnittet er',
  unknownKind: 'Den slags afsnit findes ikke. Vælg en fra listen',
  noWord: 'Skriv en overskrift med bogstaver',
  twice: (caption: string) => `»${caption}« står der allerede. Store og små bogstaver og kolon gør ingen forskel`,
  isDecision: (caption: string) =>
    `»${caption}« læses i forvejen som en beslutning. Blev den til noget andet, ville beslutninger mangle i referater. Vælg »Beslutning«, eller fjern rækken`,
}

const en: typeof da = {
  title: 'Captions in imports',
  card: 'Captions that the import does not know by itself',
  lead: 'The import knows most captions of Danish agendas and minutes. Here you teach it those that the municipality itself has used.',
  help: [
    'Write the caption as it stands in the documents, and choose what the section is. Capitals and colons do not matter.',
    'It applies to what is read in from now on, texts and what case systems write. A draft that has been read in can be read again: open it under Import.',
    'Choose “Decision” only for a caption that always has a decision below it: what stands there becomes the decision of the item.',
  ],
  item: 'Caption',
  caption: 'Caption in the document',
  kind: 'The section is',
  choose: 'Choose',
  kinds: {
    ...screenTexts.sections.en.kinds,
    proceedings: 'History of the case',
    decision: 'Decision',
    attachments: 'Attachments',
  },
  missing: 'Write the caption, or remove the row',
  noKind: 'Choose what the section is',
  unknownKind: 'There is no such kind of section. Choose one from the list',
  noWord: 'Write a caption with letters',
  twice: (caption) => `“${caption}” is there already. Capitals and colons make no difference`,
  isDecision: (caption) =>
    `“${caption}” is already read as a decision. As anything else, decisions would be missing from minutes. Choose “Decision”, or remove the row`,
}

export const importCaptionsTexts = { da, en }
