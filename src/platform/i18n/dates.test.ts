import { expect, test } from 'vitest'
import { allLangs } from '#texts/index.ts'
import { dateInWords, dayInWords, shortDate, timeOfDay } from './dates.ts'
import { fileSize } from './sizes.ts'

const at = new Date('2026-04-17T16:05:00Z')
const written: Record<string, [day: string, date: string, time: string]> = {
  da: ['fredag 17. april 2026', '17. april 2026', '18.05'],
  en: ['Friday, 17 April 2026', '17 April 2026', '18:05'],
  ar: ['الجمعة، 17 أبريل 2026', '17 أبريل 2026', '18:05'],
  fa: ['جمعه 17 آوریل 2026', '17 آوریل 2026', '18:05'],
  pl: ['piątek, 17 kwietnia 2026', '17 kwietnia 2026', '18:05'],
  so: ['Jimco, 17 Abriil 2026', '17 Abriil 2026', '18:05'],
  tr: ['17 Nisan 2026 Cuma', '17 Nisan 2026', '18:05'],
  uk: ['п’ятниця, 17 квітня 2026 року', '17 квітня 2026 року', '18:05'],
}

test.each(Object.entries(written))('%s writes a day, a date and a time as people do in a sentence', (lang, expected) => {
  expect([dayInWords(lang, at), dateInWords(lang, '2026-04-17'), timeOfDay(lang, at)]).toEqual(expected)
})

test.each(allLangs)('%s has the year, the day and the digits of the Danish original', (lang) => {
  expect(Object.keys(written)).toContain(lang)
  for (const text of [dayInWords(lang, at), dateInWords(lang, at), shortDate(lang, at)]) {
    expect(text).toContain('2026')
    expect(text).toContain('17')
  }
  expect(fileSize(lang, 1_450_000)).toMatch(/^1[.,]5\s/)
})
