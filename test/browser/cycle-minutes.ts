import { expect } from 'vitest'
import { fjordby } from '#demo/fjordby/index.ts'
import { workspaceTexts } from '#modules/meetings/plan/workspace.text.ts'
import { attendanceTexts } from '#modules/meetings/record/attendance.text.ts'
import { decisionTexts } from '#modules/meetings/record/decision.text.ts'
import { minutesTexts } from '#modules/meetings/record/minutes.text.ts'
import { releaseTexts } from '#modules/meetings/release/release.text.ts'
import { correctTexts } from '#modules/meetings/versions/correct.text.ts'
import { withdrawTexts } from '#modules/meetings/versions/withdraw.text.ts'
import { textsOf } from '#texts/index.ts'
import { closed, council, nextStep } from './cycle-agenda.ts'
import type { Visitor } from './cycle-visit.ts'

const t = textsOf('da')
const w = workspaceTexts.da
const decisions = decisionTexts.da
const closedTitle = closed[0] ?? ''
export const closedDecision = closed.at(-1) ?? ''

/** The meeting begins, and whoever sent no apology is there; one of them goes again. */
export async function begin(secretary: Visitor, meeting: string) {
  const words = attendanceTexts.da
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(new RegExp(`^(${w.next.hold.button}|${w.actions.attendance})$`))
  const early = secretary.page.locator('input[name=foer]')
  if ((await early.count()) > 0) await early.check({ force: true })
  await secretary.press(words.begin.button)
  await secretary.press(words.allHere)
  expect(await secretary.text()).toMatch(/\d+ af \d+ er her: \S+ er beslutningsdygtigt/)
}

/** One press each: somebody goes, comes back, and the last press is undone. @returns how many are there */
export async function comeAndGo(secretary: Visitor) {
  const words = attendanceTexts.da
  const there = async () => Number(/(\d+) af \d+ er her/.exec(await secretary.text())?.[1])
  const before = await there()
  await secretary.press(new RegExp(`^${words.taps.left}: `))
  expect(await there()).toBe(before - 1)
  await secretary.press(new RegExp(`^${words.log.undo}: `))
  expect(await there()).toBe(before)
}

/** The demo council's own sentence for an outcome. */
const sentenceFor = (outcome: string) => {
  const templates = fjordby.settings.flatMap(({ values }) => values['decision_templates'] ?? []) as { name: string; outcome: string }[]
  return templates.find((one) => one.outcome === outcome)?.name ?? outcome
}

/** What is decided on one item, by a template where one is named. */
type Decided = { template?: string; text?: string; summary?: string }

async function decide(secretary: Visitor, { template, text, summary }: Decided) {
  const { page } = secretary
  if (template) {
    await page.getByLabel(decisions.template, { exact: true }).selectOption(template)
    await secretary.press(decisions.useTemplate)
    expect(await page.getByRole('textbox', { name: decisions.text, exact: true }).inputValue()).toContain(council)
  }
  if (text) await secretary.fill(decisions.text, text)
  if (summary) await secretary.fill(decisions.summary, summary)
  await secretary.press(decisions.save)
  expect(await secretary.text()).toContain(decisions.saved)
}

/** Goes through the items without a decision, the first first, until there is none. */
export async function decideAll(secretary: Visitor, meeting: string, what: (title: string) => Decided) {
  const words = minutesTexts.da
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(w.actions.minutes)
  const missing = () => secretary.page.locator('main').getByRole('link', { name: words.firstMissing, exact: true }).count()
  for (let most = 20; most > 0 && (await missing()) > 0; most--) {
    await secretary.follow(words.firstMissing)
    await decide(secretary, what((await secretary.page.locator('h1').textContent()) ?? ''))
    await secretary.follow(decisions.toMinutes)
  }
  expect(await secretary.text()).toContain(words.allDone)
}

/** Adopts the minutes of the last meeting, and nothing else. */
export async function adopt(secretary: Visitor, meeting: string, title: string) {
  const words = minutesTexts.da
  await secretary.go(`${meeting}/referat`)
  await secretary.follow(words.openFor(words.write, title))
  await decide(secretary, { template: sentenceFor('adopted') })
}

/** What nobody had thought of beforehand. */
export async function lateItem(secretary: Visitor, meeting: string, title: string) {
  const words = minutesTexts.da.lateItem
  await secretary.go(`${meeting}/referat`)
  await secretary.fill(words.name, title)
  await secretary.choose(words.open)
  await secretary.press(words.add)
  expect(await secretary.text()).toContain(title)
}

