import type { DemoDocument } from './types.ts'

const page = (title: string, main: string) => `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>${title} - Fjordby Kommune</title></head>
<body><main>
<h1>${title}</h1>
${main.trim()}
</main></body></html>
`

const policy = page(
  'Integrationspolitik for Fjordby Kommune',
  `
<p>Vedtaget af Byrådet den {date:-900}. Gælder til og med {year:+1}.</p>
<h2>Forord</h2>
<p>Fjordby er blevet en by med mange modersmål. De fleste af os kommer et andet sted fra: fra en anden gade, en anden egn eller et andet land.</p>
<p>Politikken er skrevet sammen med Integrationsrådet, kursistrådet og beboere fra alle fire boligområder. 140 mennesker var med ved fem aftener.</p>
<h2>Vision</h2>
<p>Enhver skal kunne finde ud af, hvordan Fjordby virker, og være med til at bestemme, hvordan byen bliver.</p>
<h2>1. En begyndelse med et ansigt på</h2>
<p>Nye borgere møder den samme sagsbehandler, fra de får nøglen til deres bolig, til de ikke længere har brug for en.</p>
<p>Vi vil:</p>
<ul>
<li>give alle nye husstande et velkomstbesøg inden for 14 dage</li>
<li>skrive breve, der kan læses højt og forstås første gang</li>
<li>bruge tolk, til borgeren selv siger stop</li>
</ul>
<h2>2. Arbejde fra den første måned</h2>
<p>Lønnede timer er bedre end praktik, og få timer er bedre end ingen.</p>
<p>Vi vil:</p>
<ul>
<li>finde ud af, hvad folk kan, på det sprog, de kan sige det på</li>
<li>gå forrest som arbejdsplads og ansætte efter evner</li>
<li>lægge danskundervisning, så den kan passes ved siden af et job</li>
</ul>
<h2>3. Børn og unge, der hører til</h2>
<p>Et barn skal kende mindst én voksen i fritiden, som ikke er i familie med det.</p>
<p>Vi vil:</p>
<ul>
<li>følge hvert barn til den første træning eller korprøve</li>
<li>hjælpe 13-15-årige til deres første job</li>
</ul>
<h2>4. Boligområder med åbne døre</h2>
<p>Mågeparken, Fyrbakken, Lyngholm og Havnekvarteret skal være steder, man flytter til, og ikke kun steder, man bliver anvist.</p>
<p>Vi vil:</p>
<ul>
<li>uddanne bydelsmødre i alle fire områder</li>
<li>holde et dialogmøde i hvert område hvert år</li>
</ul>
<h2>5. Opfølgning</h2>
<p>Byrådet får en status hvert forår. Integrationsrådet udtaler sig, før den bliver behandlet.</p>`,
)

const status = page(
  'Statusrapport for handleplanen om integration {year:-1}',
  `
<p>Udarbejdet af Center for Sprog og Integration til Beskæftigelses- og Integrationsudvalget og Integrationsrådet.</p>
<h2>Hvad rapporten viser</h2>
<p>Syv af planens ni indsatser er i gang. To er sat på pause: fællesbussen til Lyngholm, fordi prøvekøreplanen har løst det meste, og messen for frivillige, som ingen meldte sig til.</p>
<h2>Indsatsområde 1: Job og uddannelse</h2>
<p>Mål</p>
<ul>
<li>Ledigheden blandt kvinder med minoritetsbaggrund falder med 10 pct. på to år (udgangspunkt: 14,2 pct.)</li>
<li>Mindst 60 unge mellem 13 og 15 år har et fritidsjob</li>
</ul>
<p>Indsatser</p>
<ol>
<li>Kompetencesamtaler på modersmålet er holdt med 20 kvinder over 45 år.</li>
<li>Fritidsjobvejlederen holder åbent i Mågeparken og på Fyrbakken.</li>
<li>Mangfoldighedscharteret har elleve underskrivere.</li>
</ol>
<h2>Indsatsområde 2: Sprog og hverdag</h2>
<p>Mål</p>
<ul>
<li>Antallet af kursister, der kommer for sent på grund af bussen, halveres</li>
<li>Alle nye husstande får et velkomstbesøg</li>
</ul>
<p>Indsatser</p>
<ol>
<li>Sprogcaféen har åbent onsdag aften og lørdag formiddag.</li>
<li>Velkomstpakken findes på otte sprog.</li>
<li>Sundhedsplejen bestiller tolk til alle førstebesøg.</li>
</ol>
<h2>Måltal</h2>
<table>
<tr><th>Mål</th><th>Målgruppe</th><th>Udgangspunkt</th><th>Seneste tal</th></tr>
<tr><td>Lavere ledighed</td><td>Kvinder med minoritetsbaggrund</td><td>14,2 pct.</td><td>12,7 pct.</td></tr>
<tr><td>Flere i fritidsjob</td><td>Unge 13-15 år</td><td>22</td><td>68</td></tr>
<tr><td>Færre forsinkelser</td><td>Kursister fra Lyngholm</td><td>23</td><td>5</td></tr>
</table>
<h2>Det videre arbejde</h2>
<p>Udvalget har bedt om en plan for de kvinder, der har været ledige i mere end to år. Den bliver den tiende indsats i planen.</p>`,
)

