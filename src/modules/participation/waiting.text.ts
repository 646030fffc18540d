import { textsOf } from '#texts/index.ts'

const da = {
  title: 'Venter på en dagsorden',
  lead: 'Punkter, som er sendt videre til jer eller udsat, og som ikke har været på en dagsorden siden.',
  columns: { title: 'Punkt', from: 'Fra', case: 'Sag', body: 'Hvem skal tage det op', todo: 'Hvad skal der ske' },
  closed: textsOf('da').meetings.closedItem,
  referred: (date: string) => `Sendt videre ${date}`,
  postponed: (date: string) => `Udsat ${date}`,
  until: (date: string) => `til ${date}`,
  toNext: 'til næste møde',
  meeting: 'Møde',
  put: 'Sæt det på',
  putOf: (title: string) => `Sæt det på: ${title}`,
  reopen: 'Åbn dagsordenen igen, og sæt det på',
  reopenOf: (title: string) => `Åbn dagsordenen igen, og sæt det på: ${title}`,
  letGo: 'Skal ikke på en dagsorden',
  letGoOf: (title: string) => `Skal ikke på en dagsorden: ${title}`,
  noMeetings: 'Der er intet kommende møde at sætte det på.',
  plan: 'Planlæg et møde',
  done: 'Punktet er sat på dagsordenen',
  gone: 'Punktet venter ikke længere',
  toEditor: 'Ret punktet',
  choose: 'Vælg et møde, som punktet kan komme på',
  refusals: {
    gone: 'Punktet venter ikke mere. En anden har taget det op eller lagt det til side. Intet er ændret.',
    over: 'Mødet er holdt eller aflyst i mellemtiden. Intet er ændret. Vælg et andet møde.',
    approved:
      'Formandskabet har godkendt mødets dagsorden. Intet er ændret. Åbn den igen ved punktet herunder, så den skal godkendes på ny, eller vælg et andet møde.',
    sentOut: 'Mødets dagsorden kan ikke ændres. Intet er ændret. Vælg et andet møde.',
  },
}

const en: typeof da = {
  title: 'Waiting for an agenda',
  lead: 'Items that were referred to you or postponed, and that have been on no agenda since.',
  columns: { title: 'Item', from: 'From', case: 'Case', body: 'Who is to take it up', todo: 'What is to happen' },
  closed: textsOf('en').meetings.closedItem,
  referred: (date) => `Referred ${date}`,
  postponed: (date) => `Postponed ${date}`,
  until: (date) => `to ${date}`,
  toNext: 'to the next meeting',
  meeting: 'Meeting',
  put: 'Put it on',
  putOf: (title) => `Put it on: ${title}`,
  reopen: 'Reopen the agenda and put it on',
  reopenOf: (title) => `Reopen the agenda and put it on: ${title}`,
  letGo: 'Not on an agenda',
  letGoOf: (title) => `Not on an agenda: ${title}`,
  noMeetings: 'There is no coming meeting to put it on.',
  plan: 'Plan a meeting',
  done: 'The item is on the agenda',
  gone: 'The item does not wait any longer',
  toEditor: 'Edit the item',
  choose: 'Choose a meeting that the item can come to',
  refusals: {
    gone: 'The item does not wait any more. Somebody else has taken it up or laid it aside. Nothing was changed.',
    over: 'The meeting has been held or cancelled in the meantime. Nothing was changed. Choose another one.',
    approved:
      'The chair group has approved the agenda of the meeting. Nothing was changed. Reopen it beside the item below, so that it must be approved once more, or choose another one.',
    sentOut: 'The agenda of the meeting cannot be changed. Nothing was changed. Choose another meeting.',
  },
}

export const waitingTexts = { da, en }
