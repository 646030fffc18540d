const da = {
  title: 'Opsætning',
  lead: 'Her bestemmer du, hvordan kommunen og dens råd bruger Brobygger.',
  leadSecretary: 'Her bestemmer du, hvordan dine råd arbejder.',
  help: [
    'Hver side er til én ting. Det meste virker fra i dag, eller fra en senere dag, som du vælger.',
    'Alt, hvad der bliver ændret, står i ændringsloggen.',
  ],
  first: 'Kom godt i gang',
  firstLead: 'Der mangler noget, før kommunen er klar. Tag det i rækkefølge.',
  steps: {
    council: { title: 'Opret integrationsrådet', text: 'Så kan du planlægge møder og hente gamle referater ind.' },
    front: { title: 'Skriv, hvad rådet er til for', text: 'Det er det første, borgerne læser på forsiden.' },
    contact: { title: 'Skriv, hvordan man finder jer', text: 'Adresse, e-mail og telefon står nederst på hver side.' },
    sender: { title: 'Skriv, hvem mails kommer fra', text: 'Medlemmerne skal kunne se, hvem der skriver til dem.' },
    members: {
      title: 'Opret rådets periode, og udpeg medlemmerne',
      text: 'Pladser, medlemmer, stedfortrædere og formand. Når rådet er oprettet, gør du det under Perioder og medlemmer.',
    },
    users: {
      title: 'Opret sekretæren som bruger',
      text: 'Indtil da er du den eneste, der kan arbejde her. Medlemmerne inviterer I fra rådets periode.',
    },
  },
  all: 'Alt det, du kan sætte op',
  missing: 'Mangler endnu',
  bodies: { title: 'Råd og udvalg', text: 'Navne, faste punkter, frister og hvad offentligheden ser' },
  municipality: { title: 'Kommunen', text: 'Navn, sprog, kontakt, farver, logo, afsender og lukkedage' },
  users: { title: 'Brugere', text: 'Hvem der kan logge ind, og hvad de må' },
  signIns: { title: 'Andre login', text: 'Lad folk logge ind med det, de bruger på arbejdet' },
  access: { title: 'Adgang', text: 'En liste over, hvem der har adgang til hvad' },
  messages: { title: 'Beskeder', text: 'De mails, der er sendt, og dem, der ikke kom frem' },
  changes: { title: 'Ændringslog', text: 'Hvem der har ændret hvad og hvornår' },
  reads: { title: 'Læselog', text: 'Hvem der har læst personoplysninger' },
  people: { title: 'Personer', text: 'Giv indsigt i alt om en person, eller slet det' },
  erasing: { title: 'Sletning', text: 'Hvad der bliver slettet af sig selv, og kvitteringerne' },
}
const en: typeof da = {
  title: 'Setup',
  lead: 'Here you decide how the municipality and its bodies use Brobygger.',
  leadSecretary: 'Here you decide how your bodies work.',
  help: [
    'Each page is for one thing. Most of it takes effect today, or from a later day that you choose.',
    'Everything that is changed stands in the change log.',
  ],
  first: 'Getting started',
  firstLead: 'Something is missing before the municipality is ready. Take it in order.',
  steps: {
    council: { title: 'Set up the integration council', text: 'Then you can plan meetings and read old minutes in.' },
    front: { title: 'Write what the council is for', text: 'It is the first thing that residents read on the front page.' },
    contact: { title: 'Write how to find you', text: 'Address, e-mail and telephone stand at the foot of every page.' },
    sender: { title: 'Write who mails come from', text: 'Members should see who writes to them.' },
    members: {
      title: 'Set up the term of the council, and appoint its members',
      text: 'Seats, members, stand-ins and a chair. Once there is a council, this is done under Terms and members.',
    },
    users: {
      title: 'Add the secretary as a user',
      text: 'Until then you are the only one who can work here. Members are invited from the term of the council.',
    },
  },
  all: 'Everything you can set up',
  missing: 'Still missing',
  bodies: { title: 'Councils and committees', text: 'Names, standing items, deadlines and what the public sees' },
  municipality: { title: 'The municipality', text: 'Name, languages, contact, colours, logo, sender and closing days' },
  users: { title: 'Users', text: 'Who can sign in, and what they may do' },
  signIns: { title: 'Other sign-ins', text: 'Let people sign in with what they use at work' },
  access: { title: 'Access', text: 'A list of who has access to what' },
  messages: { title: 'Messages', text: 'The mails that were sent, and those that did not arrive' },
  changes: { title: 'Change log', text: 'Who changed what and when' },
  reads: { title: 'Read log', text: 'Who has read personal data' },
  people: { title: 'People', text: 'Give insight into all about a person, or erase it' },
  erasing: { title: 'Erasure', text: 'What is erased by itself, and the receipts' },
}

export type SetupText = typeof da
export const setupTexts = { da, en }
