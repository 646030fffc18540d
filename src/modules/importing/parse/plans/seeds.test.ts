import { describe, expect, it } from 'vitest'
import { lostLines } from '../fixtures/lost-lines.ts'
import { load, norm, present, type Quoted, read, truths, values } from '../fixtures/real-documents.ts'
import type { ParsedDocument, Target } from '../types.ts'

describe.skipIf(!present)('every real document', () => {
  it.each(['000', '001', '002', '003', '004'])(
    '%s keeps each of its lines in a field or unplaced, and names its municipality',
    (number) => {
      const { text, parsed } = load(number)
      expect(lostLines(text, parsed)).toEqual([])
      expect(values(parsed.document, 'municipality')).toEqual([truths[number]?.municipality])
    },
  )

  it.each(['000', '001', '002', '003', '004'])('%s has every text of its fields in its own words', (number) => {
    const { text, parsed } = load(number)
    const joined = parsed.doubts.filter(({ code }) => code === 'joinedWord')
    const source = joined.reduce((words, { params }) => words.replaceAll(params['before'] ?? '-', params['after'] ?? ''), norm(text))
    const { themes, prizes, facts, followUps, targets } = parsed.document
    const said = [
      ...themes.flatMap(({ title, initiatives }) => [title, ...initiatives.map((initiative) => initiative.text)]),
      ...prizes.flatMap(({ criteria }) => criteria),
      ...facts.map((fact) => fact.text),
      ...followUps.map(({ what }) => what),
      ...targets.flatMap((target) => target.text.split('\n')),
    ]
    const words = source.replaceAll(' - ', ' ')
    expect(
      said.filter((sentence) => !source.includes(norm(sentence)) && !words.includes(norm(sentence)) && !/Kun lykkedes/.test(sentence)),
    ).toEqual([])
  })
})

describe.skipIf(!present)('the page of a council', () => {
  const truth = truths['000']
  const document = present ? load('000').parsed.document : ({} as ParsedDocument)

  it('has its kind, council and policies', () => {
    expect(document.kind).toBe('webpage')
    expect(values(document, 'councilSize')).toEqual([read(truth, 'council', 'members')])
    expect(values(document, 'councilPeriod')).toEqual([read<number[]>(truth, 'council', 'period').join('-')])
    expect(values(document, 'hearingRight')).toEqual([read(truth, 'council', 'hearingRight')])
    expect(values(document, 'represents')).toEqual(read(truth, 'council', 'represents'))
    expect(values(document, 'policyCount')).toEqual([read(truth, 'policies', 'count')])
    expect(values(document, 'policy')).toEqual(read(truth, 'policies', 'names'))
    expect(read<string>(truth, 'policies', 'goal', 'q')).toContain(values(document, 'goal')[0])
  })

  it('has its prizes, each with the criteria that hold for both', () => {
    const criteria = read<Quoted[]>(truth, 'prizeCriteria').map(({ q }) => q.replace(/\.$/, ''))
    const expected = read<{ name: string; kr: number }[]>(truth, 'prizes').map(({ name, kr }) => ({ name, amount: kr, criteria }))
    expect(document.prizes.map((prize) => ({ ...prize, criteria: prize.criteria.map((text) => text.replace(/\.$/, '')) }))).toEqual(
      expected,
    )
  })

  it('has its projects, and no private person among the facts', () => {
    const [first, second] = read<Record<string, never>[]>(truth, 'projects')
    expect(values(document, 'project')).toEqual([first?.['name'], second?.['name']])
    expect(values(document, 'area')).toEqual(first?.['areas'])
    expect(values(document, 'confidentiality')).toEqual([first?.['confidentiality']])
    expect(values(document, 'projectLocation')).toEqual([second?.['location']])
    expect([values(document, 'ageFrom'), values(document, 'ageTo')]).toEqual([[second?.['ageFrom']], [second?.['ageTo']]])
    expect(JSON.stringify(document.facts)).not.toContain(first?.['contactPerson'])
  })

  it('keeps a misspelt area as printed and asks about it', () => {
    const planned = read<string[]>(truth, 'projects', 1, 'plannedAreas')
    const near = load('000').parsed.doubts.filter(({ code }) => code === 'nearName')
    expect(near.map(({ params }) => params['like'])).toEqual([planned[1]])
    const printed = near[0]?.params['name']
    expect(values(document, 'plannedArea')).toEqual(planned.map((area) => (area === planned[1] ? printed : area)))
  })
})

