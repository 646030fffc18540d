import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lostLines } from '../fixtures/lost-lines.ts'
import { parseDocument, parseWithSource } from '../parse.ts'
import type { Target } from '../types.ts'

const documents = new URL('./documents/', import.meta.url)
const read = (name: string) => readFileSync(new URL(`${name}.txt`, documents), 'utf8')
const parse = (name: string) => parseDocument(read(name))

/** The target of one sentence of a plan. */
function targetOf(sentence: string): Partial<Target> | undefined {
  const { targets } = parseDocument(`Handleplan for Fjordby\n\nIndledning\n\n${sentence}\n`)
  return targets[0] && Object.fromEntries(Object.entries(targets[0]).filter(([key, value]) => value !== null && key !== 'text'))
}

it.each(readdirSync(documents))('%s keeps every line in a field or unplaced', (name) => {
  const text = readFileSync(new URL(name, documents), 'utf8')
  expect(lostLines(text, parseWithSource(text))).toEqual([])
})

it.each([
  ['policy-pages', 'policy'],
  ['policy-headings', 'policy'],
  ['action-plan', 'plan'],
  ['prize-page', 'webpage'],
  ['term-report', 'report'],
  ['project-page', 'webpage'],
])('%s is a %s', (name, kind) => expect(parse(name).kind).toBe(kind))

describe('a policy whose pages are each one line', () => {
  const document = parse('policy-pages')

  it('has its themes, split from their intent, and takes only the next number for an initiative', () => {
    const themes = document.themes.map(({ number, title, intent, initiatives }) => [
      number,
      title,
      intent?.split(' ').slice(0, 3).join(' '),
      initiatives.length,
    ])
    expect(themes).toEqual([
      ['1', 'Fælles om sproget', 'Fjordby Kommune vil', 3],
      ['2', 'Vejen til job', 'Fjordby Kommune vil', 2],
      ['3', 'Naboskab', 'Fjordby Kommune vil', 2],
    ])
    expect(document.themes[1]?.initiatives[1]?.text).toBe(
      'Kommunen ansætter xx nye medarbejdere i et forløb med sprog og arbejde hvert år.',
    )
  })

  it('has its contents with pages and a title without the number of its page', () => {
    expect(document.title).toBe('Medborgerskabspolitik 2021-2024 Fjordby Kommune')
    expect(document.contents.map(({ page }) => page)).toEqual([3, 4, 5, 6])
  })

  it('has a target with its start and end, one with a least number, and one whose number is missing', () => {
    const found = document.targets.map(({ kind, baseline, baselineYear, value, unit, year }) => [
      kind,
      baseline,
      baselineYear,
      value,
      unit,
      year,
    ])
    expect(found).toEqual([
      ['absolute', 48, 2020, 60, 'percent', 2024],
      ['absolute', null, null, 40, 'virksomheder', null],
      ['unset', null, null, null, 'medarbejdere', null],
    ])
  })

  it('names the group that wrote it', () => {
    const members = ['Frivilligcentret', 'Sprogskolen', 'Fjordby Boligforening', 'administrationen']
    expect(document.workingGroups).toEqual([{ purpose: 'skrive politikken', members }])
  })
})

it('headings over lists are the themes of a policy; forewords and follow-up are none, and a wrapped entry is one', () => {
  const { themes } = parse('policy-headings')
  expect(themes.map(({ title, initiatives }) => [title, initiatives.length])).toEqual([
    ['En god modtagelse', 2],
    ['Job og uddannelse', 3],
  ])
  expect(themes[0]?.initiatives[1]?.text).toBe('samle al information på ét sted på flere sprog')
})

describe('an action plan', () => {
  const { themes, targets } = parse('action-plan')

  it('keeps goals and actions of a theme apart', () => {
    expect(themes.map(({ title, initiatives }) => [title, initiatives.length])).toEqual([
      ['Beskæftigelse', 2],
      ['Fritid og foreninger', 3],
      ['Børn og skole', 1],
    ])
    expect(targets.map(({ kind, area }) => [kind, area])).toEqual([
      ['absolute', 'Beskæftigelse'],
      ['relative', 'Beskæftigelse'],
      ['absolute', 'Beskæftigelse'],
      ['reference', 'Fritid og foreninger'],
      ['qualitative', 'Fritid og foreninger'],
      ['absolute', null],
      ['unset', null],
    ])
  })

  it('reads a table of targets by its head row', () => {
    expect(targets[5]).toMatchObject({
      text: 'Flere i fritidsjob',
      group: 'Unge 13-17 år',
      baseline: 24,
      baselineYear: 2023,
      value: 35,
      unit: 'percent',
      year: 2026,
    })
    expect(targets[6]).toMatchObject({ kind: 'unset', baseline: 18, value: null })
  })
})

