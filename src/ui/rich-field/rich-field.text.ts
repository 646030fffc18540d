const da = {
  hint: 'Et linjeskift begynder et nyt stykke tekst.',
  how: 'Sådan laver du lister og overskrifter',
  examples: [
    ['# Overskrift', 'Overskrift. Skriv ## for en mindre.'],
    ['- punkt', 'Liste med prikker. Ryk to mellemrum ind for en liste i listen.'],
    ['1) punkt', 'Liste med tal.'],
    ['**fed** og *kursiv*', 'Fed og kursiv skrift.'],
    ['[ord](https://…)', 'Link.'],
    ['[ord]{ar}', 'Ord på et andet sprog. Skriv {ar} først på linjen, når hele afsnittet er på det.'],
    ['| Navn | Antal |', 'Række i en tabel. Skriv | --- | --- | under den første række.'],
  ],
  toolbar: 'Formatering',
  tools: { bold: 'Fed', italic: 'Kursiv', heading: 'Overskrift', bullets: 'Punktliste', numbers: 'Nummereret liste', link: 'Link' },
  problems: {
    html: 'HTML-koder kan ikke gemmes. Slet dem, eller sæt \\ foran tegnet <',
    image: 'billeder kan ikke stå i teksten. Læg billedet ved som bilag',
    unsafeLink: 'linket kan ikke bruges. Det skal begynde med https://, mailto:, tel: eller /',
    tooDeep: 'listen er rykket for langt ind. Højst fem lister i hinanden',
    headingLevel: 'der er kun to slags overskrifter: # og ##',
  },
  problem: (line: number, sentence: string) => `Linje ${line}: ${sentence}.`,
}

const en: typeof da = {
  hint: 'Every line becomes a paragraph.',
  how: 'How to make lists and headings',
  examples: [
    ['# Heading', 'Heading. Write ## for a smaller one.'],
    ['- item', 'List with bullets. Indent by two spaces for a list within the list.'],
    ['1) item', 'List with numbers.'],
    ['**bold** and *italic*', 'Bold and italic.'],
    ['[words](https://…)', 'Link.'],
    ['[words]{ar}', 'Words in another language. Write {ar} first in the line when the whole paragraph is.'],
    ['| Name | Number |', 'Row of a table. Write | --- | --- | under the first row.'],
  ],
  toolbar: 'Formatting',
  tools: { bold: 'Bold', italic: 'Italic', heading: 'Heading', bullets: 'Bulleted list', numbers: 'Numbered list', link: 'Link' },
  problems: {
    html: 'HTML codes cannot be saved. Remove them, or put \\ before the sign <',
    image: 'pictures cannot stand in the text. Add the picture as an attachment',
    unsafeLink: 'the link cannot be used. It must begin with https://, mailto:, tel: or /',
    tooDeep: 'the list is indented too far. At most five lists within each other',
    headingLevel: 'there are only two kinds of headings: # and ##',
  },
  problem: (line: number, sentence: string) => `Line ${line}: ${sentence}.`,
}

export const richFieldTexts = { da, en }
