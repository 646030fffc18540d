import type { DemoMeeting } from './types.ts'

/** The outgoing council's last three meetings and the new council's first. */
export const meetings1: DemoMeeting[] = [
  {
    key: 'm01',
    kind: 'ordinary',
    when: { month: -22 },
    start: '17:00',
    end: '19:10',
    place: 'Center for Sprog og Integration, Sejlmagervej 12, lokale 3',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['viktor', 'jeppe'],
    alsoPresent: ['pernille'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm01.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og punktet om bydelsmødre blev rykket frem, så koordinatoren kunne gå tidligere.',
        decision: {
          outcome: 'adopted',
          text: [
            'Dagsordenen er godkendt. Punktet om bydelsmødre blev flyttet frem som det første, fordi Pernille Østerby skulle videre til et forældremøde.',
          ],
        },
      },
      {
        key: 'm01.2',
        title: 'Bydelsmødre: status og ønsker fra Lyngholm',
        case: 'bydelsmodre',
        presenter: { person: 'pernille' },
        summary: 'Rådet bad om et overslag over, hvad det koster at uddanne bydelsmødre i Lyngholm.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet drøfter årets tal for bydelsmødrene og peger på, om flere områder skal med.',
        },
        background: [
          'Fjordby har 14 aktive bydelsmødre, ni i Mågeparken og fem på Fyrbakken. Sidste år aflagde de 96 besøg, og halvdelen handlede om børns skolestart eller om breve fra det offentlige.',
          'I Lyngholm er der ingen. Gitte Blæsbjerg har fået syv henvendelser fra kvinder i rækkehusene, som har hørt om ordningen af en søster eller en kollega.',
          'Koordinatoren vurderer, at et nyt hold skal have mindst seks deltagere, og at vejen til bymidten er for lang til, at undervisningen kan ligge her.',
        ],
        economy: 'De nuværende bydelsmødre koster 64.000 kr. om året til uddannelse og forplejning, og beløbet ligger i centrets ramme.',
        decision: {
          outcome: 'noted',
          text: [
            'Rådet noterede sig de 96 besøg og roste indsatsen på Fyrbakken, hvor antallet er fordoblet.',
            'Pernille Østerby regner på et hold i Lyngholm med undervisning i børnehavens fællesrum og vender tilbage med et overslag til det nye råd.',
          ],
        },
        attachments: ['Bydelsmødrenes årstal fordelt på områder'],
        history: [
          {
            body: 'raad',
            when: { month: -33 },
            text: 'Rådet anbefalede, at Fjordby prøver en ordning med bydelsmødre, først i Mågeparken og med højst ti kvinder på holdet.',
          },
          {
            body: 'udvalget',
            when: { month: -32, weekday: 2, nth: 2 },
            text: 'Udvalget gav 90.000 kr. over to år til det første hold og ønskede antallet af besøg oplyst én gang om året.',
          },
        ],
      },
      {
        key: 'm01.3',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        summary: 'Referatet blev godkendt med en rettet stavemåde af foreningen Kvindehuset Broen.',
        decision: {
          outcome: 'adopted',
          text: ['Referatet er godkendt, efter at navnet Kvindehuset Broen er stavet rigtigt i det fjerde punkt.'],
        },
      },
      {
        key: 'm01.4',
        title: 'Forretningsorden: hvad skal være anderledes for næste råd?',
        case: 'forretningsorden',
        presenter: { person: 'poul-erik' },
        summary: 'Rådet vil have klare regler om stedfortrædere og et byrådsmedlem i formandskabet.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at rådet drøfter tre ændringer og giver sekretariatet besked om, hvad et udkast skal rumme.',
        },
        background: [
          'De gældende regler er syv år gamle. De siger ikke, hvad der sker, når en valgt beboer flytter, og to pladser har derfor stået tomme i henholdsvis fem og ni måneder.',
          'Formandskabet foreslår, at en stedfortræder overtager pladsen efter stemmetal, at Byrådet får en plads i formandskabet, og at boligområderne går fra én plads til to.',
          'Kemal Aslan gjorde opmærksom på, at fremmødet er svagest, når møderne varer mere end to timer.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet støtter de tre ændringer og ønsker desuden en sluttid på dagsordenen.',
            'Sekretariatet skriver et udkast, som rådet ser den {meeting:m02}.',
          ],
        },
        attachments: ['Gældende forretningsorden med formandskabets noter'],
      },
      {
        key: 'm01.5',
        title: 'Ny portrætserie om borgere i Fjordby',
        case: 'portraet',
        presenter: { person: 'dragana' },
        summary: 'Hvert medlem finder én borger, der vil fortælle sin historie i serien Fjordby fortæller.',
        recommendation: { by: 'raad', to: 'raad', text: 'at medlemmerne hver bidrager med et portræt på højst 300 ord og et billede.' },
        background: [
          'Dragana Petrović har skrevet to prøveportrætter: en brandmand fra Havnekvarteret og en dagplejer på Fyrbakken. Begge har læst deres tekst igennem og sagt ja på skrift.',
          'Serien skal vise hverdagen og ikke flugten, som de fleste artikler handler om. De portrætterede vælger selv, hvad der ikke skal med.',
        ],
        communication: 'Portrætterne hænger først på biblioteket og kommer derefter på rådets side.',
        decision: {
          outcome: 'adopted',
          text: [
            'Serien hedder Fjordby fortæller. Dragana redigerer, og de to første portrætter bliver hængt op på biblioteket den {date:+15}.',
          ],
        },
      },
      {
        key: 'm01.6',
        title: 'Valg til nyt integrationsråd: tid, sted og stemmesedler',
        case: 'valg',
        presenter: { person: 'ditte' },
        summary: 'Valget holdes på Fjordby Rådhus, og stemmesedlen bliver trykt på seks sprog.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at valghandlingen ligger på rådhuset en eftermiddag og aften ugen efter rådets sidste møde.',
        },
        background: [
          'Ved sidste valg stemte 188 personer. En fjerdedel kom efter kl. 19, og mange spurgte, om de måtte tage deres børn med.',
          'Sekretariatet foreslår åbent fra 15 til 20, et legehjørne ved Frivilligcentret og vejledning ved fire kursister, der har gået på centret i mere end et år.',
        ],
        economy: 'Tryk, oversættelse og forplejning ved valget er sat til 22.500 kr.',
        decision: {
          outcome: 'adopted',
          text: [
            'Valget holdes en uge efter rådets møde den {meeting:m03}.',
            'Stemmesedlen trykkes på dansk, engelsk, arabisk, ukrainsk, tyrkisk og somali, og Merete Lund-Iversen skaffer fem valgtilforordnede fra foreningerne.',
          ],
        },
      },
      {
        key: 'm01.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Abdirahman Nur inviterede rådet til åbent hus i ungdomsklubben Fyret.',
        decision: {
          outcome: 'noted',
          text: [
            'Abdirahman Nur fortalte, at Fyret holder åbent hus den {date:+11}, og at de unge selv viser rundt. Fire medlemmer meldte sig på stedet.',
          ],
        },
      },
    ],
  },
  {
    key: 'm02',
    kind: 'ordinary',
    when: { month: -21 },
    start: '17:00',
    end: '19:00',
    place: 'Fjordby Rådhus, mødelokale 2',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['zainab', 'ole', 'merete'],
    leftEarly: [{ person: 'tina', at: '18:20', before: 'm02.5' }],
    minutes: { releasedAfterDays: 2, approval: 'next_meeting' },
    items: [
      {
        key: 'm02.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt uden ændringer, og sluttiden kl. 19 blev skrevet på som forsøg.',
        decision: {
          outcome: 'adopted',
          text: ['Godkendt, som den var sendt ud. Formanden holder for første gang rådet fast på en sluttid: kl. 19.00.'],
        },
      },
      {
        key: 'm02.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m01'],
        summary: 'Referatet fra {meeting:m01} blev godkendt, efter at besøgstallet for Fyrbakken var rettet.',
        decision: {
          outcome: 'adopted',
          text: [
            'Referatet fra den {meeting:m01} er godkendt. Under punktet om bydelsmødre bør det fremgå, at fordoblingen på Fyrbakken er fra 19 til 38 besøg.',
          ],
        },
      },
      {
        key: 'm02.3',
        title: 'Udkast til ny forretningsorden',
        case: 'forretningsorden',
        presenter: { person: 'ditte' },
        summary: 'Rådet sendte udkastet til ny forretningsorden videre til udvalget med én tilføjelse om digitale møder.',
        recommendation: { by: 'raad', to: 'udvalget', text: 'at udkastet til forretningsorden får virkning fra det nye råds første dag.' },
        background: [
          'Udkastet har 16 paragraffer mod 23 i dag. Nyt er § 5 om stedfortrædere, § 7 om formandskabet og § 11, hvor referatet skal være offentligt inden fire hverdage.',
          'Fordelingen bliver fem beboere, tre foreninger, to boligområder og én plads hver til kursistråd, erhvervsliv, politi og Byråd.',
          'Flemming Ravn fandt, at to pladser til fire boligområder kun holder, hvis områderne skiftes. Rådet drøftede det og lod det stå åbent, hvilke to der indstiller først.',
        ],
        communication: 'En side med det vigtigste i de nye regler bliver lagt frem på centret og biblioteket.',
        decision: {
          outcome: 'adopted',
          text: [
            'Udkastet sendes til Beskæftigelses- og Integrationsudvalget med en ny § 9, der tillader digitale møder, når formandskabet beslutter det.',
            'Mågeparken og Fyrbakken indstiller i næste periode; Lyngholm og Havnekvarteret i den følgende.',
          ],
        },
        attachments: ['Udkast til forretningsorden', 'Oversigt over ændringer paragraf for paragraf'],
      },
      {
        key: 'm02.4',
        title: 'Fritidsjob i Mågeparken: de første tre måneder',
        case: 'fritidsjob',
        presenter: { person: 'kemal' },
        summary: 'Forsøget med fritidsjob fortsætter, efter at elleve arbejdsgivere har givet 18 unge et job.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet drøfter erfaringerne og anbefaler, om forsøget skal gøres fast.' },
        background: [
          'Forsøget gælder unge på 13, 14 og 15 år. Elleve butikker og værksteder har sagt ja, og 18 unge er i gang, heraf syv piger.',
          'Fritidsjobvejleder Rune Falkenberg holder åbent i beboerhuset hver onsdag. De fleste kommer første gang med en ven, og tre ud af fire har aldrig skrevet en ansøgning.',
          'To unge stoppede efter få uger, fordi mødetiden lå oven i idræt. Nu bliver skemaet aftalt, før kontrakten skrives under.',
        ],
        economy: 'Vejlederen er ansat 15 timer om ugen for penge fra helhedsplanen, som rækker ni måneder endnu.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet anbefaler centret at søge vejlederstillingen forlænget.',
            'Kemal Aslan og Jeppe Nørlund besøger butikkerne i gågaden med en folder og spørger især efter job, som 13-årige må have.',
          ],
        },
        attachments: ['Fritidsjob: oversigt over arbejdsgivere'],
      },
      {
        key: 'm02.5',
        title: 'Erfaringsnotat: disposition',
        case: 'erfaring',
        presenter: { person: 'poul-erik' },
        summary: 'Erfaringsnotatet skal holde sig til seks sider og sige lige ud, hvad der ikke lykkedes.',
        recommendation: { by: 'formandskab', to: 'raad', text: 'at rådet godkender notatets fem afsnit og fordeler skrivearbejdet.' },
        background: [
          'Det nye råd får en kasse med fire års dagsordener. Formandskabet vil hellere give dem et notat, som kan læses på en halv time.',
          'De fem afsnit er fremmøde, høringer, priser, kontakt til udvalget og det, som rådet lod ligge. Det sidste afsnit kan blive det vigtigste, mente Dragana Petrović.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Dispositionen er godkendt. Samira Haddad skriver om høringer, Birgitte Toft om priser, og Poul-Erik Damgaard samler det hele til den {meeting:m03}.',
          ],
        },
      },
      {
        key: 'm02.6',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Birgitte Toft efterlyste en oversigt over foreninger, der tager imod nye medlemmer midt i sæsonen.',
        decision: {
          outcome: 'noted',
          text: [
            'Birgitte Toft efterlyste en liste over foreninger, hvor man kan begynde når som helst. Sekretariatet spørger Kultur og Fritid, om den findes.',
          ],
        },
      },
    ],
  },
  {
    key: 'm03',
    kind: 'ordinary',
    when: { month: -20 },
    start: '16:30',
    end: '19:00',
    place: 'Fjordby Bibliotek, Havnegade 4, salen',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: ['kemal'],
    alsoPresent: ['henriette'],
    absent: ['abdirahman'],
    guests: ['Asta Winding, leder af Fjordby Bibliotek'],
    minutes: { releasedAfterDays: 4, approval: 'next_meeting' },
    items: [
      {
        key: 'm03.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Dagsordenen blev godkendt, og valget kom på som ekstra punkt.',
        decision: {
          outcome: 'adopted',
          text: ['Dagsordenen blev godkendt med et nyt punkt om kandidatlisten, som først lå klar efter udsendelsen.'],
        },
      },
      {
        key: 'm03.2',
        title: 'Godkendelse af referat fra sidste møde',
        standing: 'minutes',
        approves: ['m02'],
        summary: 'Referatet fra {meeting:m02} blev godkendt uden bemærkninger fra de elleve, der var til stede dengang.',
        decision: {
          outcome: 'adopted',
          text: ['De elleve medlemmer, som deltog den {meeting:m02}, havde ingen rettelser, og referatet er dermed godkendt.'],
        },
      },
      {
        key: 'm03.3',
        title: 'Sprogcaféens fremmøde og ønsket om lørdagsåbent',
        case: 'sprogcafe',
        presenter: { guest: 'Asta Winding, leder af Fjordby Bibliotek' },
        summary: 'Rådet bakker op om, at sprogcaféen prøver at holde åbent om lørdagen.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet giver biblioteket et råd om åbningstider for sprogcaféen.' },
        background: [
          'Caféen har åbent tirsdag kl. 15-17 og samler i snit 34 deltagere om 12 frivillige. Mange arbejder på skift og kan kun komme hver anden uge.',
          'Viktor Savchuk har spurgt 71 kursister. 46 af dem ville komme om lørdagen, og 29 ville tage børn med.',
          'Biblioteket kan åbne salen lørdag formiddag uden ekstra bemanding, hvis de frivillige selv låser og rydder op.',
        ],
        economy: 'Kaffe og brød til en ekstra ugentlig café koster biblioteket cirka 9.000 kr. om året.',
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet anbefaler et forsøg med sprogcafé lørdag kl. 10-12, når der er seks frivillige, som vil dele nøglen.',
            'Frivilligcentret slår opgaven op, og biblioteket giver rådet tallene, når forsøget har kørt et halvt år.',
          ],
        },
      },
      {
        key: 'm03.4',
        title: 'Kvinder i job: udgangspunkt og mål',
        case: 'kvinder-job',
        presenter: { person: 'henriette' },
        summary: 'Udgangspunktet er en ledighed på 14,2 pct., og målet er 12,8 pct. om to år.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet tager stilling til, hvordan det vil følge udvalgets mål for kvinders beskæftigelse.',
        },
        background: [
          'Udvalgets mål er et fald på en tiendedel over to år, regnet fra i dag og kun for kvinder med minoritetsbaggrund.',
          'Af de 611 kvinder i opgørelsen er 87 ledige. Gruppen over 45 år er størst, og næsten halvdelen har haft et job i Danmark inden for de sidste fem år.',
          'Lønnet arbejde få timer om ugen virker bedre end praktik, viser jobcentrets egne tal: 31 pct. af dem, der fik lønnede timer, var i fast job et halvt år senere.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Rådet vil have tallene to gange om året, delt på alder og boligområde, men aldrig for grupper på under fem.',
            'Jeppe Nørlund spørger erhvervsforeningens bestyrelse, hvor mange af dens 140 medlemmer der kan tilbyde lønnede timer.',
          ],
        },
        attachments: ['Ledighed blandt kvinder i Fjordby, udgangspunkt'],
        history: [
          {
            body: 'udvalget',
            when: { month: -21, weekday: 2, nth: 2 },
            text: 'Udvalget vedtog et mål: Om to år er hver tiende ledige kvinde med minoritetsbaggrund kommet i job. Rådet blev bedt om at følge tallene.',
          },
        ],
      },
      {
        key: 'm03.5',
        title: 'Erfaringsnotat til næste råd',
        case: 'erfaring',
        presenter: { person: 'poul-erik' },
        summary: 'Det afgående råd godkendte sit erfaringsnotat med ni anbefalinger.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at notatet bliver rådets sidste ord og overdrages på det nye råds første møde.',
        },
        background: [
          'Notatet er på seks sider. Det viser, at fremmødet faldt fra 82 til 67 pct. gennem perioden, og at fem af otte høringssvar satte spor i de endelige planer.',
          'Dårligst lykkedes det at få unge under 25 til at stille op. Notatet foreslår, at arbejdsgrupper åbnes for unge, som ikke sidder i rådet.',
          'Gitte Blæsbjerg ønskede en advarsel om at tage for meget ind: to indsatsområder er nok.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Notatet er godkendt med Gittes advarsel som niende anbefaling. Poul-Erik Damgaard og Samira Haddad overrækker det til det nye råd.',
          ],
        },
        attachments: ['Erfaringsnotat'],
      },
      {
        key: 'm03.6',
        title: 'Kandidater til beboerpladserne',
        case: 'valg',
        presenter: { person: 'ditte' },
        summary: 'Elleve beboere stiller op til de fem pladser.',
        recommendation: { by: 'centret', to: 'raad', text: 'at rådet gennemgår kandidatlisten og fordeler opgaverne på valgdagen.' },
        background: [
          'Fristen udløb for tre dage siden. Elleve har meldt sig, fem kvinder og seks mænd, og den yngste er 22 år.',
          'Alle kandidater har skrevet 100 ord om sig selv. Teksterne hænger ved indgangen til rådhuset og kan høres på biblioteket.',
        ],
        communication: 'Lokalavisen har fået listen, og kursisterne læser teksterne højt i undervisningen.',
        decision: {
          outcome: 'noted',
          text: ['Kandidatlisten er i orden. Tina Skaarup åbner valghandlingen den {date:+8} kl. 15, og Flemming Ravn leder optællingen.'],
        },
        attachments: ['Kandidaternes præsentationer'],
      },
      {
        key: 'm03.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Formanden sagde tak for fire år, og alle nævnte den sag, de huskede bedst.',
        decision: {
          outcome: 'noted',
          text: [
            'Poul-Erik Damgaard takkede for samarbejdet. Bordet rundt nævnte alle den sag, de var gladest for; sprogcaféen blev nævnt af fem.',
          ],
        },
      },
    ],
  },
  {
    key: 'm04',
    kind: 'ordinary',
    title: 'Konstituerende møde',
    when: { month: -19 },
    start: '17:00',
    end: '19:15',
    place: 'Fjordby Rådhus, byrådssalen',
    host: 'raad',
    state: 'held',
    secretary: 'ditte',
    apologies: [],
    alsoPresent: ['baran', 'idris', 'aylin', 'poul-erik'],
    minutes: { releasedAfterDays: 3, approval: 'next_meeting' },
    items: [
      {
        key: 'm04.1',
        title: 'Godkendelse af dagsorden',
        standing: 'agenda',
        summary: 'Flemming Ravn åbnede mødet, og dagsordenen blev godkendt med en præsentationsrunde først.',
        decision: {
          outcome: 'adopted',
          text: [
            'Flemming Ravn ledede mødet, til forkvinden var valgt. Dagsordenen er godkendt; alle 14 præsenterede sig, før første valg gik i gang.',
          ],
        },
      },
      {
        key: 'm04.2',
        title: 'Valg af forkvinde og næstformand',
        case: 'valg',
        presenter: { person: 'flemming' },
        summary: 'Samira Haddad blev valgt til forkvinde og Flemming Ravn til næstformand.',
        recommendation: {
          by: 'centret',
          to: 'raad',
          text: 'at rådet vælger sit formandskab efter § 7 og tager udpegningen af medlemmer til efterretning.',
        },
        background: [
          'Ved valget stemte 243 beboere, 55 flere end sidst. Samira Haddad, Yusuf Warsame, Oksana Bondar, Thuy Linh Nguyen og Marek Zieliński fik flest stemmer.',
          'Baran Demirtas og Idris Lamin er stedfortrædere i den rækkefølge. Byrådet udpegede alle fjorten medlemmer på sit seneste møde og valgte Vibeke Holmgaard som sit eget medlem.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Samira Haddad blev valgt med ni stemmer mod fem til Oksana Bondar.',
            'Flemming Ravn var eneste kandidat til næstformand og blev valgt ved fredsvalg. Sammen med Vibeke Holmgaard udgør de formandskabet.',
          ],
        },
        attachments: ['Valgets resultat', 'Byrådets udpegning'],
      },
      {
        key: 'm04.3',
        title: 'Godkendelse af referat fra det forrige råds sidste møde',
        standing: 'minutes',
        approves: ['m03'],
        summary: 'De fem genvalgte medlemmer bekræftede referatet fra {meeting:m03}.',
        decision: {
          outcome: 'adopted',
          text: [
            'Samira Haddad, Birgitte Toft, Flemming Ravn, Jeppe Nørlund og Tina Skaarup var med den {meeting:m03} og bekræftede referatet, som rådet derefter godkendte.',
          ],
        },
      },
      {
        key: 'm04.4',
        title: 'Den nye forretningsorden',
        case: 'forretningsorden',
        presenter: { person: 'vibeke' },
        summary: 'Udvalget har godkendt forretningsordenen, og den gælder fra i dag.',
        recommendation: {
          by: 'udvalget',
          to: 'raad',
          text: 'at rådet arbejder efter de nye regler fra dette møde og melder tilbage efter et år.',
        },
        background: [
          'Beskæftigelses- og Integrationsudvalget fulgte det gamle råds udkast på alle punkter undtagen ét: dagsordenen skal ud fem hverdage før mødet mod de foreslåede fire.',
          'Marek Zieliński spurgte, om man kan sende sin suppleant ved afbud. Det kan man ikke; en suppleant lytter med, indtil en plads bliver ledig.',
        ],
        decision: {
          outcome: 'noted',
          text: ['Reglerne er gennemgået, og alle har fået dem på papir. Rådet ser på dem igen, når de har virket i et år.'],
        },
        attachments: ['Forretningsorden, godkendt af udvalget'],
      },
      {
        key: 'm04.5',
        title: 'Overdragelse af erfaringsnotat',
        case: 'erfaring',
        presenter: { person: 'poul-erik' },
        summary: 'Det nye råd fik notatet og tager dets ni anbefalinger op på en temadag.',
        recommendation: {
          by: 'raad',
          to: 'raad',
          text: 'at det nye råd læser notatet og vælger, hvilke anbefalinger det vil gå videre med.',
        },
        background: [
          'Poul-Erik Damgaard gennemgik de ni anbefalinger og fremhævede to: hold fast i sluttiden, og mød udvalgsformanden, før budgettet er lagt.',
          'Desta Tekle ville vide, hvorfor unge ikke stiller op. Svaret var, at mødetiden falder sammen med aftenarbejde, og at sproget i bilagene er tungt.',
        ],
        decision: {
          outcome: 'adopted',
          text: [
            'Notatet er modtaget med tak. Det bliver grundlag for temadagen den {meeting:t1}, og sekretariatet skriver et resumé på let dansk.',
          ],
        },
      },
      {
        key: 'm04.6',
        title: 'Rådets første år: hvordan kommer vi i gang?',
        case: 'indsatser',
        presenter: { person: 'samira' },
        summary: 'Rådet holder en temadag, før det vælger sine indsatsområder.',
        recommendation: {
          by: 'formandskab',
          to: 'raad',
          text: 'at rådet afsætter en lørdag til at lære hinanden at kende og pege på indsatsområder.',
        },
        background: [
          'Ni af medlemmerne er nye. Samira Haddad foreslår, at rådet bruger sin første måned på at finde ud af, hvad hver enkelt brænder for og har tid til.',
          'En rundspørge i kuverter viste 31 ønsker. Arbejde, unge og mødet med det offentlige gik igen hos flest.',
        ],
        economy: 'Temadagen koster 6.800 kr. til lokale og mad og betales af rådets egen ramme på 60.000 kr. om året.',
        decision: {
          outcome: 'adopted',
          text: ['Temadagen holdes den {meeting:t1} i Beboerhuset. Hvert medlem tager én anbefaling fra notatet og ét eget ønske med.'],
        },
      },
      {
        key: 'm04.7',
        title: 'Eventuelt',
        standing: 'any_other_business',
        summary: 'Medlemmerne blev enige om at få papirerne på mail og kun trykke til dem, der beder om det.',
        decision: {
          outcome: 'noted',
          text: ['Ti medlemmer vil have materialet på mail, fire ønsker det trykt. Kontaktoplysninger bliver ikke delt uden for rådet.'],
        },
      },
    ],
  },
]
