import { type Examples, hostile, longWord } from '../example.ts'
import { Page } from './page.tsx'
import type { LanguageLink, PageShellProps } from './props.ts'

const languages: LanguageLink[] = [
  { lang: 'da', name: 'Dansk', href: '/da' },
  { lang: 'en', name: 'English', href: '/en' },
  { lang: 'ar', name: 'العربية', href: '/ar' },
  { lang: 'uk', name: 'Українська', href: '/uk' },
  { lang: 'tr', name: 'Türkçe', href: '/tr' },
  { lang: 'pl', name: 'Polski', href: '/pl' },
  { lang: 'so', name: 'Soomaali', href: '/so' },
  { lang: 'fa', name: 'فارسی', href: '/fa' },
]

export const danishShell: PageShellProps = {
  lang: 'da',
  title: 'Møder',
  siteName: 'Integrationsrådet i Broby',
  description: 'Alle møder i Integrationsrådet',
  noindex: true,
  canonical: 'https://broby.example/moeder',
  alternates: [
    { lang: 'da', href: 'https://broby.example/moeder' },
    { lang: 'ar', href: 'https://broby.example/ar/moeder' },
  ],
  feeds: [{ href: '/moeder.atom', title: 'Nye møder', type: 'application/atom+xml' }],
  assets: (logical) => `/assets/${logical}`,
  texts: {
    skipToContent: 'Spring til indhold',
    menu: 'Menu',
    mainNavigation: 'Hovedmenu',
    languages: 'Sprog',
    breadcrumb: 'Du er her',
    search: 'Søg i møder og sager',
  },
  municipality: 'Broby Kommune',
  tagline: 'Integrationsrådet',
  homeHref: '/',
  demo: 'Dette er en demonstration. Personer og møder er opdigtede.',
  search: { action: '/soeg', name: 'q' },
  navigation: [
    { href: '/moeder', label: 'Møder', current: true },
    { href: '/raadet', label: 'Rådet' },
    { href: '/sager', label: 'Sager' },
    { href: '/handleplan', label: 'Handleplan' },
    { href: '/priser', label: 'Priser' },
    { href: '/ny-borger', label: 'Ny i kommunen' },
  ],
  languages,
  account: { links: [{ href: '/log-ind', label: 'Log ind' }] },
  breadcrumb: [{ href: '/', label: 'Forside' }, { label: 'Møder' }],
  footer: {
    heading: 'Kontakt',
    contact: ['Broby Kommune', 'Rådhuspladsen 1, 0000 Broby'],
    contactLang: 'da',
    email: { href: 'mailto:raadet@broby.example', text: 'raadet@broby.example' },
    phone: { href: 'tel:+4500000000', text: '00 00 00 00' },
    linksLabel: 'Om siden',
    links: [
      { href: '/tilgaengelighed', label: 'Tilgængelighed' },
      { href: '/privatliv', label: 'Privatliv' },
    ],
    lastChanged: { label: 'Sidst ændret', datetime: '2031-05-06', text: '6. maj 2031' },
  },
  children: <h1>Møder</h1>,
}

export const arabicShell: PageShellProps = {
  ...danishShell,
  lang: 'ar',
  title: 'الاجتماعات',
  siteName: 'مجلس الاندماج في بروبي',
  texts: {
    skipToContent: 'انتقل إلى المحتوى',
    menu: 'القائمة',
    mainNavigation: 'القائمة الرئيسية',
    languages: 'اللغة',
    breadcrumb: 'أنت هنا',
    search: 'ابحث في الاجتماعات والقضايا',
  },
  tagline: 'مجلس الاندماج',
  demo: 'هذا عرض تجريبي. الأشخاص والاجتماعات من نسج الخيال.',
  navigation: [
    { href: '/ar/moeder', label: 'الاجتماعات', current: true },
    { href: '/ar/raadet', label: 'المجلس' },
    { href: '/ar/sager', label: 'القضايا' },
    { href: '/ar/handleplan', label: 'خطة العمل' },
    { href: '/ar/priser', label: 'الجوائز' },
    { href: '/ar/ny-borger', label: 'جديد في البلدية' },
  ],
  languages: [...languages.filter(({ lang }) => lang === 'ar'), ...languages.filter(({ lang }) => lang !== 'ar')],
  account: { links: [{ href: '/ar/log-ind', label: 'تسجيل الدخول' }] },
  breadcrumb: [{ href: '/ar', label: 'الصفحة الرئيسية' }, { label: 'الاجتماعات' }],
  footer: {
    ...danishShell.footer,
    heading: 'اتصل بنا',
    linksLabel: 'عن الموقع',
    links: [
      { href: '/ar/tilgaengelighed', label: 'إمكانية الوصول' },
      { href: '/ar/privatliv', label: 'الخصوصية' },
    ],
    lastChanged: { label: 'آخر تعديل', datetime: '2031-05-06', text: '6 مايو 2031' },
  },
  children: <h1>الاجتماعات</h1>,
}

/** Whole pages; the gallery puts the other components into the first two. */
export const pageExamples: Examples = {
  danish: () => <Page {...danishShell} />,
  arabic: () => <Page {...arabicShell} />,
  'signed in, with errors': () => (
    <Page
      {...danishShell}
      titlePrefix="Fejl"
      width="wide"
      themeHref="/tema.css"
      scripts={['desk.js']}
      account={{
        name: 'Sofie Sekretær',
        links: [{ href: '/skrivebord', label: 'Skrivebord' }],
        signOut: { action: '/log-ud', label: 'Log ud', hidden: { once: 'a' } },
      }}
    />
  ),
  hostile: () => (
    <Page
      {...danishShell}
      title={hostile}
      siteName={hostile}
      description={hostile}
      municipality={longWord}
      tagline={hostile}
      demo={hostile}
      search={{ action: '/soeg', name: 'q', value: hostile }}
      navigation={[{ href: '/x', label: hostile }]}
      breadcrumb={[{ href: '/', label: longWord }, { label: hostile }]}
    >
      <h1>{hostile}</h1>
    </Page>
  ),
}
