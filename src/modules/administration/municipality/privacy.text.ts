import { plural } from '#platform/i18n/plural.ts'
import { da as danish } from '#texts/da.text.ts'
import { en as english } from '#texts/en.text.ts'

const da = {
  privacy: {
    title: 'Privatliv og tilgængelighed',
    card: 'Databeskyttelsesrådgiveren, og kommunens egen tilgængelighedserklæring',
    lead: 'Det står på siderne »Privatliv« og »Tilgængelighed«, som alle kan læse.',
    help: [
      'Kommunen skal have en databeskyttelsesrådgiver (databeskyttelsesforordningens artikel 37), og alle skal kunne finde vedkommende.',
      'Loven kræver, at tilgængelighedserklæringen laves i WAS-Tool, at /was og linket i sidefoden fører til den, og at den bliver set efter mindst én gang om året.',
      'Skriv adressen fra WAS-Tool her. Indtil da fører /was og sidefoden til programmets eget udkast.',
    ],
    dpo: 'Databeskyttelsesrådgiver',
    dpoHint: 'Navn eller afdeling',
    email: 'Databeskyttelsesrådgiverens e-mail',
    phone: 'Databeskyttelsesrådgiverens telefon',
    statement: 'Adressen på kommunens tilgængelighedserklæring',
    statementHint: 'Fra WAS-Tool. Begynder med https://www.was.digst.dk/',
    badEmail: 'Skriv en e-mailadresse som dpo@kommunen.dk, eller lad feltet stå tomt',
    badPhone: 'Skriv et telefonnummer med cifre og mellemrum, eller lad feltet stå tomt',
    badStatement: 'Skriv erklæringens adresse, som begynder med https://www.was.digst.dk/, eller lad feltet stå tomt',
    tooLong: 'Skriv højst 100 tegn',
  },
  retention: {
    title: 'Opbevaring',
    card: 'Hvor længe oplysninger bliver gemt, før de bliver slettet af sig selv',
    lead: 'Antal dage for hver slags. Siden »Privatliv« viser de samme tal til alle.',
    help: [
      'Sletningen sker om natten. På siden »Sletning« kan du se, hvad der er klar nu, og kvitteringerne.',
      'Færre dage betyder, at mere bliver slettet allerede næste nat. Det kan ikke fortrydes.',
    ],
    kinds: danish.privacy.kinds as Record<keyof typeof danish.privacy.kinds, string>,
    label: (kind: string) => `${kind}, antal dage`,
    days: plural('da', { one: '# dag', other: '# dage' }),
    bad: 'Skriv et helt antal dage fra 1 til 3650',
  },
}

const en: typeof da = {
  privacy: {
    title: 'Privacy and accessibility',
    card: 'The data protection officer, and the municipality’s own statement of accessibility',
    lead: 'It stands on the pages “Privacy” and “Accessibility”, which everybody can read.',
    help: [
      'The municipality must have a data protection officer (General Data Protection Regulation, article 37) whom everybody can find.',
      'The law asks for a statement of accessibility made in the WAS-Tool, for /was and the link in the footer to lead to it, and for it to be looked over at least once a year.',
      'Write its address in the WAS-Tool here. Until then /was and the footer lead to the program’s own draft.',
    ],
    dpo: 'Data protection officer',
    dpoHint: 'Name or department',
    email: 'E-mail of the data protection officer',
    phone: 'Telephone of the data protection officer',
    statement: 'Address of the municipality’s statement of accessibility',
    statementHint: 'From the WAS-Tool. Begins with https://www.was.digst.dk/',
    badEmail: 'Write an e-mail address such as dpo@kommunen.dk, or leave the field empty',
    badPhone: 'Write a telephone number in digits and spaces, or leave the field empty',
    badStatement: 'Write the address of the statement, which begins with https://www.was.digst.dk/, or leave the field empty',
    tooLong: 'Write at most 100 characters',
  },
  retention: {
    title: 'Retention',
    card: 'How long data are kept before they are erased by themselves',
    lead: 'A number of days for each kind. The page “Privacy” shows the same numbers to everybody.',
    help: [
      'Erasing happens at night. The page “Erasure” shows what is due now, and the receipts.',
      'Fewer days mean that more is erased the very next night. That cannot be undone.',
    ],
    kinds: english.privacy.kinds,
    label: (kind) => `${kind}, number of days`,
    days: plural('en', { one: '# day', other: '# days' }),
    bad: 'Write a whole number of days from 1 to 3650',
  },
}

export const privacyScreenTexts = {
  privacy: { da: da.privacy, en: en.privacy },
  retention: { da: da.retention, en: en.retention },
}
