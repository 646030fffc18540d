import { plural } from '#platform/i18n/plural.ts'

const da = {
  pages: { label: 'Sider med punkter', previous: 'Forrige punkter', next: 'Næste punkter', page: (page: number) => `Side ${page}` },
  before: (line: number) => `Tidligere i kilden: til linje ${line}`,
  after: (line: number) => `Kilden går videre ved linje ${line}`,
  doubts: plural('da', { one: '# tvivl på andre sider: gå til den', other: '# tvivl på andre sider: gå til den næste' }),
}

const en: typeof da = {
  pages: { label: 'Pages of items', previous: 'Previous items', next: 'Next items', page: (page: number) => `Page ${page}` },
  before: (line: number) => `Earlier in the source: up to line ${line}`,
  after: (line: number) => `The source goes on at line ${line}`,
  doubts: plural('en', { one: '# doubt on other pages: go to it', other: '# doubts on other pages: go to the next' }),
}

export const pagingTexts = { da, en }
