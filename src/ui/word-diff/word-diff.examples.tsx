import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { WordDiff } from './word-diff.tsx'

const texts = { added: 'tilføjet:', removed: 'slettet:', end: 'slut' }

export const wordDiffExamples: Examples = {
  changed: () => (
    <WordDiff
      lang="da"
      texts={texts}
      parts={[
        { kind: 'same', text: 'Rådet mødes den ' },
        { kind: 'removed', text: '3' },
        { kind: 'added', text: '10' },
        { kind: 'same', text: '. maj i salen.\n\nAlle er velkomne' },
        { kind: 'added', text: ' og kan komme med forslag' },
        { kind: 'same', text: '.' },
      ]}
    />
  ),
  long: () => (
    <WordDiff
      texts={texts}
      parts={[
        { kind: 'removed', text: `${longWord} ${longWord}` },
        { kind: 'added', text: longWord },
      ]}
    />
  ),
  arabic: () => (
    <WordDiff
      lang="ar"
      texts={texts}
      parts={[
        { kind: 'same', text: `${arabic} ` },
        { kind: 'removed', text: 'الاثنين' },
        { kind: 'added', text: 'الثلاثاء' },
      ]}
    />
  ),
  hostile: () => (
    <WordDiff
      texts={texts}
      parts={[
        { kind: 'removed', text: hostile },
        { kind: 'added', text: hostile },
      ]}
    />
  ),
}
