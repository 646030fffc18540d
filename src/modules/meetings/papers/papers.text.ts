const types = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
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
  tags: { open: 'Åbent', closed: 'Lukket' },
  closedByItem: 'Punktet er lukket. Derfor er alle dets bilag lukkede, også dem du åbner.',
  noFile: 'Kun en titel. Der er ingen fil.',
  unread: 'Vi læser filen lige nu. Indtil det er gjort, skal et menneske sige god for den, før den bliver offentlig.',
  notWhole:
    'Noget i filen kan maskinen ikke læse, for eksempel et billede af tekst. Du bliver spurgt, om du selv har læst den, før den bliver offentlig.',
  save: 'Gem',
  saveOf: (title: string) => `Gem ${title}`,
  up: 'Flyt op',
  upOf: (title: string) => `Flyt op: ${title}`,
  down: 'Flyt ned',
  downOf: (title: string) => `Flyt ned: ${title}`,
  replace: 'Skift filen ud',
  replaceOf: (title: string) => `Skift filen ud: ${title}`,
  replaceHint: 'Titlen og adressen bliver. Har bilaget været offentligt, ser alle den gamle fil, til en ny udgave af mødet er sendt ud.',
  remove: 'Fjern bilaget',
  removeOf: (title: string) => `Fjern bilaget: ${title}`,
  removeHint: 'Bilaget forsvinder fra punktet. Har det været offentligt, ser alle det, til en ny udgave af mødet er sendt ud.',
  add: 'Tilføj filer',
  addHint: 'PDF, Word (.docx), Excel (.xlsx), billeder (.png, .jpg) og ren tekst (.txt), højst 20 MB hver. Du kan vælge flere på én gang.',
  send: 'Tilføj',
  approved:
    'Formandskabet har godkendt dagsordenen, så dens bilag ikke kan ændres, før du genåbner den. Filer, du har valgt, skal vælges igen bagefter.',
  reopen: 'Genåbn dagsordenen',
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
  tags: { open: 'Open', closed: 'Closed' },
  closedByItem: 'The item is closed. All its attachments are closed too, including those that you open.',
  noFile: 'A title only. There is no file.',
  unread: 'We are reading the file now. Until that is done, a person has to vouch for it before it becomes public.',
  notWhole:
    'The machine cannot read all of the file, such as a picture of text. You will be asked whether you have read it before it becomes public.',
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
  remove: 'Remove the attachment',
  removeOf: (title) => `Remove the attachment: ${title}`,
  removeHint: 'The attachment goes from the item. If it has been public, everyone sees it until a new version of the meeting is sent out.',
  add: 'Add files',
  addHint:
    'PDF, Word (.docx), Excel (.xlsx), pictures (.png, .jpg) and plain text (.txt), 20 MB each at most. You can choose several at once.',
  send: 'Add',
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