const prizes = page(
  'Integrationspriserne: kriterier og modtagere',
  `
<p>Integrationsrådet uddeler hvert år to priser. Frivilligprisen er på 7.500 kr., og Virksomhedsprisen er på 7.500 kr. Til hver hører et diplom og en middag for to.</p>
<h2>Hvem kan få prisen?</h2>
<p>Prisen kan gå til en person, en forening eller en arbejdsplads, hvis indsats:</p>
<ul>
<li>får flere med</li>
<li>skaber gensidig respekt</li>
<li>fører folk sammen, som ellers ikke ville mødes</li>
<li>rækker ud over, hvad man kan forvente</li>
</ul>
<p>Alle borgere kan indstille. Medlemmer af rådet kan ikke få en pris, mens de sidder der.</p>
<h2>Tidligere modtagere af frivilligprisen</h2>
<ul>
<li>{year}: Svømmeholdet Rolige Tag</li>
<li>{year:-1}: Torsdagskøkkenet i Mågeparken</li>
<li>{year:-2}: Ikke uddelt</li>
<li>{year:-3}: Lektiehjælpen på Nordre Skole</li>
<li>{year:-4}: Fjordby Sangforening</li>
</ul>
<h2>Tidligere modtagere af virksomhedsprisen</h2>
<ul>
<li>{year}: Fjordby Vaskeri</li>
<li>{year:-1}: Nordkajens Tømrere</li>
<li>{year:-2}: Ikke uddelt</li>
<li>{year:-3}: Bageriet på Torvet</li>
<li>{year:-4}: Fjordby Plejecenter</li>
</ul>`,
)

const neighbours = `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Bliv bydelsmor - Fjordby Kommune</title></head>
<body>
<header><a href="#indhold">Spring til indhold</a><nav><ul><li>Forside</li><li>Borger</li><li>Selvbetjening</li></ul></nav></header>
<main id="indhold">
<h1>Bliv bydelsmor i Fjordby</h1>
<p>En bydelsmor er en kvinde, der taler med andre kvinder om det, der er svært at spørge en myndighed om. Hun kender byen, og hun kan tie stille.</p>
<h2>Hvad laver en bydelsmor?</h2>
<p>Hun kommer på besøg, hvis du gerne vil have det. I kan tale om børn og skole, om breve fra kommunen, om helbred eller om at være alene.</p>
<h2>Sådan bliver du det</h2>
<p>Uddannelsen er 15 formiddage og gratis. Der er børnepasning, og du får et bevis til sidst. Du skal kunne dansk nok til at følge med, men ikke mere.</p>
<ul>
<li>Mågeparken: ni bydelsmødre</li>
<li>Fyrbakken: fem bydelsmødre</li>
<li>Lyngholm: syv bydelsmødre</li>
<li>Havnekvarteret: besøg fra Mågeparken, så længe området ikke har sine egne</li>
</ul>
<h2>Tavshedspligt</h2>
<p>En bydelsmor fortæller ikke videre, hvad hun hører. Heller ikke til kommunen.</p>
<p>Læs mere om at få besøg.</p>
</main>
<footer>Fjordby Kommune · Følg os · Cookies</footer>
</body></html>
`

/** As a machine reads a page that was copied too often: the day is beyond reading, so nobody can say which meeting it was. */
const scanned = `FJORDBY KOMMUNE
lntegrationsrådet

REFERAT
Møde mandag den _3. ma_ts kl. l7.00
Sted: Rådhuset, kantinen
Til stede: Karen Margrethe Uldum (formand), Habib Sayed, Jytte Vang, Nguyen Van
Tuan, Bent Aagesen
Afbud: Selma Kadri

1. Godkendelse af dagsorden
Beslutning:
Godkendt.

2. Integrationsrådets første år
Indledning
Formanden gennemgik årets otte møder. Rådet har fået svar på to af fire hen-
vendelser til forvaltningen og ønsker, at der fremover svares inden for fire uger.
Beslutning:
Formanden skriver til borgmesteren om svarfristen.

3. Fælles fest i Mågeparken
Afdelingsbestyrelsen vil gerne låne kommunens borde og bænke. Der ven-
tes 300 gæster.
Beslutning:
Rådet støtter festen med 3.500 kr. og hjælper med at sætte op.

4. Eventuelt
Habib Sayed spurgte, hvorfor biblioteket ikke har aviser på andre sprog.
Beslutning:
Sagen undersøges.
                                                                    - l -
`

