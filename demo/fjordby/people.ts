import type { Day, DemoBody, DemoMembership, DemoPerson, DemoRole, DemoSeat, DemoSeatGroup, DemoTerm } from './types.ts'

const previousStart: Day = { month: -63, day: 1 }
const currentStart: Day = { month: -19, day: 1 }
const currentEnd: Day = { month: 25, day: 1 }

export const bodies: DemoBody[] = [
  {
    key: 'raad',
    kind: 'council',
    name: 'Integrationsrådet',
    publicMeetings: true,
    purpose: 'Rådet samler beboere, foreninger og fagfolk om integration i Fjordby og giver høringssvar til Byrådet.',
    offices: { chair: 'Forkvinde', deputyChair: 'Næstformand' },
  },
  {
    key: 'formandskab',
    kind: 'chair_group',
    name: 'Formandskabet',
    parent: 'raad',
    publicMeetings: false,
    purpose: 'Forkvinden, næstformanden og rådets byrådsmedlem gør dagsordenen klar sammen med sekretariatet.',
    offices: { chair: 'Forkvinde', deputyChair: 'Næstformand' },
  },
  {
    key: 'prisgruppen',
    kind: 'working_group',
    name: 'Prisgruppen',
    parent: 'raad',
    publicMeetings: false,
    purpose: 'Gruppen forbereder integrationspriserne fra opslag til overrækkelse.',
    offices: { lead: 'Tovholder' },
  },
  {
    key: 'ungegruppen',
    kind: 'working_group',
    name: 'Arbejdsgruppen for unge og fritidsjob',
    parent: 'raad',
    publicMeetings: false,
    purpose: 'Gruppen skaffer flere fritidsjob og følger de unges vej ind i foreningslivet.',
    offices: { lead: 'Tovholder' },
  },
  {
    key: 'dialoggruppen',
    kind: 'working_group',
    name: 'Arbejdsgruppen for dialog og synlighed',
    parent: 'raad',
    publicMeetings: false,
    purpose: 'Gruppen står for dialogmøder i boligområderne og for portrætserien Fjordby fortæller.',
    offices: { lead: 'Tovholder' },
  },
  {
    key: 'udvalget',
    kind: 'committee',
    name: 'Beskæftigelses- og Integrationsudvalget',
    parent: 'byraadet',
    publicMeetings: false,
    purpose: 'Det politiske udvalg for job, sprog og integration; udvalget fastsætter rådets forretningsorden.',
    offices: { chair: 'Formand', deputyChair: 'Næstformand' },
  },
  {
    key: 'byraadet',
    kind: 'city_council',
    name: 'Byrådet',
    publicMeetings: true,
    purpose: 'Byrådet udpeger Integrationsrådets medlemmer og beslutter kommunens politikker og budget.',
    offices: { chair: 'Borgmester' },
  },
  {
    key: 'centret',
    kind: 'secretariat',
    name: 'Center for Sprog og Integration',
    publicMeetings: false,
    purpose: 'Centret underviser i dansk, koordinerer integrationsindsatsen og er sekretariat for rådet.',
  },
]

export const terms: DemoTerm[] = [
  {
    key: 'forrige',
    body: 'raad',
    from: previousStart,
    until: currentStart,
    note: 'Fjordbys andet integrationsråd. Det afsluttede perioden med et erfaringsnotat og en ny forretningsorden.',
  },
  {
    key: 'nuvaerende',
    body: 'raad',
    from: currentStart,
    until: currentEnd,
    note: 'Fem beboere blev valgt på Fjordby Rådhus; Byrådet udpegede rådet i ugerne efter valget.',
  },
]

export const seatGroups: DemoSeatGroup[] = [
  { key: 'beboere', name: 'Valgt af beboerne', seats: 5, basis: 'Direkte valg på Fjordby Rådhus' },
  { key: 'foreninger', name: 'Foreninger', seats: 3, basis: 'Indstillet af foreningerne på et fælles møde' },
  { key: 'kursistraad', name: 'Kursistrådet', seats: 1, basis: 'Valgt blandt kursisterne på Center for Sprog og Integration' },
  { key: 'boligomraader', name: 'Boligområder', seats: 2, basis: 'Indstillet af afdelingsbestyrelserne' },
  { key: 'erhverv', name: 'Erhvervsliv', seats: 1, basis: 'Indstillet af Fjordby Erhvervsforening' },
  { key: 'politi', name: 'Politi', seats: 1, basis: 'Indstillet af lokalpolitiet' },
  { key: 'byraad', name: 'Byrådet', seats: 1, basis: 'Valgt af Byrådet blandt dets medlemmer' },
]

