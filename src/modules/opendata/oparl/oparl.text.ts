import { da } from '#texts/da.text.ts'

/**
 * Words within the objects. The data are the municipality's and therefore Danish; for a few fields OParl recommends values of its own, which are
 * German and which programs compare.
 */
export const oparlTexts = {
  classification: 'Kommune',
  group: 'Gruppe',
  organizationTypes: { body: 'Gremium', group: 'Sonstiges', council: 'Hauptorgan', office: 'Verwaltungsbereich' },
  meetingStates: { planned: 'terminiert', called: 'eingeladen', held: 'durchgeführt', cancelled: 'terminiert' },
  term: (body: string, years: string) => `${body} ${years}`,
  roles: { decision: 'Beslutning', information: 'Orientering' },
  agenda: da.papers.agenda,
  minutes: da.papers.minutes,
  bodyKinds: da.council.kinds,
  functions: da.council.functions,
  meetingKinds: da.meetings.kinds,
  outcomes: da.meetings.outcomes,
  numbered: da.cases.numbered,
}