/** Minutes from before the house, printed to a file by the system of their day. */
const printed = `# Referat
Integrationsrådet i Fjordby Kommune
Dato: {date:0}
Tid: kl. 17.00-18.45
Sted: Fjordby Rådhus, mødelokale 4
Til stede: Karen Margrethe Uldum (formand), Bent Aagesen, Jytte Vang, Habib Sayed, Selma Kadri
Afbud: Nguyen Van Tuan

# 31. Godkendelse af dagsorden
Beslutning:
Dagsordenen blev godkendt.

# 32. Bydelsmødre: erfaringer fra andre byer
Sagsfremstilling:
To medlemmer har besøgt en ordning, hvor kvinder uddannes til at besøge andre kvinder i deres eget boligområde.
Besøgene er frivillige, og det, der bliver sagt, kommer ikke videre.
Beslutning:
Rådet vil arbejde for en ordning i Fjordby og tager den op igen, når der er fundet en koordinator.

# 33. Åbningstider i Borgerservice
Sagsfremstilling:
Flere nye borgere har fri, når Borgerservice har lukket. Rådet har spurgt 60 kursister, og 41 ønsker en sen aften.
Beslutning:
Rådet foreslår kommunen at prøve en aften om ugen med åbent til klokken 19.

# 34. Eventuelt
Beslutning:
Jytte Vang takkede for hjælpen ved sommerfesten, hvor 280 beboere spiste sammen.
`

/** Put together in a hurry after a meeting, with all that a secretary then has to ask about. */
const hurried = `Arbejdsgruppen for unge og fritidsjob
Referat af møde fredag den {date:0} kl. 15.30
Sted: Ungdomsklubben Fyret
Deltagere: Naser Qaderi (tovholder), Tina Skaarup, Marek Zielinski, Rune Falkenberg
Afbud: Baran Demirtas

1. Siden sidst
Nasser Qaderi har talt med to butikker på torvet. Den ene vil have en ung hver fredag.
Beslutning:
Rune Falkenberg aftaler en prøvetid med butikken.

2. Opslag på flere sprog
Gruppen har fået rettet opslaget igennem af to elever.
Kontakt: rune.falkenberg@fjordby.example eller 00 00 00 47
Beslutning:
Opslaget hænges op i alle fire boligområder.

4. Henvendelse om en elev (fortroligt)
En skole har spurgt, om gruppen kan hjælpe en bestemt dreng i gang.
Beslutning:
Rune Falkenberg taler med skolen.

5. Næste møde
Gruppen mødes igen om en måned, men klubben er optaget den dag.
`

/** What the municipality wrote before the house was there, or beside its meetings. */
export const documents: DemoDocument[] = [
  {
    key: 'politik',
    file: 'integrationspolitik.html',
    body: 'byraadet',
    text: policy,
    mended: { dated: 900 },
    daysAgo: 320,
    release: 'with_file',
  },
  {
    key: 'status',
    file: 'statusrapport-handleplan.html',
    body: 'udvalget',
    text: status,
    mended: { dated: 70 },
    daysAgo: 64,
    release: 'with_file',
  },
  { key: 'priser', file: 'integrationspriserne.html', body: 'raad', when: { month: -2 }, text: prizes, daysAgo: 41, release: 'text_only' },
  { key: 'bydelsmor', file: 'bliv-bydelsmor.html', text: neighbours, daysAgo: 33, release: 'text_only' },
  {
    key: 'skannet',
    file: 'referat-foerste-raad-skannet.txt',
    body: 'raad',
    text: scanned,
    mended: { title: 'Referat fra det første integrationsråd, uden læselig dato' },
    daysAgo: 26,
    release: 'text_only',
  },
  {
    key: 'gammelt',
    file: 'referat-foerste-raad.pdf',
    body: 'raad',
    when: { month: -75 },
    text: printed,
    daysAgo: 26,
    release: 'text_only',
  },
  {
    key: 'hastet',
    file: 'ungegruppen-referat.txt',
    body: 'ungegruppen',
    when: { month: -1, weekday: 4, nth: 3 },
    text: hurried,
    daysAgo: 2,
    release: null,
  },
]
