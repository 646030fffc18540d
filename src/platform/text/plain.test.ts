import { expect, test } from 'vitest'
import { plainLine, plainText } from './plain.ts'

test.each([
  ['a\0b\b\u001b[31m\u007f\u0085c', 'ab[31mc'],
  ['\u202egnp.exe\u202d', 'gnp.exe'],
  ['to linjer\r\nog\tet tab', 'to linjer\r\nog\tet tab'],
  ['\u200fثلاثة\u200e 3 \u2067אב\u2069 ǻ😀', '\u200fثلاثة\u200e 3 \u2067אב\u2069 ǻ😀'],
])('%j becomes %j', (given, plain) => expect(plainText(given)).toBe(plain))

test('a line is one line, whatever the form brought', () => {
  expect(plainLine(' Salen\r\n\r\nTryk her:\u2028\thttps://ond.example\0 ')).toBe('Salen Tryk her: https://ond.example')
})
