import { expect, test } from 'vitest'
import { fileNameOf, shownName } from './names.ts'

test.each([
  ['re\u0000ferat\u007f.pdf', 'referat.pdf'],
  ['linje\r\nskift.pdf', 'linje skift.pdf'],
  ['\u202afaktura\u202efdp.exe\u2069', 'fakturafdp.exe'],
  ['\u2066\u2067\u2068\u0001', '–'],
  ['ملاحظة 2.pdf', 'ملاحظة 2.pdf'],
])('the name %j is shown as %j', (given, shown) => {
  expect([shownName(given), fileNameOf(given)]).toEqual([shown, shown])
})

test('a name that is too long keeps its ending', () => {
  for (const name of [shownName(`${'a'.repeat(300)}.pdf`), fileNameOf(`c:\\x/${'a'.repeat(300)}.pdf\u0001`)])
    expect([name.length, name.slice(-6)]).toEqual([200, 'aa.pdf'])
})
