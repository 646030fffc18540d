import type { DemoMunicipality, DemoSettings } from './types.ts'

export const municipality: DemoMunicipality = {
  code: '987',
  name: 'Fjordby',
  fullName: 'Fjordby Kommune',
  slug: 'fjordby',
  theme: { primary: '#0b5d66', primaryDark: '#073f46', accent: '#b4491f' },
  housingAreas: [
    {
      key: 'maageparken',
      name: 'Mågeparken',
      description: '412 lejligheder mellem stationen og Nordre Skole, med beboerhus, vaskeri og fælleshaver.',
    },
    {
      key: 'fyrbakken',
      name: 'Fyrbakken',
      description: '286 boliger på bakken over fjorden; her ligger ungdomsklubben Fyret og den store boldbane.',
    },
    {
      key: 'lyngholm',
      name: 'Lyngholm',
      description: '174 rækkehuse seks kilometer fra bymidten, med egen børnehave og en bus i timen.',
    },
    {
      key: 'havnekvarteret',
      name: 'Havnekvarteret',
      description: 'Nye og ombyggede boliger ved Nordkajen, hvor de første 120 husstande er flyttet ind.',
    },
  ],
  contact: {
    name: 'Center for Sprog og Integration, sekretariat for Integrationsrådet',
    address: 'Sejlmagervej 12',
    postalCode: '9980',
    city: 'Fjordby',
    phone: '00 00 00 12',
    email: 'integrationsraad@fjordby.example',
    hours: ['Mandag til onsdag kl. 9-15', 'Torsdag kl. 9-17', 'Fredag kl. 9-12'],
  },
  texts: {
    purpose:
      'Integrationsrådet bygger bro mellem byens borgere, foreninger, arbejdspladser og kommunen og siger sin mening, før Byrådet beslutter noget om integration.',
    rules: [
      'Rådet har 14 pladser og bliver fornyet hvert fjerde år.',
      'Fem medlemmer er valgt direkte af byens beboere, otte bliver foreslået af dem, de repræsenterer, og ét kommer fra Byrådet.',
      'Byrådet udpeger alle medlemmer og deres stedfortrædere.',
      'Rådet vælger selv sin formand og næstformand, og byrådsmedlemmet sidder med i formandskabet.',
      'Rådet mødes en gang om måneden, normalt den første mandag, og holder pause i juli.',
      'Rådet kan beslutte noget, når mere end halvdelen af de besatte pladser er repræsenteret.',
      'Møderne er åbne for alle, bortset fra punkter om personer og om priser, der endnu ikke er uddelt.',
      'Formandskabet sender dagsordenen ud senest fem hverdage før mødet, og referatet ligger fremme inden for fire hverdage.',
      'Rådet bliver hørt om alle nye politikker og planer, der berører integration.',
    ],
    howToJoin: [
      'Du kan stille op til en af de fem beboerpladser, hvis du er fyldt 18 år og har boet i Fjordby Kommune i mindst et halvt år.',
      'Du kan også blive foreslået af din forening, din beboerforening, kursistrådet eller en arbejdsplads i byen.',
      'Valget foregår på Fjordby Rådhus i perioden før et nyt råd træder til, og du kan stemme på alle sprog, som sekretariatet har stemmesedler på.',
      'Bliver en plads ledig undervejs, skriver vi det her på siden og spørger først stedfortræderne.',
      'Kom gerne til et møde og lyt med, før du bestemmer dig.',
    ],
    contact: [
      'Skriv til integrationsraad@fjordby.example, hvis du har et forslag, et spørgsmål eller vil have et punkt på dagsordenen.',
      'Du må skrive på det sprog, du er bedst til; så finder vi en, der kan læse det.',
      'Du kan også komme forbi Center for Sprog og Integration på Sejlmagervej og spørge efter rådets sekretær.',
      'Forslag til dagsordenen skal være hos os ti dage før mødet.',
    ],
  },
}

/**
 * How Fjordby's bodies work. Without `body` a value holds for the whole municipality; a body's own goes before it. The kinds are those of the
 * council's settings, which the loader checks.
 */
export const settings: DemoSettings[] = [
  {
    values: {
      numbering: 'ever',
      sender: { name: 'Integrationsrådet i Fjordby', replyTo: 'integrationsraad@fjordby.example' },
      captions: [
        { kind: 'recommendation', caption: 'Indstilling', text: '', always: true },
        { kind: 'background', caption: 'Baggrund og vurdering', text: '', always: true },
        { kind: 'communication', caption: 'Kommunikation', text: 'Ingen særlig kommunikation.', always: false },
        { kind: 'economy', caption: 'Økonomi', text: 'Sagen koster ikke noget.', always: true },
      ],
      decision_templates: [
        { name: 'Godkendt', outcome: 'adopted', text: '{udvalg} godkendte indstillingen.' },
        { name: 'Godkendt med ændring', outcome: 'adopted', text: '{udvalg} godkendte indstillingen med den ændring, at …' },
        { name: 'Taget til efterretning', outcome: 'noted', text: '{udvalg} tog orienteringen om {punkt} til efterretning.' },
        { name: 'Udsat', outcome: 'postponed', text: '{udvalg} udsatte {punkt} til næste møde.' },
        { name: 'Sendt videre', outcome: 'referred', text: '{udvalg} sendte {punkt} videre til …' },
        { name: 'Taget af dagsordenen', outcome: 'withdrawn', text: 'Sekretariatet trak {punkt} tilbage.' },
        { name: 'Afvist', outcome: 'rejected', text: '{udvalg} stemte nej til indstillingen.' },
      ],
      publicity: { planned: true, agenda: true },
    },
  },
  {
    body: 'raad',
    values: {
      standing_items: [
        { title: 'Godkendelse af dagsorden', standing: 'approve_agenda', place: 'first', text: '' },
        { title: 'Godkendelse af referat fra sidste møde', standing: 'last_minutes', place: 'first', text: '' },
        {
          title: 'Nyt fra arbejdsgrupperne',
          standing: null,
          place: 'last',
          text: 'Tovholderne fortæller kort, hvad grupperne er i gang med.',
        },
        { title: 'Eventuelt', standing: 'any_other_business', place: 'last', text: '' },
      ],
      deadlines: { agenda: 7, proposals: 10, apologies: 1, minutes: 4 },
      approval: { agenda: true, signature: false },
      quorum: { moreThanHalf: true },
    },
  },
  {
    body: 'formandskab',
    values: {
      standing_items: [
        { title: 'Dagsorden til næste rådsmøde', standing: null, place: 'first', text: '' },
        { title: 'Eventuelt', standing: 'any_other_business', place: 'last', text: '' },
      ],
      deadlines: { agenda: 2, proposals: 3, apologies: 1, minutes: 7 },
      publicity: { planned: false, agenda: false },
      quorum: null,
    },
  },
]
