/** What a web page prints around a document: where to go, what to press, whom to follow. Whole lines only. */
const BUTTON = new RegExp(
  `^(?:${[
    '(?:skip|spring|hop|gå)(?: direkte)? til (?:hoved ?)?(?:indhold(?:et)?|navigation(?:en)?|menu(?:en)?)',
    '(?:gå |tilbage )?til (?:indholdsfortegnelsen?|oversigten)|til top(?:pen)?|(?:gå )?tilbage(?: til (?:toppen|oversigt(?:en)?|listen|forrige side))?',
    '(?:ud|ind)?fold (?:alle|ind|ud)(?: punkter)?|(?:åbn|luk|vis|skjul) alle(?: punkter)?',
    'klik her for at folde ud.*|(?:udskriv|print)(?: hele)? (?:siden?|dagsord(?:en|nen)|referatet)|del (?:denne )?siden?|send (?:som|på|via|pr\\.) (?:e-)?mail|send til en ven|tip en ven|læs (?:siden )?op|læs højt',
    'del (?:siden )?(?:på|via) (?:facebook|twitter|x|linkedin|mail|e-mail)(?:,? (?:og )?(?:facebook|twitter|linkedin|mail))*',
    'kopi[eé]r link(?: til (?:punktet|dette punkt|siden))?(?:\\s*[-–|·]?\\s*print)?',
    'sbsys dagsorden preview',
    '(?:punkt|nr\\.?)\\t(?:titel|emne|overskrift)|(?:titel|udvalg)(?:\\t(?:udvalg|funktioner|handling(?:er)?))+',
    'hent (?:som|dagsordenen? som|referatet? som) (?:fil|pdf)|download (?:pdf|dagsorden|referat)',
    'accept[eé]r(?: alle)?(?: cookies)?|afvis(?: alle)?(?: cookies)?|kun nødvendige(?: cookies)?|ok, videre',
    '(?:vi|(?:denne|vores) (?:hjemme|web)?side|hjemmesiden|[\\w.-]+\\.\\p{L}{2,8}) (?:bruger|anvender|benytter) (?:også )?cookies.*|.{0,40}cookiepolitik.{0,9}',
    'log (?:ind|på)(?: selvbetjening)?|abonn[eé]r|brødkrumme|du er her:?|you are here|tilgængelighedserklæring|sidens? indhold',
    'show video|back to top|skip to (?:main )?content|se alle bilag|sbsys dagsorden preview|(?:se|hent|åbn) (?:referat|dagsorden).{0,80} (?:i|som) pdf(?:[- ]?format)?',
    'se (?:alle|kommende|tidligere) (?:møder|dagsordener|referater)(?: .*)?|skriv et svar|din e-mailadresse vil ikke blive publiceret.*',
  ].join('|')})[.:]?$`,
  'iu',
)

/** The line is a button, a link or a notice of a web page. */
export function isButton(words: string): boolean {
  return BUTTON.test(words)
}
