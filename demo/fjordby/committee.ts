import type { DemoMeeting } from './types.ts'

const room = 'Fjordby Rådhus, udvalgsværelset'

const whereToTeach = `# Hvor skal undervisningen foregå?
Notat til udvalget fra Center for Sprog og Integration

                                        Lyngholm        Fyrbakken
Undervisere, 15 gange                   41.000 kr.      41.000 kr.
Kontaktperson, 5 timer om ugen          32.000 kr.           0 kr.
Pasning og mad                          12.000 kr.       9.000 kr.
Bus til og fra                               0 kr.      15.000 kr.

På Fyrbakken er koordinatoren selv til stede.

# Hvad deltagerne siger
Ni kvinder har meldt sig. Syv af dem kan ikke være væk længe nok til at tage bussen.
To er ligeglade med stedet. Ingen foretrækker Fyrbakken.

# Vurdering
Det sparer 20.000 kr. og koster syv deltagere. Et hold på to er intet hold.
`

const whatTheySay = `# De 22
Samtaler med 19 af 22 kvinder, der har været ledige i mere end to år

Hvad står i vejen?                                      Antal
Ingen kan passe børn eller syge i familien                 11
Ingen har svaret på ansøgninger                             9
Er usikker på at tale dansk i telefonen                     8
Har ondt og kan ikke stå op hele dagen                      6

Flere har nævnt mere end én ting.

# Hvad ville hjælpe?
De fleste vil begynde med ti timer om ugen et sted, de kan gå til.
Fire vil helst lære noget nyt først. Ingen har bedt om et kursus i at søge job.
`

const plan = `# Plan for de 22, udkast

# 1. En fast kontaktperson
Én medarbejder på jobcentret følger højst elleve kvinder ad gangen og ringer selv, når der er nyt.

# 2. Seks arbejdspladser
To af charterets underskrivere har sagt ja. Der mangler fire, helst i gåafstand
fra Mågeparken og Fyrbakken. Alle begynder på ti timer om ugen, og timerne kan
kun sættes op, når begge parter vil det.

# 3. Oplæring i køkkenet på Fjordby Plejecenter
Tre pladser i et halvt år, med bevis til sidst.

# Hvad der måles
Hvor mange der er i job eller uddannelse efter 6, 12 og 18 måneder. Tal under fem bliver ikke vist.
`

