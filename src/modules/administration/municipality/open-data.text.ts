const da = {
  title: 'Åbne data',
  card: 'De vilkår, som andre må bruge kommunens åbne data på',
  lead: 'Adressen på vilkårene står på siden »Åbne data« og i hvert svar til programmer.',
  help: [
    'Åbne data er det, alle kan læse på siderne, i en form som programmer kan læse. Lukkede punkter er aldrig med.',
    'Creative Commons Navngivelse 4.0 er det sædvanlige valg: Alle må bruge data, når de skriver, hvor de kommer fra.',
    'Vilkårene gælder det, kommunen selv har skrevet. Har andre retten til et bilag, skal det stå i bilaget.',
  ],
  licence: 'Adressen på vilkårene',
  licenceHint: 'Sædvanligvis https://creativecommons.org/licenses/by/4.0/',
  bad: 'Skriv en hel adresse, som begynder med https://',
}
const en: typeof da = {
  title: 'Open data',
  card: 'The terms on which others may use the municipality’s open data',
  lead: 'The address of the terms stands on the page “Open data” and in what programs are answered.',
  help: [
    'Open data are what everybody can read on the pages, in a form that programs can read. Closed items are never among them.',
    'Creative Commons Attribution 4.0 is the usual choice: everybody may use the data who says where they come from.',
    'The terms are for what the municipality has written itself. Where others have the rights to a paper, the paper must say so.',
  ],
  licence: 'Address of the terms',
  licenceHint: 'Usually https://creativecommons.org/licenses/by/4.0/',
  bad: 'Write a whole address that begins with https://',
}

export const openDataTexts = { da, en }
