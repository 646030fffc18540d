import { arabic, type Examples, hostile } from '../example.ts'
import { Excerpt } from './excerpt.tsx'

export const excerptExamples: Examples = {
  hit: () => <Excerpt parts={[{ text: '… rådet drøftede ' }, { text: 'boligplanen', hit: true }, { text: ' og sendte et svar …' }]} />,
  hostile: () => <Excerpt parts={[{ text: hostile }, { text: hostile, hit: true }]} />,
  arabic: () => <Excerpt lang="ar" parts={[{ text: arabic, hit: true }]} />,
}
