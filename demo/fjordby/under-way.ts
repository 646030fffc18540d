import type { DemoUnderWay } from './types.ts'

/** Meetings that the secretariat is in the middle of. Their days follow the day of loading itself, so that there is always something to do. */
export const underWay: DemoUnderWay[] = [
  {
    key: 'u1',
    kind: 'extraordinary',
    title: 'Ekstraordinært møde om sprogcaféens lokaler',
    inDays: -3,
    start: '16:30',
    end: '18:00',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['tina'],
    items: [
      {
        key: 'u1.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Rådet tager kun de to punkter op, som mødet er indkaldt til.',
        decision: {
          outcome: 'adopted',
          text: ['Dagsordenen er godkendt, som den blev sendt ud, og mødet holdes på halvanden time.'],
        },
      },
      {
        key: 'u1.2',
        title: 'Nye lokaler til sprogcaféen',
        presenter: { person: 'birgitte' },
        summary: 'Rådet vælger mellem biblioteket og den gamle posthal, før lejemålet udløber.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet peger på ét af de to lokaler.' },
        background: [
          'Udlejeren har opsagt sprogcaféens lokale til den første i måneden om et kvartal. To andre steder er ledige.',
          'Biblioteket har åbent til klokken 21 og er gratis. Posthallen er større, men skal varmes op og koster 3.400 kr. om måneden.',
        ],
        economy: 'Posthallen koster 40.800 kr. om året, biblioteket ingenting.',
      },
      {
        key: 'u1.3',
        title: 'Besked til caféens gæster',
        presenter: { person: 'hanan' },
        summary: 'Rådet aftaler, hvem der fortæller gæsterne om flytningen og på hvilke sprog.',
        background: [
          'Omkring 60 kommer hver uge, og mange læser ikke opslag på dansk.',
          'Dialoggruppen tilbyder at stå i døren de sidste to onsdage og forklare vejen til det nye sted.',
        ],
      },
    ],
  },
  {
    key: 'u2',
    kind: 'theme',
    title: 'Temamøde: Fritidsliv for voksne',
    inDays: 7,
    start: '17:00',
    end: '19:00',
    place: 'Fjordby Idrætscenter, klublokalet',
    host: 'raad',
    state: 'called',
    secretary: 'mads-emil',
    apologies: ['marek'],
    items: [
      {
        key: 'u2.1',
        title: 'Hvem mangler i foreningslivet?',
        presenter: { person: 'naser' },
        summary: 'Rådet hører, hvilke voksne foreningerne ikke når, og hvad de selv tror, det skyldes.',
        background: [
          'Elleve foreninger har svaret på et kort spørgeskema. Otte af dem har ingen medlemmer, der er kommet til landet de sidste fem år.',
          'De nævner kontingent, sprog og mødetider. Ingen af dem har spurgt nogen, der lod være med at melde sig ind.',
        ],
      },
      {
        key: 'u2.2',
        title: 'Prøveaftener i tre foreninger',
        presenter: { person: 'birgitte' },
        summary: 'Roklubben, koret og madholdet vil holde åbent en aften hver for folk, der ikke har været der før.',
        background: [
          'Foreningerne stiller selv med værter. De beder rådet om at finde deltagere og to, der kan tolke.',
          'Aftenerne kan ligge i hver sin uge, så ingen skal vælge mellem dem.',
        ],
        economy: 'Kaffe og tolke koster 4.500 kr. i alt.',
      },
      {
        key: 'u2.3',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Deltagerne kan til sidst nævne det, som temaet ikke gav plads til.',
      },
    ],
  },
]
