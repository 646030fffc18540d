import { expect, test } from 'vitest'
import { languageOf } from './language-of.ts'

test.each([
  ['da', 'Rådet ønsker, at der bliver bygget en ny cykelsti ved skolen, og det er på tide.'],
  ['da', 'Referat 2021'],
  ['da', ''],
  ['da', 'Rådet kalder sin plan for »The future of work and life«, og den er vedtaget af alle.'],
  ['da', 'Ordet مرحبا betyder goddag på arabisk.'],
  ['en', 'The council wants a new cycle path to be built by the school, and it is time for that.'],
  ['ar', 'يرغب المجلس في إنشاء مسار جديد للدراجات بجانب المدرسة.'],
  ['ar', 'المجلس 2021-000299 Fjordby'],
  ['fa', 'شورا می‌خواهد یک مسیر دوچرخه جدید در کنار مدرسه ساخته شود.'],
  ['uk', 'Рада хоче збудувати нову велодоріжку біля школи, і це її рішення.'],
  ['und-Cyrl', 'Совет хочет построить новую велодорожку у школы.'],
  ['tr', 'Meclis, okulun yanında yeni bir bisiklet yolu yapılmasını istiyor ve bu için karar aldı.'],
  ['pl', 'Rada chce, aby przy szkole powstała nowa ścieżka rowerowa, i nie jest to mało.'],
  ['so', 'Golahu waxa uu rabaa in la dhiso waddo cusub oo baaskiil ah, waana ay ku faraxsan yihiin iyo dadka.'],
])('%s: %s', (lang, text) => {
  expect(languageOf(text)).toBe(lang)
})