describe.skipIf(!present)('the press release about a plan', () => {
  const truth = truths['001']
  const document = present ? load('001').parsed.document : ({} as ParsedDocument)

  it('says which plan, by whom, and about what', () => {
    expect(values(document, 'adoptedPlan')).toEqual([read(truth, 'plan')])
    expect(values(document, 'adoptedBy')).toEqual([read(truth, 'adoptedBy')])
    expect(values(document, 'firstEver')).toEqual([read(truth, 'firstEver')])
    expect(values(document, 'focusArea')).toEqual(read<Quoted[]>(truth, 'areas').map(({ q }) => q))
    expect(values(document, 'chair')).toEqual(read<{ name: string }[]>(truth, 'people').map(({ name }) => name))
    const activities = values(document, 'activity')
    expect(read<Quoted[]>(truth, 'activities').map(({ q }, i) => String(activities[i]).includes(q))).toEqual(activities.map(() => true))
  })

  it('has its three targets, each of its own kind', () => {
    const [first, second, third] = read<Record<string, never>[]>(truth, 'targets')
    const [relative, reference, qualitative] = document.targets
    const area = (target: Record<string, never> | undefined) => read<Quoted[]>(truth, 'areas')[Number(target?.['area']) - 1]?.q
    expect(document.targets.map(({ kind }) => kind)).toEqual(['relative', 'reference', 'qualitative'])
    expect(document.targets.map((target) => target.area)).toEqual([area(first), area(second), area(third)])
    const parts = ({ change, baseline, baselineYear, value, unit, year }: Target) => ({ change, baseline, baselineYear, value, unit, year })
    expect(relative && parts(relative)).toEqual({
      ...{ change: first?.['changePct'], baseline: first?.['baselineValue'], baselineYear: first?.['fromYear'] },
      ...{ value: null, unit: 'percent', year: first?.['toYear'] },
    })
    expect(reference && parts(reference)).toEqual({
      ...{ change: null, baseline: second?.['baselinePct'], baselineYear: second?.['baselineYear'] },
      ...{ value: null, unit: 'percent', year: second?.['toYear'] },
    })
    expect(reference?.reference).toContain(second?.['referenceName'])
    expect(reference?.reference).toContain(String(second?.['referencePct']).replace('.', ','))
    expect(qualitative && parts(qualitative)).toEqual({
      change: null,
      baseline: null,
      baselineYear: null,
      value: null,
      unit: null,
      year: null,
    })
    for (const [i, target] of [first, second, third].entries()) expect(document.targets[i]?.text).toContain(target?.['q'])
    expect([relative?.group, relative?.indicator]).toEqual([
      expect.stringContaining(first?.['group'] ?? '-'),
      expect.stringContaining(first?.['indicator'] ?? '-'),
    ])
    expect(reference?.group).toContain('15-29-årige')
    expect(qualitative?.group).toBe(third?.['group'])
  })
})

