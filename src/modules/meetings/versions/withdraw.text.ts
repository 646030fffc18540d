import { plural } from '#platform/i18n/plural.ts'

const da = {
  title: 'Træk tilbage',
  help: [
    'Brug den her side, når noget ligger offentligt, som ikke må være det. Et tryk fjerner mødet fra hjemmesiden, søgningen og de åbne data med det samme.',
    'Er der bare en fejl i ordene, er det bedre at rette den. Så kan alle se, hvad der er ændret.',
    'Intet bliver slettet. Sekretariatet kan stadig se og rette mødet og lægge det ud igen.',
    'Har der ligget oplysninger om personer, skal kommunen måske melde det til Datatilsynet inden 72 timer. Siden siger hvordan.',
  ],
  back: 'Til mødets arbejdsside',
  what: {
    title: 'Det sker der',
    lines: (n: { items: number; versions: number }) => [
      `Mødets side og dets ${n.items} ${n.items === 1 ? 'punkt' : 'punkter'} viser, at de er trukket tilbage, med den begrundelse, du vælger.`,
      `Mødet forsvinder fra søgningen, lister, de åbne data og kalendere, og bilagene kan ikke hentes.`,
      `${n.versions === 1 ? 'Den ene udgave' : `Alle ${n.versions} udgaver`} kan ikke længere læses.`,
      'Administratorerne får en mail om det.',
      'Søgemaskiner og andre kan have gemt en kopi. Dem kan vi ikke trække tilbage.',
    ],
  },
  reason: 'Hvad skal der stå på siden?',
  own: 'Mere, hvis det er nødvendigt',
  ownHint: 'Alle kan læse det. Skriv ikke, hvad fejlen var, og ingen navne, numre eller adresser.',
  button: 'Træk tilbage nu',
  correctInstead: 'Er det kun en fejl i ordene?',
  correctLink: 'Ret punktet i stedet',
  notPublic: 'Der ligger ikke noget offentligt om mødet, så der er ikke noget at trække tilbage.',
  done: {
    title: 'Mødet er trukket tilbage',
    text: (when: string) => `Det skete ${when}. Ingen uden for sekretariatet kan læse det nu.`,
    reason: 'Begrundelse på siden',
  },
  report: {
    title: 'Har der ligget oplysninger om personer?',
    lead: 'Så er det et brud på persondatasikkerheden. Tal med kommunens databeskyttelsesrådgiver med det samme.',
    deadline: (when: string) =>
      `Er der en risiko for nogen, skal kommunen melde det til Datatilsynet senest 72 timer efter, at den opdagede det (databeskyttelsesforordningen, artikel 33). Regnet fra tilbagetrækningen er det ${when}; er det opdaget før, er fristen tidligere.`,
    affected:
      'Er risikoen høj, skal de personer, det gælder, også have besked (artikel 34). Selv uden anmeldelse skal kommunen skrive ned, hvad der skete.',
    needed: 'Det skal du bruge til anmeldelsen',
    since: 'Offentligt siden',
    until: 'Fjernet',
    howLong: 'Hvor længe',
    hours: plural('da', { one: '# time', other: '# timer' }),
    days: plural('da', { one: '# dag', other: '# dage' }),
    addresses: 'Adresser, der var offentlige',
    versions: 'Udgaver',
    version: 'Udgave',
    published: 'Offentliggjort',
    found: 'Oplysninger, som siden selv kan finde i udgaverne',
    kinds: {
      cpr: plural('da', { one: '# CPR-nummer', other: '# CPR-numre' }),
      phone: plural('da', { one: '# telefonnummer', other: '# telefonnumre' }),
      email: plural('da', { one: '# e-mailadresse', other: '# e-mailadresser' }),
      names: plural('da', { one: 'navnet på # person på fremmødelisten', other: 'navne på # personer på fremmødelisten' }),
    },
    foundNothing: 'Ingen numre, adresser eller fremmødelister.',
    foundHint: 'Læs selv efter for resten: helbred, familie, etnisk baggrund, sociale forhold og navne i teksten kan siden ikke kende.',
    link: 'Anmeld til Datatilsynet på virk.dk',
  },
  again: {
    title: 'Læg mødet ud igen',
    text: 'Ret først det, der var galt. Mødet kommer ud som en ny udgave, sådan som det står nu.',
    versions: 'Hvad med de tidligere udgaver?',
    keepAway: 'De bliver væk. Vælg det, hvis noget i dem var forkert.',
    restore: 'De kan læses igen. Vælg det kun, hvis mødet blev trukket tilbage ved en fejl.',
    button: 'Læg ud igen',
    preview: 'Se mødet, som det står nu',
  },
  errors: {
    summary: 'Der er noget, der skal rettes',
    reason: 'Vælg, hvad der skal stå på siden',
    personal: (what: string) => `Her står noget, der ligner en persons oplysninger: ${what}. Skriv det uden.`,
    long: 'Det er for langt. Brug højst 300 tegn.',
  },
  refusals: {
    withdraw: 'Mødet er allerede trukket tilbage, eller der ligger ikke noget offentligt. Intet er ændret.',
    again: 'Mødet kan ikke lægges ud igen sådan, som det står nu. Intet er ændret.',
  },
}

