import type { Browser } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { homeZone } from '#platform/clock.ts'
import { startBrowser } from './browser.ts'
import * as before from './cycle-agenda.ts'
import * as members from './cycle-members.ts'
import * as after from './cycle-minutes.ts'
import { holderOf, keysTo, resident } from './cycle-visit.ts'

const site = inject('site')
let browser: Browser
let keys: Awaited<ReturnType<typeof keysTo>>

beforeAll(async () => {
  browser = await startBrowser()
  keys = await keysTo(site)
})
afterAll(() => browser.close())

const today = Temporal.Now.plainDateISO(homeZone)
/** Two ways share a council, so the next meeting of the second lies before that of the first. Whoever works with it is one person in each. */
const ways = [
  { way: 'by a secretary with scripts', scripts: true, as: 'secretary', start: '23:58', next: 20 },
  { way: 'by an administrator without scripts', scripts: false, as: 'administrator', start: '23:56', next: 15 },
] as const
const standing = ['Godkendelse af dagsorden', 'Godkendelse af referat fra sidste møde', 'Nyt fra arbejdsgrupperne', 'Eventuelt']

describe('a meeting', () => {
  it.each(ways)(
    'goes from its planning to its correction, its withdrawal and back, $way',
    { timeout: 300_000 },
    async ({ scripts, as, start, next }) => {
      const [secretary, chair, member, administrator] = await Promise.all(
        ([as, 'chair', 'member', 'administrator'] as const).map((role) => holderOf(browser, site, keys, role, { scripts })),
      )
      if (!secretary || !chair || !member || !administrator) throw new Error('somebody did not come')
      const reader = await resident(browser, site, { scripts, never: before.closed })
      const [title, openTitle] = [`Møde om hverdagen ${start}`, `Sprogcafé ${start}`]
      await before.checkRules(administrator)

      const path = await before.plan(secretary, { title, day: today.toString(), start })
      expect(await before.agenda(secretary)).toEqual(standing)
      const openItem = await before.openItem(secretary, path, openTitle, scripts)
      await before.attach(secretary, openItem)
      const closedItem = await before.closedItem(secretary, path)
      await before.putInOrder(secretary, path, openTitle, scripts)
      await before.approve(secretary, chair, path, title)
      await before.call(secretary, path)

      const papers = await members.papersOf(secretary, openItem)
      const meeting = { path, title, openTitle, openItem, closedItem, papers }
      await members.readAgenda(reader, meeting)
      await members.readAsMember(member, meeting)
      const link = await members.readMail(secretary, 'meeting_called', member.name, meeting)
      const guest = await resident(browser, site, { scripts })
      await members.sayNo(guest, secretary, link, member.name, meeting)

      const nextTitle = `Det næste møde efter ${start}`
      const nextPath = await before.plan(secretary, { title: nextTitle, day: today.add({ days: next }).toString(), start: '17:00' })
      await members.propose(member, secretary, { path: nextPath, title: nextTitle }, `Cykler til alle ${start}`)

      const added = `Nøgler til salen ${start}`
      const addedItem = await before.supplement(secretary, path, added)
      await reader.go(path)
      expect(await reader.text()).not.toContain(added)
      await before.sendSupplement(secretary, path)
      await reader.go(addedItem)
      await members.readMail(secretary, 'supplement', member.name, meeting)

      await after.begin(secretary, path)
      await after.comeAndGo(secretary)
      await after.lateItem(secretary, path, `Sommerfest ${start}`)
      await after.decideAll(secretary, path, after.decided(openTitle))
      await reader.go(path)
      expect(await reader.text()).not.toContain('Rådet støtter sprogcaféen.')
      await after.release(secretary, chair, path, title)
      await after.readMinutes(reader, path, ['Rådet støtter sprogcaféen.', `Sommerfest ${start}`])

      await before.approve(secretary, chair, nextPath, nextTitle)
      await before.call(secretary, nextPath)
      await after.begin(secretary, nextPath)
      await after.adopt(secretary, nextPath, standing[1] ?? '')
      await after.release(secretary, chair, nextPath, nextTitle)
      await after.readApproved(reader, path, nextPath)

      const version = await after.correct(secretary, path, openTitle, {
        text: 'Rådet siger ja til to kaffemaskiner.',
        reason: 'Antallet var forkert.',
      })
      await after.readCorrection(reader, path, version, {
        added: 'kaffemaskiner',
        removed: 'indstillingen',
        reason: 'Antallet var forkert.',
      })
      await after.withdrawAndBack(secretary, reader, path, { pages: [openItem, addedItem, papers.open], versions: [version] })
      await Promise.all([secretary, chair, member, administrator, reader, guest].map((visitor) => visitor.leave()))
    },
  )
})
