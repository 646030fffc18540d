const da = {
  title: 'Teksten er ændret, mens du skrev',
  saved: (when: string) => `har gemt en anden tekst ${when}.`,
  savedBySomebody: (when: string) => `En anden tekst blev gemt ${when}.`,
  lead: 'Intet er gået tabt, og din tekst er ikke gemt endnu. Se forskellen, og vælg.',
  difference: 'Fra den anden tekst til din',
  mine: 'Din tekst',
  theirs: 'Den anden tekst',
  question: 'Hvad skal gemmes?',
  choose: 'En anden har ændret teksten, mens du skrev. Vælg, hvad der skal gemmes',
  useMine: 'Min tekst',
  useTheirs: 'Den anden tekst',
  together: 'Begge dele, sat sammen herunder',
  togetherField: 'Sat sammen',
  togetherHint: 'Holder begge tekster: hvor de er forskellige, den anden først og så din. Fjern det, der ikke skal med.',
  empty: 'Der står ingen tekst.',
  diff: { added: 'tilføjet:', removed: 'fjernet:', end: 'slut.' },
}

const en: typeof da = {
  title: 'The text was changed while you were writing',
  saved: (when) => `saved another text ${when}.`,
  savedBySomebody: (when) => `Another text was saved ${when}.`,
  lead: 'Nothing is lost, and your text is not saved yet. See the difference, and choose.',
  difference: 'From the other text to yours',
  mine: 'Your text',
  theirs: 'The other text',
  question: 'What is to be saved?',
  choose: 'Somebody else changed the text while you were writing. Choose what is to be saved',
  useMine: 'My text',
  useTheirs: 'The other text',
  together: 'Both, put together below',
  togetherField: 'Put together',
  togetherHint: 'Holds both texts: where they differ, the other one first and then yours. Remove what does not belong.',
  empty: 'There is no text.',
  diff: { added: 'added:', removed: 'removed:', end: 'end.' },
}

export const conflictTexts = { da, en }
