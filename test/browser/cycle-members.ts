import { expect } from 'vitest'
import { itemTexts } from '#modules/meetings/items/items.text.ts'
import { workspaceTexts } from '#modules/meetings/plan/workspace.text.ts'
import { messagesTexts } from '#modules/messages/messages.text.ts'
import { absenceTexts } from '#modules/participation/absences.text.ts'
import { answerTexts } from '#modules/participation/answer.text.ts'
import { textsOf } from '#texts/index.ts'
import { closed } from './cycle-agenda.ts'
import type { Visitor } from './cycle-visit.ts'

const t = textsOf('da')
const [closedTitle = '', closedText = '', closedSection = ''] = closed

type Papers = { open: string; closed: string }

/** Where the files of an item lie, by their names. */
export async function papersOf(secretary: Visitor, item: string): Promise<Papers> {
  await secretary.go(`${item}/bilag`)
  const hrefOf = (name: string) => secretary.page.getByRole('link', { name }).getAttribute('href')
  const path = (href: string | null) => (href ?? '').replace('?udkast=ja', '')
  return { open: path(await hrefOf('budget.txt')), closed: path(await hrefOf('lukket.txt')) }
}

const fetched = async ({ page }: Visitor, path: string) => {
  const answer = await page.request.get(new URL(path, page.url()).href)
  return { status: answer.status(), text: await answer.text() }
}

type Meeting = { path: string; title: string; openTitle: string; openItem: string; closedItem: string; papers: Papers }

/** What everybody reads of a meeting that was called: its open items, and of the closed one that there is one. */
export async function readAgenda(reader: Visitor, { path, title, openTitle, openItem, closedItem, papers }: Meeting) {
  await reader.go('/moeder')
  await reader.follow(title)
  expect(reader.path()).toBe(path)
  for (const said of [openTitle, t.meetings.closedItem, 'Caféen har brug for:']) expect(await reader.text()).toContain(said)
  await reader.follow(openTitle)
  expect(reader.path()).toBe(openItem)
  expect(await reader.page.locator('main ul li').filter({ hasText: 'en kaffemaskine' }).count()).toBe(1)
  await reader.go(closedItem, 404)
  await reader.go(papers.closed, 404)
  expect(await fetched(reader, papers.open)).toMatchObject({ status: 200, text: expect.stringContaining('Kaffe koster') })
  const found = await fetched(reader, `/soeg?q=${encodeURIComponent(closedTitle)}`)
  expect(found.status).toBe(200)
  expect(found.text).not.toContain(closedItem)
}

/** A member opens the meeting from their own list, and reads what is closed too. */
export async function readAsMember(member: Visitor, { path, title, closedItem, papers }: Meeting) {
  await member.go('/skrivebord')
  await member.follow(t.accounts.desk.links.mine)
  await member.follow(title)
  expect(member.path()).toBe(path)
  expect(await member.text()).toContain(closedSection)
  await member.follow(closedTitle)
  expect(member.path()).toBe(closedItem)
  expect(await member.text()).toContain(closedText)
  expect((await fetched(member, papers.closed)).status).toBe(200)
}

/** What the demo shows instead of sending a mail. @returns the path of the link with which the receiver says no */
export async function readMail(secretary: Visitor, kind: string, to: string, { path, title }: Meeting): Promise<string> {
  const words = messagesTexts.da
  const part = secretary.page.locator('section.section').filter({ has: secretary.page.getByRole('heading', { name: title }) })
  // What went well is folded away.
  const row = part
    .locator('tr')
    .filter({ hasText: to })
    .filter({ hasText: words.kinds[kind] ?? '' })
  await expect
    .poll(
      async () => {
        await secretary.go('/beskeder')
        return row.filter({ hasText: words.states['shown'] ?? '' }).count()
      },
      { interval: 500 },
    )
    .toBe(1)
  await secretary.go((await row.locator('a').getAttribute('href')) ?? '')
  const said = await secretary.text()
  expect(said).toContain(t.planning.mails.calendar)
  expect(await secretary.page.locator(`main a[href^="http"][href$="${path}"]`).count()).toBe(1)
  expect(closed.filter((word) => said.includes(word))).toEqual([])
  const href = await secretary.page.locator('main a[href*="/afbud?n="]').getAttribute('href')
  const { pathname, search } = new URL(href ?? '')
  return pathname + search
}

/** The link of the mail shows a button and does nothing; the button does it. */
export async function sayNo(guest: Visitor, secretary: Visitor, link: string, name: string, { path }: Meeting) {
  const words = absenceTexts.da
  await guest.go(link)
  expect(await guest.text()).toContain(t.participation.apology.from(name))
  await secretary.go(`${path}/arbejde`)
  await secretary.follow(workspaceTexts.da.apologies(0))
  expect(await secretary.text()).toContain(words.none.title)
  const before = await secretary.text()
  await guest.press(t.participation.apology.send)
  expect(await guest.text()).toContain(t.participation.apology.sent)
  await secretary.go(`${path}/arbejde`)
  await secretary.follow(workspaceTexts.da.apologies(1))
  expect(await secretary.page.getByRole('row').filter({ hasText: name }).count()).toBe(1)
  const coming = (text: string) => Number(/(\d+) af \d+ kommer/.exec(text)?.[1])
  expect(coming(await secretary.text())).toBe(coming(before) - 1)
}

/** A member proposes an item for a meeting; the secretariat puts it there and opens it. */
export async function propose(member: Visitor, secretary: Visitor, next: { path: string; title: string }, title: string) {
  const words = t.participation.proposals
  await member.go('/mine-moeder')
  await member.follow(new RegExp(`^${t.participation.mine.propose}: ${next.title}`))
  await member.fill(words.itemTitle, title)
  await member.fill(words.reason, 'Mange spørger om det.')
  await member.press(words.send)
  expect(await member.text()).toContain(words.sent)
  await secretary.fromDesk(t.accounts.desk.kinds.proposal, title)
  await secretary.choose(answerTexts.da.choices.accept.label)
  const chosen = secretary.page.getByLabel(answerTexts.da.meeting, { exact: true }).locator('option:checked')
  expect(await chosen.textContent()).toContain(next.title)
  await secretary.press(answerTexts.da.send)
  expect(await secretary.text()).toContain(answerTexts.da.sent)
  await secretary.follow(title)
  await secretary.follow(answerTexts.da.toItem)
  await secretary.follow(title)
  await secretary.choose(itemTexts.da.open)
  await secretary.press(itemTexts.da.save)
  await member.fromDesk(t.accounts.desk.kinds.proposalAnswered, title)
  expect(await member.text()).toContain(words.states.accepted)
}