/** The secretary says that the minutes are ready and cannot release them alone; the chair does. */
export async function release(secretary: Visitor, chair: Visitor, meeting: string, title: string) {
  const words = releaseTexts.da
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(new RegExp(`^(${w.next.release.button}|${w.actions.release})$`))
  await secretary.press(words.release.ready)
  expect(await secretary.text()).toContain(words.errors.needsSecondPerson)
  expect(await secretary.page.getByRole('button', { name: words.release.button }).count()).toBe(0)
  await chair.fromDesk(t.accounts.desk.kinds.minutesToRelease, title)
  await chair.press(words.release.button)
  expect(await chair.text()).toContain(words.release.done)
  await chair.follow(words.toMeeting)
  expect(chair.path()).toBe(meeting)
}

export async function readMinutes(reader: Visitor, meeting: string, said: string[]) {
  await reader.go(meeting)
  expect(await reader.text()).toContain(t.meetings.notApproved)
  for (const words of [...said, t.meetings.closedItem]) expect(await reader.text()).toContain(words)
}

/** Minutes say at which later meeting they were approved, and lead there. */
export async function readApproved(reader: Visitor, meeting: string, by: string) {
  await reader.go(meeting)
  expect(await reader.text()).toContain(t.meetings.approvedBy)
  expect(await reader.text()).not.toContain(t.meetings.notApproved)
  const link = reader.page.locator('main .alert').filter({ hasText: t.meetings.approvedBy }).getByRole('link')
  await reader.go((await link.getAttribute('href')) ?? '')
  expect(await reader.page.locator(`main a[href="${by}"], nav a[href="${by}"]`).count()).toBeGreaterThan(0)
}

/** From the minutes to a correction with a reason. @returns the path of the new version */
export async function correct(
  secretary: Visitor,
  meeting: string,
  title: string,
  change: { text: string; reason: string },
): Promise<string> {
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(w.actions.correct)
  await secretary.follow(minutesTexts.da.openFor(minutesTexts.da.correct, title))
  await secretary.fill(decisions.text, change.text)
  await secretary.press(correctTexts.da.save, 422)
  expect(await secretary.text()).toContain(correctTexts.da.errors.reason)
  await secretary.fill(correctTexts.da.reason, change.reason)
  await secretary.press(correctTexts.da.save)
  return secretary.path()
}

export async function readCorrection(
  reader: Visitor,
  meeting: string,
  version: string,
  words: { added: string; removed: string; reason: string },
) {
  await reader.go(meeting)
  expect(await reader.text()).toContain(words.reason)
  await reader.follow(t.meetings.versions.all)
  await reader.go(version)
  const part = reader.page.locator('#forskelle')
  expect(await part.locator('ins').textContent()).toContain(words.added)
  expect(await part.locator('del').textContent()).toContain(words.removed)
  expect(await part.locator('.sr-only').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining(t.meetings.versions.added)]),
  )
}

/** Everything about the meeting is gone and says why; published again, it can be read, but for the versions that stay away. */
export async function withdrawAndBack(
  secretary: Visitor,
  reader: Visitor,
  meeting: string,
  addresses: { pages: string[]; versions: string[] },
) {
  const words = withdrawTexts.da
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(w.actions.withdraw)
  await secretary.press(words.button)
  expect(await secretary.text()).toContain(words.report.title)
  for (const path of [meeting, ...addresses.pages, ...addresses.versions]) {
    await reader.go(path, 410)
    expect(await reader.text()).toContain(t.meetings.withdrawalReasons.mistake)
  }
  await secretary.press(words.again.button)
  expect(await nextStep(secretary)).toContain(w.next.done.text)
  await reader.go(meeting)
  for (const path of addresses.pages) expect((await reader.page.request.get(new URL(path, reader.page.url()).href)).status()).toBe(200)
  for (const path of addresses.versions) await reader.go(path, 410)
}

/** How each item of the meeting ends, by its title. */
export const decided = (openTitle: string) => (heading: string) => {
  if (heading.includes(openTitle)) return { template: sentenceFor('adopted'), summary: 'Rådet støtter sprogcaféen.' }
  if (heading.includes(closedTitle)) return { text: `Vi tager ${closedDecision} i ed.` }
  return { template: sentenceFor('noted') }
}
