import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aPdf } from '#test/papers.ts'
import { buildModel } from '../build-model.ts'
import { outgoing } from './outgoing.ts'
import { aRelease } from './release.fixtures.ts'

const db = await testDatabase()
const { act, minutes, addPaper, secretary } = await aRelease(db)
const came = { personId: null, role: '', party: '', remote: false, arrivedAt: null, leftAt: null }

test('what goes out is counted in what will be public: closed items, their decisions and papers, and closed papers stay', async () => {
  const meeting = await minutes([{}, { title: 'En hemmelig sag', openness: 'closed' }], {
    present: [{ ...came, name: 'Ida Krog' }],
    apologies: [{ personId: null, name: 'Bo Friis', reason: 'Syg' }],
  })
  const open = await addPaper(meeting, 'a.pdf', aPdf('Et bilag'))
  const closed = await addPaper(meeting, 'b.pdf', aPdf('Et andet bilag'))
  await closed.open('closed')
  expect(open.id).not.toBe(closed.id)
  const model = await act((tx) => buildModel(tx, meeting.id))
  expect(model && outgoing(model)).toEqual({
    ...{ open: 1, closed: 1, decisions: 1, papers: 1, papersKept: 1 },
    people: { present: ['Ida Krog'], apologies: ['Bo Friis'] },
  })
  const shown = load(await (await secretary.get(meeting.path)).text())('#frigiv .summary-list').text()
  expect(shown).toContain('1 åbent, 1 lukket')
  expect(shown).toContain('1: Ida Krog')
  expect(shown).not.toContain('hemmelig')
  expect(shown).not.toContain('Syg')
})
