import { plural } from '#platform/i18n/plural.ts'

const types = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.oasis.opendocument.text': 'OpenDocument',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
}

const da = {
  title: 'Bilag',
  titleOf: (item: string) => `Bilag til ${item}`,
  types: { ...types, 'text/plain': 'Ren tekst' },
  back: 'Tilbage til punktet',
  toMeeting: 'Tilbage til mødet',
  none: { title: 'Punktet har ingen bilag endnu', text: 'Tilføj filer herunder. De er lukkede for offentligheden, indtil du åbner dem.' },
  list: 'Bilagene',
  fields: { title: 'Titel', openness: 'Hvem må læse bilaget?', replacement: 'Den nye fil', files: 'Filer' },
  open: 'Åbent: alle kan hente det, når punktet er offentligt',
  closed: 'Lukket: kun rådets medlemmer og sekretariatet',
  tags: { open: 'Åbent', closed: 'Lukket', waits: 'Ikke sendt ud endnu' },
  waiting: {
    title: plural('da', { one: '# bilag er ikke sendt ud endnu', other: '# bilag er ikke sendt ud endnu' }),
    supplement: {
      text: 'Punktet er sendt ud, men ikke det her: hverken medlemmer eller offentlighed kan se det. Når du sender tillægget, får det mærket »Eftersendt« med dagen.',
      link: (n: number) => `Send tillæg ${n} ud`,
    },
    minutes: {
      text: 'Hverken medlemmer eller offentlighed kan se det. Det kommer ud med referatet og får mærket »Eftersendt« med dagen.',
      link: 'Gå til frigivelsen',
    },
    correction: {
      text: 'Referatet er frigivet uden det her: hverken medlemmer eller offentlighed kan se det. Det kommer ud, når du retter punktet og skriver hvorfor.',
      link: 'Ret punktet',
    },
    again: {
      text: 'Mødet er trukket tilbage. Det her kommer ud, når du lægger mødet ud igen.',
      link: 'Læg mødet ud igen',
    },
  },
  closedByItem: 'Punktet er lukket. Derfor er alle dets bilag lukkede, også dem du åbner.',
  noFile: 'Kun en titel. Der er ingen fil.',
  unread: 'Filen læses. Indtil det er gjort, skal et menneske sige god for den, før den bliver offentlig.',
  unreadTitle: 'Filen kunne ikke læses helt',
  why: {
    locked: 'Den er låst med en adgangskode.',
    broken: 'Den er i stykker, eller den er skrevet på en måde, maskinen ikke kender.',
    slow: 'Det tog for lang tid.',
    large: 'Den fylder for meget, når den er pakket ud.',
    long: 'Der er mere tekst i den, end maskinen læser.',
    packed: 'Der ligger andre filer inde i den.',
    picture: 'Den er et billede.',
    pages: 'Der er sider uden tekst, for eksempel sider der er scannet ind.',
  },
  notWhole: 'Du bliver spurgt, om du selv har læst den, før den bliver offentlig.',
  save: 'Gem',
  saveOf: (title: string) => `Gem ${title}`,
  up: 'Flyt op',
  upOf: (title: string) => `Flyt op: ${title}`,
  down: 'Flyt ned',
  downOf: (title: string) => `Flyt ned: ${title}`,
  replace: 'Skift filen ud',
  replaceOf: (title: string) => `Skift filen ud: ${title}`,
  replaceHint: 'Titlen og adressen bliver. Har bilaget været offentligt, ser alle den gamle fil, til en ny udgave af mødet er sendt ud.',
  earlier: 'Tidligere filer',
  ofVersion: (n: number, date: string) => `mødets udgave ${n}, ${date}`,
  remove: 'Fjern bilaget',
  removeOf: (title: string) => `Fjern bilaget: ${title}`,
  removeHint: 'Bilaget forsvinder fra punktet. Har det været offentligt, ser alle det, til en ny udgave af mødet er sendt ud.',
  add: 'Tilføj filer',
  addHint:
    'PDF, Word (.docx), OpenDocument (.odt), Excel (.xlsx), billeder (.png, .jpg) og ren tekst (.txt), højst 20 MB hver. Du kan vælge flere på én gang.',
  send: 'Tilføj',
  approved:
    'Formandskabet har godkendt dagsordenen, så dens bilag ikke kan ændres, før du genåbner den. Filer, du har valgt, skal vælges igen bagefter.',
  reopen: 'Genåbn dagsordenen',
  uploading: {
    sending: 'Sender {name}',
    done: '{n} af {total} filer er sendt',
    failed: '{name} kom ikke frem. Den kan fylde mere end 20 MB, eller forbindelsen kan være brudt. Prøv igen.',
  },
  public: 'Alle kan se, at mødet holdes. Det, du ændrer her, ser de først, når du indkalder, sender et tillæg eller frigiver referatet.',
  errors: {
    title: 'Skriv en titel',
    titleLong: 'Titlen må højst fylde 300 tegn',
    openness: 'Vælg, om bilaget er åbent eller lukket',
    noFiles: 'Vælg mindst én fil',
    oneFile: 'Vælg filen, der skal ligge i stedet',
    gone: 'Bilaget er fjernet af en anden. Intet er ændret.',
  },
  refused: {
    title: 'Disse filer er ikke gemt',
    saved: 'De andre filer er gemt.',
    empty: (name: string) => `${name} er tom.`,
    unknownType: (name: string) =>
      `${name} er ikke en fil, vi kan tage imod. Gem den som PDF, og prøv igen. Word-dokumenter med makroer og ældre .doc-filer tager vi ikke.`,
    broken: (name: string) =>
      `${name} kan ikke læses helt, så vi kan ikke fjerne, hvor og hvornår billedet er taget. Gem billedet igen, eller gem det som PDF, og prøv igen.`,
    nameDiffers: (name: string) => `${name} er noget andet, end navnet siger. Åbn filen, gem den igen som PDF, og prøv igen.`,
  },
  help: [
    'Her lægger du punktets bilag. Et nyt bilag er lukket, indtil du åbner det, og et bilag kan aldrig være mere åbent end sit punkt.',
    'Teksten i PDF, Word og Excel læses af maskinen, så bilag kan findes i søgningen, og så du bliver spurgt om CPR-numre, telefonnumre og e-mailadresser, før noget bliver offentligt.',
  ],
}

