import { expect, test } from 'vitest'
import { addressesOf, connectionTo } from './primary.ts'

test.each([
  ['postgres://app@db.internal/brobygger', ['postgres://app@db.internal/brobygger']],
  [
    'postgres://app:p%40ss@pg1:5432,pg2:5433/brobygger?sslmode=verify-full&target_session_attrs=read-write',
    ['postgres://app:p%40ss@pg1:5432/brobygger?sslmode=verify-full', 'postgres://app:p%40ss@pg2:5433/brobygger?sslmode=verify-full'],
  ],
  ['postgresql://app@[::1]:5432,pg2/brobygger', ['postgresql://app@[::1]:5432/brobygger', 'postgresql://app@pg2/brobygger']],
])('%s names these servers', (url, addresses) => expect(addressesOf(url)).toEqual(addresses))

test.each(['postgres://app@pg1:70000,pg2/x', 'postgres://', 'pg1,pg2'])('%s is no address', (url) =>
  expect(() => addressesOf(url)).toThrow(),
)

test('one server needs no search for the one that takes changes', () => {
  expect(connectionTo('postgres://app@db/x')).toEqual({ connectionString: 'postgres://app@db/x' })
})
