import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { StepLine } from './step-line.tsx'

export const stepLineExamples: Examples = {
  meeting: () => (
    <StepLine
      label="Mødets forløb"
      steps={[
        { label: 'Planlagt', state: 'done', stateText: 'udført', note: '5. januar' },
        { label: 'Indkaldt', state: 'done', stateText: 'udført', note: '24. april' },
        { label: 'Holdt', state: 'current', stateText: 'nu' },
        { label: 'Referat udsendt', state: 'todo', stateText: 'mangler', note: 'senest 12. maj' },
        { label: 'Godkendt', state: 'todo', stateText: 'mangler' },
      ]}
    />
  ),
  hostile: () => (
    <StepLine
      label={hostile}
      steps={[
        { label: hostile, state: 'done', stateText: hostile, note: hostile },
        { label: arabic, state: 'current', stateText: 'nu' },
        { label: longWord, state: 'todo', stateText: 'mangler' },
      ]}
    />
  ),
}