function seatsOf(term: string, labels: Record<string, readonly string[]>): DemoSeat[] {
  return Object.entries(labels).flatMap(([group, names]) =>
    names.map((label, index) => ({ key: `${term}/${group}-${index + 1}`, term, group, label })),
  )
}

const residents = ['Beboerplads 1', 'Beboerplads 2', 'Beboerplads 3', 'Beboerplads 4', 'Beboerplads 5']
const sameInBothTerms = {
  kursistraad: ['Kursistrådet'],
  erhverv: ['Fjordby Erhvervsforening'],
  politi: ['Lokalpolitiet'],
  byraad: ['Byrådet'],
}

export const seats: DemoSeat[] = [
  ...seatsOf('forrige', {
    beboere: residents,
    foreninger: ['Fjordby Frivilligcenter', 'Fjordby Sangforening', 'Ungdomsklubben Fyret'],
    boligomraader: ['Mågeparken', 'Lyngholm'],
    ...sameInBothTerms,
  }),
  ...seatsOf('nuvaerende', {
    beboere: residents,
    foreninger: ['Fjordby Frivilligcenter', 'Fjordby Boldklub', 'Forening uden for idrætten'],
    boligomraader: ['Mågeparken', 'Fyrbakken'],
    ...sameInBothTerms,
  }),
]

const person = (key: string, name: string, title: string, profile: string): DemoPerson => ({ key, name, title, profile })

