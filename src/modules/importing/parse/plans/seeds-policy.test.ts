import { describe, expect, it } from 'vitest'
import { load, present, type Quoted, read, truths, values } from '../fixtures/real-documents.ts'
import type { ParsedDocument } from '../types.ts'

describe.skipIf(!present)('the minutes', () => {
  const truth = truths['003']
  const document = present ? load('003').parsed.document : ({} as ParsedDocument)

  it('have their contents with pages', () => {
    expect(document.contents).toEqual(read(truth, 'toc'))
  })

  it('have their working groups, names as printed', () => {
    const [prizes, housing] = read<{ purpose: string; members: string[]; convenor: string; q: string }[]>(truth, 'workingGroups')
    expect(document.workingGroups).toHaveLength(2)
    expect(document.workingGroups[0]?.members).toEqual(prizes?.members)
    expect(document.workingGroups[0]?.purpose).toContain(prizes?.purpose)
    expect(housing?.q).toContain(document.workingGroups[1]?.purpose)
    expect(housing?.convenor).toContain(document.workingGroups[1]?.members.join())
  })

  it('have what is to be done, once, by whom and when', () => {
    const expected = read<{ item: number; who: string | string[] | null; when: string | null; q: string }[]>(truth, 'followUps')
    expect(document.followUps.map(({ item, when }) => ({ item: Number(item), when }))).toEqual(
      expected.map(({ item, when }) => ({ item, when })),
    )
    for (const [i, { q, who }] of expected.entries()) {
      const found = document.followUps[i]
      expect(found?.what).toContain(q)
      expect(found?.who === null).toBe(who === null)
    }
  })

  it('have the facts that no field of a meeting holds', () => {
    const [rule] = read<Quoted[]>(truth, 'rules')
    expect(values(document, 'rule')).toEqual([rule?.q])
    expect(values(document, 'area')).toEqual(read(truth, 'housingAreas'))
    expect([...values(document, 'guest'), ...values(document, 'chair')]).toEqual(read(truth, 'nonMembersNamed'))
  })
})

describe.skipIf(!present)('the transcript of a policy', () => {
  const truth = truths['004']
  const document = present ? load('004').parsed.document : ({} as ParsedDocument)

  it('has its adoption, vision and list of other documents', () => {
    expect([document.kind, document.title]).toEqual(['policy', read(truth, 'title')])
    expect(values(document, 'adopted')).toEqual([read(truth, 'adopted', 'date')])
    expect(values(document, 'adoptedBy')).toEqual([read(truth, 'adopted', 'by')])
    expect(values(document, 'signedBy')).toEqual([read(truth, 'signedBy')])
    expect(values(document, 'vision')).toEqual([read(truth, 'vision', 'q')])
    expect(values(document, 'focusGroupMeetings')).toEqual([read(truth, 'focusGroupMeetings')])
    expect(document.relatedDocuments).toHaveLength(read(truth, 'relatedDocuments'))
    expect(new Set(document.relatedDocuments).size).toBe(read(truth, 'relatedDocumentsDistinct'))
    expect(document.contents).toEqual(read(truth, 'toc'))
    expect(document.workingGroups.map(({ members }) => members)).toEqual([read(truth, 'workingGroup')])
  })

  it('keeps lists that lost their signs as one text', () => {
    const [aims] = values(document, 'aims')
    expect(aims).toBe(
      read<Quoted[]>(truth, 'aims')
        .map(({ q }) => q)
        .join(' '),
    )
    const [definition] = values(document, 'definition')
    expect(definition).toBe(
      `der ${read<Quoted[]>(truth, 'activeCitizen')
        .map(({ q }) => q)
        .join(' ')}`,
    )
  })

  it('has its themes, intents and initiatives, without page numbers', () => {
    const themes = read<{ no: number; title: string; intent: { q: string; last: string }; initiatives: { no: number; q: string }[] }[]>(
      truth,
      'themes',
    )
    expect(document.themes.map(({ number, title }) => [Number(number), title])).toEqual(themes.map(({ no, title }) => [no, title]))
    for (const [i, { intent, initiatives }] of themes.entries()) {
      const found = document.themes[i]
      expect(found?.intent?.startsWith(intent.q)).toBe(true)
      expect(found?.intent?.endsWith(intent.last)).toBe(true)
      expect(found?.initiatives.map(({ number }) => Number(number))).toEqual(initiatives.map(({ no }) => no))
      for (const [j, initiative] of initiatives.entries()) {
        expect(found?.initiatives[j]?.text.startsWith(initiative.q)).toBe(true)
        expect(found?.initiatives[j]?.text).not.toMatch(/\s\d+$/)
      }
    }
    expect(document.themes.flatMap(({ initiatives }) => initiatives)).toHaveLength(read(truth, 'initiativeCount'))
  })

  it('has one target with a deadline, and one whose number is missing', () => {
    const [deadline, unset] = document.targets
    const target = read<{ what: string; withinMonths: number; q: string }>(truth, 'themes', 1, 'target')
    expect(document.targets).toHaveLength(2)
    expect([deadline?.kind, deadline?.value, deadline?.unit]).toEqual(['absolute', target.withinMonths, 'måneder'])
    expect(target.what).toContain(deadline?.indicator)
    expect([unset?.kind, unset?.value, unset?.change]).toEqual(['unset', null, null])
    expect(unset?.text).toContain(read<string>(truth, 'themes', 1, 'initiatives', 2, 'unfilledTarget'))
    expect(document.targets.map(({ area }) => area)).toEqual([read(truth, 'themes', 1, 'title'), read(truth, 'themes', 1, 'title')])
  })

  it('tells each joined word and each title that the contents list spells otherwise', () => {
    const { doubts } = load('004').parsed
    const joined = doubts.filter(({ code }) => code === 'joinedWord').map(({ params }) => [params['before'], params['after']])
    expect(joined).toEqual(read(truth, 'dehyphenate'))
    const themes = read<{ tocTitle?: string }[]>(truth, 'themes').flatMap(({ tocTitle }) => tocTitle ?? [])
    expect(doubts.filter(({ code }) => code === 'contentsDisagree').map(({ params }) => params['contents'])).toEqual(themes)
  })
})