describe('a target in a sentence', () => {
  it.each<[string, Partial<Target> | undefined]>([
    [
      'Ledigheden blandt unge skal falde med 10 pct. inden 2027.',
      { kind: 'relative', indicator: 'Ledigheden', group: 'unge', change: -10, unit: 'percent', year: 2027 },
    ],
    [
      'Andelen i job skal stige med 2,5 procentpoint i 2026.',
      { kind: 'absolute', indicator: 'Andelen i job', change: 2.5, unit: 'percentagePoints', year: 2026 },
    ],
    ['Sygefraværet skal halveres.', { kind: 'relative', change: -50, unit: 'percent' }],
    ['Deltagelsen skal svare til landsgennemsnittet senest i 2028.', { kind: 'reference', year: 2028, reference: 'landsgennemsnittet' }],
    ['Kommunen skal oprette mindst 12 nye fritidsjob.', { kind: 'absolute', indicator: 'nye fritidsjob', value: 12, unit: 'fritidsjob' }],
    ['Målet er, at der oprettes __ nye praktikpladser.', { kind: 'unset', indicator: 'nye praktikpladser', unit: 'praktikpladser' }],
    [
      'Vi vil nedbringe antallet af familier på kontanthjælp med 15 procent inden udgangen af 2027.',
      { kind: 'relative', indicator: 'antallet af familier på kontanthjælp', change: -15, unit: 'percent', year: 2027 },
    ],
    [
      'Fraværet blandt børn skal være på niveau med kommunens gennemsnit i 2028. Fraværet var 9,4 % i 2023.',
      {
        ...{ kind: 'reference', indicator: 'Fraværet', group: 'børn', baseline: 9.4, baselineYear: 2023, unit: 'percent' },
        ...{ year: 2028, reference: 'kommunens gennemsnit' },
      },
    ],
    ['Rådet skal bestå af mindst 9 medlemmer.', undefined],
    ['Frivillige skal have et kursus på mindst 6 timer.', undefined],
    ['Målet er gennem samtaler at udveksle erfaringer.', undefined],
    ['Prisen skal deles ud i 2026.', undefined],
  ])('%s', (sentence, expected) => {
    expect(targetOf(sentence)).toEqual(expected)
  })

  it('in a report counts only when the report calls it a goal', () => {
    const report = (sentence: string) => parseDocument(`Beretning 2023\n\nÅret\n\n${sentence}\n`).targets
    expect(report('Der skal være mindst 40 stole ved hvert møde.')).toEqual([])
    expect(report('Målet er, at mindst 40 borgere deltager.')).toHaveLength(1)
  })
})

describe('prizes and winners', () => {
  const { prizes, winners } = parse('prize-page')

  it('are read from a page with the amount below the name and signs of lists alone on their lines', () => {
    expect(prizes).toEqual([
      {
        name: 'Integrationsprisen',
        amount: 7500,
        criteria: ['har gjort en særlig indsats for nye borgere', 'har skabt møder på tværs af kulturer', 'er til inspiration for andre'],
      },
    ])
  })

  it('hold criteria apart where each prize has its own', () => {
    const criteria = 'Kriterier for Byprisen\n\n1) Bor i byen\n\nKriterier for Frivilligprisen:\na) Er ulønnet\n'
    const text = `Priser\n\nDer er to:\n- Byprisen (15.000 kr.)\n- Frivilligprisen (10.000 kr.)\n\n${criteria}`
    expect(parseDocument(text).prizes).toEqual([
      { name: 'Byprisen', amount: 15000, criteria: ['Bor i byen'] },
      { name: 'Frivilligprisen', amount: 10000, criteria: ['Er ulønnet'] },
    ])
  })

  it('tell persons from organisations, share a surname, and skip years without a winner', () => {
    expect(winners.map(({ year, names, organisation }) => [year, names, organisation])).toEqual([
      [2023, ['Amina Yusuf'], 'Havnens Sprogcafé'],
      [2022, ['Per Lund', 'Ida Krog'], 'Fjordby Håndboldklub'],
      [2021, [], 'Bager Holm'],
      [2019, ['Nadia Saleh', 'Omar Saleh'], null],
    ])
  })

  it.each([
    ['Frivilligprisen på 5.000 kr.', 5000],
    ['Frivilligprisen er på kr. 15.000', 15000],
    ['Frivilligprisen er 10.000,- og et diplom.', 10000],
    ['Frivilligprisen på 5 000 kroner', 5000],
  ])('%s', (sentence, amount) => {
    expect(parseDocument(`Beretning\n\nPriser\n\n${sentence}\n`).prizes[0]?.amount ?? null).toBe(amount)
  })

  it('are none where something merely costs', () => {
    expect(parseDocument('Beretning\n\nTur\n\nBilletprisen er 250 kr. og enhedsprisen 10 kr.\n').prizes).toEqual([])
  })
})