/** What the committee decided on cases that it shares with the council. */
export const committee: DemoMeeting[] = [
  {
    key: 'b1',
    kind: 'ordinary',
    when: { month: -16, weekday: 2, nth: 2 },
    start: '14:00',
    end: '15:35',
    place: room,
    host: 'udvalget',
    state: 'held',
    secretary: 'ditte',
    apologies: ['tarik'],
    alsoPresent: ['henriette', 'pernille'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'b1.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Udvalget flyttede bevillingen til bydelsmødre frem som første sag.',
        decision: {
          outcome: 'adopted',
          text: ['Dagsordenen er godkendt med den ændring, at koordinatoren kommer på først og kan gå igen.'],
        },
      },
      {
        key: 'b1.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        summary: 'Fællesmødets referat blev godkendt for udvalgets vedkommende.',
        decision: {
          outcome: 'adopted',
          text: ['Udvalget har godkendt sin del af referatet fra fællesmødet den {meeting:j1} uden at ændre noget.'],
        },
      },
      {
        key: 'b1.3',
        title: 'Bevilling til bydelsmødre i Lyngholm',
        case: 'bydelsmodre',
        presenter: { person: 'pernille' },
        summary: 'Udvalget bevilgede 85.000 kr. og vil have kontaktpersonens timer vurderet efter ti måneder.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at der gives 85.000 kr. fra puljen til boligområderne.' },
        background: [
          'Integrationsrådet peger på en løsning, hvor undervisningen foregår i Lyngholm. Overslaget er det samme, som udvalget så på fællesmødet.',
          'Forvaltningen har regnet på et alternativ med bus til Fyrbakken og vurderer, at det vil koste flere deltagere, end det sparer kroner.',
          'Puljen er på 210.000 kr. og skal række året ud. Ingen andre ansøgninger er færdigbehandlet.',
        ],
        economy: 'Efter bevillingen står der 125.000 kr. tilbage i puljen.',
        decision: {
          outcome: 'adopted',
          text: [
            'Udvalget bevilger 85.000 kr. til otte bydelsmødre i Lyngholm.',
            'Kontaktpersonens fem ugentlige timer gælder ét år. Centret vurderer ordningen efter ti måneder og lægger vurderingen frem for både råd og udvalg.',
          ],
        },
        attachments: [
          'Overslag fra Integrationsrådet',
          { title: 'Notat om undervisning i Lyngholm eller på Fyrbakken', text: whereToTeach },
        ],
      },
      {
        key: 'b1.4',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Ole Stenbæk spurgte til ventetiden på danskundervisning om aftenen.',
        decision: {
          outcome: 'noted',
          text: ['Henriette Skov Brandt oplyste, at ventetiden er ni uger, og at et ekstra hold åbner efter ferien.'],
        },
      },
    ],
  },
  {
    key: 'b2',
    kind: 'ordinary',
    when: { month: -10, weekday: 2, nth: 2 },
    start: '14:00',
    end: '15:20',
    place: room,
    host: 'udvalget',
    state: 'held',
    secretary: 'ditte',
    apologies: ['ingelise'],
    alsoPresent: ['henriette'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'b2.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Ingen havde indvendinger mod rækkefølgen.',
        decision: { outcome: 'adopted', text: ['Dagsordenen er godkendt i den form, den blev sendt ud til udvalget i sidste uge.'] },
      },
      {
        key: 'b2.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['b1'],
        summary: 'Referatet med bevillingen til Lyngholm blev godkendt.',
        decision: { outcome: 'adopted', text: ['Referatet fra {meeting:b1} er godkendt og underskrevet af alle, der var til stede.'] },
      },
      {
        key: 'b2.3',
        title: 'Kompetencesamtaler for kvinder over 45',
        case: 'kvinder-job',
        presenter: { person: 'henriette' },
        summary: 'Udvalget gav 48.000 kr. til tolke, så 20 kvinder kan få samtalen på deres eget sprog.',
        recommendation: {
          by: 'centret',
          to: 'udvalget',
          text: 'at rådets forslag om samtaler på modersmålet bliver prøvet med 20 kvinder.',
        },
        background: [
          'Integrationsrådet bad den {meeting:m11} jobcentret om at prøve samtaler på modersmålet. Jobcentret har medarbejdere, men ingen penge til tolke.',
          'En samtale varer to timer og munder ud i en side, som kvinden kan tage med til en arbejdsgiver. Siden skrives på dansk, når hun selv har læst den.',
          'Vibeke Holmgaard spurgte, om bydelsmødrene kunne tolke. Det frarådede centret, fordi en bydelsmor ikke skal kende naboens papirer.',
        ],
        economy: '48.000 kr. til 40 tolketimer og oversættelse, taget af beskæftigelsespuljen.',
        decision: {
          outcome: 'adopted',
          text: [
            'Udvalget bevilger 48.000 kr. til 20 kompetencesamtaler med professionel tolk.',
            'Peder Thorsager vil se, hvor mange der er kommet i job et halvt år efter samtalen, før udvalget tager stilling til flere.',
          ],
        },
        attachments: ['Sådan foregår en kompetencesamtale'],
      },
      {
        key: 'b2.4',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Udvalget aftalte et besøg hos et rengøringshold, der møder kl. 11.',
        decision: {
          outcome: 'noted',
          text: ['Tarik Benali finder en dag, hvor udvalget kan besøge busselskabets nye hold midt på formiddagen.'],
        },
      },
    ],
  },
  {
    key: 'b3',
    kind: 'ordinary',
    when: { month: -4, weekday: 2, nth: 2 },
    start: '14:00',
    end: '16:05',
    place: room,
    host: 'udvalget',
    state: 'held',
    secretary: 'mads-emil',
    apologies: [],
    alsoPresent: ['henriette', 'jeppe'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'b3.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Charteret får den meste tid, fordi to arbejdspladser ser med.',
        decision: { outcome: 'adopted', text: ['Dagsordenen er godkendt, og formanden afsatte tre kvarter til sagen om charteret.'] },
      },
      {
        key: 'b3.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['b2'],
        summary: 'Referatet om kompetencesamtalerne blev godkendt.',
        decision: {
          outcome: 'adopted',
          text: ['Referatet fra {meeting:b2} er godkendt, efter at Tarik Benali havde fået stavet sit navn rigtigt.'],
        },
      },
      {
        key: 'b3.3',
        title: 'Mangfoldighedscharter: kommunen som underskriver',
        case: 'charter',
        presenter: { person: 'jeppe' },
        summary: 'Udvalget tiltrådte charteret med en regel om, at man kan blive slettet af listen igen.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at Fjordby Kommune skriver under på de fire løfter som den første.' },
        background: [
          'Jeppe Nørlund fremlagde charteret for rådet. Han viste tre jobopslag, før og efter at de var skrevet om, så alle kan læse dem.',
          'Ingelise Friis-Mølby gentog, at et løfte uden opfølgning ikke er noget værd. Hun foreslog reglen om to års tavshed.',
          'Forvaltningen har set på kommunens egne opslag fra det sidste år. Hvert tredje brugte ord, som en ansøger med et par års dansk ikke kan slå op.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Udvalget tiltræder charteret med den tilføjelse, at en underskriver slettes efter to år uden svar på de fem spørgsmål.',
            'Kommunen skriver under. Personaleafdelingen omskriver jobopslagene, og rådet bliver spurgt, om det vil være vært for det årlige møde.',
          ],
        },
        attachments: ['Charteret med udvalgets tilføjelse', 'Kommunens jobopslag, gennemgang af et år'],
      },
      {
        key: 'b3.4',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Formanden fortalte om en henvendelse fra nabokommunens udvalg.',
        decision: {
          outcome: 'noted',
          text: ['Naboudvalget vil gerne høre, hvordan et råd og et udvalg deler en sag. Peder Thorsager svarer og sender charteret med.'],
        },
      },
    ],
  },
  {
    key: 'b4',
    kind: 'ordinary',
    when: { month: -1, weekday: 2, nth: 4 },
    start: '14:00',
    end: '15:50',
    place: room,
    host: 'udvalget',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['ole'],
    alsoPresent: ['henriette', 'samira'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'b4.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Udvalget gav forkvinden for rådet ordet under punktet om det nye mål.',
        decision: { outcome: 'adopted', text: ['Dagsordenen er godkendt, og Samira Haddad deltager under den sag, som rådet har rejst.'] },
      },
      {
        key: 'b4.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['b3'],
        summary: 'Referatet om charteret blev godkendt.',
        decision: {
          outcome: 'adopted',
          text: ['Referatet fra {meeting:b3} er godkendt med tak til dem, der fulgte med fra tilhørerpladserne.'],
        },
      },
      {
        key: 'b4.3',
        title: 'Nyt mål for kvinder, der har været ledige længst',
        case: 'kvinder-job',
        presenter: { person: 'samira' },
        summary: 'Elleve af de 22 kvinder skal være i job eller uddannelse om halvandet år.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at det næste mål gælder de 22, der har været ledige i mere end to år.' },
        background: [
          'Det første mål er nået: 77 ledige kvinder svarer til 12,7 pct. Rådet ser nødigt, at det næste mål nås ved at hjælpe dem, der er tættest på et job.',
          'Samira Haddad sagde, at flere af de 22 har passet børn og syge forældre i årevis. De skal ikke have endnu et kursus, men en arbejdsplads, der vil vente på dem.',
          'Centret foreslår en fast kontaktperson på jobcentret til højst elleve kvinder ad gangen.',
        ],
        economy: 'En halv stilling som kontaktperson koster 265.000 kr. om året og indgår i forslaget til næste budget.',
        decision: {
          outcome: 'adopted',
          text: [
            'Udvalget sætter som mål, at elleve af de 22 er i job eller uddannelse senest {month:+18}.',
            'Centret lægger en plan frem på mødet den {meeting:b5}. Rådet får den til udtalelse, før udvalget beslutter pengene.',
          ],
        },
        attachments: [{ title: 'De 22: hvad de selv siger, de mangler', text: whatTheySay }, 'Overslag over en kontaktperson'],
      },
      {
        key: 'b4.4',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Vibeke Holmgaard nævnte den nye afgang fra Lyngholm.',
        decision: {
          outcome: 'noted',
          text: ['Udvalget venter på rådets udtalelse om bussen, før det skriver til busselskabet om en fast køreplan.'],
        },
      },
    ],
  },
  {
    key: 'b5',
    kind: 'ordinary',
    when: { month: 1, weekday: 2, nth: 2 },
    start: '14:00',
    place: room,
    host: 'udvalget',
    state: 'called',
    secretary: 'mads-emil',
    apologies: [],
    items: [
      {
        key: 'b5.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Formanden foreslår, at planen for de 22 bliver behandlet før budgettet.',
      },
      {
        key: 'b5.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        summary: 'Referatet fra {meeting:b4} er sendt ud til medlemmerne og kan godkendes.',
      },
      {
        key: 'b5.3',
        title: 'Plan for kvinder, der har været ledige længst',
        case: 'kvinder-job',
        presenter: { person: 'henriette' },
        summary: 'Udvalget ser centrets plan og sender den til udtalelse i Integrationsrådet.',
        recommendation: {
          by: 'centret',
          to: 'udvalget',
          text: 'at planen bliver sendt til Integrationsrådet med svarfrist den {date:+28}.',
        },
        background: [
          'Planen har tre dele: en kontaktperson, seks arbejdspladser, der tager imod på nedsat tid, og en aftale med plejecentret om oplæring i køkkenet.',
          'Centret har talt med 19 af de 22. De fleste vil begynde med få timer og frygter mest at miste overblikket derhjemme.',
          'To af de elleve underskrivere på charteret har sagt ja til at være blandt de seks arbejdspladser.',
        ],
        economy: 'Kontaktpersonen er skrevet ind i budgetforslaget med 265.000 kr.; resten holdes inden for rammen.',
        attachments: [{ title: 'Plan for de 22, udkast', text: plan }],
      },
      {
        key: 'b5.4',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Udvalgets medlemmer kan orientere hinanden om møder, de har deltaget i.',
      },
    ],
  },
]
