import type { DemoMeeting } from './types.ts'

/** The second prize round, the bus from Lyngholm, a seat that falls vacant. */
export const meetings6: DemoMeeting[] = [
  {
    key: 'm18',
    kind: 'ordinary',
    when: { month: -5 },
    start: '17:00',
    end: '18:40',
    place: 'Center for Sprog og Integration, Sejlmagervej 12, lokale 3',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['oksana', 'lone', 'vibeke'],
    alsoPresent: ['idris', 'aylin', 'rune'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm18.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, selv om bilaget om portrætserien ikke var nået ud.',
        decision: {
          outcome: 'adopted',
          text: [
            'Budgettet for portrætserien manglede i udsendelsen. Rådet beholdt punktet for at aftale, hvad bilaget skal vise, og godkendte resten.',
          ],
        },
      },
      {
        key: 'm18.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m17'],
        summary: 'Referatet fra {meeting:m17} blev godkendt med tilføjelsen om Marek Zielińskis oversættelse til polsk.',
        decision: {
          outcome: 'adopted',
          text: [
            'Marek Zielińskis tilbud manglede i den første udgave og er nu skrevet ind. Dermed er referatet af {meeting:m17} godkendt.',
          ],
        },
      },
      {
        key: 'm18.3',
        title: 'Ny regel om, hvornår rådet kan beslutte',
        case: 'forretningsorden',
        presenter: { person: 'flemming' },
        summary: 'Udvalget har godkendt, at kun besatte pladser tæller, og at et mindretal kan udsætte en sag én gang.',
        recommendation: { by: 'udvalget', to: 'raad', text: 'at den ændrede § 12 bliver brugt fra næste møde.' },
        background: [
          'Udvalget fulgte rådet og tog samtidig Tina Skaarups forslag med: Tre medlemmer kan tilsammen kræve en sag udsat til mødet efter.',
          'Reglen om udsættelse gælder ikke høringssvar med en frist.',
        ],
        communication: 'Reglerne i kort form på rådets side bliver rettet samme uge.',
        decision: {
          outcome: 'noted',
          text: ['Den nye § 12 gælder fra {meeting:m19}. Sekretariatet skriver antallet af besatte pladser øverst på hver dagsorden.'],
        },
        attachments: ['Forretningsorden med ændret § 12'],
      },
      {
        key: 'm18.4',
        title: 'Integrationspriserne: indstillinger i anden runde',
        case: 'pris2',
        presenter: { person: 'birgitte' },
        summary: 'Der er kommet 23 indstillinger, og ni af dem er indtalt eller skrevet på andre sprog end dansk.',
        recommendation: {
          by: 'prisgruppen',
          to: 'raad',
          text: 'at rådet noterer sig feltet i tal og godkender gruppens måde at give point på.',
        },
        background: [
          'Det korte skema har virket: Alle fire spørgsmål er besvaret i samtlige 23. Otte handler om virksomheder mod fem sidste gang.',
          'Gruppen giver point hver for sig, før den taler sammen. Ingen bedømmer nogen, de er i familie, forening eller arbejde sammen med.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Pointmetoden er godkendt. Jeppe Nørlund træder ud af bedømmelsen af tre virksomheder, og Yusuf Warsame af ét busrelateret forslag.',
          ],
        },
      },
      {
        key: 'm18.5',
        title: 'Fritidsjob: status og 42 børn uden fritidspas',
        case: 'fritidsjob',
        presenter: { person: 'rune' },
        summary: '57 unge har et fritidsjob, og 19 af de 42 børn har fået plads i en klub på anden vis.',
        recommendation: {
          by: 'ungegruppen',
          to: 'raad',
          text: 'at rådet gør status på henvisningerne og på følgerne af det lavere tilskud.',
        },
        background: [
          'Der er nu 57 job hos 26 arbejdsgivere. 20 af de unge er henvist fra skoler uden for boligområderne, så forbeholdet om to tredjedele er netop overholdt.',
          'Fem forældre har klaget over, at deres barn arbejder sent. Vejlederen har talt med to butikker, der fejlagtigt satte 14-åringer på efter kl. 20.',
          'Boldklubben, svømmeklubben og gymnastikforeningen har hver skaffet pladser til børn, der mistede fritidspasset.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Vejlederen giver alle 26 arbejdsgivere et kort med reglerne for arbejdstid. Baran Demirtas følger op på de 23 børn, som stadig mangler en forening.',
          ],
        },
        attachments: ['Fritidsjob fordelt på alder og bydel', 'Kort om arbejdstid for 13-15-årige'],
      },
      {
        key: 'm18.6',
        title: 'Fjordby fortæller: udstilling og budget',
        case: 'portraet',
        presenter: { person: 'hanan' },
        summary: 'Udstillingen blev udsat, fordi rådet ville se prisen på rammer og ophængning først.',
        recommendation: { by: 'dialoggruppen', to: 'raad', text: 'at rådet betaler for en udstilling af 20 portrætter på Kulturværftet.' },
        background: [
          'Kulturværftet har tilbudt sin væg i fire uger. Portrætterne skal i stort format for at kunne læses af flere ad gangen.',
          'Et løst skøn lyder på 18.000 kr., men tilbud fra rammemageren manglede.',
        ],
        economy: 'Rådet har 21.600 kr. tilbage i år, hvoraf 12.000 kr. er tiltænkt prisaftenen.',
        decision: {
          outcome: 'postponed',
          text: [
            'Udstillingen er udskudt til {meeting:m20}. Hanan Al-Jabari indhenter to tilbud og spørger banken og boligselskaberne om et tilskud.',
          ],
        },
      },
      {
        key: 'm18.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Jeppe Nørlund fortalte, at den første lærling fra fritidsjobordningen er ansat på hans lager.',
        decision: {
          outcome: 'noted',
          text: [
            'Jeppe Nørlund har ansat en tidligere fritidsjobber som lærling. Rune Falkenberg spørger, om han vil fortælle om det på Nordre Skole.',
          ],
        },
      },
    ],
  },
  {
    key: 'm19',
    kind: 'ordinary',
    when: { month: -4 },
    start: '17:00',
    end: '18:50',
    place: 'Lyngholm Børnehave, fællesrummet',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['tina', 'baran'],
    arrivedLate: [{ person: 'samira', at: '17:10' }],
    alsoPresent: ['idris', 'henriette'],
    guests: ['Ebbe Rolighed, trafikplanlægger'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'm19.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og velkomstpakken blev delt ud, før mødet gik i gang.',
        decision: {
          outcome: 'adopted',
          text: [
            'Næstformanden åbnede og konstaterede, at 14 pladser er besat og tolv medlemmer til stede. Dagsordenen er godkendt med bussen som første sag.',
          ],
        },
      },
      {
        key: 'm19.2',
        title: 'Svar om bussen fra Lyngholm',
        case: 'trafik',
        presenter: { guest: 'Ebbe Rolighed, trafikplanlægger' },
        summary: 'Afgangen fra Lyngholm bliver flyttet til kl. 8.14 på prøve i et halvt år.',
        recommendation: { by: 'udvalget', to: 'raad', text: 'at rådet udtaler sig om prøvekøreplanen, før den bliver lagt fast.' },
        background: [
          'Teknik og Miljø har regnet på begge forslag. 8.14 giver kursisterne fire minutter at gå i, og de syv elever når stadig deres tog, hvis de går gennem tunnelen.',
          'Ebbe Rolighed sagde, at en ekstra afgang ville koste 380.000 kr. om året, og at en flytning er gratis.',
          'Tre naboer deltog som tilhørere og fik ordet. De glæder sig især over, at børnehaven åbner, før bussen kører.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet støtter 8.14-afgangen på prøve. Centret tæller forsinkede kursister i fire uger før og fire uger efter, så virkningen kan ses.',
          ],
        },
        attachments: ['Prøvekøreplan for Lyngholm'],
      },
      {
        key: 'm19.3',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m18'],
        summary: 'Referatet fra {meeting:m18} blev godkendt; rammen for prisaftenen er præciseret.',
        decision: {
          outcome: 'adopted',
          text: [
            'Det er præciseret, at prisaftenens ramme er 12.000 kr. inklusive diplomer. Herefter er referatet af {meeting:m18} godkendt.',
          ],
        },
      },
      {
        key: 'm19.4',
        title: 'Velkomstpakken er trykt',
        case: 'velkomst',
        presenter: { person: 'oksana' },
        summary: '400 velkomstpakker er klar og bliver delt ud ved velkomstbesøg fra næste uge.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet beslutter, hvem der deler pakken ud, og hvordan den bliver holdt ved lige.',
        },
        background: [
          'Oplaget er 160 på dansk, 80 på engelsk, 90 på arabisk og 70 på ukrainsk. Lydfilerne er indtalt af bydelsmødre og ligger bag koden på forsiden.',
          'Telefonnumre står på et løst indstiksark, så de kan skiftes uden at trykke resten om.',
          'Bydelsmødrene i Lyngholm vil gerne aflevere pakken selv og bruge den som anledning til at banke på.',
        ],
        economy: 'Tryk og lyd endte på 35.900 kr., to hundrede kroner over det afsatte.',
        communication: 'Pakken kan også hentes på biblioteket, hos viceværterne og på centret.',
        decision: {
          outcome: 'adopted',
          text: [
            'Bydelsmødrene deler ud i de tre boligområder, og sekretariatet tager resten. Oksana Bondar har ansvar for indstiksarket og retter det to gange om året.',
          ],
        },
        attachments: ['Velkomstpakke, dansk udgave', 'Velkomstpakke, arabisk udgave'],
      },
      {
        key: 'm19.5',
        title: 'Skærmtolk i sundhedsplejen: de første fire måneder',
        case: 'tolk',
        presenter: { person: 'henriette' },
        summary: 'Skærmtolk er brugt ved 66 besøg, og kun tre familier med behov stod uden tolk.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet anbefaler, om forsøget med skærmtolk bør blive en fast ordning.' },
        background: [
          'Før forsøget manglede hvert femte besøg tolk. Nu er det tre ud af 71, hvor familien ønskede det, og alle tre skyldtes dårlig dækning i Lyngholm.',
          'Familierne er trygge ved at slukke for billedet. Otte ville hellere have en tolk i stuen og fik det ved det næste besøg.',
        ],
        economy: 'En fast ordning koster 54.000 kr. om året, men sparer 39.000 kr. til fremmødetolk.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet anbefaler Sundhed og Familie at gøre skærmtolk fast. Flemming Ravn spørger boligselskabet, om børnehavens netværk må bruges af sundhedsplejen i Lyngholm.',
          ],
        },
        attachments: ['Sundhedsplejens opgørelse over 71 besøg'],
      },
      {
        key: 'm19.6',
        title: 'En foreningsplads bliver ledig',
        case: 'valg',
        presenter: { person: 'samira' },
        summary: 'Lone Kragelund træder ud, fordi hendes forening lukker sin afdeling i byen.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at rådet siger tak for indsatsen og beder foreningerne uden for idrætten om forslag.',
        },
        background: [
          'Kvindehuset Broen samler sine aktiviteter i en større by. Lone Kragelund kan efter reglerne ikke beholde pladsen, når foreningen ikke længere er her.',
          'Aylin Korkmaz er suppleant for foreningerne, men sidder i sangforeningens bestyrelse og har bedt om betænkningstid.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet takkede Lone Kragelund for arbejdet med kvinder i job. Pladsen er ledig fra den 20. i måneden, og sekretariatet skriver til 29 foreninger.',
          ],
        },
      },
      {
        key: 'm19.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'En tilhører foreslog en bænk ved stoppestedet i Lyngholm.',
        decision: {
          outcome: 'noted',
          text: ['En beboer i Lyngholm foreslog bænk og læskærm ved stoppestedet. Ebbe Rolighed tog det med hjem og svarer beboeren selv.'],
        },
      },
    ],
  },
  {
    key: 'm20',
    kind: 'ordinary',
    when: { month: -3 },
    start: '17:00',
    end: '19:10',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['desta'],
    alsoPresent: ['idris', 'aylin'],
    guests: ['Malthe Gammelby, projektleder for helhedsplanen'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm20.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og det blev oplyst, at 13 pladser nu er besat.',
        decision: {
          outcome: 'adopted',
          text: [
            'Med 13 besatte pladser skal syv være til stede; tolv var mødt. Rådet godkendte dagsordenen og lod prispunktet komme efter pausen.',
          ],
        },
      },
      {
        key: 'm20.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m19'],
        summary: 'Referatet fra {meeting:m19} blev godkendt; Ebbe Rolighed har bekræftet tallene om bussen.',
        decision: {
          outcome: 'adopted',
          text: [
            'Trafikplanlæggeren har læst afsnittet om bussen og fundet det rigtigt. Referatet af {meeting:m19} er på den baggrund godkendt.',
          ],
        },
      },
      {
        key: 'm20.3',
        title: 'Charteret: udvalgets svar og de første underskrifter',
        case: 'charter',
        presenter: { person: 'jeppe' },
        summary: 'Udvalget har tiltrådt charteret, kommunen har skrevet under, og otte arbejdspladser er fulgt efter.',
        recommendation: {
          by: 'udvalget',
          to: 'raad',
          text: 'at rådet bliver vært for charterets årlige møde og fører listen over underskrivere.',
        },
        background: [
          'Udvalget vedtog charteret med én ændring: En arbejdsplads bliver slettet af listen, hvis den to år i træk ikke svarer på de fem spørgsmål.',
          'Foruden kommunen har Fjordby Fisk, Nordkajens Tømrere, busselskabet, plejecentret, to butikker, et rengøringsfirma og Jeppe Nørlunds eget firma skrevet under.',
          'Tilsammen har de ni 1.340 ansatte. De fire arbejdspladser, der tvivlede på makkerordningen, er ikke med endnu.',
        ],
        communication: 'Underskriverne får et skilt til døren, og listen ligger på rådets side.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet påtager sig værtskabet for det årlige møde. Jeppe Nørlund og Marek Zieliński besøger de fire tvivlere sammen med en af de nye underskrivere.',
          ],
        },
        attachments: ['Mangfoldighedscharter, endelig udgave', 'Underskrivere'],
      },
      {
        key: 'm20.4',
        title: 'Helhedsplanen: det første år',
        case: 'boligplan',
        presenter: { guest: 'Malthe Gammelby, projektleder for helhedsplanen' },
        summary: 'Forskellen mellem boligområderne og resten af kommunen er blevet mindre for unge uden job.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet drøfter det første års resultater og peger på, hvad der skal justeres.',
        },
        background: [
          'Andelen af unge uden job eller uddannelse er faldet fra 20,4 til 18,9 pct. i boligområderne. I hele kommunen er den 12,6 pct.',
          'I Mågeparken er indbruddene halveret, mens anmeldelser om hærværk på Fyrbakken er uændrede. Tina Skaarup tror, at færre gårdlamper er forklaringen.',
          'Beboermøderne har haft tolk fire gange, og fremmødet er steget mest i Lyngholm.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Rådet peger på lys i gårdene på Fyrbakken og på flere lærlingepladser. Malthe Gammelby tager begge dele med til styregruppen den {date:+16}.',
          ],
        },
        attachments: ['Helhedsplanens årsnotat'],
      },
      {
        key: 'm20.5',
        title: 'Fjordby fortæller på Kulturværftet',
        case: 'portraet',
        presenter: { person: 'hanan' },
        summary: 'Udstillingen med 20 portrætter bliver til noget for 9.200 kr. af rådets egne penge.',
        recommendation: {
          by: 'dialoggruppen',
          to: 'raad',
          text: 'at rådet vælger det billigste tilbud og åbner udstillingen på prisaftenen.',
        },
        background: [
          'De to tilbud lød på 14.700 og 21.300 kr. Banken giver 3.500 kr., og boligselskaberne giver 2.000 kr.',
          'Alle 20 portrætterede har givet fornyet samtykke. To har bedt om at få deres efternavn fjernet, og det er gjort.',
        ],
        economy: 'Rådet betaler 9.200 kr.; resten af rammen rækker netop til prisaftenen.',
        decision: {
          outcome: 'adopted',
          text: ['Det billigste tilbud er valgt. Udstillingen åbner sammen med prisaftenen den {date:+17} og hænger i fire uger.'],
        },
      },
      {
        key: 'm20.6',
        title: 'Valg af prismodtagere: Rolige Tag og Fjordby Vaskeri',
        case: 'pris2',
        presenter: { person: 'birgitte' },
        summary: 'Rådet valgte to prismodtagere i anden runde, som holdes hemmelige til prisaftenen.',
        recommendation: { by: 'prisgruppen', to: 'raad', text: 'at priserne går til svømmeholdet Rolige Tag og til Fjordby Vaskeri.' },
        background: [
          'Rolige Tag fik flest point hos tre af fire bedømmere. Holdet har lært 31 kvinder at svømme, uden at nogen er blevet fotograferet.',
          'Fjordby Vaskeri ansatte fire af kvinderne fra kompetencesamtalerne. En indsigelse fra en tidligere ansat er undersøgt og fundet uden betydning for prisen.',
          'Bestillingen hos gravøren står under kodeordet kobberlærke, så navnene ikke rygtes.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rolige Tag får frivilligprisen, og Fjordby Vaskeri får virksomhedsprisen. Beslutningen om vaskeriet blev truffet med ni stemmer mod tre.',
          ],
        },
        attachments: ['Bedømmernes begrundelser'],
        closed: {
          publicTitle: 'Integrationspriser, anden runde: valg af modtagere',
          reason: 'Navnene er hemmelige indtil prisaftenen, og sagen rummer oplysninger om personer.',
        },
      },
      {
        key: 'm20.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Naser Qaderi samler hjælpere til et fælles idrætsstævne for klubberne.',
        decision: {
          outcome: 'noted',
          text: ['Naser Qaderi har talt med fem klubber om et stævne på Fyrbakken. Han mangler 30 hjælpere og fik seks ved bordet.'],
        },
      },
    ],
  },
]
