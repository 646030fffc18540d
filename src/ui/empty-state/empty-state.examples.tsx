import { type Examples, hostile, longWord } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const emptyStateExamples: Examples = {
  'with a first step': () => (
    <EmptyState
      title="Her kommer møderne"
      text="Når det første møde er planlagt, står det her."
      action={{ href: '/moeder/nyt', label: 'Planlæg et møde' }}
    />
  ),
  'nothing to do': () => <EmptyState title="Ingen opgaver" text="Du er på forkant." />,
  hostile: () => <EmptyState title={hostile} text={longWord} action={{ href: '/x', label: hostile }} />,
}
