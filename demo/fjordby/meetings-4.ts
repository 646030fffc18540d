import type { DemoMeeting } from './types.ts'

/** A meeting without a quorum, a stand-in, a study trip, a correction and a virtual meeting. */
export const meetings4: DemoMeeting[] = [
  {
    key: 'm10',
    kind: 'ordinary',
    when: { month: -13 },
    start: '17:00',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'cancelled',
    cancelled: {
      reason: 'no_quorum',
      apologies: 8,
      note: 'Otte af rådets 14 medlemmer meldte afbud, og rådet kunne derfor ikke beslutte noget. Sagerne er flyttet til {meeting:m11}.',
    },
    secretary: 'ditte',
    apologies: ['yusuf', 'marek', 'naser', 'lone', 'jeppe', 'tina', 'hanan', 'desta'],
    items: [],
  },
  {
    key: 'm11',
    kind: 'ordinary',
    when: { month: -12 },
    start: '16:30',
    end: '19:00',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['lone'],
    alsoPresent: ['baran', 'idris', 'henriette'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'm11.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt som en sammenlægning af to måneders sager.',
        decision: {
          outcome: 'adopted',
          text: [
            'Dagsordenen rummer også sagerne fra det aflyste møde. Rådet begyndte derfor en halv time før og godkendte listen, som den lå.',
          ],
        },
      },
      {
        key: 'm11.2',
        title: 'Godkendelse af referat fra sidste afholdte møde',
        standing: 'minutes',
        approves: ['m09'],
        summary: 'Referatet fra {meeting:m09} blev godkendt; den lukkede del er læst for sig.',
        decision: {
          outcome: 'adopted',
          text: ['Referatet af {meeting:m09} er godkendt i sin åbne form. Medlemmerne fik den lukkede side omdelt og afleverede den igen.'],
        },
      },
      {
        key: 'm11.3',
        title: 'Stedfortræder for beboerplads 4',
        case: 'valg',
        presenter: { person: 'samira' },
        summary: 'Thuy Linh Nguyen flytter fra kommunen, og Baran Demirtas overtager pladsen.',
        recommendation: { by: 'raad', to: 'byraadet', text: 'at Baran Demirtas indtræder på beboerplads 4 for resten af perioden.' },
        background: [
          'Thuy Linh Nguyen har fået arbejde i en anden landsdel og udtræder sidst på måneden. Efter § 5 er det den næste i stemmetal, der overtager pladsen.',
          'Baran Demirtas fik 61 stemmer og har siddet med ved seks møder som suppleant. Idris Lamin rykker op som første suppleant.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet takkede Thuy Linh Nguyen for velkomstpakken, som Oksana Bondar fører videre. Baran Demirtas sagde ja, og Vibeke Holmgaard tager udpegningen med til Byrådet.',
          ],
        },
      },
      {
        key: 'm11.4',
        title: 'Overrækkelsen af priserne: tid, sted og forløb',
        case: 'pris1',
        presenter: { person: 'birgitte' },
        summary: 'Priserne bliver overrakt på Fjordby Bibliotek med fællesspisning bagefter.',
        recommendation: {
          by: 'prisgruppen',
          to: 'raad',
          text: 'at overrækkelsen ligger på biblioteket en torsdag aften og er åben for alle.',
        },
        background: [
          'Gruppen har set på fire steder. Rådhuset er gratis, men virker lukket om aftenen; biblioteket ligger ved bussen og har plads til 120.',
          'Alle 19 indstillede bliver inviteret og får læst en linje højt. Sidst fik kun vinderne noget at vide, og det gav skuffede miner.',
        ],
        economy: 'Mad, blomster og indrammede diplomer koster 11.500 kr. ud over selve priserne.',
        communication: 'Plakater på 20 opslagstavler, og lokalradioen sender fra salen.',
        decision: {
          outcome: 'adopted',
          text: [
            'Overrækkelsen er den {date:+17} kl. 18. Vibeke Holmgaard overrækker frivilligprisen, og erhvervsforeningens formand den anden.',
          ],
        },
      },
      {
        key: 'm11.5',
        title: 'Kvinder i job: tal efter et år',
        case: 'kvinder-job',
        presenter: { person: 'henriette' },
        summary: 'Ledigheden er nede på 13,4 pct., og lønnede timer giver de fleste faste job.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet drøfter årets tal og peger på den gruppe, som har mest brug for en indsats.',
        },
        background: [
          'Der er 82 ledige kvinder, fem færre end ved udgangspunktet. Faldet er størst i Mågeparken og lig nul i Lyngholm.',
          'Af 21 kvinder, der begyndte på lønnede timer, er ni i fast arbejde, de fleste på 20 til 30 timer om ugen.',
          'Kvinder over 45 år udgør nu over halvdelen af de ledige. Flere af dem har aldrig fået deres erfaring fra køkken, pleje eller syning skrevet ned.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet beder jobcentret prøve en kompetencesamtale på modersmålet med 20 kvinder over 45. Yusuf Warsame spørger busselskabet om rengøringshold, der begynder midt på dagen.',
          ],
        },
        attachments: ['Ledighed efter et år, fordelt på alder og område'],
      },
      {
        key: 'm11.6',
        title: 'Mangfoldighedscharter: fire løfter',
        case: 'charter',
        presenter: { person: 'jeppe' },
        summary: 'Udkastet med fire løfter sendes ud til 25 arbejdspladser for at høre, om de kan leve op til det.',
        recommendation: {
          by: 'raad',
          to: 'raad',
          text: 'at udkastet bliver prøvet af på virkelige arbejdspladser, før det går til udvalget.',
        },
        background: [
          'De fire løfter er: Vi skriver jobopslag, alle kan læse. Vi indkalder på det, folk kan. Vi giver nye en makker. Vi fortæller en gang om året, hvordan det går.',
          'Det fjerde løfte er det sværeste. To direktører har sagt til Jeppe Nørlund, at de gerne vil love noget, men nødig skrive en rapport.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Udkastet sendes til 25 arbejdspladser af forskellig størrelse. Den årlige rapport bliver til fem spørgsmål, der kan besvares i telefonen.',
          ],
        },
        attachments: ['Charter, første udkast'],
      },
      {
        key: 'm11.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Rådet talte om de mange afbud og aftalte at få mødedatoerne ud et år frem.',
        decision: {
          outcome: 'noted',
          text: [
            'Aflysningen skyldtes blandt andet tre sammenfaldende forældremøder. Sekretariatet sender datoer for de kommende tolv måneder, så arbejdsgiverne kan planlægge.',
          ],
        },
      },
    ],
  },
  {
    key: 's1',
    kind: 'study_trip',
    title: 'Studietur til Sundkøbing',
    when: { month: -12, weekday: 5, nth: 2 },
    start: '08:15',
    end: '16:30',
    place: 'Sundkøbing; afgang med bus fra Fjordby Station',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['samira', 'jeppe', 'naser', 'thuy'],
    alsoPresent: ['baran', 'aylin'],
    guests: ['Agnete Rode, leder af Sproghuset i Sundkøbing', 'Frederik Bast, driftsleder på Sundkøbing Gartneri'],
    minutes: { releasedAfterDays: 7, approval: 'next_meeting' },
    items: [
      {
        key: 's1.1',
        title: 'Besøg i Sproghuset',
        case: 'sprogcafe',
        presenter: { guest: 'Agnete Rode, leder af Sproghuset i Sundkøbing' },
        summary: 'Rådet så en sprogcafé, hvor deltagere efter et år selv bliver værter.',
        background: [
          'Sproghuset har 90 gæster om ugen og 40 frivillige, hvoraf 17 er tidligere deltagere. Nøglen er, at enhver får en opgave på dag ét: dække bord, læse menuen op, byde velkommen.',
          'Agnete Rode advarede mod at bruge caféen som erstatning for undervisning. Der er ingen tavle og ingen lektier.',
        ],
        decision: {
          outcome: 'noted',
          text: ['Desta Tekle og Birgitte Toft tager værtsrollen med hjem og foreslår biblioteket en prøve med fire tidligere deltagere.'],
        },
        attachments: ['Noter fra Sproghuset'],
      },
      {
        key: 's1.2',
        title: 'Besøg på Sundkøbing Gartneri',
        case: 'charter',
        presenter: { guest: 'Frederik Bast, driftsleder på Sundkøbing Gartneri' },
        summary: 'Rådet hørte, hvordan en makkerordning har halveret antallet af opsigelser.',
        background: [
          'Gartneriet har 48 ansatte. Da hver ny fik en fast makker de første seks uger, faldt antallet, der stoppede inden tre måneder, fra 14 til seks om året.',
          'En makker får en times løn ekstra om ugen. Driftslederen kalder det den billigste udgift i hele regnskabet.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Marek Zieliński skriver makkerordningen sammen på en side, så den kan vedlægges charteret som et eksempel fra en rigtig arbejdsplads.',
          ],
        },
      },
    ],
  },
  {
    key: 'm12',
    kind: 'ordinary',
    when: { month: -11 },
    start: '17:00',
    end: '18:50',
    place: 'Fjordby Bibliotek, Havnegade 4, salen',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['vibeke', 'yusuf'],
    alsoPresent: ['idris'],
    guests: ['Asta Winding, leder af Fjordby Bibliotek'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm12.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og Baran Demirtas blev budt velkommen som medlem.',
        decision: {
          outcome: 'adopted',
          text: ['Forkvinden bød Baran Demirtas velkommen på beboerplads 4. Dagsordenen er derefter godkendt uden tilføjelser.'],
        },
      },
      {
        key: 'm12.2',
        title: 'Godkendelse af referater fra ordinært møde og studietur',
        standing: 'minutes',
        approves: ['m11', 's1'],
        summary: 'Referaterne fra {meeting:m11} og turen den {meeting:s1} blev godkendt; afgangstiden er rettet.',
        decision: {
          outcome: 'adopted',
          text: ['Begge referater er godkendt. Bussen til Sundkøbing kørte 8.15 og ikke 8.45, og det er rettet i turens referat.'],
        },
      },
      {
        key: 'm12.3',
        title: 'Prisaftenen: hvad gik godt, og hvad gør vi om?',
        case: 'pris1',
        presenter: { person: 'birgitte' },
        summary: 'Torsdagskøkkenet og Nordkajens Tømrere fik priserne foran 104 gæster.',
        recommendation: {
          by: 'prisgruppen',
          to: 'raad',
          text: 'at rådet evaluerer aftenen, mens den er frisk, og giver gruppen råd til næste gang.',
        },
        background: [
          'Der kom 104 gæster, dobbelt så mange som ved sidste uddeling. Frivilligprisen gik til Torsdagskøkkenet i Mågeparken og virksomhedsprisen til Nordkajens Tømrere.',
          'Det var godt, at alle indstillede blev nævnt. Det var mindre godt, at talerne tog 70 minutter, så børnene måtte spise først.',
          'Skemaet var for langt: seks af de 19 havde sprunget spørgsmålet om økonomi over.',
        ],
        economy: 'Aftenen kostede 10.940 kr. og holdt sig inden for det afsatte.',
        decision: {
          outcome: 'adopted',
          text: [
            'Næste gang må taler højst vare fire minutter, og skemaet skæres fra fire sider til én. Gruppen fortsætter og får Desta Tekle med i stedet for Thuy Linh Nguyen.',
          ],
        },
      },
      {
        key: 'm12.4',
        title: 'Sprogcaféen: frivillige og værtsrolle',
        case: 'sprogcafe',
        presenter: { guest: 'Asta Winding, leder af Fjordby Bibliotek' },
        summary: 'Lørdagscaféen begynder, og fire tidligere deltagere bliver værter.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet drøfter, om ideen fra Sundkøbing kan bruges på biblioteket.' },
        background: [
          'Siden Frivilligcentret slog opgaven op, er antallet af frivillige steget fra tolv. Der er nu nok til at dele nøglen om lørdagen.',
          'Fire kursister, der er kommet i caféen i over et år, vil gerne være værter. De får et skilt, en introduktion og deres navn på tavlen.',
          'Ukrainske gæster ønsker en time, hvor børnene kan få lektiehjælp imens.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Lørdagscaféen åbner den {date:+12} med 32 frivillige og fire værter. Biblioteket tæller gæsterne og vender tilbage efter et halvt år.',
          ],
        },
        correction: {
          afterDays: 9,
          corrected: [
            'Lørdagscaféen åbner den {date:+12} med 23 frivillige og fire værter. Biblioteket tæller gæsterne og vender tilbage efter et halvt år.',
          ],
          reason: 'Antallet af frivillige var byttet om ved indskrivningen: Biblioteket har 23 frivillige og ikke 32.',
        },
      },
      {
        key: 'm12.5',
        title: 'Bydelsmødre i Lyngholm: holdet er i gang',
        case: 'bydelsmodre',
        presenter: { person: 'hanan' },
        summary: 'Otte kvinder er begyndt på uddannelsen, og en niende med dari kommer med i næste uge.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet hører om de første tre undervisningsgange og drøfter, hvordan bydelsmødrene bliver kendt i området.',
        },
        background: [
          'Fremmødet har været fuldt alle tre gange. Emnerne var tavshedspligt, børns sprog og hvem der gør hvad i kommunen.',
          'Hanan Al-Jabari mødte holdet på Fyrbakken, hvor de fem erfarne bydelsmødre fortalte om deres første besøg: Bank på, men gå ikke ind, før du er budt.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Rådet glæder sig over det fulde fremmøde. Når holdet er færdigt, går Flemming Ravn og Hanan Al-Jabari med rundt i Lyngholm og præsenterer dem dør for dør.',
          ],
        },
      },
      {
        key: 'm12.6',
        title: 'Cykelkurset: første hold har lært at bremse',
        case: 'cykel',
        presenter: { person: 'baran' },
        summary: 'Tolv voksne er på cykelkurset, og syv står på venteliste.',
        recommendation: { by: 'raad', to: 'raad', text: 'at rådet følger kurset og tager stilling til ventelisten, når det er slut.' },
        background: [
          'Baran Demirtas fremlagde på Yusuf Warsames vegne. Tolv er begyndt, og ti er kommet hver gang; den ene af de to fraværende har fået arbejde.',
          'Instruktørerne bad om en låge i hegnet, så deltagerne slipper for at løfte cyklerne over. Fyrbakkens vicevært satte den op samme dag.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Tolv deltagere, fuldt udstyr og ingen skader. De syv på ventelisten får brev om, at et nyt hold afhænger af evalueringen.',
          ],
        },
      },
      {
        key: 'm12.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Lone Kragelund inviterede til syfællesskab i Kvindehuset Broen.',
        decision: {
          outcome: 'noted',
          text: [
            'Lone Kragelund fortalte om et syfællesskab hver tirsdag, hvor man kan øve fagord. Centret lægger sedler frem i kantinen.',
          ],
        },
      },
    ],
  },
  {
    key: 'm13',
    kind: 'ordinary',
    when: { month: -10 },
    start: '19:00',
    end: '20:30',
    place: 'Digitalt møde; tilhørere kan følge med fra Fjordby Bibliotek',
    virtual: true,
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['flemming', 'desta'],
    arrivedLate: [{ person: 'marek', at: '19:12' }],
    alsoPresent: ['aylin'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'm13.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt ved navneopråb, fordi mødet var digitalt.',
        decision: {
          outcome: 'adopted',
          text: [
            'Forkvinden råbte navnene op og spurgte hver enkelt. Elleve svarede ja til dagsordenen, og kameraet blev tændt ved afstemninger.',
          ],
        },
      },
      {
        key: 'm13.2',
        title: 'Godkendelse af referat og en rettelse',
        standing: 'minutes',
        approves: ['m12'],
        summary: 'Referatet fra {meeting:m12} blev godkendt med det rettede antal frivillige i sprogcaféen.',
        decision: {
          outcome: 'adopted',
          text: [
            'Referatet af {meeting:m12} godkendes i den rettede udgave, hvor sprogcaféen har 23 frivillige. Begge udgaver kan stadig ses.',
          ],
        },
      },
      {
        key: 'm13.3',
        title: 'Kontaktpersoner på skolerne',
        case: 'social-kontrol',
        presenter: { person: 'oksana' },
        summary: 'Alle fem skoler har nu to kontaktpersoner, som elever kan gå til i fortrolighed.',
        recommendation: {
          by: 'dialoggruppen',
          to: 'raad',
          text: 'at rådet noterer skolernes svar og beslutter, hvordan eleverne får det at vide.',
        },
        background: [
          'Skolelederne sagde ja på ét møde. De ti lærere har fået en dags undervisning i underretningspligt, og SSP har en fast telefontid for dem.',
          'Navnene hænger nu, hvor eleverne er alene. Nordre Skole valgte også bagsiden af bibliotekets bogmærker.',
          'Forældrecaféen har holdt fem aftener med mellem syv og 19 gæster. De klarer sig selv og har kun bedt om en ekstra kaffekande.',
        ],
        economy: 'Undervisningsdagen kostede skolerne 16.000 kr. i vikarer.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet takker skolerne. Oksana Bondar beder elevrådene om at spørge 100 elever, om de kan nævne deres kontaktperson, inden rådet går videre med de øvrige klubber.',
          ],
        },
      },
      {
        key: 'm13.4',
        title: 'Velkomstpakken: hvilke sprog?',
        case: 'velkomst',
        presenter: { person: 'oksana' },
        summary: 'Pakken trykkes på dansk, engelsk, arabisk og ukrainsk, og resten findes som lyd.',
        recommendation: { by: 'centret', to: 'raad', text: 'at der vælges fire trykte sprog, og at øvrige sprog indtales.' },
        background: [
          'Prøven i sprogcaféen viste, at side to om lægen gav flest spørgsmål. En af læserne skrev i margenen:',
          { lang: 'en', text: 'I can read every word, but I still do not know whom to call on a Sunday evening.' },
          'Siden begynder derfor nu med tre tidspunkter og tre telefonnumre. Indtaling på tyrkisk, somali, dari, polsk og vietnamesisk koster en tiendedel af et oplag.',
        ],
        economy: 'Fire sprog i 400 eksemplarer koster 31.200 kr.; lydfilerne koster 4.500 kr.',
        decision: {
          outcome: 'adopted',
          text: ['De fire trykte sprog er valgt. Bydelsmødrene indtaler de fem andre, og en kode på forsiden fører til lyden.'],
        },
        attachments: ['Velkomstpakke, prøvetryk på dansk'],
      },
      {
        key: 'm13.5',
        title: 'Fjordby fortæller: ny rytme og samtykke',
        case: 'portraet',
        presenter: { person: 'hanan' },
        summary: 'Serien går fra et portræt om ugen til ét om måneden med fornyet samtykke hvert år.',
        recommendation: {
          by: 'dialoggruppen',
          to: 'raad',
          text: 'at serien får en langsommere rytme og en fast regel om, hvor længe et portræt ligger fremme.',
        },
        background: [
          'Der er udgivet 17 portrætter. Tre medlemmer mangler at levere, og gruppen bruger to kvælde på hvert portræt.',
          'Tre portrætterede har skiftet arbejde siden, og én vil ikke længere kunne findes ved en søgning. Gruppen foreslår derfor, at alle bliver spurgt igen efter tolv måneder.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Ét portræt om måneden, og samtykket gælder i et år ad gangen. Svarer den portrætterede ikke, bliver portrættet taget ned.',
          ],
        },
      },
      {
        key: 'm13.6',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Medlemmerne kan også få diæter for digitale møder, oplyste sekretæren.',
        decision: {
          outcome: 'noted',
          text: [
            'Ditte Kjærulff svarede Marek Zieliński, at diæterne er de samme, når mødet foregår på skærm. Skemaet skal blot sendes inden månedens udgang.',
          ],
        },
      },
    ],
  },
  {
    key: 'm14',
    kind: 'ordinary',
    when: { month: -9 },
    start: '17:00',
    end: '18:45',
    place: 'Ungdomsklubben Fyret, Fyrbakken',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['birgitte', 'lone', 'marek'],
    alsoPresent: ['idris', 'abdirahman'],
    guests: ['Malthe Gammelby, projektleder for helhedsplanen'],
    minutes: { releasedAfterDays: 4, approval: 'next_meeting' },
    items: [
      {
        key: 'm14.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt med besked om, at sundhedsplejen var forhindret.',
        decision: {
          outcome: 'adopted',
          text: [
            'Sundhedsplejens leder havde meldt fra samme formiddag. Punktet blev stående, så rådet kunne beslutte en ny dato, og dagsordenen er godkendt.',
          ],
        },
      },
      {
        key: 'm14.2',
        title: 'Godkendelse af referat fra det digitale møde',
        standing: 'minutes',
        approves: ['m13'],
        summary: 'Referatet fra {meeting:m13} blev godkendt efter en lille ændring om forældrecaféens gæster.',
        decision: {
          outcome: 'adopted',
          text: ['Med ændringen fra 17 til 19 gæster på den bedst besøgte aften er referatet af {meeting:m13} godkendt.'],
        },
      },
      {
        key: 'm14.3',
        title: 'Tolk ved hjemmebesøg: sundhedsplejens tal',
        case: 'tolk',
        presenter: { person: 'hanan' },
        summary: 'Sagen blev udsat, fordi sundhedsplejens leder ikke kunne komme.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet gennemgår tallene sammen med sundhedsplejens leder.' },
        background: [
          'Tallene kom tre dage før mødet. De viser 212 førstebesøg på et år og 48 bestilte tolke, men ikke, hvor mange familier der havde brug for en.',
          'Hanan Al-Jabari vil nødig læse tal højt, som fagfolkene ikke selv kan forklare.',
        ],
        decision: {
          outcome: 'postponed',
          text: [
            'Udsat til {meeting:m15}. Sekretariatet beder sundhedsplejen gennemgå 50 tilfældige besøg uden navne og notere, om en tolk havde været nødvendig.',
          ],
        },
        attachments: ['Sundhedsplejens årstal om tolkning'],
      },
      {
        key: 'm14.4',
        title: 'Fritidsjob til unge uden for boligområderne',
        case: 'fritidsjob',
        presenter: { person: 'naser' },
        summary: 'Skolerne må nu henvise alle unge på 13 til 15 år, uanset hvor de bor.',
        recommendation: {
          by: 'ungegruppen',
          to: 'raad',
          text: 'at ordningen åbnes for unge i hele kommunen, når en skole eller klub henviser.',
        },
        background: [
          '44 unge er i job hos 21 arbejdsgivere. Vejlederen har måttet sige nej til elleve, som bor i villakvartererne, men som skolen er bekymret for.',
          'Abdirahman Nur frygtede, at pladserne ville gå til dem med de bedste netværk. Gruppen foreslår derfor, at to af tre pladser er forbeholdt boligområderne.',
          'Plejecentret og biblioteket tager tilsammen seks nye.',
        ],
        economy: 'Ingen nye timer; åbningstiden i Fyret bliver en halv time længere, og onsdagen tilsvarende kortere.',
        decision: {
          outcome: 'adopted',
          text: [
            'Ordningen åbnes med forbeholdet om to af tre pladser. Rune Falkenberg skriver et henvisningsbrev, som passer på én side.',
          ],
        },
        attachments: ['Henvisning til fritidsjob, udkast'],
      },
      {
        key: 'm14.5',
        title: 'Helhedsplanen: hvad blev der af rådets svar?',
        case: 'boligplan',
        presenter: { guest: 'Malthe Gammelby, projektleder for helhedsplanen' },
        summary: 'To af rådets fire ønsker kom med i den endelige helhedsplan.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet sammenholder den vedtagne plan med sit eget svar.' },
        background: [
          'Fritidsjobvejlederen er nu med i hele perioden, og tolk på beboermøder står skrevet ind. Naboskab fik intet mål, og Havnekvarteret kom ikke med.',
          'Malthe Gammelby forklarede, at fonden bag planen kun støtter almene boliger. Til gengæld er værkstedet i Mågeparken åbent for alle naboer.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Rådet er tilfreds med vejlederen og tolkene. Yusuf Warsame spørger boligejerne på Nordkajen, om de vil starte deres egen beboerforening.',
          ],
        },
        attachments: ['Svar på rådets fire ønsker, punkt for punkt'],
      },
      {
        key: 'm14.6',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Ditte Kjærulff sagde farvel som sekretær og præsenterede sin efterfølger.',
        decision: {
          outcome: 'noted',
          text: [
            'Ditte Kjærulff bliver boligsocial koordinator, og Mads-Emil Rosing overtager sekretærposten midt på måneden. Rådet gav hende et indrammet kort over alle de steder, hvor det har holdt møde.',
          ],
        },
      },
    ],
  },
]
