/// <reference lib="dom" />
import { expect } from 'vitest'
import { bodiesTexts } from '#modules/administration/bodies/bodies.text.ts'
import { screenTexts } from '#modules/administration/bodies/screens.text.ts'
import { itemTexts } from '#modules/meetings/items/items.text.ts'
import { papersTexts } from '#modules/meetings/papers/papers.text.ts'
import { planTexts } from '#modules/meetings/plan/plan.text.ts'
import { stepsTexts } from '#modules/meetings/plan/steps.text.ts'
import { workspaceTexts } from '#modules/meetings/plan/workspace.text.ts'
import { releaseTexts } from '#modules/meetings/release/release.text.ts'
import { textsOf } from '#texts/index.ts'
import { richFieldTexts } from '#ui/rich-field/rich-field.text.ts'
import type { Visitor } from './cycle-visit.ts'
import { textFile } from './visitors.ts'

const t = textsOf('da')
const w = workspaceTexts.da
const items = itemTexts.da
const papers = papersTexts.da

export const council = 'Integrationsrådet'
/** Words that only those who sit in the council may read. */
export const closed = ['Mørkelygten', 'gedehamsene', 'vandmelonen', 'rundsaven', 'tordenskyen']
const [closedTitle = '', closedText = '', closedSection = '', closedPaper = ''] = closed
export const phoneNumber = '20 45 67 89'

/** The titles of the items on the workspace, in their order. */
export const agenda = ({ page }: Visitor) => page.locator('.agenda-work-title').allInnerTexts()
/** What the meeting's page says is to be done now. */
export const nextStep = async ({ page }: Visitor) => ((await page.locator('#naeste').textContent()) ?? '').trim()

/** How the council works, where it is set: the chair approves the agenda, and two people release the minutes. */
export async function checkRules(administrator: Visitor) {
  await administrator.go('/opsaetning')
  await administrator.go('/opsaetning/raad')
  await administrator.follow(council)
  const hub = administrator.path()
  await administrator.go(`${hub}/godkendelse`)
  expect(await administrator.page.getByLabel(screenTexts.approval.da.agendaChoices.yes).isChecked()).toBe(true)
  await administrator.go(`${hub}/frigivelse`)
  expect(await administrator.page.getByLabel(bodiesTexts.da.release.rules.second_person).isChecked()).toBe(true)
}

/** From the desk to the page of a new meeting. @returns its path */
export async function plan(secretary: Visitor, { title, day, start }: { title: string; day: string; start: string }): Promise<string> {
  const f = planTexts.da.fields
  await secretary.go('/skrivebord')
  await secretary.follow(t.accounts.desk.links.plan)
  await secretary.page.getByLabel(f.body, { exact: true }).selectOption(council)
  await secretary.fill(f.day, day)
  await secretary.fill(f.start, start)
  await secretary.fill(f.place, 'Fjordby Rådhus, byrådssalen')
  await secretary.fill(f.title, title)
  await secretary.press(planTexts.da.save)
  expect(secretary.path()).toMatch(/^\/moeder\/[\w-]+\/arbejde$/)
  return secretary.path().replace(/\/arbejde$/, '')
}

/** A list, made by the toolbar where there is one and by its signs where there is none. */
async function writeList({ page }: Visitor, label: string, before: string, lines: string[], scripts: boolean) {
  const area = page.getByLabel(label, { exact: true })
  if (!scripts) return area.fill([before, ...lines.map((line) => `- ${line}`)].join('\n'))
  await area.fill([before, ...lines].join('\n'))
  await area.evaluate(
    (node, from) => (node as HTMLTextAreaElement).setSelectionRange(from, (node as HTMLTextAreaElement).value.length),
    before.length + 1,
  )
  const field = page.locator('.rich-field').filter({ has: area })
  await field.getByRole('button', { name: richFieldTexts.da.tools.bullets, exact: true }).click()
}

async function newItem(secretary: Visitor, meeting: string, title: string, openness: string) {
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(w.agenda.add)
  await secretary.fill(items.title, title)
  await secretary.choose(openness)
  await secretary.press(items.create)
}

/** An open item with a list, a telephone number and one closed section. @returns its path */
export async function openItem(secretary: Visitor, meeting: string, title: string, scripts: boolean): Promise<string> {
  await newItem(secretary, meeting, title, items.open)
  await writeList(secretary, items.text('Baggrund og vurdering'), 'Caféen har brug for:', ['en kaffemaskine', 'to tolke'], scripts)
  await secretary.fill(items.text('Indstilling'), `Rådet støtter caféen. Ring på ${phoneNumber}.`)
  await secretary.press(items.save)
  await secretary.page.getByLabel(items.chooseSection, { exact: true }).selectOption(items.otherSection)
  await secretary.fill(items.ownCaption, 'Til medlemmerne')
  await secretary.press(items.addSection)
  await secretary.fill(items.text('Til medlemmerne'), `Kun for medlemmer: ${closedSection}.`)
  const section = secretary.page.locator('.item-section').last()
  if (!(await section.getByText(items.sectionClosed).isVisible())) await section.getByText(items.sectionMore).click()
  await section.getByText(items.sectionClosed, { exact: true }).click()
  await secretary.press(items.save)
  expect(await secretary.text()).toContain(items.saved)
  return secretary.path().replace(/\/rediger$/, '')
}

