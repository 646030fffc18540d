import { plural } from '#platform/i18n/plural.ts'

const people = plural('da', { one: '# person', other: '# personer' })
const peopleEn = plural('en', { one: '# person', other: '# people' })

const da = {
  facts: {
    title: 'Ret mødets oplysninger',
    crumb: 'Oplysninger',
    planned: 'Mødet er ikke indkaldt. Ingen får besked om det, du ændrer.',
    called:
      'Mødet er indkaldt. Ændrer du tid eller sted, offentliggøres det med det samme, og alle indkaldte får en mail med en ny kalenderaftale.',
    host: 'Holdes af',
    save: 'Gem oplysningerne',
    past: 'Den nye tid er gået. Vælg en tid, der ligger længere fremme.',
    personal:
      'Titel eller sted ligner en persons oplysninger og bliver offentligt med det samme. Skriv det uden, eller sæt hak i, at det skal stå der',
    mayName: 'Jeg har set efter, og det må offentliggøres',
    conflictTitle: 'En anden har ændret mødet, mens du skrev',
    conflict: (when: string) => `Mødet blev ændret ${when}. Her er begge dele. Det, du skrev, står i felterne; gemmer du, gælder det.`,
    conflictTable: 'Hvad der står i databasen, og hvad du skrev',
    field: 'Oplysning',
    theirs: 'Gemt nu',
    yours: 'Du skrev',
    none: '–',
    yes: 'Ja',
    no: 'Nej',
    help: [
      'Adressen følger datoen, indtil du indkalder til mødet; derefter ligger den fast. Gamle adresser fører videre til den nye.',
      'Har en anden rettet mødet, siden du åbnede siden, ser du begge dele, før noget gemmes.',
    ],
  },
  call: {
    title: 'Indkald til mødet',
    crumb: 'Indkald',
    lead: 'Se, hvad der sker, når du trykker. Bagefter ligger numrene og adressen fast.',
    what: 'Det sker der',
    address: 'Mødets adresse ligger fast',
    numbersNone: 'Der er ingen punkter, som kan få et nummer.',
    numbers: (count: string, first: number, last: number) =>
      first === last ? `${count} får nummer ${first}.` : `${count} får numrene ${first}–${last}.`,
    items: plural('da', { one: '# punkt', other: '# punkter' }),
    mails: (count: number) => `${people(count)} får en mail med et link og en kalenderaftale.`,
    without: (count: number) => `${people(count)} har ingen konto og får ingen mail. Giv dem besked på anden måde:`,
    public: 'Alle kan læse dagsordenen på mødets side. Af lukkede punkter ses kun nummeret og den offentlige titel.',
    members: 'Kun de, der sidder i rådet, kan læse dagsordenen. Offentligheden ser tid og sted.',
    warnings: 'Se lige på det her',
    late: (when: string) => `Dagsordenen skulle være sendt ${when}.`,
    noItems: 'Dagsordenen er tom.',
    closedTitles: plural('da', {
      one: '# lukket punkt har en titel, som alle kan læse:',
      other: '# lukkede punkter har en titel, som alle kan læse:',
    }),
    noEnd: 'Mødet har ikke noget sluttidspunkt.',
    noPlace: 'Mødet har ikke noget sted.',
    list: 'Punkterne og deres numre',
    number: 'Nummer',
    item: 'Punkt',
    openness: 'Åbent eller lukket',
    button: 'Indkald nu',
    past: 'Mødets tid er gået, så der kan ikke indkaldes. Flyt mødet, eller sig, at det er holdt.',
    nobody: 'Ingen får en mail.',
    held: 'Mødet er holdt: læg dagsordenen frem',
    heldHint: 'Er mødet holdt, uden at der blev indkaldt her, kan du lægge dagsordenen frem nu og skrive fremmøde og referat bagefter.',
    blocked: 'Der kan ikke indkaldes nu',
    move: 'Flyt mødet',
    help: [
      'Numrene gives i den rækkefølge, punkterne står i nu, og ændres aldrig bagefter.',
      'Advarslerne stopper ikke noget: Du bestemmer selv, om du vil indkalde alligevel. Medlemmer uden konto får ingen mail.',
    ],
  },
  supplement: {
    title: (n: number) => `Send tillæg ${n} ud`,
    crumb: 'Tillæg',
    lead: 'Nye punkter og bilag ses først af andre, når du sender dem ud.',
    papers: 'Bilag, der sendes ud',
    paperCount: plural('da', { one: '# bilag', other: '# bilag' }),
    also: 'Rettelser i punkter, der allerede er sendt ud, kommer med.',
    button: 'Send tillægget ud',
    none: {
      title: 'Der er ingen nye punkter eller bilag',
      text: 'Når du føjer et punkt eller et bilag til et møde, der er indkaldt, kan du sende det ud her.',
    },
    help: [
      'Et tillæg samler de punkter og bilag, der er kommet til, siden du indkaldte. Punkterne får de næste numre, bilagene mærkes »Eftersendt« med dagen, og alle indkaldte får en mail.',
      'Indtil da kan hverken medlemmer eller offentlighed se dem – heller ikke, hvis du flytter mødet imens.',
    ],
  },
  cancel: {
    title: 'Aflys mødet',
    crumb: 'Aflys',
    called: (count: number) =>
      `${people(count)} får en mail, og mødet tages ud af deres kalender. Mødets side bliver liggende og siger, at det er aflyst.`,
    planned: 'Ingen er indkaldt, så ingen får en mail. Kan offentligheden se mødet, står der nu, at det er aflyst.',
    reason: 'Hvorfor?',
    reasonHint: 'Begrundelsen kan læses af alle på mødets side. Den står ikke i mailen.',
    noReason: 'Skriv, hvorfor mødet er aflyst',
    longReason: 'Begrundelsen må højst fylde 2.000 tegn',
    personalReason: (what: string) => `Her står noget, der ligner en persons oplysninger: ${what}. Skriv begrundelsen uden.`,
    button: 'Aflys mødet',
    help: ['Et aflyst møde kan ikke indkaldes igen. Skal det holdes en anden dag, så flyt det i stedet for at aflyse det.'],
  },
  remove: {
    title: 'Slet mødet',
    crumb: 'Slet',
    text: (items: string) =>
      `Mødet slettes med ${items} på dagsordenen. Det kan ikke fortrydes. Ingen får besked, for ingen uden for sekretariatet har set det.`,
    button: 'Slet mødet',
    help: ['Kun et planlagt møde, som offentligheden aldrig har set, kan slettes. Er mødet vist eller indkaldt, så aflys det.'],
  },
  back: 'Tilbage til mødet',
}

