import { describe, expect, test } from 'vitest'
import { type Actor, nobody, type Role, roles } from '#platform/http/actor.ts'
import { agendaStates, meetingStates, minutesStates, type ReleaseRule } from './model.ts'
import {
  openSteps,
  type Rules,
  refuseRelease,
  refuseTransition,
  type Stand,
  steps,
  type Transition,
  transitionNames,
} from './transitions.ts'

const [ours, theirs] = ['body-ours', 'body-theirs']
const somebody = (id: string, role: Role, bodyId: string | null = ours): Actor => ({
  ...nobody,
  accountId: id,
  grants: [{ role, bodyId }],
})

const stands: Stand[] = meetingStates.flatMap((meeting) =>
  agendaStates.flatMap((agenda) =>
    minutesStates.flatMap((minutes) => [true, false].map((isPublic) => ({ meeting, agenda, minutes, isPublic }))),
  ),
)
const rules: Rules[] = [true, false].flatMap((agendaIsApproved) =>
  [true, false].map((minutesAreSigned) => ({ agendaIsApproved, minutesAreSigned, releaseRule: 'secretary' as const })),
)

/** Meeting, agenda, minutes, public (p) or not (-); `*` any. One line for each way to stand from which the step may be taken. */
const reviewed: Record<Transition, { from: string; when?: (rules: Rules) => boolean }[]> = {
  announce: [{ from: 'planned * * -' }],
  askApproval: [{ from: 'planned draft * *' }],
  approveAgenda: [{ from: 'planned draft * *' }],
  reopenAgenda: [{ from: 'planned approved * *' }],
  call: [{ from: 'planned approved * *' }, { from: 'planned draft * *', when: (given) => !given.agendaIsApproved }],
  supplement: [{ from: 'called published * *' }],
  move: [{ from: 'planned * * *' }, { from: 'called * * *' }],
  cancel: [{ from: 'planned * * *' }, { from: 'called * * *' }],
  remove: [{ from: 'planned * * -' }],
  begin: [{ from: 'called * * *' }],
  record: [{ from: 'held * draft *' }, { from: 'held * none *' }],
  markReady: [{ from: 'held * draft *' }],
  release: [{ from: 'held * draft *' }],
  approveMinutes: [{ from: '* * released p' }],
  sign: [{ from: '* * approved p', when: (given) => given.minutesAreSigned }],
  correct: [{ from: '* * released p' }, { from: '* * approved p' }, { from: '* * signed p' }],
  withdraw: [{ from: '* * * p' }],
  publishAgain: [{ from: '* published * -' }, { from: '* * released -' }, { from: '* * approved -' }, { from: '* * signed -' }],
}

const fits = (stand: Stand, from: string) => {
  const is = [stand.meeting, stand.agenda, stand.minutes, stand.isPublic ? 'p' : '-']
  return from.split(' ').every((wanted, i) => wanted === '*' || wanted === is[i])
}

const staff: Role[] = ['administrator', 'secretary']
const takenBy: Record<Transition, Role[]> = {
  ...(Object.fromEntries(transitionNames.map((name) => [name, staff])) as Record<Transition, Role[]>),
  approveAgenda: ['chair'],
  sign: ['chair'],
  reopenAgenda: [...staff, 'chair'],
  release: [...staff, 'chair'],
}

describe.each(transitionNames)('%s', (name) => {
  test('is taken from the ways to stand that were reviewed, and no other', () => {
    for (const stand of stands)
      for (const given of rules) {
        const expected = reviewed[name].some(({ from, when }) => fits(stand, from) && (when?.(given) ?? true))
        expect(steps[name].from(stand, given), `${JSON.stringify(stand)} ${JSON.stringify(given)}`).toBe(expected)
      }
  })

  test.each(roles)('by %s', (role) => {
    for (const stand of stands)
      for (const given of rules) {
        const meeting = { bodyIds: [ours], stand, rules: given }
        const refusal = refuseTransition(somebody('me', role), name, meeting)
        if (!takenBy[name].includes(role)) expect(refusal).toBe('noRight')
        else expect(refusal === null).toBe(steps[name].from(stand, given))
        expect(refuseTransition(somebody('me', role, theirs), name, meeting)).toBe('noRight')
      }
  })

  test('nobody without a right learns anything of the state', () => {
    for (const stand of stands) expect(refuseTransition(nobody, name, { bodyIds: [ours], stand, rules: rules[0] as Rules })).toBe('noRight')
  })
})

test('a step leads to a way to stand, and only the steps that say so change what the public has', () => {
  const publishing: Transition[] = ['announce', 'release', 'withdraw', 'publishAgain']
  for (const name of transitionNames)
    for (const stand of stands) {
      const after = steps[name].to(stand)
      expect(meetingStates).toContain(after.meeting)
      expect(agendaStates).toContain(after.agenda)
      expect(minutesStates).toContain(after.minutes)
      if (!publishing.includes(name)) expect(after.isPublic).toBe(stand.isPublic)
    }
})

test('where the chair group approves agendas, a draft is not called and the reason is told', () => {
  const meeting = (agendaIsApproved: boolean) => ({
    bodyIds: [ours],
    stand: { meeting: 'planned', agenda: 'draft', minutes: 'none', isPublic: false } as const,
    rules: { agendaIsApproved, minutesAreSigned: false, releaseRule: 'secretary' as const },
  })
  expect(refuseTransition(somebody('me', 'secretary'), 'call', meeting(true))).toBe('needsApproval')
  expect(refuseTransition(somebody('me', 'secretary'), 'call', meeting(false))).toBeNull()
})

test('the whole way, step by step, as a secretary and a chair take it', () => {
  const given: Rules = { agendaIsApproved: true, minutesAreSigned: true, releaseRule: 'second_person' }
  let stand: Stand = { meeting: 'planned', agenda: 'draft', minutes: 'none', isPublic: false }
  for (const name of [
    'announce',
    'askApproval',
    'approveAgenda',
    'call',
    'begin',
    'record',
    'markReady',
    'release',
    'approveMinutes',
    'sign',
  ] as const) {
    const role = takenBy[name].includes('secretary') ? 'secretary' : 'chair'
    expect(refuseTransition(somebody('me', role), name, { bodyIds: [ours], stand, rules: given }), name).toBeNull()
    stand = steps[name].to(stand)
  }
  expect(stand).toEqual({ meeting: 'held', agenda: 'published', minutes: 'signed', isPublic: true })
  expect(openSteps(somebody('me', 'secretary'), { bodyIds: [ours], stand, rules: given })).toEqual(['correct', 'withdraw'])
})

describe('releasing, by the rule of the body', () => {
  const [writer, other] = [somebody('writer', 'secretary'), somebody('other', 'secretary')]
  const chair = somebody('chair', 'chair')
  const cases: [ReleaseRule, Actor, string | null, ReturnType<typeof refuseRelease>][] = [
    ['secretary', writer, null, null],
    ['second_person', writer, null, 'notReady'],
    ['second_person', writer, 'account/writer', 'needsSecondPerson'],
    ['second_person', other, 'account/writer', null],
    ['second_person', chair, 'account/writer', null],
    ['chair', writer, null, 'notReady'],
    ['chair', other, 'account/writer', 'needsChair'],
    ['chair', chair, 'account/writer', null],
    ['chair', somebody('chair', 'chair', theirs), 'account/writer', 'needsChair'],
  ]
  test.each(cases)('%s', (rule, actor, readyBy, expected) => {
    expect(refuseRelease(actor, rule, [ours], readyBy)).toBe(expected)
  })
})