/** @returns its path */
export async function closedItem(secretary: Visitor, meeting: string): Promise<string> {
  await newItem(secretary, meeting, closedTitle, items.closed)
  await secretary.fill(items.text('Baggrund og vurdering'), `Prisen er ${closedText} værd.`)
  await secretary.press(items.save)
  return secretary.path().replace(/\/rediger$/, '')
}

/** Two papers, of which one is opened. */
export async function attach(secretary: Visitor, item: string) {
  await secretary.go(`${item}/rediger`)
  await secretary.follow(items.papers)
  await secretary.page
    .getByLabel(papers.fields.files, { exact: true })
    .setInputFiles([textFile('budget.txt', 'Kaffe koster 900 kr. om måneden.'), textFile('lukket.txt', `Om ${closedPaper}.`)])
  await secretary.press(papers.send)
  await secretary.page.locator('article').filter({ hasText: 'budget.txt' }).getByText(papers.open, { exact: true }).click()
  await secretary.press(papers.saveOf('1. budget'))
  expect(await secretary.page.locator('article').filter({ hasText: 'budget.txt' }).locator('.state-tag').first().textContent()).toBe(
    papers.tags.open,
  )
}

/** Moves an item up by its button and, where there are scripts, drags it back down. */
export async function putInOrder(secretary: Visitor, meeting: string, title: string, scripts: boolean) {
  await secretary.go(`${meeting}/arbejde`)
  const before = await agenda(secretary)
  const place = before.indexOf(title)
  const moved = before.with(place, before[place - 1] ?? '').with(place - 1, title)
  const up = secretary.page.getByRole('button', { name: w.agenda.upOf(title), exact: true })
  if (!scripts) {
    await secretary.press(w.agenda.upOf(title))
    expect(await agenda(secretary)).toEqual(moved)
    return
  }
  await up.click()
  await expect.poll(() => agenda(secretary)).toEqual(moved)
  const row = secretary.page.locator('.agenda-work-item').filter({ hasText: title })
  const below = secretary.page.locator('.agenda-work-item').nth(place)
  const height = (await below.boundingBox())?.height ?? 0
  await row.locator('.agenda-work-handle').dragTo(below, { targetPosition: { x: 40, y: height - 4 } })
  await expect.poll(() => agenda(secretary)).toEqual(before)
  expect(await secretary.page.locator('[data-sort-status]').textContent()).toContain(title)
}

/** The agenda goes to the chair, who finds it on the desk and approves it. */
export async function approve(secretary: Visitor, chair: Visitor, meeting: string, title: string) {
  await secretary.go(`${meeting}/arbejde`)
  await secretary.press(w.next.askApproval.button)
  expect(await nextStep(secretary)).toContain(w.next.awaitApproval.text)
  await chair.fromDesk(t.accounts.desk.kinds.agendaToApprove, title)
  expect(await chair.text()).toContain(title)
  await chair.press(t.planning.approve.button)
  expect(await chair.text()).toContain(t.planning.approve.approved)
}

/** Every finding is shown with the words around it, and answered by itself. @returns what was found */
export async function answerFindings(secretary: Visitor): Promise<string[]> {
  const words = releaseTexts.da.findings
  const found = await secretary.page.locator('.finding mark').allInnerTexts()
  for (let left = await secretary.page.locator('.finding').count(); left > 0; left--)
    await secretary.press(new RegExp(`^${words.keep}|^${words.keepFile}`))
  expect(await secretary.text()).toContain(words.allAnswered)
  return found
}

/** Calls the meeting; a telephone number in its papers stops that until somebody has answered for it. */
export async function call(secretary: Visitor, meeting: string) {
  await secretary.go(`${meeting}/arbejde`)
  await secretary.follow(w.next.call.button)
  if (await secretary.page.getByRole('link', { name: w.toFindings }).isVisible()) {
    await secretary.follow(w.toFindings)
    expect(await answerFindings(secretary)).toEqual([phoneNumber])
    await secretary.follow(releaseTexts.da.toMeeting)
    await secretary.follow(w.next.call.button)
  }
  await secretary.press(stepsTexts.da.call.button)
  expect(await secretary.page.locator('.agenda-work-number').allInnerTexts()).not.toContain('–')
}

/** What came up after the call goes out as a supplement of its own. */
export async function supplement(secretary: Visitor, meeting: string, title: string): Promise<string> {
  await newItem(secretary, meeting, title, items.open)
  const path = secretary.path().replace(/\/rediger$/, '')
  await secretary.follow(items.toWorkspace)
  expect(await secretary.text()).toContain(w.agenda.unsent(1))
  return path
}

export async function sendSupplement(secretary: Visitor, meeting: string) {
  await secretary.go(`${meeting}/arbejde/tillaeg`)
  await secretary.press(stepsTexts.da.supplement.button)
  expect(await secretary.text()).toContain(w.agenda.supplement(1))
}
