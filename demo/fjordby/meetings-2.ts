import type { DemoMeeting } from './types.ts'

/** The theme day, focus areas, working groups, and the first joint meeting with the committee. */
export const meetings2: DemoMeeting[] = [
  {
    key: 't1',
    kind: 'theme',
    title: 'Temadag: Hvad vil vi bygge bro over?',
    when: { month: -19, weekday: 6, nth: 3 },
    start: '10:00',
    end: '14:30',
    place: 'Beboerhuset i Mågeparken',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['tina', 'marek'],
    alsoPresent: ['baran', 'aylin'],
    guests: ['Svend Aage Kirk, proceskonsulent'],
    minutes: { releasedAfterDays: 5, approval: 'next_meeting' },
    items: [
      {
        key: 't1.1',
        title: 'Hvad er en brobygger?',
        case: 'indsatser',
        presenter: { guest: 'Svend Aage Kirk, proceskonsulent' },
        summary: 'Rådet samlede sig om tre sætninger, der siger, hvad en brobygger gør.',
        background: [
          'Medlemmerne gik to og to en tur rundt i Mågeparken med spørgsmålet: Hvornår har nogen bygget bro for dig?',
          'Historierne handlede om en nabo, en holdkammerat, en vikar og en kontanthjælpsmedarbejder, der ringede tilbage. Fælles var, at nogen tog det første skridt og blev ved.',
          'Jeppe Nørlund sagde, at ordet integration får hans ansatte til at kigge ned i bordet; hverdagsordene virker bedre.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådets tre sætninger er:',
            {
              list: [
                'Vi går selv det første skridt.',
                'Vi taler med folk, før vi taler om dem.',
                'Vi fortæller videre, hvad vi hørte, og hvad der skete.',
              ],
            },
          ],
        },
      },
      {
        key: 't1.2',
        title: 'Fra 31 ønsker til fire temaer',
        case: 'indsatser',
        presenter: { person: 'samira' },
        summary: 'Fire temaer gik videre, og rådet vælger to af dem på næste møde.',
        background: [
          'De 31 ønsker blev hængt op og samlet i bunker. Notatets råd om højst to indsatsområder blev læst højt undervejs.',
          'Hvert medlem havde tre klistermærker. Arbejde og uddannelse fik 13, hverdag og fællesskab 11, unge 8 og mødet med det offentlige 4.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'De fire temaer med flest mærker går videre. Oksana Bondar og Lone Kragelund skriver en halv side om hvert, så valget kan træffes den {meeting:m05}.',
          ],
        },
        attachments: ['Foto af væggen med de 31 ønsker'],
      },
      {
        key: 't1.3',
        title: 'Årshjul: hvad ligger fast hvornår?',
        case: 'indsatser',
        presenter: { person: 'ditte' },
        summary: 'Rådet fik en plan over året med to møder med udvalget og faste tidspunkter for priser og tal.',
        background: [
          'Sekretariatet havde tegnet et hjul med elleve møder. Faste punkter er to fællesmøder med udvalget, halvårstal for kvinder i job, priserne og høring om budgettet.',
          'Naser Qaderi fandt hjulet for fyldt og foreslog, at hvert andet møde har en time uden sager til samtale med en gæst.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Årshjulet bruges som huskeliste og hænger på centrets opslagstavle. Nasers gæstetime prøves tre gange, før rådet beslutter, om den bliver fast.',
          ],
        },
        attachments: ['Årshjul for Integrationsrådet'],
      },
    ],
  },
  {
    key: 'm05',
    kind: 'ordinary',
    when: { month: -18 },
    start: '17:00',
    end: '19:00',
    place: 'Center for Sprog og Integration, Sejlmagervej 12, lokale 3',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['lone'],
    arrivedLate: [{ person: 'yusuf', at: '17:25' }],
    alsoPresent: ['idris'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm05.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og portrætserien byttede plads med priserne.',
        decision: {
          outcome: 'adopted',
          text: [
            'Punktet om portrætserien blev lagt sidst, så prisernes kriterier fik mest tid. Med den rækkefølge er dagsordenen godkendt.',
          ],
        },
      },
      {
        key: 'm05.2',
        title: 'Godkendelse af referater fra det konstituerende møde og temadagen',
        standing: 'minutes',
        approves: ['m04', 't1'],
        summary: 'Begge referater blev godkendt; fra temadagen blev stemmetallene for de fire temaer tilføjet.',
        decision: {
          outcome: 'adopted',
          text: [
            'Referaterne fra {meeting:m04} og {meeting:t1} er godkendt. I det sidste er der indsat, hvor mange mærker hvert tema fik.',
          ],
        },
      },
      {
        key: 'm05.3',
        title: 'Valg af to indsatsområder',
        case: 'indsatser',
        presenter: { person: 'oksana' },
        summary: 'Rådet valgte arbejde og uddannelse samt hverdag og fællesskab som sine to indsatsområder.',
        recommendation: { by: 'formandskab', to: 'raad', text: 'at rådet vælger to af de fire temaer og sætter ét mål for hvert.' },
        background: [
          'Oksana Bondar og Lone Kragelund har beskrevet de fire temaer. Temaet om unge overlapper med begge de to største, og mødet med det offentlige kan løftes sag for sag.',
          'Til arbejde og uddannelse foreslås målet 100 fritidsjob og lønnede timejob inden periodens udløb. Til hverdag og fællesskab foreslås to dialogmøder om året i hvert sit boligområde.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'De to indsatsområder er Arbejde og uddannelse og Hverdag og fællesskab med de foreslåede mål.',
            'Forkvinden fremlægger dem for udvalget på fællesmødet den {meeting:j1}.',
          ],
        },
        attachments: ['Fire temaer på fire halve sider'],
      },
      {
        key: 'm05.4',
        title: 'Nedsættelse af tre arbejdsgrupper',
        case: 'indsatser',
        presenter: { person: 'samira' },
        summary: 'Rådet nedsatte grupper for priser, for unge og fritidsjob og for dialog og synlighed.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at der nedsættes tre grupper med hver sin tovholder og et kommissorium på ti linjer.',
        },
        background: [
          'Det gamle råds grupper havde ingen tovholder, og fire af syv nåede aldrig at mødes. Derfor skal hver gruppe nu have ét navn, der indkalder.',
          'Grupperne kan tage folk udefra med. Ungdomsklubben Fyret har tilbudt, at to unge følger gruppen om fritidsjob.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Birgitte Toft er tovholder for Prisgruppen, Naser Qaderi for unge og fritidsjob og Hanan Al-Jabari for dialog og synlighed.',
            'Grupperne holder deres første møde inden den {date:+24} og sender tre linjer til sekretariatet bagefter.',
          ],
        },
        attachments: ['Kommissorier for de tre arbejdsgrupper'],
      },
      {
        key: 'm05.5',
        title: 'Integrationspriserne: beløb, kriterier og frist',
        case: 'pris1',
        presenter: { person: 'birgitte' },
        summary: 'Der uddeles en frivilligpris og en virksomhedspris på 7.500 kr. hver.',
        recommendation: {
          by: 'prisgruppen',
          to: 'raad',
          text: 'at der uddeles to lige store priser, og at gruppen må gå i gang med opslaget.',
        },
        background: [
          'Sidste uddeling havde én stor og én lille pris. Flere af de indstillede frivillige spurgte, hvorfor virksomheden fik mest.',
          'Gruppen foreslår fire kriterier: at indsatsen får flere med, skaber gensidig respekt, fører folk sammen og rækker ud over det, man kan forvente.',
          'Erhvervsforeningen vil betale halvdelen af beløbet, hvis et af dens medlemmer er til stede ved overrækkelsen.',
        ],
        economy: 'De to priser koster 15.000 kr., hvoraf rådet selv betaler 7.500 kr.',
        communication: 'Opslaget går til foreninger, boligafdelinger, skoler og arbejdspladser; alle borgere må indstille.',
        decision: {
          outcome: 'adopted',
          text: [
            'Beløb og kriterier er vedtaget. Fristen bliver ugen efter rådets møde den {meeting:m07}, og Prisgruppen må selv skrive opslaget.',
          ],
        },
        attachments: ['Udkast til indstillingsskema'],
      },
      {
        key: 'm05.6',
        title: 'Fjordby fortæller: de første fem portrætter',
        case: 'portraet',
        presenter: { person: 'hanan' },
        summary: 'Fem portrætter er ude, og dialoggruppen overtager redaktionen.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet beslutter, hvem der redigerer serien, nu hvor Dragana Petrović er trådt ud.',
        },
        background: [
          'De fem portrætter er læst af i alt 3.100 på rådets side. Portrættet af dagplejeren blev delt 84 gange, og hun har siden fået to nye børn på venteliste.',
          'Ét portræt blev trukket tilbage, fordi den portrætterede fortrød. Det tog under en time at få det ned alle steder.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Dialoggruppen redigerer serien fra i dag. Medlemmerne leverer efter alfabetet, så Birgitte Toft og Desta Tekle er de næste.',
          ],
        },
      },
      {
        key: 'm05.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Yusuf Warsame fortalte, at buschaufførerne gerne vil have et lille ordkort på flere sprog.',
        decision: {
          outcome: 'noted',
          text: [
            'Yusuf Warsame fortalte, at kolleger i bussen mangler et ordkort med de ti mest brugte sætninger. Desta Tekle spørger kursisterne, om de vil lave det.',
          ],
        },
      },
    ],
  },
  {
    key: 'm06',
    kind: 'ordinary',
    when: { month: -17 },
    start: '17:00',
    end: '19:05',
    place: 'Nordre Skole, lærerværelset',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['jeppe', 'vibeke'],
    alsoPresent: ['baran', 'idris', 'pernille'],
    guests: ['Katrine Uhrenholt, SSP-konsulent'],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'm06.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og gæstetimen om social kontrol kom først.',
        decision: {
          outcome: 'adopted',
          text: ['Rådet godkendte at begynde med gæstetimen. Det er den første af de tre, som blev aftalt på temadagen.'],
        },
      },
      {
        key: 'm06.2',
        title: 'Negativ social kontrol: hvad ved vi i Fjordby?',
        case: 'social-kontrol',
        presenter: { guest: 'Katrine Uhrenholt, SSP-konsulent' },
        summary: 'Rådet vil høre unge og forældre selv på et dialogmøde, før det foreslår noget.',
        recommendation: { by: 'dialoggruppen', to: 'raad', text: 'at rådet hører oplægget og beslutter, om emnet skal på et dialogmøde.' },
        background: [
          'Skolerne har det seneste år bedt SSP om hjælp i 17 sager, hvor en ung ikke måtte gå til idræt, vælge uddannelse eller se bestemte venner. Tallet var ni året før.',
          'Katrine Uhrenholt tror, at stigningen skyldes, at lærerne spørger mere. Det sværeste er de unge, der ikke vil have, at nogen taler med deres forældre.',
          'Oksana Bondar genkendte billedet fra Nordre Skole og advarede mod, at et møde kun handler om bestemte familier. Kontrol findes også i foreninger og på sociale medier.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Dialoggruppen planlægger et dialogmøde i Mågeparken om at bestemme over sit eget liv. Unge og forældre inviteres hver for sig og mødes til sidst.',
            'Der føres ingen deltagerliste, og ingen bliver citeret uden at have sagt ja.',
          ],
        },
      },
      {
        key: 'm06.3',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m05'],
        summary: 'Referatet fra {meeting:m05} blev godkendt; Yusuf Warsames ankomst er noteret.',
        decision: {
          outcome: 'adopted',
          text: [
            'Mødet den {meeting:m05} er gengivet rigtigt, og referatet er godkendt. Yusuf Warsame kom kl. 17.25, fordi bussen var forsinket.',
          ],
        },
      },
      {
        key: 'm06.4',
        title: 'En velkomstpakke til nye borgere',
        case: 'velkomst',
        presenter: { person: 'thuy' },
        summary: 'Thuy Linh Nguyen og sekretariatet laver et første udkast til en velkomstpakke.',
        recommendation: { by: 'raad', to: 'raad', text: 'at rådet tager initiativ til en mappe, som alle nye borgere får ved et besøg.' },
        background: [
          'I dag får en ny borger 14 forskellige foldere i løbet af den første måned. Thuy Linh Nguyen har lagt dem på bordet: tre har forkerte telefonnumre, og kun to findes på andre sprog end dansk.',
          'Hun foreslår én mappe med ti sider: læge, skole, affald, bus, vaskeri, bibliotek, foreninger, politi, sprogundervisning og den side, hvor ens egen sagsbehandler står.',
        ],
        economy: 'Et oplag på 300 anslås til 28.000 kr., og der søges penge hos boligselskaberne.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet går i gang med pakken. Thuy Linh Nguyen samler indholdet, og Flemming Ravn spørger boligselskaberne om støtte inden den {date:+30}.',
          ],
        },
      },
      {
        key: 'm06.5',
        title: 'Bydelsmødre i Lyngholm: overslag',
        case: 'bydelsmodre',
        presenter: { person: 'pernille' },
        summary: 'Rådet anbefaler udvalget at afsætte 85.000 kr. til et hold bydelsmødre i Lyngholm.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at der afsættes 85.000 kr. til uddannelse af otte bydelsmødre i Lyngholm.' },
        background: [
          'Det gamle råd bad om et overslag. Pernille Østerby regner med 15 undervisningsgange i børnehavens fællesrum, børnepasning og en kontaktperson fem timer om ugen det første år.',
          'Ni kvinder i Lyngholm har sagt, at de er interesserede. De taler tilsammen seks sprog, og fire af dem har arbejde ved siden af.',
          'Alternativet er at køre deltagerne til Fyrbakken. Det er 20.000 kr. billigere, men syv af de ni siger, at de så ikke kan være med.',
        ],
        economy: 'Overslaget dækker undervisere 41.000 kr., kontaktperson 32.000 kr. og pasning og mad 12.000 kr.',
        decision: {
          outcome: 'adopted',
          text: ['Rådet anbefaler løsningen i Lyngholm. Samira Haddad rejser sagen på fællesmødet med udvalget den {meeting:j1}.'],
        },
        attachments: ['Overslag over bydelsmødre i Lyngholm'],
      },
      {
        key: 'm06.6',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Tina Skaarup gjorde opmærksom på falske opkald til ældre borgere på tyrkisk og arabisk.',
        decision: {
          outcome: 'noted',
          text: [
            'Tina Skaarup advarede mod svindlere, der ringer og siger, at de er fra banken. Medlemmerne fortæller det videre i deres netværk.',
          ],
        },
      },
    ],
  },
  {
    key: 'j1',
    kind: 'joint',
    title: 'Fællesmøde med Beskæftigelses- og Integrationsudvalget',
    when: { month: -17, weekday: 3, nth: 3 },
    start: '16:00',
    end: '17:45',
    place: 'Fjordby Rådhus, udvalgsværelset',
    host: 'raad',
    with: ['udvalget'],
    state: 'held',
    secretary: 'ditte',
    apologies: ['desta', 'tina', 'naser'],
    alsoPresent: ['peder', 'ingelise', 'tarik', 'ole', 'henriette'],
    guests: ['Lisbeth Amdrup, produktionschef på Fjordby Fisk'],
    minutes: { releasedAfterDays: 4, approval: 'next_meeting' },
    items: [
      {
        key: 'j1.1',
        title: 'Kvinder i job: første halvår og udvalgets forventninger',
        case: 'kvinder-job',
        presenter: { person: 'henriette' },
        summary: 'Ledigheden er faldet til 13,9 pct., og udvalget vil se flere lønnede timer.',
        background: [
          'På et halvt år er antallet af ledige kvinder gået fra 87 til 85. Faldet er lille, og det er sket i aldersgruppen under 35.',
          'Af erhvervsforeningens 140 medlemmer har 12 svaret ja til at tilbyde lønnede timer, og fem af dem har allerede ansat nogen.',
          'Peder Thorsager sagde, at udvalget hellere vil have få gode forløb end mange korte, men at målet på 12,8 pct. står fast.',
        ],
        decision: {
          outcome: 'noted',
          text: [
            'Udvalget og rådet er enige om at følge de lønnede timer særskilt, så det kan ses, om de fører til fast job.',
            'Lone Kragelund tager tre kvinder fra Kvindehuset Broen med på næste fællesmøde, så udvalget hører det fra dem selv.',
          ],
        },
        attachments: ['Halvårstal for kvinder i job'],
      },
      {
        key: 'j1.2',
        title: 'Et mangfoldighedscharter i Fjordby?',
        case: 'charter',
        presenter: { guest: 'Lisbeth Amdrup, produktionschef på Fjordby Fisk' },
        summary: 'Rådet skriver et udkast til et charter, som virksomheder frit kan skrive under på.',
        recommendation: {
          by: 'udvalget',
          to: 'raad',
          text: 'at rådet sammen med erhvervslivet undersøger, om et charter vil gøre en forskel.',
        },
        background: [
          'Lisbeth Amdrup fortalte, at Fjordby Fisk har 63 ansatte med elleve modersmål. Det vendte, da holdlederne selv begyndte at bruge korte, klare sætninger og billeder ved maskinerne.',
          'Hun læste op af en besked fra en ansat, der begyndte som vikar:',
          { lang: 'en', text: 'Nobody asked me where I came from. They asked what I could do, and then they showed me the rest.' },
          'Ingelise Friis-Mølby vil ikke have et papir, der bare hænger på en væg. Et charter skal måles på noget, og man skal kunne blive slettet af det igen.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Jeppe Nørlund og sekretariatet skriver et udkast med højst fire løfter. Det skal kunne læses på ét minut og underskrives af både store og små arbejdspladser.',
          ],
        },
      },
      {
        key: 'j1.3',
        title: 'Udvalgets svar om bydelsmødre i Lyngholm',
        case: 'bydelsmodre',
        presenter: { person: 'samira' },
        summary: 'Udvalget er positivt og behandler de 85.000 kr. på sit eget møde.',
        background: [
          'Samira Haddad fremlagde overslaget og de ni kvinders egne ord om, hvorfor undervisningen skal ligge i Lyngholm.',
          'Tarik Benali spurgte til frafald. På de to tidligere hold gennemførte 14 af 17, og ingen er holdt op som bydelsmor inden for det første år.',
        ],
        economy: 'Udvalget har 210.000 kr. tilbage i puljen til boligområderne, oplyste formanden.',
        decision: {
          outcome: 'noted',
          text: [
            'Udvalget sætter sagen på sit møde den {meeting:b1} og bad om, at kontaktpersonens timer bliver skrevet ind som en aftale på ét år.',
          ],
        },
      },
    ],
  },
]
