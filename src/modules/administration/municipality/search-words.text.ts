const da = {
  title: 'Ord i søgningen',
  card: 'Ord, som søgningen ikke kender af sig selv',
  lead: 'Søgningen kender dansk: bøjninger, sammensatte ord og de fleste stavemåder. Her lærer du den kommunens egne ord.',
  help: [
    'Ord, der betyder det samme, virker med det samme: Den, der søger på det ene, finder også det andet.',
    'De forkortelser, der står her fra start, er nogle, som betyder det samme i alle kommuner. Du kan slette dem.',
    'Ord, der skal deles eller aldrig deles, virker, når alt er gennemgået på ny. Det går af sig selv og tager et minut eller to.',
    'Store og små bogstaver og bøjninger er lige meget: »SFO« gælder også for »SFO’er« og »sfo«.',
  ],
  same: 'Ord, der betyder det samme',
  sameHint: 'En linje for hver gruppe, med lighedstegn imellem: SFO = skolefritidsordning',
  cuts: 'Hvordan ord deles',
  cutsHint:
    'Et ord på hver linje. Sæt en streg, hvor ordet deles (flex|trafik). Uden streg bliver ordet aldrig delt, for eksempel navnet på et sted.',
  parts: 'Ord, der tit er en del af andre ord',
  partsHint: 'Et ord på hver linje. Skriver du »klynge«, finder en søgning på »klynge« også »klyngemødet«.',
  tooMany: (most: number) => `Skriv højst ${most} linjer.`,
  tooLong: (line: string) => `Linjen er for lang: »${line}«. Skriv højst 200 tegn.`,
  needsTwo: (line: string) => `»${line}« mangler et lighedstegn og et ord mere.`,
  badWord: (line: string) => `»${line}« er ikke et ord. Skriv bogstaver uden mellemrum.`,
}

const en: typeof da = {
  title: 'Words in the search',
  card: 'Words that the search does not know by itself',
  lead: 'The search knows Danish: inflections, compounds and most spellings. Here you teach it the municipality’s own words.',
  help: [
    'Words that mean the same work at once: whoever searches for one finds the other too.',
    'The abbreviations that stand here from the start mean the same in every municipality. You can delete them.',
    'Words to be cut, or never to be cut, work once everything has been gone over again. That happens by itself and takes a minute or two.',
    'Capitals and inflections do not matter.',
  ],
  same: 'Words that mean the same',
  sameHint: 'A line for each group, with equals signs between: SFO = skolefritidsordning',
  cuts: 'How words are cut',
  cutsHint:
    'A word on each line. Put a bar where it is cut (flex|trafik). Without a bar the word is never cut, for example the name of a place.',
  parts: 'Words that are often a part of others',
  partsHint: 'A word on each line. With “klynge”, a search for “klynge” also finds “klyngemødet”.',
  tooMany: (most: number) => `Write ${most} lines at most.`,
  tooLong: (line: string) => `The line is too long: “${line}”. Write 200 characters at most.`,
  needsTwo: (line: string) => `“${line}” lacks an equals sign and another word.`,
  badWord: (line: string) => `“${line}” is no word. Write letters without spaces.`,
}

export const searchWordsTexts = { da, en }