const en: typeof da = {
  facts: {
    title: 'Change the facts of the meeting',
    crumb: 'Facts',
    planned: 'The meeting has not been called. Nobody is told of what you change.',
    called:
      'The meeting has been called. If you change its time or place, that is published at once, and everybody called gets a mail with a new calendar entry.',
    host: 'Held by',
    save: 'Save the facts',
    past: 'The new time has passed. Choose a time that lies ahead.',
    personal:
      'Title or place looks like data about a person and becomes public at once. Write it without, or tick that it shall stand there',
    mayName: 'I have looked, and it may be public',
    conflictTitle: 'Somebody else changed the meeting while you were writing',
    conflict: (when: string) =>
      `The meeting was changed ${when}. Here are both. What you wrote stands in the fields; if you save, it holds.`,
    conflictTable: 'What the database says, and what you wrote',
    field: 'Fact',
    theirs: 'Saved now',
    yours: 'You wrote',
    none: '–',
    yes: 'Yes',
    no: 'No',
    help: [
      'The address follows the date until you call the meeting; after that it is settled. Old addresses lead on to the new one.',
      'If somebody else has changed the meeting since you opened the page, you see both before anything is saved.',
    ],
  },
  call: {
    title: 'Call the meeting',
    crumb: 'Call',
    lead: 'See what happens when you press the button. After that the numbers and the address are settled.',
    what: 'What happens',
    address: 'The address of the meeting is settled',
    numbersNone: 'There are no items that can get a number.',
    numbers: (count: string, first: number, last: number) =>
      first === last ? `${count} gets number ${first}.` : `${count} get the numbers ${first}–${last}.`,
    items: plural('en', { one: '# item', other: '# items' }),
    mails: (count: number) => `${peopleEn(count)} will get a mail with a link and a calendar entry.`,
    without: (count: number) => `${peopleEn(count)} without an account will get no mail. Tell them in another way:`,
    public: 'Everybody can read the agenda on the meeting’s page. Of closed items only the number and the public title are shown.',
    members: 'Only those who sit in the body can read the agenda. The public sees time and place.',
    warnings: 'Have a look at this',
    late: (when: string) => `The agenda was to be sent ${when}.`,
    noItems: 'The agenda is empty.',
    closedTitles: plural('en', {
      one: '# closed item has a title that everybody can read:',
      other: '# closed items have titles that everybody can read:',
    }),
    noEnd: 'The meeting has no end.',
    noPlace: 'The meeting has no place.',
    list: 'The items and their numbers',
    number: 'Number',
    item: 'Item',
    openness: 'Open or closed',
    button: 'Call now',
    past: 'The time of the meeting has passed, so it cannot be called. Move it, or say that it was held.',
    nobody: 'Nobody gets a mail.',
    held: 'The meeting was held: put the agenda out',
    heldHint:
      'If the meeting was held without having been called here, you can put the agenda out now, and write attendance and minutes afterwards.',
    blocked: 'The meeting cannot be called now',
    move: 'Move the meeting',
    help: [
      'The numbers are given in the order in which the items stand now, and never change afterwards.',
      'The warnings stop nothing: you decide whether to call the meeting all the same. Members without an account get no mail.',
    ],
  },
  supplement: {
    title: (n: number) => `Send out supplement ${n}`,
    crumb: 'Supplement',
    lead: 'Others see new items and attachments only when you send them out.',
    papers: 'Attachments that go out',
    paperCount: plural('en', { one: '# attachment', other: '# attachments' }),
    also: 'Corrections to items that have been sent out go with it.',
    button: 'Send out the supplement',
    none: {
      title: 'There are no new items or attachments',
      text: 'When you add an item or an attachment to a meeting that has been called, you can send it out here.',
    },
    help: [
      'A supplement gathers the items and attachments that were added since you called the meeting. Items get the next numbers, attachments are marked “Sent later” with the day, and everybody called gets a mail.',
      'Until then neither members nor the public can see them – not even if you move the meeting meanwhile.',
    ],
  },
  cancel: {
    title: 'Cancel the meeting',
    crumb: 'Cancel',
    called: (count: number) =>
      `${peopleEn(count)} will get a mail, and the meeting is taken out of their calendars. Its page stays and says that it is cancelled.`,
    planned: 'Nobody was called, so nobody gets a mail. If the public can see the meeting, it now says that it is cancelled.',
    reason: 'Why?',
    reasonHint: 'Everybody can read the reason on the meeting’s page. It is not in the mail.',
    noReason: 'Write why the meeting is cancelled',
    longReason: 'The reason may have 2,000 characters at most',
    personalReason: (what) => `Something here looks like data about a person: ${what}. Write the reason without.`,
    button: 'Cancel the meeting',
    help: ['A cancelled meeting cannot be called again. If it is to be held on another day, move it instead of cancelling it.'],
  },
  remove: {
    title: 'Delete the meeting',
    crumb: 'Delete',
    text: (items: string) =>
      `The meeting is deleted with ${items} on its agenda. That cannot be undone. Nobody is told, because nobody outside the secretariat has seen it.`,
    button: 'Delete the meeting',
    help: ['Only a planned meeting that the public has never seen can be deleted. If it has been shown or called, cancel it.'],
  },
  back: 'Back to the meeting',
}

export const stepsTexts = { da, en }
