import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { parseDocument } from './parse.ts'
import { readVote } from './vote.ts'

const vote = (text: string): number[] | null => {
  const read = readVote(text)
  return read && [read.for, read.against, read.abstained]
}

describe('a vote', () => {
  it.each<[string, number[]]>([
    ['Vedtaget med 18 stemmer for og 1 imod (O).', [18, 1, 0]],
    ['18 stemte for, 1 stemte imod.', [18, 1, 0]],
    ['10 for, 3 imod, 2 hverken for eller imod.', [10, 3, 2]],
    ['Godkendt. For stemte 18, imod stemte 1.', [18, 1, 0]],
    ['For: 12, imod: 3, undlod: 1.', [12, 3, 1]],
    ['Vedtaget med 7 stemmer mod 2.', [7, 2, 0]],
    ['Godkendt med stemmerne 12 mod 3.', [12, 3, 0]],
    ['Indstillingen blev godkendt med 2 stemmer for (A og Ø) og 1 imod (V).', [2, 1, 0]],
    ['For stemte Ida Krog, Ole Bo og Siv Møl, imod stemte Kai Holm.', [3, 1, 0]],
    ['Ida Krog og Ole Bo stemte for. Imod stemte Kai Holm, Siv Møl og Per Lund.', [2, 3, 0]],
    ['Fire medlemmer stemte for, tre imod, og ét undlod at stemme.', [4, 3, 1]],
    ['Forslaget blev vedtaget med 9 stemmer for og ingen imod. 2 afstod.', [9, 0, 2]],
    ['Et ændringsforslag faldt med 2 stemmer for og 9 imod.\nBudgettet blev vedtaget med 9 stemmer for og 2 imod.', [9, 2, 0]],
    ['Budgettet blev vedtaget med 9 stemmer for og 2 imod.\nEt ændringsforslag faldt med 3 stemmer for og 8 imod.', [9, 2, 0]],
    ['Et flertal (9 medlemmer: A, B og F) stemte for. 4 medlemmer (V og O) stemte imod.', [9, 4, 0]],
    ['Et flertal bestående af Ida Krog, Ole Lund og Per Bo godkendte planen.\nEt mindretal bestående af Lis Falk stemte imod.', [3, 1, 0]],
    ['Et flertal bestående af Ida Krog og Ole Lund stemte imod. For stemte Per Bo.', [1, 2, 0]],
    ['Vedtaget 6-3. Imod stemte Ida Krog, Ole Bo og Siv Møl.', [6, 3, 0]],
    ['Forslaget blev nedstemt med 7 stemmer mod 2.', [2, 7, 0]],
    ['Forslaget faldt med 2 stemmer mod 9.', [2, 9, 0]],
    ['Indstillingen blev tiltrådt af 3, mens 1 (Kai Holm) stemte imod.', [3, 1, 0]],
    ['Afstemning: 11 ja, 4 nej, 1 blank.', [11, 4, 1]],
    ['Udvalgets indstilling blev vedtaget med 12 stemmer.\n1 stemte imod (Kai Holm).', [12, 1, 0]],
    ['Vedtaget med 12 stemmer.\n1 stemte imod (Kai Holm).', [12, 1, 0]],
    ['Vedtaget med 12 stemmer.', [12, 0, 0]],
    ['For stemte 7, imod stemte 4, mens 2 hverken stemte for eller imod (Ida Krog og Ole Bo).', [7, 4, 2]],
    ['For budgettet stemte 19, Venstre og Borgerlisten.\nImod budgettet stemte 2, Enhedslisten.', [19, 2, 0]],
    ['For Økonomiudvalgets indstilling stemte 14 (V). Imod Økonomiudvalgets indstilling stemte 7 (F).', [14, 7, 0]],
    ['For stemmer Ida Krog (V) og Ole Bo (S). Imod stemmer Kai Holm (Ø).', [2, 1, 0]],
    ['Godkendt med 16 stemmer for. Imod stemte Kai Holm (Ø) og Siv Møl (Ø). Per Bo Lund (UP) undlod at stemme.', [16, 2, 1]],
    ['Høringssvaret blev godkendt med 11 stemmer for, 4 imod og 2, der undlod at stemme.', [11, 4, 2]],
    ['Indstillingen blev godkendt med 11 stemmer (A, F og V). Imod stemte 4 (DF og Ø), der ønsker andet.', [11, 4, 0]],
    ['For indstillingens punkt 1 stemte 2: Ida Krog (G) og Ole Bo (V).\nImod stemte 1: Kai Holm (Ø), som foretrækker B.', [2, 1, 0]],
    ['For indstillingen stemte Gruppe A, Gruppe F og Gruppe Ø (4).\nImod stemte Gruppe V (2), der ønsker forslag 1.', [4, 2, 0]],
    ['For stemte A og F (3 stemmer). Imod stemte V (2 stemmer). Kai Holm undlod at stemme.', [3, 2, 1]],
    ['Anbefales af 5 medlemmer (A, V og C). 1 medlem (Ø) stemte imod, idet planen er for svag.', [5, 1, 0]],
    ['Fem medlemmer kan støtte forslaget. Tre medlemmer går imod.', [5, 3, 0]],
    ['4 medlemmer (V og C) kan anbefale indstillingen.\n2 medlemmer (A) kan ikke anbefale indstillingen.', [4, 2, 0]],
    ['Et flertal på 4 (V og C) indstiller, at forslaget godkendes.\nEt mindretal på 3 (A) indstiller, at det afvises.', [4, 3, 0]],
    ['Et flertal på 4 (V) anbefaler planen. Et mindretal på 3 (A) undlod at stemme.', [4, 0, 3]],
    ['Et flertal i udvalget (3 medlemmer) anbefaler aftalen.\n\nKai Holm (O) stemmer imod.', [3, 1, 0]],
    ['Et flertal bestående af Ida Krog (A) og Ole Bo (C) indstiller forslaget godkendt.\nKai Holm (O) stemte imod.', [2, 1, 0]],
    ['Fire stemte imod forslaget, og to stemte for.', [2, 4, 0]],
  ])('is read from "%s"', (text, read) => {
    expect(vote(text)).toEqual(read)
  })

  it.each([
    'Godkendt.',
    'Der er afsat 18.000 kr. for 2021 og 4 for 2022.',
    'Rådet taler for 3 nye bænke mod nord.',
    'Enstemmigt vedtaget.',
    'Vedtaget 3-4 gange om året.',
    'Godkendt 12-04-2021.',
    'Tilbuddet gælder for 3 måneder mod 2 i dag.',
    'Som næstformand blev valgt Ida Krog med 6 stemmer mod 4 stemmer til Ole Bo.',
    'Et mindretal på 3 (A) kan ikke anbefale planen.',
    '4 medlemmer kan anbefale en tur til Odense.',
  ])('is not read from "%s"', (text) => {
    expect(vote(text)).toBeNull()
  })
})