const en: typeof da = {
  title: 'Attachments',
  titleOf: (item) => `Attachments to ${item}`,
  types: { ...types, 'text/plain': 'Plain text' },
  back: 'Back to the item',
  toMeeting: 'Back to the meeting',
  none: { title: 'The item has no attachments yet', text: 'Add files below. They are closed to the public until you open them.' },
  list: 'The attachments',
  fields: { title: 'Title', openness: 'Who may read the attachment?', replacement: 'The new file', files: 'Files' },
  open: 'Open: anyone can download it once the item is public',
  closed: 'Closed: only the members of the council and the secretariat',
  tags: { open: 'Open', closed: 'Closed', waits: 'Not sent out yet' },
  waiting: {
    title: plural('en', { one: '# attachment has not been sent out', other: '# attachments have not been sent out' }),
    supplement: {
      text: 'The item has been sent out, but this has not: neither members nor the public can see it. When you send the supplement, it is marked “Sent later” with the day.',
      link: (n) => `Send out supplement ${n}`,
    },
    minutes: {
      text: 'Neither members nor the public can see it. It goes out with the minutes and is marked “Sent later” with the day.',
      link: 'Go to the release',
    },
    correction: {
      text: 'The minutes were released without it: neither members nor the public can see it. It goes out when you correct the item and write why.',
      link: 'Correct the item',
    },
    again: {
      text: 'The meeting has been withdrawn. This goes out when you publish the meeting again.',
      link: 'Publish the meeting again',
    },
  },
  closedByItem: 'The item is closed. All its attachments are closed too, including those that you open.',
  noFile: 'A title only. There is no file.',
  unread: 'The file is being read. Until that is done, a person has to vouch for it before it becomes public.',
  unreadTitle: 'The file could not be read throughout',
  why: {
    locked: 'It is locked with a password.',
    broken: 'It is broken, or written in a way that the machine does not know.',
    slow: 'It took too long.',
    large: 'It is too large once it is unpacked.',
    long: 'There is more text in it than the machine reads.',
    packed: 'There are other files inside it.',
    picture: 'It is a picture.',
    pages: 'There are pages without text, such as pages that were scanned in.',
  },
  notWhole: 'You will be asked whether you have read it yourself before it becomes public.',
  save: 'Save',
  saveOf: (title) => `Save ${title}`,
  up: 'Move up',
  upOf: (title) => `Move up: ${title}`,
  down: 'Move down',
  downOf: (title) => `Move down: ${title}`,
  replace: 'Replace the file',
  replaceOf: (title) => `Replace the file: ${title}`,
  replaceHint:
    'The title and address stay. If the attachment has been public, everyone sees the old file until a new version of the meeting is sent out.',
  earlier: 'Earlier files',
  ofVersion: (n, date) => `version ${n} of the meeting, ${date}`,
  remove: 'Remove the attachment',
  removeOf: (title) => `Remove the attachment: ${title}`,
  removeHint: 'The attachment goes from the item. If it has been public, everyone sees it until a new version of the meeting is sent out.',
  add: 'Add files',
  addHint:
    'PDF, Word (.docx), OpenDocument (.odt), Excel (.xlsx), pictures (.png, .jpg) and plain text (.txt), 20 MB each at most. You can choose several at once.',
  send: 'Add',
  uploading: {
    sending: 'Sending {name}',
    done: '{n} of {total} files are sent',
    failed: '{name} did not arrive. It may be larger than 20 MB, or the connection may have broken. Try again.',
  },
  public:
    'Everybody can see that the meeting is held. They see what you change here only when you call it, send out a supplement, or release the minutes.',
  approved:
    'The chair group has approved the agenda, so its attachments cannot be changed before you reopen it. Files that you chose must be chosen again afterwards.',
  reopen: 'Reopen the agenda',
  errors: {
    title: 'Write a title',
    titleLong: 'The title may have at most 300 characters',
    openness: 'Choose whether the attachment is open or closed',
    noFiles: 'Choose at least one file',
    oneFile: 'Choose the file to take its place',
    gone: 'Somebody else has removed the attachment. Nothing is changed.',
  },
  refused: {
    title: 'These files are not saved',
    saved: 'The other files are saved.',
    empty: (name) => `${name} is empty.`,
    unknownType: (name) =>
      `${name} is not a file that we can take. Save it as PDF and try again. Word documents with macros and older .doc files are not taken.`,
    broken: (name) =>
      `${name} cannot be read through, so we cannot take away where and when the picture was taken. Save the picture again, or save it as PDF, and try again.`,
    nameDiffers: (name) => `${name} is something else than its name says. Open the file, save it again as PDF, and try again.`,
  },
  help: [
    'This is where the attachments of the item are. A new one is closed until you open it, and an attachment is never more open than its item.',
    'The text of PDF, Word and Excel files is read by the machine, so that attachments can be found, and so that you are asked about personal numbers, telephone numbers and e-mail addresses before anything becomes public.',
  ],
}

export const papersTexts = { da, en }
export type PapersText = typeof da