export const people: DemoPerson[] = [
  person(
    'samira',
    'Samira Haddad',
    'Forkvinde for Integrationsrådet',
    'Samira leder rådets møder og taler på rådets vegne over for udvalg og presse. Hun er tandplejer og har siddet i rådet siden forrige periode.',
  ),
  person(
    'flemming',
    'Flemming Ravn',
    'Næstformand for Integrationsrådet',
    'Flemming er formand for afdelingsbestyrelsen i Mågeparken og følger den boligsociale helhedsplan for rådet.',
  ),
  person(
    'vibeke',
    'Vibeke Holmgaard',
    'Medlem af Byrådet og af rådets formandskab',
    'Vibeke er bindeleddet mellem Byrådet og Integrationsrådet og bringer rådets sager videre til udvalget.',
  ),
  person(
    'yusuf',
    'Yusuf Warsame',
    'Medlem, valgt af beboerne',
    'Yusuf kører bus og arbejder i rådet med trafik, mødesteder og kontakt til byens fædre.',
  ),
  person(
    'oksana',
    'Oksana Bondar',
    'Medlem, valgt af beboerne',
    'Oksana underviser i matematik på Nordre Skole og har i rådet fokus på skole-hjem-samarbejdet.',
  ),
  person(
    'thuy',
    'Thuy Linh Nguyen',
    'Tidligere medlem, valgt af beboerne',
    'Thuy Linh stod bag den første velkomstpakke og sad i rådet, indtil hun flyttede fra kommunen.',
  ),
  person(
    'marek',
    'Marek Zieliński',
    'Medlem, valgt af beboerne',
    'Marek er murer og taler i rådet for bedre vej fra sprogundervisning til lærlingeplads.',
  ),
  person(
    'baran',
    'Baran Demirtas',
    'Medlem, stedfortræder for beboerplads 4',
    'Baran læser til pædagog og sidder i arbejdsgruppen for unge og fritidsjob.',
  ),
  person(
    'birgitte',
    'Birgitte Toft',
    'Medlem for foreningerne, tovholder for Prisgruppen',
    'Birgitte er leder af Fjordby Frivilligcenter og har stået for integrationspriserne i begge rådsperioder.',
  ),
  person(
    'naser',
    'Naser Qaderi',
    'Medlem for foreningerne, tovholder for unge og fritidsjob',
    'Naser træner ungdomshold i Fjordby Boldklub og samler arbejdsgiverne om fritidsjobbene.',
  ),
  person(
    'lone',
    'Lone Kragelund',
    'Tidligere medlem for foreningerne',
    'Lone repræsenterede Kvindehuset Broen og arbejdede i rådet for flere kvinder i job.',
  ),
  person(
    'desta',
    'Desta Tekle',
    'Medlem for kursistrådet',
    'Desta er forkvinde for kursistrådet og tager kursisternes hverdag med til rådets bord.',
  ),
  person(
    'hanan',
    'Hanan Al-Jabari',
    'Medlem for Fyrbakken, tovholder for dialog og synlighed',
    'Hanan er kasserer i Fyrbakkens afdelingsbestyrelse og planlægger rådets dialogmøder.',
  ),
  person(
    'jeppe',
    'Jeppe Nørlund',
    'Medlem for erhvervslivet',
    'Jeppe driver et lager- og transportfirma på Nordkajen og er rådets vej ind til byens arbejdspladser.',
  ),
  person(
    'tina',
    'Tina Skaarup',
    'Medlem for politiet',
    'Tina er lokalbetjent og arbejder i rådet med tryghed og tillid mellem unge og politi.',
  ),
  person(
    'idris',
    'Idris Lamin',
    'Suppleant, valgt af beboerne',
    'Idris er kok på Fjordby Plejecenter og følger rådets møder som suppleant.',
  ),
  person(
    'aylin',
    'Aylin Korkmaz',
    'Suppleant for foreningerne',
    'Aylin leder børnekoret i Fjordby Sangforening og er suppleant for foreningerne.',
  ),
  person(
    'poul-erik',
    'Poul-Erik Damgaard',
    'Formand i forrige periode',
    'Poul-Erik var formand for det forrige råd og skrev sammen med sekretariatet erfaringsnotatet.',
  ),
  person(
    'zainab',
    'Zainab Rashidi',
    'Medlem i forrige periode',
    'Zainab var valgt af beboerne og satte sundhedsplejens tolkning på rådets dagsorden.',
  ),
  person('dragana', 'Dragana Petrović', 'Medlem i forrige periode', 'Dragana var valgt af beboerne og redigerede de første portrætter.'),
  person('kemal', 'Kemal Aslan', 'Medlem i forrige periode', 'Kemal var valgt af beboerne og fik de første butikker med i fritidsjobbene.'),
  person(
    'merete',
    'Merete Lund-Iversen',
    'Medlem i forrige periode',
    'Merete repræsenterede Fjordby Sangforening og samlede foreningernes svar til rådet.',
  ),
  person(
    'abdirahman',
    'Abdirahman Nur',
    'Medlem i forrige periode',
    'Abdirahman er klubleder i ungdomsklubben Fyret og repræsenterede klubben i rådet.',
  ),
  person('viktor', 'Viktor Savchuk', 'Medlem i forrige periode', 'Viktor talte for kursistrådet og foreslog sprogcaféens lørdagsåbning.'),
  person(
    'gitte',
    'Gitte Blæsbjerg',
    'Medlem i forrige periode',
    'Gitte repræsenterede Lyngholm og pegede på, at området manglede bydelsmødre.',
  ),
  person(
    'ole',
    'Ole Stenbæk',
    'Medlem af Byrådet',
    'Ole var byrådets mand i det forrige råd og sidder nu i Beskæftigelses- og Integrationsudvalget.',
  ),
  person(
    'peder',
    'Peder Thorsager',
    'Udvalgsformand',
    'Peder er formand for Beskæftigelses- og Integrationsudvalget og mødes med rådet to gange om året.',
  ),
  person('ingelise', 'Ingelise Friis-Mølby', 'Udvalgsmedlem', 'Ingelise er næstformand i Beskæftigelses- og Integrationsudvalget.'),
  person(
    'tarik',
    'Tarik Benali',
    'Udvalgsmedlem',
    'Tarik sidder i Beskæftigelses- og Integrationsudvalget og er ordfører for voksenuddannelse.',
  ),
  person(
    'henriette',
    'Henriette Skov Brandt',
    'Centerleder, Center for Sprog og Integration',
    'Henriette leder centret og er ansvarlig for, at rådets sager bliver oplyst, før de når bordet.',
  ),
  person(
    'ditte',
    'Ditte Kjærulff',
    'Konsulent, tidligere sekretær for rådet',
    'Ditte var rådets sekretær, til hun blev boligsocial koordinator i kommunen.',
  ),
  person(
    'mads-emil',
    'Mads-Emil Rosing',
    'Konsulent og sekretær for rådet',
    'Mads-Emil skriver dagsorden og referat og svarer, når du henvender dig til rådet.',
  ),
  person(
    'pernille',
    'Pernille Østerby',
    'Koordinator for bydelsmødre',
    'Pernille uddanner bydelsmødrene i Fjordby og tager imod, når nogen ønsker et besøg.',
  ),
  person(
    'rune',
    'Rune Falkenberg',
    'Fritidsjobvejleder',
    'Rune holder åbent i Mågeparken og Fyrbakken for unge, der søger deres første job.',
  ),
]