const en: typeof da = {
  title: 'Withdraw',
  help: [
    'Use this page when something is public that must not be. One press removes the meeting from the website, the search and the open data at once.',
    'If only the words are wrong, it is better to correct them. Then everybody can see what was changed.',
    'Nothing is deleted. The secretariat can still see and correct the meeting and publish it again.',
    'If data about persons was public, the municipality may have to report it to the data protection authority within 72 hours. The page says how.',
  ],
  back: 'To the workspace of the meeting',
  what: {
    title: 'What happens',
    lines: (n: { items: number; versions: number }) => [
      `The page of the meeting and its ${n.items} ${n.items === 1 ? 'item' : 'items'} say that they were withdrawn, with the reason that you choose.`,
      'The meeting disappears from the search, lists, the open data and calendars, and its attachments cannot be fetched.',
      `${n.versions === 1 ? 'The one version' : `All ${n.versions} versions`} can no longer be read.`,
      'The administrators get a mail about it.',
      'Search engines and others may have kept a copy. Those we cannot withdraw.',
    ],
  },
  reason: 'What should the page say?',
  own: 'More, if it is needed',
  ownHint: 'Everybody can read it. Do not say what the mistake was, and no names, numbers or addresses.',
  button: 'Withdraw now',
  correctInstead: 'Are only the words wrong?',
  correctLink: 'Correct the item instead',
  notPublic: 'Nothing about the meeting is public, so there is nothing to withdraw.',
  done: {
    title: 'The meeting has been withdrawn',
    text: (when: string) => `That was on ${when}. Nobody outside the secretariat can read it now.`,
    reason: 'Reason on the page',
  },
  report: {
    title: 'Was data about persons public?',
    lead: 'Then it is a personal data breach. Talk to the data protection officer of the municipality at once.',
    deadline: (when: string) =>
      `If there is a risk for anybody, the municipality must report it to the data protection authority within 72 hours of finding out (General Data Protection Regulation, article 33). Counted from the withdrawal that is ${when}; if it was found out before, the time ends earlier.`,
    affected:
      'If the risk is high, the persons concerned must be told too (article 34). Even without a report the municipality must write down what happened.',
    needed: 'What you need for the report',
    since: 'Public since',
    until: 'Removed',
    howLong: 'How long',
    hours: plural('en', { one: '# hour', other: '# hours' }),
    days: plural('en', { one: '# day', other: '# days' }),
    addresses: 'Addresses that were public',
    versions: 'Versions',
    version: 'Version',
    published: 'Published',
    found: 'Data that the page itself can find in the versions',
    kinds: {
      cpr: plural('en', { one: '# personal number (CPR)', other: '# personal numbers (CPR)' }),
      phone: plural('en', { one: '# telephone number', other: '# telephone numbers' }),
      email: plural('en', { one: '# e-mail address', other: '# e-mail addresses' }),
      names: plural('en', { one: 'the name of # person on the attendance list', other: 'the names of # persons on the attendance list' }),
    },
    foundNothing: 'No numbers, addresses or attendance lists.',
    foundHint:
      'Read the rest yourself: health, family, ethnic origin, social circumstances and names in the text are things that the page cannot know.',
    link: 'Report to the data protection authority at virk.dk',
  },
  again: {
    title: 'Publish the meeting again',
    text: 'First put right what was wrong. The meeting is published as a new version, as it stands now.',
    versions: 'What about the earlier versions?',
    keepAway: 'They stay away. Choose this if something in them was wrong.',
    restore: 'They can be read again. Choose this only if the meeting was withdrawn by mistake.',
    button: 'Publish again',
    preview: 'See the meeting as it stands now',
  },
  errors: {
    summary: 'Something needs correcting',
    reason: 'Choose what the page should say',
    personal: (what: string) => `Something here looks like data about a person: ${what}. Write it without.`,
    long: 'That is too long. Use 300 characters at most.',
  },
  refusals: {
    withdraw: 'The meeting has been withdrawn already, or nothing of it is public. Nothing was changed.',
    again: 'The meeting cannot be published again as it stands now. Nothing was changed.',
  },
}

export const withdrawTexts = { da, en }