describe('the report of a year', () => {
  const document = parse('term-report')

  it('has each hearing with each of its periods', () => {
    expect(document.hearings).toEqual([
      { subject: 'Budget', period: '2023-2026' },
      { subject: 'Ny trafikplan', period: null },
      { subject: 'Kulturpolitik', period: '2022-2025' },
      { subject: 'Kulturpolitik', period: '2026-2029' },
    ])
  })

  it('takes the year of a prize for no meeting', () => {
    expect(document.dialogueMeetings.map(({ year }) => year)).toEqual([2022, null, 2021, 2022])
    expect(parseWithSource(read('term-report')).doubts.map(({ code }) => code)).toContain('yearUnsure')
  })

  it('has who got the prize from a sentence, and the group with its members', () => {
    expect(document.winners).toEqual([{ year: 2022, prize: 'Frivilligprisen', names: ['Lis Holm', 'Ali Kaya'], organisation: null }])
    expect(document.prizes).toEqual([{ name: 'Frivilligprisen', amount: 10000, criteria: [] }])
    expect(document.workingGroups).toEqual([{ purpose: 'nabodage', members: ['Lis Holm', 'Ali Kaya', 'Per Lund'] }])
  })
})

it('the page of a project has its facts, and nothing of the furniture around them', () => {
  const { facts } = parse('project-page')
  const values = Object.groupBy(facts, ({ key }) => key)
  expect(Object.fromEntries(Object.entries(values).map(([key, all]) => [key, all?.map(({ value }) => value)]))).toEqual({
    municipality: ['Fjordby'],
    project: ['Havnekøkken'],
    projectPartner: ['Fjordby Kommune', 'Røde Kors', 'Havnens Beboerforening'],
    projectLocation: ['Havnehuset'],
    ageFrom: [16],
    ageTo: [24],
    plannedArea: ['Nordbyen', 'Vestervang'],
  })
})

describe('minutes', () => {
  const minutes = (decision: string) =>
    parseDocument(
      `Referat\n\nMødedato: 3. maj 2021\n\nPunkt 4: Nabodag\n\nSagsfremstilling\n\nLis skal sende brevet.\n\nBeslutning\n\n${decision}\n`,
    )

  it('tell what is to be done, by whom and when, from their decisions alone', () => {
    expect(
      minutes('Sekretariatet indkalder til møde den 20. maj kl. 16.30. Ali Kaya skal undersøge lokaler. Lis Holm orienterede om turen.')
        .followUps,
    ).toEqual([
      { item: '4', who: 'Sekretariatet', when: '2021-05-20T16:30', what: 'Sekretariatet indkalder til møde den 20. maj kl. 16.30.' },
      { item: '4', who: 'Ali Kaya', when: null, what: 'Ali Kaya skal undersøge lokaler.' },
    ])
    expect(minutes('Godkendt.').followUps).toEqual([])
  })

  it('have a group that is set up, once', () => {
    expect(minutes('Rådet nedsatte en arbejdsgruppe om nabodagen. Gruppen består af Lis Holm og Ali Kaya.').workingGroups).toEqual([
      { purpose: 'nabodagen', members: ['Lis Holm', 'Ali Kaya'] },
    ])
  })
})

it('reads long and hostile documents in time that grows with their length', () => {
  const hostile = (times: number) => [
    `Handleplan\n\n${'Mål\n\n- x\n\n'.repeat(times)}`,
    `Politik\n\n${'Tema: A vil 1. Bo '.repeat(times)}`,
    `Beretning\n\n${'Prisvinder 2014:\n\nIda Krog, Frivilligprisen\n\n'.repeat(times)}`,
    `Plan\n\n${' i A, B og'.repeat(times)}${'andelen af a, der '.repeat(times)}`,
  ]
  const time = (texts: string[]) => {
    const begun = performance.now()
    for (const text of texts) parseWithSource(text)
    return performance.now() - begun
  }
  time(hostile(200))
  const [small, large] = [time(hostile(1000)), time(hostile(8000))]
  expect(large).toBeLessThan(Math.max(small, 50) * 8 * 4)
})
