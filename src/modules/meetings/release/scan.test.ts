import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonalData } from './scan.ts'

const found = (text: string) => findPersonalData(text).map(({ kind, match }) => `${kind} ${match}`)
const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind)

describe('a personal number', () => {
  test.each([
    '010190-1234',
    '0101901234',
    '010190 1234',
    '010190 - 1234',
    '01.01.90-1234',
    '01 01 90 1234',
    '010190\u20111234',
    '010190\u20131234',
    '010190-\n1234',
    '٠١٠١٩٠-١٢٣٤',
    '290200-4321',
    '610190-1234',
    'CPR:010190-1234.',
    '(010190-1234)',
    '1-010190-1234',
  ])('is found written as %j', (text) => expect(kinds(text)).toEqual(['cpr']))

  test.each([
    '2021-000299',
    '2021-010299-1234',
    '21/010190',
    '320190-1234',
    '011390-1234',
    '290201-1234',
    '5798009801234',
    '99010190123499',
    '010190-12345',
    '0000000000',
    '6101901234',
    'kl. 16.00-17.30',
  ])('is not %j', (text) => expect(kinds(text)).not.toContain('cpr'))

  test('stands where it is said to stand, also among signs of other lengths', () => {
    const text = 'Født 😀 den: 010190-1234, og ٠١٠١٩٠-١٢٣٥'
    expect(findPersonalData(text).map(({ start, end }) => text.slice(start, end))).toEqual(['010190-1234', '٠١٠١٩٠-١٢٣٥'])
  })

  test('of any day is found between any words', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    const words = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\d@.+-]/g, 'x'))
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom('-', '', ' '),
        words,
        words,
        (day, serial, between, before, after) => {
          const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
          const number = `${date}${month}${year.slice(2)}${between}${String(serial).padStart(4, '0')}`
          expect(found(`${before} ${number} ${after}`)).toContain(`cpr ${number}`)
        },
      ),
    )
  })
})

describe('a telephone number', () => {
  test.each([
    'Ring 22 33 44 55',
    'tlf. 22334455',
    '+45 22 33 44 55',
    '+4522334455',
    '0045 22334455',
    '(+45) 22 33 44 55',
    '2233 4455',
    '223 34 455',
    '22-33-44-55',
    '22.33.44.55',
    '+46 70 123 45 67',
    '+380 44 123 4567',
    'Ring til Omar på 12345678, hvis du kommer.',
    'tlf.22334455',
    '+45 22112026',
    'Vi har cvr og ean, men ring 22334455',
  ])('is found in %j', (text) => expect(kinds(text)).toEqual(['phone']))

  test.each([
    '2018 2021',
    '2018-2021',
    '20210412',
    '12.345.678',
    '25000000 kr.',
    '20261122',
    '22112026',
    '12345678 kr.',
    'kr. 12345678',
    '12.345.678 kr',
    '12345678,-',
    'CVR-nr. 29189374',
    'CVR-nummeret er 12345678',
    'CVR: 12345678',
    'DK12345678',
    'SE-nr. 12345678',
    'EAN 5798 0098 01234',
    'EAN-nr. 57980098',
    'j.nr. 12345678',
    'Journalnummer 22334455',
    'sagsnr. 22334455',
    '22334455-21',
    '00-12345678',
    '00123456',
    '123456789',
    '2021-00029912',
    '10 000 000',
    '15 12 11 10 9',
    '5798009801234',
    'kl. 18.00',
  ])('is not %j', (text) => expect(kinds(text)).toEqual([]))
})

describe('an e-mail address', () => {
  test('is found wherever it stands', () => {
    expect(found('Skriv til <ida.æble+x@post.fjordby.dk>, eller mailto:a@b.dk?x=1')).toEqual([
      'email ida.æble+x@post.fjordby.dk',
      'email a@b.dk',
    ])
    expect(kinds('a@b, @bruger, 5 @ 3 kr')).toEqual([])
  })
})

test('a long hostile text is searched in time that grows with its length', () => {
  // Of this thread alone: what else the machine does is no part of it.
  const time = (text: string) => {
    const before = process.threadCpuUsage()
    findPersonalData(text)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  // The least of several: collecting garbage is no part of it either.
  const least = (text: string) => Math.min(...[1, 2, 3].map(() => time(text)))
  for (const part of ['a', '1', '1 ', 'a.', '+1', '@', '01', 'a@b.', '22 33 ']) {
    time(part.repeat(1_000))
    // The clock of a thread may tick in steps of some milliseconds.
    const short = Math.max(least(part.repeat(200_000)), 10)
    expect(least(part.repeat(800_000)) / short, part).toBeLessThan(10)
  }
})
