import type { DemoCase } from './types.ts'

export const cases: DemoCase[] = [
  {
    key: 'pris1',
    number: { month: -18, serial: 8812 },
    title: 'Integrationspriserne, første runde',
    summary: 'Integrationsrådet uddeler en frivilligpris og en virksomhedspris for første gang i den nye rådsperiode.',
  },
  {
    key: 'pris2',
    number: { month: -7, serial: 2290 },
    title: 'Integrationspriserne, anden runde',
    summary: 'Rådets anden uddeling, nu med fire kriterier i klart sprog og et kortere indstillingsskema.',
  },
  {
    key: 'bydelsmodre',
    number: { month: -22, serial: 1034 },
    title: 'Bydelsmødre i flere boligområder',
    summary: 'Bydelsmødrene i Mågeparken og Fyrbakken får følgeskab i Lyngholm og på sigt i Havnekvarteret.',
  },
  {
    key: 'fritidsjob',
    number: { month: -21, serial: 2461 },
    title: 'Fritidsjob til 13-15-årige',
    summary: 'Unge får hjælp til at finde deres første job hos butikker, foreninger og kommunale arbejdspladser.',
  },
  {
    key: 'social-kontrol',
    number: { month: -17, serial: 9406 },
    title: 'Dialog om negativ social kontrol',
    summary: 'Rådet holder dialogmøder og aftaler med skoler og foreninger, hvem unge kan gå til.',
  },
  {
    key: 'boligplan',
    number: { month: -16, serial: 11208 },
    title: 'Høring om boligsocial helhedsplan for Fjordby',
    summary: 'Rådets høringssvar til den nye helhedsplan og opfølgning på, hvad der kom med.',
  },
  {
    key: 'sprogcafe',
    number: { month: -20, serial: 3975 },
    title: 'Sprogcafé på Fjordby Bibliotek',
    summary: 'Frivillige og nye borgere taler dansk sammen over kaffen; rådet følger fremmøde, åbningstider og frivillige.',
  },
  {
    key: 'kvinder-job',
    number: { month: -20, serial: 3981 },
    title: 'Kvinder med minoritetsbaggrund i job',
    summary: 'Ledigheden i gruppen skal falde en tiendedel på to år; rådet ser tallene hvert halve år.',
  },
  {
    key: 'velkomst',
    number: { month: -17, serial: 9433 },
    title: 'Velkomstpakke til nye borgere',
    summary: 'En mappe med det vigtigste om Fjordby, udleveret ved et velkomstbesøg.',
  },
  {
    key: 'portraet',
    number: { month: -22, serial: 1041 },
    title: 'Portrætserien Fjordby fortæller',
    summary: 'Hvert medlem finder en borger, der fortæller om sit liv i Fjordby i tekst og billede.',
  },
  {
    key: 'charter',
    number: { month: -17, serial: 9511 },
    title: 'Mangfoldighedscharter for arbejdspladser i Fjordby',
    summary: 'Virksomheder forpligter sig på fire løfter om rekruttering og fællesskab og mødes en gang om året.',
  },
  {
    key: 'budget',
    number: { month: -9, serial: 15077 },
    title: 'Høring om kommunens budget',
    summary: 'Rådets høringssvar om de forslag, der rammer sprogundervisning og fritidsliv.',
  },
  {
    key: 'tolk',
    number: { month: -16, serial: 11230 },
    title: 'Tolk ved sundhedsplejens hjemmebesøg',
    summary: 'Nye forældre skal forstå sundhedsplejersken; rådet peger på tolkebestilling og skriftligt materiale.',
  },
  {
    key: 'cykel',
    number: { month: -15, serial: 12664 },
    title: 'Cykelkursus for voksne',
    summary: 'Et hold på otte gange for voksne, der aldrig har lært at cykle, og spørgsmålet om et hold mere.',
  },
  {
    key: 'forretningsorden',
    number: { month: -22, serial: 1019 },
    title: 'Integrationsrådets forretningsorden',
    summary: 'Fra gamle regler om sammensætning til en ordning, hvor fremmøde og stedfortrædere er beskrevet.',
  },
  {
    key: 'erfaring',
    number: { month: -21, serial: 2478 },
    title: 'Erfaringsnotat til det nye råd',
    summary: 'Det afgående råd skriver ned, hvad der virkede, hvad der ikke gjorde, og hvad næste råd kan tage fat på.',
  },
  {
    key: 'valg',
    number: { month: -22, serial: 1057 },
    title: 'Valg og udpegning til Integrationsrådet',
    summary: 'Valget af fem beboere, udpegning af de øvrige medlemmer og besættelse af pladser, der bliver ledige.',
  },
  {
    key: 'indsatser',
    number: { month: -19, serial: 6120 },
    title: 'Rådets indsatsområder og årshjul',
    summary: 'To indsatsområder for perioden med mål, ansvarlige og en fast rytme over året.',
  },
  {
    key: 'foreninger',
    number: { month: -6, serial: 4715 },
    title: 'Prøvemedlemskab i foreninger',
    summary: 'Nye borgere kan være med i en forening et halvt år uden kontingent mod at give en hånd med.',
  },
  {
    key: 'trafik',
    number: { month: -8, serial: 1186 },
    title: 'Bus til sprogundervisning fra Lyngholm',
    summary: 'Kursister fra Lyngholm kommer for sent, fordi bussen kører en gang i timen.',
  },
]