const byElection = 'Valgt på Fjordby Rådhus og derefter udpeget af Byrådet'
const proposed = 'Indstillet af dem, pladsen repræsenterer, og udpeget af Byrådet'
const appointedPrevious: Day = { month: -64, day: 24 }
const appointedCurrent: Day = { month: -20, day: 24 }

type Placed = Pick<DemoMembership, 'function' | 'from' | 'until' | 'endReason'>

function inCouncil(term: 'forrige' | 'nuvaerende', who: string, seat: string, more: Partial<Placed> = {}): DemoMembership {
  const previous = term === 'forrige'
  return {
    person: who,
    body: 'raad',
    seat: `${term}/${seat}`,
    function: 'member',
    from: previous ? previousStart : currentStart,
    until: previous ? currentStart : currentEnd,
    appointed: {
      by: 'byraadet',
      on: previous ? appointedPrevious : appointedCurrent,
      basis: seat.startsWith('beboere') ? byElection : proposed,
    },
    ...more,
  }
}

function substitute(who: string, basis: string, until: Day): DemoMembership {
  return {
    person: who,
    body: 'raad',
    function: 'substitute',
    from: currentStart,
    until,
    appointed: { by: 'byraadet', on: appointedCurrent, basis },
  }
}

function inGroup(body: string, who: string, role: DemoMembership['function'], from: Day, until: Day = currentEnd): DemoMembership {
  return {
    person: who,
    body,
    function: role,
    from,
    until,
    appointed: { by: 'raad', on: from, basis: 'Valgt af Integrationsrådet blandt dets medlemmer' },
  }
}

function inCommittee(who: string, role: DemoMembership['function']): DemoMembership {
  return {
    person: who,
    body: 'udvalget',
    function: role,
    from: currentStart,
    appointed: { by: 'byraadet', on: appointedCurrent, basis: 'Valgt af Byrådet' },
  }
}

const thuyLeaves: Day = { month: -12, day: 25 }
const loneLeaves: Day = { month: -4, day: 20 }
const groupsFormed: Day = { month: -18, day: 8 }

