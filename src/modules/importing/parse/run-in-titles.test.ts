import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'

const decisions = (text: string): (string | null)[] => read(`${head}${text}`).map(([, , , decision]) => decision)
const titles = (text: string): (string | null)[] => read(`${head}${text}`).map(([, title]) => title)

describe('title and minute in one paragraph', () => {
  const said =
    '1.Dagsorden. Godkendt.\n\n2.Valg af ordstyrer. Ida valgt som ordstyrer.\n\n3.Regnskab pr. 31. august. Taget til efterretning.\n\n'

  it('are parted behind the first sentence, however long the paragraph is', () => {
    const long = `4.Møde den 3. maj. Ole spurgte til bussen. ${'Linjen kører ikke om søndagen. '.repeat(12)}Rådet skriver til byrådet.`
    expect(titles(said + long)).toEqual(['Dagsorden.', 'Valg af ordstyrer.', 'Regnskab pr. 31. august.', 'Møde den 3. maj.'])
    expect(decisions(said + long)[3]).toMatch(/^Ole spurgte til bussen\. .* Rådet skriver til byrådet\.$/u)
  })

  it('are parted behind a colon, which does not draw the minute into the title', () => {
    const text =
      '1. Dagsorden: Godkendt.\n2. Klubben: KO: Hvem har nøglen? Siv.\n3. Bussen:\nRådet skriver til byrådet.\n4. Stien: Udsat.\n5. Eventuelt: Intet.\n'
    expect(titles(text)).toEqual(['Dagsorden', 'Klubben', 'Bussen', 'Stien', 'Eventuelt'])
    expect(decisions(text)).toEqual(['Godkendt.', 'KO: Hvem har nøglen? Siv.', 'Rådet skriver til byrådet.', 'Udsat.', 'Intet.'])
  })

  it('are parted behind a dash where a sentence follows', () => {
    const text = 'Ad 1) Dagsorden – Godkendt.\nAd 2) Budget – 2. del\nUdsat til juni.\nAd 3) Huset – Forslaget blev godkendt.\n'
    expect(titles(text)).toEqual(['Dagsorden', 'Budget – 2. del', 'Huset'])
    expect(decisions(text)).toEqual(['Godkendt.', 'Udsat til juni.', 'Forslaget blev godkendt.'])
  })

  it('are parted below the agenda that they repeat', () => {
    const agenda = 'Dagsorden:\n1. Dagsorden\n2. Nyt tag\n3. Regnskab\n\n'
    const text = `${agenda}Ad 1. Dagsorden. Godkendt.\nAd 2. Nyt tag. Udsat.\nAd 3. Regnskab. Taget til efterretning.\n`
    expect(titles(text)).toEqual(['Dagsorden.', 'Nyt tag.', 'Regnskab.'])
    expect(decisions(text)).toEqual(['Godkendt.', 'Udsat.', 'Taget til efterretning.'])
  })

  it('stay together where they only name the kind of the item', () => {
    expect(titles('1. Orientering: Bussen kører.\nUdsat.\n2. Orientering: Huset er gult.\nGodkendt.\n3. Høring: Stien.\nUdsat.\n')).toEqual(
      ['Orientering: Bussen kører.', 'Orientering: Huset er gult.', 'Høring: Stien.'],
    )
  })

  it('stay together where captions part the items', () => {
    const item = (n: number): string => `${n}. Sag ${n}. Huset ved åen\n\nBeslutning\n\nGodkendt.\n\n`
    expect(titles(item(1) + item(2) + item(3))[1]).toBe('Sag 2. Huset ved åen')
  })
})

it('counts an item 0 before the first', () => {
  const items = read(`${head}0. Gæst fra jobcentret\nTaget til efterretning.\n1. Dagsorden\nGodkendt.\n2. Nyt tag\nUdsat.\n`)
  expect(items.map(([number]) => number)).toEqual(['0', '1', '2'])
})

it('joins what the page broke behind a title', () => {
  const wide = 'Rådet besluttede efter en lang drøftelse at invitere lederen af den nye sprogskole til det møde'
  const text = `1. Klubben. ${wide},\nder holdes i maj, og at bede hende om at tage de tal med, som blev lovet sidste gang, vi alle sås,\nså de kan ses.\n2. Nøglen. ${wide} og alle de\nandre ledere.\n3. Evt. Intet.\n`
  expect(decisions(text)[0]).not.toContain('\n')
})

it('reads titles right below each other, where no empty line parts them', () => {
  const text = `Dagsorden\n\nIntegrationsrådet\n\nDato: 3. maj 2021\n\nPkt. 1: Dagsorden.\nPkt. 2: Nyt tag.\nPkt. 3: Regnskab.\nBilag er udsendt.\nPkt. 4: Stien.\nPkt. 5: Broen.\nPkt. 6: Evt.\n`
  expect(read(text).map(([number]) => number)).toEqual(['1', '2', '3', '4', '5', '6'])
})

it('takes indented minutes below the agenda at the margin for no list of its last entry', () => {
  const agenda = '1. Dagsorden\n2. Nyt tag\n3. Regnskab\n\n'
  expect(decisions(`${agenda} 1. Dagsorden\nGodkendt.\n\n 2. Nyt tag\nUdsat.\n\n 3. Regnskab\nDrøftet.\n`)).toEqual([
    'Godkendt.',
    'Udsat.',
    'Drøftet.',
  ])
})

it('keeps the last entry of a list, right above the next title', () => {
  const item = (n: number): string => `${n}. Huset ${n}\nGodkendt.\na. Nyt tag\nb. Ny bænk\n\n`
  expect(decisions(item(1) + item(2) + item(3))[0]).toBe('Godkendt.\na. Nyt tag\nb. Ny bænk')
})

it('leaves a title in capitals whole', () => {
  const text = '1. MØDE DEN 4. MAJ. Godkendt.\n2. REGNSKAB PR. 1. JUNI. Udsat.\n3. EVENTUELT. Intet.\n'
  expect(titles(text)).toEqual(['MØDE DEN 4. MAJ.', 'REGNSKAB PR. 1. JUNI.', 'EVENTUELT.'])
})

it('takes all paragraphs for what was said where the first tell who spoke', () => {
  const items = ['Huset', 'Haven', 'Stien', 'Broen']
    .map((title, i) => `${i + 1}. ${title}\n\nKO: Hvem har nøglen?\n\nGodkendt.\n\n`)
    .join('')
  expect(decisions(items)[2]).toBe('KO: Hvem har nøglen?\nGodkendt.')
})