describe('the vote of an item', () => {
  const item = (decision: string) =>
    parseDocument(`Referat\n\n1. Bænke\n\nBeslutning\n\n${decision}\n\n2. Stier\n\nBeslutning\n\nGodkendt.`).items[0]

  it('is none of a proposal beside it that fell', () => {
    const beside = 'Venstre foreslog to bænke. For forslaget stemte 2, imod stemte 4. Forslaget faldt.'
    expect(item(`${beside}\n\nIndstillingen blev herefter godkendt.`)).toMatchObject({ vote: null, outcome: 'adopted' })
    expect(item('For forslaget stemte 2, imod stemte 4. Forslaget faldt.')).toMatchObject({
      vote: { for: 2, against: 4 },
      outcome: 'rejected',
    })
  })

  it('tells what became of it where no word does', () => {
    expect(item('For stemte 14. Imod stemte 7.\n\nDer sættes bænke.')).toMatchObject({ vote: { for: 14, against: 7 }, outcome: 'adopted' })
  })
})

describe('what became of a matter', () => {
  it.each([
    ['Godkendt som indstillet.', 'adopted'],
    ['Udsat til næste møde.', 'postponed'],
    ['Sagen udsættes, da materialet er godkendt for sent.', 'postponed'],
    ['Trukket af dagsordenen.', 'withdrawn'],
    ['Punktet udgår.', 'withdrawn'],
    ['Sendt tilbage til forvaltningen.', 'returned'],
    ['Oversendt til Socialudvalget.', 'referred'],
    ['Forslaget faldt.', 'rejected'],
    ['Der gives afslag som indstillet.', 'rejected'],
    ['Taget til efterretning.', 'noted'],
    ['Drøftet.', 'noted'],
    ['Rådet ønsker flere bænke.', 'other'],
    ['Godkendt, idet punkt 28 er trukket.', 'adopted'],
    ['Borgmesteren meddelte, at punkt 9 udgår. Dagsordenen blev godkendt.', 'adopted'],
    ['Udgik. Sættes på igen i oktober.', 'postponed'],
    ['Rådet sender udkastet tilbage til kontoret.', 'returned'],
    ['Oversendt til Kulturudvalget med anbefaling om at søge.', 'referred'],
    ['Formanden er bemyndiget.', 'adopted'],
    ['Ændringsforslaget blev forkastet. Budgettet blev herefter vedtaget.', 'adopted'],
  ])('is told by "%s": %s', (decision, outcome) => {
    expect(outcomeOf(decision, 'Bænke')).toBe(outcome)
  })

  it('is not guessed where no decision is printed', () => {
    expect(outcomeOf(null, 'Bænke')).toBeNull()
  })
})