describe.skipIf(!present)('the report of a term', () => {
  const truth = truths['002']
  const document = present ? load('002').parsed.document : ({} as ParsedDocument)

  it('has its focus areas with their points', () => {
    const expected = read<(Quoted & { points: Quoted[] })[]>(truth, 'focusAreas').map(({ q, points }) => [
      q.replace(':', ''),
      points.map((point) => point.q),
    ])
    expect(document.themes.map(({ title, initiatives }) => [title, initiatives.map(({ text }) => text)])).toEqual(expected)
  })

  it('has its hearings and dialogue meetings, each once for every period and year', () => {
    expect(document.hearings).toEqual(read(truth, 'hearings', 'list'))
    expect(document.hearings).toHaveLength(read(truth, 'hearings', 'expanded'))
    const meetings = read<(Quoted & { years: number[] })[]>(truth, 'dialogueMeetings', 'list')
    const expected = meetings.flatMap(({ q, years }) =>
      years.length > 0 ? (years as (number | null)[]).map((year) => ({ text: q, year })) : [{ text: q, year: null }],
    )
    expect(document.dialogueMeetings).toEqual(expected)
    expect(document.dialogueMeetings).toHaveLength(read(truth, 'dialogueMeetings', 'expanded'))
  })

  it('has its prizes and winners', () => {
    const prizes = read<{ name: string; kr: number }[]>(truth, 'prizes').map(({ name, kr }) => ({ name, amount: kr, criteria: [] }))
    expect(document.prizes).toEqual(prizes)
    const winners = read<{ year: number; prize: string; persons: string[]; organisation: string | null }[]>(truth, 'winners')
    expect(document.winners).toEqual(
      winners.map(({ year, prize, persons, organisation }) => ({ year, prize, names: persons, organisation })),
    )
  })

  it('has the rules and figures of the council', () => {
    const expected: Record<string, unknown> = {
      councilPeriod: [read<number[]>(truth, 'period').join('-')],
      councilSizeMax: [read(truth, 'maxMembers')],
      directlyElected: [read(truth, 'directlyElected')],
      directlyElectedNonWestern: [read(truth, 'directlyElectedSplit', 'nonWestern')],
      directlyElectedWestern: [read(truth, 'directlyElectedSplit', 'western')],
      directlyElectedSplitEnds: [read(truth, 'directlyElectedSplit', 'abolishedForNextTerm')],
      councillorMembers: [read(truth, 'nextTermCouncilorMember')],
      meetingsPerYear: [read(truth, 'meetings', 'perYear')],
      jointMeetingsPerYear: [read(truth, 'meetings', 'jointMeetingsPerYear')],
      secretariat: [read(truth, 'secretariat')],
      chair: [read(truth, 'committeeChairMeetings', 'with')],
      committeeMeetingsWith: [read(truth, 'committeeChairMeetings', 'with')],
      committeeMeetingsPerYear: [read<number[]>(truth, 'committeeChairMeetings', 'perYear').join('-')],
      studyTrip: read<{ year: number }[]>(truth, 'studyTrips').map(({ year }) => year),
      studyTripPlace: read<{ places: string[] }[]>(truth, 'studyTrips').flatMap(({ places }) => places),
      project: [read(truth, 'project', 'q')],
      facebookPage: [read(truth, 'facebook', 'page')],
      facebookFollowers: [read(truth, 'facebook', 'followers')],
      electionDay: [read(truth, 'election', 'date')],
      electionPlace: [read(truth, 'election', 'place')],
      experienceNoteDiscussed: [read(truth, 'experienceNote', 'discussedWithChair')],
      experienceNotePresented: [read(truth, 'experienceNote', 'committeeOrientation')],
      rulesApproved: [read(truth, 'experienceNote', 'rulesApproved')],
      heading: read<Quoted[]>(truth, 'headings').map(({ q }) => q.replace(/:$/, '')),
    }
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, values(document, key)]))).toEqual(expected)
    expect(values(document, 'projectPartner')).toHaveLength(read(truth, 'project', 'partners'))
    expect(read<string>(truth, 'meetings', 'q')).toContain(values(document, 'meetingRule')[0])
    expect(read<string>(truth, 'committeeChairMeetings', 'from').split(' ').toReversed().join(' ').replace(/[()]/g, '')).toBe(
      values(document, 'committeeMeetingsFrom')[0],
    )
  })

  it('asks about the year of a prize and the name spelt twice', () => {
    const { doubts } = load('002').parsed
    const [, prize] = read<(Quoted & { host: string })[]>(truth, 'dialogueMeetings', 'list')
    expect(doubts.find(({ code }) => code === 'yearUnsure')?.params).toEqual({ text: prize?.q, year: '2015' })
    expect(doubts.find(({ code }) => code === 'nearName')?.params['like']).toBe(prize?.host)
  })
})
