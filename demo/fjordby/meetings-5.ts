import type { DemoMeeting } from './types.ts'

/** The budget hearing, a new secretary, the chair group preparing, and the charter referred to the committee. */
export const meetings5: DemoMeeting[] = [
  {
    key: 'x1',
    kind: 'extraordinary',
    title: 'Ekstraordinært møde om budgettet',
    when: { month: -9, weekday: 2, nth: 2 },
    start: '17:00',
    end: '18:20',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['marek', 'jeppe', 'tina'],
    alsoPresent: ['idris', 'aylin'],
    minutes: { releasedAfterDays: 1, approval: 'next_meeting' },
    items: [
      {
        key: 'x1.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Rådet godkendte at mødes med kort varsel om budgettet alene.',
        decision: {
          outcome: 'adopted',
          text: [
            'Indkaldelsen kom fire dage før. Elleve medlemmer mødte frem, og ingen protesterede mod varslet, så dagsordenens ene sag kunne behandles.',
          ],
        },
      },
      {
        key: 'x1.2',
        title: 'Høringssvar om budgettet for næste år',
        case: 'budget',
        presenter: { person: 'samira' },
        summary: 'Rådet går imod at lukke aftenholdet i dansk og vil hellere spare på annoncer og kørsel.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at rådet siger nej til tre af de fem spareforslag og peger på to andre steder at finde pengene.',
        },
        background: [
          'Forslagene til budget {year:+1} rammer integrationsområdet med 740.000 kr. De største er aftenholdet i dansk (310.000 kr.), sprogcaféens tilskud (45.000 kr.) og fritidspas til børn (190.000 kr.).',
          'På aftenholdet går 58 kursister, og 51 af dem har job om dagen. Lukker holdet, må de vælge mellem arbejdet og dansk, sagde Desta Tekle.',
          'Vibeke Holmgaard redegjorde for kommunens økonomi, men deltog ikke i afstemningen, da hun selv skal stemme om budgettet i Byrådet.',
          'Rådet har regnet på, at fælles kørsel til praktik og færre jobannoncer i trykte blade kan give 260.000 kr.',
        ],
        economy: 'Svaret accepterer besparelser for 195.000 kr. og peger på 260.000 kr. andre steder.',
        communication: 'Høringssvaret bliver lagt frem samme aften og sendt til alle byrådets medlemmer.',
        decision: {
          outcome: 'adopted',
          text: [
            'Høringssvaret er vedtaget med ti stemmer; Vibeke Holmgaard stemte ikke.',
            'Desta Tekle og Samira Haddad møder økonomiudvalget den {date:+9} og tager to kursister fra aftenholdet med.',
          ],
        },
        attachments: ['Høringssvar om budget', 'Spareforslag på integrationsområdet'],
      },
    ],
  },
  {
    key: 'm15',
    kind: 'ordinary',
    when: { month: -8 },
    start: '17:00',
    end: '19:00',
    place: 'Center for Sprog og Integration, Sejlmagervej 12, lokale 3',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['naser'],
    alsoPresent: ['idris', 'pernille'],
    guests: ['Signe Marholt, leder af sundhedsplejen'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm15.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og bussen fra Lyngholm kom på som ny sag.',
        decision: {
          outcome: 'adopted',
          text: ['Kursistrådet havde sendt et brev om bussen fra Lyngholm. Det blev optaget på dagsordenen, som derefter er godkendt.'],
        },
      },
      {
        key: 'm15.2',
        title: 'Godkendelse af referater fra ordinært og ekstraordinært møde',
        standing: 'minutes',
        approves: ['m14', 'x1'],
        summary: 'Referaterne fra {meeting:m14} og {meeting:x1} blev godkendt; stemmetallet om budgettet er uændret.',
        decision: {
          outcome: 'adopted',
          text: [
            'Begge referater er godkendt. Jeppe Nørlund fik bekræftet, at ti stemte for høringssvaret, og at fraværende ikke kan stemme bagefter.',
          ],
        },
      },
      {
        key: 'm15.3',
        title: 'Tolk ved hjemmebesøg: svar fra sundhedsplejen',
        case: 'tolk',
        presenter: { guest: 'Signe Marholt, leder af sundhedsplejen' },
        summary: 'Hvert femte besøg manglede tolk, og sundhedsplejen prøver skærmtolk med en times varsel.',
        recommendation: {
          by: 'raad',
          to: 'raad',
          text: 'at rådet aftaler med sundhedsplejen, hvad der kan gøres nu, og hvad der kræver penge.',
        },
        background: [
          'Af 50 gennemgåede besøg havde 19 familier brug for tolk. Ni fik det, og ti fik det ikke, oftest fordi besøget lå for tidligt efter fødslen til at bestille.',
          'Signe Marholt foreslog skærmtolk på en tablet. Det kan bestilles samme dag og koster 38 kr. pr. kvarter mod 310 kr. for fremmøde.',
          'Baran Demirtas spurgte, hvem der ser med. Skærmtolken sidder hos et godkendt bureau og må hverken optage eller tage noter.',
        ],
        economy: 'Seks tabletter og et års aftale koster 27.000 kr. og tages af sundhedsplejens udviklingspulje.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet støtter forsøget med skærmtolk. Sundhedsplejen skriver i alle breve, at børn aldrig skal oversætte, og vender tilbage med tal efter fire måneder.',
          ],
        },
      },
      {
        key: 'm15.4',
        title: 'Budgettet er vedtaget: hvad blev resultatet?',
        case: 'budget',
        presenter: { person: 'vibeke' },
        summary: 'Aftenholdet i dansk består, mens fritidspasset bliver skåret med en tredjedel.',
        recommendation: { by: 'formandskab', to: 'raad', text: 'at rådet følger op på, hvilke af dets forslag Byrådet fulgte.' },
        background: [
          'Byrådet fredede aftenholdet og sprogcaféens tilskud. De to kursisters ord blev citeret af tre partier i debatten.',
          'Fritidspasset falder fra 190.000 til 127.000 kr. Det svarer til, at 42 børn færre kan få kontingentet betalt.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Rådet konstaterer, at to af tre indsigelser blev fulgt. Ungegruppen undersøger, om foreningerne selv kan give plads til de 42 børn.',
          ],
        },
      },
      {
        key: 'm15.5',
        title: 'Bus til sprogundervisning fra Lyngholm',
        case: 'trafik',
        presenter: { person: 'desta' },
        summary: 'Rådet beder kommunen flytte en busafgang ti minutter, så kursister kan nå undervisningen.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at kommunen forhandler med busselskabet om afgangen kl. 8.22 fra Lyngholm.' },
        background: [
          'Undervisningen begynder kl. 9. Bussen er ved centret 9.04, og 23 kursister fra Lyngholm er derfor registreret med forsinket fremmøde hver dag.',
          'Yusuf Warsame har kørt ruten. Flyttes afgangen til 8.12, passer den også bedre med børnehavens åbningstid, men så mister syv elever deres skift på stationen.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Sagen sendes til Teknik og Miljø med begge køreplaner. Indtil der er svar, noterer centret ikke forsinkelser under ti minutter fra den rute.',
          ],
        },
        attachments: ['Brev fra kursistrådet', 'To forslag til køreplan'],
      },
      {
        key: 'm15.6',
        title: 'Nye bydelsmødre i Lyngholm',
        case: 'bydelsmodre',
        presenter: { person: 'pernille' },
        summary: 'Syv af ni gennemførte uddannelsen og er klar til at besøge familier i Lyngholm.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet deltager, når de syv får deres bevis.' },
        background: [
          'To holdt op undervejs: én fik fuldtidsjob, og én venter barn og vil gerne med på et senere hold.',
          'De syv taler arabisk, dari, kurdisk, polsk, tigrinya og dansk. Rundturen til 174 husstande tog tre eftermiddage, og 22 beboere bad om et kort med telefonnummer.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Beviserne bliver delt ud i børnehaven den {date:+18}. Samira Haddad holder talen, og bydelsmødrene fra Fyrbakken laver maden.',
          ],
        },
      },
      {
        key: 'm15.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Mads-Emil Rosing præsenterede sig og bad om ris og ros til referaterne.',
        decision: {
          outcome: 'noted',
          text: [
            'Den nye sekretær, Mads-Emil Rosing, fortalte kort om sig selv. Han vil gerne vide, hvilke ord i bilagene der er for svære.',
          ],
        },
      },
    ],
  },
  {
    key: 'm16',
    kind: 'ordinary',
    when: { month: -7 },
    start: '17:00',
    end: '19:00',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['hanan', 'oksana'],
    absent: ['marek'],
    alsoPresent: ['idris', 'aylin', 'henriette'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'm16.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og sprogcaféens tal blev flyttet op før forretningsordenen.',
        decision: {
          outcome: 'adopted',
          text: [
            'Sprogcafé og forretningsorden byttede plads, så tre frivillige på tilhørerpladserne ikke skulle vente. Dagsordenen er godkendt i den nye orden.',
          ],
        },
      },
      {
        key: 'm16.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m15'],
        summary: 'Referatet fra {meeting:m15} blev godkendt; prisen på skærmtolk er nu angivet pr. kvarter.',
        decision: {
          outcome: 'adopted',
          text: [
            'Signe Marholt har rettet en enhed: 38 kr. gælder et kvarter og ikke en time. Sådan står det nu, og referatet af {meeting:m15} er godkendt.',
          ],
        },
      },
      {
        key: 'm16.3',
        title: 'Sprogcaféen om lørdagen: tal for forsøget',
        case: 'sprogcafe',
        presenter: { person: 'birgitte' },
        summary: 'Lørdagscaféen fortsætter, fordi den når folk, der ikke kan komme om tirsdagen.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet anbefaler biblioteket at gøre lørdagscaféen fast.' },
        background: [
          'Biblioteket har talt gæster 14 lørdage. Der kommer 27 i snit, og to ud af tre har aldrig været der en tirsdag.',
          'De fire værter har taget imod hver gang. Det giver en anden stemning, skriver de frivillige: Nye gæster begynder at tale hurtigere.',
          'Tre lørdage var der for få til at låse op, og gæsterne stod udenfor i regn.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet anbefaler at gøre lørdagen fast med en vagtliste på to personer pr. gang. Biblioteket lægger listen frem, så gæsterne kan se, om der er åbent.',
          ],
        },
        attachments: ['Gæstetal for fjorten lørdage'],
      },
      {
        key: 'm16.4',
        title: 'Forretningsorden: hvornår kan rådet beslutte?',
        case: 'forretningsorden',
        presenter: { person: 'samira' },
        summary: 'Rådet foreslår, at kun besatte pladser tæller, når man skal afgøre, om mødet kan beslutte.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at § 12 bliver ændret, så mere end halvdelen af de besatte pladser er nok.' },
        background: [
          'Forretningsordenen har virket i et år. Ét møde blev aflyst for manglende fremmøde, og to gange blev der kun lige nok.',
          'Med 14 pladser kræver reglen i dag otte fremmødte, også når pladser står tomme. Formandskabet foreslår at regne med de besatte pladser alene.',
          'Tina Skaarup var betænkelig ved, at syv kan binde hele rådet. Et mindretal kan til gengæld altid få en sag flyttet én gang.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Ændringen af § 12 er vedtaget med ti stemmer mod én og sendes til udvalget sammen med Tinas forslag om et mindretals ret til udsættelse.',
          ],
        },
        attachments: ['Forslag til ny § 12'],
      },
      {
        key: 'm16.5',
        title: 'Integrationspriserne: klar til anden runde',
        case: 'pris2',
        presenter: { person: 'birgitte' },
        summary: 'Skemaet er nu én side, og unge under 18 kan også indstilles.',
        recommendation: { by: 'prisgruppen', to: 'raad', text: 'at anden runde åbnes med et kortere skema og samme beløb.' },
        background: [
          'Skemaet har fire spørgsmål, ét for hvert kriterium, og kan indtales på centret. Ordene multietnisk og medborgerskab er strøget.',
          'Gruppen har fået to henvendelser om unge hjælpere i Boldklubben og foreslår, at alder ikke skal være en hindring, hvis forældrene er enige.',
        ],
        economy: 'Beløbet er fortsat 7.500 kr. til hver pris, og prisaftenen får en ramme på 12.000 kr.',
        decision: {
          outcome: 'adopted',
          text: [
            'Runden åbner den {date:+10} og lukker ugen før rådets møde den {meeting:m18}. Desta Tekle hjælper dem, der vil indtale deres indstilling.',
          ],
        },
        attachments: ['Indstillingsskema på én side'],
      },
      {
        key: 'm16.6',
        title: 'Kvinder i job: halvanden år inde i målet',
        case: 'kvinder-job',
        presenter: { person: 'henriette' },
        summary: 'Ledigheden er 13,0 pct., og kompetencesamtaler har givet elleve kvinder et job.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet vurderer, om målet kan nås, og hvad der skal til i Lyngholm.' },
        background: [
          'Jobcentret har holdt samtaler på modersmålet med 20 kvinder over 45. Elleve er i arbejde, de fleste i køkken og pleje.',
          'Busselskabet har ansat to rengøringshold, der begynder kl. 11. Det har givet seks kvinder fra Mågeparken et job, som passer med skoletiden.',
          'Tallet er nu 79 ledige. Til målet mangler én kvinde i arbejde, hvis gruppen er lige stor, men tallet kan svinge fra måned til måned.',
        ],
        decision: {
          outcome: 'noted',
          text: ['Rådet glæder sig over de elleve og beder om, at samtalerne bliver tilbudt i Lyngholm, når bydelsmødrene er på plads.'],
        },
        attachments: ['Kvinder i job: udvikling siden udgangspunktet'],
      },
      {
        key: 'm16.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Idris Lamin inviterede rådet til at spise med på plejecentret.',
        decision: {
          outcome: 'noted',
          text: [
            'Idris Lamin fortalte, at køkkenet på plejecentret laver retter fra personalets hjemegne en gang om måneden. Rådet er velkomment den {date:+23}.',
          ],
        },
      },
    ],
  },
  {
    key: 'p1',
    kind: 'pre_meeting',
    title: 'Formøde i formandskabet',
    when: { month: -7, weekday: 2, nth: 4 },
    start: '15:30',
    end: '16:40',
    place: 'Center for Sprog og Integration, Henriettes kontor',
    host: 'formandskab',
    prepares: 'm17',
    state: 'held',
    secretary: 'mads-emil',
    apologies: [],
    alsoPresent: ['henriette'],
    minutes: { releasedAfterDays: 1, approval: 'same_meeting' },
    items: [
      {
        key: 'p1.1',
        title: 'Gennemgang af dagsordenen for næste rådsmøde',
        presenter: { person: 'mads-emil' },
        summary: 'Formandskabet satte fire sager på dagsordenen og lod én vente.',
        background: [
          'Sekretariatet havde syv forslag. Charteret og cykelkurset haster, fordi andre venter på svar.',
          'Et forslag om et fælles idrætsstævne er endnu kun en idé og mangler en, der vil stå for det.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Dagsordenen for {meeting:m17} får charter, prøvemedlemskab, cykelkursus og opfølgning på social kontrol. Stævnet venter, til Naser Qaderi har talt med klubberne.',
          ],
        },
      },
      {
        key: 'p1.2',
        title: 'Charteret: hvem skal beslutte?',
        case: 'charter',
        presenter: { person: 'vibeke' },
        summary: 'Formandskabet anbefaler, at charteret bliver sendt til udvalget og ikke vedtaget af rådet alene.',
        background: [
          'Kommunen er selv den største arbejdsplads i byen. Skriver den ikke under, er det svært at bede andre om det, sagde Flemming Ravn.',
          'Vibeke Holmgaard vurderede, at udvalget vil være med, hvis de fem spørgsmål kan besvares uden nyt it-system.',
        ],
        decision: {
          outcome: 'adopted',
          text: ['Formandskabet foreslår rådet at sende charteret videre med en opfordring til, at kommunen skriver under som den første.'],
        },
      },
      {
        key: 'p1.3',
        title: 'Fremmøde og suppleanter',
        presenter: { person: 'samira' },
        summary: 'Samira Haddad ringer til de to medlemmer, der har meldt afbud flest gange.',
        background: [
          'Fremmødet er i gennemsnit 85 pct. Det er bedre end i den forrige periode, men to medlemmer har været væk fra mere end hvert tredje møde.',
          'Suppleanterne møder ofte op uden at have fået papirerne. De får dem nu samtidig med alle andre.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Forkvinden taler med de to. Sekretæren sender fremover papirer til suppleanterne og spørger seks dage før, hvem der kommer.',
          ],
        },
      },
    ],
  },
  {
    key: 'm17',
    kind: 'ordinary',
    when: { month: -6 },
    start: '17:00',
    end: '19:00',
    place: 'Fjordby Boldklub, klubhuset',
    host: 'raad',
    state: 'held',
    secretary: 'mads-emil',
    apologies: ['jeppe', 'samira'],
    alsoPresent: ['idris', 'henriette'],
    minutes: { releasedAfterDays: 4, approval: 'next_meeting' },
    items: [
      {
        key: 'm17.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Næstformanden ledede mødet, og dagsordenen blev godkendt som formandskabet havde lagt den.',
        decision: {
          outcome: 'adopted',
          text: [
            'Flemming Ravn ledede mødet, mens Samira Haddad var på kursus. Der var ingen ønsker til dagsordenen, som dermed er godkendt.',
          ],
        },
      },
      {
        key: 'm17.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m16'],
        summary: 'Referatet fra {meeting:m16} blev godkendt, og Marek Zielińskis fravær er forklaret for sekretariatet.',
        decision: {
          outcome: 'adopted',
          text: [
            'Referatet af {meeting:m16} er godkendt. Marek Zieliński stod opført som udeblevet og har siden givet sekretariatet besked; listen bliver stående, som den var.',
          ],
        },
      },
      {
        key: 'm17.3',
        title: 'Mangfoldighedscharter sendes videre',
        case: 'charter',
        presenter: { person: 'vibeke' },
        summary: 'Charteret blev sendt til udvalget, fordi kommunen selv bør skrive under først.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at charteret oversendes til politisk behandling med en opfordring til kommunen.',
        },
        background: [
          '18 af de 25 spurgte arbejdspladser har svaret. Elleve vil skrive under, fire er i tvivl om makkerordningen, og tre siger nej.',
          'Løftet om jobopslag er det, flest allerede lever op til. Løftet om at fortælle, hvordan det går, er det, færrest tror på.',
          'Det blev drøftet, om rådet kan vedtage charteret selv. Henriette Skov Brandt mente, at kommunens underskrift kræver, at udvalget har set på løfterne som arbejdsgiver.',
        ],
        decision: {
          outcome: 'referred',
          referredTo: 'udvalget',
          text: [
            'Charteret er henvist til Beskæftigelses- og Integrationsudvalget med rådets anbefaling af de fire løfter og bilaget om makkere. Rådet tager sagen op igen, når udvalget har svaret.',
          ],
        },
        attachments: ['Charter, anden udgave', 'Makkerordning på en side', 'Svar fra 18 arbejdspladser'],
      },
      {
        key: 'm17.4',
        title: 'Prøvemedlemskab i foreninger',
        case: 'foreninger',
        presenter: { person: 'naser' },
        summary: 'Rådet arbejder for, at nye borgere kan være med gratis i et halvt år mod at hjælpe til.',
        recommendation: {
          by: 'ungegruppen',
          to: 'raad',
          text: 'at foreningerne bliver spurgt, om de vil tilbyde seks måneder uden kontingent.',
        },
        background: [
          'Boldklubben har prøvet det med 13 familier. Elleve blev medlemmer bagefter, og otte forældre kører i dag til kampe eller står i kiosken.',
          'Fritidspasset blev skåret, så 42 børn mangler støtte. Et prøvemedlemskab løser ikke det hele, men giver tid til at finde ud af, om sporten er den rigtige.',
          'Birgitte Toft mindede om, at en forening ikke må presses; små kor har ikke råd til ti medlemmer, der ikke betaler.',
        ],
        economy: 'Et halvt års kontingent er mellem 250 og 900 kr., som foreningen selv giver afkald på.',
        decision: {
          outcome: 'adopted',
          text: [
            'Frivilligcentret skriver til 46 foreninger, og rådet mødes med dem, der er nysgerrige. Voksne henvises gennem Frivilligcentret, børn gennem skolens fritidsvejleder.',
          ],
        },
        attachments: ['Boldklubbens erfaringer med 13 familier'],
      },
      {
        key: 'm17.5',
        title: 'Cykelkurset: evaluering',
        case: 'cykel',
        presenter: { person: 'yusuf' },
        summary: 'Ni af tolv cykler nu i hverdagen, og rådet vil søge penge til et hold mere.',
        recommendation: { by: 'raad', to: 'raad', text: 'at rådet tager stilling til et nyt hold på baggrund af deltagernes svar.' },
        background: [
          'Ti gennemførte alle otte gange. To måneder efter cykler ni mindst én gang om ugen, og tre er begyndt at cykle til arbejde.',
          'Deltagerne savnede en tur ud i trafikken. Tina Skaarup tilbød at køre med fra Fyrbakken til centret en formiddag.',
          'Ventelisten er vokset til 16.',
        ],
        economy: 'Regnskabet endte på 7.430 kr.; et hold mere med trafiktur anslås til 10.500 kr.',
        decision: {
          outcome: 'adopted',
          text: ['Yusuf Warsame søger sundhedspuljen om 10.500 kr. på rådets vegne. Restbeløbet på 570 kr. bruges på reflekser.'],
        },
      },
      {
        key: 'm17.6',
        title: 'Kender eleverne deres kontaktperson?',
        case: 'social-kontrol',
        presenter: { person: 'oksana' },
        summary: '61 af 100 adspurgte elever kan nævne mindst én kontaktperson på deres skole.',
        recommendation: { by: 'dialoggruppen', to: 'raad', text: 'at rådet hører elevrådenes svar og foreslår skolerne næste skridt.' },
        background: [
          'Elevrådene spurgte 20 elever på hver af de fem skoler. På Nordre Skole kendte 17 af 20 en kontaktperson, på Vestre Skole kun seks.',
          'Eleverne foreslog selv, at kontaktpersonerne kommer ind i klassen og siger deres navn højt, så det ikke er pinligt at have set sedlen.',
          'Siden ordningen begyndte, er 14 elever gået til en kontaktperson. Ingen detaljer er givet videre til rådet.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Vestre Skole får besøg af Oksana Bondar og to elever fra Nordre Skole. Klubaftalen med fem foreninger bliver skrevet under i klubhuset den {date:+15}.',
          ],
        },
        attachments: ['Elevrådenes optælling'],
      },
      {
        key: 'm17.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Boldklubbens formand viste rundt og spurgte til hjælp med at oversætte klubbens regler.',
        decision: {
          outcome: 'noted',
          text: [
            'Efter rundvisningen i klubhuset tilbød Hanan Al-Jabari at oversætte Boldklubbens ti regler til arabisk. Marek Zieliński tager den polske udgave.',
          ],
        },
      },
    ],
  },
]
