import type { DemoMeeting } from './types.ts'

/** The housing plan, the dialogue meeting in Mågeparken and what came of it, the first choice of prize winners (closed). */
export const meetings3: DemoMeeting[] = [
  {
    key: 'm07',
    kind: 'ordinary',
    when: { month: -16 },
    start: '17:00',
    end: '18:55',
    place: 'Center for Sprog og Integration, Sejlmagervej 12, lokale 3',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['oksana'],
    alsoPresent: ['baran', 'rune'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm07.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, selv om høringsmaterialet om helhedsplanen kom samme dag.',
        decision: {
          outcome: 'adopted',
          text: [
            'Flemming Ravn ønskede helhedsplanen taget af. Rådet lod punktet stå for at kunne høre, hvorfor materialet kom så sent, og godkendte dagsordenen.',
          ],
        },
      },
      {
        key: 'm07.2',
        title: 'Godkendelse af referater fra ordinært møde og fællesmøde',
        standing: 'minutes',
        approves: ['m06', 'j1'],
        summary: 'Referaterne fra {meeting:m06} og {meeting:j1} blev godkendt; udvalget har godkendt det sidste for sit vedkommende.',
        decision: {
          outcome: 'adopted',
          text: [
            'Begge referater er godkendt. Fra fællesmødet er antallet af modersmål hos Fjordby Fisk ændret fra tolv til elleve efter ønske fra gæsten.',
          ],
        },
      },
      {
        key: 'm07.3',
        title: 'Høring om ny boligsocial helhedsplan',
        case: 'boligplan',
        presenter: { person: 'flemming' },
        summary: 'Høringen blev udskudt en måned, fordi planens 64 sider først kom om morgenen.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet afgiver høringssvar om helhedsplanens fire indsatser.' },
        background: [
          'Helhedsplanen gælder Mågeparken, Fyrbakken og Lyngholm de næste fire år. Den samler børn og familie, unge og job, tryghed samt naboskab.',
          'Materialet skulle være sendt ti dage før. Boligselskaberne oplyser, at et regnskab manglede, og at svarfristen kan flyttes til ugen efter rådets næste møde.',
        ],
        decision: {
          outcome: 'postponed',
          text: [
            'Punktet er udsat til {meeting:m08}. Hanan Al-Jabari og Flemming Ravn læser planen sammen og sender de øvrige en side med spørgsmål.',
          ],
        },
      },
      {
        key: 'm07.4',
        title: 'Tolk ved sundhedsplejens første besøg',
        case: 'tolk',
        presenter: { person: 'hanan' },
        summary: 'Rådet vil vide, hvor ofte sundhedsplejen må besøge nye forældre uden tolk.',
        recommendation: {
          by: 'raad',
          to: 'raad',
          text: 'at rådet spørger Sundhed og Familie, hvordan tolkning bliver bestilt til hjemmebesøg.',
        },
        background: [
          'Zainab Rashidi rejste sagen i det forrige råd. Siden har Hanan Al-Jabari talt med elleve mødre på Fyrbakken; seks af dem havde haft en niårig eller en nabo til at oversætte.',
          'Sundhedsplejen må gerne bruge tolk, men skal bestille fem dage før. Det første besøg ligger ofte to dage efter, at familien kommer hjem.',
          'Rådet finder det forkert, at et barn oversætter samtaler om moderens helbred.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Sekretariatet beder om tal for det seneste år: antal førstebesøg, antal med tolk og antal, hvor tolken blev aflyst. Svaret ventes, inden et halvt år er gået.',
          ],
        },
      },
      {
        key: 'm07.5',
        title: 'Integrationspriserne: indstillinger indtil nu',
        case: 'pris1',
        presenter: { person: 'birgitte' },
        summary: 'Fristen for indstillinger blev forlænget, fordi kun to af ni handler om en virksomhed.',
        recommendation: {
          by: 'prisgruppen',
          to: 'raad',
          text: 'at fristen bliver skubbet to uger, og at erhvervslivet får en personlig påmindelse.',
        },
        background: [
          'Opslaget er sendt til 62 foreninger, skoler og arbejdspladser. Der er kommet ni indstillinger, heraf syv til frivilligprisen.',
          'Flere virksomheder tror, at de ikke må indstille sig selv. Det må de, så længe en medarbejder er med på det.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Ny frist er den {date:+17}. Jeppe Nørlund ringer til 15 medlemmer af erhvervsforeningen, og Desta Tekle fortæller om prisen på centrets morgensamling.',
          ],
        },
      },
      {
        key: 'm07.6',
        title: 'Fritidsjob breder sig til Fyrbakken',
        case: 'fritidsjob',
        presenter: { person: 'rune' },
        summary: 'Vejlederen holder nu også åbent på Fyrbakken, og 31 unge har et fritidsjob.',
        recommendation: { by: 'ungegruppen', to: 'raad', text: 'at rådet støtter en ugentlig åbningstid i ungdomsklubben Fyret.' },
        background: [
          'Centret fik forlænget vejlederstillingen med to år og fem timer mere om ugen. Rune Falkenberg vil bruge timerne på Fyrbakken hver torsdag.',
          'I alt 31 unge er i job hos 16 arbejdsgivere. Plejecentret er kommet til som den første kommunale arbejdsplads.',
          'Naser Qaderi foreslog, at Boldklubben lægger træningsplanen frem, før vagterne bliver sat.',
        ],
        economy: 'Udvidelsen er betalt af helhedsplanen indtil videre; herefter skal kommunen tage stilling.',
        decision: {
          outcome: 'adopted',
          text: ['Rådet støtter åbningstiden i Fyret. Gruppen finder to unge, der vil være med til at byde velkommen de første gange.'],
        },
      },
      {
        key: 'm07.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Marek Zieliński fortalte om en byggeplads, der søger seks lærlinge.',
        decision: {
          outcome: 'noted',
          text: [
            'Marek Zieliński fortalte, at entreprenøren på Nordkajen søger seks lærlinge i murer- og tømrerfaget. Centret giver det videre til kursister over 18.',
          ],
        },
      },
    ],
  },
  {
    key: 'm08',
    kind: 'ordinary',
    when: { month: -15 },
    start: '17:00',
    end: '19:20',
    place: 'Beboerhuset i Mågeparken',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['marek', 'birgitte'],
    alsoPresent: ['idris', 'aylin'],
    guests: ['Malthe Gammelby, projektleder for helhedsplanen'],
    minutes: { releasedAfterDays: 4, approval: 'next_meeting' },
    items: [
      {
        key: 'm08.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og sluttiden blev rykket en halv time på grund af høringen.',
        decision: {
          outcome: 'adopted',
          text: ['Rådet sagde ja til at slutte senest 19.30 denne ene gang, så helhedsplanen kan behandles ordentligt.'],
        },
      },
      {
        key: 'm08.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m07'],
        summary: 'Referatet fra {meeting:m07} blev godkendt med Oksana Bondars spørgsmål om tolke tilføjet som bilag.',
        decision: {
          outcome: 'adopted',
          text: [
            'Referatet af {meeting:m07} er godkendt. Oksana Bondar havde sendt et skriftligt spørgsmål om tolke, som nu ligger ved referatet.',
          ],
        },
      },
      {
        key: 'm08.3',
        title: 'Høringssvar om boligsocial helhedsplan',
        case: 'boligplan',
        presenter: { guest: 'Malthe Gammelby, projektleder for helhedsplanen' },
        summary: 'Rådet støtter planen, men vil have Havnekvarteret med og en fritidsjobvejleder i hele perioden.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at rådet godkender høringssvaret, som Hanan Al-Jabari og Flemming Ravn har skrevet.',
        },
        background: [
          'Planens økonomi er på 11,4 mio. kr. over fire år. Boligselskaberne betaler to tredjedele, og kommunen stiller med medarbejdere for resten.',
          'Svaret peger på tre ting: fritidsjob er kun sikret i to år, Havnekvarteret er ikke nævnt, selv om 120 husstande er flyttet ind, og naboskab mangler et mål.',
          'Malthe Gammelby sagde, at Havnekvarteret ikke kan blive en del af planen, men at aktiviteter godt kan være åbne for dem, der bor der.',
          'I boligområderne er hver femte mellem 15 og 29 uden job eller uddannelse; i hele kommunen er det hver ottende. Planen vil halvere forskellen.',
        ],
        communication: 'Svaret bliver læst højt på afdelingsmøderne i Mågeparken og på Fyrbakken.',
        decision: {
          outcome: 'adopted',
          text: [
            'Høringssvaret er vedtaget med en tilføjelse fra Desta Tekle: Der skal være tolk på beboermøder om planen, når nogen beder om det.',
            'Flemming Ravn deltog ikke i afstemningen om afsnittet om afdelingsbestyrelsernes økonomi.',
          ],
        },
        attachments: ['Høringssvar om helhedsplanen', 'Helhedsplan, udkast'],
      },
      {
        key: 'm08.4',
        title: 'Cykelkursus for voksne',
        case: 'cykel',
        presenter: { person: 'yusuf' },
        summary: 'Rådet giver 8.000 kr. til et cykelhold på otte gange på Fyrbakkens boldbane.',
        recommendation: { by: 'raad', to: 'raad', text: 'at rådet støtter et cykelkursus for voksne, der ikke lærte det som børn.' },
        background: [
          'Yusuf Warsame hører dagligt fra passagerer, at de ville cykle, hvis de kunne. Cyklistforeningen i Fjordby stiller med to instruktører og låner ti cykler ud.',
          'Centret har spurgt i undervisningen: 19 voksne vil lære det, 15 af dem kvinder. Fire har et jobtilbud, hvor der ikke går bus, når vagten begynder.',
        ],
        economy: 'Hjelme, forsikring og en låst container koster 8.000 kr. af rådets egen ramme.',
        decision: {
          outcome: 'adopted',
          text: [
            'Bevillingen er givet. Yusuf Warsame aftaler tider med foreningen, så to hold på hver seks kan begynde, når boldbanen er ledig.',
          ],
        },
      },
      {
        key: 'm08.5',
        title: 'Dialogmødet i Mågeparken: program',
        case: 'social-kontrol',
        presenter: { person: 'hanan' },
        summary: 'Programmet for dialogmødet er på plads med tre korte fortællinger og samtale ved otte borde.',
        recommendation: { by: 'dialoggruppen', to: 'raad', text: 'at rådet godkender programmet og fordeler værtskabet ved bordene.' },
        background: [
          'Tre unge, en far og en idrætsleder fortæller fem minutter hver. Tolke sidder ved bordene på arabisk, somali og ukrainsk, og der er pasning i rummet ved siden af.',
          'Gruppen har delt 250 sedler ud og talt med 40 beboere på trapperne. Især fædrene spurgte, om de ville blive skældt ud.',
        ],
        economy: 'Tolke og aftensmad til 70 er budgetteret til 9.400 kr.',
        decision: {
          outcome: 'adopted',
          text: ['Programmet er godkendt. Otte medlemmer er værter ved hvert sit bord, og Tina Skaarup deltager uden uniform.'],
        },
        attachments: ['Program for dialogmøde i Mågeparken'],
      },
      {
        key: 'm08.6',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Prisgruppen oplyste, at der kom 19 indstillinger inden fristen.',
        decision: {
          outcome: 'noted',
          text: [
            'Jeppe Nørlund oplyste på Prisgruppens vegne, at der er 19 indstillinger, og at de bliver behandlet for lukkede døre den {meeting:m09}.',
          ],
        },
      },
    ],
  },
  {
    key: 'd1',
    kind: 'dialogue',
    title: 'Dialogmøde i Mågeparken: Hvem bestemmer over dit liv?',
    when: { month: -15, weekday: 4, nth: 3 },
    start: '17:30',
    end: '20:15',
    place: 'Beboerhuset i Mågeparken, store sal',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['jeppe', 'vibeke', 'thuy'],
    alsoPresent: ['baran', 'idris', 'aylin'],
    guests: ['Katrine Uhrenholt, SSP-konsulent', 'Omar Fayad, idrætsleder i Fjordby Boldklub', '64 beboere og unge'],
    minutes: { releasedAfterDays: 6, approval: 'next_meeting' },
    items: [
      {
        key: 'd1.1',
        title: 'Velkomst og fem korte fortællinger',
        case: 'social-kontrol',
        presenter: { person: 'hanan' },
        summary: 'Fem mennesker fortalte om at give slip, sige fra og blive holdt af.',
        background: [
          'En pige på 17 fortalte, hvordan hendes bror holdt op med at følge hende hjem, da han selv fik en kæreste. En far fortalte, at han var mest bange for, hvad naboerne ville sige.',
          'Omar Fayad sagde, at klubben nu skriver til begge forældre og aldrig til en storebror, når en pige holder op med at komme.',
          'En kvinde rejste sig til sidst og sagde på arabisk:',
          { lang: 'ar', text: 'نحن لا نريد أن نسيطر على أبنائنا، بل نخاف أن نفقدهم. علّمونا كيف نثق بهم هنا.' },
          'Tolken gengav det sådan: Vi vil ikke styre vores børn, vi er bange for at miste dem; lær os, hvordan man har tillid her.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Salen klappede længe. De fem fortællinger bliver ikke skrevet ned i andre papirer end dette korte uddrag, som fortællerne har læst.',
          ],
        },
      },
      {
        key: 'd1.2',
        title: 'Samtale ved bordene',
        case: 'social-kontrol',
        presenter: { person: 'oksana' },
        summary: 'Otte borde gav 52 sedler, og flest handlede om at vide, hvem man kan gå til.',
        background: [
          'De unge sad først for sig. På deres sedler stod der oftest: en voksen på skolen, som ikke ringer hjem med det samme.',
          'Forældrene skrev om telefoner, rygter og ensomhed. Ved to borde ville de gerne mødes igen uden kommunen.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Sedlerne er samlet i tre bunker: nogen at gå til (23), forældre, der støtter hinanden (18), og klubber, der ved, hvad de skal gøre (11).',
          ],
        },
        attachments: ['De 52 sedler, skrevet rent'],
      },
      {
        key: 'd1.3',
        title: 'Hvad gør vi med det, vi har hørt?',
        case: 'social-kontrol',
        presenter: { person: 'samira' },
        summary: 'Rådet lovede at vende tilbage til beboerhuset med et svar inden et halvt år.',
        background: [
          'Samira Haddad lovede kun det, rådet selv kan holde: at læse alle sedler, at bringe de tre bunker videre og at komme igen.',
          'Flemming Ravn stillede beboerhusets køkken til rådighed for de forældre, der vil mødes. Seks skrev sig op med det samme.',
        ],
        decision: {
          outcome: 'adopted',
          text: ['Rådet behandler de tre bunker den {meeting:m09}. Et opslag i opgangene fortæller bagefter, hvad der blev besluttet.'],
        },
      },
    ],
  },
  {
    key: 'm09',
    kind: 'ordinary',
    when: { month: -14 },
    start: '17:00',
    end: '19:00',
    place: 'Center for Sprog og Integration, Sejlmagervej 12, lokale 3',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['tina'],
    leftEarly: [{ person: 'vibeke', at: '18:30', before: 'm09.6' }],
    alsoPresent: ['baran', 'pernille'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm09.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og prissagen blev lagt sidst, så tilhørerne kunne blive så længe som muligt.',
        decision: {
          outcome: 'adopted',
          text: ['Godkendt med prissagen flyttet til næstsidst. To tilhørere fra Fyrbakken blev budt velkommen.'],
        },
      },
      {
        key: 'm09.2',
        title: 'Godkendelse af referater fra ordinært møde og dialogmøde',
        standing: 'minutes',
        approves: ['m08', 'd1'],
        summary: 'Referaterne fra {meeting:m08} og {meeting:d1} blev godkendt; fortællerne har læst deres del.',
        decision: {
          outcome: 'adopted',
          text: [
            'De to referater er godkendt. Hanan Al-Jabari bekræftede, at alle fem fortællere har set uddraget fra dialogmødet og kan stå ved det.',
          ],
        },
      },
      {
        key: 'm09.3',
        title: 'Svar på de 52 sedler',
        case: 'social-kontrol',
        presenter: { person: 'oksana' },
        summary: 'Rådet vil have to kontaktpersoner på hver skole, en forældrecafé og en fælles aftale med klubberne.',
        recommendation: { by: 'dialoggruppen', to: 'raad', text: 'at rådet svarer på hver af de tre bunker med én ting, der kan gøres.' },
        background: [
          'De 23 sedler om nogen at gå til peger på skolerne. Gruppen foreslår to lærere på hver skole, en mand og en kvinde, hvis navne hænger på toilettet og ikke kun på lærerværelset.',
          'Forældrene har allerede mødtes én gang i beboerhuset. De vil gerne fortsætte som en café uden dagsorden, men med kaffe og en nøgle.',
          'Fem klubber har meldt sig til at skrive en fælles aftale om, hvad en træner gør, når et barn pludselig bliver væk.',
        ],
        economy: 'Forældrecaféen får 3.000 kr. til kaffe og frugt af rådets ramme.',
        communication: 'Et opslag med de tre svar bliver sat op i 34 opgange på fire sprog.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet vedtog de tre svar. Oksana Bondar tager skolernes del med til skoleledernes møde, Flemming Ravn giver forældrene nøglen, og Naser Qaderi samler klubberne.',
          ],
        },
        attachments: ['Opslag til opgangene'],
      },
      {
        key: 'm09.4',
        title: 'Bydelsmødre i Lyngholm: bevillingen er på plads',
        case: 'bydelsmodre',
        presenter: { person: 'pernille' },
        summary: 'Udvalget har givet de 85.000 kr., og uddannelsen begynder, når børnehavens rum er klar.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at medlemmerne hjælper med at finde deltagere på de sprog, som endnu mangler.',
        },
        background: [
          'Udvalget bevilgede pengene med det vilkår, at kontaktpersonens timer gælder ét år og bliver vurderet efter ti måneder.',
          'Otte pladser er besat blandt de ni interesserede, og den niende står på venteliste. Ingen af dem taler dari, som 14 familier i Lyngholm har som modersmål.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Naser Qaderi spørger to kvinder, han kender fra forældregruppen i Boldklubben. Finder han en deltager med dari, åbner Pernille Østerby en niende plads.',
          ],
        },
      },
      {
        key: 'm09.5',
        title: 'Velkomstpakken: de ti sider',
        case: 'velkomst',
        presenter: { person: 'thuy' },
        summary: 'Pakkens ti sider er valgt, og boligselskaberne betaler halvdelen.',
        recommendation: {
          by: 'raad',
          to: 'raad',
          text: 'at indholdet af de ti sider bliver lagt fast, så teksten kan skrives på klart dansk.',
        },
        background: [
          'Thuy Linh Nguyen har prøvet sidehovederne af på 16 kursister. Siden om politi blev flyttet fra nummer to til nummer ni, fordi den skræmte, når den stod forrest.',
          'Flemming Ravn har fået tilsagn om 14.000 kr. fra de to boligselskaber, mod at siden om affald følger deres sortering.',
        ],
        economy: 'Der mangler 14.000 kr., som centret finder inden for velkomstbesøgenes beløb.',
        decision: {
          outcome: 'adopted',
          text: [
            'De ti sider er lagt fast. Thuy Linh Nguyen skriver siderne om skole og læge først og prøver dem af i sprogcaféen inden den {date:+38}.',
          ],
        },
        attachments: ['Velkomstpakke: side for side'],
      },
      {
        key: 'm09.6',
        title: 'Valg af prismodtagere: Torsdagskøkkenet og Nordkajens Tømrere',
        case: 'pris1',
        presenter: { person: 'birgitte' },
        summary: 'Rådet valgte to prismodtagere, som holdes hemmelige til overrækkelsen.',
        recommendation: {
          by: 'prisgruppen',
          to: 'raad',
          text: 'at priserne går til Torsdagskøkkenet i Mågeparken og til Nordkajens Tømrere.',
        },
        background: [
          'Prisgruppen har givet point til alle 19 indstillinger. Torsdagskøkkenet fik 37 af 40 mulige, og nummer to fik 31.',
          'På virksomhedsprisen stod det lige mellem to. Nordkajens Tømrere blev valgt, fordi tre lærlinge har bestået svendeprøven, mens den anden kandidat endnu kun har praktikanter.',
          'Kodeordet for konvolutten hos trykkeriet er perlemorsugle og kendes kun af rådets medlemmer og sekretæren.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Torsdagskøkkenet og Nordkajens Tømrere får priserne. Jeppe Nørlund forlod lokalet under virksomhedsprisen, fordi han handler med den ene kandidat.',
          ],
        },
        attachments: ['Prisgruppens pointark'],
        closed: {
          publicTitle: 'Integrationspriser: valg af modtagere',
          reason: 'Modtagerne er hemmelige, til priserne er overrakt, og indstillingerne handler om enkeltpersoner.',
        },
      },
      {
        key: 'm09.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Forkvinden mindede om, at formandskabet skal have afbud senest tre dage før.',
        decision: {
          outcome: 'noted',
          text: [
            'Samira Haddad bad om afbud senest fredag før et møde. Flere er kommet samme eftermiddag, og suppleanterne når ikke at få besked.',
          ],
        },
      },
    ],
  },
]
