import { plural } from '#platform/i18n/plural.ts'

const count = (one: string, other: string) => plural('da', { one, other })

/** Every sentence a reader can meet, in Danish: the source that other languages follow. A missing key in another language does not compile. */
export const da = {
  language: {
    name: 'Dansk',
    /** Who has read this language's texts through, and when. An unreviewed language says so and offers Danish. */
    reviewed: { by: 'Brobygger', on: '2026-11-22' } as { by: string; on: string } | null,
    unreviewed: '',
    readInDanish: 'Læs siden på dansk',
    /** Above Danish content on a page in another language. */
    contentIsDanish: '',
  },
  shell: {
    skipToContent: 'Gå til indhold',
    menu: 'Menu',
    mainNavigation: 'Hovedmenu',
    languages: 'Sprog',
    breadcrumb: 'Du er her',
    search: 'Søg',
    siteName: (municipality: string) => `Integration i ${municipality}`,
    tagline: 'Integrationsrådets arbejde, åbent for alle',
    demo: 'Dette er en demo. Kommunen, personerne og sagerne er opdigtede.',
    contact: 'Kontakt',
    footerLinks: 'Om siden',
    accessibility: 'Tilgængelighed',
    openData: 'Åbne data',
    lastChanged: 'Sidst ændret',
    home: 'Forside',
    council: 'Rådet',
    meetings: 'Møder',
    cases: 'Sager',
    desk: 'Skrivebord',
    imports: 'Import',
    audit: 'Ændringslog',
    signIn: 'Log ind',
    signOut: 'Log ud',
    errorPrefix: 'Fejl',
  },
  form: {
    problem: 'Der er noget, der skal rettes',
    kept: 'Vi har gemt det, du havde skrevet. Læs det igennem, og send det igen.',
    keptTitle: 'Det du skrev, er gemt',
    required: 'Udfyld feltet',
    youTyped: 'Det du skrev',
    sendAgain: 'Send igen',
    noFiles: 'Filer skal du vælge igen.',
  },
  errors: {
    reference: 'Hvis du skriver til os, så nævn dette nummer:',
    toFront: 'Gå til forsiden',
    400: { title: 'Vi kunne ikke læse det, du sendte', text: 'Gå tilbage, og prøv igen.' },
    401: { title: 'Du skal logge ind', text: 'Log ind, og prøv igen.' },
    403: { title: 'Vi sendte det ikke', text: 'Formularen kom ikke fra vores egen side. Intet er ændret. Se det igennem herunder, og send det igen, hvis det er dig, der har skrevet det.' },
    404: { title: 'Siden findes ikke', text: 'Adressen er måske skrevet forkert, eller siden er ikke åben for dig. Prøv at søge, eller gå til forsiden.' },
    409: { title: 'Nogen kom dig i forkøbet', text: 'Siden er ændret, siden du åbnede den. Åbn den igen, og prøv en gang til.' },
    410: { title: 'Siden er trukket tilbage', text: 'Den lå her før, men er fjernet.' },
    413: { title: 'Det var for stort', text: 'Teksten må højst fylde 1 MB, og en fil højst 20 MB. Intet er gemt. Det, vi nåede at læse, står herunder, så du kan kopiere det.' },
    415: { title: 'Vi kunne ikke læse det, du sendte', text: 'Brug formularen på siden.' },
    421: { title: 'Adressen hører ikke til her', text: 'Der er ingen kommune på denne adresse.' },
    429: { title: 'Det gik lidt for hurtigt', text: 'Der er kommet mange forsøg fra dit netværk. Vent et minut, og prøv igen.' },
    500: { title: 'Noget gik galt hos os', text: 'Fejlen er skrevet ned, og intet er halvt gemt. Prøv igen om lidt.' },
    503: { title: 'Vi er her snart igen', text: 'Databasen svarer ikke lige nu. Prøv igen om et minut.' },
  },
  accounts: {},
  council: {},
  meetings: {
    items: count('# punkt', '# punkter'),
  },
  cases: {},
  importing: {},
  audit: {},
  site: {},
  search: {},
}

export type Texts = typeof da
