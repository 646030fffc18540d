import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryKinds, noFilters, readSearch, searchAddress } from './address.ts'

test('a search has one address, and the address gives the search back', () => {
  const whole = { ...noFilters, query: '"nye råd" -skole', kind: 'item', body: 'integrationsraadet', caseSlug: '2021-000299' } as const
  const address = searchAddress({ ...whole, fromYear: 2019, toYear: 2021, order: 'newest' })
  expect(address).toBe('q=%22nye+r%C3%A5d%22+-skole&slags=item&raad=integrationsraadet&sag=2021-000299&fra=2019&til=2021&orden=nyeste')
  expect(readSearch(address)).toEqual({ ...whole, fromYear: 2019, toYear: 2021, order: 'newest' })
  expect(searchAddress(noFilters)).toBe('')
})

test('what makes no sense is not asked for, and years that stand the wrong way round are turned', () => {
  expect(readSearch('q=+a%00b++c+&slags=alt&raad=../x&sag=A%20B&fra=12&til=tolv&orden=x&side=7')).toEqual({ ...noFilters, query: 'a b c' })
  expect(readSearch('fra=01-02-2026&til=2026-03-01')).toMatchObject({ fromYear: 2026, toYear: 2026 })
  expect(readSearch('fra=2022&til=2020')).toMatchObject({ fromYear: 2020, toYear: 2022 })
})

test('whatever is typed or kept, reading and writing again changes nothing more', () => {
  const slug = fc.option(fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,5})?$/))
  const years = fc.option(fc.integer({ min: 1900, max: 2199 }))
  const filters = fc.record({
    query: fc.string({ unit: 'binary', maxLength: 400 }),
    kind: fc.option(fc.constantFrom(...entryKinds)),
    body: slug,
    caseSlug: slug,
    fromYear: years,
    toYear: years,
    order: fc.constantFrom('fit' as const, 'newest' as const),
  })
  fc.assert(
    fc.property(filters, (given) => {
      const once = readSearch(searchAddress(given))
      expect(readSearch(searchAddress(once))).toEqual(once)
      expect(once.query.length).toBeLessThanOrEqual(200)
    }),
  )
})
