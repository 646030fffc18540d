import { expect, test } from 'vitest'
import { titleOf } from './title.ts'

test.each([
  ['REFERAT', 'Integrationsrådet', '2026-10-14', 'Referat, Integrationsrådet, 14. oktober 2026'],
  ['Åben referat', null, '2026-10-14', 'Åben referat, 14. oktober 2026'],
  ['ÅBEN DAGSORDEN', 'Byrådet', null, 'Åben dagsorden, Byrådet'],
  ['Dagsorden:', null, '2026-10-14', 'Dagsorden, 14. oktober 2026'],
  [null, 'Integrationsrådet', null, 'Integrationsrådet'],
  ['REFERAT', null, null, 'a.txt'],
  [null, null, null, 'a.txt'],
  ['Referat fra Integrationsrådet', 'Integrationsrådet', '2026-10-14', 'Referat fra Integrationsrådet'],
  ['Årsberetning', null, null, 'Årsberetning'],
])('a document titled %s by %s on %s is called %s', (title, body, date, called) => {
  expect(titleOf({ title, body, date: date ?? null }, 'a.txt')).toBe(called)
})
