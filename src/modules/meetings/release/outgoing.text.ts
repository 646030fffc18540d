import { plural } from '#platform/i18n/plural.ts'

const da = {
  title: 'Det her bliver offentligt',
  items: 'Punkter',
  open: plural('da', { one: '# åbent', other: '# åbne' }),
  closed: plural('da', {
    one: '# lukket, kun med nummer og eventuel offentlig titel',
    other: '# lukkede, kun med nummer og eventuel offentlig titel',
  }),
  decisions: 'Beslutninger',
  papers: 'Bilag',
  papersKept: plural('da', { one: '# bliver i huset', other: '# bliver i huset' }),
  present: 'Til stede, med navn',
  apologies: 'Afbud, med navn og uden grund',
  nobody: 'Ingen',
}

const en: typeof da = {
  title: 'This becomes public',
  items: 'Items',
  open: plural('en', { one: '# open', other: '# open' }),
  closed: plural('en', {
    one: '# closed, with its number and public title alone',
    other: '# closed, with their numbers and public titles alone',
  }),
  decisions: 'Decisions',
  papers: 'Papers',
  papersKept: plural('en', { one: '# stays in the house', other: '# stay in the house' }),
  present: 'Present, by name',
  apologies: 'Apologies, by name and without a reason',
  nobody: 'Nobody',
}

export const outgoingTexts = { da, en }