export const memberships: DemoMembership[] = [
  inCouncil('forrige', 'poul-erik', 'beboere-1', { function: 'chair' }),
  inCouncil('forrige', 'samira', 'beboere-2'),
  inCouncil('forrige', 'zainab', 'beboere-3'),
  inCouncil('forrige', 'dragana', 'beboere-4'),
  inCouncil('forrige', 'kemal', 'beboere-5'),
  inCouncil('forrige', 'birgitte', 'foreninger-1'),
  inCouncil('forrige', 'merete', 'foreninger-2'),
  inCouncil('forrige', 'abdirahman', 'foreninger-3'),
  inCouncil('forrige', 'viktor', 'kursistraad-1'),
  inCouncil('forrige', 'flemming', 'boligomraader-1', { function: 'deputy_chair' }),
  inCouncil('forrige', 'gitte', 'boligomraader-2'),
  inCouncil('forrige', 'jeppe', 'erhverv-1'),
  inCouncil('forrige', 'tina', 'politi-1'),
  inCouncil('forrige', 'ole', 'byraad-1'),

  inCouncil('nuvaerende', 'samira', 'beboere-1', { function: 'chair' }),
  inCouncil('nuvaerende', 'yusuf', 'beboere-2'),
  inCouncil('nuvaerende', 'oksana', 'beboere-3'),
  inCouncil('nuvaerende', 'thuy', 'beboere-4', { until: thuyLeaves, endReason: 'Flyttede fra kommunen' }),
  {
    ...inCouncil('nuvaerende', 'baran', 'beboere-4', { function: 'stand_in', from: thuyLeaves }),
    appointed: { by: 'byraadet', on: { month: -12, day: 22 }, basis: 'Indtrådt som stedfortræder efter stemmetal ved valget' },
  },
  inCouncil('nuvaerende', 'marek', 'beboere-5'),
  inCouncil('nuvaerende', 'birgitte', 'foreninger-1'),
  inCouncil('nuvaerende', 'naser', 'foreninger-2'),
  inCouncil('nuvaerende', 'lone', 'foreninger-3', { until: loneLeaves, endReason: 'Foreningen lukkede sin afdeling i Fjordby' }),
  inCouncil('nuvaerende', 'desta', 'kursistraad-1'),
  inCouncil('nuvaerende', 'flemming', 'boligomraader-1', { function: 'deputy_chair' }),
  inCouncil('nuvaerende', 'hanan', 'boligomraader-2'),
  inCouncil('nuvaerende', 'jeppe', 'erhverv-1'),
  inCouncil('nuvaerende', 'tina', 'politi-1'),
  inCouncil('nuvaerende', 'vibeke', 'byraad-1'),
  substitute('baran', 'Stedfortræder efter stemmetal ved valget', thuyLeaves),
  substitute('idris', 'Stedfortræder efter stemmetal ved valget', currentEnd),
  substitute('aylin', 'Foreslået som suppleant på foreningernes fælles møde', currentEnd),

  inGroup('formandskab', 'poul-erik', 'chair', previousStart, currentStart),
  inGroup('formandskab', 'flemming', 'deputy_chair', previousStart, currentStart),
  inGroup('formandskab', 'ole', 'member', previousStart, currentStart),
  inGroup('formandskab', 'samira', 'chair', { month: -19, day: 8 }),
  inGroup('formandskab', 'flemming', 'deputy_chair', { month: -19, day: 8 }),
  inGroup('formandskab', 'vibeke', 'member', { month: -19, day: 8 }),

  inGroup('prisgruppen', 'birgitte', 'lead', groupsFormed),
  inGroup('prisgruppen', 'thuy', 'member', groupsFormed, thuyLeaves),
  inGroup('prisgruppen', 'jeppe', 'member', groupsFormed),
  inGroup('prisgruppen', 'yusuf', 'member', groupsFormed),
  inGroup('prisgruppen', 'desta', 'member', { month: -11, day: 8 }),

  inGroup('ungegruppen', 'naser', 'lead', groupsFormed),
  inGroup('ungegruppen', 'tina', 'member', groupsFormed),
  inGroup('ungegruppen', 'marek', 'member', groupsFormed),
  inGroup('ungegruppen', 'baran', 'member', { month: -11, day: 8 }),

  inGroup('dialoggruppen', 'hanan', 'lead', groupsFormed),
  inGroup('dialoggruppen', 'oksana', 'member', groupsFormed),
  inGroup('dialoggruppen', 'lone', 'member', groupsFormed, loneLeaves),
  inGroup('dialoggruppen', 'flemming', 'member', groupsFormed),

  inCommittee('peder', 'chair'),
  inCommittee('ingelise', 'deputy_chair'),
  inCommittee('tarik', 'member'),
  inCommittee('ole', 'member'),
  inCommittee('vibeke', 'member'),
]

const secretaryChange: Day = { month: -9, day: 20 }

export const roles: DemoRole[] = [
  { person: 'ditte', role: 'secretary', body: 'raad', from: { month: -40, day: 1 }, until: secretaryChange },
  { person: 'mads-emil', role: 'secretary', body: 'raad', from: secretaryChange },
  { person: 'henriette', role: 'administrator', body: 'centret', from: previousStart },
  { person: 'pernille', role: 'department', body: 'centret', from: { month: -30, day: 1 } },
  { person: 'rune', role: 'department', body: 'centret', from: { month: -21, day: 1 } },
]
